"""What is known of one proper name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from audio_engine.text import tr

__all__ = ["Name", "NameKey", "NameList", "SayAs", "SayWay", "Scope", "clean"]

_MAX_CHARACTERS: Final = 200
"""Of one field. The longest names of institutions take some 120."""
NameKey = tuple[str, str | None, "Scope", str]
"""What tells one entry of a list from another: written form, language, scope, publication (case folded)."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


class SayWay(StrEnum):
    """How `SayAs.value` is to be read."""

    WORD = "word"
    """As a word of the language, as it is written; no value."""
    LETTERS = "letters"
    """Letter by letter; no value."""
    RESPELLING = "respelling"
    """The value is a spelling that a voice says right."""
    IPA = "ipa"
    """The value is in the International Phonetic Alphabet."""
    LANGUAGE = "language"
    """As a word of the language whose code is the value."""


class Scope(StrEnum):
    """Where an entry holds; an article's wins over a publication's, that over everybody's."""

    APP = "app"
    PUBLICATION = "publication"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class SayAs:
    """How a name is said.

    Raises:
        ValueError: the way needs a value and has none, or the other way round, or the language is no code.
    """

    way: SayWay
    value: str = ""

    def __post_init__(self) -> None:
        needs_value = self.way not in {SayWay.WORD, SayWay.LETTERS}
        if needs_value != bool(self.value):
            raise ValueError(
                tr("“{way}” needs a value", way=self.way) if needs_value else tr("“{way}” takes no value", way=self.way)
            )
        if self.way is SayWay.LANGUAGE and not _LANGUAGE.fullmatch(self.value):
            raise ValueError(_no_code(self.value))


@dataclass(frozen=True, slots=True)
class Name:
    """One entry. `written` is exactly as it stands in text; `language` None is any.

    Raises:
        ValueError: there is no name, it is no clean line of text (see `clean`), the language is no code, or a
            publication is named by an entry that is not a publication's.
    """

    written: str
    language: str | None = None
    hint: bool = True
    """Whether the recogniser is told of it."""
    say_as: SayAs | None = None
    scope: Scope = Scope.APP
    note: str = ""
    publication: str = ""
    """The publication that an entry of `Scope.PUBLICATION` holds for; empty: whichever. Others name none."""

    def __post_init__(self) -> None:
        if not self.written or self.written != clean(self.written):
            raise ValueError(tr("there is no name"))
        if self.language is not None and not _LANGUAGE.fullmatch(self.language):
            raise ValueError(_no_code(self.language))
        if self.publication and self.scope is not Scope.PUBLICATION:
            raise ValueError(tr("only an entry with the scope “publication” names one"))
        if self.publication and self.publication != clean(self.publication):
            raise ValueError(tr("the publication is no name"))

    @property
    def key(self) -> NameKey:
        """What no two entries of a list share."""
        return self.written, self.language, self.scope, self.publication.casefold()

    def to_json(self) -> dict[str, Any]:
        """A JSON object with every field."""
        say_as = {"way": str(self.say_as.way), "value": self.say_as.value} if self.say_as else None
        return {
            "written": self.written,
            "language": self.language,
            "hint": self.hint,
            "say_as": say_as,
            "scope": str(self.scope),
            "note": self.note,
            "publication": self.publication,
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Name:
        """The entry that `to_json` wrote; only `written` must be there.

        Raises:
            ValueError: it is none.
        """
        try:
            said = document.get("say_as")
            return cls(
                written=document["written"],
                language=document.get("language"),
                hint=bool(document.get("hint", True)),
                say_as=SayAs(SayWay(said["way"]), str(said.get("value", ""))) if said else None,
                scope=Scope(document.get("scope", Scope.APP)),
                note=str(document.get("note", "")),
                publication=str(document.get("publication", "")),
            )
        except (AttributeError, KeyError, TypeError) as problem:
            raise ValueError(f"not an entry: {problem}") from problem


@dataclass(frozen=True, slots=True)
class NameList:
    """The entries, in the order that people gave them, and a sentence for each thing that could not be read."""

    names: tuple[Name, ...] = ()
    problems: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Name]:
        return iter(self.names)


def clean(text: str) -> str:
    """`text` as one line in NFC, with single spaces and none around.

    Raises:
        ValueError: it is longer than any name, or holds characters that no name has (controls, lone surrogates).
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if len(line) > _MAX_CHARACTERS:
        raise ValueError(tr("it is longer than {limit} characters", limit=_MAX_CHARACTERS))
    if strange := next((c for c in line if unicodedata.category(c) in {"Cc", "Cs", "Cn"}), None):
        raise ValueError(tr("it has a character that no name has: {character}", character=ascii(strange)))
    return line


def _no_code(code: str) -> str:
    return tr("“{code}” is no language code such as “fr”", code=code)
