"""What the bridge does with models on other threads: look what there is, ask for terms, import, verify, read papers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from audio_engine.engine.measuring import can_measure, measured_speed
from audio_engine.errors import JobFailedError, UnusableInputError
from audio_engine.models.bundles import import_bundle, is_bundle
from audio_engine.models.catalogue import CatalogueEntry, catalogue, catalogue_entry, licence_limit
from audio_engine.models.importing import import_folder
from audio_engine.models.installed import InstalledModel, inspect_model, installed_models
from audio_engine.models.installing import kept_folder, remove_model
from audio_engine.models.kinds import ModelKind, model_files
from audio_engine.models.verification import Verification, verify_model
from audio_engine.settings.folders import Origin, home_folder, user_models_folder
from audio_engine.settings.resolver import Settings, ValueSource, read_settings
from audio_engine.settings.schema import MODELS_DOWNLOADS
from audio_engine.speed import SpeedBook
from audio_engine.text import tr
from desktop.bridge.models_program import ModelsRun
from desktop.bridge.models_values import FileItem, LicenceText, ModelItem, ModelsPicture, ModelStanding, Terms

__all__ = [
    "bring_in",
    "inspect_item",
    "models_picture",
    "read_papers",
    "read_terms",
    "remove_installed",
    "verify_item",
]

_PAPERS: Final = ("LICENSE", "LICENSE.txt", "LICENSE.md", "MODEL_CARD", "README.md")
"""Those that say the licence come first."""
_PAPER_MAX_BYTES: Final = 1 << 17
_MACHINE_TYPES: Final = ("int8", "int8_float32", "float32", "float16")
"""The compute types by which the memory of a model is told: what processors use comes first."""


def models_picture() -> ModelsPicture:
    """All models of the catalogue and of this computer, with what was measured of them."""
    settings = read_settings(home_folder())
    speeds = SpeedBook(home_folder())
    items = [item for kind in ModelKind for item in _items(kind, speeds, settings)]
    folder = user_models_folder()
    return ModelsPicture(tuple(items), _downloads_off(settings), folder, _free_bytes(folder))


def inspect_item(item: ModelItem) -> InstalledModel:
    """The installed model behind an item, as it is now."""
    assert item.folder is not None
    assert item.origin is not None
    return inspect_model(item.folder, item.kind, item.origin)


def read_terms(run: ModelsRun) -> Terms:
    """What a run of `souffleur-models licence NAME --json` says.

    Raises:
        JobFailedError: it could not find out; the sentence is the program's.
    """
    output = run.output()
    said = [line for line in run.lines() if line.startswith("souffleur: error:")]
    code = run.wait()
    if said or code != 0:
        sentence = said[-1].partition("error:")[2].strip() if said else ""
        raise JobFailedError(sentence or tr("The program that downloads models ended by itself ({code}).", code=code))
    try:
        document: dict[str, Any] = json.loads(output)
    except ValueError as problem:
        raise JobFailedError(
            tr("The program “souffleur-models” gave no answer that can be understood."),
            tr("Install Souffleur again: its programs belong together."),
        ) from problem
    folder = user_models_folder()
    return Terms(
        name=str(document.get("name") or ""),
        licence=str(document.get("licence") or ""),
        restrictions=str(document.get("restrictions") or ""),
        address=str(document.get("address") or ""),
        size_bytes=int(document.get("size_bytes") or 0),
        model_card=str(document.get("model_card") or ""),
        free_bytes=_free_bytes(folder),
        folder=folder,
        kept_bytes=0,
    )


def bring_in(source: Path, on_progress: Callable[[float], None]) -> list[InstalledModel]:
    """Install what a folder or a bundle holds.

    Raises:
        UserFacingError: it holds no model, is damaged, or cannot be written.
    """

    def told(done: int, total: int) -> None:
        on_progress(done / total if total else 0.0)

    if is_bundle(source):
        return import_bundle(source, on_progress=told)
    if source.is_file():
        raise UnusableInputError(
            tr("{file} is not a bundle of models.", file=source),
            tr("Choose a bundle (.zip) from “souffleur models bundle”, or the folder of a model."),
        )
    return [import_folder(source, on_progress=told)]


def verify_item(item: ModelItem, on_progress: Callable[[float], None]) -> Verification:
    """Read every byte of an installed model and compare it with what is known of it."""
    return verify_model(inspect_item(item), lambda done, total: on_progress(done / total if total else 0.0))


def remove_installed(model: InstalledModel) -> None:
    """Remove one of the person's own models for good.

    Raises:
        UserFacingError: it is not the person's, or is not there any more.
        JobFailedError: the disk said no.
    """
    remove_model(model.folder.name, model.kind)


def read_papers(item: ModelItem) -> list[LicenceText]:
    """What lies beside an installed model about its licence; of a long paper the beginning.

    Raises:
        UnusableInputError: it cannot be read.
    """
    assert item.folder is not None
    texts = []
    for name in item.papers:
        try:
            with (item.folder / name).open("rb") as stream:
                untrusted = stream.read(_PAPER_MAX_BYTES)
        except OSError as problem:
            raise UnusableInputError(
                tr("{file} cannot be read: {why}.", file=item.folder / name, why=problem.strerror or problem),
                tr("Check the disk that it is on, then try again."),
            ) from problem
        texts.append(LicenceText(name, untrusted.decode(errors="replace")))
    return texts


def _items(kind: ModelKind, speeds: SpeedBook, settings: Settings) -> Iterator[ModelItem]:
    entries = catalogue(kind)
    here: dict[str, int] = {}
    for model in installed_models(kind):
        entry = catalogue_entry(kind, model.name)
        name = entry.name if entry else model.name
        copy = here.get(name, 0)
        here[name] = copy + 1
        rank = entries.index(entry) if entry else len(entries)
        yield _installed(
            model, entry, (str(kind), name, copy), rank, measured_speed(kind, model.name, speeds, settings)
        )
    for rank, entry in enumerate(entries):
        if entry.name not in here:
            yield _published(entry, rank, measured_speed(kind, entry.name, speeds, settings))


def _installed(
    model: InstalledModel, entry: CatalogueEntry | None, key: tuple[str, str, int], rank: int, speed: float | None
) -> ModelItem:
    try:
        present = model_files(model.folder, model.kind)
    except OSError:  # taken away in this moment
        present = ()
    return ModelItem(
        key=key,
        kind=model.kind,
        name=model.name,
        rank=rank,
        languages=model.languages,
        size_bytes=model.size_bytes,
        memory_bytes=_memory(entry),
        licence=model.licence,
        limit=licence_limit(model.licence),
        speed=speed,
        standing=_standing(model, entry),
        can_measure=can_measure(model),
        translates=model.translates,
        speakers=entry.speakers if entry else 1,
        origin=model.source,
        folder=model.folder,
        problem=model.problem or "",
        files=_files(model, present),
        papers=tuple(name for name in _PAPERS if name in present),
        entry=entry,
        manifest=model.manifest,
    )


def _published(entry: CatalogueEntry, rank: int, speed: float | None) -> ModelItem:
    kept = _kept_bytes(entry)
    standing = ModelStanding.PARTLY if kept else ModelStanding.AVAILABLE
    return ModelItem(
        key=(str(entry.kind), entry.name, 0),
        kind=entry.kind,
        name=entry.name,
        rank=rank,
        languages=entry.languages,
        size_bytes=entry.size_bytes,
        memory_bytes=_memory(entry),
        licence=entry.licence,
        limit=licence_limit(entry.licence),
        speed=speed,
        standing=standing if entry.revision else ModelStanding.UNPINNED,
        can_measure=False,
        translates=entry.translates,
        speakers=entry.speakers,
        kept_bytes=kept,
        files=tuple(
            FileItem(file.name, file.size_bytes, "SHA-256" if file.sha256 else "MD5" if file.md5 else "")
            for file in entry.files
        ),
        entry=entry,
    )


def _standing(model: InstalledModel, entry: CatalogueEntry | None) -> ModelStanding:
    if not model.complete:
        return ModelStanding.INCOMPLETE
    manifest = model.manifest
    is_older = (
        manifest is not None
        and entry is not None
        and entry.revision is not None
        and manifest.source == entry.repository
        and manifest.revision != entry.revision
    )
    return ModelStanding.OUTDATED if is_older and model.source is Origin.USER else ModelStanding.INSTALLED


def _files(model: InstalledModel, present: tuple[str, ...]) -> tuple[FileItem, ...]:
    if model.manifest is not None:
        return tuple(FileItem(file.name, file.size_bytes, "SHA-256") for file in model.manifest.files)
    items = []
    for name in present:
        try:
            items.append(FileItem(name, (model.folder / name).stat().st_size, ""))
        except OSError:
            continue
    return tuple(items)


def _memory(entry: CatalogueEntry | None) -> int:
    known = entry.memory_bytes if entry else {}
    return next((known[compute_type] for compute_type in _MACHINE_TYPES if compute_type in known), 0)


def _kept_bytes(entry: CatalogueEntry) -> int:
    if entry.revision is None:
        return 0
    try:
        folder = kept_folder(user_models_folder(), entry.kind, entry.name, entry.revision)
        return sum(path.stat().st_size for path in folder.iterdir())
    except OSError:  # not there, or being finished in this moment
        return 0


def _free_bytes(folder: Path) -> int:
    there = next((path for path in (folder, *folder.parents) if path.exists()), None)
    try:
        return shutil.disk_usage(there).free if there else 0
    except OSError:
        return 0


def _downloads_off(settings: Settings) -> str:
    chosen = settings.chosen(MODELS_DOWNLOADS)
    if chosen.value:
        return ""
    if chosen.source is ValueSource.USER:
        return tr("Downloads of models are switched off in your settings.")
    return tr("Your organisation has switched downloads of models off ({place}).", place=chosen.place)
