"""What an import would do to the list, entry by entry, before it does it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from audio_engine.names.entry import Name, NameList

__all__ = ["ImportKind", "ImportLine", "ImportPreview", "preview_import"]


class ImportKind(StrEnum):
    """What an incoming entry means for the list."""

    NEW = "new"
    SAME = "same"
    """It is in the list already."""
    REPLACES = "replaces"
    """It takes the place of `existing` and contradicts nothing that this says of pronunciation."""
    CONFLICT = "conflict"
    """`existing` is the same written form and is said in another way; a person decides."""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One incoming entry, as it would be stored, and the entry of the list that it meets."""

    incoming: Name
    kind: ImportKind
    existing: Name | None = None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The entries in the order of the file, and a sentence for each that cannot be read."""

    lines: tuple[ImportLine, ...] = ()
    problems: tuple[str, ...] = ()

    def of_kind(self, *kinds: ImportKind) -> tuple[ImportLine, ...]:
        """The lines of these kinds."""
        return tuple(line for line in self.lines if line.kind in kinds)


def preview_import(existing: Sequence[Name], found: NameList) -> ImportPreview:
    """What would become of `existing` if the entries of a file came to it. Nothing is changed.

    What an incoming entry leaves open stays as it is: a file of bare names takes nobody's pronunciation away.
    """
    by_key = {name.key: name for name in existing}
    by_place: dict[tuple[object, ...], list[Name]] = defaultdict(list)
    for name in existing:
        by_place[_place(name)].append(name)
    lines = (_line(name, by_key.get(name.key), by_place[_place(name)]) for name in found.names)
    return ImportPreview(tuple(lines), found.problems)


def _line(name: Name, old: Name | None, others: Iterable[Name]) -> ImportLine:
    if old is not None:
        name = replace(name, say_as=name.say_as or old.say_as, note=name.note or old.note)
        if name == old:
            return ImportLine(name, ImportKind.SAME, old)
    met = next((other for other in others if _contradict(name, other)), None)
    if met is not None:
        return ImportLine(name, ImportKind.CONFLICT, met)
    return ImportLine(name, ImportKind.NEW) if old is None else ImportLine(name, ImportKind.REPLACES, old)


def _place(name: Name) -> tuple[object, ...]:
    """Where two entries can contradict each other: a publication's way of saying a name is allowed to be its own."""
    return name.written, name.scope, name.publication.casefold()


def _contradict(one: Name, other: Name) -> bool:
    meet = one.language is None or other.language is None or one.language == other.language
    return meet and one.say_as is not None and other.say_as is not None and one.say_as != other.say_as
