"""An archive of a filled tree, for systems with neither dpkg nor RPM: unpack it at `/`, or use it where it lies."""

from __future__ import annotations

import gzip
import platform
import tarfile
from pathlib import Path

from installers.frozen.build import source_date
from installers.linux.tree import Package

__all__ = ["build_archive"]


def build_archive(package: Package, root: Path, target: Path, version: str) -> Path:
    """Write the archive of the tree `root` into the folder `target`; its path."""
    name = f"{package.name}-{version}-linux-{platform.machine()}"
    written = target / f"{name}.tar.gz"
    with (
        written.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=source_date()) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted(root.rglob("*")):
            member = archive.gettarinfo(path, f"{name}/{path.relative_to(root).as_posix()}")
            member.uid = member.gid = 0
            member.uname = member.gname = "root"
            member.mtime = source_date()
            if member.isfile():
                with path.open("rb") as stream:
                    archive.addfile(member, stream)
            else:
                archive.addfile(member)
    return written
