"""Voice and music: what is offered, that a change is stored and told, and what is heard of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audio_engine.library import Library
from audio_engine.narration.choices import NarrationChoices
from audio_engine.narration.spoken import LANGUAGES as SPOKEN
from desktop.articles.music_panel import MusicPanel
from desktop.articles.voice_panel_texts import LANGUAGES, reading_language_name, voice_label, voice_sentence
from desktop.bridge.article_values import VoiceItem
from tests.desktop.articles.conftest import LONG_MS, add_article, an_article
from tests.desktop.conftest import SAMPLE
from tests.desktop.walking import clipped, nameless, unreachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.articles.workspace import ArticlesWorkspace
    from tests.desktop.interviews.context import Host

PIPER = VoiceItem("fr_FR-siwis-medium", "Siwis", "fr_FR", "medium", licence="CC BY 4.0")


def test_the_languages_are_the_engines() -> None:
    assert set(LANGUAGES) == set(SPOKEN)
    assert reading_language_name("fr-be") == "Français (Belgique)"


def test_a_voice_says_its_quality_country_and_licence() -> None:
    assert voice_label(PIPER) == "Siwis · medium quality · France"
    assert voice_sentence(PIPER) == "Licence of the voice: CC BY 4.0"


def test_the_basic_voice_is_marked_and_warned_of() -> None:
    basic = VoiceItem("espeak", "eSpeak NG", "fr", basic=True)

    assert "basic" in voice_label(basic)
    assert "not for publication" in voice_sentence(basic)


@pytest.fixture
def opened(home: Path, workspace: ArticlesWorkspace, qtbot: QtBot) -> ArticlesWorkspace:
    article_id = add_article(home, an_article("Une phrase courte."))
    workspace.open_article(article_id)
    qtbot.waitUntil(lambda: workspace.open_id == article_id and workspace.page.isVisible(), timeout=LONG_MS)
    qtbot.waitUntil(lambda: workspace.page.side.voice.voice.count() > 1)
    return workspace


def stored(home: Path) -> NarrationChoices:
    with Library.open(home) as library:
        return NarrationChoices.from_json(library.article(1).settings)


def test_the_panels_can_be_used_without_a_mouse(opened: ArticlesWorkspace) -> None:
    side = opened.page.side

    assert (nameless(side), unreachable(side), clipped(side)) == ([], [], [])


def test_the_installed_voices_are_offered_and_the_basic_one_warns(opened: ArticlesWorkspace) -> None:
    panel = opened.page.side.voice

    assert panel.voice.itemText(0) == "The best: eSpeak NG · basic"
    assert "not for publication" in panel.about.text()
    assert panel.language.itemText(0) == "As the article: Français"


def test_a_change_is_stored_and_restarts_the_rehearsal(opened: ArticlesWorkspace, qtbot: QtBot, home: Path) -> None:
    panel = opened.page.side.voice
    plan = opened.page.editor.planned

    with qtbot.waitSignal(plan, timeout=LONG_MS):
        panel.speed.setValue(1.3)

    qtbot.waitUntil(lambda: stored(home).speed == 1.3)
    assert opened.page.choices.speed == 1.3


def test_holding_an_arrow_down_is_one_change(opened: ArticlesWorkspace, qtbot: QtBot) -> None:
    panel = opened.page.side.voice
    changes: list[NarrationChoices] = []
    panel.changed.connect(changes.append)

    for _ in range(5):
        panel.speed.stepUp()

    qtbot.waitUntil(lambda: bool(changes))
    assert [choices.speed for choices in changes] == [1.25]


def test_another_language_offers_its_voices(opened: ArticlesWorkspace, qtbot: QtBot, home: Path) -> None:
    panel = opened.page.side.voice
    panel.language.setCurrentIndex(panel.language.findData("en-gb"))

    with qtbot.waitSignal(panel.changed) as changed:
        panel.language.activated.emit(panel.language.currentIndex())

    assert changed.args[0].language == "en-gb"
    qtbot.waitUntil(lambda: stored(home).language == "en-gb")


def test_a_voice_that_is_gone_is_said(opened: ArticlesWorkspace, qtbot: QtBot) -> None:
    panel = opened.page.side.voice

    panel.show_article(opened.page.item, NarrationChoices(voice="fr_FR-gone-low"))

    qtbot.waitUntil(panel.missing.isVisible)
    assert "fr_FR-gone-low" in panel.missing.text()
    assert panel.choices.voice == "fr_FR-gone-low"


def test_music_is_looked_at_stored_and_can_be_removed(
    opened: ArticlesWorkspace, qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    intro = Path(shutil.copy(SAMPLE, tmp_path / "intro.flac"))
    music = opened.page.side.music
    piece = music.pieces["intro"]

    piece.dropped.emit(intro)

    qtbot.waitUntil(lambda: ":" in piece.about.text(), timeout=LONG_MS)
    qtbot.waitUntil(lambda: stored(home).intro == str(intro))
    opened.page.side.voice.speed.setValue(1.2)
    qtbot.waitUntil(lambda: stored(home).speed == 1.2)
    assert stored(home).intro == str(intro)
    piece.remove.click()
    qtbot.waitUntil(lambda: not stored(home).intro)
    assert not music.preview.isEnabled()


def test_a_file_that_is_no_music_says_so(host: Host, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_text("no music at all")
    panel = MusicPanel(host.context.bridge, host.context.theme, host)

    panel.show_choices(NarrationChoices(bed=str(tmp_path / "a.mp3")))

    piece = panel.pieces["bed"]
    qtbot.waitUntil(lambda: piece.about.property("role") == "failure", timeout=LONG_MS)
    assert "a.mp3" in piece.about.text()


def test_a_sentence_is_heard_with_the_choices_as_they_are(opened: ArticlesWorkspace, qtbot: QtBot) -> None:
    side = opened.page.side

    with qtbot.waitSignal(side.player.length, timeout=LONG_MS) as length:
        side.voice.hear.click()
        assert side.voice.hear.text() == "Stop"

    assert length.args[0] > 0.3
    side.stop()
    assert side.voice.hear.text() == "Hear a sentence"


def test_the_mix_is_previewed(opened: ArticlesWorkspace, qtbot: QtBot, tmp_path: Path) -> None:
    side = opened.page.side
    side.music.pieces["intro"].dropped.emit(Path(shutil.copy(SAMPLE, tmp_path / "intro.flac")))
    qtbot.waitUntil(lambda: opened.page.editor.plan is not None, timeout=LONG_MS)

    with qtbot.waitSignal(side.player.length, timeout=LONG_MS) as length:
        side.music.preview.click()
        assert side.music.preview.text() == "Cancel"

    assert length.args[0] > 5.0


def test_a_preview_can_be_cancelled(opened: ArticlesWorkspace, qtbot: QtBot, tmp_path: Path) -> None:
    side = opened.page.side
    side.music.pieces["intro"].dropped.emit(Path(shutil.copy(SAMPLE, tmp_path / "intro.flac")))
    qtbot.waitUntil(lambda: opened.page.editor.plan is not None, timeout=LONG_MS)
    lengths: list[float] = []
    side.player.length.connect(lengths.append)
    side.music.preview.click()

    side.music.preview.click()

    assert side.music.preview.text() == "Preview the mix"
    qtbot.waitUntil(lambda: opened._bridge.operations.is_idle, timeout=LONG_MS)
    assert lengths == []
