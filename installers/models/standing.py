"""What is here already of a published model: installed, in an older state, half downloaded, or nothing."""

from __future__ import annotations

import os
import shutil
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from audio_engine.errors import JobFailedError
from audio_engine.models.catalogue import CatalogueEntry
from audio_engine.models.installed import InstalledModel, inspect_model, installed_models
from audio_engine.models.installing import InstallFolder, kept_folder
from audio_engine.settings.folders import Origin, user_models_folder
from audio_engine.text import tr
from installers.models.sources import papers

__all__ = ["State", "download_lock", "forget", "forget_papers", "is_current", "kept_bytes", "standing", "state_of"]


class State(StrEnum):
    """What `list` says of a model; scripts read these words."""

    INSTALLED = "installed"
    UPDATE = "update"
    """Another revision than the catalogue's is installed."""
    DAMAGED = "damaged"
    PARTLY = "partly"
    """A download was begun; `install` goes on with it."""
    AVAILABLE = "available"
    UNPINNED = "unpinned"
    """The catalogue does not say which revision is the right one: it is not downloaded."""


def standing(entry: CatalogueEntry, into: Path | None) -> InstalledModel | None:
    """What is in the place of `entry` in the folder of models `into` (the person's own: None)."""
    folder = _root(into) / entry.kind / entry.name
    if not os.path.lexists(folder):
        return None
    return inspect_model(folder, entry.kind, Origin.USER if into is None else Origin.GIVEN)


def is_current(model: InstalledModel, entry: CatalogueEntry) -> bool:
    """Whether `model` is complete and came from the commit that the catalogue names."""
    manifest = model.manifest
    return (
        model.complete
        and manifest is not None
        and (manifest.source, manifest.revision) == (entry.repository, entry.revision)
    )


def kept_bytes(entry: CatalogueEntry, into: Path | None) -> int:
    """How much of a download that was not finished is here."""
    if entry.revision is None:
        return 0
    try:
        return sum(p.stat().st_size for p in kept_folder(_root(into), entry.kind, entry.name, entry.revision).iterdir())
    except OSError:  # not there, or being finished this moment
        return 0


def download_lock(root: Path) -> FileLock:
    """Held by the program that downloads into the folder of models `root`."""
    return FileLock(root / ".download.lock", fallback_to_soft=False)  # a soft one would outlive a killed download


def forget(entry: CatalogueEntry, into: Path | None) -> bool:
    """Remove what a download of `entry` has left; whether there was any.

    Raises:
        JobFailedError: the folder cannot be written, or a download is running.
    """
    had_any = kept_bytes(entry, into) > 0
    if entry.revision is None:
        return had_any
    with InstallFolder(into) as install:
        try:
            with download_lock(install.root).acquire(timeout=0):
                shutil.rmtree(install.keep(entry.kind, entry.name, entry.revision))
        except Timeout:
            raise JobFailedError(tr("A download is running."), tr("Wait for its end, or stop it first.")) from None
    return had_any


def forget_papers(entry: CatalogueEntry, into: Path | None) -> None:
    """Remove a model card that was fetched to be read; of a download that was begun nothing is removed."""
    assert entry.revision is not None
    folder = kept_folder(_root(into), entry.kind, entry.name, entry.revision)
    if {path.name for path in folder.glob("*")} <= {paper.name for paper in papers(entry)}:
        forget(entry, into)


def state_of(entry: CatalogueEntry, into: Path | None) -> tuple[State, InstalledModel | None]:
    """What there is of `entry`: in `into`, or, where that is None, anywhere on the search path."""
    if into is not None:
        here = standing(entry, into)
        found = [here] if here else []
    else:
        found = [m for m in installed_models(entry.kind) if entry.name in {m.name, m.folder.name}]
    model = next((m for m in found if m.complete), found[0] if found else None)
    if model is not None and not model.complete:
        return State.DAMAGED, model
    if model is not None:
        manifest = model.manifest
        is_older = manifest is not None and manifest.source == entry.repository and not is_current(model, entry)
        return (State.UPDATE if is_older and entry.revision else State.INSTALLED), model
    if kept_bytes(entry, into):
        return State.PARTLY, None
    return (State.AVAILABLE if entry.revision else State.UNPINNED), None


def _root(into: Path | None) -> Path:
    return into if into is not None else user_models_folder()
