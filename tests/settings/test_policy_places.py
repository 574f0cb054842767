"""Policies mean the same wherever an administrator has put them, and what cannot be read is told."""

from __future__ import annotations

import json
import plistlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from audio_engine.settings.policies import FORMAT, Policies, PolicyPlace, checked
from audio_engine.settings.policy_files import json_places
from audio_engine.settings.policy_places import read_policies
from audio_engine.settings.policy_plists import DEFAULTS_PART, DOMAIN, managed_folders, plist_places
from audio_engine.settings.policy_registry import DEFAULTS_KEY, LOCKED_KEY, registry_places
from audio_engine.settings.schema import (
    EXPORT_FORMATS_ALLOWED,
    MODELS_SEARCH_PATH,
    NARRATION_SPEED,
    RECORDING_ENABLED,
    RETENTION_DAYS,
    TRANSCRIPTION_DEVICE,
    TRANSCRIPTION_LANGUAGE,
)

LOCKED: dict[str, Any] = {
    "TranscriptionDevice": "cpu",
    "RecordingEnabled": False,
    "RetentionDays": 90,
    "NarrationSpeed": 1.25,
    "ExportFormatsAllowed": ["docx", "txt"],
}
DEFAULTS: dict[str, Any] = {"TranscriptionLanguage": "fr", "ModelsSearchPath": ["/srv/models"]}

Put = Callable[[Mapping[str, Any], Mapping[str, Any]], list[PolicyPlace]]
"""Puts locked and default policies somewhere; what is then read there."""


class FakeRegistry:
    """The values that `reg add` would have left: numbers for switches, texts, lists of texts."""

    def __init__(self) -> None:
        self.keys: dict[tuple[str, str], dict[str, object]] = {}
        self.is_closed = False

    def values(self, hive: str, key: str) -> Mapping[str, object]:
        if self.is_closed:
            raise PermissionError(13, "Access is denied")
        return self.keys.get((hive, key), {})

    def put(self, hive: str, key: str, values: Mapping[str, Any]) -> None:
        self.keys[hive, key] = {name: self._stored(value) for name, value in values.items()}

    @staticmethod
    def _stored(value: object) -> object:
        match value:
            case bool():
                return int(value)
            case float():
                return str(value)
            case _:
                return value


def in_a_file(folder: Path) -> Put:
    def put(locked: Mapping[str, Any], defaults: Mapping[str, Any]) -> list[PolicyPlace]:
        document = {"format": FORMAT, "locked": locked, "defaults": defaults}
        (folder / "policies.json").write_text(json.dumps(document))
        return list(json_places(folder / "policies.json"))

    return put


def in_a_registry(_folder: Path) -> Put:
    def put(locked: Mapping[str, Any], defaults: Mapping[str, Any]) -> list[PolicyPlace]:
        registry = FakeRegistry()
        registry.put("HKLM", LOCKED_KEY, locked)
        registry.put("HKLM", DEFAULTS_KEY, defaults)
        return list(registry_places(registry))

    return put


def in_a_profile(folder: Path) -> Put:
    def put(locked: Mapping[str, Any], defaults: Mapping[str, Any]) -> list[PolicyPlace]:
        document = {**locked, DEFAULTS_PART: defaults, "PayloadUUID": "1"}
        (folder / f"{DOMAIN}.plist").write_bytes(plistlib.dumps(document, fmt=plistlib.FMT_BINARY))
        return list(plist_places((folder,)))

    return put


PLACES = pytest.mark.parametrize("place", [in_a_file, in_a_registry, in_a_profile])


@PLACES
class TestEveryPlace:
    """What holds for files, registries and profiles alike."""

    def test_gives_the_same_policies(self, tmp_path: Path, place: Callable[[Path], Put]) -> None:
        policies = checked(tmp_path, place(tmp_path)(LOCKED, DEFAULTS))

        assert policies.problems == ()
        assert policies.locked == {
            TRANSCRIPTION_DEVICE.key: "cpu",
            RECORDING_ENABLED.key: False,
            RETENTION_DAYS.key: 90,
            NARRATION_SPEED.key: 1.25,
            EXPORT_FORMATS_ALLOWED.key: ("txt", "docx"),
        }
        assert policies.defaults == {TRANSCRIPTION_LANGUAGE.key: "fr", MODELS_SEARCH_PATH.key: ("/srv/models",)}

    def test_says_where_each_value_is_from(self, tmp_path: Path, place: Callable[[Path], Put]) -> None:
        places = place(tmp_path)(LOCKED, DEFAULTS)

        policies = checked(tmp_path / "elsewhere", places)

        assert policies.place_of(TRANSCRIPTION_DEVICE, locked=True) == places[0].name
        assert places[0].name.startswith((str(tmp_path), "HKLM\\"))

    def test_tells_of_unknown_and_wrong_policies_and_keeps_the_others(
        self, tmp_path: Path, place: Callable[[Path], Put]
    ) -> None:
        wrong = {
            "TranscriptionDevice": "toaster",
            "RetentionDays": "soon",
            "NoSuchPolicy": 1,
            "RecordingEnabled": False,
        }

        policies = checked(tmp_path, place(tmp_path)(wrong, {}))

        assert policies.locked == {RECORDING_ENABLED.key: False}
        assert len(policies.problems) == 3
        assert any("NoSuchPolicy" in problem for problem in policies.problems)
        assert any("one of auto, cpu, cuda" in problem for problem in policies.problems)

    def test_says_nothing_where_nothing_is(self, tmp_path: Path, place: Callable[[Path], Put]) -> None:
        place(tmp_path)({}, {})

        policies = checked(tmp_path, place(tmp_path)({}, {}))

        assert (policies.locked, policies.defaults, policies.problems) == ({}, {}, ())


def test_the_last_file_of_the_folder_is_the_strongest_and_the_single_file_the_weakest(tmp_path: Path) -> None:
    more = tmp_path / "policies.d"
    more.mkdir()
    for file, days in ((tmp_path / "policies.json", 1), (more / "10-base.json", 2), (more / "20-desk.json", 3)):
        locked = {"RetentionDays": days, **({"TranscriptionDevice": "cpu"} if days == 1 else {})}
        file.write_text(json.dumps({"format": FORMAT, "locked": locked}))
    (more / "90-off.json.disabled").write_text("{")

    policies = read_policies(tmp_path / "policies.json")

    assert policies.problems == ()
    assert policies.locked == {RETENTION_DAYS.key: 3, TRANSCRIPTION_DEVICE.key: "cpu"}
    assert policies.place_of(RETENTION_DAYS, locked=True) == str(more / "20-desk.json")
    assert policies.place_of(TRANSCRIPTION_DEVICE, locked=True) == str(tmp_path / "policies.json")


def test_a_broken_file_of_the_folder_is_told_and_the_others_stay_in_force(tmp_path: Path) -> None:
    more = tmp_path / "policies.d"
    more.mkdir()
    (more / "broken.json").write_text("{")
    (tmp_path / "policies.json").write_text(json.dumps({"format": FORMAT, "locked": {"RetentionDays": 1}}))

    policies = read_policies(tmp_path / "policies.json")

    assert [str(more / "broken.json") in problem for problem in policies.problems] == [True]
    assert policies.locked == {RETENTION_DAYS.key: 1}


def test_a_folder_that_is_a_file_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "policies.d").write_text("")

    assert read_policies(tmp_path / "policies.json") == Policies(tmp_path / "policies.json")


def test_the_machines_registry_is_stronger_than_the_persons() -> None:
    registry = FakeRegistry()
    registry.put("HKLM", LOCKED_KEY, {"RetentionDays": 1})
    registry.put("HKCU", LOCKED_KEY, {"RetentionDays": 2, "TranscriptionDevice": "cpu"})

    policies = checked(Path(), list(registry_places(registry)))

    assert policies.locked == {RETENTION_DAYS.key: 1, TRANSCRIPTION_DEVICE.key: "cpu"}
    assert policies.place_of(TRANSCRIPTION_DEVICE, locked=True) == rf"HKCU\{LOCKED_KEY}"


def test_empty_lines_of_a_policy_editor_are_no_folders() -> None:
    registry = FakeRegistry()
    registry.put("HKLM", LOCKED_KEY, {"ModelsSearchPath": ["", "/srv/models", ""], "ExportFormatsAllowed": [""]})

    policies = checked(Path(), list(registry_places(registry)))

    assert policies.problems == ()
    assert policies.locked == {MODELS_SEARCH_PATH.key: ("/srv/models",), EXPORT_FORMATS_ALLOWED.key: ()}


def test_a_registry_that_cannot_be_read_is_told() -> None:
    registry = FakeRegistry()
    registry.is_closed = True

    policies = checked(Path(), list(registry_places(registry)))

    assert len(policies.problems) == 2
    assert all("Access is denied" in problem for problem in policies.problems)


def test_the_persons_profile_is_stronger_than_the_machines(tmp_path: Path) -> None:
    for folder, days in ((tmp_path / "kp", 1), (tmp_path, 2)):
        folder.mkdir(exist_ok=True)
        (folder / f"{DOMAIN}.plist").write_bytes(plistlib.dumps({"RetentionDays": days}))

    assert checked(Path(), list(plist_places((tmp_path / "kp", tmp_path)))).locked == {RETENTION_DAYS.key: 1}


@pytest.mark.parametrize(
    "content", [b"", b"not a list", b"<plist><dict>", plistlib.dumps([1]), plistlib.dumps({DEFAULTS_PART: 1})]
)
def test_a_profile_that_cannot_be_understood_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / f"{DOMAIN}.plist").write_bytes(content)

    policies = checked(Path(), list(plist_places((tmp_path,))))

    assert [str(tmp_path) in problem for problem in policies.problems] == [True]
    assert policies.locked == {}


def test_managed_preferences_are_looked_for_where_only_the_system_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "../../tmp")
    monkeypatch.setenv("LOGNAME", "../../tmp")

    folders = managed_folders()

    assert folders[-1] == Path("/Library/Managed Preferences")
    assert all(folder.is_relative_to("/Library/Managed Preferences") for folder in folders)
    assert not any(".." in folder.parts for folder in folders)
