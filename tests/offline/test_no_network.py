"""Nothing leaves: no system call asks for another socket than a Unix one, and everything works without any network.

Unix sockets are allowed (the sound server, the desktop's bus); the sample is read with the real recognisers.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline.network_proof import SCENARIOS, Row, Seen, isolated, sound_works, table, traced

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace and network namespaces are Linux’s")

FAST = ("transcribe", "narrate", "looking", "desktop")
CASES = [pytest.param(name, marks=() if name in FAST else pytest.mark.slow) for name in SCENARIOS]


@pytest.mark.parametrize("scenario", CASES)
def test_no_socket_but_unix_ones_is_asked_for(scenario: str, tmp_path: Path) -> None:
    _need(scenario)

    seen = traced(scenario, tmp_path)

    assert seen.processes > 0
    assert seen.families.keys() <= {"AF_UNIX"}


@pytest.mark.parametrize("scenario", CASES)
def test_everything_works_without_a_network(scenario: str, tmp_path: Path) -> None:
    _need(scenario)

    isolated(scenario, tmp_path)

    if scenario in {"transcribe", "narrate"}:
        assert [
            file for file in tmp_path.rglob("*.txt" if scenario == "transcribe" else "*.mp3") if file.stat().st_size
        ]


@pytest.mark.parametrize("lock", ["", "from audio_engine.media.lock import deny_network; deny_network()\n"])
def test_the_trace_would_show_a_socket_even_where_it_is_refused(lock: str, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = f"{lock}import ctypes; ctypes.CDLL(None).socket(2, 1, 0)"
    subprocess.run(["strace", "-f", "-e", "trace=network", "-o", str(trace), sys.executable, "-c", code], check=True)

    assert "AF_INET" in trace.read_text(encoding="utf-8")


def test_a_network_namespace_has_no_network() -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    done = subprocess.run(
        ["unshare", "-rn", sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )

    assert "Network is unreachable" in done.stderr


def test_the_command_line_and_what_it_starts_are_locked_before_they_load_anything(tmp_path: Path) -> None:
    """A command whose very first child looks at its own lock: children inherit it from their first instruction on."""
    code = (
        "import sys; sys.argv = ['souffleur', '--version']\n"
        "from audio_engine.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "import subprocess; subprocess.run(['grep', '-c', 'Seccomp:\\t2', '/proc/self/status'], check=True)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)

    assert done.stdout.splitlines()[-1] == "1"


def test_a_broken_promise_is_seen_in_the_table() -> None:
    kept = Row("transcribe", 2, Seen(9, 3, {"AF_UNIX": 3}), works_without_network=True)
    asked = Row("narrate", 1, Seen(9, 3, {"AF_UNIX": 2, "AF_INET6": 1}), works_without_network=True)
    failed = Row("names", 1, Seen(9, 0, {}), works_without_network=False)

    assert [row.holds for row in (kept, asked, failed)] == [True, False, False]
    assert [line.split()[-2:] for line in table([kept, asked, failed]).splitlines()[1:]] == [
        ["0", "works"],
        ["1", "works"],
        ["0", "FAILS"],
    ]


def _need(scenario: str) -> None:
    if scenario == "record" and not sound_works():
        pytest.skip("needs PulseAudio")
