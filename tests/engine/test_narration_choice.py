"""What a narration will be, decided from what was asked, what the article says and what the settings hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audio_engine.engine import NarrationRequest
from audio_engine.engine.narration_choice import choose_narration, reading_language
from audio_engine.engine.narration_output import narration_output
from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.jobs.narration_settings import NarrationSettings
from audio_engine.narration.article import Article, DropReason, Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.publishing.disclosure import spoken_disclosure
from audio_engine.narration.publishing.options import PRESETS
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import Settings, read_settings, save_setting
from audio_engine.settings.schema import (
    LOUDNESS_NAMES,
    NARRATION_DISCLOSURE,
    NARRATION_FORMAT,
    NARRATION_LOUDNESS,
    NARRATION_PUBLICATION,
    NARRATION_SPEED,
    NARRATION_VOICE,
)

ARTICLE = Article((Paragraph(Kind.BODY, "Le pont de la ville est fermé depuis lundi."),), title="Le pont")


@pytest.fixture
def settings() -> Settings:
    return read_settings(home_folder())


def chosen(request: NarrationRequest, article: Article = ARTICLE) -> NarrationSettings:
    return choose_narration(request, article, "pont.md", read_settings(home_folder()), home_folder())


def request_in(folder: Path, **more: object) -> NarrationRequest:
    return replace(NarrationRequest(b"", output=folder / "a.mp3"), **more)


def test_the_settings_know_the_presets_of_the_publication() -> None:
    assert set(LOUDNESS_NAMES) == set(PRESETS)


def test_settings_come_back_from_the_queue_as_they_were(tmp_path: Path) -> None:
    before = chosen(request_in(tmp_path, title_voice="espeak"))

    assert NarrationSettings.from_json(before.to_json()) == before
    assert [member.role for member in before.cast] == ["body", "title"]


def test_what_a_person_has_set_holds_where_nothing_is_asked(tmp_path: Path) -> None:
    for setting, value in (
        (NARRATION_VOICE, "espeak"),
        (NARRATION_LOUDNESS, "broadcast"),
        (NARRATION_FORMAT, "flac"),
        (NARRATION_DISCLOSURE, "Voix de synthèse."),
        (NARRATION_PUBLICATION, "La Gazette"),
    ):
        save_setting(setting, value, home=home_folder())
    save_setting(NARRATION_SPEED, 1.25, home=home_folder())
    found = chosen(NarrationRequest(b"", output=tmp_path))

    assert (found.loudness, found.format, found.speed) == ("broadcast", "flac", 1.25)
    assert found.disclosure == "Voix de synthèse."
    assert found.article["publication"] == "La Gazette"
    assert found.output == str(tmp_path / "pont.flac")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (NARRATION_LOUDNESS, "loud"),
        (NARRATION_LOUDNESS, True),
        (NARRATION_FORMAT, "aiff"),
        (NARRATION_SPEED, 9),
        (NARRATION_SPEED, "1"),
        (NARRATION_DISCLOSURE, 1),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(setting: object, value: object) -> None:
    with pytest.raises(ValueError, match=r"one of|a text|a number"):
        setting.check(value)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("setting", "value"), [(NARRATION_LOUDNESS, -20), (NARRATION_LOUDNESS, "-20.5")])
def test_a_loudness_may_be_a_number(setting: object, value: object) -> None:
    assert setting.check(value) == str(value)  # type: ignore[attr-defined]


def test_the_disclosure_is_spoken_in_the_language_of_the_article(tmp_path: Path) -> None:
    assert chosen(request_in(tmp_path)).disclosure == spoken_disclosure("fr")
    assert chosen(request_in(tmp_path, language="en-gb")).disclosure == spoken_disclosure("en")


def test_a_disclosure_that_is_off_is_neither_spoken_nor_declared(tmp_path: Path) -> None:
    found = chosen(request_in(tmp_path, disclosure="off"))

    assert (found.disclosure, found.declared) == ("", False)


@pytest.mark.parametrize(
    ("wanted", "declared", "expected"),
    [("auto", None, "fr"), ("auto", "en-GB", "en-gb"), ("auto", "fr-CA", "fr"), ("fr-ch", "en", "fr-ch")],
)
def test_the_language_is_asked_for_or_declared_or_guessed(wanted: str, declared: str | None, expected: str) -> None:
    assert reading_language(wanted, replace(ARTICLE, language=declared)) == expected


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(UsageError, match="No rules are known"):
        reading_language("auto", replace(ARTICLE, language="de"))


def test_an_article_of_which_everything_is_left_out_is_refused(tmp_path: Path) -> None:
    article = Article((Paragraph(Kind.CAPTION, "Le pont", dropped=DropReason.CAPTION),))

    with pytest.raises(UnusableInputError, match=r"nothing to say in pont\.md"):
        chosen(request_in(tmp_path), article)
    assert chosen(request_in(tmp_path, keep=frozenset({DropReason.CAPTION})), article)


def test_an_article_may_name_an_installed_voice_and_never_a_folder(
    tmp_path: Path, tone_voice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tone_voice.parent.parent))
    marks = tuple(Mark(0, 2, MarkKind.VOICE, value) for value in (tone_voice.name, str(tone_voice), "nobody"))
    article = Article((Paragraph(Kind.BODY, "Le pont.", marks),))
    found = chosen(request_in(tmp_path, voice="espeak"), article)

    assert [(member.role, member.voice) for member in found.cast] == [
        ("body", "espeak"),
        (tone_voice.name, tone_voice.name),
    ]


@pytest.mark.parametrize(
    ("output", "format_", "expected"),
    [
        ("a.wav", None, "a.wav"),
        ("a.WAV", None, "a.WAV"),
        ("a", None, "a.mp3"),
        ("a", "opus", "a.opus"),
        ("", "m4a", "pont.m4a"),
    ],
)
def test_the_ending_and_the_format_agree(
    tmp_path: Path, settings: Settings, output: str, format_: str | None, expected: str
) -> None:
    wanted = NarrationRequest(b"", output=tmp_path / output, format=format_)

    assert narration_output(wanted, "pont.md", settings)[1] == tmp_path / expected


@pytest.mark.parametrize(("output", "format_"), [("a.wav", "mp3"), ("a.xyz", None), ("", "aiff")])
def test_a_name_that_contradicts_its_format_is_refused(
    tmp_path: Path, settings: Settings, output: str, format_: str | None
) -> None:
    with pytest.raises(UsageError):
        narration_output(NarrationRequest(b"", output=tmp_path / output, format=format_), "pont.md", settings)


def test_a_folder_is_not_taken_for_a_file(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "pont.mp3").mkdir()

    with pytest.raises(UsageError, match="is a folder"):
        narration_output(NarrationRequest(b"", output=tmp_path), "pont.md", settings)
