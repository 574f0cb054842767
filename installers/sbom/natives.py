"""The native libraries among files: whose each is, told by its name, which `native.json` must know."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installers.sbom.licences import NativeLibrary

__all__ = ["NativeFile", "native_files", "unknown_natives"]

_MAGIC: Final = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xce\xfa\xed\xfe")
_OF_PYTHON: Final = re.compile(r"(\.pyd|\.abi3\.so|\.cpython-[^/]*\.so)$")
_VERSION: Final = re.compile(r"\.so\.(\d+(?:\.\d+)*)$|[-.](\d+(?:\.\d+)+)\.dylib$")
_PLUGINS_OF_PACKAGES: Final = frozenset({"espeakbridge.so"})
"""Modules of Python without its mark in their names."""


@dataclass(frozen=True, slots=True)
class NativeFile:
    """A file of machine code. `library` is None for a package's own module, for ours, and for the unknown."""

    place: str
    sha256: str
    version: str | None
    library: NativeLibrary | None
    is_module: bool
    is_excused: bool
    """It is the system's or our own."""


def native_files(
    folder: Path, paths: Iterable[Path], libraries: Sequence[NativeLibrary], excused: Mapping[str, str]
) -> Iterator[NativeFile]:
    """Every file of machine code among `paths`, all below `folder`, in the order of their places; no links."""
    for path in sorted(paths):
        if path.is_symlink() or not path.is_file() or not _is_native(path):
            continue
        name = path.name.lower().removeprefix("lib")
        yield NativeFile(
            path.relative_to(folder).as_posix(),
            _sha256(path),
            _version(path.name),
            _library(name, libraries),
            bool(_OF_PYTHON.search(path.name)) or path.name in _PLUGINS_OF_PACKAGES,
            any(name.startswith(beginning) for beginning in excused),
        )


def unknown_natives(files: Sequence[NativeFile]) -> list[str]:
    """The places of those that nobody has looked at."""
    return [file.place for file in files if not (file.library or file.is_module or file.is_excused)]


def _is_native(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4).startswith(_MAGIC)


def _library(name: str, libraries: Sequence[NativeLibrary]) -> NativeLibrary | None:
    if _OF_PYTHON.search(name) and not name.startswith(("qt", "pyside6", "shiboken6")):
        return None
    return next((library for library in libraries if name.startswith(library.begins)), None)


def _version(name: str) -> str | None:
    found = _VERSION.search(name)
    return (found[1] or found[2]) if found else None


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
