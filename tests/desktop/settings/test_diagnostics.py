"""The file for support holds nothing of what people say, write or call things."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audio_engine.errors import JobFailedError
from audio_engine.library import Library
from audio_engine.names.entry import Name
from audio_engine.names.store import change_names
from audio_engine.settings.resolver import save_setting
from audio_engine.settings.schema import AUDIO_INPUT_DEVICE, NAMES_SHARED, NARRATION_PUBLICATION, TRANSCRIPTION_MODE
from desktop.bridge.diagnostics import export_diagnostics
from tests.desktop.conftest import SAMPLE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.settings.workspace import SettingsWorkspace
    from tests.desktop.interviews.context import Host

SECRET = "Zyxomatic"


def content(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        return "\n".join([*archive.namelist(), *(archive.read(name).decode() for name in archive.namelist())])


@pytest.fixture
def told(sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file about a data folder that is full of secrets, in everything that has a name or a text."""
    folder = tmp_path / SECRET
    (folder / "models" / "whisper" / SECRET).mkdir(parents=True)
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(folder / "models"))
    source = folder / f"{SECRET}.flac"
    source.write_bytes(SAMPLE.read_bytes())
    change_names(sample_home, lambda _: (Name(SECRET, "fr", note=SECRET),))
    for setting in (NAMES_SHARED, AUDIO_INPUT_DEVICE, NARRATION_PUBLICATION):
        save_setting(setting, f"/{SECRET}", home=sample_home)
    save_setting(TRANSCRIPTION_MODE, "draft", home=sample_home)
    reports = sample_home / "reports"
    reports.mkdir(exist_ok=True)
    place = f'File "/home/{SECRET}/audio_engine/files.py", line 7, in atomic_write\n    open("{SECRET}")'
    (reports / "1.txt").write_text(f"Traceback\n  {place}\nOSError: {SECRET} cannot be read\n", encoding="utf-8")
    target = tmp_path / "diagnostics.zip"
    with Library.open(sample_home) as library:
        recording = library.add_recording(source, size_bytes=1, modified_ns=1)
        library.rename_recording(recording, SECRET)
        library.add_marks(recording, [(1.0, SECRET)], author=SECRET)
        library.rename_recording(1, SECRET)
        return export_diagnostics(target, library, reports)


def test_no_text_and_no_name_is_in_the_file(told: Path, sample_home: Path) -> None:
    text = content(told)

    assert SECRET.casefold() not in text.casefold()
    assert "interview-en" not in text
    assert str(sample_home) not in text
    assert "the school" not in text.casefold()  # said in the sample


def test_what_helps_is_in_the_file(told: Path) -> None:
    with zipfile.ZipFile(told) as archive:
        facts = json.loads(archive.read("diagnostics.json"))

    assert facts["locks"]["decoder"]["provider"] in {"seccomp", "rlimits", "none"}
    assert facts["library"]["recordings"] == 2
    assert facts["library"]["jobs"] == {"transcribe done": 1}
    assert facts["mistakes"] == [{"kinds": ["OSError"], "places": ["audio_engine/files.py:7 atomic_write"]}]
    values = {one["key"]: one["value"] for one in facts["settings"]}
    assert values["transcription.mode"] == "draft"
    assert values["names.shared"] == "chosen"
    assert values["narration.voice"] == "default"


def test_only_the_person_may_read_the_file(told: Path) -> None:
    assert told.stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_is_told_and_leaves_nothing(home: Path, tmp_path: Path) -> None:
    with Library.open(home) as library, pytest.raises(JobFailedError, match="could not be written"):
        export_diagnostics(tmp_path / "gone" / "diagnostics.zip", library, home / "reports")

    assert not (tmp_path / "gone").exists()


def test_the_page_names_the_lock_and_what_is_wrong(settings: SettingsWorkspace, host: Host, qtbot: QtBot) -> None:
    settings.open_item("diagnostics")
    page = settings.page("diagnostics")
    qtbot.waitUntil(page.again.isEnabled, timeout=60_000)

    problems, devices, lock, network = (part.text() for part in page.parts)

    assert problems
    assert "int8" in devices
    assert "A process of its own" in lock
    assert "no network code" in network
    assert host.notices.shown() == []


def test_the_page_saves_the_file(settings: SettingsWorkspace, host: Host, tmp_path: Path, qtbot: QtBot) -> None:
    page = settings.page("diagnostics")

    with qtbot.waitSignal(host.notices.posted, timeout=60_000):
        page.save_to(tmp_path / "support.zip")

    assert "souffleur-diagnostics/1" in content(tmp_path / "support.zip")
    assert page.export.isEnabled()
