"""Beside the text: who speaks, when, whether somebody has checked it, and what is doubtful.

It is painted for the lines on the screen. Everything that can be clicked here is also a command with a key.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from audio_engine.transcript import Segment, SegmentState
from desktop.icons import pixmap
from desktop.interviews.transcript.doubts import doubt_sentence
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.speaker_colours import initials, speaker_colour
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.theme import Theme, space
from desktop.widgets import clock

__all__ = ["Gutter", "GutterPart"]

_DISC_PX: Final = 26
_TICK_PX: Final = 18
_MARK_PX: Final = 16
_NAME_CHARACTERS: Final = 15


class GutterPart(Enum):
    """What lies under the pointer."""

    SPEAKER = "speaker"
    TIME = "time"
    TICK = "tick"
    MARK = "mark"


class Gutter(QWidget):
    """Stands left of a `TranscriptText`, which keeps the room free."""

    clicked = Signal(object, int, QPoint)
    """A `GutterPart` of the paragraph with this key was clicked, at this global position."""

    def __init__(self, theme: Theme, text: TranscriptText) -> None:
        super().__init__(text)
        self._theme = theme
        self._text = text
        self._session: TranscriptSession | None = None
        self._hot: tuple[int, GutterPart] | None = None
        self.proposals: frozenset[int] = frozenset()
        """Keys of the paragraphs for which something else was heard the second time."""
        self.painted_rows = 0
        self._columns = self._measure()
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Speakers, times and ticks"))
        text.moved.connect(self._place)
        text.cursorPositionChanged.connect(self.update)
        theme.changed.connect(self._take_theme)
        self._take_theme()

    def set_session(self, session: TranscriptSession | None) -> None:
        """Be as wide as this transcript needs: without speakers there are no names."""
        self._session = session
        if session is not None:
            session.speakers_changed.connect(self._take_theme)
        self._take_theme()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its columns."""
        return QSize(round(self._columns[-1] + space(3)), 0)

    def part_at(self, position: QPointF) -> tuple[Segment, GutterPart] | None:
        """What lies at a place of the gutter."""
        found = self._text.visible_blocks(position.y() - 1, position.y() + 1)
        height = self._line_height()
        for block, top in found:
            segment = self._text.segment_of(block)
            if segment is None or not top - 4 <= position.y() <= top + height + 8:
                continue
            name, time, tick, mark, _ = self._columns
            x = position.x()
            if x >= mark:
                return (segment, GutterPart.MARK) if self._is_marked(segment) else None
            if x >= tick - space(1):
                return segment, GutterPart.TICK
            if x >= time - space(1):
                return segment, GutterPart.TIME
            return (segment, GutterPart.SPEAKER) if name >= 0 else None
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows on the screen."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.surface))
        session = self._text.session
        if session is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._text.segment_at_caret()
        for block, top in self._text.visible_blocks(event.rect().top() - _DISC_PX, event.rect().bottom()):
            segment = self._text.segment_of(block)
            if segment is not None:
                self.painted_rows += 1
                is_current = current is not None and current.id == segment.id
                self._paint_row(painter, segment, block.blockNumber(), top, is_current=is_current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show what can be clicked."""
        found = self.part_at(event.position())
        hot = None if found is None else (found[0].id, found[1])
        if hot != self._hot:
            self._hot = hot
            self.setCursor(Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is under the pointer."""
        self._hot = None
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Click."""
        found = self.part_at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(found[1], found[0].id, event.globalPosition().toPoint())

    def event(self, event: QEvent) -> bool:
        """Explain what is under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.part_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if found is None else self._explain(*found), self)
            return True
        return super().event(event)

    def _paint_row(self, painter: QPainter, segment: Segment, index: int, top: float, *, is_current: bool) -> None:
        name_x, time_x, tick_x, mark_x, _ = self._columns
        height = self._line_height()
        session = self._text.session
        assert session is not None
        if session.paragraphs.begins_turn(index) or top < 0 <= top + height:
            self._paint_speaker(painter, segment, name_x, top, height)
        tokens = self._theme.tokens
        painter.setFont(self._time_font())
        hot_time = self._hot == (segment.id, GutterPart.TIME)
        painter.setPen(QColor(tokens.accent if is_current or hot_time else tokens.muted))
        rect = QRectF(time_x, top, tick_x - time_x - space(2), height)
        hours = session.duration_s >= 3600
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock(segment.start_s, hours=hours)
        )
        self._paint_tick(painter, segment, QPointF(tick_x, top + (height - _TICK_PX) / 2))
        if self._is_marked(segment):
            proposed = segment.id in self.proposals
            drawn = pixmap(
                "retry" if proposed else "alert",
                tokens.accent if proposed else tokens.warning,
                _MARK_PX,
                self.devicePixelRatioF(),
            )
            painter.drawPixmap(QPointF(mark_x, top + (height - _MARK_PX) / 2), drawn)

    def _paint_speaker(self, painter: QPainter, segment: Segment, x: float, top: float, height: float) -> None:
        session, tokens = self._text.session, self._theme.tokens
        assert session is not None
        speakers = session.paragraphs.speakers
        name = session.paragraphs.speaker_name(segment.speaker)
        if name is None and not speakers:
            return
        shown = name or self.tr("Unknown speaker")
        disc = QRectF(x, top + (height - _DISC_PX) / 2, _DISC_PX, _DISC_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(speaker_colour(speakers, segment.speaker, dark=self._theme.is_dark))
        painter.drawEllipse(disc)
        painter.setPen(QColor("#10131a" if self._theme.is_dark else "#ffffff"))
        painter.setFont(self._initials_font())
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(name) if name else "?")
        font = self._theme.font("strong")
        font.setUnderline(self._hot == (segment.id, GutterPart.SPEAKER))
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if name else tokens.muted))
        room = QRectF(disc.right() + space(2), top, self._columns[1] - disc.right() - space(4), height)
        elided = QFontMetricsF(font).elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_tick(self, painter: QPainter, segment: Segment, origin: QPointF) -> None:
        tokens = self._theme.tokens
        box = QRectF(origin.x() + 0.5, origin.y() + 0.5, _TICK_PX - 1, _TICK_PX - 1)
        checked = segment.state is SegmentState.CHECKED
        hot = self._hot == (segment.id, GutterPart.TICK)
        outline = tokens.accent if hot else (tokens.done if checked else tokens.control)
        painter.setPen(QPen(QColor(outline), 1.2))
        painter.setBrush(QColor(tokens.done_soft if checked else tokens.surface))
        painter.drawRoundedRect(box, 4, 4)
        if checked:
            drawn = pixmap("check", tokens.done, _TICK_PX - 2, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(origin.x() + 1, origin.y() + 1), drawn)

    def _explain(self, segment: Segment, part: GutterPart) -> str:
        match part:
            case GutterPart.SPEAKER:
                return self.tr("Change who speaks")
            case GutterPart.TIME:
                return self.tr("Hear this passage")
            case GutterPart.TICK:
                checked = segment.state is SegmentState.CHECKED
                return self.tr("Checked: click to take the tick away") if checked else self.tr("Tick as checked")
            case GutterPart.MARK:
                return " ".join(map(doubt_sentence, segment.doubt)) or self.tr("Something else was heard again")

    def _is_marked(self, segment: Segment) -> bool:
        return segment.id in self.proposals or (bool(segment.doubt) and segment.state is not SegmentState.CHECKED)

    def _measure(self) -> tuple[float, float, float, float, float]:
        """Where names, times, ticks and marks begin, and where the last of them ends."""
        metrics = QFontMetricsF(self._theme.font("strong"))
        name = float(space(4))
        has_speakers = self._session is not None and bool(self._session.paragraphs.speakers)
        time = name + (_DISC_PX + space(2) + metrics.averageCharWidth() * _NAME_CHARACTERS if has_speakers else 0)
        tick = time + QFontMetricsF(self._time_font()).horizontalAdvance("0:00:00") + space(3)
        mark = tick + _TICK_PX + space(2)
        return name, time, tick, mark, mark + _MARK_PX

    def _line_height(self) -> float:
        return QFontMetricsF(self._text.font()).height()

    def _time_font(self) -> QFont:
        font = self._theme.font("caption")
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _initials_font(self) -> QFont:
        font = self._theme.font("caption")
        font.setPointSizeF(font.pointSizeF() * 0.82)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _place(self) -> None:
        """Be as high as the text, and show what stands beside it."""
        self.setGeometry(0, self._text.viewport().y(), self.sizeHint().width(), self._text.viewport().height())
        self.update()

    def _take_theme(self) -> None:
        self._columns = self._measure()
        self._text.set_gutter_width(self.sizeHint().width())
        self._place()
