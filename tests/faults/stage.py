"""Where commands are tried on a failing disk: one process that has imported everything, and forks for each of them.

python -m tests.faults.stage SOCKET

Orders are JSON messages over the Unix socket with the number SOCKET. The fork puts itself under the filter, sends the
listener back and runs the command; the stage says how it ended, and when nothing that it started is left either.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import socket
import sys
import traceback
from typing import Any, NoReturn

import audio_engine.cli.main
import installers.models.main
from tests.faults import acts, kernel_filter

__all__ = ["main"]

_PR_SET_CHILD_SUBREAPER = 36
_LONGEST_ORDER = 1 << 16


def main() -> None:
    """Take orders until the socket is closed."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # orphans of a killed command come to us
    with socket.socket(fileno=int(sys.argv[1])) as orders:
        while message := orders.recv(_LONGEST_ORDER):
            _run(json.loads(message), orders)


def _run(order: dict[str, Any], orders: socket.socket) -> None:
    child = os.fork()
    if child == 0:
        _perform(order, orders)
    with contextlib.suppress(ChildProcessError):  # nobody is left
        while True:
            pid, status = os.waitpid(-1, 0)
            if pid == child:
                orders.send(json.dumps({"ended": os.waitstatus_to_exitcode(status)}).encode())
    orders.send(json.dumps({"alone": True}).encode())


def _perform(order: dict[str, Any], orders: socket.socket) -> NoReturn:
    code: object = 1
    try:
        os.setsid()
        os.environ.update(order["environment"])
        for number, name in ((0, os.devnull), (1, order["out"]), (2, order["err"])):
            descriptor = os.open(name, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            os.dup2(descriptor, number)
            os.close(descriptor)
        listener = kernel_filter.listen()
        socket.send_fds(orders, [json.dumps({"pid": os.getpid()}).encode()], [listener])
        os.close(listener)
        orders.close()
        code = _command(order["argv"])
    except SystemExit as leaving:
        code = leaving.code
    except BaseException:  # noqa: BLE001 - the top of this process
        traceback.print_exc()
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def _command(argv: list[str]) -> int:
    sys.argv = argv
    match argv[0]:
        case "souffleur":
            audio_engine.cli.main.main()
        case "souffleur-models":
            installers.models.main.main()
        case "souffleur-desktop":
            os.execv(sys.executable, [sys.executable, "-m", "desktop", *argv[1:]])
        case _:
            pass
    return acts.perform(argv[0], argv[1:])


if __name__ == "__main__":
    main()
