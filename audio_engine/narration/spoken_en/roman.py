"""Roman numerals where they are numerals: “Louis XIV”, “World War II”; never “CV”, “MM” or “Malcolm X”."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.numerals import Numbers
from audio_engine.narration.spoken_en.word_lists import words
from audio_engine.text import tr

__all__ = ["marked_roman", "roman_rules"]

_TITLES: Final = "King|Queen|Emperor|Empress|Tsar|Czar|Pope|Prince|Sultan|Kaiser|Shah|Patriarch|Saint|Antipope|Pharaoh"
_REGNAL: Final = (
    "Abdullah|Adrian|Albert|Alexander|Alexandra|Alexis|Alfonso|Baldwin|Benedict|Boniface|Boris|Carl|Catherine|"
    "Charles|Christian|Clement|Cleopatra|Constantine|Darius|Edward|Eleanor|Elizabeth|Eric|Ethelred|Farouk|Felipe|"
    "Ferdinand|Francis|Franz|Franz Joseph|Frederick|Frederik|Friedrich|George|Gregory|Gustav|Haakon|Harald|"
    "Harold|Henri|Henry|Hussein|Innocent|Isabella|Ivan|James|Johan|John|John Paul|Joseph|Juan Carlos|Julius|"
    "Justinian|Leo|Leopold|Louis|Louis-Philippe|Ludwig|Margaret|Margrethe|Maria|Mary|Maximilian|Mehmed|Michael|"
    "Mohammed|Murad|Napoleon|Nicholas|Olav|Oscar|Otto|Paul|Pedro|Pepin|Peter|Philip|Philippe|Pius|Ptolemy|"
    "Rainier|Rameses|Ramesses|Ramses|Richard|Robert|Rudolf|Rudolph|Selim|Sixtus|Stephen|Theodore|Thutmose|"
    "Umberto|Urban|Victor|Victor Emmanuel|Victoria|Vittorio|Wilhelm|William|Xerxes"
)
_HEADS: Final = (
    "Act|Amendment|Annex|Annexe|Apollo|Appendix|Article|Basel|Book|Camp David|Category|Chapter|Civilization|"
    "Class|Diablo|Division|Episode|Figure|Final Fantasy|GTA|Godfather|Grade|Grand Theft Auto|Group|Ironman|Jaws|"
    "Level|Mach|Mark|MiFID|Nanterre|Olympiad|Page|Paris|Part|Phase|Protocol|Rambo|Rocky|Round|SALT|START|Saw|"
    "Scene|Schedule|Season|Section|Solvency|Stage|Star Wars|Super Bowl|Symphony|Table|Tier|Title|Type|UFC|"
    "Vatican|Vol\\.?|Volume|World War|WrestleMania"
)
_ROMAN: Final = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ENDS: Final = r"(?!\w)(?!\.\w)"
_MARKED: Final = re.compile(rf"\A{_ROMAN}\Z")
_REFUSED: Final = frozenset({"CV", "C", "L", "CC", "LI", "XL", "LX", "CI", "CL", "DC"})

_KING: Final = re.compile(rf"(?<!\w)(?P<title>(?:{_TITLES}) )?(?:{_REGNAL}) (?P<said>{_ROMAN}){_ENDS}")
_HEAD: Final = re.compile(rf"(?<!\w)(?P<head>{_HEADS}) (?P<said>{_ROMAN})(?!\w)")
_STAR: Final = re.compile(r"(?<=I)\*(?!\w)")
_CENTURY: Final = re.compile(
    rf"(?<!\w)(?P<said>(?P<roman>{_ROMAN})(?:th|st|nd|rd)?)(?=(?: |-)(?:[Cc]entur|[Oo]lympi|[Dd]ynast|[Aa]rrondiss))"
    rf"|(?<!\w)(?P<nth>{_ROMAN})(?:th|st|nd|rd)(?!\w)"
)
_WAR: Final = re.compile(r"(?<!\w)WW ?(?P<war>I{1,2}|1|2)(?!\w)")
_ANYBODY: Final = re.compile(
    r"(?<!\w)(?:[A-Z][a-zà-ÿ']+|[A-Z]\.) (?P<last>[A-Z][a-zà-ÿ']+),? (?P<said>II|III|IV)(?=[\s,.;:!?)']|\Z)"
)
_ANYTHING: Final = re.compile(rf"(?<!\w)[A-Z][a-z]{{1,30}} (?P<said>(?=[IVX]{{2,6}}\b){_ROMAN}){_ENDS}")
_INITIAL: Final = re.compile(r"\. ?[A-Z]")
_CLEAR_HEADS: Final = words("Division Type Phase Grade Class Stage Category Level Tier Chapter Appendix") | {
    "World War"
}
"""Before these, “I” is no pronoun."""
_COUNTED_TO_FORTY: Final = frozenset({"Super Bowl", "WrestleMania"})
"""After these, “XL” is no size."""
_LETTERED_HEADS: Final = words("Type Class Group Level Grade Table")
"""After these, “X” is a letter."""
_AFTER_I: Final = re.compile(r"(?:'s\b|[,.;:!?)”]|\Z| (?:of|and|or|was|is|had|has|in|who|to|at)\b)")


def roman_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Kings in ordinals, wars and chapters in cardinals; people and things that are not on a list are flagged."""
    return (
        Rule("world war", _WAR, lambda match: f"World War {'One' if match['war'] in 'I1' else 'Two'}"),
        Rule("king", _KING, partial(_say_king, numbers)),
        Rule("chapter", _HEAD, partial(_say_head, numbers)),
        Rule("grade with a star", _STAR, lambda _: " star"),
        Rule("Roman ordinal", _CENTURY, partial(_say_century, numbers)),
        Rule("person", _ANYBODY, partial(_say_nth, numbers)),
        Rule(
            "Roman numeral",
            _ANYTHING,
            partial(_say_anything, numbers),
            doubt=lambda: tr("This may be a Roman numeral."),
        ),
    )


def marked_roman(say: Callable[[int], str]) -> tuple[Rule, ...]:
    """Roman figures that an author says are some, said by `say`."""
    return (Rule("Roman numeral, marked", _MARKED, lambda match: say(_value(match[0]))),)


def _value(roman: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[c] for c in roman]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


def _say_king(numbers: Numbers, match: re.Match[str]) -> str | None:
    roman, text, end = match["said"], match.string, match.end("said")
    if roman in _REFUSED or (len(roman) == 1 and _INITIAL.match(text, end)):
        return None
    if roman == "I" and not match["title"] and not _AFTER_I.match(text, end):
        return None
    return f"the {numbers.ordinal(_value(roman))}"


def _say_nth(numbers: Numbers, match: re.Match[str]) -> str:
    return f"the {numbers.ordinal(_value(match['said']))}"


def _say_head(numbers: Numbers, match: re.Match[str]) -> str | None:
    roman, head = match["said"], match["head"]
    text, end = match.string, match.end("said")
    refused = roman in _REFUSED and head not in _COUNTED_TO_FORTY
    if refused or (len(roman) == 1 and _INITIAL.match(text, end)):
        return None
    if roman in {"V", "X"} and head in _LETTERED_HEADS:
        return None
    if roman == "I" and head not in _CLEAR_HEADS and not _AFTER_I.match(text, end):
        return None
    word = numbers.cardinal(_value(roman))
    return word.capitalize() if head == "World War" else word


def _say_century(numbers: Numbers, match: re.Match[str]) -> str | None:
    roman = match["roman"] or match["nth"]
    return None if match["said"] == "I" else numbers.ordinal(_value(roman))


def _say_anything(numbers: Numbers, match: re.Match[str]) -> str | None:
    roman = match["said"]
    return None if roman in _REFUSED else numbers.cardinal(_value(roman))
