"""How an entry of the list is told to a person: how it is said, where it holds, whose it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from audio_engine.names.entry import Name, SayAs, SayWay, Scope
from desktop.lists.wording import language_name

__all__ = ["hint_text", "language_text", "said_text", "scope_text", "source_text", "way_text"]


def way_text(way: SayWay | None) -> str:
    """A way of saying a name, as a choice."""
    translate = QCoreApplication.translate
    match way:
        case None:
            return translate("NameTexts", "As the voice reads it")
        case SayWay.WORD:
            return translate("NameTexts", "As a word")
        case SayWay.LETTERS:
            return translate("NameTexts", "Letter by letter")
        case SayWay.RESPELLING:
            return translate("NameTexts", "Respelling")
        case SayWay.IPA:
            return translate("NameTexts", "Phonetic alphabet (IPA)")
        case SayWay.LANGUAGE:
            return translate("NameTexts", "As in another language")


def said_text(say_as: SayAs | None) -> str:
    """How a name is said, in a few words; "" where nothing says it."""
    match say_as:
        case None:
            return ""
        case SayAs(SayWay.RESPELLING, value):
            return QCoreApplication.translate("NameTexts", "“{0}”").format(value)
        case SayAs(SayWay.IPA, value):
            return f"/{value}/"
        case SayAs(SayWay.LANGUAGE, value):
            return QCoreApplication.translate("NameTexts", "As in: {0}").format(language_name(value))
        case SayAs(way, _):
            return way_text(way)


def language_text(code: str | None) -> str:
    """The language that an entry holds for."""
    return language_name(code) if code else QCoreApplication.translate("NameTexts", "Any")


def scope_text(name: Name) -> str:
    """Where an entry holds."""
    translate = QCoreApplication.translate
    match name.scope:
        case Scope.APP:
            return translate("NameTexts", "Everywhere")
        case Scope.PUBLICATION:
            return name.publication or translate("NameTexts", "In any publication")
        case Scope.ARTICLE:
            return translate("NameTexts", "In one article")


def hint_text(name: Name, *, is_left_out: bool) -> str:
    """Whether a recogniser is told of it."""
    translate = QCoreApplication.translate
    if is_left_out:
        return translate("NameTexts", "Does not fit")
    return translate("NameTexts", "Yes") if name.hint else translate("NameTexts", "No")


def source_text(*, is_shared: bool) -> str:
    """Whose it is."""
    translate = QCoreApplication.translate
    return translate("NameTexts", "Shared list") if is_shared else translate("NameTexts", "My list")
