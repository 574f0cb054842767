"""Letters with digits: roads, aircraft, viruses, summits, versions: “M25”, “F-35”, “H5N1”, “COP28”, “Covid-19”."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.acronym_lists import LETTERS, WORDS
from audio_engine.narration.spoken_en.around import following_word, previous_words
from audio_engine.narration.spoken_en.numerals import Numbers
from audio_engine.text import tr

__all__ = ["code_rules", "hyphenated_code_rules"]

_CODE: Final = re.compile(
    r"(?<![\w.-])(?!No[0-9]{1,3}\b)(?:[A-Z][A-Za-z]{0,11}-?[0-9₀-₉]{1,4}|[0-9]{1,3}[A-Z])"
    r"(?:-?[A-Z0-9₀-₉]){0,8}(?:\.[0-9]{1,2}|\(M\)(?!\w))?(?P<small>[a-z]{0,2})(?!\w)(?!\.[0-9])"
)
_SMALL: Final = re.compile(r"(?<![\w.-])(?!No[0-9]{1,3}\b)(?:[a-z]{1,4}[0-9]{1,4}|[A-Za-z]+[0-9]+[A-Za-z0-9]*)(?!\w)")
_LINEAGE: Final = re.compile(r"(?<![\w.])(?P<letters>[A-Z]{1,2})(?P<numbers>(?:\.[0-9]{1,3}){1,4})(?![\w.]*\w)")
_SCREEN: Final = re.compile(r"(?<![\w.,])(?P<lines>480|576|720|1080|1440|2160)(?P<scan>[ip])(?!\w)")
_VERSION: Final = re.compile(
    r"(?<![\w.])(?![0-9]{1,3}\.000)v?(?P<numbers>[0-9]{1,4}(?:\.[0-9]{1,4}){2,4})(?![\w.]*\w)"
    r"|(?<!\w)v(?P<short>[0-9]{1,3}(?:\.[0-9]{1,3})?)(?!\w)"
)
_BOEING: Final = re.compile(r"(?<![\w.,$£€-])(?P<model>7[0-9]7)(?P<variant>-[0-9]{1,3})?(?!\w)(?![.,][0-9])")
_CODE_ARTICLE: Final = re.compile(
    r"(?<![\w.])(?P<book>[LRD])\. ?(?P<number>[0-9]{1,4})(?P<parts>(?:-[0-9]{1,3}){0,4})(?!\w)"
)
_DOCKET: Final = re.compile(r"(?<=\b[Nn]o\. )(?P<year>[0-9]{2})-(?P<number>[0-9]{1,5})(?!\w)")
_GOOD_CODE: Final = 7
"""Characters: longer ones are serial numbers, said piece by piece and flagged."""
_WORD_AND_NUMBER: Final = re.compile(r"[A-Z][a-z]+[A-Z]*-?[0-9]+|[A-Z]{2,}-?[0-9]+s?")
_PIECE: Final = re.compile(r"MiG|[A-Z][a-z]+|[A-Z]+|[a-z]+|\.?[0-9]+")
_VOWEL: Final = re.compile(r"[aeiouy]", re.IGNORECASE)
_DIGITS: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def hyphenated_code_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Airliners and articles of French law, which look like scores and ranges and come before them."""
    return (
        Rule("airliner", _BOEING, partial(_say_boeing, numbers)),
        Rule("docket", _DOCKET, lambda match: f"{numbers.label(match['year'])} {numbers.label(match['number'])}"),
        Rule("article of a code", _CODE_ARTICLE, partial(_say_code_article, numbers)),
    )


def code_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Codes that one knows how to read, then the others, flagged."""
    return (
        Rule("lineage", _LINEAGE, partial(_say_lineage, numbers)),
        Rule("screen", _SCREEN, lambda match: f"{numbers.label(match['lines'])} {match['scan'].upper()}"),
        Rule("version", _VERSION, partial(_say_version, numbers)),
        Rule("code", _CODE, partial(_say_code, numbers)),
        Rule("long code", _CODE, lambda match: _pieces(numbers, match[0]), doubt=_listen),
        Rule("other code", _SMALL, lambda match: _pieces(numbers, match[0]), doubt=_listen),
    )


def _listen() -> str:
    return tr("Letters and digits: listen to how it is said.")


def _say_code(numbers: Numbers, match: re.Match[str]) -> str | None:
    small = match["small"]
    if len(match[0]) > _GOOD_CODE and not _WORD_AND_NUMBER.fullmatch(match[0]):
        return None
    ending = "s" if small == "s" else "".join(f" {letter}" for letter in small.upper())
    return _pieces(numbers, match[0].removesuffix(small)) + ending


def _pieces(numbers: Numbers, written: str) -> str:
    return " ".join(_piece(numbers, piece) for piece in _PIECE.findall(written.translate(_DIGITS)))


def _piece(numbers: Numbers, piece: str) -> str:
    if piece[0] == ".":
        return f"point {numbers.digits(piece)}"
    if piece[0] in "0123456789":
        return numbers.label(piece)
    is_name = len(piece) > 1 and piece[0].isupper() and piece[1].islower()
    can_be_read = _VOWEL.search(piece) and (piece.islower() or (len(piece) > 3 and piece not in LETTERS))
    return piece if is_name or can_be_read or piece in WORDS else " ".join(piece.upper())


def _say_lineage(numbers: Numbers, match: re.Match[str]) -> str:
    """“B.1.1.7”, “BA.2.86”."""
    parts = (numbers.label(part) for part in match["numbers"].split(".")[1:])
    return " ".join([*match["letters"], *parts])


def _say_version(numbers: Numbers, match: re.Match[str]) -> str:
    prefix = "version " if match[0][0] == "v" else ""
    return prefix + " point ".join(numbers.read(part) for part in (match["numbers"] or match["short"]).split("."))


def _say_boeing(numbers: Numbers, match: re.Match[str]) -> str | None:
    is_airliner = "boeing" in previous_words(match)[-4:] or following_word(match).lower() in {"max", "jet", "jets"}
    if not is_airliner and not match["variant"]:
        return None
    variant = f" {numbers.label(match['variant'][1:])}" if match["variant"] else ""
    return f"{numbers.label(match['model'])}{variant}"


def _say_code_article(numbers: Numbers, match: re.Match[str]) -> str:
    """“L. 1234-5”, as French law counts."""
    parts = [numbers.read(part) for part in match["parts"].split("-")[1:]]
    return " dash ".join([f"{match['book']} {numbers.label(match['number'])}", *parts])
