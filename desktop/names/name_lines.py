"""A name as a row: whose it is, what it is found by, and whether a recogniser is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from audio_engine.names.entry import Name, NameKey, Scope
from desktop.lists.folding import Natural, folded, natural

if TYPE_CHECKING:
    from desktop.bridge.names_work import NamesState

__all__ = ["Column", "LineKey", "NameFilter", "NameLine", "ShownNames", "shown_names", "sort_key"]

LineKey = tuple[bool, NameKey]
"""Whether it is the shared list's, and the entry's own key."""


class Column(IntEnum):
    """The columns of the list, in their order."""

    NAME = 0
    SAID = 1
    HINT = 2
    LANGUAGE = 3
    SCOPE = 4
    SOURCE = 5


class NameFilter(StrEnum):
    """Which names are shown."""

    ALL = "all"
    OWN = "own"
    SHARED = "shared"
    SAID = "said"
    """Those that say how they are said."""
    UNSAID = "unsaid"
    LEFT_OUT = "left-out"
    """Those that a recogniser cannot be told of any more."""


@dataclass(frozen=True, slots=True)
class NameLine:
    """An entry of one of the two lists."""

    name: Name
    is_shared: bool
    is_replaced: bool
    """The shared list's, and the person has another one for the same."""
    key: LineKey
    """What tells it from every other line."""
    found_by: str
    """What a filter looks in, without case and accents."""
    by_name: tuple[Natural, bool, str]
    """What it is sorted by where names stand in their order."""

    def is_left_out(self, left_out: frozenset[str]) -> bool:
        """Whether a recogniser should be told of it and cannot be."""
        return self.name.hint and self.name.written in left_out

    def matches(self, wanted: NameFilter, left_out: frozenset[str]) -> bool:
        """Whether a filter takes it."""
        match wanted:
            case NameFilter.OWN:
                return not self.is_shared
            case NameFilter.SHARED:
                return self.is_shared
            case NameFilter.SAID:
                return self.name.say_as is not None
            case NameFilter.UNSAID:
                return self.name.say_as is None
            case NameFilter.LEFT_OUT:
                return self.is_left_out(left_out)
            case NameFilter.ALL:
                return True


@dataclass(frozen=True, slots=True)
class ShownNames:
    """Both lists as they are shown: `lines` in the order of the names, the person's own keys, languages that occur."""

    state: NamesState
    lines: tuple[NameLine, ...]
    own: frozenset[NameKey]
    languages: tuple[str, ...]
    """Codes without a country; French and English always."""


def shown_names(state: NamesState, before: ShownNames | None = None) -> ShownNames:
    """What is shown of `state`: `before` itself where nothing has changed.

    For another thread than the GUI's: there may be thousands.
    """
    if before is not None and before.state == state:
        return before
    own = frozenset(name.key for name in state.own)
    lines = [_line(name) for name in state.own]
    lines += [_line(name, is_shared=True, is_replaced=name.key in own) for name in state.shared]
    lines.sort(key=attrgetter("by_name"))
    codes = {line.name.language.replace("_", "-").split("-")[0] for line in lines if line.name.language}
    return ShownNames(state, tuple(lines), own, tuple(sorted({*codes, "fr", "en"})))


def sort_key(line: NameLine, column: Column) -> tuple[Any, ...]:
    """What a line is sorted by in a column; what is the same there is sorted by name."""
    name = line.name
    first: Any = 0
    match column:
        case Column.SAID:
            first = (name.say_as is None, *((str(name.say_as.way), name.say_as.value) if name.say_as else ()))
        case Column.HINT:
            first = not name.hint
        case Column.LANGUAGE:
            first = name.language or ""
        case Column.SCOPE:
            first = ((Scope.APP, Scope.PUBLICATION, Scope.ARTICLE).index(name.scope), name.publication.casefold())
        case Column.SOURCE:
            first = line.is_shared
    return first, line.by_name


def _line(name: Name, *, is_shared: bool = False, is_replaced: bool = False) -> NameLine:
    value = name.say_as.value if name.say_as else ""
    found_by = folded(f"{name.written}\n{name.note}\n{value}\n{name.publication}")
    by_name = natural(name.written), is_shared, name.language or ""
    return NameLine(name, is_shared, is_replaced, (is_shared, name.key), found_by, by_name)
