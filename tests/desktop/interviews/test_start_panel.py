"""Before the start: which files can be used, how, and how long it will take on this computer."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from audio_engine.library import JobState, Library
from audio_engine.speed import SpeedBook
from desktop.interviews.dropped_files import gather, pasted_paths
from desktop.interviews.start_panel import StartPanel
from tests.desktop.conftest import DATA, SAMPLE
from tests.desktop.interviews.context import Host

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FRENCH = DATA / "interviews" / "interview-fr.flac"
TWO_CHANNELS = DATA / "interviews" / "two-channels-en.flac"


def ask(host: Host, qtbot: QtBot, *paths: Path, **more: str) -> StartPanel:
    """The panel, once everything about the files and the choices is known."""
    panel = StartPanel(host.context, paths, host, **more)
    host.show()
    panel.open()
    qtbot.waitUntil(
        lambda: (
            panel.options.model.count() > 0
            and panel._foresight is not None
            and panel.files.topLevelItemCount() > 0
            and all(panel.files.look_of(path) for path in panel.files._rows)
        )
    )
    return panel


def shown(panel: StartPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def jobs(home: Path) -> list[dict[str, object]]:
    with Library.open(home) as library:
        return [job.settings for job in library.jobs()]


def test_files_are_queued_as_was_chosen(host: Host, home: Path, qtbot: QtBot) -> None:
    panel = ask(host, qtbot, SAMPLE, FRENCH)
    panel.options.language.setCurrentIndex(panel.options.language.findData("fr"))
    panel.options.mode.setCurrentIndex(panel.options.mode.findData("draft"))
    assert panel._start.text() == "Start 2 files"

    QTest.keyClick(panel, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(jobs(home)) == 2)
    assert {(job["model"], job["language"], job["mode"], job["speakers"]) for job in jobs(home)} == {
        ("micro", "fr", "draft", "off")
    }


def test_the_last_choice_stands_the_next_time(host: Host, home: Path, qtbot: QtBot) -> None:
    panel = ask(host, qtbot, SAMPLE)
    panel.options.language.setCurrentIndex(panel.options.language.findData("en"))
    panel.options.mode.setCurrentIndex(panel.options.mode.findData("draft"))
    panel._start.click()
    qtbot.waitUntil(lambda: len(jobs(home)) == 1)

    again = ask(host, qtbot, FRENCH)

    assert (again.options.language.currentData(), again.options.mode.currentData()) == ("en", "draft")


def test_how_long_it_takes_is_not_known_before_the_first_time(host: Host, qtbot: QtBot) -> None:
    panel = ask(host, qtbot, SAMPLE)

    qtbot.waitUntil(lambda: "known after the first time" in shown(panel))


def test_how_long_it_takes_is_said_for_all_files_together(host: Host, home: Path, qtbot: QtBot) -> None:
    SpeedBook(home).note("faster-whisper/micro/accurate", 0.1)  # two minutes of sound: twenty of work

    panel = ask(host, qtbot, SAMPLE, FRENCH)

    qtbot.waitUntil(lambda: "It takes about 21 min on this computer." in shown(panel))


def test_the_speed_is_looked_up_under_the_name_that_the_engine_gives_it(sample_home: Path) -> None:
    from desktop.bridge.intake import job_speed

    with Library.open(sample_home) as library:
        assert job_speed(library.job(1).settings)


def test_a_file_that_is_no_recording_is_named_with_its_sentence(
    host: Host, home: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.wav").write_text("Dear Sir, " * 1000)
    (tmp_path / "empty.mp3").touch()

    panel = ask(host, qtbot, SAMPLE, tmp_path / "letter.wav", tmp_path / "empty.mp3")

    assert "This is no audio or video file, whatever its name says: letter.wav." in shown(panel)
    assert "empty.mp3 is empty." in shown(panel)
    panel._start.click()
    qtbot.waitUntil(lambda: len(jobs(home)) == 1)


def test_nothing_can_be_started_where_no_file_can_be_used(host: Host, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "letter.wav").write_text("Dear Sir, " * 1000)

    panel = ask(host, qtbot, tmp_path / "letter.wav")

    assert not panel._start.isEnabled()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which file a descriptor is")
def test_the_file_is_opened_by_the_locked_decoder_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our process opens it to hand it on, and reads not a byte of it."""
    from desktop.bridge.intake import look_at

    path = Path(shutil.copy(SAMPLE, tmp_path))
    read: list[Path] = []
    real = os.read

    def note(descriptor: int, count: int) -> bytes:
        read.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        return real(descriptor, count)

    monkeypatch.setattr(os, "read", note)

    look = look_at(path)

    assert look.problem is None
    assert path not in read


def test_a_language_that_the_model_does_not_know_is_said_before_the_start(
    host: Host, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tmp_path))  # no model at all

    panel = ask(host, qtbot, FRENCH, language="fr")

    qtbot.waitUntil(lambda: "No installed model can do this in the language “fr”." in shown(panel))
    assert "Install one with" in shown(panel)
    assert not panel._start.isEnabled()


def test_without_a_model_the_basic_recogniser_says_what_it_is(
    host: Host, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tmp_path))

    panel = ask(host, qtbot, SAMPLE, language="en")

    qtbot.waitUntil(lambda: "knows English only and makes many mistakes" in shown(panel))
    assert panel._start.isEnabled()


def test_what_an_administrator_has_decided_cannot_be_changed(
    host: Host, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policies = tmp_path / "policies.json"
    policies.write_text(
        json.dumps({"format": "souffleur-policies/1", "locked": {"TranscriptionLanguage": "fr"}}), encoding="utf-8"
    )
    monkeypatch.setattr("audio_engine.settings.resolver.policies_file", lambda: policies)

    panel = ask(host, qtbot, SAMPLE, language="en")

    assert panel.options.language.currentData() == "fr"
    assert not panel.options.language.isEnabled()
    assert panel.options.language.toolTip() == "Your organisation has decided this."


def test_two_channels_can_be_two_speakers(host: Host, home: Path, qtbot: QtBot) -> None:
    panel = ask(host, qtbot, TWO_CHANNELS, SAMPLE)
    assert panel.options.speakers.isEnabled()
    panel.options.speakers.setCurrentIndex(panel.options.speakers.findData("channels"))

    panel._start.click()

    qtbot.waitUntil(lambda: len(jobs(home)) == 2)
    assert [job["speakers"] for job in jobs(home)] == ["channels", "off"]


def test_one_channel_cannot(host: Host, qtbot: QtBot) -> None:
    panel = ask(host, qtbot, SAMPLE)

    assert not panel.options.speakers.isEnabled()


def test_a_file_is_taken_off_the_list_with_a_key(host: Host, qtbot: QtBot) -> None:
    panel = ask(host, qtbot, SAMPLE, FRENCH)
    panel.files.topLevelItem(0).setSelected(True)

    QTest.keyClick(panel.files, Qt.Key.Key_Delete)

    assert panel.files.usable() == [FRENCH]


def test_a_folder_gives_its_recordings_and_tells_how_many_files_were_left_out(
    host: Host, qtbot: QtBot, tmp_path: Path
) -> None:
    shutil.copy(SAMPLE, tmp_path / "one.flac")
    (tmp_path / "notes").mkdir()
    shutil.copy(SAMPLE, tmp_path / "notes" / "two.FLAC")
    (tmp_path / "picture.jpg").touch()
    (tmp_path / ".hidden.wav").touch()

    panel = ask(host, qtbot, tmp_path)

    assert [path.name for path in panel.files.usable()] == ["one.flac", "two.FLAC"]
    assert "1 other file in the folder is no recording and was left out." in shown(panel)


def test_a_file_that_was_named_is_looked_at_whatever_it_is_called(tmp_path: Path) -> None:
    assert gather([tmp_path / "interview"]).files == (tmp_path / "interview",)


def test_pasting_takes_files_and_paths_and_nothing_else() -> None:
    files, text, prose = QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a/b.wav"), QUrl("https://example.org/c.wav")])
    text.setText('/a/b.wav\n"/a/c d.wav"\nfile:///a/e.wav\n')
    prose.setText("/a/b.wav is the one that I mean\nand this is not")

    assert pasted_paths(files) == [Path("/a/b.wav")]
    assert pasted_paths(text) == [Path("/a/b.wav"), Path("/a/c d.wav"), Path("/a/e.wav")]
    assert pasted_paths(prose) == []


def test_a_panel_that_is_cancelled_queues_nothing(host: Host, home: Path, qtbot: QtBot) -> None:
    panel = ask(host, qtbot, SAMPLE)

    QTest.keyClick(panel, Qt.Key.Key_Escape)

    assert jobs(home) == []


def test_what_cannot_be_queued_any_more_is_told(host: Host, home: Path, qtbot: QtBot, tmp_path: Path) -> None:
    path = Path(shutil.copy(SAMPLE, tmp_path))
    panel = ask(host, qtbot, path)
    path.unlink()

    panel._start.click()

    qtbot.waitUntil(lambda: len(host.notices.shown()) == 1)
    assert host.notices.shown()[0].what.startswith("There is no file")
    with Library.open(home) as library:
        assert library.jobs(JobState.QUEUED) == []
