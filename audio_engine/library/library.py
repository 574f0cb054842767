"""The library: the one object through which everything that must not be lost is kept and found again."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library import backup
from audio_engine.library.articles import Articles
from audio_engine.library.corrections import Corrections
from audio_engine.library.edits import Edits
from audio_engine.library.hearings import Hearings
from audio_engine.library.history import History
from audio_engine.library.integrity import Integrity
from audio_engine.library.marks import Marks
from audio_engine.library.narrations import Narrations
from audio_engine.library.originals import Originals
from audio_engine.library.queue import Queue
from audio_engine.library.quotes import Quotes
from audio_engine.library.retention import Retention
from audio_engine.library.reviews import Reviews
from audio_engine.library.shelf import Shelf
from audio_engine.library.speakers import Speakers
from audio_engine.library.storable import printable_path
from audio_engine.library.transcripts import Transcripts
from audio_engine.library.windows import Windows
from audio_engine.text import tr

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Library"]


class Library(
    Originals,
    Queue,
    Transcripts,
    Windows,
    Edits,
    Speakers,
    Reviews,
    History,
    Corrections,
    Hearings,
    Quotes,
    Marks,
    Shelf,
    Articles,
    Narrations,
    Retention,
    Integrity,
):
    """An open library.

    `Library.open(home)` gives one; use it in a `with` statement. It may be used from several threads, and several
    processes may each have one on the same folder. Whatever a method has returned from is on the disk.
    Every method raises `LibraryError` where the library cannot be read or written.
    """

    def backup(self, target: Path) -> Path:
        """Copy the library, without the sound, to the file or into the folder `target`; returns the path written.

        Nothing is overwritten: a name that is taken gets a number. Work goes on meanwhile.

        Raises:
            LibraryError: the copy cannot be written; nothing is left behind.
        """
        try:
            return backup.write_copy(self.path, target)
        except (OSError, sqlite3.Error) as problem:
            raise LibraryError(
                tr(
                    "The backup could not be written to {target}: {reason}.",
                    target=printable_path(target),
                    reason=problem,
                ),
                tr("Check that its folder exists, that you may write there and that there is room."),
            ) from problem
