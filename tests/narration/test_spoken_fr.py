"""French: every row of the tables is a promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_engine.narration.characters import clean_characters
from audio_engine.narration.claims import Claims
from audio_engine.narration.spoken import speak
from audio_engine.narration.spoken_fr import rules
from audio_engine.narration.spoken_fr.acronym_list import OTHERWISE, READ, SPELLED

TABLES = Path(__file__).parent / "spoken_fr"
SILENT_FLAGS = {"signs", "research"}
"""Tables with rows that are spoken and flagged."""


def _rows(name: str) -> list[tuple[str, str, str]]:
    lines = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(name, *line.split("\t")) for line in lines]  # type: ignore[misc]


def _language(table: str) -> str:
    return table.replace("_", "-") if table.startswith("fr_") else "fr"


ROWS = [row for path in sorted(TABLES.glob("*.tsv")) if path.stem != "flags" for row in _rows(path.stem)]


@pytest.mark.parametrize(("table", "written", "spoken"), ROWS)
def test_row_is_spoken(table: str, written: str, spoken: str) -> None:
    said = speak(written, _language(table))

    assert said.spoken == clean_characters(spoken)
    assert said.text == written
    assert table in SILENT_FLAGS or said.flags == ()


@pytest.mark.parametrize(("written", "flagged"), [row[1:] for row in _rows("flags")])
def test_what_is_doubtful_is_flagged(written: str, flagged: str) -> None:
    assert [flag.text for flag in speak(written, "fr").flags] == flagged.split("|") * bool(flagged)


def test_there_are_hundreds_of_rows_and_no_row_twice() -> None:
    written = [(_language(table), text) for table, text, _ in ROWS if table not in {"research", "newsroom"}]

    assert len(ROWS) >= 300
    assert sorted(set(written)) == sorted(written)


def test_every_rule_speaks_in_some_row() -> None:
    spoken = set()
    for _, written, *_ in [*ROWS, *_rows("flags")]:
        claims = Claims(clean_characters(written))
        spoken |= {rule.name for rule in rules("fr") if claims.apply(rule)}

    assert [rule.name for rule in rules("fr") if rule.name not in spoken] == []


def test_an_acronym_is_said_in_one_way() -> None:
    assert set() == READ & SPELLED
    assert (READ | SPELLED) & OTHERWISE.keys() == set()


@pytest.mark.parametrize("region", ["fr", "fr-be", "fr-ch", "fr-CA", "fr_FR"])
def test_every_region_is_spoken(region: str) -> None:
    assert speak("9 €", region).spoken == "neuf euros"
