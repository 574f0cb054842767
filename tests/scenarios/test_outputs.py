"""Whatever becomes of stdout, stderr and the folder, the text of a finished job reaches somebody."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import soundfile

from audio_engine.cli.record import _Meter
from audio_engine.cli.transcribe import transcribe
from audio_engine.engine import Engine
from audio_engine.errors import JobFailedError
from audio_engine.export import write_transcript
from audio_engine.library import JobState
from audio_engine.names.store import stored_names
from audio_engine.settings.folders import home_folder
from audio_engine.transcript import EngineDescription
from tests.scenarios.command import INTERVIEWS, MODELS, environment, error_line, souffleur

if TYPE_CHECKING:
    from audio_engine.transcript import Transcript

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="closed descriptors and /proc are POSIX")


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Six seconds of speech."""
    return speech(tmp_path / "interview.flac")


def speech(path: Path) -> Path:
    sound, rate = soundfile.read(INTERVIEWS / "interview-en.flac", dtype="int16")
    path.parent.mkdir(exist_ok=True)
    soundfile.write(path, sound[: 6 * rate], rate)
    return path


def shell(home: Path, script: str, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """`$S` is the command."""
    return subprocess.run(
        ["bash", "-c", script, "bash", *map(str, arguments)],
        env=environment(home, S=f"{sys.executable} -m audio_engine", **more),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_two_recordings_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    first, second = speech(tmp_path / "a" / "talk.flac"), speech(tmp_path / "b" / "talk.flac")
    out = tmp_path / "out"
    out.mkdir()
    (out / "talk.txt").write_text("of yesterday", encoding="utf-8")
    result = souffleur(tmp_path, "transcribe", first, second, "--model", "basic", "--output", out, "--overwrite")

    assert result.returncode == 0
    assert {p.name for p in out.iterdir()} == {"talk.txt", "talk (2).txt"}
    assert "of yesterday" not in (out / "talk.txt").read_text(encoding="utf-8")


@POSIX
@pytest.mark.parametrize("folder", ["/proc", "/dev/null/folder"])
def test_a_folder_that_cannot_be_written_is_refused_before_the_work(
    tmp_path: Path, recording: Path, folder: str
) -> None:
    result = souffleur(tmp_path / "home", "transcribe", recording, "--model", "basic", "--output", folder)

    assert result.returncode == 2
    assert folder in error_line(result)
    assert not (tmp_path / "home" / "library").exists()


def full_disk(transcript: Transcript, name: str, target: Path, *, overwrite: bool) -> Path:
    """Has room for text alone."""
    if name != "txt":
        raise JobFailedError("There is no room.", "Free some space.")
    return write_transcript(transcript, name, target, overwrite=overwrite)


def test_a_format_that_cannot_be_written_takes_nothing_else_along(
    tmp_path: Path, recording: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("audio_engine.cli.transcribe.write_transcript", full_disk)
    exit_code = transcribe([recording], model="basic", formats="srt,txt", output=tmp_path, as_json=True)
    output = capsys.readouterr()
    (result,) = json.loads(output.out)["results"]

    assert exit_code == 5
    assert "There is no room" in output.err
    assert result["transcript"]["segments"]
    assert result["outputs"] == [str(tmp_path / "interview.txt")]


def test_without_the_library_an_unwritable_transcript_is_printed(
    tmp_path: Path, recording: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("audio_engine.cli.transcribe.write_transcript", full_disk)
    exit_code = transcribe([recording], model="basic", formats="srt", output=tmp_path, no_library=True)

    assert exit_code == 5
    assert "not reviewed" in capsys.readouterr().out


def test_progress_as_json_says_everything_but_errors_as_json(tmp_path: Path, recording: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Zoé\n" + "x" * 5000 + "\n", encoding="utf-8")
    arguments = ("--model", "basic", "--progress", "json", "--names", names, "--output", tmp_path)
    result = souffleur(tmp_path / "home", "transcribe", recording, *arguments)
    said = [json.loads(line) for line in result.stderr.splitlines()]

    assert any("interview.txt" in event.get("text", "") for event in said)


def test_an_empty_list_of_names_is_not_the_newsrooms(
    tmp_path: Path, recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(MODELS))
    souffleur(home_folder(), "names", "add", "Zoé Lefèvre")
    assert [name.written for name in stored_names(home_folder())] == ["Zoé Lefèvre"]
    (tmp_path / "none.txt").write_text("# nobody\n", encoding="utf-8")
    transcribe([recording], model="micro", names=tmp_path / "none.txt")

    with Engine() as engine:
        (job,) = engine.library.jobs()
    assert job.settings["names"] == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_json_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    talk = speech(tmp_path / "café 🎙 →.flac")
    souffleur(tmp_path / "home", "transcribe", talk, "--model", "basic")
    output = subprocess.run(
        [sys.executable, "-m", "audio_engine", "library", "list", "--json"],
        env=environment(tmp_path / "home", PYTHONIOENCODING=encoding),
        capture_output=True,
        check=True,
    ).stdout

    assert json.loads(output.decode("utf-8"))["recordings"][0]["title"] == talk.name


@POSIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_reason_to_fail(tmp_path: Path, recording: Path, closed: str) -> None:
    result = shell(tmp_path / "home", f'$S transcribe "$1" --model basic --output "$2" {closed}', recording, tmp_path)

    assert result.returncode == 0
    assert "Traceback" not in result.stderr
    assert (tmp_path / "interview.txt").exists()


@POSIX
def test_a_reader_that_has_gone_is_no_mistake(tmp_path: Path) -> None:
    result = shell(tmp_path / "home", "$S library list --json | true; echo ${PIPESTATUS[0]}")

    assert result.stdout == "130\n"
    assert result.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_under_stdout_is_one_line(tmp_path: Path) -> None:
    result = shell(tmp_path / "home", "$S library list --json > /dev/full")

    assert result.returncode == 5
    assert result.stderr.count("\n") == 1
    assert "could not be written" in error_line(result)


@POSIX
def test_a_reader_of_the_progress_that_has_gone_does_not_stop_the_work(tmp_path: Path, recording: Path) -> None:
    script = '{ $S transcribe "$1" --model basic --progress json --output "$2"; echo $? >"$2/code"; } 2>&1 | true'
    shell(tmp_path / "home", script, recording, tmp_path)

    assert (tmp_path / "code").read_text(encoding="utf-8") == "0\n"
    assert (tmp_path / "interview.txt").exists()


def test_a_name_cannot_forge_a_heading(tmp_path: Path) -> None:
    talk = speech(tmp_path / "a\n== forged ==\x1b[2J.flac")
    result = souffleur(tmp_path / "home", "transcribe", talk, talk, "--model", "basic")

    assert [line for line in result.stdout.splitlines() if line.startswith("==")] == [
        "== a == forged == [2J.flac =="
    ] * 2


def test_an_unfinished_transcript_says_so_in_what_is_shown_and_exported(tmp_path: Path, recording: Path) -> None:
    with Engine() as engine:
        recording_id = engine.library.add_recording(recording, size_bytes=1, modified_ns=1)
        job_id = engine.library.add_job("transcribe", recording_id, {})
        made_by = EngineDescription("pocketsphinx", "en-us", "cpu", "fixed-point", "basic", "0")
        engine.library.begin_transcript(
            recording_id,
            job_id,
            engine=made_by,
            language="en",
            language_probability=None,
            task="transcribe",
            speakers=(),
        )
        engine.library.set_job_state(job_id, JobState.CANCELLED)
    shown = souffleur(home_folder(), "library", "show", str(recording_id)).stdout
    souffleur(home_folder(), "library", "export", str(recording_id), "--format", "md", "--output", tmp_path)

    assert "not finished" in shown
    assert "not finished" in (tmp_path / "interview.md").read_text(encoding="utf-8")


def test_a_terminal_that_goes_away_does_not_stop_a_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    class GoneTerminal(io.StringIO):
        def isatty(self) -> bool:
            return True

        def write(self, _text: str) -> int:
            raise OSError(5, os.strerror(5))

    monkeypatch.setattr(sys, "stderr", GoneTerminal())
    meter = _Meter(threading.Event())
    meter.show(1.0, 1.0)
    meter.clear()
