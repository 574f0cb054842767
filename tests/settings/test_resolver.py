"""Which value of a setting wins, and what happens to files that say nonsense."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from audio_engine.errors import UserFacingError
from audio_engine.settings.policies import FORMAT, Policies
from audio_engine.settings.policy_places import read_policies
from audio_engine.settings.resolver import ValueSource, read_settings, save_setting
from audio_engine.settings.schema import (
    MODELS_SEARCH_PATH,
    SETTINGS,
    TRANSCRIPTION_DEVICE,
    TRANSCRIPTION_LANGUAGE,
    TRANSCRIPTION_MODE,
    TRANSCRIPTION_MODEL,
)

KEY = TRANSCRIPTION_MODE.key


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def write_user_file(home: Path, values: dict[str, Any]) -> None:
    (home / "settings.json").write_text(json.dumps({"format": "souffleur-settings/1", "values": values}))


def write_policies(folder: Path, **parts: Any) -> Path:
    file = folder / "policies.json"
    file.write_text(json.dumps({"format": FORMAT, **parts}), encoding="utf-8")
    return file


def no_policies(folder: Path) -> Policies:
    return read_policies(folder / "policies.json")


@pytest.mark.parametrize(
    ("locked", "user", "default", "value", "source"),
    [
        (None, None, None, "accurate", ValueSource.BUILT_IN),
        (None, None, "draft", "draft", ValueSource.POLICY_DEFAULT),
        (None, "draft", None, "draft", ValueSource.USER),
        (None, "accurate", "draft", "accurate", ValueSource.USER),
        ("draft", None, None, "draft", ValueSource.LOCKED_POLICY),
        ("draft", "accurate", None, "draft", ValueSource.LOCKED_POLICY),
        ("accurate", None, "draft", "accurate", ValueSource.LOCKED_POLICY),
        ("draft", "accurate", "accurate", "draft", ValueSource.LOCKED_POLICY),
    ],
)
def test_a_locked_policy_beats_the_person_who_beats_a_default_policy_which_beats_the_built_in_value(
    home: Path, *, locked: str | None, user: str | None, default: str | None, value: str, source: ValueSource
) -> None:
    if user:
        write_user_file(home, {KEY: user})
    policies = Policies(
        home / "policies.json", locked={KEY: locked} if locked else {}, defaults={KEY: default} if default else {}
    )

    chosen = read_settings(home, policies).chosen(TRANSCRIPTION_MODE)

    assert (chosen.value, chosen.source) == (value, source)


def test_a_policy_file_is_read_by_policy_names_and_applied_by_setting(home: Path) -> None:
    file = write_policies(
        home,
        locked={"TranscriptionDevice": "cpu", "ModelsSearchPath": ["/srv/models"]},
        defaults={"TranscriptionLanguage": "fr"},
    )

    settings = read_settings(home, read_policies(file))

    assert settings.problems == ()
    assert settings.get(TRANSCRIPTION_DEVICE) == "cpu"
    assert settings.get(TRANSCRIPTION_LANGUAGE) == "fr"
    assert settings.get(MODELS_SEARCH_PATH) == ("/srv/models",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"locked": {}}',
        b'{"format": "other/1"}',
        pytest.param(b"[" * 100_000, id="nested too deeply"),
    ],
)
def test_a_policy_file_that_cannot_be_understood_is_reported_and_not_in_force(home: Path, content: bytes) -> None:
    file = home / "policies.json"
    file.write_bytes(content)

    policies = read_policies(file)

    assert len(policies.problems) == 1
    assert str(file) in policies.problems[0]
    assert not policies.locked
    assert not policies.defaults


def test_one_wrong_policy_is_reported_and_the_others_stay_in_force(home: Path) -> None:
    file = write_policies(
        home,
        locked={"TranscriptionMode": "fastest", "TranscriptionDevice": "cpu", "NoSuchPolicy": 1},
        defaults=["draft"],
        recommended={},
    )

    policies = read_policies(file)

    assert policies.locked == {TRANSCRIPTION_DEVICE.key: "cpu"}
    assert len(policies.problems) == 4
    assert any("one of accurate, draft" in problem for problem in policies.problems)
    assert any("NoSuchPolicy" in problem for problem in policies.problems)
    assert any("recommended" in problem for problem in policies.problems)


def test_a_policy_file_as_notepad_saves_it_is_read(home: Path) -> None:
    file = home / "policies.json"
    file.write_bytes(
        b"\xef\xbb\xbf" + json.dumps({"format": FORMAT, "locked": {"TranscriptionModel": "small"}}).encode()
    )

    assert read_policies(file).locked == {TRANSCRIPTION_MODEL.key: "small"}


def test_a_saved_setting_is_read_back_and_none_takes_it_away(home: Path) -> None:
    save_setting(TRANSCRIPTION_MODE, "draft", home=home, policies=no_policies(home))
    save_setting(TRANSCRIPTION_LANGUAGE, "fr", home=home, policies=no_policies(home))
    assert read_settings(home, no_policies(home)).get(TRANSCRIPTION_MODE) == "draft"

    save_setting(TRANSCRIPTION_MODE, None, home=home, policies=no_policies(home))

    settings = read_settings(home, no_policies(home))
    assert settings.chosen(TRANSCRIPTION_MODE).source is ValueSource.BUILT_IN
    assert settings.get(TRANSCRIPTION_LANGUAGE) == "fr"


def test_what_a_newer_version_has_written_stays_in_the_file(home: Path) -> None:
    write_user_file(home, {"narration.voice": "fr_FR-siwis-medium"})

    save_setting(TRANSCRIPTION_MODE, "draft", home=home, policies=no_policies(home))

    values = json.loads((home / "settings.json").read_text())["values"]
    assert values == {"narration.voice": "fr_FR-siwis-medium", KEY: "draft"}


def test_the_file_of_settings_is_the_persons_alone(home: Path) -> None:
    save_setting(TRANSCRIPTION_MODE, "draft", home=home, policies=no_policies(home))

    assert (home / "settings.json").stat().st_mode & 0o777 == 0o600


def test_a_value_that_is_none_of_a_settings_is_refused_on_saving_and_reported_on_reading(home: Path) -> None:
    with pytest.raises(ValueError, match="one of accurate, draft"):
        save_setting(TRANSCRIPTION_MODE, "fastest", home=home, policies=no_policies(home))
    write_user_file(home, {KEY: "fastest"})

    settings = read_settings(home, no_policies(home))

    assert settings.get(TRANSCRIPTION_MODE) == "accurate"
    assert [KEY in problem for problem in settings.problems] == [True]


@pytest.mark.parametrize("value", ["French", "FR", "", "fr-FR", 3, None])
def test_a_language_is_a_code(value: object) -> None:
    with pytest.raises(ValueError, match="language code"):
        TRANSCRIPTION_LANGUAGE.check(value)


def test_a_locked_setting_and_an_administrators_setting_cannot_be_saved(home: Path) -> None:
    policies = Policies(home / "policies.json", locked={KEY: "accurate"})

    with pytest.raises(UserFacingError, match="managed by your organisation"):
        save_setting(TRANSCRIPTION_MODE, "draft", home=home, policies=policies)
    with pytest.raises(UserFacingError, match="managed by your organisation"):
        save_setting(MODELS_SEARCH_PATH, ("/mine",), home=home, policies=policies)

    assert not (home / "settings.json").exists()


def test_an_administrators_setting_in_the_persons_file_has_no_effect(home: Path) -> None:
    write_user_file(home, {MODELS_SEARCH_PATH.key: ["/mine"]})

    assert read_settings(home, no_policies(home)).get(MODELS_SEARCH_PATH) == ()


@pytest.mark.parametrize("content", [b"", b"{", b"\x80", b'{"format": "souffleur-settings/1", "values": []}', b"[]"])
def test_a_damaged_file_of_settings_is_kept_aside_and_told_once(home: Path, content: bytes) -> None:
    (home / "settings.json").write_bytes(content)

    first = read_settings(home, no_policies(home))
    second = read_settings(home, no_policies(home))

    assert len(first.problems) == 1
    assert second.problems == ()
    assert (home / "settings.damaged.json").read_bytes() == content


def test_a_second_damaged_file_does_not_overwrite_the_first(home: Path) -> None:
    for content in ("one", "two"):
        (home / "settings.json").write_text(content)
        read_settings(home, no_policies(home))

    assert (home / "settings.damaged.json").read_text() == "one"
    assert (home / "settings.damaged (2).json").read_text() == "two"


def test_saving_beside_a_damaged_file_keeps_it_aside(home: Path) -> None:
    (home / "settings.json").write_text("{")

    save_setting(TRANSCRIPTION_MODE, "draft", home=home, policies=no_policies(home))

    assert (home / "settings.damaged.json").read_text() == "{"
    assert read_settings(home, no_policies(home)).get(TRANSCRIPTION_MODE) == "draft"


def test_settings_that_cannot_be_written_say_so_and_stay_as_they_were(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_setting(TRANSCRIPTION_MODE, "draft", home=home, policies=no_policies(home))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(UserFacingError, match="No space left"):
            save_setting(TRANSCRIPTION_MODE, "accurate", home=home, policies=no_policies(home))

    assert read_settings(home, no_policies(home)).get(TRANSCRIPTION_MODE) == "draft"
    assert sorted(path.name for path in home.iterdir()) == [".settings.lock", "settings.json"]


def test_a_data_folder_that_is_a_file_is_told_and_reading_goes_on_with_defaults(tmp_path: Path) -> None:
    not_a_folder = tmp_path / "home"
    not_a_folder.write_text("")

    with pytest.raises(UserFacingError, match="could not be saved"):
        save_setting(TRANSCRIPTION_MODE, "draft", home=not_a_folder, policies=no_policies(tmp_path))

    settings = read_settings(not_a_folder, no_policies(tmp_path))
    assert settings.get(TRANSCRIPTION_MODE) == "accurate"
    assert len(settings.problems) == 1


def test_every_setting_has_its_own_key_policy_and_text_and_a_default_that_it_accepts() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    assert len({setting.policy for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.text()
        stored = json.loads(json.dumps(setting.default))
        assert setting.check(stored) == setting.default
