"""Linux: seccomp filters, written as BPF and installed by ctypes, for x86-64 and aarch64.

Small parts of a program for the kernel, put together by `lock_linux` (the decoder) and `lock_network` (everybody).
A call through another architecture's table kills the process. Sources: seccomp(2), the kernel's
`Documentation/userspace-api/seccomp_filter.rst`, and either architecture's system call table.
"""

from __future__ import annotations

import ctypes
import os
import platform
from dataclasses import dataclass
from typing import Final

__all__ = [
    "AF_UNIX",
    "ALLOW",
    "ARG0",
    "ARG2",
    "X32_BIT",
    "Architecture",
    "Program",
    "architecture",
    "c_library",
    "deny_new_privileges",
    "give",
    "if_any_bit",
    "if_equal",
    "if_not_below",
    "install",
    "is_supported",
    "load",
    "prctl",
    "refuse",
    "socket_error",
    "start",
]


@dataclass(frozen=True, slots=True)
class Architecture:
    """The numbers of a processor's system calls; `decoding` are those that the decoder needs."""

    audit: int
    seccomp: int
    socket: int
    socketpair: int
    mmap: int
    mprotect: int
    decoding: tuple[int, ...]


# read write close fstat lseek munmap brk rt_sigaction rt_sigprocmask rt_sigreturn pread64 readv writev sched_yield
# mremap madvise nanosleep getpid exit exit_group getrusage gettimeofday times sigaltstack gettid futex
# restart_syscall clock_gettime clock_getres clock_nanosleep getrandom rseq sysinfo sched_getaffinity
_ARCHITECTURES: Final = {
    "x86_64": Architecture(
        audit=0xC000003E,
        seccomp=317,
        socket=41,
        socketpair=53,
        mmap=9,
        mprotect=10,
        decoding=(
            *(0, 1, 3, 5, 8, 11, 12, 13, 14, 15, 17, 19, 20, 24),
            *(25, 28, 35, 39, 60, 231, 98, 96, 100, 131, 186, 202),
            *(219, 228, 229, 230, 318, 334, 99, 204),
        ),
    ),
    "aarch64": Architecture(
        audit=0xC00000B7,
        seccomp=277,
        socket=198,
        socketpair=199,
        mmap=222,
        mprotect=226,
        decoding=(
            *(63, 64, 57, 80, 62, 215, 214, 134, 135, 139, 67, 65, 66, 124),
            *(216, 233, 101, 172, 93, 94, 165, 169, 153, 132, 178, 98),
            *(128, 113, 114, 115, 278, 293, 179, 123),
        ),
    ),
}

AF_UNIX: Final = 1
X32_BIT: Final = 0x40000000
"""Numbers from here on are of x86-64's second table."""
ALLOW: Final = 0x7FFF0000
_KILL: Final = 0x80000000
_ERRNO: Final = 0x00050000
# struct seccomp_data: nr at 0, arch at 4, args (64 bits each) from 16 on
ARG0: Final = 16
ARG2: Final = 32
_NR, _ARCH = 0, 4
_LOAD, _JUMP_EQUAL, _JUMP_NOT_BELOW, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC = 1, 1

Instruction = tuple[int, int, int, int]
Program = list[Instruction]


def is_supported() -> bool:
    """Whether there is a filter for this processor."""
    return platform.machine() in _ARCHITECTURES


def architecture() -> Architecture:
    """This processor's."""
    return _ARCHITECTURES[platform.machine()]


def start(machine: Architecture) -> Program:
    """How every filter begins; the number of the call is loaded afterwards."""
    return [load(_ARCH), (_JUMP_EQUAL, 1, 0, machine.audit), give(_KILL), load(_NR)]


def load(offset: int) -> Instruction:
    """Look at `ARG0` or `ARG2` from here on."""
    return (_LOAD, 0, 0, offset)


def give(action: int) -> Instruction:
    """End the filter."""
    return (_RETURN, 0, 0, action)


def refuse(error: int) -> Instruction:
    """End the filter: the call answers `error`, an errno."""
    return give(_ERRNO | error)


def if_equal(value: int, body: Program) -> Program:
    """`body` where what is looked at is `value`."""
    return [(_JUMP_EQUAL, 0, len(body), value), *body]


def if_any_bit(bits: int, body: Program) -> Program:
    """`body` where what is looked at has one of `bits`."""
    return [(_JUMP_ANY_BIT, 0, len(body), bits), *body]


def if_not_below(value: int, body: Program) -> Program:
    """`body` where what is looked at is `value` or more."""
    return [(_JUMP_NOT_BELOW, 0, len(body), value), *body]


class _SockFilter(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("jt", ctypes.c_ubyte),
        ("jf", ctypes.c_ubyte),
        ("k", ctypes.c_uint32),
    )


class _SockFprog(ctypes.Structure):
    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.POINTER(_SockFilter)))


def install(machine: Architecture, program: Program) -> None:
    """Put every thread of this process, and whatever it starts, under `program` for ever.

    Raises:
        OSError: the kernel refused the filter.
    """
    deny_new_privileges()
    instructions = (_SockFilter * len(program))(*(_SockFilter(*instruction) for instruction in program))
    whole = _SockFprog(len(program), instructions)
    result = c_library().syscall(
        ctypes.c_long(machine.seccomp),
        ctypes.c_ulong(_SECCOMP_SET_MODE_FILTER),
        ctypes.c_ulong(_SECCOMP_FILTER_FLAG_TSYNC),
        ctypes.byref(whole),
    )
    if result != 0:
        raise OSError(ctypes.get_errno(), "the kernel refused the seccomp filter")


def deny_new_privileges() -> None:
    """No program that this process starts gets more rights than it has: what unprivileged locks require.

    Raises:
        OSError: the kernel refused.
    """
    prctl(_PR_SET_NO_NEW_PRIVS, 1)


def prctl(option: int, value: int) -> None:
    """Set a property of this process that has one value.

    Raises:
        OSError: the kernel refused.
    """
    unused = ctypes.c_ulong(0)
    if c_library().prctl(ctypes.c_int(option), ctypes.c_ulong(value), unused, unused, unused) != 0:
        raise OSError(ctypes.get_errno(), f"prctl({option}) failed")


def socket_error(family: int) -> int:
    """The errno of making a datagram socket of `family`, asked as an exploit would; 0 where it is made, and closed."""
    library = c_library()
    descriptor = library.socket(family, 2, 0)
    if descriptor < 0:
        return ctypes.get_errno()
    os.close(descriptor)
    return 0


def c_library() -> ctypes.CDLL:
    """The C library of this process, with errno."""
    return ctypes.CDLL(None, use_errno=True)
