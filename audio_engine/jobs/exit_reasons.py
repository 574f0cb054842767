"""Why a worker died, in words for the person whose job it ran.

Exit codes are negative for a POSIX signal and an NTSTATUS on Windows, as `subprocess` gives them.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass
from typing import Final

from audio_engine.text import tr

__all__ = ["Death", "bad_device", "exit_death", "garbled", "no_memory", "silence"]


@dataclass(frozen=True, slots=True)
class Death:
    """The end of a worker that did not end its job.

    `reason` fits between brackets, `what` and `to_do` are whole sentences; `is_final` where another try is no use.
    """

    reason: str
    what: str
    to_do: str
    is_final: bool = False


_KILLED: Final = 9  # Windows has no SIGKILL by name
_NATIVE_CRASHES: Final = {
    getattr(signal, name)
    for name in ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGSYS")
    if hasattr(signal, name)
}
_ILLEGAL_INSTRUCTION: Final = getattr(signal, "SIGILL", None)

_NT_NO_MEMORY: Final = {0xC0000017, 0xC000009A, 0xC000012D}
_NT_ILLEGAL_INSTRUCTION: Final = 0xC000001D
_NT_MISSING_LIBRARY: Final = {0xC0000135, 0xC0000138, 0xC0000139, 0xC0000142, 0xC000007B}
_NT_ERRORS: Final = 0xC0000000
"""Every NTSTATUS from here up is an error that ended the process from outside Python."""


def exit_death(code: int) -> Death:
    """What the exit code of a worker says about its end."""
    status = code & 0xFFFFFFFF
    if code == -_KILLED or status in _NT_NO_MEMORY:
        return no_memory()
    if -code == _ILLEGAL_INSTRUCTION or status == _NT_ILLEGAL_INSTRUCTION:
        return _old_processor()
    if status in _NT_MISSING_LIBRARY:
        return _missing_library(status)
    if -code in _NATIVE_CRASHES or (code > 0 and status >= _NT_ERRORS):
        return _native_crash(_name(code))
    if code < 0:
        return _stopped_from_outside(_name(code))
    return _unexplained(code)


def _name(code: int) -> str:
    """`SIGSEGV` or `0xC0000005`: what a technician searches for."""
    if code >= 0:
        return f"0x{code:08X}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _old_processor() -> Death:
    return Death(
        tr("the processor lacks an instruction"),
        tr("This computer’s processor lacks an instruction that the speech library needs."),
        tr("Use a more recent computer, or the basic recogniser."),
        is_final=True,
    )


def _missing_library(status: int) -> Death:
    return Death(
        tr("a system library is missing"),
        tr("A system library is missing or damaged ({code}), so the work could not start.", code=_name(status)),
        tr("Install the Microsoft Visual C++ runtime or reinstall Souffleur, then resume."),
        is_final=True,
    )


def _native_crash(name: str) -> Death:
    return Death(
        tr("it crashed: {code}", code=name),
        tr("The speech library crashed ({code}), again after a new start.", code=name),
        tr("Resume to try once more: what was done is kept. If it happens again, choose another model."),
    )


def _stopped_from_outside(name: str) -> Death:
    return Death(
        tr("stopped by {code}", code=name),
        tr("Another program or the system stopped the work ({code}).", code=name),
        tr("Resume to go on: what was done is kept."),
    )


def _unexplained(code: int) -> Death:
    return Death(
        tr("it ended without a word, code {code}", code=code),
        tr("The work ended without saying why (code {code}).", code=code),
        tr("Resume to try once more: what was done is kept. If it happens again, run “souffleur doctor”."),
    )


def silence() -> Death:
    """The worker lives and has not answered for too long."""
    return Death(
        tr("it stopped answering"),
        tr("The work stopped answering and was ended."),
        tr("Resume to go on: what was done is kept."),
    )


def garbled() -> Death:
    """The worker sent something that is no frame or no event."""
    return Death(
        tr("it answered nonsense"),
        tr("The program that does the work answered nonsense and was ended."),
        tr("Resume to try once more: what was done is kept. If it happens again, reinstall Souffleur."),
    )


def bad_device(reason: str) -> Death:
    """The job says that the device it runs on cannot be trusted; there is no other one to try."""
    return Death(
        reason,
        tr("The model gives no usable answer on this device ({reason}).", reason=reason),
        tr("Verify the model with “souffleur models verify”, or choose another one."),
        is_final=True,
    )


def no_memory() -> Death:
    """The system killed the worker, or an allocation failed."""
    return Death(
        tr("memory ran out"),
        tr("The system stopped the work, most likely because memory ran out."),
        tr("Close other programs or choose a smaller model, then resume: what was done is kept."),
    )
