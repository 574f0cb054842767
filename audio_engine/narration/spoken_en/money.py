"""Sums of money: “$1.2bn”, “£3.50”, “€5-10 million”, “50p”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.around import is_adjective
from audio_engine.narration.spoken_en.numerals import AFTER, BEFORE, DASH, MAGNITUDE, NUMBER, Numbers, magnitude

__all__ = ["money_rules"]


@dataclass(frozen=True, slots=True)
class _Currency:
    one: str
    many: str
    minor_one: str = ""
    minor_many: str = ""


_DOLLAR: Final = _Currency("dollar", "dollars", "cent", "cents")
_EURO: Final = _Currency("euro", "euros", "cent", "cents")
_POUND: Final = _Currency("pound", "pounds", "penny", "pence")
_SWISS_FRANC: Final = _Currency("Swiss franc", "Swiss francs", "centime", "centimes")


def _dollar_of(whose: str) -> _Currency:
    return _Currency(f"{whose} dollar", f"{whose} dollars", "cent", "cents")


_CURRENCIES: Final = {
    "$": _DOLLAR,
    "US$": _dollar_of("U S"),
    "A$": _dollar_of("Australian"),
    "AU$": _dollar_of("Australian"),
    "C$": _dollar_of("Canadian"),
    "CA$": _dollar_of("Canadian"),
    "HK$": _dollar_of("Hong Kong"),
    "NZ$": _dollar_of("New Zealand"),
    "S$": _dollar_of("Singapore"),
    "R$": _Currency("real", "reais", "centavo", "centavos"),
    "€": _EURO,
    "£": _POUND,
    "¥": _Currency("yen", "yen"),
    "₹": _Currency("rupee", "rupees", "paisa", "paise"),
    "₽": _Currency("rouble", "roubles", "kopeck", "kopecks"),
    "₩": _Currency("won", "won"),
    "₪": _Currency("shekel", "shekels", "agora", "agorot"),
    "₺": _Currency("lira", "lira", "kurus", "kurus"),
    "₴": _Currency("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "₦": _Currency("naira", "naira", "kobo", "kobo"),
    "₱": _Currency("peso", "pesos", "centavo", "centavos"),
    "₿": _Currency("bitcoin", "bitcoins"),
    "USD": _dollar_of("U S"),
    "EUR": _EURO,
    "GBP": _POUND,
    "CHF": _SWISS_FRANC,
    "Fr": _SWISS_FRANC,
    "JPY": _Currency("yen", "yen"),
    "CNY": _Currency("yuan", "yuan"),
    "RMB": _Currency("renminbi", "renminbi"),
    "INR": _Currency("rupee", "rupees", "paisa", "paise"),
    "AUD": _dollar_of("Australian"),
    "CAD": _dollar_of("Canadian"),
    "SEK": _Currency("Swedish krona", "Swedish kronor"),
    "NOK": _Currency("Norwegian krone", "Norwegian kroner"),
    "DKK": _Currency("Danish krone", "Danish kroner"),
}
_ANY: Final = "|".join(re.escape(c) for c in sorted(_CURRENCIES, key=len, reverse=True))
_SUM: Final = rf"(?:[0-9]{{1,9}},[0-9]{{2}}(?![0-9])|{NUMBER})"
"""A number; here a comma before two digits is a decimal comma, as in “3,50 €”."""

_BEFORE_SUM: Final = re.compile(
    rf"(?<!\w)(?P<currency>{_ANY}) ?(?P<low>{_SUM})(?P<low_magnitude>{MAGNITUDE})?"
    rf"(?:(?:{DASH}| {DASH} (?={_ANY}))(?:{_ANY})?(?P<high>{_SUM})(?P<high_magnitude>{MAGNITUDE})?)?{AFTER}"
)
_AFTER_SUM: Final = re.compile(
    rf"{BEFORE}(?P<low>{_SUM})(?P<low_magnitude>{MAGNITUDE})?"
    rf"(?:{DASH}(?P<high>{_SUM})(?P<high_magnitude>{MAGNITUDE})?)? ?(?P<currency>{_ANY}){AFTER}"
)
_MINOR: Final = re.compile(
    rf"{BEFORE}(?P<number>[0-9]{{1,2}}|1[0-9]{{2}}|[0-9]{{1,2}}\.[0-9]+) ?(?P<coin>p|c|¢){AFTER}"
)
_COINS: Final = {"p": ("penny", "pence"), "c": ("cent", "cents"), "¢": ("cent", "cents")}


def money_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Sums with their currency before, their currency after, and small change."""
    return (
        Rule("money", _BEFORE_SUM, partial(_say_money, numbers)),
        Rule("money, sign after", _AFTER_SUM, partial(_say_money, numbers)),
        Rule("small change", _MINOR, partial(_say_minor, numbers)),
    )


def _say_money(numbers: Numbers, match: re.Match[str]) -> str:
    currency = _CURRENCIES[match["currency"]]
    low, high = match["low"], match["high"]
    low_magnitude, high_magnitude = magnitude(match["low_magnitude"]), magnitude(match["high_magnitude"])
    if high is None:
        return _amount(numbers, currency, low, low_magnitude, adjective=is_adjective(match))
    first = (
        _amount(numbers, currency, low, low_magnitude, adjective=False)
        if _is_exact(low, low_magnitude)
        else (f"{numbers.read(_point(low))} {low_magnitude if low_magnitude != high_magnitude else ''}".strip())
    )
    return f"{first} to {_amount(numbers, currency, high, high_magnitude, adjective=is_adjective(match))}"


def _amount(numbers: Numbers, currency: _Currency, written: str, magnitude: str, *, adjective: bool) -> str:
    written = _point(written)
    if magnitude:
        return f"{numbers.read(written)} {magnitude} {currency.one if adjective else currency.many}"
    if not currency.minor_one or not _is_exact(written, magnitude):
        is_one = adjective or written == "1"
        return f"{numbers.read(written)} {currency.one if is_one else currency.many}"
    whole, _, rest = written.rpartition(".")
    minor = int(rest)
    coins = f"{numbers.cardinal(minor)} {currency.minor_one if minor == 1 or adjective else currency.minor_many}"
    if not whole.strip("0"):
        return coins
    notes = f"{numbers.read(whole)} {currency.one if adjective or whole == '1' else currency.many}"
    if minor == 0:
        return notes
    return f"{notes} {numbers.cardinal(minor)}" if currency is _POUND and minor >= 10 else f"{notes} and {coins}"


def _is_exact(written: str, magnitude: str) -> bool:
    """Whether these are pounds and pence: two decimals, and no “million” after them."""
    return not magnitude and re.search(r"[.,][0-9]{2}\Z", written) is not None


def _point(written: str) -> str:
    return re.sub(r",(?=[0-9]{2}\Z)", ".", written)


def _say_minor(numbers: Numbers, match: re.Match[str]) -> str:
    one, many = _COINS[match["coin"]]
    return f"{numbers.read(match['number'])} {one if match['number'] == '1' else many}"
