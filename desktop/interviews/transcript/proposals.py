"""What was heard the second time, beside the text, until a person decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from audio_engine.transcript import Gap, Segment
from desktop.bridge import Changes, LibraryBridge
from desktop.interviews.transcript.session import TranscriptSession

__all__ = ["Asked", "Proposal", "Proposals"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another hearing of the stretch from `start_s` to `end_s`, by `model`. `replaced_text` is what stands now."""

    id: int
    start_s: float
    end_s: float
    text: str
    model: str
    replaced_text: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch, in seconds, that a job is hearing again or waits to hear."""

    job_id: int
    start_s: float
    end_s: float


class Proposals(QObject):
    """The open proposals of one transcript, and the stretches that are being heard again."""

    changed = Signal()

    def __init__(self, bridge: LibraryBridge, session: TranscriptSession) -> None:
        super().__init__(session)
        self._bridge = bridge
        self._session = session
        self._open: list[Proposal] = []
        self.asked: tuple[Asked, ...] = ()
        """What is being heard again, or waits for it."""

    def refresh(self) -> None:
        """Read them again."""
        transcript_id = self._session.transcript_id
        self._bridge.read(lambda library: _read(library, transcript_id), on_success=self._take, owner=self)

    def for_segment(self, segment: Segment) -> Proposal | None:
        """The newest proposal for a stretch in which this paragraph lies."""
        return next((p for p in self._open if _shares(p.start_s, p.end_s, segment)), None)

    def for_gap(self, gap: Gap) -> Proposal | None:
        """The newest proposal for a gap."""
        return next((p for p in self._open if p.start_s < gap.end_s and gap.start_s < p.end_s), None)

    def is_asked(self, start_s: float, end_s: float) -> bool:
        """Whether a part of a stretch is being heard again."""
        return any(asked.start_s < end_s and start_s < asked.end_s for asked in self.asked)

    def replaced_by(self, proposal: Proposal) -> tuple[Segment, ...]:
        """The paragraphs that it would take the place of."""
        return tuple(s for s in self._session.paragraphs if _shares(proposal.start_s, proposal.end_s, s))

    def keys(self) -> frozenset[int]:
        """The paragraphs for which there is a proposal."""
        if not self._open:
            return frozenset()
        return frozenset(s.id for s in self._session.paragraphs if self.for_segment(s) is not None)

    def all_open(self) -> tuple[Proposal, ...]:
        """Every open one, the newest first."""
        return tuple(self._open)

    def dismiss(self, proposal_id: int, on_success: Callable[[], None]) -> None:
        """Keep what stands."""
        author = self._session.author
        self._open = [proposal for proposal in self._open if proposal.id != proposal_id]
        self._bridge.write(
            lambda library: library.dismiss_hearing(proposal_id, author=author),
            changes=Changes(),
            on_success=lambda _: on_success(),
            owner=self,
        )
        self.changed.emit()

    def _take(self, found: tuple[list[Proposal], tuple[Asked, ...]]) -> None:
        self._open, self.asked = found
        self.changed.emit()


def _read(library: Any, transcript_id: int) -> tuple[list[Proposal], tuple[Asked, ...]]:  # noqa: ANN401
    going_on = {job.id for job in library.jobs("queued", "running", "paused", "interrupted")}
    proposed, asked = [], []
    for row in library.hearings(transcript_id):
        if row.state == "proposed":
            model = row.engine.model if row.engine is not None else ""
            proposed.append(Proposal(row.id, row.start_s, row.end_s, row.text, model))
        elif row.state == "asked" and row.job_id in going_on:  # a job that failed or was cancelled hears nothing
            asked.append(Asked(row.job_id, row.start_s, row.end_s))
    return proposed, tuple(asked)


def _shares(start_s: float, end_s: float, segment: Segment) -> bool:
    """Whether the middle of a paragraph lies in a stretch."""
    return start_s <= (segment.start_s + segment.end_s) / 2 < end_s
