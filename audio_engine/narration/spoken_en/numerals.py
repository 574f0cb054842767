"""Numbers in English words, British and American, and the patterns that find numbers in a cleaned sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from num2words import num2words

__all__ = ["AFTER", "BEFORE", "DASH", "MAGNITUDE", "NUMBER", "Numbers", "magnitude", "plain_digits"]

DASH: Final = "[-–—]"
NUMBER: Final = (
    r"(?:(?:[0-9]{1,3}(?:,[0-9]{2,3}){0,9},[0-9]{3}|[0-9]{1,3}(?: [0-9]{3}){1,9}(?![0-9])"
    r"|[0-9]{1,3}(?:'[0-9]{3}){1,9}|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"
)
"""Any thousands separator (1,234 · 1 234 · 1'234 · 1,00,000), a point before the decimals."""

BEFORE: Final = r"(?<!\w)(?<![0-9][.,:/])"
AFTER: Final = r"(?!\w)(?![.,:][0-9])"
"""Around a number that is not part of something longer."""

MAGNITUDE: Final = (
    r"(?:[ -]?(?:hundred|thousand|million|billion|trillion)(?!\w)| ?(?:bn|mn|mln|tn|trn|m)(?!\w)|[kKMBTb](?!\w))"
)
"""After a sum of money or a count."""

_MAGNITUDES: Final = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "b": "billion",
    "bn": "billion",
    "t": "trillion",
    "tn": "trillion",
    "trn": "trillion",
}
_DIGITS: Final = dict(
    zip("0123456789", ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], strict=True)
)
_MOST_DIGITS: Final = 15
"""Beyond the hundreds of trillions a number is an identifier, and said digit by digit."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in words, as one region says them."""

    american: bool = False
    """Without the “and” of “one hundred and one”; months before days; meters and liters."""

    def cardinal(self, number: int) -> str:
        """`1234` as “one thousand two hundred and thirty-four”."""
        return self._without_and(num2words(number, lang="en").replace(",", ""))

    def ordinal(self, number: int) -> str:
        """`22` as “twenty-second”."""
        return self._without_and(num2words(number, lang="en", to="ordinal").replace(",", ""))

    def read(self, written: str) -> str:
        """What `NUMBER` has found, in words: grouped or not, with decimals or not."""
        whole, _, decimals = plain_digits(written).partition(".")
        if len(whole) > _MOST_DIGITS or (len(whole) > 1 and whole.startswith("0")):
            words = self.digits(whole)
        else:
            words = self.cardinal(int(whole)) if whole else ""
        return f"{words} point {self.digits(decimals)}".strip() if decimals else words

    @staticmethod
    def digits(written: str) -> str:
        """Digit by digit: `007` as “zero zero seven”. What is no digit is left out."""
        return " ".join(_DIGITS[digit] for digit in written if digit in _DIGITS)

    def year(self, number: int) -> str:
        """`1905` as “nineteen oh five”, `2005` as “two thousand and five”, `2024` as “twenty twenty-four”."""
        if number < 1000 or number % 1000 < 10:
            return self.cardinal(number)
        return self._halves(number)

    def pair(self, number: int) -> str:
        """The second half of a year or of a time: `5` as “oh five”."""
        return f"oh {self.cardinal(number)}" if number < 10 else self.cardinal(number)

    def label(self, written: str) -> str:
        """Digits of a road, aircraft or house: `35` “thirty-five”, `380` “three eighty”, `303` “three oh three”."""
        if len(written) > 4 or written.startswith("0"):
            return self.digits(written)
        number = int(written)
        if number < 100 or number % 1000 == 0 or (number < 1000 and number % 100 == 0):
            return self.cardinal(number)
        return self._halves(number)

    def spelling(self, words: str) -> str:
        """`words` with the region's metres or meters."""
        return words.replace("metre", "meter").replace("litre", "liter") if self.american else words

    def _halves(self, number: int) -> str:
        first, second = divmod(number, 100)
        return f"{self.cardinal(first)} {self.pair(second) if second else 'hundred'}"

    def _without_and(self, words: str) -> str:
        return words.replace(" and ", " ") if self.american else words


def magnitude(written: str | None) -> str:
    """`bn` as “billion”; what is a word already stays; nothing for nothing."""
    word = (written or "").strip(" -").lower()
    return _MAGNITUDES.get(word, word)


def plain_digits(written: str) -> str:
    """A number without its thousands separators."""
    return "".join(c for c in written if c in "0123456789.")
