"""Windows: what a process can take from itself. Written to Microsoft's documentation and never run by us.

A job without a second process, no privileges, the lowest integrity, no code made at run time.
Nothing of Python can start under a token that may read nothing, so reading files and sockets stay possible: `DENIES`
does not name them. The order matters: the process must still be allowed what the next step needs.
Sources: learn.microsoft.com, “Job Objects”, “Mandatory Integrity Control”, “SetProcessMitigationPolicy”.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any, Final

from audio_engine.limits import DECODER_MEMORY_BYTES

__all__ = ["DENIES", "engage"]

DENIES: Final = frozenset({"write", "execute", "fork", "remove", "make", "memory"})
"""Of the acts in `tests/contract/test_locks.py`, what these steps should refuse."""

Handle = ctypes.c_void_p
Word, Large, Size = ctypes.c_uint32, ctypes.c_int64, ctypes.c_size_t

# JOBOBJECTINFOCLASS and JOB_OBJECT_LIMIT_…
_BASIC_UI_RESTRICTIONS, _EXTENDED_LIMITS = 4, 9
_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY, _DIE_ON_EXCEPTION = 0x2, 0x8, 0x100, 0x400
_EVERY_UI_RESTRICTION: Final = 0xFF
# TOKEN_…, SE_PRIVILEGE_REMOVED, and TokenPrivileges and TokenIntegrityLevel of TOKEN_INFORMATION_CLASS
_ADJUST_PRIVILEGES, _QUERY, _ADJUST_DEFAULT = 0x20, 0x8, 0x80
_PRIVILEGE_REMOVED: Final = 0x4
_TOKEN_PRIVILEGES, _TOKEN_INTEGRITY_LEVEL = 3, 25
_INTEGRITY_GROUP: Final = 0x20
_LOWEST_INTEGRITY: Final = "S-1-16-0"
# PROCESS_MITIGATION_POLICY, each with the flags that are set
_MITIGATIONS: Final = (
    (2, 0x1),  # no code made at run time
    (4, 0x1),  # no calls of the window system, a great part of the kernel
    (6, 0x1),  # nobody's add-ins
    (10, 0x7),  # libraries from the system first, none from a network or of low integrity
    (13, 0x1),  # no child process
)


class BasicLimits(ctypes.Structure):
    """`JOBOBJECT_BASIC_LIMIT_INFORMATION`. Times count in 100 ns."""

    _fields_ = (
        ("process_time", Large),
        ("job_time", Large),
        ("flags", Word),
        ("least_working_set", Size),
        ("most_working_set", Size),
        ("active_processes", Word),
        ("affinity", Size),
        ("priority", Word),
        ("scheduling", Word),
    )


class ExtendedLimits(ctypes.Structure):
    """`JOBOBJECT_EXTENDED_LIMIT_INFORMATION`."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", Size),
        ("job_memory", Size),
        ("peak_process_memory", Size),
        ("peak_job_memory", Size),
    )


class Privilege(ctypes.Structure):
    """`LUID_AND_ATTRIBUTES`."""

    _fields_ = (("low", Word), ("high", ctypes.c_int32), ("attributes", Word))


class IntegrityLabel(ctypes.Structure):
    """`TOKEN_MANDATORY_LABEL`."""

    _fields_ = (("sid", Handle), ("attributes", Word))


def engage(cpu_s: int, libraries: Any = None) -> None:  # noqa: ANN401 - ctypes' libraries, or a test's stand-in
    """Lock the calling process; `cpu_s` is its processor time.

    A mitigation that this Windows does not know, or that comes too late for a library that is loaded, is left out.

    Raises:
        OSError: the system refused another step.
    """
    system: Any = libraries if libraries is not None else _Libraries()
    _join_job(system, cpu_s)
    token = Handle()
    _check(
        system.advapi32.OpenProcessToken(
            _this_process(system), _ADJUST_PRIVILEGES | _QUERY | _ADJUST_DEFAULT, ctypes.byref(token)
        ),
        "OpenProcessToken",
    )
    try:
        _drop_privileges(system, token)
        for policy, flags in _MITIGATIONS:
            value = Word(flags)
            system.kernel32.SetProcessMitigationPolicy(policy, ctypes.byref(value), Size(ctypes.sizeof(value)))
        _lower_integrity(system, token)
    finally:
        system.kernel32.CloseHandle(token)


def _join_job(system: Any, cpu_s: int) -> None:  # noqa: ANN401
    """The job's handle stays open: it ends with the process."""
    system.kernel32.CreateJobObjectW.restype = Handle
    job = Handle(system.kernel32.CreateJobObjectW(None, None))
    _check(job.value, "CreateJobObjectW")
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_EXCEPTION
    limits.basic.process_time = cpu_s * 10_000_000
    limits.basic.active_processes = 1
    limits.process_memory = DECODER_MEMORY_BYTES
    restrictions = Word(_EVERY_UI_RESTRICTION)
    for kind, value in ((_EXTENDED_LIMITS, limits), (_BASIC_UI_RESTRICTIONS, restrictions)):
        done = system.kernel32.SetInformationJobObject(job, kind, ctypes.byref(value), Word(ctypes.sizeof(value)))
        _check(done, f"SetInformationJobObject({kind})")
    _check(system.kernel32.AssignProcessToJobObject(job, _this_process(system)), "AssignProcessToJobObject")


def _drop_privileges(system: Any, token: Handle) -> None:  # noqa: ANN401
    size = Word(0)
    system.advapi32.GetTokenInformation(token, _TOKEN_PRIVILEGES, None, Word(0), ctypes.byref(size))
    held = ctypes.create_string_buffer(max(size.value, ctypes.sizeof(Word)))
    done = system.advapi32.GetTokenInformation(token, _TOKEN_PRIVILEGES, held, size, ctypes.byref(size))
    _check(done, "GetTokenInformation")
    count = min(Word.from_buffer(held).value, (len(held) - ctypes.sizeof(Word)) // ctypes.sizeof(Privilege))
    for privilege in (Privilege * count).from_buffer(held, ctypes.sizeof(Word)):
        privilege.attributes = _PRIVILEGE_REMOVED
    done = system.advapi32.AdjustTokenPrivileges(token, 0, held, Word(0), None, None)
    _check(done, "AdjustTokenPrivileges")


def _lower_integrity(system: Any, token: Handle) -> None:  # noqa: ANN401
    sid = Handle()
    _check(system.advapi32.ConvertStringSidToSidW(_LOWEST_INTEGRITY, ctypes.byref(sid)), "ConvertStringSidToSidW")
    label = IntegrityLabel(sid, _INTEGRITY_GROUP)
    done = system.advapi32.SetTokenInformation(
        token, _TOKEN_INTEGRITY_LEVEL, ctypes.byref(label), Word(ctypes.sizeof(label))
    )
    _check(done, "SetTokenInformation")


def _this_process(system: Any) -> Handle:  # noqa: ANN401
    system.kernel32.GetCurrentProcess.restype = Handle
    return Handle(system.kernel32.GetCurrentProcess())


def _check(done: object, step: str) -> None:
    if not done:
        raise OSError(_last_error(), f"Windows refused {step}")


class _Libraries:
    """The two libraries of the system, with their errors kept."""

    def __init__(self) -> None:
        if sys.platform == "win32":
            self.kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
            self.advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)


def _last_error() -> int:
    if sys.platform == "win32":
        return ctypes.get_last_error()
    return 0
