"""What a copied folder is: a published model, recognised by its checksums, or somebody's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.models.catalogue import CatalogueEntry, catalogue, catalogue_entry
from audio_engine.models.installed import InstalledModel
from audio_engine.models.kinds import ModelKind
from audio_engine.models.manifest import Manifest, ManifestFile, is_plain_name
from audio_engine.models.verification import is_intact
from audio_engine.text import tr

__all__ = ["manifest_for"]


def manifest_for(
    found: InstalledModel, files: tuple[ManifestFile, ...], folder: Path, name: str | None = None
) -> Manifest:
    """The manifest for `files`, which lie in `folder` and were copied from `found`; `name` is what a person wants.

    Raises:
        UsageError: that cannot be a name.
        UnusableInputError: the name is a published model's, as are the sizes, but not the content.
    """
    entry = next((e for e in catalogue(found.kind) if _is_published(e, files, folder)), None)
    chosen = name or (found.manifest.name if found.manifest else entry.name if entry else _own_name(found))
    if not is_plain_name(chosen):
        raise UsageError(
            tr("“{name}” cannot be the name of a model.", name=chosen),
            tr("Give it one of letters, digits, dots and hyphens with --name."),
        )
    claimed = catalogue_entry(found.kind, chosen)
    if claimed and claimed.files and entry is not claimed and _weighs_the_same(claimed, files):
        raise UnusableInputError(
            tr(
                "{folder} holds a damaged copy of the model “{name}”, or another model.",
                folder=found.folder,
                name=chosen,
            ),
            tr("Get it again; if it is another model, give it another name with --name."),
        )
    if found.manifest:
        return replace(found.manifest, name=chosen, files=files)
    if entry:
        languages, licence, source = entry.languages, entry.licence, entry.repository
    else:
        languages, licence, source = found.languages, None, "imported"
    revision = entry.revision if entry else None
    return Manifest(found.kind, chosen, languages, licence or "", source, revision or "", files)


def _own_name(found: InstalledModel) -> str:
    """A voice is called as its file is: its folder in the voices' repository is just called “medium”."""
    if found.kind is ModelKind.WHISPER:
        return found.folder.name
    return min(found.folder.glob("*.onnx")).stem


def _is_published(entry: CatalogueEntry, files: tuple[ManifestFile, ...], folder: Path) -> bool:
    here = {file.name: file for file in files}
    return bool(entry.files) and all(
        (file := here.get(known.name)) is not None
        and file.size_bytes == known.size_bytes
        and (file.sha256 == known.sha256 if known.sha256 else is_intact(folder / known.name, known))
        for known in entry.files
    )


def _weighs_the_same(entry: CatalogueEntry, files: tuple[ManifestFile, ...]) -> bool:
    return max(f.size_bytes for f in entry.files) == max(f.size_bytes for f in files)
