"""Writes a transcript as a CSV table that is safe to open in a spreadsheet.

A cell that a spreadsheet could take for a formula gets an apostrophe in front; `-3 °C` and the like stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from audio_engine.export.languages import segment_language, text_language
from audio_engine.export.legible import legible
from audio_engine.export.notices import clock, gap_label, notices, warning_notices
from audio_engine.export.passages import speaker_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audio_engine.export.options import ExportOptions
    from audio_engine.transcript import Transcript

__all__ = ["SEGMENT_COLUMNS", "WORD_COLUMNS", "render_csv", "safe_cell"]

SEGMENT_COLUMNS: Final = (
    "kind", "id", "start_s", "end_s", "time_code", "speaker",
    "text", "machine_text", "state", "doubt", "language", "review",
)  # fmt: skip
WORD_COLUMNS: Final = (
    "kind", "segment_id", "start_s", "end_s", "time_code", "speaker",
    "text", "confidence", "doubt", "review",
)  # fmt: skip

# What begins a formula in some spreadsheet, plain or full-width; also behind spaces, quotation marks and characters
# that are not seen.
_FORMULA: Final = re.compile("^[\\s\"'\u200b-\u200f\u2060\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212]")
# A signed quantity, a date or a score: no operator, bracket, reference or quotation mark that a formula needs.
_QUANTITY: Final = re.compile(r"^[+\-\u2212]\s?\d[\w\s.,°%€$£…?]*$")


def render_csv(transcript: Transcript, options: ExportOptions) -> bytes:
    """RFC 4180 with a header line, in UTF-8 with a byte order mark (Excel needs it to see that it is UTF-8)."""
    transcript = legible(transcript)
    by_word = options.csv_rows == "words"
    columns = WORD_COLUMNS if by_word else SEGMENT_COLUMNS
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    rows = _word_rows if by_word else _segment_rows
    for row in (*_notice_rows(transcript), *_in_time(rows(transcript, options), transcript)):
        row["review"] = transcript.review.state.value
        writer.writerow({column: safe_cell(value) for column, value in row.items()})
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def safe_cell(text: str) -> str:
    """`text` so that no spreadsheet evaluates it.

    The parts between semicolons are looked at one by one: a spreadsheet in a French system may split there.
    """
    return ";".join(
        f"'{part}" if _FORMULA.match(part) and not _QUANTITY.match(part) else part for part in text.split(";")
    )


def _notice_rows(transcript: Transcript) -> Iterator[dict[str, str]]:
    warnings = warning_notices(transcript)
    for line in notices(transcript):
        yield {"kind": "warning" if line in warnings else "notice", "text": line}


def _segment_rows(transcript: Transcript, options: ExportOptions) -> Iterator[dict[str, str]]:
    names = _names(transcript, options)
    for segment in transcript.segments:
        yield {
            "kind": "segment",
            "id": str(segment.id),
            **_times(segment.start_s, segment.end_s),
            "speaker": names[segment.speaker],
            "text": segment.text,
            "machine_text": segment.machine_text,
            "state": segment.state.value,
            "doubt": " ".join(d.value for d in segment.doubt),
            "language": segment_language(segment, transcript) or text_language(transcript),
        }


def _word_rows(transcript: Transcript, options: ExportOptions) -> Iterator[dict[str, str]]:
    """A row a word; a segment whose words are not known stands there whole rather than not at all."""
    names = _names(transcript, options)
    for segment in transcript.segments:
        shared = {
            "segment_id": str(segment.id),
            "speaker": names[segment.speaker],
            "doubt": " ".join(d.value for d in segment.doubt),
        }
        if not segment.words:
            yield {"kind": "segment", **_times(segment.start_s, segment.end_s), "text": segment.text, **shared}
        for word in segment.words:
            yield {
                "kind": "word",
                **_times(word.start_s, word.end_s),
                "text": word.text,
                "confidence": f"{word.confidence:.3f}",
                **shared,
            }


def _in_time(rows: Iterator[dict[str, str]], transcript: Transcript) -> list[dict[str, str]]:
    """`rows` with the gaps among them."""
    label = gap_label(text_language(transcript))
    gaps = [{"kind": "gap", **_times(gap.start_s, gap.end_s), "text": f"[{label}]"} for gap in transcript.gaps]
    return sorted((*rows, *gaps), key=lambda row: float(row["start_s"]))


def _times(start_s: float, end_s: float) -> dict[str, str]:
    return {"start_s": f"{start_s:.3f}", "end_s": f"{end_s:.3f}", "time_code": clock(start_s)}


def _names(transcript: Transcript, options: ExportOptions) -> dict[str | None, str]:
    """What stands in the column `speaker`; nothing where nobody knows who speaks."""
    labels = speaker_labels(transcript)
    return {speaker: (label or "") if speaker and options.speakers else "" for speaker, label in labels.items()}
