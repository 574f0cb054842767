"""`manifest.json` in a model's folder: what the model is, where it came from and what its files must be.

A manifest travels with models that strangers made, so nothing in it is believed before it is checked.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from audio_engine.files import atomic_write
from audio_engine.models.kinds import MANIFEST_NAME, ModelKind

__all__ = ["MAX_BYTES", "Manifest", "ManifestFile", "is_plain_name", "manifest_from_json", "read_manifest"]

MAX_BYTES: Final = 1 << 20
"""A manifest of a hundred files takes some 20 kB."""

_MAX_FILES: Final = 1_000
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PLAIN_NAME = re.compile(r"[\w+][\w.+-]{0,99}")
_NEVER_IN_TEXT = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Would move a terminal's cursor, turn a line around, or cannot be written as UTF-8."""
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One file of a model; `sha256` in lower-case hex."""

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a model is. `source` says where it was got (a repository, a folder), `revision` which state of that."""

    kind: ModelKind
    name: str
    languages: tuple[str, ...]
    licence: str
    source: str
    revision: str
    files: tuple[ManifestFile, ...]

    @property
    def size_bytes(self) -> int:
        """The size of all files."""
        return sum(file.size_bytes for file in self.files)

    def to_json(self) -> dict[str, Any]:
        """The JSON object that `manifest_from_json` reads."""
        return {
            "kind": str(self.kind),
            "name": self.name,
            "languages": list(self.languages),
            "licence": self.licence,
            "source": self.source,
            "revision": self.revision,
            "files": [{"name": f.name, "size_bytes": f.size_bytes, "sha256": f.sha256} for f in self.files],
        }

    def encoded(self) -> bytes:
        """The content of `manifest.json`."""
        return (json.dumps(self.to_json(), ensure_ascii=False, indent=2) + "\n").encode()

    def write(self, folder: Path) -> None:
        """Write `manifest.json` into `folder`.

        Raises:
            OSError: it cannot be written.
        """
        with atomic_write(folder / MANIFEST_NAME) as stream:
            stream.write(self.encoded())


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest in `folder`, None where there is none.

    Raises:
        ValueError: it is not a manifest.
        OSError: it cannot be read.
    """
    try:
        with (folder / MANIFEST_NAME).open("rb") as stream:
            untrusted = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    return manifest_from_json(untrusted)


def manifest_from_json(untrusted: bytes) -> Manifest:
    """The manifest that `untrusted` says.

    Raises:
        ValueError: it is not a manifest; the text says why.
    """
    if len(untrusted) > MAX_BYTES:
        raise ValueError("it is too large")
    try:
        document = json.loads(untrusted)
        manifest = Manifest(
            kind=ModelKind(document["kind"]),
            name=_text(document["name"]),
            languages=tuple(_text(code) for code in _list(document["languages"])),
            licence=_text(document["licence"]),
            source=_text(document["source"]),
            revision=_text(document["revision"]),
            files=tuple(_file(item) for item in _list(document["files"])),
        )
    except (KeyError, TypeError, RecursionError) as problem:
        raise ValueError(f"something is missing or of the wrong kind: {problem}") from problem
    names = [file.name.casefold() for file in manifest.files]
    if not is_plain_name(manifest.name):
        raise ValueError(f"not a name for a model: {manifest.name!r}")
    if not names or len(names) > _MAX_FILES or len(set(names)) != len(names) or MANIFEST_NAME in names:
        raise ValueError("its list of files makes no sense")
    return manifest


def is_plain_name(name: str) -> bool:
    """Whether `name` can be the name of a file or folder on every platform and leads nowhere else."""
    return (
        _PLAIN_NAME.fullmatch(name) is not None and not name.endswith(".") and _WINDOWS_DEVICES.fullmatch(name) is None
    )


def _file(document: dict[str, Any]) -> ManifestFile:
    file = ManifestFile(_text(document["name"]), document["size_bytes"], _text(document["sha256"]))
    if not is_plain_name(file.name):
        raise ValueError(f"not a name for a file: {file.name!r}")
    if type(file.size_bytes) is not int or not 0 <= file.size_bytes < 1 << 50:
        raise ValueError(f"not a size: {file.size_bytes!r}")
    if not _SHA256.fullmatch(file.sha256):
        raise ValueError(f"not a SHA-256: {file.sha256!r}")
    return file


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    if _NEVER_IN_TEXT.search(value):
        raise ValueError(f"{value!r} holds characters that no text has")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value
