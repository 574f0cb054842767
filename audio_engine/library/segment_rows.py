"""How a segment with its words becomes a row and comes back. Times and confidences keep three decimals.

Words are one compact JSON list a segment: 30,000 rows of words would take seconds to load.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from audio_engine.library.storable import storable_text, to_json
from audio_engine.transcript import Doubt, Segment, SegmentState, Word

if TYPE_CHECKING:
    import sqlite3

__all__ = ["heard_from_row", "insert_segment", "segment_from_row", "words_from_json", "words_to_json"]


def insert_segment(
    connection: sqlite3.Connection, segment: Segment, *, transcript_id: int, track: int, window_index: int
) -> int:
    """Add the segment; its `id` is ignored, the library gives it one and returns it. Its words become the machine's."""
    added = connection.execute(
        "INSERT INTO segment (transcript_id, track, window_index, start_s, end_s, text, machine_text,"
        " machine_words, speaker, state, doubt, language) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            transcript_id,
            track,
            window_index,
            round(segment.start_s, 3),
            round(segment.end_s, 3),
            storable_text(segment.text),
            storable_text(segment.machine_text),
            words_to_json(segment.words),
            segment.speaker,
            segment.state,
            " ".join(segment.doubt),
            segment.language,
        ),
    )
    assert added.lastrowid is not None
    return added.lastrowid


def segment_from_row(row: sqlite3.Row) -> Segment:
    """The segment that stands in a row of the table `segment`."""
    return Segment(
        id=row["id"],
        start_s=row["start_s"],
        end_s=row["end_s"],
        text=row["text"],
        machine_text=row["machine_text"],
        words=words_from_json(row["words"] or row["machine_words"]),
        speaker=row["speaker"],
        state=SegmentState(row["state"]),
        doubt=tuple(Doubt(name) for name in row["doubt"].split()),
        language=row["language"],
    )


def heard_from_row(row: sqlite3.Row) -> Segment:
    """The segment as the machine heard it."""
    return Segment(
        id=row["id"],
        start_s=row["start_s"],
        end_s=row["end_s"],
        text=row["machine_text"],
        machine_text=row["machine_text"],
        words=words_from_json(row["machine_words"]),
        speaker=row["speaker"],
        doubt=tuple(Doubt(name) for name in row["doubt"].split()),
        language=row["language"],
    )


def words_to_json(words: tuple[Word, ...]) -> str:
    """`[[text, start_s, end_s, confidence], …]`."""
    return to_json(
        [(storable_text(w.text), round(w.start_s, 3), round(w.end_s, 3), round(w.confidence, 3)) for w in words]
    )


def words_from_json(text: str) -> tuple[Word, ...]:
    """The words that `words_to_json` wrote."""
    return tuple([Word(*fields) for fields in json.loads(text)])
