"""One desktop for each data folder: a lock file says that it runs, an inbox folder takes what a second start was given.

No socket: a message is a small file that the running program finds in a folder which it watches.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from audio_engine.errors import UserFacingError
from audio_engine.files import atomic_write, private_folder
from audio_engine.text import tr

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


__all__ = ["Inbox", "OnlyInstance", "Summons", "leave_summons"]

_MESSAGE_MAX_BYTES: Final = 1 << 20
"""Some thousand paths. A larger file in our inbox is not ours."""


@dataclass(frozen=True, slots=True)
class Summons:
    """What a second start asks of the first: come forward, and open these files."""

    files: tuple[Path, ...] = ()
    activation: str | None = None
    """The token with which a Wayland compositor lets a window come to the front."""


class OnlyInstance:
    """Holds the lock of a data folder's desktop; the system frees it however the process ends."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Whether this is the only one.

        Raises:
            UserFacingError: the data folder cannot be written.
        """
        try:
            private_folder(self._home)
            descriptor = os.open(self._home / "desktop.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as problem:
            raise UserFacingError(
                tr("The data folder {folder} cannot be written: {reason}.", folder=self._home, reason=problem.strerror),
                tr("Check its permissions and the free disk space, or name another one with SOUFFLEUR_HOME."),
            ) from problem
        try:
            _lock(descriptor)
        except OSError:  # another one has it
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Let another one start."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class Inbox(QObject):
    """The folder in which second starts leave their messages. `summoned` carries each as a `Summons`."""

    summoned = Signal(object)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = private_folder(_folder(home))
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(lambda _: self.look())

    def look(self) -> None:
        """Take what is there; the watcher calls this, and whoever has connected `summoned` once at the start."""
        for message in sorted(self._folder.glob("*.json")):
            summons = _read(message)
            with contextlib.suppress(OSError):
                message.unlink()
            if summons is not None:
                self.summoned.emit(summons)


def leave_summons(home: Path, files: Sequence[Path]) -> None:
    """Ask the running program to come forward and to open `files`.

    Raises:
        UserFacingError: the message cannot be written.
    """
    activation = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID")
    document = {"files": [os.fsencode(file.absolute()).hex() for file in files], "activation": activation}
    try:
        with atomic_write(private_folder(_folder(home)) / f"{os.urandom(16).hex()}.json", mode=0o600) as stream:
            stream.write(json.dumps(document).encode())
    except OSError as problem:
        raise UserFacingError(
            tr("Souffleur is open already and could not be told what to do: {reason}.", reason=problem.strerror),
            tr("Drop the files on its window."),
        ) from problem


def _folder(home: Path) -> Path:
    return home / "inbox"


def _read(message: Path) -> Summons | None:
    try:
        if message.stat().st_size > _MESSAGE_MAX_BYTES:
            return None
        document = json.loads(message.read_bytes())
        files = tuple(Path(os.fsdecode(bytes.fromhex(name))) for name in document["files"])
        activation = document["activation"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):  # none of ours, or gone already
        return None
    return Summons(files, activation if isinstance(activation, str) else None)
