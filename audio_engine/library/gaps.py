"""Stretches where somebody speaks and no text stands: what no recogniser understood and no person has written since."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from audio_engine.library.segment_rows import segment_from_row
from audio_engine.transcript import Gap

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from audio_engine.transcript import Segment

__all__ = ["open_gaps", "written_segments"]


def open_gaps(connection: sqlite3.Connection, transcript_id: int, written: Iterable[Segment]) -> tuple[Gap, ...]:
    """The transcript's gaps in the order of time, without those in which a word of `written` lies.

    `written` are the passages whose words are not the machine's; a gap comes back when that word is taken away.
    """
    rows = connection.execute(
        "SELECT start_s, end_s FROM gap WHERE transcript_id = ? ORDER BY start_s, end_s", (transcript_id,)
    ).fetchall()
    if not rows:
        return ()
    middles = sorted((word.start_s + word.end_s) / 2 for segment in written for word in segment.words)
    return tuple(
        Gap(start_s, end_s) for start_s, end_s in rows if bisect_left(middles, start_s) == bisect_left(middles, end_s)
    )


def written_segments(connection: sqlite3.Connection, transcript_id: int) -> list[Segment]:
    """The passages of the transcript whose words are not the machine's, or that a person made."""
    rows = connection.execute(
        "SELECT * FROM segment WHERE transcript_id = ? AND removed = 0 AND (words IS NOT NULL OR track < 0)",
        (transcript_id,),
    ).fetchall()
    return [segment_from_row(row) for row in rows]
