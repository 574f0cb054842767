"""Makes characters what the later rules expect, so that each rule knows one space, one apostrophe and one hyphen.

What carries meaning stays: superscripts and fractions (m², ½), the minus sign, dashes, the direction of quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["clean_characters", "clean_with_positions"]

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
_OUTER_SPACES = re.compile(r"\A +| +\Z")
_DOTS = re.compile(r"\.{3,}|…\.+")
_COMPOSED_LETTER = re.compile("[\u1160-\u11ff\U00016d63-\U00016d6a]")
"""Letters that compose with the one before them although they are no marks: Hangul vowels and finals, Kirat Rai."""


def clean_characters(text: str) -> str:
    """`text` on one line in NFC: plain single spaces, ' and - and …, no invisible characters, no ligatures.

    Applying it twice changes nothing.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).translate(_TABLE))
    elif not text.isprintable():
        text = text.translate(_TABLE)
    return _DOTS.sub("…", _SPACES.sub(" ", text).strip())


def clean_with_positions(text: str) -> tuple[str, tuple[int, ...]]:
    """What `clean_characters` makes of `text`, and where each of its characters went.

    The second has one entry more than `text` has characters, and never falls: `text[start:end]` became
    `cleaned[offsets[start] : offsets[end]]`. What is cleaned already stays where it is.
    """
    parts: list[str] = []
    offsets: list[int] = []
    length = 0
    for start, end in _clusters(text):
        part = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text[start:end]).translate(_TABLE))
        if part == text[start:end]:
            offsets += range(length, length + len(part))
        else:
            offsets += [length, *[length + len(part)] * (end - start - 1)]
        length += len(part)
        parts.append(part)
    cleaned = "".join(parts)
    moved = [*offsets, length]
    for pattern, replacement in ((_SPACES, " "), (_OUTER_SPACES, ""), (_DOTS, "…")):
        cleaned, moves = _replaced(pattern, replacement, cleaned)
        moved = [moves[offset] for offset in moved]
    return cleaned, tuple(moved)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that normalisation treats each for itself: a character with the marks and the invisible ones after."""
    start = 0
    for position in range(1, len(text)):
        if not _continues(_TABLE[ord(text[position])]):
            yield start, position
            start = position
    if text:
        yield start, len(text)


def _continues(cleaned: str) -> bool:
    """Whether what became `cleaned` may be composed with the character before it, or is gone."""
    if not cleaned:
        return True
    first = cleaned[0]
    return first > "\x7f" and (unicodedata.category(first)[0] == "M" or _COMPOSED_LETTER.match(first) is not None)


def _replaced(pattern: re.Pattern[str], replacement: str, text: str) -> tuple[str, list[int]]:
    """`text` with each match replaced, and where each of its positions went; one inside a match, to its end."""
    parts: list[str] = []
    moves: list[int] = []
    length = last = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        parts += [text[last:start], replacement]
        moves += range(length, length + start - last + 1)
        length += start - last + len(replacement)
        moves += [length] * (end - start - 1)
        last = end
    parts.append(text[last:])
    return "".join(parts), [*moves, *range(length, length + len(text) - last + 1)]


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
