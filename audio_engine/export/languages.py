"""In which language a transcript is written, and how formats name it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from audio_engine.transcript import Segment, Transcript

__all__ = ["html_language", "is_right_to_left", "proofing_language", "segment_language", "text_language"]

_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ps", "sd", "ur", "yi"})

# Word's and LibreOffice's spell checkers want a country with the language. The most usual one; a reader can change it.
_PROOFING: Final = {
    "ar": "ar-SA", "bg": "bg-BG", "ca": "ca-ES", "cs": "cs-CZ", "da": "da-DK", "de": "de-DE", "el": "el-GR",
    "en": "en-US", "es": "es-ES", "et": "et-EE", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "he": "he-IL",
    "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU", "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR", "lt": "lt-LT",
    "lv": "lv-LV", "nl": "nl-NL", "no": "nb-NO", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU",
    "sk": "sk-SK", "sl": "sl-SI", "sv": "sv-SE", "tr": "tr-TR", "uk": "uk-UA", "zh": "zh-CN",
}  # fmt: skip

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def text_language(transcript: Transcript) -> str:
    """The language of the text: a translation is English whatever was spoken."""
    return "en" if transcript.task == "translate" else transcript.language


def segment_language(segment: Segment, transcript: Transcript) -> str | None:
    """The language of a segment's text where it differs from the transcript's, else None."""
    language = segment.language if transcript.task != "translate" else None
    return language if language and language != text_language(transcript) else None


def html_language(language: str) -> str:
    """`language` as a `lang` attribute; `und` for what is no language tag."""
    return language if _TAG.fullmatch(language) else "und"


def proofing_language(language: str) -> str:
    """The language and country with which a word processor checks the spelling."""
    return _PROOFING.get(language, html_language(language))


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return language.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT
