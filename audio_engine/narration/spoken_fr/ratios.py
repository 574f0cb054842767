"""Two numbers with a sign between them: fractions, marks, scores, ranges."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.gender import is_feminine
from audio_engine.narration.spoken_fr.numbers import Numbers
from audio_engine.narration.spoken_fr.units import UNIT, measured
from audio_engine.narration.spoken_fr.written import AFTER, BEFORE, NUMBER, RANGE, SIGN
from audio_engine.text import tr

__all__ = ["rules"]

_SIGNS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅒": (1, 10),
}  # fmt: skip
_SIGN: Final = re.compile(rf"(?P<whole>(?<![\d.,])\d{{1,6}} ?)?(?P<sign>[{''.join(_SIGNS)}])(?!\d)")
_MIXED: Final = re.compile(rf"{BEFORE}(?P<whole>\d{{1,4}}) (?P<over>[1-7])/(?P<under>[2-8])(?![\w/])")
_AND_A_HALF: Final = re.compile(r"(?<=\d ans )1/2(?![\w/])")
_FINAL: Final = re.compile(rf"{BEFORE}1/(?P<under>2|4|8|16|32|64)(?:es?)?(?= (?:de )?finales?)")
_SPORT: Final = {"2": "demi", "4": "quart"}
_FRACTION: Final = re.compile(rf"{BEFORE}(?P<over>\d{{1,3}})/(?P<under>\d{{1,4}})(?:e|è|ème)?(?![\w/])(?![.,]\d)")
_RATE: Final = re.compile(rf"{BEFORE}(?P<over>{NUMBER}) ?/ ?(?P<under>1 ?000 ?000|100 ?000|10 ?000|1 000)(?![\w/,.])")
_MARK: Final = re.compile(rf"{BEFORE}(?P<over>{NUMBER})/(?P<under>5|6|10|20|30|40|50|60|100|500|1000){AFTER}(?!/)")
_MARK_BEFORE: Final = re.compile(r"(?i:\bnot|\bmoyenne|\bscore|\bobt|\beu |\bévalu|\brésultat)[^.!?]{0,30}$")
_HALF_OF: Final = re.compile(rf"{BEFORE}1/2 (?=(?P<noun>[^\W\d_]{{3,30}})(?![^\W_]))")
_HALF_MASCULINE: Final = frozenset({"litre", "siècle", "tarif", "kilo", "million", "milliard", "point", "tour", "pain"})
_THREE: Final = re.compile(rf"{BEFORE}(?P<lease>\d/\d/\d)(?![\w/])(?![.,]\d)")
_HALVES: Final = re.compile(rf"{BEFORE}(?P<a>50|60|70|80|90)[/-](?P<b>50|40|30|20|10)(?![\w/-])(?![.,]\d)(?! ?[%€])")
_SET: Final = r"(?:\d{1,2}-\d{1,2}|[0-7]/[0-7])(?: \(\d{1,2}[-/]\d{1,2}\))?"
_SETS: Final = re.compile(rf"{BEFORE}(?P<sets>{_SET}(?:,? {_SET}){{1,4}})(?![\w/-])")
_FORMATION: Final = re.compile(rf"{BEFORE}(?P<lines>[1-6](?:-[1-6]){{2,3}})(?![\w/-])")
_RANGE: Final = re.compile(rf"{BEFORE}(?P<first>{SIGN}{NUMBER}){RANGE}(?P<last>{NUMBER})(?![^\W_])(?![.,:/-]\d)")
_TIMES: Final = re.compile(
    rf"{BEFORE}(?P<first>{NUMBER}) ?[x×](?P<space> ?)(?P<last>{NUMBER})(?: ?(?P<unit>{UNIT}))?(?![^\W_])"
)
_TIMES_MORE: Final = re.compile(rf"{BEFORE}(?P<first>{NUMBER}) ?[x×](?= |$|[.,)])")
_TIMES_BEFORE: Final = re.compile(rf"(?<![^\W_])[x×] ?(?P<last>{NUMBER}){AFTER}")


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Fractions, then scores and ranges."""
    return (
        Rule("sets", _SETS, partial(_set_scores, numbers)),
        Rule("rate", _RATE, lambda m: f"{numbers.number(m['over'])} pour {numbers.number(m['under'])}"),
        Rule("final", _FINAL, partial(_final, numbers)),
        Rule("fraction sign", _SIGN, partial(_sign, numbers)),
        Rule("and a half", _AND_A_HALF, lambda _: "et demi"),
        Rule("mixed fraction", _MIXED, lambda m: _mixed(numbers, m["whole"], int(m["over"]), int(m["under"]))),
        Rule("half of a thing", _HALF_OF, _half_of),
        Rule("three terms", _THREE, lambda m: " ".join(numbers.digits(n) for n in m["lease"].split("/"))),
        Rule("halves", _HALVES, lambda m: f"{numbers.cardinal(int(m['a']))}-{numbers.cardinal(int(m['b']))}"),
        Rule("mark", _MARK, partial(_mark, numbers)),
        Rule("fraction", _FRACTION, partial(_plain_fraction, numbers)),
        Rule(
            "out of", _FRACTION, partial(_over, numbers), doubt=lambda: tr("This may be a fraction, a date or a score.")
        ),
        Rule("formation", _FORMATION, lambda m: " ".join(numbers.digits(n) for n in m["lines"].split("-"))),
        Rule("range or score", _RANGE, partial(_two, numbers)),
        Rule("times", _TIMES, partial(_times, numbers)),
        Rule("times more", _TIMES_MORE, lambda m: f"{numbers.number(m['first'])} fois"),
        Rule("times before", _TIMES_BEFORE, lambda m: f"fois {numbers.number(m['last'])}"),
    )


def _fraction(numbers: Numbers, over: int, under: int) -> str:
    if (over, under) == (1, 2):
        return "un demi"
    name = {2: "demi", 3: "tiers", 4: "quart"}.get(under) or numbers.ordinal(under)
    plural = "s" if over > 1 and not name.endswith("s") else ""
    return f"{numbers.cardinal(over)} {name}{plural}"


def _mixed(numbers: Numbers, whole: str, over: int, under: int) -> str:
    said = "demi" if (over, under) == (1, 2) else _fraction(numbers, over, under)
    return f"{numbers.number(whole.strip())} et {said}"


def _half_of(match: re.Match[str]) -> str | None:
    if is_feminine(match["noun"]) and not match["noun"].endswith("s"):
        return "une demi-"
    return "un demi-" if match["noun"] in _HALF_MASCULINE else None


def _sign(numbers: Numbers, match: re.Match[str]) -> str:
    return (
        _mixed(numbers, match["whole"], *_SIGNS[match["sign"]])
        if match["whole"]
        else _fraction(numbers, *_SIGNS[match["sign"]])
    )


def _final(numbers: Numbers, match: re.Match[str]) -> str:
    return _SPORT.get(match["under"]) or numbers.ordinal(int(match["under"]))


def _mark(numbers: Numbers, match: re.Match[str]) -> str | None:
    over, under = match["over"], int(match["under"])
    judged = _MARK_BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    if judged or under == 20 or (under >= 10 and over not in {"1", "3", "7", "9"}) or "," in over:
        return f"{numbers.number(over)} sur {numbers.cardinal(under)}"
    return None


def _plain_fraction(numbers: Numbers, match: re.Match[str]) -> str | None:
    over, under = int(match["over"]), int(match["under"])
    small = 1 < under <= 10 and 0 < over < under * 4 and over % under
    return _fraction(numbers, over, under) if small or (over == 1 and under > 1) else None


def _set_scores(numbers: Numbers, match: re.Match[str]) -> str | None:
    pairs = re.findall(r"(\()?(\d{1,2})[-/](\d{1,2})", match["sets"])
    if any(max(int(a), int(b)) < 6 and not tie_break for tie_break, a, b in pairs):
        return None
    return ", ".join(f"{numbers.cardinal(int(a))} {numbers.cardinal(int(b))}" for _, a, b in pairs)


def _two(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.number(match['first'])} à {numbers.number(match['last'])}"


def _times(numbers: Numbers, match: re.Match[str]) -> str:
    if not match["space"] and match["first"] == match["last"] == "4":
        return " ".join([numbers.number("4")] * 2)
    last, unit = match["last"], match["unit"]
    return f"{numbers.number(match['first'])} fois {measured(numbers, last, unit) if unit else numbers.number(last)}"


def _over(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.digits(match['over'])} sur {numbers.digits(match['under'])}"
