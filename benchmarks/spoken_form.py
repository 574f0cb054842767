"""How much of what newsrooms write is said right: by our rules, and by eSpeak NG alone, as Piper feeds it.

    python benchmarks/spoken_form.py
    python benchmarks/spoken_form.py --rows tests/data/spoken/blind-fr.tsv --language fr

Without `--rows` it counts the rows of our own tables (tests/narration/spoken_*), family by family. A file of rows has
`written<TAB>said`, and further columns for what may be said as well; each wrong one is printed.

Right is what sounds right: eSpeak's phonemes of what is said and of what was expected are the same, stress, pauses and
the letters' case aside. eSpeak alone gets what is written. Rows without anything to change are counted too: leaving a
sentence as it is can be wrong.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from piper.phonemize_espeak import EspeakPhonemizer

from audio_engine.narration.characters import clean_characters
from audio_engine.narration.spoken import speak

TABLES = Path(__file__).parents[1] / "tests" / "narration"
FRENCH_REGIONS = {"fr_be": "fr-be", "fr_ch": "fr-ch"}
ESPEAK_VOICES = {"en-gb": "en"}
"""Where eSpeak calls a language otherwise than we do."""
NOT_HEARD = re.compile(r"\([a-z-]+\)|[^\w̃]|[ˈˌːˑ_]")
"""Stress, length, pauses, and eSpeak's notes that it switches languages."""


@dataclass(frozen=True)
class Row:
    """What is written, and everything that may be said for it."""

    language: str
    family: str
    written: str
    expected: tuple[str, ...]


def main() -> None:
    """Judge the rows of a file, or all of our tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=Path, help="written<TAB>said[<TAB>or said]")
    arguments.add_argument("--language", default="fr", help="of the rows: fr, fr-be, fr-ch, en, en-gb, en-us")
    options = arguments.parse_args()
    judge = Judge()
    if options.rows:
        rows = list(rows_of(options.rows, options.language, options.rows.stem))
        wrong = [row for row in rows if not judge.ours(row)]
        for row in wrong:
            print(f"written   {row.written}\nsaid      {speak(row.written, row.language).spoken}")
            print("".join(f"expected  {said}\n" for said in row.expected))
        report([*rows], judge)
        word_for_word = sum(
            as_words(speak(row.written, row.language).spoken) in map(as_words, row.expected) for row in rows
        )
        print(f"\n{word_for_word} of {len(rows)} are the expected words too.")
    else:
        for language in ("fr", "en"):
            report([row for row in our_rows() if row.language.startswith(language)], judge)


def our_rows() -> Iterator[Row]:
    """The rows of our tables: `spoken_fr/money.tsv`, `spoken_en/en-us.dates.tsv`."""
    for path in sorted((TABLES / "spoken_fr").glob("*.tsv")):
        if path.stem != "flags":
            yield from rows_of(path, FRENCH_REGIONS.get(path.stem, "fr"), path.stem, alternatives=False)
    for path in sorted((TABLES / "spoken_en").glob("*.tsv")):
        region, _, family = path.stem.partition(".")
        yield from rows_of(path, "en" if region == "any" else region, family, alternatives=False)


def rows_of(path: Path, language: str, family: str, *, alternatives: bool = True) -> Iterator[Row]:
    """The rows of a file; in our own tables the third column has flags."""
    for line in path.read_text(encoding="utf-8").splitlines():
        written, *expected = line.split("\t")
        yield Row(language, family, written, tuple(expected if alternatives else expected[:1]))


class Judge:
    """Listens: says whether two texts sound the same."""

    def __init__(self) -> None:
        self._espeak = EspeakPhonemizer()

    def ours(self, row: Row) -> bool:
        """Whether our rules say the row right."""
        return self._is_right(row, speak(row.written, row.language).spoken)

    def espeak_alone(self, row: Row) -> bool:
        """Whether eSpeak says right what is written."""
        return self._is_right(row, row.written)

    def _is_right(self, row: Row, said: str) -> bool:
        wanted = map(clean_characters, row.expected)
        return said in wanted or self.sound(said, row.language) in {self.sound(e, row.language) for e in row.expected}

    def sound(self, text: str, language: str) -> str:
        """The phonemes of `text`, without what is not heard as another word."""
        sentences = self._espeak.phonemize(ESPEAK_VOICES.get(language, language), text)
        return NOT_HEARD.sub("", "".join(phoneme for sentence in sentences for phoneme in sentence))


def as_words(text: str) -> list[str]:
    """The words of a text, whatever their case and the signs between them."""
    return re.findall(r"[\w']+", clean_characters(text).lower().replace("-", " "))


def report(rows: list[Row], judge: Judge) -> None:
    """A table: for each family how many rows there are, and how many of them each says right."""
    print(f"\n{rows[0].language:<16}{'rows':>8}{'Souffleur':>14}{'eSpeak alone':>16}")
    for family in sorted({row.family for row in rows}):
        print_line(family, [row for row in rows if row.family == family], judge)
    if len({row.family for row in rows}) > 1:
        print_line("all", rows, judge)


def print_line(name: str, rows: Iterable[Row], judge: Judge) -> None:
    """One line of the table."""
    rows = list(rows)
    ours, alone = sum(map(judge.ours, rows)), sum(map(judge.espeak_alone, rows))
    print(f"{name:<16}{len(rows):>8}{ours:>7} {ours / len(rows):>5.1%}{alone:>9} {alone / len(rows):>5.1%}")


if __name__ == "__main__":
    main()
