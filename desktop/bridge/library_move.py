"""Moves the library: copied, compared, and only then used. The old one stays until somebody deletes it.

Everything here takes time and is called off the GUI thread; `move_library` on the thread that writes, so that nothing
is written meanwhile.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from audio_engine.errors import LibraryError, UserFacingError
from audio_engine.files import private_folder, sync_folder
from audio_engine.library import QueueLock
from audio_engine.library.backup import write_copy
from audio_engine.library.connection import connect, library_file, refuse_network_folder
from audio_engine.settings.folders import home_folder, model_folders
from audio_engine.settings.library_place import library_home
from audio_engine.settings.resolver import read_settings, save_setting
from audio_engine.settings.schema import LIBRARY_FOLDER
from audio_engine.text import tr

__all__ = [
    "FolderLook",
    "FoldersLook",
    "MoveLook",
    "delete_old_library",
    "look_at_folders",
    "look_at_target",
    "move_library",
]

_PART: Final = ".souffleur-moving"
_BLOCK_BYTES: Final = 1 << 20
_SPARE_BYTES: Final = 500_000_000
"""What is to be left free after a move."""
_NOT_COPIED: Final = ("library.db", "library.db-wal", "library.db-shm", "queue.lock", "queue-holder.json")
"""The file of the library is copied by SQLite; the rest belongs to programs that run."""

Report = Callable[[float], None]
"""Told the share that is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class FolderLook:
    """A folder and the room on its disk. `size_bytes` is 0 where nobody counts."""

    path: Path
    free_bytes: int
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class FoldersLook:
    """Where everything is. `old` is a library that was moved away and is still there."""

    library: FolderLook
    home: FolderLook
    models: tuple[Path, ...]
    is_managed: bool
    old: FolderLook | None = None


@dataclass(frozen=True, slots=True)
class MoveLook:
    """What a move would copy, and what is free where it would go."""

    size_bytes: int
    free_bytes: int


def look_at_folders(old: Path | None = None) -> FoldersLook:
    """Where everything is, and how much room there is. `old` may be a library that was left by a move."""
    settings = read_settings()
    home, library = home_folder(), library_home(settings)
    return FoldersLook(
        library=FolderLook(library, _free(library), _size(library / "library")),
        home=FolderLook(home, _free(home)),
        models=tuple(folder.path for folder in model_folders(settings.policies) if folder.path.is_dir()),
        is_managed=settings.is_managed(LIBRARY_FOLDER),
        old=FolderLook(old, _free(old), _size(old)) if old is not None and _is_left(old, library) else None,
    )


def look_at_target(home: Path, target: Path) -> MoveLook:
    """Whether the library in `home` can be moved to `target`.

    Raises:
        UserFacingError: it cannot: what is there, where it is, how full it is.
    """
    if target.resolve() == home.resolve():
        raise UserFacingError(tr("The library is in this folder already."), tr("Choose another folder."))
    if target.resolve().is_relative_to((home / "library").resolve()):
        raise UserFacingError(tr("This folder is inside the library itself."), tr("Choose another folder."))
    if (target / "library").exists():
        raise UserFacingError(
            tr("There is something called “library” in this folder already."), tr("Choose an empty folder.")
        )
    refuse_network_folder(target)
    look = MoveLook(_size(home / "library"), _free(target))
    if look.free_bytes < look.size_bytes + _SPARE_BYTES:
        raise UserFacingError(
            tr("There is not enough room in this folder: the library needs {size} MB.", size=look.size_bytes // 10**6),
            tr("Choose a folder on another disk, or make room."),
        )
    return look


def move_library(home: Path, target: Path, report: Report) -> Path:
    """Copy the library of `home` to `target`, compare, and have it used from now on. Returns the old folder.

    `report` raises `CancelledError` to end it: then, and where anything fails, nothing has changed.

    Raises:
        UserFacingError: a job runs, or it cannot be copied.
    """
    look_at_target(home, target)
    lock = QueueLock(home)
    try:
        lock.acquire()
    except LibraryError as problem:
        raise UserFacingError(
            tr("The library cannot be moved while a job runs."),
            tr("Wait until it is done or pause it, then move the library."),
        ) from problem
    part = target / _PART
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.rmtree(part, ignore_errors=True)
        private_folder(part)
        _copy(home / "library", part, report)
        part.rename(target / "library")
        sync_folder(target)
        save_setting(LIBRARY_FOLDER, "" if target.resolve() == home_folder().resolve() else str(target))
    except (OSError, sqlite3.Error) as problem:
        raise UserFacingError(
            tr("The library could not be copied: {why}.", why=getattr(problem, "strerror", None) or problem),
            tr("It is where it was, and nothing is lost. Choose another folder, or try again."),
        ) from problem
    finally:
        shutil.rmtree(part, ignore_errors=True)
        lock.release()
    return home / "library"


def delete_old_library(old: Path) -> None:
    """Delete what a move has left; never the library that is used.

    Raises:
        UserFacingError: it cannot be deleted, or it is the library in use.
    """
    if not _is_left(old, library_home(read_settings())):
        raise UserFacingError(tr("This folder is not an old library: nothing was deleted."))
    try:
        shutil.rmtree(old)
    except OSError as problem:
        raise UserFacingError(
            tr("{folder} could not be deleted: {why}.", folder=old, why=problem.strerror or problem),
            tr("Delete it yourself with your file manager."),
        ) from problem


def _copy(source: Path, target: Path, report: Report) -> None:
    """Copy all, compare all.

    Raises:
        OSError, sqlite3.Error: it cannot be copied, or the copy is not the same.
    """
    total, done = max(1, _size(source)), 0
    for file in _files(source):
        copied = target / file.relative_to(source)
        copied.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _copied_sum(file, copied) != _sum(copied):
            raise OSError(f"{copied.name} is not what was copied")
        done += file.stat().st_size
        report(min(0.99, done / total))
    write_copy(source / "library.db", target / "library.db")
    if _counts(source / "library.db") != _counts(target / "library.db"):
        raise OSError("the copy of the library is not complete")
    report(1.0)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not (path.parent == folder and path.name in _NOT_COPIED):
            yield path


def _copied_sum(source: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("xb") as written:
        target.chmod(0o600)
        for block in _blocks(read):
            digest.update(block)
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def _sum(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as read:
        for block in _blocks(read):
            digest.update(block)
    return digest.hexdigest()


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    while block := stream.read(_BLOCK_BYTES):
        yield block


def _counts(file: Path) -> dict[str, int]:
    """The number of rows of each table; an error where the file is damaged."""
    with contextlib.closing(connect(file)) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our own schema
            for name in names
        }


def _size(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):  # it went while we counted
            total += path.stat().st_size if path.is_file() else 0
    return total


def _free(folder: Path) -> int:
    nearest = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
    return shutil.disk_usage(nearest).free if nearest is not None else 0


def _is_left(old: Path, in_use: Path) -> bool:
    return (
        old.name == "library" and library_file(old.parent).is_file() and old.resolve() != (in_use / "library").resolve()
    )
