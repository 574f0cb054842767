"""The kinds of values that a setting can have: what is accepted, and what a page or a policy template has to show.

Each `check` takes what JSON, a registry or a property list said and gives the value, or raises `ValueError` with what
it should have been (a fragment for a report to an administrator: "one of auto, cpu, cuda").
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, Final, Protocol, TypeVar

from audio_engine.text import tr

__all__ = [
    "ANYTHING",
    "Boolean",
    "Choice",
    "ChoiceOrNumber",
    "Choices",
    "FilePath",
    "Folder",
    "Folders",
    "Form",
    "Kind",
    "Number",
    "Text",
    "WholeNumber",
    "expanded",
]

ANYTHING: Final = r".*"
"""The pattern of texts that may be whatever they are."""

T_co = TypeVar("T_co", covariant=True)


class Kind(StrEnum):
    """What somebody is shown to choose a value with."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    """Any number of them."""
    CHOICE_OR_NUMBER = "choice or number"
    NUMBER = "number"
    WHOLE_NUMBER = "whole number"
    BOOLEAN = "boolean"
    FOLDER = "folder"
    FOLDERS = "folders"
    FILE = "file"


class Form(Protocol[T_co]):
    """One of the classes below."""

    @property
    def kind(self) -> Kind:
        """Its name."""

    def check(self, value: object) -> T_co:
        """The value that `value` stands for.

        Raises:
            ValueError: it stands for none; the message says what would.
        """


def _no_labels() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `pattern` is what all of it must match, and `expected` says so in words."""

    kind: ClassVar[Kind] = Kind.TEXT
    pattern: str = ANYTHING
    expected: Callable[[], str] = lambda: tr("a text")

    def check(self, value: object) -> str:
        """See `Form`."""
        if isinstance(value, str) and re.fullmatch(self.pattern, value, re.DOTALL):
            return value.strip()
        raise ValueError(self.expected())


@dataclass(frozen=True, slots=True)
class Choice:
    """One of `names`; `labels` are their words for people, where they have others."""

    kind: ClassVar[Kind] = Kind.CHOICE
    names: tuple[str, ...]
    labels: Callable[[], Mapping[str, str]] = _no_labels

    def check(self, value: object) -> str:
        """See `Form`."""
        if isinstance(value, str) and value in self.names:
            return value
        raise ValueError(tr("one of {choices}", choices=", ".join(self.names)))


@dataclass(frozen=True, slots=True)
class Choices:
    """Some of `names`, in their order; none means that there is no limit."""

    kind: ClassVar[Kind] = Kind.CHOICES
    names: tuple[str, ...]
    labels: Callable[[], Mapping[str, str]] = _no_labels

    def check(self, value: object) -> tuple[str, ...]:
        """See `Form`."""
        if isinstance(value, list | tuple) and all(item in self.names for item in value):
            return tuple(name for name in self.names if name in value)
        raise ValueError(tr("a list of some of {choices}", choices=", ".join(self.names)))


@dataclass(frozen=True, slots=True)
class ChoiceOrNumber:
    """One of `names`, or a number from `least` to `most` of `unit`, as a text."""

    kind: ClassVar[Kind] = Kind.CHOICE_OR_NUMBER
    names: tuple[str, ...]
    least: float
    most: float
    unit: str
    labels: Callable[[], Mapping[str, str]] = _no_labels

    def check(self, value: object) -> str:
        """See `Form`."""
        if isinstance(value, str) and value in self.names:
            return value
        number = _number(value)
        if number is not None and self.least <= number <= self.most:
            return f"{number:g}"
        raise ValueError(
            tr(
                "one of {choices}, or a number from {least:g} to {most:g} ({unit})",
                choices=", ".join(self.names),
                least=self.least,
                most=self.most,
                unit=self.unit,
            )
        )


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `least` to `most`, chosen in steps of `step`."""

    kind: ClassVar[Kind] = Kind.NUMBER
    least: float
    most: float
    step: float

    def check(self, value: object) -> float:
        """See `Form`."""
        if isinstance(value, int | float) and not isinstance(value, bool) and self.least <= value <= self.most:
            return float(value)
        raise ValueError(tr("a number from {least} to {most}", least=self.least, most=self.most))


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number from `least` to `most`; `unit` says of what, in words."""

    kind: ClassVar[Kind] = Kind.WHOLE_NUMBER
    least: int
    most: int
    unit: Callable[[], str]
    step: int = 1

    def check(self, value: object) -> int:
        """See `Form`."""
        if isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most:
            return value
        raise ValueError(tr("a whole number from {least} to {most}", least=self.least, most=self.most))


@dataclass(frozen=True, slots=True)
class Boolean:
    """Yes or no."""

    kind: ClassVar[Kind] = Kind.BOOLEAN

    def check(self, value: object) -> bool:
        """See `Form`."""
        if isinstance(value, bool):
            return value
        raise ValueError(tr("true or false"))


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, or nothing. `~` and the environment's variables in it are the reader's own."""

    kind: ClassVar[Kind] = Kind.FOLDER

    def check(self, value: object) -> str:
        """See `Form`."""
        if isinstance(value, str) and (not value.strip() or expanded(value.strip()).is_absolute()):
            return value.strip()
        raise ValueError(tr("a folder with its whole path"))


@dataclass(frozen=True, slots=True)
class Folders:
    """A list of folders."""

    kind: ClassVar[Kind] = Kind.FOLDERS

    def check(self, value: object) -> tuple[str, ...]:
        """See `Form`."""
        if isinstance(value, list | tuple) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        raise ValueError(tr("a list of folders"))


@dataclass(frozen=True, slots=True)
class FilePath:
    """A file, or nothing. It need not be there."""

    kind: ClassVar[Kind] = Kind.FILE

    def check(self, value: object) -> str:
        """See `Form`."""
        if isinstance(value, str) and "\0" not in value:
            return value.strip()
        raise ValueError(tr("a file with its whole path"))


def expanded(path: str) -> Path:
    """The path that a setting means: `~`, `$HOME` and `%USERNAME%` are those of whoever runs the program."""
    return Path(os.path.expandvars(path)).expanduser()


def _number(value: object) -> float | None:
    """`value` as a number, also where a text holds one; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]+)?", value):
        return None
    try:
        number = float(value)
    except OverflowError:  # an integer of more than 308 digits
        return None
    return number if math.isfinite(number) else None
