"""Models that are already on a disk: a bundle, a folder of models such as a share, one model's folder."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.models.bundles import import_bundle, is_bundle
from audio_engine.models.importing import import_folder
from audio_engine.models.installed import InstalledModel
from audio_engine.models.kinds import ModelKind, kind_of
from audio_engine.text import tr

__all__ = ["install_from"]


def install_from(
    source: Path, names: Collection[str], into: Path | None, on_progress: Callable[[str, int, int], None]
) -> list[InstalledModel]:
    """Install the models called `names` (none: all) from `source`.

    `on_progress` is told a name, the bytes done and the bytes in all.

    Raises:
        UnusableInputError: there is no model in `source`, or one is not what it should be.
        UsageError: a name is not there, or is another model's here.
        JobFailedError: it cannot be written.
    """
    if is_bundle(source):
        return import_bundle(source, names=names, into=into, on_progress=partial(on_progress, source.name))
    return [
        import_folder(folder, into=into, on_progress=partial(on_progress, folder.name))
        for folder in _folders(source, names)
    ]


def _folders(source: Path, names: Collection[str]) -> list[Path]:
    if source.is_dir() and kind_of(source) is not None:
        found = [source]
    else:
        found = [p for kind in ModelKind for p in sorted((source / kind).glob("[!.]*")) if p.is_dir()]
    if not found:
        raise UnusableInputError(
            tr("There is no model in {folder}.", folder=source),
            tr("Name a bundle, or a folder that holds whisper/NAME or piper/NAME."),
        )
    if missing := set(names) - {folder.name for folder in found}:
        raise UsageError(tr("“{name}” is not in {file}.", name=min(missing), file=source))
    return [folder for folder in found if not names or folder.name in names]
