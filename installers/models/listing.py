"""`souffleur-models list`: every published model and what is here of it. Asks no network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from audio_engine.models.catalogue import CatalogueEntry, catalogue
from audio_engine.models.kinds import ModelKind
from audio_engine.text import tr
from installers.models.endpoint import downloads_are_on, endpoint
from installers.models.standing import State, kept_bytes, state_of
from installers.models.terminal import megabytes, print_json, print_table
from installers.models.terms import restrictions

__all__ = ["print_list"]

_SOME_LANGUAGES = 4


def print_list(kinds: Sequence[ModelKind], into: Path | None, *, as_json: bool) -> None:
    """Print the list as JSON or as a table."""
    entries = [entry for kind in kinds for entry in catalogue(kind)]
    if as_json:
        print_json(
            {
                "endpoint": endpoint(),
                "downloads": downloads_are_on(),
                "models": [_document(entry, into) for entry in entries],
            }
        )
        return
    headings = tr("Name"), tr("Kind"), tr("Languages"), tr("Size"), tr("Licence"), tr("State")
    print_table(headings, [_row(entry, into) for entry in entries])


def _document(entry: CatalogueEntry, into: Path | None) -> dict[str, Any]:
    state, model = state_of(entry, into)
    return {
        "name": entry.name,
        "kind": str(entry.kind),
        "languages": list(entry.languages),
        "size_bytes": entry.size_bytes or None,
        "licence": (model.licence if model else None) or entry.licence,
        "restrictions": restrictions((model.licence if model else None) or entry.licence),
        "repository": entry.repository,
        "revision": entry.revision,
        "state": str(state),
        "kept_bytes": kept_bytes(entry, into),
        "folder": str(model.folder) if model else None,
        "problem": model.problem if model else None,
    }


def _row(entry: CatalogueEntry, into: Path | None) -> tuple[str, ...]:
    languages = entry.languages
    return (
        entry.name,
        str(entry.kind),
        ", ".join(languages) if len(languages) <= _SOME_LANGUAGES else tr("{count} languages", count=len(languages)),
        megabytes(entry.size_bytes) if entry.size_bytes else "",
        entry.licence or tr("see its model card"),
        _state_words(entry, into),
    )


def _state_words(entry: CatalogueEntry, into: Path | None) -> str:
    state, _ = state_of(entry, into)
    if state is State.PARTLY:
        return tr("begun: {size} are here", size=megabytes(kept_bytes(entry, into)))
    words = {
        State.INSTALLED: tr("installed"),
        State.UPDATE: tr("can be updated"),
        State.DAMAGED: tr("damaged: install it again"),
        State.UNPINNED: tr("not for download yet"),
    }
    return words.get(state, "")
