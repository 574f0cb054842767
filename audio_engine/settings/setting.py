"""One thing that can be chosen, by a person or by an administrator for everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from audio_engine.settings.forms import Form
from audio_engine.text import tr

__all__ = ["Group", "Setting"]

T = TypeVar("T")


class Group(StrEnum):
    """What settings stand together on a page, in a policy editor and in the documents."""

    INTERFACE = "Interface"
    LIBRARY = "Library"
    SOUND = "Sound"
    TRANSCRIPTION = "Transcription"
    NARRATION = "Narration"
    EXPORT = "Export"
    NAMES = "Names"
    MODELS = "Models"

    @property
    def heading(self) -> str:
        """Its words for people, in the reader's language."""
        return _HEADINGS[self]()


_HEADINGS: dict[Group, Callable[[], str]] = {
    Group.INTERFACE: lambda: tr("Interface"),
    Group.LIBRARY: lambda: tr("Library"),
    Group.SOUND: lambda: tr("Recording and playback"),
    Group.TRANSCRIPTION: lambda: tr("Transcription"),
    Group.NARRATION: lambda: tr("Narration"),
    Group.EXPORT: lambda: tr("Export"),
    Group.NAMES: lambda: tr("Names"),
    Group.MODELS: lambda: tr("Models"),
}


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing that can be chosen."""

    key: str
    """What the person's file calls it."""
    policy: str
    """What a policy calls it: in a file, in the registry and in a configuration profile."""
    group: Group
    form: Form[T]
    default: T
    title: Callable[[], str]
    """A few words, in the reader's language."""
    text: Callable[[], str]
    """What it does, a sentence in the reader's language."""
    policy_only: bool = False
    """Only an administrator sets it; the person's file is not asked."""

    def check(self, value: object) -> T:
        """The value that `value`, from a file, stands for.

        Raises:
            ValueError: it stands for none of this setting's; the message says what would.
        """
        return self.form.check(value)
