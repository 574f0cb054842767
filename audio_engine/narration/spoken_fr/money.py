"""Amounts: 3,50 €, 1,2 Md€, $1.2bn as French text has it ($1,2 milliard), 10 €/kg."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.counting import counted, of
from audio_engine.narration.spoken_fr.numbers import Numbers, is_below_two
from audio_engine.narration.spoken_fr.units import PER, per
from audio_engine.narration.spoken_fr.written import BEFORE, NUMBER, RANGE, SIGN, alternatives

__all__ = ["rules"]

_CURRENCIES: Final = {
    "€": ("euro", "euros"),
    "EUR": ("euro", "euros"),
    "$": ("dollar", "dollars"),
    "US$": ("dollar américain", "dollars américains"),
    "$ US": ("dollar américain", "dollars américains"),
    "$US": ("dollar américain", "dollars américains"),
    "USD": ("dollar américain", "dollars américains"),
    "$CA": ("dollar canadien", "dollars canadiens"),
    "CA$": ("dollar canadien", "dollars canadiens"),
    "$ CA": ("dollar canadien", "dollars canadiens"),
    "C$": ("dollar canadien", "dollars canadiens"),
    "CAD": ("dollar canadien", "dollars canadiens"),
    "A$": ("dollar australien", "dollars australiens"),
    "HK$": ("dollar de Hongkong", "dollars de Hongkong"),
    "£": ("livre", "livres"),
    "GBP": ("livre sterling", "livres sterling"),
    "¥": ("yen", "yens"),
    "JPY": ("yen", "yens"),
    "CHF": ("franc suisse", "francs suisses"),
    "Fr.": ("franc", "francs"),
    "fr.": ("franc", "francs"),
    "FS": ("franc suisse", "francs suisses"),
    "FCFA": ("franc C F A", "francs C F A"),
    "F CFA": ("franc C F A", "francs C F A"),
    "XOF": ("franc C F A", "francs C F A"),
    "XPF": ("franc Pacifique", "francs Pacifique"),
    "F": ("franc", "francs"),
    "FF": ("franc", "francs"),
    "₽": ("rouble", "roubles"),
    "RUB": ("rouble", "roubles"),
    "₴": ("hryvnia", "hryvnias"),
    "₹": ("roupie", "roupies"),
    "₩": ("won", "wons"),
    "₺": ("livre turque", "livres turques"),
    "₪": ("shekel", "shekels"),
    "₿": ("bitcoin", "bitcoins"),
    "BTC": ("bitcoin", "bitcoins"),
    "c€": ("centime", "centimes"),
    "cts": ("centime", "centimes"),
    "ct": ("centime", "centimes"),
}
_FEMININE: Final = ("livre", "hryvnia", "roupie")
_MAGNITUDES: Final = {
    **dict.fromkeys(("k", "K", "mille"), "k"),
    **dict.fromkeys(("M", "m", "million", "millions"), "M"),
    **dict.fromkeys(("Md", "Mds", "md", "mds", "Mrd", "Mrds", "MM", "G", "bn", "milliard", "milliards"), "Md"),
}
_CURRENCY: Final = rf"(?P<currency>{alternatives(_CURRENCIES)})(?![^\W_])"
_MAGNITUDE: Final = rf"(?: ?(?P<magnitude>{alternatives(_MAGNITUDES)}))?"
_AFTER: Final = re.compile(
    rf"{BEFORE}(?P<first>{SIGN}{NUMBER})(?:{RANGE}(?P<last>{NUMBER}))?{_MAGNITUDE}(?: (?:de |d'))? ?{_CURRENCY}{PER}"
)
_IN_FRONT: Final = re.compile(
    rf"(?<![^\W_])(?P<minus>[-−])?(?P<currency>{alternatives(_CURRENCIES.keys() - {'F', 'FF', 'FS', 'Fr.', 'fr.'})})"
    rf" ?(?P<first>{NUMBER})"
    rf"(?P<last>(?!))?{_MAGNITUDE}(?![^\W_]){PER}"
)
_INSIDE: Final = re.compile(rf"{BEFORE}(?P<whole>\d{{1,6}}) ?(?P<currency>€|\$|£) ?(?P<cents>\d\d)(?![\w])")
_ALONE: Final = re.compile(rf"(?<![^\W_])(?P<magnitude>[kM]|Mds?)?(?P<currency>€|\$|£|¥){PER}(?![^\W_])")


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Every amount, whichever side the currency stands on."""
    return (
        Rule("currency inside", _INSIDE, partial(_inside, numbers)),
        Rule("currency after", _AFTER, partial(_amount, numbers)),
        Rule("currency in front", _IN_FRONT, partial(_in_front, numbers)),
        Rule("currency alone", _ALONE, _alone),
    )


def _amount(numbers: Numbers, match: re.Match[str]) -> str:
    return _sum(numbers, match) + ("." if match[0].endswith(".") and match.end() == len(match.string) else "")


def _sum(numbers: Numbers, match: re.Match[str]) -> str:
    one, many = _CURRENCIES[match["currency"]]
    feminine = one.startswith(_FEMININE)
    magnitude = _MAGNITUDES.get(match["magnitude"] or "")
    last = match["last"] or match["first"]
    said = f"{numbers.number(match['first'], feminine=feminine)} à " if match["last"] else ""
    if magnitude:
        said += counted(numbers, last, magnitude)
        return of(said, one if said == "mille" else many) + per(match)
    whole, comma, cents = (last if "," in last else last.replace(".", ",")).partition(",")
    if comma and len(cents) == 2 and match["currency"] not in {"¥", "₿", "BTC"}:
        return said + _with_cents(numbers, whole, cents, one, many) + per(match)
    return of(said + numbers.number(last, feminine=feminine), one if is_below_two(last) else many) + per(match)


def _with_cents(numbers: Numbers, whole: str, cents: str, one: str, many: str) -> str:
    if whole.lstrip("+-−") == "0" and cents != "00":
        name = {"euro": "centime", "dollar": "cent", "livre": "penny"}.get(one.partition(" ")[0], "centime")
        plural = "" if cents == "01" else "s"
        said = f"{numbers.cardinal(int(cents))} {name}{plural}".replace("pennys", "pence")
        return f"moins {said}" if whole[0] in "-−" else said
    said = of(numbers.number(whole, feminine=one.startswith(_FEMININE)), one if is_below_two(whole) else many)
    return said if cents == "00" else f"{said} {numbers.cardinal(int(cents))}"


def _in_front(numbers: Numbers, match: re.Match[str]) -> str:
    return ("moins " if match["minus"] else "") + _amount(numbers, match)


def _inside(numbers: Numbers, match: re.Match[str]) -> str:
    return _with_cents(numbers, match["whole"], match["cents"], *_CURRENCIES[match["currency"]])


def _alone(match: re.Match[str]) -> str:
    many = _CURRENCIES[match["currency"]][1]
    magnitude = {"k": "milliers", "M": "millions"}.get(match["magnitude"] or "", "milliards")
    return (of(magnitude, many) if match["magnitude"] else many) + per(match)
