"""Articles from paste to publication through the bridge, with the real worker and the built-in voice."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from audio_engine.errors import LibraryError, UnusableInputError, UserFacingError
from audio_engine.library import JobState, Library
from audio_engine.names.entry import Name, SayAs, SayWay, Scope
from audio_engine.narration.article import Article, DropReason, Kind
from audio_engine.narration.choices import NarrationChoices
from desktop.bridge import Bridge
from desktop.bridge.article_values import ArticlePlan, OpenArticle, PublishChoices, SentenceSound, SentenceState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import JobEnd

SLOWLY_MS = 20_000
TEXT = """# Le budget de la ville

Par Jeanne Dupont

Le maire a dit que la dette atteint 1,2 Md€. Il a visité Hénin hier.

La CGZT n’est pas d’accord. Elle le dira demain.
"""


def asked(qtbot: QtBot, ask: Callable[..., Any], *arguments: Any, **more: Any) -> Any:
    """What `on_success` is given."""
    with qtbot.waitCallback(timeout=SLOWLY_MS) as answered:
        ask(*arguments, on_success=answered, **more)
    return answered.args[0] if answered.args else None


def read(bridge: Bridge, qtbot: QtBot, text: str = TEXT) -> OpenArticle:
    article_id = asked(qtbot, bridge.articles.read, text.encode(), name="budget.md", as_format="md")
    opened: OpenArticle = asked(qtbot, bridge.articles.open, article_id)
    return opened


def planned(bridge: Bridge, qtbot: QtBot, opened: OpenArticle, draft: Article | None = None) -> ArticlePlan:
    plan: ArticlePlan = asked(
        qtbot, bridge.articles.plan, opened.id, draft or opened.draft, opened.choices, opened.names
    )
    return plan


def with_text(article: Article, paragraph: int, text: str) -> Article:
    changed = replace(article.paragraphs[paragraph], text=text)
    return replace(article, paragraphs=(*article.paragraphs[:paragraph], changed, *article.paragraphs[paragraph + 1 :]))


class Sounds:
    """What the rehearsal has told, by key; `spoken` are those that a voice said."""

    def __init__(self, bridge: Bridge) -> None:
        self.by_key: dict[str, SentenceSound] = {}
        self.spoken: list[str] = []
        bridge.articles.sentence_changed.connect(self._add)

    def _add(self, _article_id: int, sound: SentenceSound) -> None:
        self.by_key[sound.key] = sound
        if sound.state is SentenceState.SPOKEN:
            self.spoken.append(sound.key)

    def has_all(self, plan: ArticlePlan) -> bool:
        keys = {line.key for line in plan.lines if line.key}
        return all(key in self.by_key and self.by_key[key].state.has_sound for key in keys)


def rehearsed(bridge: Bridge, qtbot: QtBot, opened: OpenArticle, plan: ArticlePlan, sounds: Sounds) -> None:
    bridge.articles.rehearse(opened.id, plan)
    qtbot.waitUntil(lambda: sounds.has_all(plan), timeout=SLOWLY_MS)


def test_a_pasted_article_is_stored_with_what_is_left_out(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.articles.articles_changed):
        opened = read(bridge, qtbot)
    (item,) = asked(qtbot, bridge.articles.articles)

    assert item == opened.item
    assert (item.title, item.language, item.state, item.is_changed) == ("Le budget de la ville", "fr", "text", False)
    assert [p.dropped for p in opened.draft.paragraphs if p.text.startswith("Par ")] == [DropReason.BYLINE]
    assert item.words == 29
    assert opened.choices == NarrationChoices()


def test_what_cannot_be_read_is_refused_in_a_sentence(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitCallback() as refused:
        bridge.articles.read(b"", name="vide", on_success=lambda _: None, on_failure=refused)

    assert isinstance(refused.args[0], UnusableInputError)
    assert asked(qtbot, bridge.articles.articles) == []


def test_edits_are_on_the_disk_and_found_and_the_title_follows_the_headline(
    bridge: Bridge, home: Path, qtbot: QtBot
) -> None:
    opened = read(bridge, qtbot)
    draft = with_text(opened.draft, 0, "Le budget du xylographe")
    name = Name("Hénin", say_as=SayAs(SayWay.RESPELLING, "Énain"), scope=Scope.ARTICLE)
    choices = replace(opened.choices, speed=1.25)

    with qtbot.waitSignal(bridge.articles.article_changed):
        asked(qtbot, bridge.articles.store, opened.id, draft=draft, choices=choices, names=[name])

    again: OpenArticle = asked(qtbot, bridge.articles.open, opened.id)
    assert (again.choices, again.names, again.item.title) == (choices, (name,), "Le budget du xylographe")
    assert again.draft.paragraphs == draft.paragraphs
    assert again.original == opened.original
    assert [hit.article_id for hit in asked(qtbot, bridge.articles.search, "xylographe")] == [opened.id]
    with Library.open(home) as library:
        assert library.check() == []


def test_a_new_name_stays_whatever_the_headline_becomes(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot)
    with qtbot.waitSignal(bridge.articles.article_changed):
        bridge.articles.rename(opened.id, "Budget, version du soir")

    asked(qtbot, bridge.articles.store, opened.id, draft=with_text(opened.draft, 0, "Un autre titre"))

    assert asked(qtbot, bridge.articles.open, opened.id).item.title == "Budget, version du soir"


def test_two_empty_articles_are_two(bridge: Bridge, qtbot: QtBot) -> None:
    first = asked(qtbot, bridge.articles.new, "Sans titre", "fr")

    assert asked(qtbot, bridge.articles.new, "Sans titre", "fr") != first


def test_a_deleted_article_comes_back(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot)
    asked(qtbot, bridge.articles.delete, opened.id)
    assert asked(qtbot, bridge.articles.articles) == []

    asked(qtbot, bridge.articles.restore, [opened.id])

    assert [item.id for item in asked(qtbot, bridge.articles.articles)] == [opened.id]


def test_what_could_not_be_stored_is_told(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.operations.failed) as failed:
        bridge.articles.store(4711, choices=NarrationChoices())

    assert isinstance(failed.args[0], LibraryError)


def test_the_plan_says_what_is_rewritten_where_and_what_nobody_knows(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot)
    plan = planned(bridge, qtbot, opened)
    dette = next(line for line in plan.lines if "1,2" in line.text)
    cgzt = next(line for line in plan.lines if "CGZT" in line.text)

    assert dette.spoken.startswith("Le maire a dit que la dette atteint un virgule deux milliard")
    assert [dette.text[slice(*dette.written(*change))] for change in dette.changes] == ["1,2 Md€"]
    assert opened.draft.paragraphs[dette.paragraph].text[dette.start : dette.end] == dette.text
    assert [cgzt.text[flag.start : flag.end] for flag in cgzt.flags] == ["CGZT"]
    assert [line.text for line in plan.lines if line.skipped] == ["Par Jeanne Dupont"]
    assert plan.lines[0].paragraph == -1
    assert plan.estimated_s > 5


def test_a_name_of_the_article_wins_over_everybodys(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot)
    for names, said in (
        ((), "La C G Z T n'est pas"),
        ((Name("CGZT", say_as=SayAs(SayWay.WORD), scope=Scope.ARTICLE),), "La Cgzt n'est pas"),
    ):
        plan = planned(bridge, qtbot, replace(opened, names=names))
        assert next(line for line in plan.lines if "CGZT" in line.text).spoken.startswith(said)


def test_an_article_is_said_and_heard(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot)
    plan, sounds = planned(bridge, qtbot, opened), Sounds(bridge)
    rehearsed(bridge, qtbot, opened, plan, sounds)
    source = bridge.articles.source(opened.id)
    third = source.start_of(3)

    assert all(sounds.by_key[line.key].seconds > 0 for line in plan.lines if line.key)
    assert np.abs(source.read(third, source.rate)).max() > 0.01
    place = source.place(third + source.rate // 4)
    assert place is not None
    assert place[0] == next(line.index for line in plan.lines[3:] if line.key)
    assert place[1] is not None
    assert bridge.articles.sounds(opened.id).keys() >= {line.key for line in plan.lines if line.key}


def test_one_word_changed_is_one_sentence_said(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot)
    sounds = Sounds(bridge)
    rehearsed(bridge, qtbot, opened, planned(bridge, qtbot, opened), sounds)
    sounds.spoken.clear()
    body = next(n for n, p in enumerate(opened.draft.paragraphs) if "dette" in p.text)
    text = opened.draft.paragraphs[body].text.replace("hier", "lundi")
    plan = planned(bridge, qtbot, opened, with_text(opened.draft, body, text))

    rehearsed(bridge, qtbot, opened, plan, sounds)

    assert [line.text for line in plan.lines if line.key in sounds.spoken] == ["Il a visité Hénin lundi."]
    assert len(sounds.spoken) == 1


def test_what_was_said_before_is_there_at_once(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot)
    plan = planned(bridge, qtbot, opened)
    rehearsed(bridge, qtbot, opened, plan, Sounds(bridge))
    other = Bridge(bridge.home, bridge)
    sounds = Sounds(other)
    try:
        rehearsed(other, qtbot, opened, plan, sounds)
        assert {sound.state for sound in sounds.by_key.values()} == {SentenceState.CACHED}
    finally:
        other.close()


def test_a_killed_worker_is_missed_by_nobody(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot, TEXT + "\n\n".join(f"La phrase {n} est dite. Elle finit ici." for n in range(60)))
    plan, sounds = planned(bridge, qtbot, opened), Sounds(bridge)
    with qtbot.waitSignal(
        bridge.articles.sentence_changed,
        timeout=SLOWLY_MS,
        check_params_cb=lambda _, sound: sound.state is SentenceState.SPOKEN,
    ):
        bridge.articles.rehearse(opened.id, plan)
    pid = bridge.articles.worker_pid
    assert pid is not None

    os.kill(pid, signal.SIGKILL)

    qtbot.waitUntil(lambda: sounds.has_all(plan), timeout=SLOWLY_MS)
    assert bridge.articles.worker_pid != pid


def test_a_word_is_heard_as_it_would_be_said(bridge: Bridge, qtbot: QtBot) -> None:
    as_word = asked(qtbot, bridge.articles.hear, "ONU", SayAs(SayWay.WORD), "fr", "espeak")
    as_letters = asked(qtbot, bridge.articles.hear, "ONU", SayAs(SayWay.LETTERS), "fr", "espeak")

    assert as_letters.length() > 1.2 * as_word.length() > 0


def test_a_sound_that_a_voice_does_not_have_is_told(bridge: Bridge, qtbot: QtBot) -> None:
    problems: list[tuple[str, ...]] = []
    asked(qtbot, bridge.articles.hear, "Xi", SayAs(SayWay.IPA, "ʘi"), "fr", "espeak", on_problems=problems.append)
    asked(qtbot, bridge.articles.hear, "Xi", SayAs(SayWay.IPA, "ʃi"), "fr", "espeak", on_problems=problems.append)

    assert [len(sentences) for sentences in problems] == [1, 0]


def test_a_voice_that_is_not_here_is_told(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitCallback() as failed:
        bridge.articles.hear("Oui.", None, "fr", "fr_FR-nobody-high", on_success=lambda _: None, on_failure=failed)
    assert isinstance(failed.args[0], UserFacingError)

    opened = read(bridge, qtbot)
    choices = replace(opened.choices, voice="fr_FR-nobody-high")
    plan = planned(bridge, qtbot, replace(opened, choices=choices))
    assert len(plan.problems) == 1
    assert plan.cast[0].voice == "espeak"


def test_a_voice_that_the_author_names_speaks_where_it_is_installed(
    bridge: Bridge, qtbot: QtBot, tone_voices: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tone_voices["fr"].parents[1]))
    opened = read(
        bridge,
        qtbot,
        "[[Bonjour à tous.|voice: fr_FR-tones-low]]\n\n[[Bonsoir à tous.|voice: personne]]\n\n"
        "[[Bonne nuit à tous.|voice: en_US-tones-medium]]\n",
    )
    plan = planned(bridge, qtbot, replace(opened, choices=replace(opened.choices, voice="espeak", language="fr")))

    assert {member.role: member.voice for member in plan.cast} == {
        "body": "espeak",
        "fr_FR-tones-low": "fr_FR-tones-low",
    }
    assert [name in problem for name, problem in zip(("personne", "en_US"), plan.problems, strict=True)] == [True, True]
    sounds = Sounds(bridge)
    rehearsed(bridge, qtbot, opened, plan, sounds)
    assert len(sounds.spoken) == plan.said


def test_voices_are_listed_the_built_in_one_last(
    bridge: Bridge, qtbot: QtBot, tone_voices: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tone_voices["fr"].parents[1]))

    french = asked(qtbot, bridge.articles.voices, "fr")
    english = asked(qtbot, bridge.articles.voices, "en")

    assert [voice.name for voice in french][-1] == "espeak"
    assert {(voice.name, voice.quality) for voice in french} >= {("fr_FR-tones-medium", "medium")}
    assert next(voice for voice in english if voice.name == "en_US-choir-medium").speakers == ("anna", "bruno", "chloe")
    assert [voice.is_best for voice in french] == [True] + [False] * (len(french) - 1)


def test_an_article_is_published_approved_and_changed(bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    bridge.jobs.start_queue()
    opened = read(bridge, qtbot)
    with qtbot.waitSignal(bridge.jobs.job_ended, timeout=SLOWLY_MS) as ended:
        prepared = asked(
            qtbot, bridge.articles.publish, opened.id, PublishChoices(tmp_path / "budget.wav", "wav", overwrite=True)
        )
    end: JobEnd = ended.args[0]
    assert (end.job_id, end.state in {JobState.DONE, JobState.DONE_WITH_WARNINGS}) == (prepared.job_id, True)

    (narration,) = asked(qtbot, bridge.articles.open, opened.id).narrations
    assert ended.args[0].state is not JobState.FAILED
    assert (narration.path, narration.is_there, narration.is_changed_since) == (tmp_path / "budget.wav", True, False)
    approved = asked(qtbot, bridge.articles.approve, narration.id, "Ève")
    assert (approved.approval_state, approved.approval_by) == ("approved", "Ève")
    (item,) = asked(qtbot, bridge.articles.articles)
    assert (item.state, item.approval_by, item.is_changed) == ("approved", "Ève", False)

    asked(qtbot, bridge.articles.store, opened.id, draft=with_text(opened.draft, 0, "Un autre titre"))
    (item,) = asked(qtbot, bridge.articles.articles)
    assert (item.state, item.is_changed) == ("approved", True)
    asked(qtbot, bridge.articles.store, opened.id, draft=opened.draft)
    assert not asked(qtbot, bridge.articles.narration_report, narration.id).is_changed_since
    asked(qtbot, bridge.articles.store, opened.id, choices=replace(opened.choices, speed=1.5))
    assert asked(qtbot, bridge.articles.narration_report, narration.id).is_changed_since


def test_a_newer_version_keeps_what_was_decided(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot)
    byline = next(n for n, p in enumerate(opened.draft.paragraphs) if p.dropped)
    decided = replace(
        opened.draft,
        paragraphs=tuple(
            p.restored() if n == byline else replace(p, kind=Kind.QUOTE) if "CGZT" in p.text else p
            for n, p in enumerate(opened.draft.paragraphs)
        ),
    )
    asked(qtbot, bridge.articles.store, opened.id, draft=decided)
    newer = TEXT.replace("demain", "jeudi").replace("hier.", "hier.\n\nUn nouvel alinéa entre ici.").encode()

    preview = asked(qtbot, bridge.articles.reimport_preview, opened.id, newer, as_format="md")
    again: OpenArticle = asked(qtbot, bridge.articles.reimport, opened.id, preview)

    assert [p.text for p in preview.added] == ["Un nouvel alinéa entre ici."]
    assert [pair.after.text for pair in preview.changed] == ["La CGZT n’est pas d’accord. Elle le dira jeudi."]
    assert (len(preview.removed), preview.kept) == (0, 3)
    kinds = {p.text.split()[0]: (p.kind, p.dropped) for p in again.draft.paragraphs}
    assert kinds["Par"][1] is None
    assert kinds["La"][0] is Kind.QUOTE


def test_the_mix_is_heard_before_it_is_published(bridge: Bridge, qtbot: QtBot) -> None:
    opened = read(bridge, qtbot)
    plan = planned(bridge, qtbot, opened)
    music = Path(__file__).parents[1] / "data" / "interviews" / "interview-en.flac"
    choices = replace(opened.choices, intro=str(music))

    alone = asked(qtbot, bridge.articles.preview_mix, opened.id, plan, opened.choices)
    mixed = asked(qtbot, bridge.articles.preview_mix, opened.id, plan, choices)

    assert mixed.length() > alone.length() > 0
    assert list((bridge.home / "narration-work" / "preview").iterdir()) == []


def test_music_that_is_none_is_told(bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    opened = read(bridge, qtbot)
    plan = planned(bridge, qtbot, opened)
    (tmp_path / "letter.mp3").write_text("Dear Sir")
    choices = replace(opened.choices, intro=str(tmp_path / "letter.mp3"))

    with qtbot.waitCallback(timeout=SLOWLY_MS) as failed:
        bridge.articles.preview_mix(opened.id, plan, choices, on_success=lambda _: None, on_failure=failed)

    assert isinstance(failed.args[0], UserFacingError)
