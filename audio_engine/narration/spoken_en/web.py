"""What people type to reach something: addresses of pages and mail, @handles and #tags."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.acronym_lists import LETTERS, WORDS
from audio_engine.narration.spoken_en.numerals import Numbers
from audio_engine.narration.spoken_en.word_lists import words
from audio_engine.text import tr

__all__ = ["web_rules"]

_TOP: Final = (
    "com|org|net|gov|edu|mil|int|info|news|media|press|blog|app|dev|tech|shop|online|site|live|tv|radio|eu|uk|us|ca|"
    "au|nz|ie|fr|de|it|es|pt|nl|be|ch|at|se|no|dk|fi|is|pl|cz|ru|ua|cn|jp|kr|in|br|mx|za|ai|io|co|me|ly|fm|scot|london|wiki"
)
_HOST: Final = rf"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,62}}[A-Za-z0-9])?\.){{1,5}}(?:{_TOP})"
_PATH: Final = r"[\w/~.%?=&#+:@-]"
_URL: Final = re.compile(
    rf"(?<![\w@./-])(?:(?:https?://|www\.)(?P<host>[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,6}})"
    rf"|(?P<bare>{_HOST})(?![\w-])(?!\.\w))(?P<path>(?::[0-9]{{2,5}})?/(?:{_PATH}*[\w/=])?)?",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(
    r"(?<![\w.+-])(?:mailto:)?(?P<who>[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,6})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})"
)
_HANDLE: Final = re.compile(r"(?<![\w@.])@(?P<who>\w{1,60}(?:\.\w{1,60}){0,3})")
_TAG: Final = re.compile(r"(?<![\w#&])#(?P<tag>(?=\w*[^\W\d_])\w{1,100})")
_PIECE: Final = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]?[a-zß-ÿ]+|[A-Z]+|[0-9]+|[^\W\d_A-Za-z]+|[^\w\s]|_")
_MARKS: Final = {
    ".": "dot",
    "-": "dash",
    "_": "underscore",
    "/": "slash",
    "~": "tilde",
    "%": "percent",
    "?": "question mark",
    "=": "equals",
    "&": "and",
    "#": "hash",
    "+": "plus",
    ":": "colon",
    "@": "at",
}
_SHORT_WORDS: Final = words(
    """
    am an as at be by co do go he hi if in is it me my no of on or so to up we al bo ed jo ty xi
    """
)
"""Two letters that are read; others are spelt, as in .uk and un.org."""
_LONGEST_PATH: Final = 30
"""Characters of a path that anybody would want to hear."""


def web_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """A page with a long path is said by its site alone, and flagged."""
    return (
        Rule("mail address", _MAIL, partial(_say_mail, numbers)),
        Rule(
            "long page address",
            _URL,
            partial(_say_site, numbers),
            doubt=lambda: tr("Only the site of this long address is said."),
        ),
        Rule("page address", _URL, partial(_say_page, numbers)),
        Rule("handle", _HANDLE, lambda match: f"at {_words(numbers, match['who'])}"),
        Rule("tag", _TAG, lambda match: f"hashtag {_words(numbers, match['tag'], spell=False)}"),
    )


def _say_mail(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{_words(numbers, match['who'])} at {_words(numbers, match['host'])}"


def _say_site(numbers: Numbers, match: re.Match[str]) -> str | None:
    return _host(numbers, match) if len(match["path"] or "") > _LONGEST_PATH else None


def _say_page(numbers: Numbers, match: re.Match[str]) -> str:
    path = (match["path"] or "").rstrip("/")
    return f"{_host(numbers, match)} {_words(numbers, path)}".strip()


def _host(numbers: Numbers, match: re.Match[str]) -> str:
    host = match["host"] or match["bare"]
    return _words(numbers, host.lower().removeprefix("www.") if host.lower().startswith("www.") else host)


def _words(numbers: Numbers, written: str, *, spell: bool = True) -> str:
    """`written` cut at capitals, digits and marks; what cannot be read is spelt."""
    return " ".join(_piece(numbers, piece, spell=spell) for piece in _PIECE.findall(written))


def _piece(numbers: Numbers, piece: str, *, spell: bool) -> str:
    if piece in _MARKS:
        return _MARKS[piece]
    if piece[0] in "0123456789":
        return numbers.label(piece)
    capitals = piece.upper()
    if capitals in WORDS:
        return capitals if piece.isupper() else piece
    is_spelt = capitals in LETTERS if piece.isupper() else spell and len(piece) == 2 and piece not in _SHORT_WORDS
    if is_spelt or (spell and len(piece) < 5 and not re.search(r"[aeiouy]", piece, re.IGNORECASE)):
        return " ".join(capitals)
    return piece
