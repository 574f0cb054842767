"""Moments that people mark, while they record or while they listen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library.storable import now, storable_text
from audio_engine.library.store import Store
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MarkRow", "Marks"]


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A marked moment, in seconds on the recording's decoded timeline. `created_at` is ISO 8601."""

    id: int
    at_s: float
    text: str
    created_by: str
    created_at: str


class Marks(Store):
    """The part of the library that keeps marks."""

    def add_marks(self, recording_id: int, marks: Iterable[tuple[float, str]], *, author: str) -> list[int]:
        """Mark moments (seconds, text; the text may be empty) of the recording; returns their ids.

        Raises:
            LibraryError: there is no such recording.
        """
        with self._writing() as connection:
            if connection.execute("SELECT 1 FROM recording WHERE id = ?", (recording_id,)).fetchone() is None:
                raise LibraryError(
                    tr("There is no recording number {id} in the library.", id=recording_id),
                    tr("`souffleur library list` shows the recordings and their numbers."),
                )
            ids = []
            for at_s, text in marks:
                added = connection.execute(
                    "INSERT INTO mark (recording_id, at_s, text, created_by, created_at) VALUES (?, ?, ?, ?, ?)",
                    (recording_id, round(at_s, 3), storable_text(text), storable_text(author), now()),
                )
                assert added.lastrowid is not None
                ids.append(added.lastrowid)
        return ids

    def marks(self, recording_id: int) -> list[MarkRow]:
        """The recording's marks, in the order of time."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT id, at_s, text, created_by, created_at FROM mark WHERE recording_id = ? AND removed = 0"
                " ORDER BY at_s, id",
                (recording_id,),
            ).fetchall()
        return [MarkRow(*row) for row in rows]

    def set_mark_text(self, mark_id: int, text: str) -> None:
        """Call the mark `text`.

        Raises:
            LibraryError: there is no such mark.
        """
        self._update_mark(mark_id, "text = ?", storable_text(text))

    def remove_mark(self, mark_id: int) -> None:
        """Take the mark away; `restore_mark` brings it back.

        Raises:
            LibraryError: there is no such mark.
        """
        self._update_mark(mark_id, "removed = ?", 1)

    def restore_mark(self, mark_id: int) -> None:
        """Bring the mark back.

        Raises:
            LibraryError: there is no such mark.
        """
        self._update_mark(mark_id, "removed = ?", 0)

    def _update_mark(self, mark_id: int, assignment: str, value: object) -> None:
        """Change one row; `assignment` is always a literal of ours."""
        with self._writing() as connection:
            statement = f"UPDATE mark SET {assignment} WHERE id = ?"  # noqa: S608 - see above
            if connection.execute(statement, (value, mark_id)).rowcount == 0:
                raise LibraryError(
                    tr("This mark is no longer in the library."),
                    tr("Open the recording again: it may have been removed."),
                )
