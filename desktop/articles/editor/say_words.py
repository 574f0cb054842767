"""What ways of saying and places of keeping are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from audio_engine.names.entry import SayAs, SayWay
from desktop.articles.editor.said_like import Keep
from desktop.lists.wording import language_name

__all__ = ["keep_name", "way_name", "way_sentence"]


def way_name(way: SayWay) -> str:
    """A way, for a choice."""
    translate = QCoreApplication.translate
    return {
        SayWay.WORD: translate("SayWay", "As a word"),
        SayWay.LETTERS: translate("SayWay", "Letter by letter"),
        SayWay.RESPELLING: translate("SayWay", "As if written"),
        SayWay.IPA: translate("SayWay", "In phonetic letters (IPA)"),
        SayWay.LANGUAGE: translate("SayWay", "In another language"),
    }[way]


def way_sentence(say_as: SayAs) -> str:
    """How something is said, in a few words."""
    translate = QCoreApplication.translate
    match say_as.way:
        case SayWay.WORD:
            return translate("SayWay", "as a word")
        case SayWay.LETTERS:
            return translate("SayWay", "letter by letter")
        case SayWay.RESPELLING:
            return translate("SayWay", "as if written “{0}”").format(say_as.value)
        case SayWay.IPA:
            return f"/{say_as.value}/"
        case SayWay.LANGUAGE:
            return translate("SayWay", "in this language: {0}").format(language_name(say_as.value))


def keep_name(keep: Keep, publication: str) -> str:
    """Where something holds."""
    translate = QCoreApplication.translate
    match keep:
        case Keep.PLACE:
            return translate("SayKeep", "only here")
        case Keep.ARTICLE:
            return translate("SayKeep", "in this article")
        case Keep.PUBLICATION if publication:
            return translate("SayKeep", "in every article of {0}").format(publication)
        case Keep.PUBLICATION:
            return translate("SayKeep", "in every article of the publication")
        case Keep.EVERYWHERE:
            return translate("SayKeep", "everywhere")
