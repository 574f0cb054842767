"""Makes characters what the later rules expect, so that each rule knows one space, one apostrophe and one hyphen.

What carries meaning stays: superscripts and fractions (m², ½), the minus sign, dashes, the direction of quotes.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["clean_characters"]

_WRITTEN_OTHERWISE = {
    **dict.fromkeys("‘’‚‛ʼ＇′", "'"),
    **dict.fromkeys("„‟", "“"),
    **dict.fromkeys("‹《", "«"),
    **dict.fromkeys("›》", "»"),
    **dict.fromkeys("‐‑⁃", "-"),
    "‒": "–",
    **dict.fromkeys("―⸺⸻", "—"),
    "⁄": "/",
    "″": '"',
    "º": "°",
}
_UNFOLDED = {"<super>", "<sub>", "<fraction>"}
"""Decompositions that would change what is said: m² is not m2. Letters are let through: XXᵉ is XXe."""
_REMOVED = {"Cc", "Cf", "Cs", "Cn", "Co"}
_SPACES = re.compile(r"\s+")
_DOTS = re.compile(r"\.{3,}|…\.+")


def clean_characters(text: str) -> str:
    """`text` on one line in NFC: plain single spaces, ' and - and …, no invisible characters, no ligatures.

    Applying it twice changes nothing.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_TABLE))
    elif not text.isprintable():
        text = text.translate(_TABLE)
    return _DOTS.sub("…", _SPACES.sub(" ", text).strip())


def _cleaned(character: str) -> str:
    if character in _WRITTEN_OTHERWISE:
        return _WRITTEN_OTHERWISE[character]
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in _REMOVED or "\ufe00" <= character <= "\ufe0f":
        return ""
    form = unicodedata.decomposition(character).partition(" ")[0]
    if not form.startswith("<") or character == "…":
        return character
    folded = unicodedata.normalize("NFKC", character)
    if folded.startswith(" ") or (form in _UNFOLDED and not (category == "Lm" and folded.isalpha())):
        return character
    return folded


class _Table(dict[int, str]):
    """Fills itself with the characters that texts really hold."""

    def __missing__(self, code: int) -> str:
        self[code] = _cleaned(chr(code))
        return self[code]


_TABLE = _Table()
