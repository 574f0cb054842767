"""What people copy out of transcripts. A quote keeps the words as they were copied, whatever is edited later."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library.changes import find_transcript
from audio_engine.library.storable import storable_text
from audio_engine.library.store import Store
from audio_engine.text import tr
from audio_engine.transcript import Quote

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

__all__ = ["Quotes"]

_QUOTES = """
SELECT quote.*, CASE WHEN speaker.removed THEN speaker.merged_into ELSE quote.speaker END AS present_speaker
FROM quote LEFT JOIN speaker ON speaker.transcript_id = quote.transcript_id AND speaker.speaker_id = quote.speaker
"""


class Quotes(Store):
    """The part of the library that keeps quotes, each transcript's in an order of its own."""

    def add_quote(
        self,
        transcript_id: int,
        text: str,
        *,
        start_s: float,
        end_s: float,
        speaker: str | None,
        author: str,
        note: str = "",
    ) -> Quote:
        """Keep `text`, said from `start_s` to `end_s` by the speaker with this id, as the last quote.

        Raises:
            LibraryError: there is no such transcript.
        """
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        with self._writing() as connection:
            find_transcript(connection, transcript_id)
            added = connection.execute(
                "INSERT INTO quote (transcript_id, position, start_s, end_s, text, speaker, note, created_by,"
                " created_at) VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM quote WHERE transcript_id = ?1),"
                " ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                (
                    transcript_id,
                    round(start_s, 3),
                    round(end_s, 3),
                    storable_text(text),
                    speaker,
                    storable_text(note),
                    storable_text(author),
                    at,
                ),
            )
            row = connection.execute(f"{_QUOTES} WHERE quote.id = ?", (added.lastrowid,)).fetchone()
        return _quote(row)

    def quotes(self, transcript_id: int) -> list[Quote]:
        """The transcript's quotes, in their order."""
        with self._reading() as connection:
            rows = connection.execute(
                f"{_QUOTES} WHERE quote.transcript_id = ? AND quote.removed = 0 ORDER BY position, quote.id",
                (transcript_id,),
            ).fetchall()
        return [_quote(row) for row in rows]

    def set_quote_note(self, quote_id: int, note: str) -> None:
        """Write `note` beside the quote.

        Raises:
            LibraryError: there is no such quote.
        """
        self._update_quote(quote_id, "note = ?", storable_text(note))

    def remove_quote(self, quote_id: int) -> None:
        """Take the quote out of the list; `restore_quote` brings it back.

        Raises:
            LibraryError: there is no such quote.
        """
        self._update_quote(quote_id, "removed = ?", 1)

    def restore_quote(self, quote_id: int) -> None:
        """Put the quote back where it was.

        Raises:
            LibraryError: there is no such quote.
        """
        self._update_quote(quote_id, "removed = ?", 0)

    def reorder_quotes(self, quote_ids: Sequence[int]) -> None:
        """Let these quotes take each other's places, so that they come in the order given; others keep theirs.

        Raises:
            LibraryError: one of them does not exist.
        """
        with self._writing() as connection:
            found = [
                connection.execute("SELECT position FROM quote WHERE id = ?", (quote_id,)).fetchone()
                for quote_id in quote_ids
            ]
            if None in found:
                raise _unknown()
            places = sorted(row["position"] for row in found)
            connection.executemany("UPDATE quote SET position = ? WHERE id = ?", zip(places, quote_ids, strict=True))

    def _update_quote(self, quote_id: int, assignment: str, value: object) -> None:
        """Change one row; `assignment` is always a literal of ours."""
        with self._writing() as connection:
            statement = f"UPDATE quote SET {assignment} WHERE id = ?"  # noqa: S608 - see above
            if connection.execute(statement, (value, quote_id)).rowcount == 0:
                raise _unknown()


def _quote(row: sqlite3.Row) -> Quote:
    return Quote(
        id=row["id"],
        start_s=row["start_s"],
        end_s=row["end_s"],
        text=row["text"],
        speaker=row["present_speaker"],
        note=row["note"],
        by=row["created_by"],
        at=row["created_at"],
    )


def _unknown() -> LibraryError:
    return LibraryError(
        tr("This quote is no longer in the library."),
        tr("Look at the list of quotes again: its recording may have been removed."),
    )
