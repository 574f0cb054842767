"""Linux: the lock that keeps a process off every network. Unix sockets alone are left: sound server, desktop, displays.

It holds for the process, its threads and whatever it starts, and can never be taken off. Everything else stays allowed:
against code that has taken over the process there is more to be done with files and other programs than this prevents.
"""

from __future__ import annotations

import errno
from typing import Final

from audio_engine.media.seccomp import (
    AF_UNIX,
    ALLOW,
    ARG0,
    X32_BIT,
    architecture,
    give,
    if_equal,
    if_not_below,
    install,
    is_supported,
    load,
    refuse,
    socket_error,
    start,
)

__all__ = ["deny_network", "is_supported", "network_is_refused"]

_AF_NOBODYS: Final = 63
"""Linux has some 46 families; the kernel says of this one that it does not exist, and the filter that it is refused."""
_IO_URING_SETUP: Final = 425  # the same on both processors; it can make sockets without socket(2)


def deny_network() -> None:
    """Refuse every socket that is not a Unix one: IPv4, IPv6, packets, virtual machines, Bluetooth, what comes next.

    Raises:
        OSError: the kernel refused the filter.
    """
    machine = architecture()
    refused = [refuse(errno.EPERM)]
    program = start(machine)
    program += if_not_below(X32_BIT, refused)
    program += if_equal(_IO_URING_SETUP, [refuse(errno.ENOSYS)])
    for number in (machine.socket, machine.socketpair):
        program += if_equal(number, [load(ARG0), *if_equal(AF_UNIX, [give(ALLOW)]), *refused])
    install(machine, [*program, give(ALLOW)])


def network_is_refused() -> bool:
    """Whether the filter holds in the calling process.

    Tried with a family that does not exist: the filter knows Unix and the rest, and no trace of this program ever
    shows an Internet socket, not even one that was only tried.
    """
    return socket_error(_AF_NOBODYS) == errno.EPERM
