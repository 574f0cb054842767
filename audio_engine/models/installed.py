"""Which models are on this machine, and which one answers to a name.

A model that is not complete is refused here, before any library could try to fetch the rest from a network.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio_engine.errors import ModelMissingError
from audio_engine.models.catalogue import CatalogueEntry, catalogue, catalogue_entry
from audio_engine.models.kinds import ModelKind, missing_file, model_files
from audio_engine.models.languages import languages_of, same_language
from audio_engine.models.manifest import Manifest, read_manifest
from audio_engine.settings.folders import Origin, model_folders
from audio_engine.text import tr

__all__ = ["InstalledModel", "find_model", "inspect_model", "installed_models"]


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model's folder and what could be learnt without loading it."""

    name: str
    kind: ModelKind
    folder: Path
    languages: tuple[str, ...]
    """Codes; empty where nothing says which."""
    licence: str | None
    size_bytes: int
    source: Origin
    complete: bool
    """False: it must not be loaded, `problem` says why."""
    problem: str | None = None
    translates: bool = False
    """Whether it can translate speech into English."""
    manifest: Manifest | None = None

    @property
    def multilingual(self) -> bool:
        """Whether it knows more than one language, so that one can be detected."""
        return len(self.languages) > 1

    def knows(self, language: str) -> bool:
        """Whether it knows `language`; a model that says nothing of languages is taken to."""
        return not self.languages or any(same_language(language, own) for own in self.languages)

    def to_json(self) -> dict[str, Any]:
        """What `models list --json` and `doctor --json` say of it."""
        return {
            "name": self.name,
            "kind": str(self.kind),
            "folder": str(self.folder),
            "languages": list(self.languages),
            "licence": self.licence,
            "size_bytes": self.size_bytes,
            "source": str(self.source),
            "complete": self.complete,
            "problem": self.problem,
        }


def installed_models(kind: ModelKind | str | None = None) -> list[InstalledModel]:
    """Every model on the search path, complete or not, in the path's order, then by name."""
    kinds = [ModelKind(kind)] if kind else list(ModelKind)
    return [model for one in kinds for model in _of_kind(one)]


def find_model(
    name_or_dir: str | os.PathLike[str] | None,
    *,
    kind: ModelKind | str = ModelKind.WHISPER,
    language: str | None = None,
    translate: bool = False,
) -> InstalledModel:
    """The model that somebody asked for: a name on the search path, or a folder.

    None takes the best that is installed, in the catalogue's order, for `language` (None: it will be detected, so
    multilingual models go first) and, with `translate`, able to translate into English.

    Raises:
        ModelMissingError: it is not here, not complete, or cannot do this; the sentence says what to install.
    """
    kind = ModelKind(kind)
    if name_or_dir is None or not os.fspath(name_or_dir):
        return _best(kind, language, translate=translate)
    model = _named(os.fspath(name_or_dir), kind)
    if not model.complete:
        raise ModelMissingError(model.problem or "", tr("Install or import it again."))
    if language is not None and not model.knows(language):
        raise ModelMissingError(
            tr("The model “{name}” does not know the language “{code}”.", name=model.name, code=language),
            _how_to_install(_recommended(kind, language)),
        )
    if translate and not model.translates:
        raise ModelMissingError(
            tr("The model “{name}” cannot translate.", name=model.name),
            tr("Choose one that can, such as small, medium or large-v3."),
        )
    return model


def inspect_model(folder: Path, kind: ModelKind, origin: Origin = Origin.GIVEN) -> InstalledModel:
    """What is known of the model in `folder`, without loading it; whatever is wrong stands in `problem`."""
    manifest: Manifest | None = None
    languages: tuple[str, ...] = ()
    sizes: list[int] = []
    problem: str | None = None
    try:
        if missing := missing_file(folder, kind):
            problem = _incomplete(folder, missing)
        else:
            manifest = read_manifest(folder)
            problem = _contradiction(folder, kind, manifest)
            languages = languages_of(folder, kind)
        sizes = [(folder / name).stat().st_size for name in model_files(folder, kind)]
    except (OSError, ValueError) as damage:
        problem = tr("The model in {folder} is damaged: {why}.", folder=folder, why=damage)
    entry = catalogue_entry(kind, manifest.name if manifest else folder.name)
    if languages != ("en",):  # what CTranslate2 takes for English-only is that, whoever claims more
        languages = (manifest.languages if manifest else ()) or (entry.languages if entry else ()) or languages
    return InstalledModel(
        name=manifest.name if manifest else folder.name,
        kind=kind,
        folder=folder,
        languages=languages,
        licence=(manifest.licence if manifest else entry.licence if entry else None) or None,
        size_bytes=sum(sizes),
        source=origin,
        complete=problem is None,
        problem=problem,
        translates=kind is ModelKind.WHISPER and (entry.translates if entry else len(languages) > 1),
        manifest=manifest,
    )


def _of_kind(kind: ModelKind) -> Iterator[InstalledModel]:
    for place in model_folders():
        try:
            folders = sorted(path for path in (place.path / kind).iterdir() if path.is_dir())
        except OSError:  # not there, not readable: a folder on a search path may be either
            continue
        for folder in folders:
            if not folder.name.startswith("."):
                yield inspect_model(folder, kind, place.origin)


def _named(wanted: str, kind: ModelKind) -> InstalledModel:
    folder = Path(wanted).expanduser()
    entry = catalogue_entry(kind, wanted)
    if folder.name == wanted:
        found = [model for model in _of_kind(kind) if _answers_to(model, wanted, entry)]
        if found:
            return next((model for model in found if model.complete), found[0])
    if folder.is_dir():
        return inspect_model(folder.absolute(), kind)
    raise ModelMissingError(
        tr("The model “{name}” is not installed.", name=wanted),
        _how_to_install(entry.name)
        if entry
        else tr("Name a model that “souffleur models list” shows, or a folder with a model in it."),
    )


def _answers_to(model: InstalledModel, wanted: str, entry: CatalogueEntry | None) -> bool:
    if wanted in {model.name, model.folder.name}:
        return True
    return entry is not None and entry is catalogue_entry(model.kind, model.name)


def _best(kind: ModelKind, language: str | None, *, translate: bool) -> InstalledModel:
    usable = [
        model
        for model in _of_kind(kind)
        if model.complete and (language is None or model.knows(language)) and (model.translates or not translate)
    ]
    if not usable:
        what = (
            tr("No installed model can do this in the language “{code}”.", code=language)
            if language
            else tr("No model that can do this is installed.")
        )
        raise ModelMissingError(what, _how_to_install(_recommended(kind, language)))
    return min(usable, key=lambda model: (language is None and not model.multilingual, _rank(model)))


def _rank(model: InstalledModel) -> int:
    """Its place in the catalogue; what that does not know comes last."""
    entries = catalogue(model.kind)
    entry = catalogue_entry(model.kind, model.name)
    return entries.index(entry) if entry else len(entries)


def _contradiction(folder: Path, kind: ModelKind, manifest: Manifest | None) -> str | None:
    """What the manifest says and a look at the folder denies; hashes are `verify_model`'s work."""
    if manifest is None:
        return None
    if manifest.kind is not kind:
        return tr("The manifest in {folder} is another kind’s: {kind}.", folder=folder, kind=manifest.kind)
    for file in manifest.files:
        path = folder / file.name
        if not path.is_file():
            return _incomplete(folder, file.name)
        if (size := path.stat().st_size) != file.size_bytes:
            return tr(
                "The model in {folder} is damaged: {file} has {size} bytes and should have {expected}.",
                folder=folder,
                file=file.name,
                size=size,
                expected=file.size_bytes,
            )
    return None


def _incomplete(folder: Path, name: str) -> str:
    return tr("The model in {folder} is not complete: {file} is missing or empty.", folder=folder, file=name)


def _how_to_install(name: str) -> str:
    return tr(
        "Install one with “souffleur-models install {name}”, or import a folder with “souffleur models import”.",
        name=name,
    )


def _recommended(kind: ModelKind, language: str | None) -> str:
    """What to install where nothing is: Whisper small runs on any desk; a voice in the language, else French."""
    if kind is ModelKind.WHISPER:
        return "small"
    entries = catalogue(kind)
    spoken = (e.name for e in entries if language and same_language(language, e.languages[0]))
    return next(spoken, entries[0].name if entries else "NAME")
