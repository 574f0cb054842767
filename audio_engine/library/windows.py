"""Windows of recognised speech: each is one transaction with all that was heard in it, and is stored once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audio_engine.library.changes import speaker_contents
from audio_engine.library.segment_rows import insert_segment, segment_from_row
from audio_engine.library.store import Store
from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcript import Doubt

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from audio_engine.transcript import Gap, Segment

__all__ = ["StoredWindow", "WindowRow", "Windows"]


@dataclass(frozen=True, slots=True)
class StoredWindow:
    """What a recogniser made of samples [start_sample, end_sample) of a track, at 16 kHz.

    `track` is 0 for the whole sound, or a channel's index where channels are recognised one by one.
    The ids of `segments` mean nothing yet.
    """

    track: int
    index: int
    start_sample: int
    end_sample: int
    segments: tuple[Segment, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A window that is stored for good."""

    index: int
    start_sample: int
    end_sample: int


class Windows(Store):
    """The part of the library that takes in what a recogniser hears."""

    def store_window(self, transcript_id: int, window: StoredWindow) -> tuple[Segment, ...]:
        """Store the window in one transaction; returns its segments as stored, with their ids.

        The same (transcript, track, index) a second time changes nothing and returns what is there.
        """
        with self._writing() as connection:
            added = connection.execute(
                "INSERT INTO speech_window VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (transcript_id, window.track, window.index, window.start_sample, window.end_sample),
            )
            if added.rowcount == 1:
                _insert_content(connection, transcript_id, window)
            rows = connection.execute(
                "SELECT * FROM segment WHERE transcript_id = ? AND track = ? AND window_index = ? AND removed = 0"
                " ORDER BY id",
                (transcript_id, window.track, window.index),
            ).fetchall()
        return tuple(segment_from_row(row) for row in rows)

    def forget_windows(self, transcript_id: int) -> None:
        """Drop everything that was recognised so far: a device gave nonsense, and the job begins again.

        Nothing is dropped of a transcript that a person has worked on.
        """
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM speech_window WHERE transcript_id = ?1"
                " AND NOT EXISTS (SELECT 1 FROM segment WHERE transcript_id = ?1 AND revision > 0)",
                (transcript_id,),
            )

    def mark_damaged(self, transcript_id: int, damaged: Iterable[tuple[int, int]]) -> None:
        """Doubt every segment over these ranges of samples, where the file could not be decoded."""
        with self._writing() as connection:
            for start_sample, end_sample in damaged:
                connection.execute(
                    "UPDATE segment SET doubt = trim(doubt || ' ' || ?)"
                    " WHERE transcript_id = ? AND start_s < ? AND end_s > ? AND instr(doubt, ?) = 0",
                    (
                        Doubt.DAMAGED_AUDIO,
                        transcript_id,
                        end_sample / SAMPLE_RATE,
                        start_sample / SAMPLE_RATE,
                        Doubt.DAMAGED_AUDIO,
                    ),
                )

    def stored_windows(self, transcript_id: int, track: int) -> list[WindowRow]:
        """The windows of a track that are stored, in their order."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT window_index, start_sample, end_sample FROM speech_window"
                " WHERE transcript_id = ? AND track = ? ORDER BY window_index",
                (transcript_id, track),
            ).fetchall()
        return [WindowRow(*row) for row in rows]


def _insert_content(connection: sqlite3.Connection, transcript_id: int, window: StoredWindow) -> None:
    known = speaker_contents(connection, transcript_id)
    for heard in window.segments:
        speaker = known.get(heard.speaker or "")
        # A job goes on with the speakers that it began with, whatever people have found out about them since.
        segment = replace(heard, speaker=speaker.merged_into) if speaker and speaker.removed else heard
        insert_segment(connection, segment, transcript_id=transcript_id, track=window.track, window_index=window.index)
    connection.executemany(
        "INSERT INTO gap VALUES (?, ?, ?, ?, ?)",
        [
            (transcript_id, window.track, window.index, round(gap.start_s, 3), round(gap.end_s, 3))
            for gap in window.gaps
        ],
    )
