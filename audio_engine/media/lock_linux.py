"""Linux: seccomp filters, written as BPF and installed by ctypes, for x86-64 and aarch64.

The decoder's filter is a list of the few system calls that decoding takes; everything else answers EPERM, and a
call through another architecture's table kills the process. Sources: seccomp(2), the kernel's
`Documentation/userspace-api/seccomp_filter.rst`, and either architecture's system call table.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
from dataclasses import dataclass
from typing import Final

__all__ = ["deny_internet", "engage", "is_supported", "socket_is_refused"]


@dataclass(frozen=True, slots=True)
class _Architecture:
    audit: int
    seccomp: int
    socket: int
    mmap: int
    mprotect: int
    allowed: tuple[int, ...]


# read write close fstat lseek munmap brk rt_sigaction rt_sigprocmask rt_sigreturn pread64 readv writev sched_yield
# mremap madvise nanosleep getpid exit exit_group getrusage gettimeofday times sigaltstack gettid futex
# restart_syscall clock_gettime clock_getres clock_nanosleep getrandom rseq sysinfo sched_getaffinity
_ARCHITECTURES: Final = {
    "x86_64": _Architecture(
        audit=0xC000003E,
        seccomp=317,
        socket=41,
        mmap=9,
        mprotect=10,
        allowed=(
            *(0, 1, 3, 5, 8, 11, 12, 13, 14, 15, 17, 19, 20, 24),
            *(25, 28, 35, 39, 60, 231, 98, 96, 100, 131, 186, 202),
            *(219, 228, 229, 230, 318, 334, 99, 204),
        ),
    ),
    "aarch64": _Architecture(
        audit=0xC00000B7,
        seccomp=277,
        socket=198,
        mmap=222,
        mprotect=226,
        allowed=(
            *(63, 64, 57, 80, 62, 215, 214, 134, 135, 139, 67, 65, 66, 124),
            *(216, 233, 101, 172, 93, 94, 165, 169, 153, 132, 178, 98),
            *(128, 113, 114, 115, 278, 293, 179, 123),
        ),
    ),
}
_IO_URING_SETUP: Final = 425  # the same on both; it can make sockets without socket(2)
_X32_BIT: Final = 0x40000000

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC = 1, 1
_KILL: Final = 0x80000000
_ALLOW: Final = 0x7FFF0000
_ERRNO: Final = 0x00050000
_AF_UNIX, _AF_INET, _AF_INET6 = 1, 2, 10
_PROT_EXEC: Final = 4
# struct seccomp_data: nr at 0, arch at 4, args (64 bits each) from 16 on
_NR, _ARCH, _ARG0, _ARG2 = 0, 4, 16, 32
_LOAD, _JUMP_EQUAL, _JUMP_NOT_BELOW, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06

_Instruction = tuple[int, int, int, int]
_Program = list[_Instruction]


def is_supported() -> bool:
    """Whether there is a filter for this processor."""
    return platform.machine() in _ARCHITECTURES


def engage() -> None:
    """Leave the calling process nothing but decoding; it also dies with its parent.

    Raises:
        OSError: the kernel refused the filter.
    """
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    _prctl(_PR_SET_DUMPABLE, 0)
    machine = _ARCHITECTURES[platform.machine()]
    program = _start(machine)
    for number in machine.allowed:
        program += _if_equal(number, [_give(_ALLOW)])
    for number in (machine.mmap, machine.mprotect):
        program += _if_equal(
            number,
            [_load(_ARG2), *_if_any_bit(_PROT_EXEC, [_give(_ERRNO | errno.EPERM)]), _give(_ALLOW)],
        )
    _install(machine, [*program, _give(_ERRNO | errno.EPERM)])


def deny_internet() -> None:
    """Refuse IPv4 and IPv6 sockets to the calling process, its threads and its children.

    Raises:
        OSError: the kernel refused the filter.
    """
    machine = _ARCHITECTURES[platform.machine()]
    refuse = [_give(_ERRNO | errno.EPERM)]
    program = _start(machine)
    program += _if_not_below(_X32_BIT, refuse)
    program += _if_equal(_IO_URING_SETUP, [_give(_ERRNO | errno.ENOSYS)])
    program += _if_equal(
        machine.socket,
        [_load(_ARG0), *_if_equal(_AF_INET, refuse), *_if_equal(_AF_INET6, refuse), _give(_ALLOW)],
    )
    _install(machine, [*program, _give(_ALLOW)])


def socket_is_refused() -> bool:
    """Whether no socket can be made, asked from the C library as a parser's exploit would.

    A Unix one: where even that is refused so is every other, and a trace of this program never shows an Internet
    socket, not even one that was only tried.
    """
    descriptor = _libc().socket(_AF_UNIX, 1, 0)
    if descriptor >= 0:
        os.close(descriptor)
    return bool(descriptor < 0)


def _start(machine: _Architecture) -> _Program:
    return [_load(_ARCH), (_JUMP_EQUAL, 1, 0, machine.audit), _give(_KILL), _load(_NR)]


def _load(offset: int) -> _Instruction:
    return (_LOAD, 0, 0, offset)


def _give(action: int) -> _Instruction:
    return (_RETURN, 0, 0, action)


def _if_equal(value: int, body: _Program) -> _Program:
    return [(_JUMP_EQUAL, 0, len(body), value), *body]


def _if_any_bit(bits: int, body: _Program) -> _Program:
    return [(_JUMP_ANY_BIT, 0, len(body), bits), *body]


def _if_not_below(value: int, body: _Program) -> _Program:
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


def _install(machine: _Architecture, program: _Program) -> None:
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    instructions = (_SockFilter * len(program))(*(_SockFilter(*instruction) for instruction in program))
    whole = _SockFprog(len(program), instructions)
    result = _libc().syscall(
        ctypes.c_long(machine.seccomp),
        ctypes.c_ulong(_SECCOMP_SET_MODE_FILTER),
        ctypes.c_ulong(_SECCOMP_FILTER_FLAG_TSYNC),
        ctypes.byref(whole),
    )
    if result != 0:
        raise OSError(ctypes.get_errno(), "the kernel refused the seccomp filter")


def _prctl(option: int, value: int) -> None:
    unused = ctypes.c_ulong(0)
    if _libc().prctl(ctypes.c_int(option), ctypes.c_ulong(value), unused, unused, unused) != 0:
        raise OSError(ctypes.get_errno(), f"prctl({option}) failed")


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
