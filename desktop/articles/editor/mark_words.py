"""What an author's marks are called: in a chip above the word, and in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from audio_engine.narration.article import Mark, MarkKind
from desktop.lists.wording import language_name

__all__ = ["chip_text", "mark_sentence"]

_MOST_CHARACTERS = 14


def chip_text(mark: Mark) -> str:  # noqa: PLR0911 - one for each kind
    """What a chip says: no more than has room above a word."""
    translate = QCoreApplication.translate
    match mark.kind:
        case MarkKind.PAUSE:
            return translate("MarkChip", "{0} s").format(_seconds(mark.value))
        case MarkKind.LETTERS:
            return "A·B·C"
        case MarkKind.WORD:
            return translate("MarkChip", "word")
        case MarkKind.LANGUAGE:
            return mark.value
        case MarkKind.IPA:
            return _short(f"/{mark.value}/")
        case MarkKind.SAY_AS:
            return _say_as(mark.value)
        case MarkKind.RESPELLING | MarkKind.VOICE:
            return _short(mark.value)


def mark_sentence(mark: Mark, written: str) -> str:  # noqa: PLR0911 - one for each kind
    """What a mark does, for a tooltip, a menu and a screen reader."""
    translate = QCoreApplication.translate
    match mark.kind:
        case MarkKind.PAUSE:
            return translate("MarkSentence", "A pause of {0} s").format(_seconds(mark.value))
        case MarkKind.LETTERS:
            return translate("MarkSentence", "“{0}” letter by letter").format(written)
        case MarkKind.WORD:
            return translate("MarkSentence", "“{0}” as a word").format(written)
        case MarkKind.LANGUAGE:
            return translate("MarkSentence", "“{0}” in this language: {1}").format(written, language_name(mark.value))
        case MarkKind.IPA:
            return translate("MarkSentence", "“{0}” in phonetic letters: /{1}/").format(written, mark.value)
        case MarkKind.SAY_AS:
            return translate("MarkSentence", "“{0}” as: {1}").format(written, _say_as(mark.value))
        case MarkKind.RESPELLING:
            return translate("MarkSentence", "“{0}” as if written “{1}”").format(written, mark.value)
        case MarkKind.VOICE:
            return translate("MarkSentence", "“{0}” in the voice {1}").format(written, mark.value)


def _say_as(value: str) -> str:
    translate = QCoreApplication.translate
    return {
        "date": translate("MarkChip", "date"),
        "telephone": translate("MarkChip", "telephone"),
        "ordinal": translate("MarkChip", "ordinal"),
        "cardinal": translate("MarkChip", "number"),
    }.get(value, value)


def _seconds(value: str) -> str:
    try:
        return QLocale().toString(float(value), "g", 3)
    except ValueError:
        return value


def _short(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…"
