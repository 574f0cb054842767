"""Work on the newsroom's names that takes time: on other threads than the GUI's.

Whoever asks imports this there, since the engine comes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio_engine.engine.hint_budget import HintBudget, hint_budget
from audio_engine.errors import CancelledError, JobFailedError
from audio_engine.files import atomic_write
from audio_engine.library import Place, Suggestion
from audio_engine.names.csv_names import names_to_csv
from audio_engine.names.entry import Name
from audio_engine.names.in_force import names_in_force
from audio_engine.names.names_file import read_names
from audio_engine.names.pls import names_to_pls
from audio_engine.names.preview import ImportPreview, preview_import
from audio_engine.names.shared import shared_names
from audio_engine.names.store import NamesChange, change_names, edited, merge_names, stored_names
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import read_settings
from audio_engine.settings.schema import NAMES_SHARED, NARRATION_PUBLICATION, TRANSCRIPTION_MODEL
from audio_engine.text import tr

__all__ = [
    "ExportedNames",
    "HintBudget",
    "NamesState",
    "Place",
    "Suggestion",
    "budget_of",
    "edit_name",
    "export_names",
    "forget_names",
    "keep_names",
    "look_at_file",
    "names_state",
]


@dataclass(frozen=True, slots=True)
class NamesState:
    """Both lists, and a sentence for each thing that is wrong with one.

    `place` is where the shared list is, empty where there is none; `copied_at` is when the copy was made that stands
    in for it (ISO 8601), empty where it was read itself. `publication` is the one of the settings.
    """

    own: tuple[Name, ...]
    shared: tuple[Name, ...]
    place: str
    copied_at: str
    problems: tuple[str, ...]
    publication: str


@dataclass(frozen=True, slots=True)
class ExportedNames:
    """A list that was written; `left_out` are the entries that its format cannot hold."""

    path: Path
    left_out: tuple[Name, ...]


def names_state() -> NamesState:
    """Both lists as they are now; takes seconds where the shared folder does not answer."""
    home = home_folder()
    settings = read_settings(home)
    own = stored_names(home)
    shared = shared_names(home, settings.get(NAMES_SHARED))
    return NamesState(
        own.names,
        shared.names,
        shared.place,
        shared.copied_at,
        (*own.problems, *shared.problems),
        settings.get(NARRATION_PUBLICATION),
    )


def keep_names(names: Iterable[Name]) -> NamesChange:
    """Put entries into the list; one with the same key is replaced."""
    return change_names(home_folder(), lambda present: merge_names(present, names).names)


def edit_name(old: Name, new: Name) -> NamesChange:
    """Let `new` stand in the place of `old`."""
    return change_names(home_folder(), lambda present: edited(present, old, new))


def forget_names(names: Iterable[Name]) -> NamesChange:
    """Take entries out of the list."""
    keys = {name.key for name in names}
    return change_names(home_folder(), lambda present: (name for name in present if name.key not in keys))


def look_at_file(path: Path) -> ImportPreview:
    """What a file of names would do to the list.

    Raises:
        UnusableInputError: it is none.
    """
    return preview_import(stored_names(home_folder()).names, read_names(path))


def export_names(path: Path, names: Sequence[Name], language: str = "") -> ExportedNames:
    """Write entries: a table, or with a `language` the pronunciations in it. A file that is there is replaced.

    Raises:
        JobFailedError: it cannot be written.
    """
    content, left_out = names_to_pls(names, language) if language else (names_to_csv(names), ())
    try:
        with atomic_write(path) as stream:
            stream.write(content)
    except OSError as problem:
        raise JobFailedError(
            tr("{file} could not be saved: {why}.", file=path, why=problem.strerror or problem),
            tr("Check that the folder can be written and that the disk is not full, then try again."),
        ) from problem
    return ExportedNames(path, left_out)


def budget_of(state: NamesState, language: str, report: Callable[[Any], None]) -> HintBudget:
    """What the names take of what the model of the settings can be told; `report` raises once nobody wants to know."""

    def is_stopped() -> bool:
        try:
            report(None)
        except CancelledError:
            return True
        return False

    names = names_in_force(state.own, publication=state.publication, shared=state.shared)
    return hint_budget(names, language or None, read_settings().get(TRANSCRIPTION_MODEL), is_stopped=is_stopped)
