"""IPA in the notation that eSpeak understands between double brackets, which differs from language to language.

Only French and English are here. What eSpeak then really says is compared with the IPA in the tests.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from audio_engine.narration.voices.nearest import Replaced, plain_ipa, with_nearest

__all__ = ["espeak_notation"]

_FRENCH: Final[Mapping[str, str]] = {
    "ɑ̃": "A~", "ɛ̃": "E~", "ɔ̃": "O~", "œ̃": "W~", "ə": "@", "ɛ": "E", "ɔ": "O", "œ": "W", "ø": "Y", "ɑ": "a", "a": "a",
    "e": "e", "i": "i", "o": "o", "u": "u", "y": "y", "b": "b", "d": "d", "f": "f", "ɡ": "g", "j": "j", "ɥ": "y",
    "k": "k", "l": "l", "m": "m", "n": "n", "ɲ": "n^", "p": "p", "ʁ": "r", "s": "s", "ʃ": "S", "t": "t", "v": "v",
    "w": "w", "z": "z", "ʒ": "Z",
}  # fmt: skip
_ENGLISH: Final[Mapping[str, str]] = {
    "ɑːɹ": "A@", "ɔːɹ": "O@", "ɛɹ": "e@", "ɪɹ": "i@3", "ʊɹ": "U@", "aɪɚ": "aI3", "aɪə": "aI@", "ɪə": "i@", "iə": "i@",
    "eə": "e@", "ɛə": "e@", "ʊə": "U@", "ɑː": "A:", "ɔː": "O:", "ɜː": "3:", "iː": "i:", "uː": "u:", "eɪ": "eI",
    "aɪ": "aI", "ɔɪ": "OI", "oʊ": "oU", "əʊ": "oU", "aʊ": "aU", "tʃ": "tS", "dʒ": "dZ", "æ": "a", "a": "a", "ɐ": "a#",
    "ə": "@", "ɚ": "3", "ɛ": "E", "e": "E", "ɜ": "3:", "ɪ": "I", "ᵻ": "I#", "i": "i", "ɔ": "O:", "o": "oU", "ʊ": "U",
    "u": "u:", "ʌ": "V", "ɑ": "A:", "ɒ": "0", "b": "b", "d": "d", "ð": "D", "f": "f", "ɡ": "g", "h": "h", "j": "j",
    "k": "k", "l": "l", "m": "m", "n": "n", "ŋ": "N", "p": "p", "ɹ": "r", "s": "s", "ʃ": "S", "t": "t", "ɾ": "t#",
    "θ": "T", "v": "v", "w": "w", "x": "x", "z": "z", "ʒ": "Z", "ʔ": "?",
}  # fmt: skip
_STRESS: Final[Mapping[str, str]] = {"ˈ": "'", "ˌ": ",", " ": " ", "ː": "", "-": "", "n̩": "n-"}
_TABLES: Final[Mapping[str, Mapping[str, str]]] = {"fr": {**_FRENCH, **_STRESS}, "en": {**_ENGLISH, **_STRESS}}


def espeak_notation(ipa: str, name: str) -> tuple[str, Replaced] | None:
    """`ipa` for eSpeak's voice `name`, with the nearest sound for what it lacks; None where it is not known how."""
    table = _TABLES.get(name.partition("-")[0])
    if table is None:
        return None
    decomposed = {unicodedata.normalize("NFD", key): value for key, value in table.items()}
    said, replaced = with_nearest(plain_ipa(ipa), set("".join(decomposed)))
    longest_first = sorted(decomposed, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    # Between two sounds a bar: “t” and “S” alone are not the “tS” of “chess”.
    notation = "|".join(decomposed[part] for part in pattern.findall(said))
    return notation.replace("'|", "'").replace(",|", ",").replace("| |", " "), replaced
