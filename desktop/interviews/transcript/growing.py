"""A transcript that changes by itself: a job adds to it, another window edits it, an edit cannot be stored."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from audio_engine.errors import UserFacingError
from desktop.bridge import Bridge, JobEnd, JobProgress
from desktop.interviews.transcript.banners import JobBanner, UnsavedBanner
from desktop.interviews.transcript.session import TranscriptSession
from desktop.notices import Notices

__all__ = ["Growing"]

_AGAIN_MS: Final = 5_000
"""So often an edit that could not be stored is tried again by itself: somebody makes room, a drive comes back."""
_NEWS_MS: Final = 250
"""Passages that a job stores are read in handfuls."""


class Growing(QObject):
    """Of one view; the banners are the view's."""

    finished = Signal()
    """The job of the transcript has ended."""
    sound_complete = Signal()
    """The transcript's own job has ended: its sound is whole."""
    reopen_wanted = Signal()
    """What could not be stored is given up: read the transcript again."""

    def __init__(
        self, bridge: Bridge, job_banner: JobBanner, unsaved_banner: UnsavedBanner, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job_banner = job_banner
        self._unsaved_banner = unsaved_banner
        self._notices = notices
        self._session: TranscriptSession | None = None
        self._job_id: int | None = None
        self._news_soon = QTimer(self, interval=_NEWS_MS, singleShot=True)
        self._news_soon.timeout.connect(self._ask_news)
        self._again_later = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again_later.timeout.connect(self._try_again)
        bridge.jobs.progress.connect(self._take_progress)
        bridge.jobs.segment_ready.connect(self._take_segment)
        bridge.jobs.job_ended.connect(self._take_end)
        bridge.library.transcript_changed.connect(self._take_change)
        unsaved_banner.try_again.connect(self._try_again)
        unsaved_banner.give_up.connect(self._give_up)

    def set_session(self, session: TranscriptSession | None, job_id: int | None) -> None:
        """Watch another transcript, which the job with this number makes."""
        self._session, self._job_id = session, job_id
        self._again_later.stop()
        self._unsaved_banner.hide()
        self._job_banner.hide()
        if session is None:
            return
        session.storing.failed.connect(self._say_unsaved)
        session.storing.settled.connect(self._unsaved_banner.hide)
        session.finished.connect(self._finish)
        session.replaced_elsewhere.connect(self._say_replaced)
        if (heard := self._bridge.jobs.progress_of(job_id)) is not None:
            self._take_progress(heard)

    def _take_progress(self, progress: JobProgress) -> None:
        session = self._session
        if session is not None and not session.is_finished and progress.job_id == self._job_id:
            self._job_banner.show_progress(progress)
            self._job_banner.show()

    def _take_segment(self, transcript_id: int, _segment_id: int) -> None:
        session = self._session
        if session is not None and transcript_id == session.transcript_id and not self._news_soon.isActive():
            self._news_soon.start()

    def _take_end(self, end: JobEnd) -> None:
        if self._session is not None and end.job_id == self._job_id:
            self._job_banner.hide()
            self.sound_complete.emit()
            self._ask_news()

    def _take_change(self, transcript_id: int) -> None:
        session = self._session
        if session is None or transcript_id != session.transcript_id:
            return
        if session.storing.announces:
            session.storing.announces = False
        else:
            self._ask_news()

    def _ask_news(self) -> None:
        if self._session is not None:
            self._session.ask_news()

    def _finish(self) -> None:
        self._job_banner.hide()
        self.finished.emit()

    def _say_unsaved(self, problem: UserFacingError) -> None:
        session = self._session
        if session is not None:
            edits = session.storing.unsaved_edits()
            texts = [segment.text for edit in edits for splice in edit.splices for segment in splice.after]
            self._unsaved_banner.show_problem(problem, "\n".join(dict.fromkeys(texts)))
            self._again_later.start()

    def _try_again(self) -> None:
        self._again_later.stop()
        if self._session is not None and self._session.storing.problem is not None:
            self._session.storing.try_again()

    def _give_up(self) -> None:
        self._again_later.stop()
        if self._session is not None:
            self._session.storing.forget()
            self.reopen_wanted.emit()

    def _say_replaced(self) -> None:
        self._notices.say(self.tr("Passages were changed in another window; they are shown as they are now."))
