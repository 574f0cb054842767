"""Search over what stands and over what the machine heard, in every transcript of the library at once.

Nothing is ranked by relevance: FTS5's bm25 counts every occurrence of every word first, which takes longer than a
person waits once the library has millions of words. The newest recording comes first instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audio_engine.library.query import Query, parse_query
from audio_engine.library.snippets import make_snippet
from audio_engine.library.store import Store

if TYPE_CHECKING:
    import sqlite3

__all__ = ["SEARCH_INDEXES", "Hit", "Search"]

SEARCH_INDEXES: Final = ("segment_search", "article_search")
"""The schema's FTS5 tables."""

_SORTED_MAX = 500
"""So many hits are read and sorted by recording and time; more are given in the order of the index, from its end."""

_HITS = """
SELECT recording.id AS recording_id, recording.title, transcript.id AS transcript_id, segment.id AS segment_id,
       segment.start_s, segment.text, segment.machine_text, speaker.name AS speaker,
       coalesce(segment.language, transcript.language) AS language
FROM segment_search
CROSS JOIN segment ON segment.id = segment_search.rowid
CROSS JOIN transcript ON transcript.id = segment.transcript_id
CROSS JOIN recording ON recording.id = transcript.recording_id AND recording.deleted_at IS NULL
LEFT JOIN speaker ON speaker.transcript_id = transcript.id AND speaker.speaker_id = segment.speaker
WHERE segment_search MATCH ?
"""

_BY_SPEECH = "recording.id DESC, transcript.id DESC, segment.start_s, segment.id"
_FROM_THE_END = "segment_search.rowid DESC"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    `speaker` is a name. `snippet` is its text or, where only that matches, what the machine heard
    (`heard_only`); `marks` are the ranges of characters of the snippet that match.
    """

    recording_id: int
    title: str
    transcript_id: int
    segment_id: int
    start_s: float
    speaker: str | None
    snippet: str
    language: str
    marks: tuple[tuple[int, int], ...]
    heard_only: bool


class Search(Store):
    """The part of the library that finds words again."""

    def search(self, query: str, *, limit: int = 50, offset: int = 0) -> list[Hit]:
        """The passages with all words of `query`; see `query.py` for how it is read. Any text is a valid query."""
        parsed = parse_query(query)
        if parsed is None:
            return []
        with self._reading() as connection:
            few = len(_first(connection, parsed.expression, _SORTED_MAX + 1)) <= _SORTED_MAX
            order = _BY_SPEECH if few else _FROM_THE_END
            rows = connection.execute(
                f"{_HITS} ORDER BY {order} LIMIT ? OFFSET ?", (parsed.expression, limit, offset)
            ).fetchall()
        return [_hit(row, parsed) for row in rows]

    def rebuild_search_index(self) -> None:
        """Make the indexes again from the transcripts and the articles."""
        with self._writing() as connection:
            for index in SEARCH_INDEXES:
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 - ours


def _first(connection: sqlite3.Connection, expression: str, count: int) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT rowid FROM segment_search WHERE segment_search MATCH ? LIMIT ?", (expression, count)
    ).fetchall()


def _hit(row: sqlite3.Row, query: Query) -> Hit:
    snippet = make_snippet(row["text"], row["machine_text"], query)
    return Hit(
        recording_id=row["recording_id"],
        title=row["title"],
        transcript_id=row["transcript_id"],
        segment_id=row["segment_id"],
        start_s=row["start_s"],
        speaker=row["speaker"],
        snippet=snippet.text,
        language=row["language"],
        marks=snippet.marks,
        heard_only=snippet.heard_only,
    )
