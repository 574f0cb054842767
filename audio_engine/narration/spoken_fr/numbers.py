"""French numbers in words, as each region counts: soixante-dix, septante; quatre-vingts, huitante.

num2words counts for France only: its Belgian and Swiss French says “un millions” and “deux cents un”, and its ordinals
“deux centsième” (0.5.14), so regions and ordinals are made from the words of France here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from num2words import num2words

__all__ = ["Numbers", "is_below_two", "whole_number"]

_MAX_DIGITS: Final = 15
"""Longer numbers are codes, and are said digit by digit."""
_TEENS: Final = {
    "dix": "",
    "onze": " et un",
    **{
        teen: f"-{unit}"
        for teen, unit in {
            "douze": "deux",
            "treize": "trois",
            "quatorze": "quatre",
            "quinze": "cinq",
            "seize": "six",
            "dix-sept": "sept",
            "dix-huit": "huit",
            "dix-neuf": "neuf",
        }.items()
    },
}
_SEVENTY: Final = re.compile(
    r"soixante(?:-| et )(dix-sept|dix-huit|dix-neuf|dix|onze|douze|treize|quatorze|quinze|seize)\b"
)
_NINETY: Final = re.compile(r"quatre-vingt-(dix-sept|dix-huit|dix-neuf|dix|onze|douze|treize|quatorze|quinze|seize)\b")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of `fr`, `fr-be` or `fr-ch`."""

    language: str

    def cardinal(self, number: int, *, feminine: bool = False) -> str:
        """`number`, which is not negative, in words: 21 is “vingt et un”, of women “vingt et une”."""
        words: str = num2words(number, lang="fr")
        if self.language != "fr":
            words = _NINETY.sub(
                lambda m: "nonante" + _TEENS[m[1]], _SEVENTY.sub(lambda m: "septante" + _TEENS[m[1]], words)
            )
        if self.language == "fr-ch":
            words = re.sub(r"quatre-vingts?\b", "huitante", words.replace("quatre-vingt-un", "huitante et un"))
        return words + "e" if feminine and re.search(r"\bun$", words) else words

    def ordinal(self, number: int, *, feminine: bool = False, plural: bool = False) -> str:
        """`number` as a rank: premier, première, deuxième, vingt et unième."""
        if number == 1:
            words = "première" if feminine else "premier"
        else:
            words = self.cardinal(number).removeprefix("un mill")
            words = words if words == self.cardinal(number) else f"mill{words}"
            words = re.sub(r"\b(vingt|cent|million|milliard)s$", r"\1", words)
            if words.endswith("cinq"):
                words += "u"
            elif words.endswith("neuf"):
                words = words[:-1] + "v"
            words = words.removesuffix("e") + "ième"
        return words + "s" if plural else words

    def digits(self, digits: str) -> str:
        """A run of digits with its leading zeros: 007 is “zéro zéro sept”."""
        significant = digits.lstrip("0")
        zeros = len(digits) - len(significant)
        if len(significant) > _MAX_DIGITS:
            return " ".join(self.cardinal(int(digit)) for digit in digits)
        words = ["zéro"] * zeros
        if significant:
            words.append(self.cardinal(int(significant)))
        return " ".join(words)

    def number(self, written: str, *, feminine: bool = False) -> str:
        """A number as `written.NUMBER` finds it, with its sign: −3,05 is “moins trois virgule zéro cinq”."""
        sign, written = _sign(written)
        whole, separator, decimals = _parts(written)
        if separator:
            said = f"{self.digits(whole)} {separator} {self._decimals(decimals)}"
        elif whole.startswith("0") or len(whole) > _MAX_DIGITS:
            said = self.digits(whole)
        else:
            said = self.cardinal(int(whole), feminine=feminine)
        return f"{sign} {said}" if sign else said

    def _decimals(self, decimals: str) -> str:
        if len(decimals) > 3:
            return " ".join(self.cardinal(int(digit)) for digit in decimals)
        return self.digits(decimals)


def whole_number(written: str) -> int | None:
    """The value of a number without sign and decimals, None for any other."""
    whole, separator, _ = _parts(written)
    return int(whole) if whole.isdigit() and not separator and len(whole) <= _MAX_DIGITS else None


def is_below_two(written: str) -> bool:
    """Whether French puts what is counted into the singular: 0, 1 and 1,9."""
    whole, _, _ = _parts(_sign(written)[1])
    return not whole.lstrip("0") or whole.lstrip("0") == "1"


def _sign(written: str) -> tuple[str, str]:
    for sign, said in (("±", "plus ou moins"), ("+", "plus"), ("-", "moins"), ("−", "moins"), ("–", "moins")):
        if written.startswith(sign):
            return said, written[1:].lstrip()
    return "", written


def _parts(written: str) -> tuple[str, str, str]:
    """The digits before and after the decimal sign, and how that sign is said."""
    whole, comma, decimals = written.partition(",")
    if comma:
        return re.sub(r"[ .']", "", whole), "virgule", decimals
    if re.fullmatch(r"\d+\.(?:\d{1,2}|\d{4,})", written):
        whole, _, decimals = written.partition(".")
        return whole, "point", decimals
    return re.sub(r"[ .']", "", written), "", ""
