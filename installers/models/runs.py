"""What the verbs have in common: a run that is watched and can be stopped, models by name, where they go."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from audio_engine.errors import CancelledError, UsageError, UserFacingError
from audio_engine.models.catalogue import CatalogueEntry, catalogue, catalogue_entry
from audio_engine.models.installed import InstalledModel, find_model
from audio_engine.models.kinds import ModelKind
from audio_engine.settings.folders import machine_folder, user_models_folder
from audio_engine.settings.resolver import read_settings
from audio_engine.text import tr
from installers.models.agreeing import agree
from installers.models.downloads import Download
from installers.models.endpoint import check_downloads, endpoint, token
from installers.models.hub import Hub
from installers.models.local_sources import install_from
from installers.models.pace import Headway
from installers.models.reporting import ProgressKind, View, view
from installers.models.standing import State, is_current, standing, state_of
from installers.models.stopping import Stop

__all__ = [
    "Run",
    "check_writable",
    "entry_for",
    "folder_of",
    "install_local",
    "install_models",
    "installed_model",
    "new_download",
    "outdated",
    "running",
    "target_folder",
    "tell",
]


@dataclass
class Run:
    """One run of a verb: who watches, who may stop it, and which model it is about just now."""

    view: View
    stop: Stop
    may_ask: bool
    name: str | None = None


@contextmanager
def running(progress: ProgressKind, *, stop_with_parent: bool) -> Iterator[Run]:
    """How a run begins and ends; what ends it is told to the view too."""
    stop = Stop()
    with view(progress) as watching, stop.on_signals():
        run = Run(watching, stop, may_ask=progress is not ProgressKind.JSON and not stop_with_parent)
        if stop_with_parent:
            stop.with_parent()
        try:
            yield run
        except UserFacingError as failure:
            watching.ended("failed", name=run.name, what=failure.what, to_do=failure.to_do, exit_code=failure.exit_code)
            raise
        except CancelledError:
            watching.ended("cancelled", name=run.name)
            raise


def install_models(
    run: Run, entries: Sequence[CatalogueEntry], target: Path | None, *, is_agreed: bool, replacing: bool = False
) -> list[InstalledModel]:
    """First all questions, then all downloads: nobody must sit and wait for the next question."""
    ready: dict[str, InstalledModel] = {}
    downloads: list[Download] = []
    wanted = {entry.name: entry for entry in entries}
    for entry in wanted.values():
        run.name = entry.name
        if here := _already(entry, target, replacing=replacing):
            ready[entry.name] = here
            run.view.finished(here, was_here=True)
            continue
        check_downloads()
        download = new_download(run, entry, target)
        agree(download, run.view, is_agreed=is_agreed, may_ask=run.may_ask)
        downloads.append(download)
    for download in downloads:
        run.name = name = download.entry.name
        ready[name] = download.run(replacing=replacing)
        run.view.finished(ready[name], was_here=False)
    return [ready[name] for name in wanted]


def new_download(run: Run, entry: CatalogueEntry, target: Path | None) -> Download:
    """A download from the hub in force; a policy that could not be understood might have named another: it is told."""
    settings = read_settings()
    for problem in settings.policies.problems:
        run.view.notice(entry.name, problem)
    return Download(entry, target, hub=Hub(endpoint(settings), token()), view=run.view, stop=run.stop)


def _already(entry: CatalogueEntry, target: Path | None, *, replacing: bool) -> InstalledModel | None:
    """The model that makes a download unnecessary: the same one here, or, without a target, anywhere it is found."""
    if replacing:
        here = standing(entry, target)
        return here if here is not None and is_current(here, entry) else None
    state, model = state_of(entry, target)
    return model if state is State.INSTALLED else None


def install_local(run: Run, source: Path, names: list[str], target: Path | None) -> list[InstalledModel]:
    """Install from what is on a disk."""
    models = install_from(source, names, target, lambda name, done, total: tell(run, name, done, total))
    for model in models:
        run.view.finished(model, was_here=False)
    return models


def tell(run: Run, name: str, done: int, total: int) -> None:
    """Show that `done` of `total` bytes of `name` have been read.

    Raises:
        CancelledError: somebody asked to stop.
    """
    run.name = name
    run.stop.check()
    run.view.headway(Headway(name, name, done, total, None, None))


def entry_for(name: str, kind: ModelKind | None) -> CatalogueEntry:
    """The catalogue's entry for what a person typed."""
    kinds = [kind] if kind else list(ModelKind)
    if entry := next((found for one in kinds if (found := catalogue_entry(one, name))), None):
        return entry
    known = [entry.name for one in kinds for entry in catalogue(one)]
    close = difflib.get_close_matches(name, known, n=3)
    raise UsageError(
        tr("The catalogue has no model called “{name}”.", name=name),
        tr("Did you mean {names}?", names=", ".join(close)) if close else tr("See “souffleur-models list”."),
    )


def outdated(kind: ModelKind | None, target: Path | None) -> list[CatalogueEntry]:
    """What is installed from the catalogue's repositories, and is damaged or of another revision than it names."""
    entries = [entry for one in ([kind] if kind else ModelKind) for entry in catalogue(one) if entry.revision]
    return [
        entry
        for entry in entries
        if (here := standing(entry, target))
        and not is_current(here, entry)
        and (not here.complete or (here.manifest is not None and here.manifest.source == entry.repository))
    ]


def installed_model(name: str, kind: ModelKind | None) -> InstalledModel | None:
    """A complete model on the search path that answers to `name`."""
    for one in [kind] if kind else ModelKind:
        try:
            return find_model(name, kind=one)
        except UserFacingError:
            continue
    return None


def target_folder(into: Path | None, *, machine_wide: bool) -> Path | None:
    """The folder of models that is meant; None for the person's own."""
    if into is not None and machine_wide:
        raise UsageError(tr("--into and --machine-wide cannot go together."))
    return machine_folder() / "models" if machine_wide else into.absolute() if into else None


def folder_of(target: Path | None) -> Path:
    """Where `target` is."""
    return target or user_models_folder()


def check_writable(target: Path | None) -> None:
    """Say it in time and in the right words where only an administrator may."""
    if target is None:
        return
    there = next(path for path in (target, *target.parents) if path.exists())
    if not os.access(there, os.W_OK):
        raise UserFacingError(
            tr("You are not allowed to install models in {folder}.", folder=target),
            tr("Run this as the machine’s administrator (with sudo, on Linux and macOS)."),
        )
