"""Whether a model's files are the ones that were published or imported, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from audio_engine.models.catalogue import CatalogueFile, catalogue_entry
from audio_engine.models.copying import Progress, Tally, no_progress
from audio_engine.models.installed import InstalledModel
from audio_engine.text import tr

__all__ = ["Against", "Verification", "is_intact", "verify_model"]

_CHUNK_BYTES: Final = 1 << 20


class Against(StrEnum):
    """What the files were compared with."""

    MANIFEST = "manifest"
    CATALOGUE = "catalogue"
    NOTHING = "nothing"
    """There is no manifest and the catalogue does not know this model."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification found; no `problems` where every file is as it should be."""

    model: InstalledModel
    against: Against
    problems: tuple[str, ...]


def verify_model(model: InstalledModel, on_progress: Progress = no_progress) -> Verification:
    """Read every file of `model` and compare it with its manifest, and with the catalogue where that knows it.

    A manifest that says it is a published model and gives other hashes than the catalogue is a problem too.
    """
    if not model.complete:
        return Verification(model, Against.NOTHING, (model.problem or "",))
    expected, against, problems = _expected(model)
    tally = Tally(sum(file.size_bytes for file in expected), on_progress)
    for file in expected:
        problems += _compare(model.folder / file.name, file, tally)
    return Verification(model, against, tuple(problems))


def is_intact(path: Path, expected: CatalogueFile) -> bool:
    """Whether the file at `path` has just the content that `expected` says."""
    return not _compare(path, expected, lambda _: None)


def _expected(model: InstalledModel) -> tuple[list[CatalogueFile], Against, list[str]]:
    entry = catalogue_entry(model.kind, model.name)
    published = {file.name: file for file in entry.files} if entry else {}
    if model.manifest is None:
        here = [file for file in published.values() if (model.folder / file.name).exists()]
        return here, Against.CATALOGUE if here else Against.NOTHING, []
    files = [CatalogueFile(f.name, f.size_bytes, sha256=f.sha256) for f in model.manifest.files]
    if entry is None or (model.manifest.source, model.manifest.revision) != (entry.repository, entry.revision):
        return files, Against.MANIFEST, []
    forged = [f.name for f in files if (known := published.get(f.name)) and known.sha256 not in {None, f.sha256}]
    problems = [
        tr("The manifest of “{name}” gives {file} another checksum than the published one.", name=model.name, file=name)
        for name in forged
    ]
    return files, Against.MANIFEST, problems


def _compare(path: Path, expected: CatalogueFile, on_bytes: Callable[[int], None]) -> list[str]:
    digest = hashlib.sha256() if expected.sha256 else hashlib.md5(usedforsecurity=False)
    size = 0
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
                on_bytes(len(chunk))
    except OSError as problem:
        return [tr("{file} cannot be read: {why}.", file=path, why=problem.strerror or problem)]
    if size == expected.size_bytes and digest.hexdigest() == (expected.sha256 or expected.md5):
        return []
    return [tr("{file} is damaged: its content is not what it should be.", file=path)]
