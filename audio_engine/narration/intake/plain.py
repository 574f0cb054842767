"""Plain text: paragraphs are parted by blank lines, or are one on each line where no line is blank."""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.article import Kind
from audio_engine.narration.intake.draft import Draft

__all__ = ["is_title_like", "read_plain_text"]

_NEW_LINES: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*\n|\u2029")
_BULLET: Final = re.compile(r"\s*(?:[-*•‣◦▪–]|[0-9]{1,3}[.)])\s+(?=\S)")
_TITLE_MAX: Final = 150
_CROSSHEAD_MAX: Final = 80
_UNFINISHED: Final = (".", "!", "…", ",", ";", ":")
_WRAPPED_MIN: Final = 40
"""Characters: lines that were broken at the edge of a page are longer, those of a poem are not joined anyway."""


def read_plain_text(text: str) -> Draft:
    """The paragraphs; lines that all begin with a bullet are a list, a short line without a full stop is a title."""
    draft = Draft()
    blocks = [
        [line for line in block.split("\n") if line.strip()] for block in _BLANK_LINES.split(_NEW_LINES.sub("\n", text))
    ]
    blocks = [block for block in blocks if block]
    if len(blocks) == 1 and _is_a_paragraph_a_line(blocks[0]):
        blocks = [[line] for line in blocks[0]]
    for number, lines in enumerate(blocks):
        if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
            for line in lines:
                draft.add(Kind.LIST, _BULLET.sub("", line, count=1))
        else:
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            draft.add(_kind(number, lines, following), " ".join(lines))
    return draft


def is_title_like(line: str, most: int = _CROSSHEAD_MAX) -> bool:
    """Whether `line` is short, begins like a sentence and does not end like one."""
    line = line.strip()
    begins = line.lstrip("«“\"' \u00a0\u202f(")[:1]
    return (
        0 < len(line) <= most
        and not line.endswith(_UNFINISHED)
        and (begins.isupper() or begins.isdigit())
        and any(character.isalpha() for character in line)
        and not _BULLET.match(line)
    )


def _kind(number: int, lines: list[str], following: list[str] | None) -> Kind:
    if len(lines) > 1 or following is None or not _is_prose(following):
        return Kind.BODY
    if number == 0:
        return Kind.HEADLINE if is_title_like(lines[0], _TITLE_MAX) else Kind.BODY
    return Kind.CROSSHEAD if is_title_like(lines[0]) else Kind.BODY


def _is_prose(lines: list[str]) -> bool:
    """Whether a title may stand above it: another title, or something that ends like a sentence."""
    return len(" ".join(lines)) > _CROSSHEAD_MAX or not is_title_like(lines[0])


def _is_a_paragraph_a_line(lines: list[str]) -> bool:
    """Whether each line ends where its paragraph does, as word processors save text; not where an editor broke it."""
    longest = max(map(len, lines))
    if longest < _WRAPPED_MIN or len(lines) < 2:
        return False
    return longest > 2 * _CROSSHEAD_MAX or all(
        line.rstrip().endswith((".", "!", "?", "…", "»", "”", '"')) for line in lines[1:]
    )
