"""The one way to open the library's file: private, durable, on a disk of this machine."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import psutil

from audio_engine.errors import LibraryError
from audio_engine.files import private_folder
from audio_engine.library.storable import printable_path
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BUSY_TIMEOUT_S", "Mount", "connect", "library_file", "make_library_folder", "refuse_network_folder"]

BUSY_TIMEOUT_S = 15.0
"""How long a write waits for another process. A window's transaction takes milliseconds."""

_WAL_ATTEMPTS = 20

_CREATING = threading.Lock()
"""No other thread opens the file between its making and the close that belongs to that; see `_create`."""

_NETWORK_FILE_SYSTEMS = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afpfs", "afs", "webdav", "davfs"),
        *("fuse.davfs2", "fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "fuse.s3fs", "ceph", "fuse.ceph", "lustre"),
        *("fuse.gvfsd-fuse", "fuse.kio-fuse"),  # what a file manager has opened on a server
        *("gfs2", "ocfs2", "9p", "fuse.vmhgfs-fuse", "vboxsf"),
    }
)


class Mount(Protocol):
    """What `psutil.disk_partitions` says of a mounted file system."""

    @property
    def mountpoint(self) -> str:
        """Where it is mounted."""

    @property
    def fstype(self) -> str:
        """The kind of file system."""

    @property
    def opts(self) -> str:
        """Options, separated by commas."""


def library_file(home: Path) -> Path:
    """Where the library of the data folder `home` is."""
    return home / "library" / "library.db"


def make_library_folder(path: Path) -> None:
    """Make the folder of the library file `path`, readable by its owner alone.

    Raises:
        OSError: it cannot be made.
    """
    path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    private_folder(path.parent)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the library file `path`, which is made if need be; its folder exists.

    Every commit is on the disk when it returns. The connection may be handed from thread to thread.

    Raises:
        OSError, sqlite3.Error: it cannot be opened.
    """
    with _CREATING:
        _create(path)
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    try:
        _use_write_ahead_log(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")  # macOS: fsync alone leaves data in the drive's cache
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # deleted words of a source leave the file
        connection.execute("PRAGMA temp_store = MEMORY")  # no text in temporary files
        connection.execute("PRAGMA cache_size = -16384")  # KiB
    except BaseException:
        connection.close()
        raise
    return connection


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch the file to WAL, where it is new.

    Of several processes that do so at once all but one are refused without waiting, because two that wait would wait
    for ever. Waiting for a write of their own first, they find it done.
    """
    for _ in range(_WAL_ATTEMPTS):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL")


def _create(path: Path) -> None:
    """Make the file `path` if it is not there. One that is there is not touched.

    POSIX drops every lock that a process has on a file as soon as it closes any descriptor of it, SQLite's too: another
    process would then take itself for the last one and remove the write-ahead log under us. Nothing of ours may open
    and close a library that this process may have open. See https://sqlite.org/howtocorrupt.html, section 2.2.
    """
    # SQLite gives its -wal and -shm files the mode of this file, so none is ever readable by others.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def refuse_network_folder(folder: Path, mounts: Sequence[Mount] | None = None) -> None:
    """Refuse a folder on a file server: SQLite's write-ahead log needs memory that all its users share.

    Source: https://sqlite.org/wal.html, "All processes using a database must be on the same host computer".

    Raises:
        LibraryError: `folder` is on a network file system.
    """
    found = psutil.disk_partitions(all=True) if mounts is None else mounts
    if _is_on_network(Path(os.path.realpath(folder)), found):
        raise LibraryError(
            tr("The library cannot be kept on a network drive: {folder}.", folder=printable_path(folder)),
            tr("Choose a folder on this computer with SOUFFLEUR_HOME, and put backups on the network drive."),
        )


def _is_on_network(folder: Path, mounts: Sequence[Mount]) -> bool:
    if sys.platform == "win32" and str(folder).startswith("\\\\"):
        return True
    around = [m for m in mounts if folder.is_relative_to(m.mountpoint)]
    if not around:
        return False
    innermost = max(around, key=lambda m: len(m.mountpoint))
    return innermost.fstype.lower() in _NETWORK_FILE_SYSTEMS or "remote" in innermost.opts.split(",")
