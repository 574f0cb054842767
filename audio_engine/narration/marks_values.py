"""What may stand in a mark, however it is written: seconds, IPA, the code of a language.

Each reader raises ValueError with the end of a sentence for a person: “… stays as text: it is no language code.”
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from audio_engine.limits import MARK_PAUSE_MAX_S
from audio_engine.names.entry import SayAs, SayWay, clean
from audio_engine.text import tr

__all__ = ["is_common_language", "read_ipa", "read_language", "read_respelling", "read_seconds"]

_SECONDS: Final = re.compile(
    r"(?P<number>[0-9]{1,6}(?:[.,][0-9]{1,3})?|[.,][0-9]{1,3})\s*(?P<unit>ms|s|sec|secondes?|seconds?)?",
    re.IGNORECASE,
)
_IPA: Final = re.compile(
    "[a-zæçðøħŋœθβχλɐ-ʯʰ-˿\u0300-\u036f\u1d00-\u1dbf\u203f\u2191\u2193\u2197\u2198\u207f|‖.ꜛꜜᵊ() ]+"
)
"""Letters, modifiers, accents, tone letters, and the signs that part syllables and words."""
_TYPED: Final = str.maketrans({"'": "ˈ", "’": "ˈ", ",": "ˌ", ":": "ː", "\u00a0": " ", "\u202f": " "})
"""What people type who have no phonetic keyboard."""
_SLASHED: Final = re.compile(r"/(?P<slashed>[^/]*)/|\[(?P<bracketed>[^\[\]]*)\]")
_COMMON_LANGUAGE: Final = re.compile(
    "(?:af|am|ar|az|be|bg|bn|br|bs|ca|co|cs|cy|da|de|el|en|eo|es|et|eu|fa|fi|fr|fy|ga|gd|gl|gu|he|hi|hr|ht|hu|hy|id|is|"
    "it|ja|jv|ka|kk|km|kn|ko|ku|ky|la|lb|ln|lo|lt|lv|mg|mi|mk|ml|mn|mr|ms|mt|my|nb|ne|nl|nn|no|oc|or|pa|pl|ps|pt|qu|ro|"
    "ru|rw|sa|sd|si|sk|sl|so|sq|sr|sv|sw|ta|te|tg|th|ti|tk|tl|tr|tt|ug|uk|ur|uz|vi|wo|xh|yi|yo|zh|zu)(?:[-_][a-z0-9]{2,8})*",
    re.IGNORECASE,
)


def read_seconds(text: str) -> str:
    """`1,5 s`, `1.5` and `1500ms` as `1.5`: seconds with a point, as a pause's `value` has them."""
    found = _SECONDS.fullmatch(text.strip())
    if not found:
        raise ValueError(tr("“{value}” is no time such as “1.5 s”", value=text))
    seconds = float(found["number"].replace(",", ".")) / (1000 if (found["unit"] or "").lower() == "ms" else 1)
    if seconds > MARK_PAUSE_MAX_S:
        raise ValueError(tr("a pause lasts {limit} s at most", limit=round(MARK_PAUSE_MAX_S)))
    return f"{seconds:g}"


def read_ipa(text: str) -> str:
    """A pronunciation in the International Phonetic Alphabet, with or without /…/ or […] around it."""
    text = text.strip()
    if enclosed := _SLASHED.fullmatch(text):
        text = enclosed["slashed"] or enclosed["bracketed"] or ""
    ipa = " ".join(unicodedata.normalize("NFC", text).translate(_TYPED).split())
    plain = unicodedata.normalize("NFD", ipa)
    if not any(character.isalpha() for character in plain) or not _IPA.fullmatch(plain):
        raise ValueError(tr("“{value}” is not in the phonetic alphabet", value=text))
    return ipa


def read_language(text: str) -> str:
    """`en_US` as `en-us`."""
    code = text.strip().lower().replace("_", "-")
    if not code:
        raise ValueError(tr("“{code}” is no language code such as “fr”", code=text))
    return SayAs(SayWay.LANGUAGE, code).value


def is_common_language(text: str) -> bool:
    """Whether `text` can only be meant as the code of a language: `en`, `pt-BR`, not `bar`."""
    return _COMMON_LANGUAGE.fullmatch(text.strip()) is not None


def read_respelling(text: str) -> str:
    """A spelling to be read instead, on one line."""
    if not (line := clean(text)):
        raise ValueError(tr("there is nothing to say"))
    return line
