"""A passage or a gap heard once more: asked for, watched while it is heard, cancelled, and decided about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.bridge import Bridge, JobEnd, JobProgress
from desktop.bridge.transcript_work import hear_again
from desktop.interviews.transcript.hearing_banner import HearingBanner
from desktop.interviews.transcript.proposals import Asked, Proposals
from desktop.interviews.transcript.session import TranscriptSession
from desktop.notices import Notice, NoticeAction, NoticeKind, Notices, announce

__all__ = ["SecondHearing"]

_KIND = "listen-again"


class SecondHearing(QObject):
    """Of one view; the banner is the view's. One passage at a time is heard again, beside whatever else runs."""

    changed = Signal()
    """There is another proposal, or another passage waits for one."""

    def __init__(self, bridge: Bridge, banner: HearingBanner, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._banner = banner
        self._notices = notices
        self._session: TranscriptSession | None = None
        self.proposals: Proposals | None = None
        """What was heard again in the present transcript."""
        banner.cancel_wanted.connect(self.cancel)
        bridge.jobs.progress.connect(self._take_progress)
        bridge.jobs.job_changed.connect(self._take_move)
        bridge.jobs.job_ended.connect(self._take_end)

    def set_session(self, session: TranscriptSession | None) -> None:
        """Watch another transcript."""
        self._session = session
        self.proposals = None if session is None else Proposals(self._bridge.library, session)
        if self.proposals is not None:
            self.proposals.changed.connect(self._show)
            self.proposals.refresh()
        self._banner.hide()

    def hear(self, start_s: float, end_s: float) -> None:
        """Let a recogniser listen to a stretch once more; what it hears comes as a proposal."""
        session, proposals = self._session, self.proposals
        if session is None or proposals is None or proposals.is_asked(start_s, end_s):
            return
        session.end_run()

        def begun(notices: tuple[str, ...]) -> None:
            proposals.refresh()
            says = self.tr("The passage is being transcribed again. Your text stays until you decide.")
            announce(self._banner, says)  # the banner shows it; a notice would cover the player
            if notices:
                self._notices.say(" ".join(notices))

        hear_again(
            self._bridge,
            session.transcript_id,
            start_s,
            end_s,
            on_success=begun,
            on_failure=self._notices.failure,
            owner=session,
        )

    def cancel(self) -> None:
        """Stop hearing again."""
        asked = self._asked()
        if asked is not None:
            self._bridge.jobs.cancel(asked.job_id)

    def accept(self, proposal_id: int) -> None:
        """Take over what was heard again."""
        session, proposals = self._session, self.proposals
        found = next((p for p in proposals.all_open() if p.id == proposal_id), None) if proposals else None
        if session is None or proposals is None or found is None:
            return
        replaced = proposals.replaced_by(found)
        before = session.paragraphs.last_begun(found.start_s)
        speaker = session.paragraphs[before].speaker if before >= 0 else None
        session.accept_hearing(
            proposal_id, replaced, speaker, on_success=proposals.refresh, on_failure=self._notices.failure
        )

    def dismiss(self, proposal_id: int) -> None:
        """Keep what stands."""
        if self.proposals is not None:
            self.proposals.dismiss(proposal_id, self.proposals.refresh)

    def _asked(self) -> Asked | None:
        """The stretch of this transcript that is being heard, or waits for its turn."""
        return self.proposals.asked[0] if self.proposals is not None and self.proposals.asked else None

    def _show(self) -> None:
        asked = self._asked()
        if asked is None:
            self._banner.hide()
        else:
            self._banner.show_stretch(asked.start_s, asked.end_s, self._bridge.jobs.progress_of(asked.job_id))
        self.changed.emit()

    def _take_progress(self, progress: JobProgress) -> None:
        asked = self._asked()
        if asked is not None and progress.job_id == asked.job_id:
            self._banner.show_progress(progress)

    def _take_move(self, job_id: int) -> None:
        asked = self._asked()
        if asked is not None and asked.job_id == job_id and self.proposals is not None:
            self.proposals.refresh()  # it was cancelled before it began, say

    def _take_end(self, end: JobEnd) -> None:
        asked = self._asked()
        if asked is not None and end.job_id == asked.job_id and end.kind == _KIND and end.state == "failed":
            self._tell_failure(end, asked)
        if self.proposals is not None:
            self.proposals.refresh()

    def _tell_failure(self, end: JobEnd, asked: Asked) -> None:
        what = self.tr("The passage could not be transcribed again. Your text is as it was.")
        again = NoticeAction(self.tr("Try again"), lambda: self.hear(asked.start_s, asked.end_s))
        self._notices.post(
            Notice(what, f"{end.what} {end.to_do}".strip(), NoticeKind.FAILURE, (again,), f"hearing/{end.job_id}")
        )
