"""Whether a file on the disk is the one that was wanted, and what a disk says when it takes no more."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from audio_engine.errors import JobFailedError
from audio_engine.models.manifest import ManifestFile
from audio_engine.text import tr
from installers.models.sources import WantedFile

__all__ = ["check_file", "disk_refusal"]

_CHUNK_BYTES: Final = 1 << 20


def check_file(path: Path, wanted: WantedFile, at: Callable[[int], None]) -> ManifestFile | None:
    """What the manifest says of `path`; None where it is not what was wanted. `at` is told its size in bytes.

    Raises:
        OSError: it cannot be read.
    """
    size = path.stat().st_size
    digests = {
        "sha256": hashlib.sha256(),
        "md5": hashlib.md5(usedforsecurity=False),
        "sha1": hashlib.sha1(usedforsecurity=False),
        "git": hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False),
    }
    needed = {"sha256"} | ({"md5"} if wanted.md5 else set()) | ({"sha1", "git"} if wanted.sha1 else set())
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            for name in needed:
                digests[name].update(chunk)
    at(size)
    found = {name: digests[name].hexdigest() for name in needed}
    is_right = (
        wanted.size_bytes in {None, size}
        and wanted.sha256 in {None, found["sha256"]}
        and wanted.md5 in {None, found.get("md5")}
        and wanted.sha1 in {None, found.get("sha1"), found.get("git")}
    )
    return ManifestFile(path.name, size, found["sha256"]) if is_right else None


def disk_refusal(folder: Path, problem: OSError) -> JobFailedError:
    """The sentence for what the disk under `folder` said no to."""
    if problem.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return JobFailedError(
            tr("The disk is full, or takes no larger file: {folder}.", folder=folder),
            tr("Free some space, then try again. What has come so far is kept."),
        )
    return JobFailedError(
        tr("The models in {folder} could not be changed: {why}.", folder=folder, why=problem.strerror or problem),
        tr("Check that the folder can be written and that the disk is not full, then try again."),
    )
