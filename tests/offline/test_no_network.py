"""Nothing leaves: no system call asks for an Internet socket, and everything works where there is no network at all.

Unix sockets are allowed (the sound server, the desktop's bus); the sample is read with the real recognisers.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.scenarios.articles import FRENCH
from tests.scenarios.command import INTERVIEWS, MODELS, environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace and network namespaces are Linux’s")

TRANSCRIBE = [sys.executable, "-m", "audio_engine", "transcribe", INTERVIEWS / "interview-en.flac"]
COMMANDS = {
    "whisper": [*TRANSCRIBE, "--model", MODELS / "whisper" / "micro", "--format", "txt,docx,srt,html", "--output"],
    "basic": [*TRANSCRIBE, "--model", "basic", "--format", "json", "--output"],
    "doctor": [sys.executable, "-m", "audio_engine", "doctor", "--json"],
    "library": [sys.executable, "-m", "audio_engine", "library", "list"],
    "narrate": [sys.executable, "-m", "audio_engine", "narrate", FRENCH, "--subtitles", "--output"],
    "say-what": [sys.executable, "-m", "audio_engine", "say-what", FRENCH],
    "models": [sys.executable, "-m", "audio_engine", "models", "list"],
}


def command(name: str, tmp_path: Path) -> list[str]:
    words = COMMANDS[name]
    if "narrate" in words:
        return [str(word) for word in (*words, tmp_path / "out" / "article.mp3")]
    return [str(word) for word in ([*words, tmp_path / "out"] if words[-1] == "--output" else words)]


@pytest.mark.parametrize("name", COMMANDS)
def test_no_internet_socket_is_asked_for(name: str, tmp_path: Path) -> None:
    assert shutil.which("strace"), "this test needs strace"
    trace = tmp_path / "trace"
    result = subprocess.run(
        ["strace", "-f", "-e", "trace=network", "-o", str(trace), *command(name, tmp_path)],
        env=environment(tmp_path / "home"),
        capture_output=True,
        text=True,
        check=False,
    )
    calls = trace.read_text(encoding="utf-8", errors="replace")

    assert result.returncode == 0, result.stderr
    assert re.search(r"\+\+\+ exited with 0 \+\+\+", calls)
    assert re.findall(r".*AF_INET.*", calls) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_everything_works_without_a_network(name: str, tmp_path: Path) -> None:
    result = subprocess.run(
        ["unshare", "-rn", *command(name, tmp_path)],
        env=environment(tmp_path / "home"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    if {"transcribe", "narrate"} & set(result.args):
        assert any((tmp_path / "out").iterdir())


def test_the_trace_would_show_an_internet_socket(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = "import socket; socket.socket(socket.AF_INET).close()"
    subprocess.run(["strace", "-f", "-e", "trace=network", "-o", str(trace), sys.executable, "-c", code], check=True)

    assert "AF_INET" in trace.read_text(encoding="utf-8")


def test_a_worker_cannot_open_an_internet_socket() -> None:
    code = (
        "import socket\n"
        "from audio_engine.media.lock import deny_internet\n"
        "deny_internet()\n"
        "for family in (socket.AF_INET, socket.AF_INET6):\n"
        "    try:\n"
        "        socket.socket(family)\n"
        "    except PermissionError:\n"
        "        continue\n"
        "    raise SystemExit(f'{family} was opened')\n"
        "socket.socket(socket.AF_UNIX).close()\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
