"""Ranks and Roman numerals: 1er, 1re, 75e, XXe siècle, François Ier, Louis XIV, acte II; never CV or MM."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.numbers import Numbers, whole_number
from audio_engine.narration.spoken_fr.written import BEFORE, NUMBER

__all__ = ["marked_cardinals", "marked_ordinals", "rules"]

_RANK_ENDING: Final = r"(?P<ending>ers?|ères?|ere|res?|(?:i?[èe]me)s?|es?|ndes?|nds?)"
_RANK: Final = re.compile(rf"{BEFORE}(?P<number>{NUMBER}) ?{_RANK_ENDING}(?![^\W_])")
_PLACE: Final = re.compile(
    rf"{BEFORE}(?P<number>\d{{1,5}}) ?(?P<ending>er|re|e|ème)(?: ?/ ?| sur )(?P<of>\d{{1,5}})(?![\w/])"
)
_SECOND: Final = re.compile(rf"{BEFORE}2(?P<ending>des?|ds?)(?![^\W_])")
_ROMAN: Final = r"(?P<roman>M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
_ROMAN_RANK: Final = re.compile(rf"(?<![^\W_])(?=[IVXLCDM]){_ROMAN}{_RANK_ENDING}(?![^\W_])")
_CENTURY: Final = re.compile(r"(?:[IVX]e|Ier|\de) (?P<said>s\.)(?=[ ,;)])")
_RULERS: Final = (
    "Louis|Henri|Charles|François|Napoléon|Philippe|Jean-Paul|Jean|Paul|Benoît|Pie|Léon|Grégoire|Élisabeth|Elisabeth|"
    "Elizabeth|Élizabeth|Mohammed|Mohamed|Hassan|Abdallah|Ramsès|Alexandre|Nicolas|Guillaume|George|Georges|Édouard|"
    "Edouard|Edward|Frédéric|Albert|Léopold|Rainier|Carlos|Felipe|Jacques|Urbain|Innocent|Clément|Boniface|"
    "Louis-Philippe|Catherine|Christian|Gustave|Gustaf|Carl|Harald|Haakon|Margrethe|Frederik|Victor-Emmanuel|Ferdinand|Alphonse|Juan|"
    "Pierre|Ivan|Mehmed|Mehmet|Selim|Sixte|Jules|Adrien|Célestin|Honorius|Lothaire|Othon|Otton|Conrad|Maximilien|"
    "Ptolémée|Cléopâtre|Thoutmôsis|Amenhotep|Séthi|Richard|Robert|Raymond|Thibaut|Joseph|Manuel|Michel|Umberto|Zog|"
    "Tamim|Bhumibol|Rama|Norodom|Artaxerxès|Darius|Xerxès|Constantin|Théodose|Valentinien|Étienne|Sylvestre|Calixte|"
    "Nicéphore|Gustave-Adolphe|Charles-Albert|Baudouin|Amédée|Fouad|Farouk|Fayçal|Hussein"
)
_REGNAL: Final = re.compile(rf"(?<![^\W_])(?:{_RULERS}) (?P<said>(?=[IVXLC]){_ROMAN})(?![^\W_])(?![.-])")
_NUMBERED: Final = re.compile(
    r"(?<![^\W_])(?i:an|tomes?|chapitres?|actes?|scènes?|livres?|volumes?|titres?|partie|annexes?|phase|section|division|"
    r"catégorie|classe|groupe|type|niveau|guerre mondiale|première guerre|seconde guerre|vatican|rambo|rocky|apollo|"
    r"bowl|olympiques|olympiade|bac|génération|épisode|saison|photo|zone|étape|point|article|ligue|paris|lyon|bordeaux|rouen|"
    r"mark|star wars|guerre|session|poste|cercle|corps) "
    rf"(?P<said>(?=[IVXLCDM]){_ROMAN})(?![^\W_])(?![.-])"
)
_LONG: Final = re.compile(r"(?<![^\W_])(?<![^\W_]['-])(?P<roman>[IVX]{2,7}|M{1,3}[CDLXVI]{2,10})(?![^\W_])(?!-[^\W_])")
_MARKED_NUMBER: Final = re.compile(rf"\A{NUMBER}\Z")
_MARKED_ROMAN: Final = re.compile(rf"\A(?=[IVXLCDM]){_ROMAN}\Z")
_VALID: Final = re.compile(_ROMAN)
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Ranks first: what is left of Roman numerals then are numbers."""
    return (
        Rule("place", _PLACE, partial(_place, numbers)),
        Rule("rank", _RANK, partial(_rank, numbers)),
        Rule("second", _SECOND, lambda m: _second(m["ending"])),
        Rule("Roman rank", _ROMAN_RANK, partial(_roman_rank, numbers)),
        Rule("century", _CENTURY, lambda _: "siècle"),
        Rule("regnal number", _REGNAL, partial(_regnal, numbers)),
        Rule("numbered part", _NUMBERED, partial(_numbered, numbers)),
        Rule("Roman number", _LONG, partial(_long, numbers)),
    )


def marked_ordinals(numbers: Numbers) -> tuple[Rule, ...]:
    """Figures that an author says are a rank."""
    return (
        Rule("rank, marked", _MARKED_NUMBER, partial(_marked_rank, numbers)),
        Rule("Roman rank, marked", _MARKED_ROMAN, lambda m: numbers.ordinal(_value(m["roman"]))),
    )


def marked_cardinals(numbers: Numbers) -> tuple[Rule, ...]:
    """Roman figures that an author says are a number."""
    return (Rule("Roman number, marked", _MARKED_ROMAN, lambda m: numbers.cardinal(_value(m["roman"]))),)


def _marked_rank(numbers: Numbers, match: re.Match[str]) -> str | None:
    number = whole_number(match[0])
    return None if number is None else numbers.ordinal(number)


def _rank(numbers: Numbers, match: re.Match[str]) -> str | None:
    number, ending = whole_number(match["number"]), match["ending"]
    return None if number is None else _said(numbers, number, ending)


def _place(numbers: Numbers, match: re.Match[str]) -> str | None:
    rank = _said(numbers, int(match["number"]), match["ending"])
    return rank and f"{rank} sur {numbers.cardinal(int(match['of']))}"


def _roman_rank(numbers: Numbers, match: re.Match[str]) -> str | None:
    if len(match["roman"]) == 1 and (match["roman"] not in "IVX" or match["ending"] == "es"):
        return None  # Me, Ce, Les and Des are words.
    return _said(numbers, _value(match["roman"]), match["ending"])


def _regnal(numbers: Numbers, match: re.Match[str]) -> str:
    return numbers.ordinal(1) if match["roman"] == "I" else numbers.cardinal(_value(match["roman"]))


def _numbered(numbers: Numbers, match: re.Match[str]) -> str | None:
    if len(match["roman"]) == 1 and match["roman"] not in "IVX":
        return None  # article L, groupe C
    return numbers.cardinal(_value(match["roman"]))


def _long(numbers: Numbers, match: re.Match[str]) -> str | None:
    if match["roman"] == "XX" or not _VALID.fullmatch(match["roman"]):
        return None
    value = _value(match["roman"])
    return numbers.cardinal(value) if value < 50 or 1500 < value < 2100 else None


def _said(numbers: Numbers, number: int, ending: str) -> str | None:
    if ending.startswith("nd"):
        return _second(ending) if number == 2 else None
    of_one = ending.startswith(("er", "re", "ère"))
    if of_one != (number == 1):
        return None
    feminine = ending.startswith(("re", "ère", "ere"))
    return numbers.ordinal(number, feminine=feminine, plural=ending.endswith("s"))


def _second(ending: str) -> str:
    return "second" + ("e" if "e" in ending else "") + ("s" if ending.endswith("s") else "")


def _value(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
