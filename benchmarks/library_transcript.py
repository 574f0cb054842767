"""What the transcript editor waits for: opening 3 h and 30,000 words, an edit, replacing in 3,000 passages, news.

    python benchmarks/library_transcript.py

The bar is that opening takes at most 0.5 s. Times are medians of several rounds on this machine, in ms.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from audio_engine.library import ChangeKind, Library, StoredWindow
from audio_engine.transcript import EngineDescription, Segment, SegmentState, Word
from audio_engine.transcript_edit import merge, split_at, with_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from audio_engine.library import Change, EditableTranscript

SEGMENTS = 3_000
SEGMENT_WORDS = 10
WINDOW_SEGMENTS = 8
SEGMENT_S = 3.6
BAR_MS = 500.0


def main() -> None:
    """Fill a library, open and edit its transcript, print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=7)
    rounds = arguments.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        transcript_id = fill(library)
        editing = Editing(library, transcript_id)
        print(f"{SEGMENTS:,} passages, {SEGMENTS * SEGMENT_WORDS:,} words, {SEGMENTS * SEGMENT_S / 3600:.0f} h\n")
        for name, measured in (
            ("open", editing.open),
            ("news, none", editing.news),
            ("edit one passage", editing.edit_one),
            ("type on in it", editing.type_on),
            ("split it and take that back", editing.split_and_undo),
            ("merge two and take that back", editing.merge_and_undo),
            ("tick 3,000 passages", editing.tick_all),
            ("replace in 3,000 passages", editing.replace_all),
            ("take that back", editing.undo_last),
            ("open, every passage edited", editing.open),
            ("review progress", editing.progress),
            ("list of recordings", editing.shelf),
        ):
            report(name, [timed(measured) for _ in range(rounds)])


def report(name: str, times_ms: list[float]) -> None:
    """One line of the table; opening says whether it meets the bar."""
    median = statistics.median(times_ms)
    verdict = ("   ok" if median <= BAR_MS else "   TOO SLOW") if name.startswith("open") else ""
    print(f"{name:32}{median:10.1f} ms   worst {max(times_ms):8.1f}{verdict}")


def timed(measured: Callable[[], object]) -> float:
    """How many milliseconds a call takes."""
    began = time.perf_counter()
    measured()
    return (time.perf_counter() - began) * 1000


def fill(library: Library) -> int:
    """Store a transcript window by window, as a job does; returns its id."""
    recording = library.add_recording(Path("/three-hours.wav"), size_bytes=1, modified_ns=1)
    transcript_id = library.begin_transcript(
        recording,
        library.add_job("transcribe", recording, {}),
        engine=EngineDescription("faster-whisper", "made-up", "cpu", "int8", "accurate", "0"),
        language="fr",
        language_probability=None,
        task="transcribe",
        speakers=(),
    )
    for index in range(SEGMENTS // WINDOW_SEGMENTS):
        segments = tuple(passage(index * WINDOW_SEGMENTS + n) for n in range(WINDOW_SEGMENTS))
        library.store_window(transcript_id, StoredWindow(0, index, index * 10, index * 10 + 10, segments, ()))
    return transcript_id


def passage(number: int) -> Segment:
    """Ten words in three and a half seconds."""
    start_s = number * SEGMENT_S
    words = tuple(
        Word(f"mot{(number * 7 + n) % 4_000}", start_s + n * 0.35, start_s + n * 0.35 + 0.3, 0.9)
        for n in range(SEGMENT_WORDS)
    )
    text = " ".join(word.text for word in words)
    return Segment(0, start_s, start_s + SEGMENT_S, text, text, words)


class Editing:
    """A person at work on the transcript."""

    def __init__(self, library: Library, transcript_id: int) -> None:
        self._library = library
        self._transcript_id = transcript_id
        self._opened: EditableTranscript = library.load_for_editing(transcript_id)
        self._last: Change | None = None
        self._rounds = 0

    def open(self) -> None:
        """What a person waits for when they open it."""
        self._opened = self._library.load_for_editing(self._transcript_id)

    def news(self) -> None:
        """What every look for another window's changes costs."""
        self._library.load_news(self._transcript_id, self._opened.revisions)

    def edit_one(self) -> None:
        """A word typed into a passage."""
        self._replace([self._typed()], ChangeKind.TEXT, None)

    def type_on(self) -> None:
        """The next word of the same passage."""
        self._replace([self._typed()], ChangeKind.TEXT, self._last.id if self._last else None)

    def split_and_undo(self) -> None:
        """Two changes."""
        segment = self._opened.transcript.segments[1500]
        self._replace(list(split_at(segment, segment.text.index(" "))), ChangeKind.SPLIT, None, [segment])
        self.undo_last()

    def merge_and_undo(self) -> None:
        """Two changes."""
        pair = list(self._opened.transcript.segments[1500:1502])
        self._replace([merge(pair)], ChangeKind.MERGE, None, pair)
        self.undo_last()

    def tick_all(self) -> None:
        """Every passage is ticked, or the tick taken away."""
        self._rounds += 1
        state = SegmentState.CHECKED if self._rounds % 2 else SegmentState.EDITED
        self._take(self._library.set_states(self._transcript_id, self._opened.revisions, state, author="KP"))

    def replace_all(self) -> None:
        """A word is replaced in every passage."""
        self.open()
        self._rounds += 1
        edited = [with_text(s, f"{s.text} neu{self._rounds}") for s in self._opened.transcript.segments]
        self._replace(edited, ChangeKind.REPLACE, None)

    def undo_last(self) -> None:
        """The last change is taken back, or done again."""
        assert self._last is not None
        assert self._last.id is not None
        self._take(self._library.undo_change(self._last.id, author="KP"))

    def progress(self) -> None:
        """How much is checked."""
        self._library.review_progress(self._transcript_id)

    def shelf(self) -> None:
        """One recording; the query is the same for many."""
        self._library.shelf()

    def _typed(self) -> Segment:
        self._rounds += 1
        segment = self._opened.transcript.segments[1500]
        return with_text(segment, f"{segment.text} suite{self._rounds}")

    def _replace(
        self, added: list[Segment], kind: ChangeKind, goes_on_with: int | None, removed: list[Segment] | None = None
    ) -> None:
        revisions = {s.id: self._opened.revisions[s.id] for s in (added if removed is None else removed)}
        self._take(
            self._library.replace_segments(
                self._transcript_id, revisions, added, author="KP", kind=kind, goes_on_with=goes_on_with
            )
        )

    def _take(self, change: Change) -> None:
        self._last = change
        self._opened.revisions.update(change.revisions)
        for segment_id in change.removed:
            del self._opened.revisions[segment_id]


if __name__ == "__main__":
    main()
