"""Listening while one edits: from any sentence, with a light on the word, in a loop, past a killed worker."""

from __future__ import annotations

import signal

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.bridge.article_values import SentenceSound, SentenceState
from tests.desktop.articles.editor.conftest import LONG_MS, Desktop, Make, article

THREE = "Le premier jour. Le deuxième matin arrive. Le troisième soir."
READY = (SentenceState.CACHED, SentenceState.SPOKEN)


def wait_until_said(shown: Desktop, count: int | None = None) -> None:
    """Until so many sentences have a sound, or all."""
    shown.planned()
    wanted = shown.model.rowCount() if count is None else count
    shown.qtbot.waitUntil(lambda: shown.model.count(*READY) >= wanted, timeout=LONG_MS)


def hear_until_row(shown: Desktop, row: int) -> None:
    """Have the loudspeaker play until a sentence is heard."""

    def heard() -> bool:
        shown.desk.hear(0.05)
        return shown.said.painter.spoken_row == row

    shown.qtbot.waitUntil(heard, timeout=LONG_MS)


def workers() -> list[psutil.Process]:
    return [p for p in psutil.Process().children(recursive=True) if "rehears" in " ".join(p.cmdline())]


def test_every_sentence_is_said_and_its_state_is_shown(desktop: Make) -> None:
    shown = desktop(article(THREE))

    wait_until_said(shown)

    assert {shown.model.state(row) for row in range(3)} <= set(READY)
    shown.qtbot.waitUntil(lambda: "Everything is spoken" in shown.editor.status.text)


def test_one_word_changed_is_one_sentence_said_again(desktop: Make) -> None:
    shown = desktop(article(THREE))
    wait_until_said(shown)
    made_anew: list[SentenceSound] = []
    shown.bridge.articles.sentence_changed.connect(
        lambda _id, sound: made_anew.append(sound) if sound.state is SentenceState.SPOKEN else None
    )
    repainted = shown.model.repainted
    shown.select("matin")

    QTest.keyClicks(shown.text, "midi")
    wait_until_said(shown)

    assert shown.spoken()[1] == "Le deuxième midi arrive."
    assert {sound.index for sound in made_anew} == {1}
    assert len({sound.key for sound in made_anew}) == 1
    assert shown.model.repainted - repainted < 20


def test_it_plays_from_the_sentence_at_the_caret_and_shows_the_word_on_both_sides(desktop: Make) -> None:
    shown = desktop(article(THREE))
    wait_until_said(shown)
    shown.select("deuxième")

    QTest.keyClick(shown.text, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    hear_until_row(shown, 1)

    def word_is_lit() -> bool:
        shown.desk.hear(0.05)
        return shown.text.underlay.word is not None and shown.said.painter.spoken_word is not None

    shown.qtbot.waitUntil(word_is_lit, timeout=LONG_MS)
    place = shown.text.underlay.spoken
    assert place is not None
    assert shown.lines()[0][place[1] : place[2]] == "Le deuxième matin arrive."
    word = shown.text.underlay.word
    assert word is not None
    assert shown.lines()[0][word[1] : word[2]] in {"Le", "deuxième", "matin", "arrive"}


def test_it_goes_on_to_the_next_sentence(desktop: Make) -> None:
    shown = desktop(article(THREE))
    wait_until_said(shown)

    shown.editor.listening.play_from(1)
    hear_until_row(shown, 1)
    hear_until_row(shown, 2)

    assert shown.editor.player.is_playing


def test_letters_are_keys_beside_the_text_and_text_in_it(desktop: Make) -> None:
    shown = desktop(article(THREE))
    wait_until_said(shown)
    shown.said.go_to(0)
    shown.said.setFocus()

    QTest.keyClick(shown.said, Qt.Key.Key_L)
    assert shown.editor.tandem.row == 1
    QTest.keyClick(shown.said, Qt.Key.Key_J)
    assert shown.editor.tandem.row == 0
    QTest.keyClick(shown.said, Qt.Key.Key_K)
    shown.qtbot.waitUntil(lambda: shown.editor.player.is_playing, timeout=LONG_MS)
    hear_until_row(shown, 0)
    QTest.keyClick(shown.said, Qt.Key.Key_K)
    shown.qtbot.waitUntil(lambda: not shown.editor.player.is_playing, timeout=LONG_MS)

    shown.text.setFocus()
    shown.put_caret(0, 0)
    QTest.keyClicks(shown.text, "jkl")
    assert shown.lines()[0].startswith("jkl")


def test_a_sentence_is_looped_while_it_is_mended(desktop: Make) -> None:
    shown = desktop(article(THREE))
    wait_until_said(shown)
    shown.select("deuxième")

    shown.editor.actions_by_id["article.loop"].trigger()
    shown.qtbot.waitUntil(lambda: shown.editor.player.current_loop is not None, timeout=LONG_MS)
    first = shown.editor.player.current_loop
    hear_until_row(shown, 1)
    shown.select("matin")
    QTest.keyClicks(shown.text, "midi")
    shown.qtbot.waitUntil(lambda: shown.editor.player.current_loop not in {first, None}, timeout=LONG_MS)
    hear_until_row(shown, 1)

    assert shown.editor.bar.loop.isChecked()
    shown.editor.actions_by_id["article.loop"].trigger()
    assert shown.editor.player.current_loop is None


def test_scrolling_lets_go_and_a_button_goes_back(desktop: Make) -> None:
    shown = desktop(article(*[f"La phrase numéro {n} est là." for n in range(40)]))
    wait_until_said(shown, 3)
    shown.editor.listening.play_from(0)
    hear_until_row(shown, 0)

    QTest.keyClick(shown.text, Qt.Key.Key_PageDown)

    assert not shown.editor.listening.is_following
    assert shown.editor._follow.isVisible()
    QTest.mouseClick(shown.editor._follow, Qt.MouseButton.LeftButton)
    assert shown.editor.listening.is_following
    assert not shown.editor._follow.isVisible()


def test_a_killed_worker_is_replaced_and_the_rest_is_said(desktop: Make) -> None:
    shown = desktop(article(*[f"La phrase numéro {n} est assez longue pour durer un peu." for n in range(30)]))
    shown.planned()
    shown.qtbot.waitUntil(lambda: shown.model.count(*READY) >= 2 and bool(workers()), timeout=LONG_MS)

    for worker in workers():
        worker.send_signal(signal.SIGKILL)

    wait_until_said(shown)
    assert shown.model.count(SentenceState.FAILED) == 0
