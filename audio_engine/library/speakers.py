"""The speakers of a transcript: named once for all their passages, found to be one, or taken out."""

from __future__ import annotations

from dataclasses import replace

from audio_engine.errors import LibraryError
from audio_engine.library.change_writer import ChangeWriter
from audio_engine.library.changes import Change, ChangeKind, SpeakerContent, content_of, speaker_contents
from audio_engine.library.storable import storable_text
from audio_engine.library.store import Store
from audio_engine.text import tr

__all__ = ["Speakers"]


class Speakers(Store):
    """The part of the library that knows who speaks. `Library.undo_change` takes any of these changes back."""

    def set_speaker_name(self, transcript_id: int, speaker_id: str, name: str, *, author: str = "") -> Change:
        """Call a speaker `name` in the whole transcript; an id that it does not know yet becomes a new speaker."""
        with self._writing() as connection:
            change = ChangeWriter(connection, transcript_id, ChangeKind.SPEAKERS, author)
            change.set_speakers({speaker_id: SpeakerContent(storable_text(name))})
            return change.finish()

    def add_speaker(self, transcript_id: int, name: str, *, author: str) -> tuple[str, Change]:
        """A new speaker; the id that it got, which none of the transcript's speakers ever had, and the change."""
        with self._writing() as connection:
            change = ChangeWriter(connection, transcript_id, ChangeKind.SPEAKERS, author)
            known = speaker_contents(connection, transcript_id)
            numbers = [int(speaker_id[1:]) for speaker_id in known if speaker_id[1:].isdecimal()]
            speaker_id = f"S{max(numbers, default=0) + 1}"
            change.set_speakers({speaker_id: SpeakerContent(storable_text(name))})
            return speaker_id, change.finish()

    def merge_speakers(self, transcript_id: int, speaker_id: str, into: str, *, author: str) -> Change:
        """Two speakers are one: every passage of `speaker_id` is `into`'s, and `speaker_id` is taken out.

        Raises:
            LibraryError: one of them is not there.
            ValueError: they are the same.
        """
        if speaker_id == into:
            raise ValueError("a speaker cannot be merged into itself")
        return self._remove(transcript_id, speaker_id, into, author)

    def remove_speaker(self, transcript_id: int, speaker_id: str, *, author: str) -> Change:
        """Take a speaker out; nobody is named for the passages that were theirs.

        Raises:
            LibraryError: there is no such speaker.
        """
        return self._remove(transcript_id, speaker_id, None, author)

    def _remove(self, transcript_id: int, speaker_id: str, into: str | None, author: str) -> Change:
        with self._writing() as connection:
            change = ChangeWriter(connection, transcript_id, ChangeKind.SPEAKERS, author)
            known = speaker_contents(connection, transcript_id)
            if any(key not in known or known[key].removed for key in (speaker_id, into) if key is not None):
                raise LibraryError(
                    tr("This speaker is no longer in the transcript."),
                    tr("Nothing was changed. Look at the list of speakers again."),
                )
            rows = connection.execute(
                "SELECT * FROM segment WHERE transcript_id = ? AND speaker = ? AND removed = 0",
                (transcript_id, speaker_id),
            ).fetchall()
            for row in rows:
                change.write(row, replace(content_of(row), speaker=into))
            earlier = {
                key: replace(value, merged_into=into) for key, value in known.items() if value.merged_into == speaker_id
            }
            change.set_speakers({**earlier, speaker_id: SpeakerContent(known[speaker_id].name, 1, into)})
            return change.finish()
