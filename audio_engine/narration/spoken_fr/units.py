"""Measures: 120 km/h, −5 °C, 30 m², 5-6 %, 1,80 m."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.counting import of
from audio_engine.narration.spoken_fr.numbers import Numbers, is_below_two
from audio_engine.narration.spoken_fr.written import BEFORE, NUMBER, RANGE, SIGN, alternatives

__all__ = ["PER", "UNIT", "measured", "per", "rules"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in words."""

    one: str
    many: str
    feminine: bool = False


def _units(*names: tuple[str, str, str]) -> dict[str, Unit]:
    return {symbol: Unit(one, many) for symbol, one, many in names}


def _prefixed(symbol: str, name: str, prefixes: str, *, plural: str = "s") -> dict[str, Unit]:
    spelled = {"n": "nano", "µ": "micro", "μ": "micro", "m": "milli", "c": "centi", "d": "déci", "da": "déca"}
    spelled |= {"h": "hecto", "k": "kilo", "M": "méga", "G": "giga", "T": "téra"}
    return {
        prefix + symbol: Unit(spelled[prefix] + name, spelled[prefix] + name + plural) for prefix in prefixes.split()
    } | {symbol: Unit(name, name + plural)}


_SQUARE: Final = _prefixed("m", "mètre", "k h c m d")
_UNITS: Final[dict[str, Unit]] = {
    **_prefixed("m", "mètre", "k h c m µ μ n d"),
    **{f"{s}{e}": Unit(f"{u.one} carré", f"{u.many} carrés") for s, u in _SQUARE.items() for e in ("²", "2")},
    **{f"{s}{e}": Unit(f"{u.one} cube", f"{u.many} cubes") for s, u in _SQUARE.items() for e in ("³", "3")},
    **_prefixed("g", "gramme", "k m µ μ n c"),
    **_prefixed("l", "litre", "h c m d"),
    **_prefixed("L", "litre", "h c m d"),
    **_prefixed("W", "watt", "k M G T m"),
    **_prefixed("Wh", "wattheure", "k M G T"),
    **_prefixed("Hz", "hertz", "k M G", plural=""),
    **_prefixed("o", "octet", "k M G T"),
    **_prefixed("V", "volt", "k"),
    **_prefixed("bit", "bit", "k M G"),
    **_prefixed("b", "bit", "M G"),
    **_prefixed("Pa", "pascal", "h k"),
    **_prefixed("J", "joule", "k M"),
    **_prefixed("Sv", "sievert", "m µ μ"),
    **_prefixed("cal", "calorie", "k"),
    **_units(
        ("Ko", "kilooctet", "kilooctets"),
        ("Wc", "watt-crête", "watts-crête"),
        ("kWc", "kilowatt-crête", "kilowatts-crête"),
        ("MWc", "mégawatt-crête", "mégawatts-crête"),
        ("Ah", "ampère-heure", "ampères-heure"),
        ("mAh", "milliampère-heure", "milliampères-heure"),
        ("ha", "hectare", "hectares"),
        ("q", "quintal", "quintaux"),
        ("ch", "cheval", "chevaux"),
        ("cv", "cheval", "chevaux"),
        ("m/s²", "mètre par seconde au carré", "mètres par seconde au carré"),
        ("dB", "décibel", "décibels"),
        ("bar", "bar", "bars"),
        ("lm", "lumen", "lumens"),
        ("Nm", "newton mètre", "newtons mètres"),
        ("kt", "kilotonne", "kilotonnes"),
        ("Mt", "million de tonnes", "millions de tonnes"),
        ("Gt", "milliard de tonnes", "milliards de tonnes"),
        ("hab", "habitant", "habitants"),
        ("hab.", "habitant", "habitants"),
        ("ppm", "partie par million", "parties par million"),
        ("pt", "point", "points"),
        ("pts", "point", "points"),
        ("pb", "point de base", "points de base"),
        ("bpm", "battement par minute", "battements par minute"),
        ("tr", "tour", "tours"),
        ("j", "jour", "jours"),
        ("ans", "an", "ans"),
        ("px", "pixel", "pixels"),
        ("Mpx", "mégapixel", "mégapixels"),
        ("nœuds", "nœud", "nœuds"),
        ("°C", "degré Celsius", "degrés Celsius"),
        ("° C", "degré Celsius", "degrés Celsius"),
        ("°F", "degré Fahrenheit", "degrés Fahrenheit"),
        ("°", "degré", "degrés"),
        ("%", "pour cent", "pour cent"),
        ("‰", "pour mille", "pour mille"),
    ),
    "t": Unit("tonne", "tonnes", feminine=True),
    "s": Unit("seconde", "secondes", feminine=True),
    "sec": Unit("seconde", "secondes", feminine=True),
    "ms": Unit("milliseconde", "millisecondes", feminine=True),
    "min": Unit("minute", "minutes", feminine=True),
    "mn": Unit("minute", "minutes", feminine=True),
    "h": Unit("heure", "heures", feminine=True),
}
_PER: Final = {
    "jour": "jour",
    "mois": "mois",
    "an": "an",
    "semaine": "semaine",
    "nuit": "nuit",
    "heure": "heure",
    "personne": "personne",
    "habitant": "habitant",
    "pers": "personne",
    "litre": "litre",
    "kilo": "kilo",
    "tonne": "tonne",
    "baril": "baril",
    "once": "once",
}
_LENGTHS_TRAVELLED: Final = frozenset({"km", "m"})
"""They go “à l'heure”, everything else “par heure”."""
_PER_100_KM: Final = re.compile(rf"{BEFORE}(?P<number>{NUMBER}) ?[lL] ?/ ?100 ?km\b")
PER: Final = rf"(?: ?/ ?(?P<per>{alternatives(_UNITS)}|{alternatives(_PER)})(?![^\W_]))?"
UNIT: Final = alternatives(_UNITS)
_MEASURE: Final = re.compile(
    rf"{BEFORE}(?P<first>{SIGN}{NUMBER})(?:{RANGE}(?P<last>[-−]?{NUMBER}))?"
    r"(?: ?(?P<magnitude>Mds?|millions?|milliards?)(?= ))?"
    rf"(?: ?|-)(?P<unit>{alternatives(_UNITS)})(?![^\W_])(?!['.]\w){PER}"
)
_LENGTH: Final = re.compile(rf"{BEFORE}(?P<metres>\d{{1,4}})(?: ?m ?(?P<a>\d\d)|,(?P<b>\d\d) ?m)(?![^\W_])(?!/)")
_ALONE_UNIT: Final = rf"(?P<unit>km|kg|kWh|MWh|GWh|TWh|m²|m³|km²|°C|°F|cm|mm|Go|Mo|GW|MW|kW){PER}(?![^\W_])"
_ONE_ALONE: Final = re.compile(rf"(?:(?<=\bdu )|(?<=\ble )|(?<=\bau )|(?<=\bpar )|(?<=\bun )){_ALONE_UNIT}")
_ALONE: Final = re.compile(rf"(?<![^\W_]){_ALONE_UNIT}")
_HORSEPOWER: Final = re.compile(rf"{BEFORE}(?P<number>\d{{1,3}})CV(?![^\W_])")
"""2CV is a car; 2 CV may be two lives on paper."""
_PER_ALONE: Final = re.compile(rf"(?P<said> ?/ ?(?P<per>{alternatives(_PER)}))(?![^\W_])")


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """What counts and measures with a symbol."""
    return (
        Rule("horsepower", _HORSEPOWER, lambda match: of(numbers.number(match["number"]), "chevaux")),
        Rule("litres per 100 km", _PER_100_KM, partial(_per_100_km, numbers)),
        Rule("length", _LENGTH, partial(_length, numbers)),
        Rule("measure", _MEASURE, partial(_measure, numbers)),
        Rule("one unit alone", _ONE_ALONE, lambda match: _UNITS[match["unit"]].one + per(match)),
        Rule("unit alone", _ALONE, lambda match: _UNITS[match["unit"]].many + per(match)),
        Rule("per", _PER_ALONE, lambda match: " " + per(match).lstrip()),
    )


def measured(numbers: Numbers, written: str, symbol: str) -> str:
    """A number with its unit: `20`, `min` as “vingt minutes”."""
    unit = _UNITS[symbol]
    said = numbers.number(written, feminine=unit.feminine)
    return of(said, unit.one if is_below_two(written) else unit.many)


def _measure(numbers: Numbers, match: re.Match[str]) -> str:
    found = _UNITS[match["unit"]]
    said = numbers.number(match["first"], feminine=found.feminine)
    last = match["last"] or match["first"]
    if match["last"]:
        said += f" à {numbers.number(match['last'], feminine=found.feminine)}"
    if match["magnitude"]:
        word = "milliard" if match["magnitude"].startswith(("Md", "milliard")) else "million"
        return of(f"{said} {word}{'' if is_below_two(last) else 's'}", found.many) + per(match)
    return of(said, found.one if is_below_two(last) else found.many) + per(match)


def _length(numbers: Numbers, match: re.Match[str]) -> str:
    metres, centimetres = match["metres"], match["a"] or match["b"]
    said = of(numbers.number(metres), "mètre" if is_below_two(metres) else "mètres")
    return said if centimetres == "00" else f"{said} {numbers.digits(centimetres)}"


def _per_100_km(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.number(match['number'])} {_plural('litre', match['number'])} aux cent kilomètres"


def per(match: re.Match[str]) -> str:
    """What `PER` has found, in words: “ par heure”, or nothing."""
    symbol = match["per"]
    if not symbol:
        return ""
    if symbol == "h" and match.groupdict().get("unit") in _LENGTHS_TRAVELLED:
        return " à l'heure"
    return f" par {_UNITS[symbol].one if symbol in _UNITS else _PER[symbol]}"


def _plural(noun: str, written: str) -> str:
    return noun if is_below_two(written) else f"{noun}s"
