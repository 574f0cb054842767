"""Puts passages in the place of others, inside a change: in place, brought back, or new with what was heard of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audio_engine.library.change_writer import PEOPLE_TRACK
from audio_engine.library.changes import Content, changed_elsewhere, content_of, segment_rows
from audio_engine.library.heard import Heard, shared_out
from audio_engine.library.segment_rows import words_to_json
from audio_engine.library.storable import storable_text, to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from audio_engine.library.change_writer import ChangeWriter
    from audio_engine.transcript import Segment, Word

__all__ = ["add_passages", "origins_of", "replace_rows", "stored_words"]


def replace_rows(
    connection: sqlite3.Connection, change: ChangeWriter, rows: Mapping[int, sqlite3.Row], added: Sequence[Segment]
) -> None:
    """Let `added` stand in the place of `rows`; see `Edits.replace_segments`.

    Raises:
        ChangedElsewhereError: a segment that should come back stands already, or is not there.
        ValueError: a segment changes its place, ends before it begins, or is named twice.
    """
    named = [segment.id for segment in added if segment.id]
    if len(set(named)) < len(named) or any(not 0 <= s.start_s <= s.end_s for s in added):
        raise ValueError("a passage is named twice, or does not end after it begins")
    back = segment_rows(connection, change.transcript_id, [i for i in named if i not in rows])
    if any(i not in rows and (i not in back or not back[i]["removed"]) for i in named):
        raise changed_elsewhere()
    for segment in added:
        if segment.id:
            _write_in_place(change, rows.get(segment.id) or back[segment.id], segment)
    gone = [row for segment_id, row in rows.items() if segment_id not in named]
    new = [segment for segment in added if not segment.id]
    add_passages(change, new, shared_out(gone, new, origins_of(connection, gone)))
    for row in gone:
        change.write(row, replace(content_of(row), removed=1))


def add_passages(change: ChangeWriter, new: Sequence[Segment], heard: Sequence[Heard]) -> None:
    """Add new passages, each with what the machine heard of it."""
    for segment, what in zip(new, heard, strict=True):
        as_heard = replace(segment, machine_text=what.text, words=what.words, doubt=what.doubt)
        words = words_to_json(segment.words)
        change.insert(as_heard, words=None if words == words_to_json(what.words) else words, origins=what.origins)


def origins_of(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> dict[int, list[sqlite3.Row]]:
    """The machine's passages (id, start_s, end_s) that each row stands for, by the row's id: itself, or its origins."""
    rows = list(rows)
    found = connection.execute(
        "SELECT segment_origin.segment_id AS of, segment.id, segment.start_s, segment.end_s FROM json_each(?) AS wanted"
        " CROSS JOIN segment_origin ON segment_origin.segment_id = wanted.value"
        " CROSS JOIN segment ON segment.id = segment_origin.origin_id",
        (to_json([row["id"] for row in rows if row["track"] == PEOPLE_TRACK]),),
    ).fetchall()
    origins: dict[int, list[sqlite3.Row]] = {row["id"]: [] for row in rows}
    for row in rows:
        if row["track"] != PEOPLE_TRACK:
            origins[row["id"]].append(row)
    for origin in found:
        origins[origin["of"]].append(origin)
    return origins


def stored_words(words: tuple[Word, ...], row: sqlite3.Row) -> str | None:
    """The words as a segment's column holds them: NULL where they are the machine's."""
    encoded = words_to_json(words)
    return None if encoded == row["machine_words"] else encoded


def _write_in_place(change: ChangeWriter, row: sqlite3.Row, segment: Segment) -> None:
    if (round(segment.start_s, 3), round(segment.end_s, 3)) != (row["start_s"], row["end_s"]):
        raise ValueError("a passage never changes its place")
    content = Content(storable_text(segment.text), stored_words(segment.words, row), segment.speaker, segment.state)
    change.write(row, content)
