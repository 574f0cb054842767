"""One open transcript: what is shown, the stack of what can be undone, and its way to the library. No widgets.

Every edit goes through `carry_out` or `type_text`. It is shown at once and stored at once; typing is stored at the end
of each word, and after a short pause within one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from audio_engine.errors import UserFacingError
from audio_engine.transcript import Gap, Review, ReviewState, Segment, Transcript
from desktop.bridge import Changes, LibraryBridge
from desktop.interviews.transcript import edits
from desktop.interviews.transcript.commands import EditCommand
from desktop.interviews.transcript.ledger import Ledger, News, Stored, Token
from desktop.interviews.transcript.loading import LoadedTranscript
from desktop.interviews.transcript.paragraphs import Edit, EditKind, Paragraphs, Splice
from desktop.interviews.transcript.storing import Storing

__all__ = ["TranscriptSession"]

STORE_AFTER_MS: Final = 300
"""A pause this long stores the beginning of a word."""
NEWS_AFTER_MS: Final = 800
"""After an edit, whether a gap was filled or has come back."""
RUN_PAUSE_S: Final = 2.0
"""After a pause this long, typing on is another step to undo."""


@dataclass(slots=True)
class _Run:
    """Somebody types in one paragraph. `stored` is the paragraph as it was handed to the library last."""

    command: EditCommand
    base: Segment
    stored: Segment
    shown: Segment
    last_s: float


class TranscriptSession(QObject):
    """Edits one transcript. Everything it holds is read freely; it is changed through methods only."""

    patched = Signal(object)
    """A list of `Patch`: paragraphs have changed, come or gone."""
    speakers_changed = Signal()
    review_changed = Signal()
    gaps_changed = Signal()
    finished = Signal()
    """The job has ended: nothing is added any more."""
    replaced_elsewhere = Signal()
    """Somebody else has changed passages that stood; what was done before can no longer be undone."""

    def __init__(
        self,
        bridge: LibraryBridge,
        loaded: LoadedTranscript,
        author: str,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        transcript = loaded.transcript
        self.transcript_id = loaded.transcript_id
        self.recording_id = loaded.recording_id
        self.paragraphs = Paragraphs(transcript.segments, transcript.speakers)
        self.gaps: tuple[Gap, ...] = transcript.gaps
        self.review: Review = transcript.review
        self.is_finished = loaded.finished
        self._about = transcript
        self.stack = QUndoStack(self)
        self.ledger = Ledger(loaded.transcript_id, loaded.revisions, author)
        self.storing = Storing(bridge, self.ledger, self)
        self.storing.stored.connect(self._take_stored)
        self.storing.news.connect(self._take_news)
        self._bridge = bridge
        self._clock = clock
        self._run: _Run | None = None
        self._store_soon = QTimer(self, interval=STORE_AFTER_MS, singleShot=True)
        self._store_soon.timeout.connect(self.flush)
        self._news_soon = QTimer(self, interval=NEWS_AFTER_MS, singleShot=True)
        self._news_soon.timeout.connect(self.ask_news)

    @property
    def author(self) -> str:
        """Who edits here."""
        return self.ledger.author

    @property
    def language(self) -> str:
        """The language that is spoken, as a code; English where the text is a translation."""
        return "en" if self._about.task == "translate" else self._about.language

    @property
    def duration_s(self) -> float:
        """The length of the recording, as far as it is known."""
        return self._about.recording.duration_s

    def transcript(self) -> Transcript:
        """All of it as it is shown, for an export."""
        return replace(
            self._about,
            segments=self.paragraphs.snapshot(),
            speakers=self.paragraphs.speakers,
            gaps=self.gaps,
            review=self.review,
        )

    def carry_out(self, edit: Edit | None) -> None:
        """Show and store an edit as one step to undo; None is none."""
        if edit is None:
            return
        self.end_run()
        self._show(edit)
        command = self._push(edit, Token())
        self.storing.store(edit, command.token)

    def type_text(self, key: int, text: str) -> None:
        """A paragraph has another text since a key was pressed; the view shows it already."""
        shown = self.paragraphs.find(key)
        if shown is None or shown.text == text:
            return
        run = self._run
        now = self._clock()
        if run is None or run.base.id != key or run.shown is not shown or now - run.last_s > RUN_PAUSE_S:
            self.end_run()
            edit = edits.retype(shown, text)
            command = self._push(edit, Token())
            run = self._run = _Run(command, shown, shown, shown, now)
        else:
            edit = run.command.edit = edits.retype(run.base, text)
        after = edit.splices[0].after[0]
        run.shown, run.last_s = after, now
        self.patched.emit(self.paragraphs.apply(Edit(EditKind.TEXT, (Splice((shown,), (after,)),))))
        if _ends_word(shown.text, text):
            self.flush()
        else:
            self._store_soon.start()

    def end_run(self) -> None:
        """What is typed next is another step to undo; what was typed is stored."""
        self.flush()
        self._run = None

    def flush(self) -> None:
        """Store what is typed so far."""
        self._store_soon.stop()
        run = self._run
        if run is not None and run.stored is not run.shown:
            self.storing.store(Edit(EditKind.TEXT, (Splice((run.stored,), (run.shown,)),)), run.command.token)
            run.stored = run.shown

    def close(self) -> None:
        """Store what is typed, and ask for nothing more."""
        self.end_run()
        self._news_soon.stop()
        self._store_soon.stop()

    def undo(self) -> None:
        """Take the last step back."""
        self.end_run()
        self.stack.undo()

    def redo(self) -> None:
        """Do it again."""
        self.end_run()
        self.stack.redo()

    def accept_hearing(
        self,
        hearing_id: int,
        replaced: tuple[Segment, ...],
        speaker: str | None,
        *,
        on_failure: Callable[[UserFacingError], None],
        on_success: Callable[[], None],
    ) -> None:
        """Take over what was heard again in place of these paragraphs, as a step to undo."""
        self.end_run()

        def take(stored: Stored) -> None:
            still = tuple(s for old in replaced if (s := self.paragraphs.find(old.id)) is not None)
            edit = Edit(EditKind.HEARING, (Splice(still, stored.segments),))
            self._show(edit)
            self._push(edit, stored.token or Token())
            self._take_review(stored)
            self.ask_news()
            on_success()

        keys = tuple(segment.id for segment in replaced)
        self.storing.accept(hearing_id, keys, speaker, on_success=take, on_failure=on_failure)

    def set_review_state(self, state: ReviewState, by: str) -> None:
        """Somebody vouches for the transcript (`by` are initials), or no longer."""
        self.end_run()
        transcript_id = self.transcript_id

        def done(_: object) -> None:
            self.storing.announces = True
            self.ask_news()

        self._bridge.write(
            lambda library: library.set_review_state(transcript_id, state, by=by),
            changes=Changes(transcripts=(transcript_id,)),
            on_success=done,
            owner=self,
        )

    def ask_news(self) -> None:
        """Read what a job or somebody else has added."""
        self.storing.ask_news()

    def _show(self, edit: Edit) -> None:
        patches = self.paragraphs.apply(edit)
        if edit.speakers is not None:
            self.speakers_changed.emit()
        if patches:
            self.patched.emit(patches)

    def _push(self, edit: Edit, token: Token) -> EditCommand:
        command = EditCommand(edit, token, self._show, self.storing.take_back)
        self.stack.push(command)
        return command

    def _take_stored(self, stored: Stored) -> None:
        """What the library adds to an edit: what was heard of new paragraphs, and why it was doubted."""
        self._news_soon.start()
        learned: list[Segment] = []
        for segment in stored.segments:
            shown = self.paragraphs.find(segment.id)
            if shown is not None and (shown.machine_text, shown.doubt) != (segment.machine_text, segment.doubt):
                learned.append(replace(shown, machine_text=segment.machine_text, doubt=segment.doubt))
        if learned:
            self.patched.emit(self.paragraphs.refresh(learned))
            if self._run is not None and (again := self.paragraphs.find(self._run.base.id)) is not None:
                self._run.base = replace(self._run.base, machine_text=again.machine_text, doubt=again.doubt)
                if self._run.stored is self._run.shown:
                    self._run.stored = again
                self._run.shown = again
        self._take_review(stored)

    def _take_review(self, stored: Stored) -> None:
        if stored.review is not None and stored.review != self.review:
            self.review = stored.review
            self.review_changed.emit()

    def _take_news(self, news: News) -> None:
        on_their_way = {
            s.id for edit in self.storing.unsaved_edits() for sp in edit.splices for s in (*sp.before, *sp.after)
        }
        if self._run is not None:
            on_their_way.add(self._run.base.id)
        known = [s for s in news.segments if self.paragraphs.find(s.id) is not None]
        changed = [s for s in known if s.id not in on_their_way and self.paragraphs.find(s.id) != s]
        removed = [key for key in news.removed if self.paragraphs.find(key) is not None and key not in on_their_way]
        if changed or removed:
            self.end_run()
            self.stack.clear()
        new = [s for s in news.segments if self.paragraphs.find(s.id) is None and s.id not in on_their_way]
        if patches := [*self.paragraphs.drop(removed), *self.paragraphs.refresh([*changed, *new])]:
            self.patched.emit(patches)
        if changed or removed:
            self.replaced_elsewhere.emit()
        self._take_rest(news)

    def _take_rest(self, news: News) -> None:
        if news.gaps != self.gaps:
            self.gaps = news.gaps
            self.gaps_changed.emit()
        if self.storing.is_settled and news.speakers != self.paragraphs.speakers:
            self.paragraphs.speakers = news.speakers
            self.speakers_changed.emit()
        if news.review != self.review:
            self.review = news.review
            self.review_changed.emit()
        if news.finished and not self.is_finished:
            self.is_finished = True
            self.finished.emit()


def _ends_word(before: str, after: str) -> bool:
    """Whether what was typed ends a word, or is more than a letter: then it is worth a place on the disk."""
    first = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    grown = len(after) - len(before)
    if abs(grown) > 1:
        return True
    typed = after[first : first + max(grown, 0)]
    return bool(typed) and not typed.isalnum()
