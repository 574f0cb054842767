"""References: art. 49.3, L. 1234-5, n° 2023-270, p. 12, § 3; and codes of letters and figures: A380, COP28, H5N1."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr import acronyms
from audio_engine.narration.spoken_fr.numbers import Numbers
from audio_engine.narration.spoken_fr.written import AFTER, BEFORE

__all__ = ["codes", "rules"]

_ARTICLE: Final = re.compile(
    r"(?i:\b(?:articles?|art\.|alinéa|section|chapitre|paragraphe)) "
    rf"(?P<said>(?P<number>\d{{1,5}}(?P<sign>[.-])\d{{1,4}}(?:[.-]\d{{1,4}}){{0,2}})){AFTER}"
)
_49_3: Final = re.compile(rf"{BEFORE}49 ?[.,-] ?3(?![\w%€])(?![.,-]\d)(?! ?%)")
_93: Final = re.compile(r"(?:\b[Ll]e|\b[Dd]u|\b[Aa]u) (?P<said>9[.-]3)(?![\w%€])(?![.,/-]\d)(?! ?%)")
"""The département, as its people say."""
_CODE_OF_LAW: Final = re.compile(
    r"(?<![^\W_])(?P<letters>L|R|D|A|LO|L\.O|LP)\.? ?\*?(?P<number>\d{1,5}(?:-\d{1,4}){1,4})(?![^\W_])"
)
_LAW: Final = re.compile(
    r"(?i:\b(?:n°|numéro|loi|décret|ordonnance|arrêté|directive|règlement|résolution|décision|affaire))(?: n°)? ?"
    r"(?:\([A-Z]{2,4}\) ?)?(?:n° ?)?(?P<said>(?P<a>\d{1,6})(?P<sign>[-/])(?P<b>\d{1,6}))(?![\w/-])"
)
_NUMBER_SIGN: Final = re.compile(r"(?<![^\W_])[nN](?:°(?P<s>s)?|o(?P<t>s)?\.?)(?= ?\d| ?[A-Z])")
_BEFORE_NUMBER: Final = {
    "art": "article",
    "al": "alinéa",
    "chap": "chapitre",
    "ch": "chapitre",
    "fig": "figure",
    "vol": "volume",
    "sect": "section",
    "p": "page",
    "pp": "pages",
    "t": "tome",
}
_ABBREVIATED: Final = re.compile(
    rf"(?<![^\W_])(?P<said>(?P<word>(?i:{'|'.join(_BEFORE_NUMBER)}))\.) ?"
    r"(?:\d{1,5}(?P<range>[-–]\d)?|[LRD]\.? ?\*?\d|[IVXL]{1,7}(?![^\W_]))"
)
_SECTION: Final = re.compile(r"(?<![^\W_])(?P<said>§§?) ?\d")
_EPISODE: Final = re.compile(r"(?<![^\W_])S(?P<season>\d{1,2}) ?E(?P<episode>\d{1,3})(?![^\W_])")
_PAGES: Final = re.compile(r"\d ?(?P<said>p\.)(?=[,)»\s]|$)")
_VARIANT: Final = re.compile(r"(?<![^\W_])(?P<letters>[A-Z]{1,4})\.(?P<number>\d{1,3}(?:\.\d{1,3}){0,2})(?![^\W_])")
_COUNTDOWN: Final = re.compile(rf"(?<![^\W_])(?P<letter>[JH]) ?[-−] ?(?P<number>\d{{1,4}}){AFTER}")
_RENAULT: Final = re.compile(r"(?:\b[Ll]a|\b[Uu]ne|\b[Ee]n|\bRenault) (?P<said>4L)(?![^\W_])")
_MIXED: Final = re.compile(
    r"(?:(?<![^\W_])|(?<=[^\W\d_])(?=-))(?P<said>-?(?=[^\W_]{0,6}\d)(?=\d{0,6}[A-Z])(?P<token>(?:[A-Z]{1,6}|\d{1,6}){2,7}))(?![^\W_])(?![.,:]\d)"
)
_CAPITALISED: Final = re.compile(r"(?<![^\W_])(?P<letters>[A-Z][a-z]{1,10})(?P<digits>\d{1,4})(?![^\W_])(?![.,/:]\d)")
_SUBSCRIPTS: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_FORMULA: Final = re.compile(
    r"(?<![^\W_])(?P<token>(?:[A-Z][a-z]?[₀-₉]{0,3}){1,6}[₀-₉](?:[A-Z][a-z]?[₀-₉]{0,3}){0,5})(?![^\W_])"
)
_PARTICLES: Final = re.compile(r"(?<![^\W_])PM ?(?P<number>2[.,]5|10)(?![^\W_])")
_VERSION: Final = re.compile(
    rf"{BEFORE}(?<![A-Z]\.)(?!\d{{1,3}}(?:\.\d{{3}})+(?!\.?\d))(?P<number>\d{{1,3}}(?:\.\d{{1,4}}){{2,3}})(?!\.?\w)"
)


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """What stands in texts of law, footnotes and programme guides."""
    return (
        Rule("49.3", _49_3, lambda _: f"{numbers.cardinal(49)} {numbers.cardinal(3)}"),
        Rule("93", _93, lambda _: f"{numbers.cardinal(9)} {numbers.cardinal(3)}"),
        Rule("Renault 4", _RENAULT, lambda _: f"{numbers.cardinal(4)} L"),
        Rule("article of a code", _CODE_OF_LAW, partial(_code_of_law, numbers)),
        Rule("article", _ARTICLE, partial(_article, numbers)),
        Rule("law", _LAW, partial(_law, numbers)),
        Rule("number sign", _NUMBER_SIGN, lambda m: "numéros" if m["s"] or m["t"] else "numéro"),
        Rule("abbreviation before a number", _ABBREVIATED, _before_number),
        Rule("pages", _PAGES, lambda m: "pages" if m.string[m.end() :].strip(" »)") else "pages."),
        Rule("section sign", _SECTION, lambda m: "paragraphe" + ("s" if len(m["said"]) > 1 else "")),
        Rule(
            "episode",
            _EPISODE,
            lambda m: f"saison {numbers.cardinal(int(m['season']))} épisode {numbers.cardinal(int(m['episode']))}",
        ),
        Rule("version", _VERSION, lambda m: " point ".join(numbers.digits(n) for n in m["number"].split("."))),
    )


def codes(numbers: Numbers) -> tuple[Rule, ...]:
    """Letters and figures in one word; after measures and ranks, which are also that."""
    return (
        Rule("fine particles", _PARTICLES, partial(_particles, numbers)),
        Rule("formula", _FORMULA, partial(_formula, numbers)),
        Rule("variant", _VARIANT, partial(_variant, numbers)),
        Rule("countdown", _COUNTDOWN, lambda m: f"{m['letter']} moins {numbers.digits(m['number'])}"),
        Rule("code", _MIXED, lambda m: _runs(numbers, m["token"])),
        Rule("word with a number", _CAPITALISED, lambda m: f"{m['letters']} {numbers.digits(m['digits'])}"),
    )


def _before_number(match: re.Match[str]) -> str:
    word = _BEFORE_NUMBER[match["word"].lower()]
    return f"{word}s" if match["range"] and word == "page" else word


def _parts(numbers: Numbers, written: str, joint: str) -> str:
    return joint.join(numbers.digits(part) for part in re.split(r"[.-]", written))


def _article(numbers: Numbers, match: re.Match[str]) -> str:
    return _parts(numbers, match["number"], " " if match["sign"] == "." else " tiret ")


def _code_of_law(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{' '.join(match['letters'].replace('.', ''))} {_parts(numbers, match['number'], ' tiret ')}"


def _law(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.digits(match['a'])} {'tiret' if match['sign'] == '-' else 'barre'} {numbers.digits(match['b'])}"


def _runs(numbers: Numbers, token: str) -> str:
    said = [acronyms.said(run) if run.isalpha() else numbers.digits(run) for run in re.findall(r"[A-Za-z]+|\d+", token)]
    return " ".join(said)


def _variant(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{acronyms.said(match['letters'])} point {_parts(numbers, match['number'], ' point ')}"


def _formula(numbers: Numbers, match: re.Match[str]) -> str:
    token = match["token"].translate(_SUBSCRIPTS)
    return " ".join(
        numbers.digits(run) if run.isdigit() else " ".join(run.upper()) for run in re.findall(r"[A-Z][a-z]?|\d+", token)
    )


def _particles(numbers: Numbers, match: re.Match[str]) -> str:
    return f"P M {numbers.number(match['number'].replace('.', ','))}"
