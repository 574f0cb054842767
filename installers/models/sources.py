"""Where the files of a published model are on the hub, and what each must be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from audio_engine.errors import JobFailedError
from audio_engine.models.catalogue import CatalogueEntry
from audio_engine.models.kinds import ModelKind
from audio_engine.text import tr

__all__ = ["Source", "WantedFile", "listed_files", "papers", "source_of", "unlisted_names"]

_PAPER_MAX_BYTES: Final = 4 << 20
"""A model card takes some kB."""


@dataclass(frozen=True, slots=True)
class Source:
    """One commit of a repository on the hub, and the folder of the model in it (empty, or with a slash at its end)."""

    repository: str
    revision: str
    folder: str


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file as it must be; what is None nobody has written down. Checksums in hex."""

    name: str
    size_bytes: int | None = None
    sha256: str | None = None
    md5: str | None = None
    sha1: str | None = None
    """Of a small file, as a server's ETag says it: the hub's is git's, with a header before the content, mirrors'
    is the content's own."""
    max_bytes: int | None = None
    """No more is taken, whatever the server says."""
    optional: bool = False
    """A repository need not have it."""


def source_of(entry: CatalogueEntry) -> Source:
    """Where the files of `entry` are.

    Raises:
        JobFailedError: the catalogue does not say which revision: what would come is whatever is there today.
    """
    if entry.revision is None:
        raise JobFailedError(
            tr("The catalogue does not say yet which revision of “{name}” is the right one.", name=entry.name),
            tr("Choose another model, or get this one yourself and bring it in with “souffleur models import”."),
        )
    return Source(entry.repository, entry.revision, _folder(entry))


def listed_files(entry: CatalogueEntry) -> tuple[WantedFile, ...]:
    """The files that the catalogue knows, the small ones first: what is wrong with them shows before the large one."""
    files = [WantedFile(f.name, f.size_bytes, sha256=f.sha256, md5=f.md5) for f in entry.files]
    return tuple(sorted(files, key=lambda file: file.size_bytes or 0))


def papers(entry: CatalogueEntry) -> tuple[WantedFile, ...]:
    """What the publisher says of the model, its licence above all; the catalogue does not know these."""
    names = ("MODEL_CARD",) if entry.kind is ModelKind.PIPER else ("README.md", "LICENSE")
    return tuple(WantedFile(name, max_bytes=_PAPER_MAX_BYTES, optional=True) for name in names)


def unlisted_names(entry: CatalogueEntry) -> tuple[str, ...]:
    """The names that a model's files can have, where the catalogue does not know them, the small ones first."""
    assert entry.kind is ModelKind.WHISPER, "of voices the catalogue knows every file"
    return (
        "config.json",
        "preprocessor_config.json",
        "tokenizer.json",
        "vocabulary.json",
        "vocabulary.txt",
        "model.bin",
    )


def _folder(entry: CatalogueEntry) -> str:
    """The voices of all languages are in one repository: `fr/fr_FR/siwis/medium/`."""
    if entry.kind is not ModelKind.PIPER:
        return ""
    code, dataset, quality = entry.name.split("-")
    return f"{code.split('_')[0]}/{code}/{dataset}/{quality}/"
