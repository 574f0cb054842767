"""The models that we know of, best first: where they come from, what their files must be, what they can do.

Facts only, from `resources/catalogue/`; nothing here looks at a disk or a network.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from audio_engine.models.kinds import ModelKind
from audio_engine.resources import resource

__all__ = ["CatalogueEntry", "CatalogueFile", "LicenceLimit", "catalogue", "catalogue_entry", "licence_limit"]


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A file as it is published; of Piper's the catalogue has an MD5, of the others a SHA-256, in hex."""

    name: str
    size_bytes: int
    sha256: str | None = None
    md5: str | None = None


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A published model. `files` is empty and `revision` None where nobody has written them down yet."""

    name: str
    kind: ModelKind
    repository: str
    revision: str | None
    languages: tuple[str, ...]
    licence: str | None
    files: tuple[CatalogueFile, ...]
    aliases: tuple[str, ...] = ()
    translates: bool = False
    """Whether it can translate speech into English."""
    memory_bytes: dict[str, int] = field(default_factory=dict)
    """Peak memory by compute type, where somebody has measured it."""
    speakers: int = 1

    @property
    def size_bytes(self) -> int:
        """The size of all files; 0 where nobody has written it down."""
        return sum(file.size_bytes for file in self.files)


class LicenceLimit(StrEnum):
    """What stands in a newsroom's way before it publishes what a model has made."""

    NONE = "none"
    """Any use is allowed, perhaps with the author's name."""
    NON_COMMERCIAL = "non-commercial"
    UNKNOWN = "unknown"
    """Nobody has written the licence down: its model card must be read."""


def licence_limit(licence: str | None) -> LicenceLimit:
    """What `licence`, as a manifest or the catalogue has it, forbids or leaves open."""
    words = (licence or "").upper().replace("-", " ").split()
    if not words:
        return LicenceLimit.UNKNOWN
    if "NC" in words or "NONCOMMERCIAL" in words or ("NON" in words and "COMMERCIAL" in words):
        return LicenceLimit.NON_COMMERCIAL
    return LicenceLimit.NONE


@cache
def catalogue(kind: ModelKind) -> tuple[CatalogueEntry, ...]:
    """All entries of `kind`, best first."""
    if kind is ModelKind.SPEAKERS:
        return ()
    document = json.loads(resource(f"catalogue/{kind}.json").read_text(encoding="utf-8"))
    read = _whisper if kind is ModelKind.WHISPER else _piper
    return tuple(read(document, item) for item in document["entries"])


def catalogue_entry(kind: ModelKind, name: str) -> CatalogueEntry | None:
    """The entry that is called `name`: its own name, another that people use, or what a copied repository is called."""
    return next((entry for entry in catalogue(kind) if name in (entry.name, *entry.aliases)), None)


def _whisper(document: dict[str, Any], item: dict[str, Any]) -> CatalogueEntry:
    return CatalogueEntry(
        name=item["name"],
        kind=ModelKind.WHISPER,
        repository=item["repository"],
        revision=item["revision"],
        languages=tuple(document["language_sets"][item["languages"]]),
        licence=item["licence"],
        files=tuple(CatalogueFile(**file) for file in item["files"]),
        aliases=(*item["aliases"], item["repository"].split("/")[1], item["revision"]),
        translates=item["translates"],
        memory_bytes=item["memory_bytes"],
    )


def _piper(document: dict[str, Any], item: dict[str, Any]) -> CatalogueEntry:
    name = item["name"]
    return CatalogueEntry(
        name=name,
        kind=ModelKind.PIPER,
        repository=document["repository"],
        revision=item["revision"],
        languages=(name.split("-")[0],),
        licence=item["licence"],
        files=(
            CatalogueFile(f"{name}.onnx", item["onnx"][0], md5=item["onnx"][1]),
            CatalogueFile(f"{name}.onnx.json", item["config"][0], md5=item["config"][1]),
        ),
        speakers=item["speakers"],
    )
