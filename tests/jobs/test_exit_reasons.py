"""Why a worker died, in words: from the real exit codes of processes that really died."""

from __future__ import annotations

import subprocess
import sys

import pytest

from audio_engine.jobs.exit_reasons import bad_device, exit_death, garbled, no_memory, silence


def exit_code_of(program: str) -> int:
    return subprocess.run([sys.executable, "-c", program], check=False, stderr=subprocess.DEVNULL).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize(
    ("program", "word"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "memory ran out"),
        ("import ctypes; ctypes.string_at(0)", "SIGSEGV"),
        ("import os; os.abort()", "SIGABRT"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGILL)", "instruction"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "SIGTERM"),
        ("import os; os._exit(3)", "code 3"),
        ("import os; os._exit(0)", "code 0"),
    ],
)
def test_a_process_that_died_gets_a_sentence_about_how(program: str, word: str) -> None:
    death = exit_death(exit_code_of(program))

    assert word in death.what + death.reason


@pytest.mark.parametrize(
    ("code", "word", "is_final"),
    [
        (0xC0000005, "0xC0000005", False),
        (0xC0000409, "0xC0000409", False),
        (0xC0000135, "library is missing", True),
        (0xC000007B, "library is missing", True),
        (0xC0000142, "library is missing", True),
        (0xC000001D, "instruction", True),
        (0xC0000017, "memory ran out", False),
        (1, "code 1", False),
    ],
)
def test_a_windows_status_gets_a_sentence_too(code: int, word: str, is_final: bool) -> None:
    death = exit_death(code)

    assert word in death.what + death.reason
    assert death.is_final is is_final


@pytest.mark.parametrize("code", [-70, 255, 127, 0x40010004])
def test_an_unheard_of_code_has_its_sentence(code: int) -> None:
    assert str(abs(code)) in exit_death(code).what


def test_each_reason_says_what_happened_and_what_to_do() -> None:
    deaths = [exit_death(code) for code in (-9, -11, -4, -15, 0, 3, 0xC0000005, 0xC0000135)]

    for death in [*deaths, silence(), garbled(), no_memory(), bad_device("NaN")]:
        assert death.what.endswith(".")
        assert death.to_do.endswith(".")
        assert death.reason
        assert not death.reason.endswith(".")
