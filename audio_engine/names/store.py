"""The newsroom's list: `names.json` in the person's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio_engine.names.entry import Name, NameList
from audio_engine.settings.stored_json import StoredJson
from audio_engine.text import tr

__all__ = ["Merge", "NamesChange", "change_names", "edited", "merge_names", "stored_names", "undo_names"]


@dataclass(frozen=True, slots=True)
class Merge:
    """Two lists made one: what is new, and what an incoming entry has replaced."""

    names: tuple[Name, ...]
    added: tuple[Name, ...]
    replaced: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class NamesChange:
    """What a change has made of the list, so that it can be taken back."""

    before: tuple[Name, ...]
    after: tuple[Name, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return self.before == self.after


def stored_names(home: Path) -> NameList:
    """The list in `home`. Never raises: what is wrong is in `problems`, and a damaged file is kept aside."""
    stored = _file(home).read()
    names, problems = [], [stored.problem] if stored.problem else []
    for item in stored.content:
        try:
            names.append(Name.from_json(item))
        except ValueError as problem:
            problems.append(tr("A name in {file} is not used: {why}.", file=_file(home).file, why=problem))
    return NameList(tuple(names), tuple(problems))


def change_names(home: Path, change: Callable[[tuple[Name, ...]], Iterable[Name]]) -> NamesChange:
    """Replace the list in `home` by what `change` makes of it; no other program changes it meanwhile.

    Entries that could not be read (a newer version's) stay in the file.

    Raises:
        UserFacingError: it cannot be written; it is as it was.
    """
    made = NamesChange((), ())

    def change_stored(content: list[Any]) -> list[Any]:
        nonlocal made
        names, foreign = [], []
        for item in content:
            try:
                names.append(Name.from_json(item))
            except ValueError:
                foreign.append(item)
        made = NamesChange(tuple(names), tuple(change(tuple(names))))
        return [*(name.to_json() for name in made.after), *foreign]

    _file(home).change(change_stored)
    return made


def undo_names(home: Path, change: NamesChange) -> NamesChange:
    """Take `change` back; taking back what this returns does it again.

    What somebody has changed since stays as it is now.

    Raises:
        UserFacingError: the list cannot be written; it is as it was.
    """
    return change_names(home, lambda present: _without(present, change))


def edited(names: Sequence[Name], old: Name, new: Name) -> list[Name]:
    """`names` with `new` in the place of `old`, at the end where that is gone; another entry with its key goes."""
    others = [name for name in names if name.key != new.key or name.key == old.key]
    place = next((number for number, name in enumerate(others) if name.key == old.key), None)
    if place is None:
        return [*others, new]
    return [*others[:place], new, *others[place + 1 :]]


def merge_names(existing: Sequence[Name], incoming: Iterable[Name]) -> Merge:
    """`existing` with `incoming`: an entry for the same written form, language and scope takes the old one's place."""
    merged = {name.key: name for name in existing}
    added, replaced = {}, {}
    for name in incoming:
        old = merged.get(name.key)
        merged[name.key] = name
        if old is None or name.key in added:
            added[name.key] = name
        elif old != name:
            replaced[name.key] = name
    return Merge(tuple(merged.values()), tuple(added.values()), tuple(replaced.values()))


def _without(present: tuple[Name, ...], change: NamesChange) -> Iterable[Name]:
    if present == change.after:
        return change.before
    before, after, now = ({name.key: name for name in names} for names in (change.before, change.after, present))
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    undone = {key for key in changed if now.get(key) == after.get(key)}
    names = [name for name in present if name.key not in undone]
    for place, name in enumerate(change.before):
        if name.key in undone:
            names.insert(place, name)
    return names


def _file(home: Path) -> StoredJson[list[Any]]:
    return StoredJson(home / "names.json", format_name="souffleur-names/1", part="names", empty=[])
