"""What is left of numbers: years, decades, ordinals, “No. 10”, and plain cardinals and decimals."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.around import following_word, full_stop, previous_words
from audio_engine.narration.spoken_en.numerals import AFTER, BEFORE, DASH, NUMBER, Numbers, magnitude
from audio_engine.narration.spoken_en.word_lists import words
from audio_engine.text import tr

__all__ = ["count_rules", "marked_cardinals", "marked_ordinals", "plenty_rules", "year_rules"]

_ERA: Final = re.compile(
    r"(?<![\w.,])(?:(?P<ad>A\.?D\.? ?)(?P<after>[0-9]{1,4})"
    r"|(?P<year>[0-9]{1,4}) ?(?P<era>B\.?C\.?E\.?|B\.?C\.?|C\.?E\.?|A\.?D\.?))(?!\w)"
)
_SEASON: Final = re.compile(
    rf"(?<![\w.,$£€/-])(?P<first>1[0-9]{{3}}|20[0-9]{{2}})(?P<mark>{DASH}|/)"
    rf"(?P<second>[0-9]{{1,2}}|1[0-9]{{3}}|20[0-9]{{2}})(?![\w/-])(?![.,][0-9])"
)
_DECADE: Final = re.compile(r"(?<![\w.,$£€])(?P<century>1[0-9]|20)(?P<tens>[0-9]0)'?s(?!\w)")
_SHORT_DECADE: Final = re.compile(r"(?<!\w)(?:'(?P<short>[0-9]0)'?s|(?P<tens>[1-9]0)(?P<apostrophe>')?s)(?!\w)")
_AGES: Final = re.compile(rf"(?<![\w.,$£€])(?:(?<=[a-z]-)|(?P<low>[0-9]{{1,3}}){DASH})(?P<high>[0-9]{{1,3}})s(?!\w)")
_TEAM: Final = re.compile(r"(?<![\w.,-])(?P<number>[0-9]{1,3})(?P<ending>ers?)(?!\w)")
_SHORT_YEAR: Final = re.compile(r"(?<!\w)'(?P<year>[0-9]{2})(?![\w'])")
_YEAR: Final = re.compile(rf"{BEFORE}(?<![$£€])(?P<year>1[0-9]{{3}}|20[0-9]{{2}}){AFTER}")
_ORDINAL: Final = re.compile(
    r"(?<![\w.])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6})(?P<suffix>st|nd|rd|th|ST|ND|RD|TH)(?!\w)"
)
_NUMERO: Final = re.compile(r"(?<!\w)(?P<said>(?P<many>Nos\.?|nos\.)|No\.?|no\.|[Nn]°|№|#)(?= ?[0-9])")
_NO10: Final = re.compile(r"(?<!\w)No(?P<number>[0-9]{1,3})(?!\w)")
_PLENTY: Final = re.compile(r"(?<![\w.,])(?P<currency>[$£€])?(?P<how_many>100|1,?000|10,?000|100,?000)s(?=[ ,.]|\Z)")
_HOW_MANY: Final = {
    "100": "hundreds",
    "1000": "thousands",
    "10000": "tens of thousands",
    "100000": "hundreds of thousands",
}
_WHAT: Final = {"$": " of dollars", "£": " of pounds", "€": " of euros"}
_SAVINGS: Final = re.compile(r"(?<![\w.,$£€])(?P<plan>401|403|457)(?:\((?P<marked>[kb])\)|(?P<bare>[kb]))(?!\w)")
"""American plans to save for old age, named after a section of a law."""
_MILLIONS: Final = re.compile(rf"{BEFORE}(?P<number>{NUMBER}) ?(?P<magnitude>bn|mn|mln|tn|trn|M|B|k|K){AFTER}")
_NUMBER: Final = re.compile(rf"{BEFORE}(?P<number>{NUMBER}){AFTER}")
_POWER: Final = re.compile(
    rf"{BEFORE}(?P<base>[0-9]{{1,6}})(?:(?P<raised>[⁰¹²³⁴-⁹]{{1,3}})|\^(?P<power>[0-9]{{1,3}}))(?!\w)"
)
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_WHOLE: Final = re.compile(r"\A[0-9][0-9, ]{0,20}\Z")
_COMMA: Final = re.compile(r"(?<![\w.,])(?P<whole>[0-9]{1,3}),(?P<decimals>[0-9]{1,2})(?![\w,])(?!\.[0-9])")
_POINTS: Final = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:\.000){1,4}(?![\w.,]*[0-9])")
_LAW: Final = re.compile(r"(?<![\w.])(?P<number>[0-9]{1,5}[a-zA-Z]?)(?P<parts>(?:\([0-9a-zA-Z]{1,4}\)){1,5})")
_PLURALS: Final = words(
    """
    people men women children jobs homes miles metres meters kilometres kilometers tonnes tons pounds dollars euros
    times cases deaths hours days troops soldiers members words votes seats points calories workers employees staff
    stores
    """
)
_BEFORE_DECADE: Final = words("the early mid late her his their my our in")
_BEFORE_YEAR: Final = words(
    """
    in since from until till by of after before during around circa year between and to c ca
    """
)


def plenty_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """“1,000s”, “$100s”, and “401k”: neither seconds nor thousands. They come before money and units."""
    return (
        Rule("plenty", _PLENTY, _say_plenty),
        Rule("savings plan", _SAVINGS, partial(_say_savings, numbers)),
    )


def year_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Eras, seasons, decades and years; they come before ranges and plain numbers."""
    return (
        Rule("era", _ERA, partial(_say_era, numbers)),
        Rule("season", _SEASON, partial(_say_season, numbers)),
        Rule("decade", _DECADE, partial(_say_decade, numbers)),
        Rule("short decade", _SHORT_DECADE, partial(_say_short_decade, numbers)),
        Rule("ages", _AGES, partial(_say_ages, numbers)),
        Rule("team", _TEAM, partial(_say_team, numbers)),
        Rule("short year", _SHORT_YEAR, lambda match: numbers.pair(int(match["year"]))),
    )


def count_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Everything that is a number and nothing else."""
    return (
        Rule("number of a house", _NO10, partial(_say_no10, numbers)),
        Rule("number of a thing", _NUMERO, _say_numero),
        Rule("power", _POWER, partial(_say_power, numbers)),
        Rule("paragraph of a law", _LAW, partial(_say_law, numbers)),
        Rule("ordinal", _ORDINAL, partial(_say_ordinal, numbers)),
        Rule("year", _YEAR, partial(_say_year, numbers)),
        Rule("short magnitude", _MILLIONS, partial(_say_magnitude, numbers)),
        Rule(
            "decimal comma",
            _COMMA,
            partial(_say_comma, numbers),
            doubt=lambda: tr("The comma is read as a decimal point."),
        ),
        Rule(
            "thousands with points",
            _POINTS,
            partial(_say_points, numbers),
            doubt=lambda: tr("The points are read as thousands."),
        ),
        Rule("number", _NUMBER, lambda match: numbers.read(match["number"])),
    )


def marked_ordinals(numbers: Numbers) -> tuple[Rule, ...]:
    """Figures that an author says are a rank."""
    return (Rule("ordinal, marked", _WHOLE, lambda match: numbers.ordinal(int(re.sub("[, ]", "", match[0])))),)


def marked_cardinals(numbers: Numbers) -> tuple[Rule, ...]:
    """Figures that are no year, whatever they look like."""
    return (Rule("number, marked", _NUMBER, lambda match: numbers.read(match["number"])),)


def _say_plenty(match: re.Match[str]) -> str:
    return _HOW_MANY[match["how_many"].replace(",", "")] + _WHAT.get(match["currency"] or "", "")


def _say_savings(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.label(match['plan'])} {(match['marked'] or match['bare']).upper()}"


def _say_era(numbers: Numbers, match: re.Match[str]) -> str:
    if match["ad"]:
        return f"A D {numbers.year(int(match['after']))}"
    era = " ".join(c for c in match["era"] if c.isalpha())
    year = int(match["year"])
    return f"{numbers.year(year) if year > 999 else numbers.cardinal(year)} {era}{full_stop(match)}"


def _say_season(numbers: Numbers, match: re.Match[str]) -> str | None:
    first, second = int(match["first"]), int(match["second"])
    if len(match["second"]) == 1:
        return f"{numbers.year(first)} to {numbers.cardinal(second)}" if second == first % 10 + 1 else None
    if len(match["second"]) == 2 and second != (first + 1) % 100 and second <= first % 100:
        return None
    if len(match["second"]) == 2 and second < 10 and first >= 2000:
        second += 2000
    said = numbers.pair(second) if second < 100 else numbers.year(second)
    return f"{numbers.year(first)} {'' if match['mark'] == '/' else 'to '}{said}"


def _say_decade(numbers: Numbers, match: re.Match[str]) -> str:
    century, tens = int(match["century"]), int(match["tens"])
    if century == 20 and tens == 0:
        return "two thousands"
    return f"{numbers.cardinal(century)} {_plural(numbers.cardinal(tens)) if tens else 'hundreds'}"


def _say_short_decade(numbers: Numbers, match: re.Match[str]) -> str | None:
    tens = match["short"] or match["tens"]
    if match["apostrophe"] and _BEFORE_DECADE.isdisjoint(previous_words(match)[-1:]):
        return None  # “No 10's”
    return "two thousands" if tens == "00" else _plural(numbers.cardinal(int(tens)))


def _plural(words: str) -> str:
    if words.endswith("y"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith("x") else f"{words}s"


def _say_year(numbers: Numbers, match: re.Match[str]) -> str | None:
    year = int(match["year"])
    if following_word(match) in _PLURALS:
        return None
    if year < 1100 and _BEFORE_YEAR.isdisjoint(previous_words(match)[-1:]):
        return None
    return numbers.year(year)


def _say_ages(numbers: Numbers, match: re.Match[str]) -> str:
    """“18-24s”, “over-18s”."""
    low = f"{numbers.cardinal(int(match['low']))} to " if match["low"] else ""
    return f"{low}{_plural(numbers.cardinal(int(match['high'])))}"


def _say_team(numbers: Numbers, match: re.Match[str]) -> str:
    """“49ers”."""
    return f"{numbers.cardinal(int(match['number'])).removesuffix('e')}{match['ending']}"


def _say_comma(numbers: Numbers, match: re.Match[str]) -> str:
    return numbers.read(f"{match['whole']}.{match['decimals']}")


def _say_points(numbers: Numbers, match: re.Match[str]) -> str:
    return numbers.read(match[0].replace(".", ""))


def _say_ordinal(numbers: Numbers, match: re.Match[str]) -> str | None:
    number = int(match["number"].replace(",", ""))
    tens, ones = number % 100, number % 10
    right = "th" if 10 < tens < 14 else {1: "st", 2: "nd", 3: "rd"}.get(ones, "th")
    return numbers.ordinal(number) if match["suffix"].lower() == right else None


def _say_numero(match: re.Match[str]) -> str:
    word = "numbers" if match["many"] else "number"
    return f"{word if match.start() else word.capitalize()} "


def _say_no10(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{'number' if match.start() else 'Number'} {numbers.read(match['number'])}"


def _say_magnitude(numbers: Numbers, match: re.Match[str]) -> str | None:
    written = match["magnitude"]
    if written in "kKMB" and match[0][-2] == " ":
        return None
    if written in "kKMB" and not following_word(match).endswith(("s", "people")) and written != "M":
        return f"{numbers.read(match['number'])} {written.upper()}"
    return f"{numbers.read(match['number'])} {magnitude(written)}"


def _say_power(numbers: Numbers, match: re.Match[str]) -> str:
    power = match["power"] or match["raised"].translate(_RAISED)
    return f"{numbers.read(match['base'])} to the power of {numbers.read(power)}"


def _say_law(numbers: Numbers, match: re.Match[str]) -> str:
    digits = re.match(r"[0-9]+", match["number"])
    assert digits
    letter = match["number"][digits.end() :].upper()
    parts = [_law_part(numbers, part) for part in re.findall(r"[0-9a-zA-Z]+", match["parts"])]
    section = numbers.label(digits[0]) if len(digits[0]) == 3 else numbers.read(digits[0])
    return " ".join(filter(None, [section, letter, *parts]))


def _law_part(numbers: Numbers, part: str) -> str:
    return numbers.read(part) if part.isdecimal() else " ".join(part.upper())
