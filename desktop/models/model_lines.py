"""A model as a row: what it is found by, which filter takes it, what it is sorted by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any, Final

from audio_engine.models.kinds import ModelKind
from audio_engine.text import interface_language
from desktop.bridge.models_values import Download, ModelItem, ModelKey, ModelStanding
from desktop.lists.folding import folded, natural
from desktop.lists.wording import language_name

__all__ = [
    "ALL_LANGUAGES",
    "USUAL_LANGUAGES",
    "Column",
    "ModelLine",
    "Narrowing",
    "Tab",
    "base_language",
    "languages_in",
]

USUAL_LANGUAGES: Final = "usual"
"""The filter that takes French, English and the interface's language, and whatever is here already."""
ALL_LANGUAGES: Final = "all"


class Column(IntEnum):
    """The columns of the list, in their order."""

    NAME = 0
    LANGUAGES = 1
    SIZE = 2
    LICENCE = 3
    SPEED = 4
    STATE = 5


class Tab(StrEnum):
    """What a model is for."""

    RECOGNITION = "recognition"
    VOICES = "voices"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which models are shown. `language` is a code without a country, or one of the two words above."""

    tab: Tab = Tab.RECOGNITION
    language: str = USUAL_LANGUAGES
    installed_only: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelLine:
    """A model, and its download where one is on its way."""

    item: ModelItem
    download: Download | None = None

    @property
    def key(self) -> ModelKey:
        """What tells it from every other line."""
        return self.item.key

    @property
    def tab(self) -> Tab:
        """Where it is listed; what tells voices apart is recognition too."""
        return Tab.VOICES if self.item.kind is ModelKind.PIPER else Tab.RECOGNITION

    def matches(self, wanted: Narrowing) -> bool:
        """Whether it is shown."""
        if self.tab is not wanted.tab or (wanted.installed_only and self.item.folder is None):
            return False
        found_by = _found_by(self.item.name, self.item.languages)
        return self._speaks(wanted.language) and all(word in found_by for word in wanted.words)

    def sort_key(self, column: Column) -> tuple[Any, ...]:
        """What it is sorted by in a column; what is the same there stands in the catalogue's order."""
        item = self.item
        first: Any = 0
        match column:
            case Column.NAME:
                first = natural(item.name)
            case Column.LANGUAGES:
                first = (len(item.languages) > 1, folded(language_name(item.languages[0]) if item.languages else ""))
            case Column.SIZE:
                first = item.size_bytes
            case Column.LICENCE:
                first = (item.licence is None, (item.licence or "").casefold())
            case Column.SPEED:
                first = -(item.speed or 0.0)
            case Column.STATE:
                first = list(ModelStanding).index(item.standing)
        return first, item.rank, item.key

    def _speaks(self, language: str) -> bool:
        if language == ALL_LANGUAGES or not self.item.languages:
            return True
        spoken = {base_language(code) for code in self.item.languages}
        if language == USUAL_LANGUAGES:
            return self.item.folder is not None or self.download is not None or bool(spoken & _usual())
        return language in spoken


def languages_in(lines: Sequence[ModelLine], tab: Tab) -> tuple[str, ...]:
    """The languages of the models of one kind, without countries, by their names."""
    codes = {base_language(code) for line in lines if line.tab is tab for code in line.item.languages}
    return tuple(sorted(codes, key=lambda code: folded(language_name(code))))


def base_language(code: str) -> str:
    """`fr` of `fr_FR`."""
    return code.replace("_", "-").split("-")[0].lower()


def _usual() -> frozenset[str]:
    return frozenset({"fr", "en", interface_language()})


@cache
def _found_by(name: str, languages: tuple[str, ...]) -> str:
    return folded("\n".join((name, *languages, *map(language_name, languages))))
