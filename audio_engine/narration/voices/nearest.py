"""The sounds of a language, and what is said for one that it lacks: French has no “th”, English no “u” of “rue”.

A French Piper voice has a number for “th” and has hardly ever heard it: what comes out is noise. The nearest sound of
its own language is what a French speaker would say.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from typing import Final

__all__ = ["Replaced", "own_sounds", "plain_ipa", "with_nearest"]

_MARKS: Final = " -!'(),.:;?ˈˌː"
_OWN: Final[Mapping[str, frozenset[str]]] = {
    "fr": frozenset(_MARKS + "abdefijklmnopstuvwyzøœɑɔəɛɡɥɲʁʃʒʲ\N{COMBINING TILDE}"),
    "en": frozenset(_MARKS + "abdefhijklmnoprstuvwxzæðŋɐɑɒɔəɚɛɜɡɪɹɾʃʊʌʒʔʲθᵻ\N{COMBINING VERTICAL LINE BELOW}"),
}
"""What eSpeak itself writes for texts in these languages, and the few sounds that their loan words bring."""

_NEAREST: Final[Mapping[str, tuple[str, ...]]] = {
    # consonants
    "θ": ("s",), "ð": ("z",), "h": ("",), "ŋ": ("nɡ",), "ɹ": ("ʁ", "r"), "r": ("ʁ", "ɹ"), "ʁ": ("ɹ", "r"),
    "ʀ": ("ʁ", "ɹ"), "ɾ": ("t", "r"), "ɽ": ("ʁ", "ɹ"), "ɻ": ("ʁ", "ɹ"), "ɺ": ("l",), "x": ("ʁ", "k"), "χ": ("ʁ", "k"),
    "ɣ": ("ɡ",), "ç": ("ʃ",), "ʝ": ("j",), "ʎ": ("j",), "ɲ": ("nj",), "ɥ": ("w",), "ɫ": ("l",), "ɬ": ("l",),
    "ɭ": ("l",), "ʟ": ("l",), "ɮ": ("l",), "c": ("k",), "q": ("k",), "ɟ": ("ɡ",), "ɢ": ("ɡ",), "ʈ": ("t",), "ɖ": ("d",),
    "ɗ": ("d",), "ɓ": ("b",), "ɠ": ("ɡ",), "ʄ": ("ɡ",), "ɳ": ("n",), "ɴ": ("n",), "ɱ": ("m",), "ɸ": ("f",), "β": ("v",),
    "ʋ": ("v",), "ⱱ": ("v",), "ɰ": ("w", "ɡ"), "ʍ": ("w",), "ɕ": ("ʃ",), "ʑ": ("ʒ",), "ʂ": ("ʃ",), "ʐ": ("ʒ",),
    "ɧ": ("ʃ",), "ħ": ("h", ""), "ɦ": ("h", ""), "ʜ": ("h", ""), "ʕ": ("",), "ʡ": ("",), "ʢ": ("",),
    "ʦ": ("ts",), "ʣ": ("dz",), "ʧ": ("tʃ",), "ʤ": ("dʒ",), "g": ("ɡ",), "ʙ": ("b",),
    # vowels
    "ɪ": ("i",), "ᵻ": ("ɪ", "i"), "ɨ": ("ɪ", "i"), "ʊ": ("u",), "ʉ": ("u",), "ɯ": ("u",), "ʌ": ("œ", "a"), "ɐ": ("a",),
    "ɒ": ("ɔ",), "ɑ": ("a",), "æ": ("a",), "ɜ": ("œ", "ə"), "ɝ": ("œʁ", "ɜɹ"), "ɚ": ("œʁ", "əɹ"), "ɘ": ("ə",),
    "ɵ": ("ø", "ə"), "ɞ": ("œ", "ɜ"), "ɤ": ("o",), "ʏ": ("y", "u"), "y": ("u",), "ø": ("ɜ",), "œ": ("ɜ",),
    "ɶ": ("œ", "ɜ"), "ε": ("ɛ",), "\N{COMBINING TILDE}": ("n",),
}  # fmt: skip
"""Tried in order: the first whose symbols the language has."""
_SOUNDLESS: Final = frozenset("ˑ˞ʰʷˤʲˠⁿ˜’.‿|‖↓↑˥˦˧˨˩0123456789ʔ")
"""How long, how high, how it is done: nothing is lost without them."""
_AS_TYPED: Final = {ord("."): None, ord("'"): "ˈ", ord("’"): "ˈ", ord(":"): "ː"}


class Replaced(dict[str, str]):
    """What was said for which sound; empty where it was left out."""

    def unheard_of(self) -> Replaced:
        """Only those that no table knows, so that something is lost; a French speaker leaves out every “h”."""
        return Replaced({sound: nearest for sound, nearest in self.items() if sound not in _NEAREST})


def own_sounds(language: str) -> frozenset[str] | None:
    """The symbols of `language` (a code) in IPA, decomposed; None where nobody has written them down."""
    return _OWN.get(language[:2]) if language[2:3] in ("", "-") else None


def plain_ipa(written: str) -> str:
    """IPA as people write it, decomposed, without what is around it or no sound: `/ˈbʁɛ.ʒə/`, `a:` for `aː`."""
    return unicodedata.normalize("NFD", written.strip(" /[]").translate(_AS_TYPED))


def with_nearest(ipa: str, sounds: Collection[str]) -> tuple[str, Replaced]:
    """`ipa`, decomposed, with only symbols of `sounds`, and what became of the others.

    What is no sound of its own (aspiration, a tie, a tone) goes without being told.
    """
    said: list[str] = []
    replaced = Replaced()
    for symbol in unicodedata.normalize("NFD", ipa):
        if symbol in sounds:
            said.append(symbol)
            continue
        known = next((n for n in _NEAREST.get(symbol, ()) if all(part in sounds for part in n)), None)
        said.append(known or "")
        if known or not (symbol in _SOUNDLESS or unicodedata.combining(symbol)):
            replaced[symbol] = known or ""
    return "".join(said), replaced
