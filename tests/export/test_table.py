from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given

from audio_engine.export import ExportOptions, render
from audio_engine.export.table import SEGMENT_COLUMNS, WORD_COLUMNS, safe_cell
from audio_engine.transcript import Speaker, Transcript
from tests.export.interviews import english, french, segment, transcript
from tests.export.strategies import any_transcripts, texts

WORDS = ExportOptions(csv_rows="words")


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def _kinds(rows: list[dict[str, str]]) -> list[str]:
    return [row["kind"] for row in rows if row["kind"] not in {"notice", "warning"}]


def test_a_row_a_segment_with_gaps_in_their_place() -> None:
    rows = _rows(render(french(), "csv"))

    assert _kinds(rows) == ["segment", "segment", "segment", "gap", "segment"]
    assert rows[-1]["doubt"] == "near-silence"
    assert rows[-1]["speaker"] == "Claire"
    assert {row["review"] for row in rows} == {"draft"}


def test_a_row_a_word_with_its_confidence() -> None:
    rows = [row for row in _rows(render(english(), "csv", WORDS)) if row["kind"] == "word"]

    assert [row["text"] for row in rows[:4]] == ["Was", "it", "-3", "°C,"]
    assert rows[0]["confidence"] == "0.900"
    assert (rows[0]["segment_id"], rows[0]["start_s"]) == ("1", "1.000")


def test_a_segment_without_words_is_not_lost_among_words() -> None:
    rows = _rows(render(transcript(segment(7, 0.0, 1.0, "Typed by hand.", words=())), "csv", WORDS))

    assert [(row["kind"], row["text"]) for row in rows[-1:]] == [("segment", "Typed by hand.")]


def test_without_speakers_no_name_is_in_the_file() -> None:
    for rows in ("segments", "words"):
        assert b"Claire" not in render(french(), "csv", ExportOptions(speakers=False, csv_rows=rows))  # type: ignore[arg-type]


def test_it_begins_with_a_byte_order_mark_and_ends_every_line_as_rfc_4180_wants() -> None:
    content = render(french(), "csv")

    assert content.startswith(b"\xef\xbb\xbf" + ",".join(SEGMENT_COLUMNS).encode() + b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1", "－1+cmd", "＠x", "−2+3", " =1", "\u00a0=1", '"=1',
        "\u200b=1", "-2+3+cmd|' /C calc'!A0", "- Non, jamais", "-3 (°C)", "+33!A1", "-SUM(1)",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_could_evaluate_gets_an_apostrophe(formula: str) -> None:
    assert safe_cell(formula) == f"'{formula}"


@pytest.mark.parametrize(
    "text", ["-3 °C", "-12,5 %", "+4", "−3 °C la nuit", "- 5 degrés", "Il fait -3 °C", "a = b", "1-1", ""]
)
def test_a_signed_quantity_stays_readable(text: str) -> None:
    assert safe_cell(text) == text


def test_a_formula_behind_a_semicolon_is_caught_since_french_excel_splits_there() -> None:
    assert safe_cell("Il a dit ;=1+1;-3 °C") == "Il a dit ;'=1+1;-3 °C"


@given(text=texts)
def test_no_cell_of_any_text_begins_a_formula(text: str) -> None:
    for row in _rows(
        render(transcript(segment(1, 0.0, 1.0, text, speaker="S1"), speakers=(Speaker("S1", text),)), "csv")
    ):
        for cell in row.values():
            for part in re.split("[;\t\r\n]", cell):
                bare = part.strip(" \"'\u200b\ufeff") if not part.startswith("'") else ""
                assert not re.match("[=@＝＋＠]", bare)
                assert not re.match(r"[-+−－]", bare) or re.fullmatch(r"[-+−]\s?\d[\w\s.,°%€$£…?]*", bare)


@given(any_transcript=any_transcripts)
def test_any_transcript_is_a_table_with_a_cell_for_every_column(any_transcript: Transcript) -> None:
    for options, columns in ((ExportOptions(), SEGMENT_COLUMNS), (WORDS, WORD_COLUMNS)):
        rows = list(
            csv.reader(io.StringIO(render(any_transcript, "csv", options).decode("utf-8-sig"), newline=""), strict=True)
        )

        assert tuple(rows[0]) == columns
        assert {len(row) for row in rows} == {len(columns)}
