"""Numbers with what they count: millions d'euros, milliards de tonnes, 10 k as “dix mille”."""

from __future__ import annotations

from typing import Final

from audio_engine.narration.spoken_fr.numbers import Numbers, is_below_two
from audio_engine.narration.spoken_fr.written import words

__all__ = ["before_noun", "counted", "of"]

_MAGNITUDES: Final = {
    "k": "mille",
    "K": "mille",
    "M": "million",
    "Md": "milliard",
    "Mds": "milliard",
    "Mrd": "milliard",
}
_ENDS_OF_MILLIONS: Final = ("million", "millions", "milliard", "milliards", "billion", "billions")
_NO_NOUNS: Final = words(
    "de d du des et à ou par en sur pour au contre dans sont est ont a avait avaient étaient était plus moins"
)


def counted(numbers: Numbers, written: str, magnitude: str) -> str:
    """A number with the letters of a magnitude: 1,2 Md is “un virgule deux milliard”, 10 k “dix mille”."""
    word = _MAGNITUDES[magnitude]
    if word == "mille":
        return numbers.number(_thousandfold(written))
    return f"{numbers.number(written)} {word}{'' if is_below_two(written) else 's'}"


def of(words: str, noun: str) -> str:
    """`noun` after a number: “deux euros”, but “deux millions d'euros”."""
    return words + before_noun(words, noun) + noun


def before_noun(words: str, noun: str) -> str:
    """What stands between a number and the next word: a space, and after millions and milliards “de” or “d'”."""
    if not words.endswith(_ENDS_OF_MILLIONS) or noun in _NO_NOUNS:
        return " "
    return " d'" if noun[:1].lower() in "aâàeéèêiîoôuyhœ" else " de "


def _thousandfold(written: str) -> str:
    """A number a thousand times as large, as it would be written: 1,5 is 1500."""
    whole, _, decimals = written.replace(".", ",").partition(",")
    if len(decimals) > 3:
        return written
    return whole.replace(" ", "") + decimals.ljust(3, "0")
