"""The newsroom's list: `names.json` in the person's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio_engine.names.entry import Name, NameList
from audio_engine.settings.stored_json import StoredJson
from audio_engine.text import tr

__all__ = ["Merge", "change_names", "merge_names", "stored_names"]


@dataclass(frozen=True, slots=True)
class Merge:
    """Two lists made one: what is new, and what an incoming entry has replaced."""

    names: tuple[Name, ...]
    added: tuple[Name, ...]
    replaced: tuple[Name, ...]


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


def change_names(home: Path, change: Callable[[tuple[Name, ...]], Iterable[Name]]) -> None:
    """Replace the list in `home` by what `change` makes of it; no other program changes it meanwhile.

    Entries that could not be read (a newer version's) stay in the file.

    Raises:
        UserFacingError: it cannot be written; it is as it was.
    """

    def change_stored(content: list[Any]) -> list[Any]:
        names, foreign = [], []
        for item in content:
            try:
                names.append(Name.from_json(item))
            except ValueError:
                foreign.append(item)
        return [*(name.to_json() for name in change(tuple(names))), *foreign]

    _file(home).change(change_stored)


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


def _file(home: Path) -> StoredJson[list[Any]]:
    return StoredJson(home / "names.json", format_name="souffleur-names/1", part="names", empty=[])
