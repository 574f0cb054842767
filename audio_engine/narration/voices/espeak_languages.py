"""What eSpeak calls the languages. It has some 140 voices by codes of its own, which are not always those of people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

__all__ = ["espeak_name"]

_OTHERWISE: Final[Mapping[str, str]] = {
    "en": "en-us",
    "en-gb": "en",
    "en-uk": "en",
    "fr-fr": "fr",
    "ar-001": "ar",
    "iw": "he",
    "no": "nb",
    "nn": "nb",
    "in": "id",
    "zh": "cmn",
    "zh-cn": "cmn",
    "zh-tw": "cmn",
    "zh-hk": "yue",
    "tl": "id",
    "fil": "id",
}
"""`fr-fr` and `en-gb` are in eSpeak's list and refused by its `SetVoiceByName`; “en” alone is British there."""


def espeak_name(language: str, is_known: Callable[[str], bool]) -> str | None:
    """The name of eSpeak's voice for `language` (`fr_BE`, `en-gb`, `zh`), the region dropped where it has none.

    `is_known` says whether eSpeak takes a name. None where it speaks no such language.
    """
    code = language.lower().replace("_", "-")
    while code:
        for name in (_OTHERWISE.get(code), code):
            if name and is_known(name):
                return name
        code = code.rpartition("-")[0]
    return None
