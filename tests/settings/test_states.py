"""What a page of settings is told, what a request is granted, and what an organisation forbids."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from audio_engine.errors import NotAllowedError
from audio_engine.export import FORMATS
from audio_engine.narration.publishing.options import LOUDEST_LUFS, PRESETS, QUIETEST_LUFS, AudioFormat
from audio_engine.settings.folders import home_folder
from audio_engine.settings.forms import ChoiceOrNumber, Kind
from audio_engine.settings.language import speak_chosen_language
from audio_engine.settings.library_place import library_home
from audio_engine.settings.permissions import (
    allowed_audio_formats,
    allowed_transcript_formats,
    is_recording_allowed,
    refuse_audio_format,
    refuse_downloads,
    refuse_recording,
    refuse_transcript_formats,
)
from audio_engine.settings.policies import Policies
from audio_engine.settings.resolver import Settings, ValueSource, peek_settings, read_settings
from audio_engine.settings.schema import (
    AUDIO_FORMATS,
    EXPORT_FORMATS_ALLOWED,
    LIBRARY_FOLDER,
    LOUDNESS_NAMES,
    MODELS_DOWNLOADS,
    MODELS_MIRROR,
    NARRATION_FORMATS_ALLOWED,
    NARRATION_LOUDNESS,
    RECORDING_ENABLED,
    RETENTION_DAYS,
    SETTINGS,
    TRANSCRIPT_FORMATS,
    TRANSCRIPTION_DEVICE,
    TRANSCRIPTION_MODE,
    UI_LANGUAGE,
)
from audio_engine.settings.setting import Setting
from audio_engine.settings.states import Option, SettingState, describe

FILE = Path("/etc/souffleur/policies.json")


def under(*, locked: dict[Setting[Any], Any] | None = None, user: dict[Setting[Any], Any] | None = None) -> Settings:
    values = {setting.key: value for setting, value in (locked or {}).items()}
    own = {setting.key: value for setting, value in (user or {}).items()}
    return Settings(Policies(FILE, locked=values), own, (), Path("settings.json"))


def state(settings: Settings, setting: Setting[Any]) -> SettingState:
    return next(found for found in describe(settings) if found.key == setting.key)


def test_every_setting_is_described_and_those_of_a_group_follow_each_other() -> None:
    states = describe(under())

    assert [found.key for found in states] == [setting.key for setting in SETTINGS]
    groups = [found.group for found in states]
    assert sorted(set(groups), key=groups.index) == [
        group for n, group in enumerate(groups) if n == 0 or groups[n - 1] is not group
    ]
    assert all(found.title and found.text for found in states)


def test_a_page_is_told_of_choices_bounds_and_who_has_decided() -> None:
    settings = under(locked={TRANSCRIPTION_MODE: "draft"}, user={RETENTION_DAYS: 30})

    mode, days, recording = (state(settings, s) for s in (TRANSCRIPTION_MODE, RETENTION_DAYS, RECORDING_ENABLED))

    assert (mode.value, mode.is_locked, mode.source, mode.place) == (
        "draft",
        True,
        ValueSource.LOCKED_POLICY,
        str(FILE),
    )
    assert mode.kind is Kind.CHOICE
    assert mode.options == (Option("accurate", "Accurate"), Option("draft", "Draft (faster)"))
    assert (days.value, days.default, days.is_locked, days.source) == (30, 0, False, ValueSource.USER)
    assert (days.least, days.most, days.unit, days.place) == (0, 36_500, "days", "settings.json")
    assert recording.is_locked


def test_the_default_is_what_holds_without_the_persons_choice() -> None:
    policies = Policies(FILE, defaults={RETENTION_DAYS.key: 365})

    found = state(Settings(policies, {RETENTION_DAYS.key: 30}, ()), RETENTION_DAYS)

    assert (found.value, found.default) == (30, 365)


@pytest.mark.parametrize(("wanted", "granted"), [(None, "cpu"), ("cpu", "cpu")])
def test_a_request_that_agrees_with_a_locked_policy_is_granted(wanted: str | None, granted: str) -> None:
    assert under(locked={TRANSCRIPTION_DEVICE: "cpu"}).for_request(TRANSCRIPTION_DEVICE, wanted) == granted


def test_a_request_against_a_locked_policy_is_refused_and_one_against_a_default_is_granted() -> None:
    with pytest.raises(NotAllowedError, match=r"“What does the work” is managed by your organisation: “cuda”"):
        under(locked={TRANSCRIPTION_DEVICE: "cpu"}).for_request(TRANSCRIPTION_DEVICE, "cuda")

    by_default = Settings(Policies(FILE, defaults={TRANSCRIPTION_DEVICE.key: "cpu"}), {}, ())
    assert by_default.for_request(TRANSCRIPTION_DEVICE, "cuda") == "cuda"
    assert by_default.unless_locked(TRANSCRIPTION_DEVICE, "cuda") == "cuda"
    assert under(locked={TRANSCRIPTION_DEVICE: "cpu"}).unless_locked(TRANSCRIPTION_DEVICE, "cuda") is None


def test_without_a_policy_nothing_is_forbidden() -> None:
    settings = under()

    refuse_recording(settings)
    refuse_downloads(settings)
    refuse_transcript_formats(settings, FORMATS)
    for name in AudioFormat:
        refuse_audio_format(settings, name)
    assert is_recording_allowed(settings)


def test_what_is_switched_off_is_refused_with_a_sentence() -> None:
    settings = under(
        locked={
            RECORDING_ENABLED: False,
            MODELS_DOWNLOADS: False,
            EXPORT_FORMATS_ALLOWED: ("docx",),
            NARRATION_FORMATS_ALLOWED: ("wav",),
        }
    )

    with pytest.raises(NotAllowedError, match="Recording is switched off by your organisation"):
        refuse_recording(settings)
    with pytest.raises(NotAllowedError, match="Downloads of models are switched off"):
        refuse_downloads(settings)
    with pytest.raises(NotAllowedError, match=r"does not allow files of the kind srt, json\. Choose from docx\."):
        refuse_transcript_formats(settings, ["docx", "srt", "json"])
    with pytest.raises(NotAllowedError, match="of the kind mp3"):
        refuse_audio_format(settings, "mp3")
    assert allowed_transcript_formats(settings) == ("docx",)
    assert allowed_audio_formats(settings) == ("wav",)


def test_the_lists_of_formats_and_presets_are_those_of_the_modules_that_write_them() -> None:
    assert tuple(FORMATS) == TRANSCRIPT_FORMATS
    assert tuple(AudioFormat) == AUDIO_FORMATS
    assert set(PRESETS) == set(LOUDNESS_NAMES)
    form = NARRATION_LOUDNESS.form
    assert isinstance(form, ChoiceOrNumber)
    assert (form.least, form.most) == (QUIETEST_LUFS, LOUDEST_LUFS)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (RETENTION_DAYS, -1),
        (RETENTION_DAYS, 1.5),
        (RETENTION_DAYS, True),
        (RECORDING_ENABLED, "no"),
        (EXPORT_FORMATS_ALLOWED, ["exe"]),
        (EXPORT_FORMATS_ALLOWED, "docx"),
        (EXPORT_FORMATS_ALLOWED, [["docx"]]),
        (NARRATION_LOUDNESS, "loud"),
        (NARRATION_LOUDNESS, -60),
        (NARRATION_LOUDNESS, float("nan")),
        (LIBRARY_FOLDER, "relative/folder"),
        (LIBRARY_FOLDER, 3),
        (MODELS_MIRROR, "ftp://models"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(setting: Setting[Any], value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        setting.check(value)


@pytest.mark.parametrize(("value", "kept"), [("-16", "-16"), (-16, "-16"), (-19.5, "-19.5"), ("stream", "stream")])
def test_loudness_is_a_preset_or_a_number(value: object, kept: str) -> None:
    assert NARRATION_LOUDNESS.check(value) == kept


def test_the_library_is_in_the_data_folder_unless_somebody_has_chosen_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK", "politique")

    assert library_home(under()) == home_folder()
    assert library_home(under(), home=tmp_path) == tmp_path
    assert library_home(under(locked={LIBRARY_FOLDER: f"{tmp_path}/$DESK"})) == tmp_path / "politique"


@pytest.mark.parametrize(
    ("locked", "user", "environment", "spoken"),
    [
        ("fr", None, "en", "fr"),
        (None, "fr", "en", "en"),
        (None, "fr", None, "fr"),
        (None, None, None, None),
        (None, "auto", None, None),
        ("auto", None, "en", "en"),
    ],
)
def test_a_locked_language_beats_the_environment_which_beats_the_persons(
    monkeypatch: pytest.MonkeyPatch, locked: str | None, user: str | None, environment: str | None, spoken: str | None
) -> None:
    monkeypatch.delenv("SOUFFLEUR_LANGUAGE")
    if environment:
        monkeypatch.setenv("SOUFFLEUR_LANGUAGE", environment)

    speak_chosen_language(
        under(locked={UI_LANGUAGE: locked} if locked else {}, user={UI_LANGUAGE: user} if user else {})
    )

    assert os.environ.get("SOUFFLEUR_LANGUAGE") == spoken


def test_a_look_at_the_settings_leaves_a_damaged_file_for_somebody_who_tells_of_it(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{")

    peek_settings(tmp_path, Policies(FILE))

    assert len(read_settings(tmp_path, Policies(FILE)).problems) == 1


def test_a_look_at_the_settings_gives_what_is_in_force(tmp_path: Path) -> None:
    document = {"format": "souffleur-settings/1", "values": {UI_LANGUAGE.key: "fr", RETENTION_DAYS.key: "soon"}}
    (tmp_path / "settings.json").write_text(json.dumps(document))

    settings = peek_settings(tmp_path, Policies(FILE))

    assert (settings.get(UI_LANGUAGE), settings.get(RETENTION_DAYS)) == ("fr", 0)
