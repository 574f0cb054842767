"""Bring a model's folder, got from wherever, into the person's models: copied, hashed, checked, then there.

Files are copied and not linked: a linked file could still be changed under the name that it had before.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from audio_engine.errors import UnusableInputError
from audio_engine.models.copying import Progress, Tally, copy_to_file, no_progress, reading
from audio_engine.models.identity import manifest_for
from audio_engine.models.installed import InstalledModel, inspect_model
from audio_engine.models.installing import InstallFolder, check_free_space
from audio_engine.models.kinds import ModelKind, kind_of, model_files
from audio_engine.models.manifest import ManifestFile
from audio_engine.text import tr

__all__ = ["import_folder"]


def import_folder(
    source: Path,
    *,
    kind: ModelKind | str | None = None,
    name: str | None = None,
    into: Path | None = None,
    on_progress: Progress = no_progress,
) -> InstalledModel:
    """Install a copy of the model in `source`; the one that is here already with the same files, if it is.

    Only the model's own files are taken. `name` is the manifest's, the published model's whose files these are, or
    the folder's. `into` is a folder of models, the person's own unless given.

    Raises:
        UnusableInputError: there is no complete model in `source`, or its files are not what they should be.
        UsageError: the name is another model's.
        JobFailedError: it cannot be written.
    """
    found = _usable(source, ModelKind(kind) if kind else None)
    expected = {file.name: file for file in found.manifest.files} if found.manifest else {}
    names = sorted({*expected, *model_files(found.folder, found.kind)})
    with InstallFolder(into) as folder:
        check_free_space(folder.root, found.size_bytes)
        with folder.stage(found.kind) as staged:
            files = _copy(found, names, staged, on_progress)
            if changed := next((f.name for f in files if expected.get(f.name, f) != f), None):
                raise UnusableInputError(
                    tr(
                        "The model in {folder} is damaged: {file} is not what its manifest says.",
                        folder=source,
                        file=changed,
                    ),
                    tr("Get the whole folder again, then import it."),
                )
            return folder.publish(staged, manifest_for(found, files, staged, name))


def _usable(source: Path, kind: ModelKind | None) -> InstalledModel:
    kind = kind or (kind_of(source) if source.is_dir() else None)
    if kind is None:
        raise UnusableInputError(
            tr("There is no model in {folder}.", folder=source),
            tr("Name the folder that holds model.bin (recognition) or a .onnx file with its .onnx.json (a voice)."),
        )
    found = inspect_model(source.absolute(), kind)
    if not found.complete:
        raise UnusableInputError(found.problem or "", tr("Get the whole folder again, then import it."))
    return found


def _copy(
    found: InstalledModel, names: Collection[str], staged: Path, on_progress: Progress
) -> tuple[ManifestFile, ...]:
    total = sum((found.folder / name).stat().st_size for name in names)
    tally = Tally(total, on_progress)
    files = []
    for name in names:
        with reading(found.folder / name) as read:
            files.append(copy_to_file(read, staged / name, limit=total, on_bytes=tally))
    return tuple(files)
