"""Whether a line is a caption: it says that it is a picture, or ends by saying whose it is."""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.intake.credits import is_agency, is_credit

__all__ = ["is_caption"]

_PICTURE: Final = (
    r"(?:photos?|photographies?|photographs?|photo-illustration|pictures?|images?|illustrations?|infographies?|vidéo)"
)
_WHOSE: Final = r"(?: ?(?:d'archives?|d'illustration|credits?|crédits?|courtesy of|by|de une|archives))?"
_SAYS_SO: Final = re.compile(
    r"\(?(?:(?:©|\(c\)) ?(?!(?:19|20)\d\d\b)(?!.*(?:droits|rights))\S.{0,120}"
    r"|image (?:caption|source),? .{1,250}"
    r"|(?:photo|image|file photo) (?:prise|diffusée|transmise|fournie|non datée|d'illustration) .{1,200}"
    r"|(?:légende|caption) ?: ?.{1,250}"
    r"|(?:file photo|photo d'archives?|image d'illustration|photo d'illustration|capture d'écran|screenshot))\)?\.?",
    re.IGNORECASE,
)
_PICTURE_OF: Final = re.compile(
    rf"\(?(?:{_PICTURE}{_WHOSE}(?: ?[:©/|] ?| )|(?:crédits?|credits?)(?: photos?| images?| vidéos?)? ?[:…] ?)",
    re.IGNORECASE,
)
_CREDIT_SIGN: Final = re.compile(
    rf"(?:©|{_PICTURE} ?[:©/]|(?:crédits?|credits?)(?: photos?)? ?[:…]) ?.{{1,60}}", re.IGNORECASE
)
_LAST_SENTENCE: Final = re.compile(r"[.!?…»”\")|](?![^ \w]*$)")
_BRACKET: Final = re.compile(rf"(?:©|\((?:{_PICTURE}|crédit|credit)? ?[:©]?) ?", re.IGNORECASE)
_WITH_SLASH: Final = re.compile(
    r"(?P<name>(?:[A-ZÀ-ÖØ-Þ][\w.'-]* ){0,3}[A-ZÀ-ÖØ-Þ][\w.'-]*) ?/ ?(?P<agency>[\w .-]{2,20})[)\]]?$"
)


def is_caption(line: str) -> bool:
    """Whether `line` (as `clean_characters` leaves it) is one."""
    if _SAYS_SO.fullmatch(line):
        return True
    if (found := _PICTURE_OF.match(line)) and is_credit(line[found.end() :]):
        return True
    if any(is_credit(line[found.end() :]) and _closes(line, found) for found in _BRACKET.finditer(line, 3)):
        return True
    if (slashed := _WITH_SLASH.search(line, 3)) and is_agency(slashed["agency"].strip()):
        return True
    return _ends_with_credit(line)


def _closes(line: str, opened: re.Match[str]) -> bool:
    """Whether a bracket that says “photo”, or a ©, is the last thing on the line. A bare bracket takes an agency."""
    inside = line[opened.end() :]
    return len(opened[0].strip()) > 1 or "©" in opened[0] or is_credit(inside, needs_agency=True)


def _ends_with_credit(line: str) -> bool:
    ends = [found.end() for found in _LAST_SENTENCE.finditer(line, 3)]
    for end in ends[-3:]:
        tail = line[end:].strip(" ()[]|/–—-").removesuffix(".")
        if not tail:
            continue
        picture = _PICTURE_OF.match(tail)
        if _CREDIT_SIGN.fullmatch(tail) or (picture and is_credit(tail[picture.end() :])):
            return True
        if is_credit(tail, needs_agency=True):
            return True
    return False
