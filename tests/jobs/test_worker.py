"""What the worker's process is like: private, quiet, off the network, and gone when its commands end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from audio_engine.jobs.channel import FrameReader, encode_frame
from audio_engine.jobs.supervisor import Supervisor
from audio_engine.jobs.worker_process import WORKER_COMMAND

if TYPE_CHECKING:
    from pathlib import Path


def mirrored(home: Path, sample_worker: tuple[str, ...], *, low_priority: bool = False) -> dict[str, Any]:
    with Supervisor(worker_command=sample_worker) as supervisor:
        supervisor.run(1, "mirror", home, lambda _event: None, low_priority=low_priority)
    document: dict[str, Any] = json.loads((home / "mirror.json").read_text(encoding="utf-8"))
    return document


def test_the_worker_is_private_and_its_libraries_stay_silent(home: Path, sample_worker: tuple[str, ...]) -> None:
    mirror = mirrored(home, sample_worker)

    assert mirror["umask"] == 0o077
    assert mirror["environment"]["HF_HUB_OFFLINE"] == "1"
    assert mirror["environment"]["HF_HUB_DISABLE_TELEMETRY"] == "1"
    assert mirror["environment"]["PYANNOTE_METRICS_ENABLED"] == "false"
    assert mirror["environment"]["DO_NOT_TRACK"] == "1"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system offers no such lock without privileges")
def test_the_worker_cannot_open_an_internet_socket(home: Path, sample_worker: tuple[str, ...]) -> None:
    assert mirrored(home, sample_worker)["internet"] is False


@pytest.mark.skipif(sys.platform == "win32", reason="nice is POSIX's")
def test_low_priority_is_low_and_only_on_request(home: Path, sample_worker: tuple[str, ...]) -> None:
    usual = mirrored(home, sample_worker)["nice"]
    low = mirrored(home, sample_worker, low_priority=True)["nice"]

    assert usual == os.nice(0)
    assert low == max(10, usual)


def test_the_worker_leaves_when_its_commands_end() -> None:
    worker = subprocess.Popen(WORKER_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0)
    assert worker.stdin
    assert worker.stdout
    assert FrameReader(worker.stdout.fileno()).receive() == {"kind": "heartbeat"}

    worker.stdin.close()

    assert worker.wait(20) != 0
    worker.stdout.close()


@pytest.mark.parametrize("nonsense", [b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"\x00\x00\x00\x02[]", b"\x00"])
def test_the_worker_leaves_when_its_commands_are_nonsense(nonsense: bytes) -> None:
    done = subprocess.run(
        WORKER_COMMAND, input=nonsense, stdout=subprocess.DEVNULL, check=False, timeout=20, process_group=0
    )

    assert done.returncode != 0


def test_a_worker_in_a_terminal_takes_no_group_down_that_is_not_its_own() -> None:
    """Started by hand it shares the shell's process group; leaving must not kill the shell."""
    program = f"import subprocess; subprocess.run({WORKER_COMMAND!r}, input=b'', stdout=-3); print('alive')"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=30, process_group=0
    )

    assert done.stdout == "alive\n"


def test_commands_that_no_worker_knows_are_passed_over(home: Path, sample_worker: tuple[str, ...]) -> None:
    order = {"command": "run", "job_id": 1, "kind": "count", "home": str(home), "low_priority": False}
    commands: list[dict[str, Any]] = [{"command": "dance"}, {}, {**order, "device": "cpu", "compute_type": "int8"}]
    worker = subprocess.Popen(sample_worker, stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0)
    assert worker.stdin
    assert worker.stdout

    worker.stdin.write(b"".join(encode_frame(command) for command in commands))
    worker.stdin.flush()

    reader = FrameReader(worker.stdout.fileno())
    kinds = [reader.receive()["kind"]]
    while kinds[-1] != "finished":
        kinds.append(reader.receive()["kind"])
    assert kinds.count("segment") == 10
    assert worker.wait(20) == 0
    worker.stdin.close()
    worker.stdout.close()


def test_a_library_lying_in_the_current_folder_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "psutil.py").write_text("raise SystemExit(77)", encoding="utf-8")

    done = subprocess.run(
        WORKER_COMMAND, input=b"", stdout=subprocess.DEVNULL, check=False, timeout=20, cwd=tmp_path, process_group=0
    )

    assert done.returncode != 77


def test_the_parents_side_loads_no_codec_and_no_model() -> None:
    program = (
        "import sys, audio_engine.jobs.supervisor, audio_engine.jobs.device_ladder; "
        "print(sorted({'av', 'ctranslate2', 'faster_whisper', 'numpy', 'onnxruntime'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
