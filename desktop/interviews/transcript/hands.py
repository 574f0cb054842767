"""What a person does in the editor beyond typing: ticking, going to doubts, speakers, gaps, what was heard again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from audio_engine.transcript import Gap, Segment, SegmentState
from audio_engine.transcript_edit import retimed
from desktop.bridge import Bridge
from desktop.interviews.transcript import edits
from desktop.interviews.transcript.gap_bars import GapBars
from desktop.interviews.transcript.gutter import Gutter, GutterPart
from desktop.interviews.transcript.listening import Listening
from desktop.interviews.transcript.passage_menu import show_at, speaker_menu
from desktop.interviews.transcript.second_hearing import SecondHearing
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.side_panel import SidePage, SidePanel
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.notices import Notices
from desktop.theme import Theme
from desktop.widgets import clock

__all__ = ["Hands"]

_PASSAGE_AFTER_MS: Final = 150
"""The panel beside the text is compared anew after a pause, not at every key."""


class Hands(QObject):
    """Carries out the commands of one view."""

    panel_wanted = Signal(object)
    """A `SidePage` is to be seen."""

    def __init__(
        self,
        text: TranscriptText,
        gutter: Gutter,
        gaps: GapBars,
        side: SidePanel,
        listening: Listening,
        *,
        second: SecondHearing,
        theme: Theme,
        bridge: Bridge,
        notices: Notices,
    ) -> None:
        super().__init__(text)
        self._text = text
        self._gaps = gaps
        self._gutter = gutter
        self._side = side
        self._listening = listening
        self._second = second
        self._theme = theme
        self._bridge = bridge
        self._notices = notices
        self._session: TranscriptSession | None = None
        self._passage_soon = QTimer(self, interval=_PASSAGE_AFTER_MS, singleShot=True)
        self._passage_soon.timeout.connect(self.show_passage)
        gutter.clicked.connect(self._take_click)
        gaps.hear.connect(lambda gap: listening.hear(gap.start_s, gap.end_s))
        gaps.hear_again.connect(lambda gap: second.hear(gap.start_s, gap.end_s))
        second.changed.connect(self._show_proposals)
        gaps.write.connect(self.write_in_gap)
        text.paragraph_changed.connect(lambda _: self.show_passage())
        side.passage.hear.connect(listening.hear)
        side.passage.hear_again.connect(second.hear)
        side.passage.restore.connect(self.restore)
        side.passage.accept.connect(second.accept)
        side.passage.dismiss.connect(second.dismiss)
        side.quotes.jump.connect(self._jump)

    def set_session(self, session: TranscriptSession | None) -> None:
        """Work on another transcript."""
        self._session = session
        self._second.set_session(session)
        if session is not None:
            session.patched.connect(lambda _: self._passage_soon.start())
        self.show_passage()

    def check(self) -> None:
        """Tick the selected passages, or the one at the caret, and go to the next that is not ticked."""
        session = self._session
        segments = self._text.selected_segments()
        if session is None or not segments:
            return
        if all(s.state is SegmentState.CHECKED for s in segments):
            session.carry_out(edits.tick(segments, checked=False))
            return
        session.carry_out(edits.tick(segments, checked=True))
        last = session.paragraphs.index_of(segments[-1].id) or 0
        following = range(last + 1, len(session.paragraphs))
        if following:
            self._text.go_to(session.paragraphs[following[0]].id)

    def go_to_doubt(self, step: int) -> None:
        """Go to the next (1) or previous (-1) doubtful passage that is not ticked, or gap."""
        session = self._session
        if session is None:
            return
        here = self._text.moment_at_caret()
        places: list[tuple[float, Segment | Gap]] = [
            (s.start_s, s) for s in session.paragraphs if s.doubt and s.state is not SegmentState.CHECKED
        ]
        places += [(gap.start_s, gap) for gap in session.gaps]
        focused = self._focused_gap()
        caret = self._text.segment_at_caret()
        if focused is not None:
            here = focused.start_s
        elif caret is not None:
            here = caret.start_s
        later = sorted((p for p in places if (p[0] - here) * step > 0), key=lambda p: p[0] * step)
        if not later:
            self._notices.say(self.tr("There is no further doubt or gap in this direction."))
            return
        self._go_to_place(later[0][1])

    def ask_speaker(self, where: QPoint | None = None) -> None:
        """Show who could speak in the selected passages."""
        session = self._session
        segments = self._text.selected_segments()
        if session is None or not segments:
            return
        menu = speaker_menu(session, segments, self._theme, self._text, on_rename=self.rename, on_new=self.new_speaker)
        if where is None:
            rect = self._text.cursorRect()
            where = self._text.viewport().mapToGlobal(rect.bottomLeft())
        show_at(menu, where)

    def show_heard(self) -> None:
        """Show what the machine heard of the passage at the caret."""
        self.panel_wanted.emit(SidePage.PASSAGE)
        self.show_passage()

    def restore(self, key: int) -> None:
        """Let a passage be as the machine heard it."""
        session = self._session
        if session is None:
            return
        session.end_run()
        segment, number = session.paragraphs.find(key), session.storing.number_of(key)
        if segment is None or number is None:
            return

        def take(heard: tuple[Segment, ...]) -> None:
            now = session.paragraphs.find(key)
            if now is not None:
                words = tuple(
                    w for s in heard for w in s.words if now.start_s <= (w.start_s + w.end_s) / 2 <= now.end_s
                )
                timed = retimed(words, now.machine_text, start_s=now.start_s, end_s=now.end_s)
                session.carry_out(edits.restore(now, timed))

        self._bridge.library.read(lambda library: library.heard(number), on_success=take, owner=session)

    def write_in_gap(self, gap: Gap) -> None:
        """Begin a passage where nothing was recognised."""
        session = self._session
        if session is None:
            return
        before = session.paragraphs.last_begun(gap.start_s)
        speaker = session.paragraphs[before].speaker if before >= 0 else None
        edit = edits.create(gap, "…", speaker, session.paragraphs.new_key)
        session.carry_out(edit)
        self._text.go_to(edit.splices[0].after[0].id, 0, 1)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def hear_passage_again(self) -> None:
        """Let a recogniser listen once more to the passage at the caret."""
        segment = self._text.segment_at_caret()
        if segment is not None:
            self.panel_wanted.emit(SidePage.PASSAGE)
            self._second.hear(segment.start_s, segment.end_s)

    def show_passage(self) -> None:
        """Show the passage at the caret in the panel."""
        session, segment = self._session, self._text.segment_at_caret()
        if session is None or segment is None:
            self._side.passage.set_passage(None, None, None, asked=False)
            return
        proposals = self._second.proposals
        proposal = proposals.for_segment(segment) if proposals is not None else None
        asked = proposals is not None and proposals.is_asked(segment.start_s, segment.end_s)
        self._side.passage.set_passage(segment, session.paragraphs.speaker_name(segment.speaker), proposal, asked=asked)
        self._describe(session, segment)

    def _take_click(self, part: GutterPart, key: int, where: QPoint) -> None:
        session = self._session
        segment = session.paragraphs.find(key) if session is not None else None
        if session is None or segment is None:
            return
        match part:
            case GutterPart.TICK:
                session.carry_out(edits.tick([segment], segment.state is not SegmentState.CHECKED))
            case GutterPart.TIME:
                self._text.go_to(key)
                self._listening.hear_from(segment.start_s)
            case GutterPart.MARK:
                self._text.go_to(key)
                self.show_heard()
            case GutterPart.SPEAKER:
                if key not in {s.id for s in self._text.selected_segments()}:
                    self._text.go_to(key)
                self.ask_speaker(where)

    def rename(self, speaker_id: str) -> None:
        """Let the name of a speaker be written."""
        self.panel_wanted.emit(SidePage.SPEAKERS)
        self._side.speakers.rename(speaker_id)

    def new_speaker(self, segments: tuple[Segment, ...]) -> None:
        """Somebody new has spoken in these passages; the name is asked for."""
        session = self._session
        if session is None:
            return
        speaker_id = session.paragraphs.new_speaker_id()
        name = self.tr("Speaker {0}").format(speaker_id[1:])
        session.carry_out(edits.add_speaker(session.paragraphs.speakers, speaker_id, name, segments))
        self.rename(speaker_id)

    def _go_to_place(self, place: Segment | Gap) -> None:
        session = self._session
        if session is None:
            return
        if isinstance(place, Segment):
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._text.go_to(place.id)
            return
        index = min(max(session.paragraphs.last_begun(place.start_s), 0), len(session.paragraphs) - 1)
        self._text.go_to(session.paragraphs[index].id)
        self._gaps.place()
        bar = self._gaps.bar(place)
        if bar is not None:
            bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused_gap(self) -> Gap | None:
        focused = QGuiApplication.focusObject()
        return next(
            (g for g in self._gaps.shown() if (b := self._gaps.bar(g)) is not None and _holds(b, focused)), None
        )

    def _jump(self, at_s: float) -> None:
        session = self._session
        if session is None or not len(session.paragraphs):
            return
        segment = session.paragraphs[max(0, session.paragraphs.last_begun(at_s))]
        self._text.go_to(segment.id)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.placed.emit(at_s)

    def _show_proposals(self) -> None:
        if self._second.proposals is not None:
            self._gutter.proposals = self._second.proposals.keys()
            self._gutter.update()
        self.show_passage()

    def _describe(self, session: TranscriptSession, segment: Segment) -> None:
        """What a screen reader says of the passage at the caret, beside its text."""
        name = session.paragraphs.speaker_name(segment.speaker) or self.tr("Unknown speaker")
        parts = [name, clock(segment.start_s)]
        if segment.state is SegmentState.CHECKED:
            parts.append(self.tr("checked"))
        elif segment.doubt:
            parts.append(self.tr("doubtful"))
        self._text.setAccessibleDescription(", ".join(parts))


def _holds(widget: object, focused: object) -> bool:
    return (
        isinstance(widget, QWidget)
        and isinstance(focused, QWidget)
        and (widget is focused or widget.isAncestorOf(focused))
    )
