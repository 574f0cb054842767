"""The waveform of a recording: where somebody speaks, what was doubted, where we are; the pointer and keys go there.

Click to go somewhere, drag to select, wheel to zoom. It never reads a file on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QSizePolicy, QToolTip, QWidget

from desktop.bridge.operations import Operations
from desktop.player.player import Player, Span
from desktop.player.time_axis import TimeAxis
from desktop.player.waveform_painter import Passages, WaveformPainter
from desktop.player.waveform_pyramid import WaveformPyramid
from desktop.theme import Theme
from desktop.widgets import clock

__all__ = ["WaveformView"]

_ZOOM: Final = 1.25
_NEAR_PX: Final = 4
_KEY_STEP_PX: Final = 40


class WaveformView(QWidget):
    """Follows `player`; whatever is selected here is its selection."""

    def __init__(self, player: Player, theme: Theme, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._theme = theme
        self._operations = operations
        self._axis = TimeAxis()
        self._painter = WaveformPainter(self._axis)
        self._folder: Path | None = None
        self._pressed_s: float | None = None
        self._is_dragging = False
        self._lets_go = False
        self._shown_x = 0
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setAccessibleName(self.tr("Part of the recording that is shown"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self._follow_bar)
        self._bar.hide()
        self.setAccessibleName(self.tr("Waveform"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        theme.changed.connect(self._redraw)
        player.position.connect(self._move_playhead)
        player.length.connect(lambda _: self._fit())
        player.selection.connect(lambda _: self._selection_changed())
        player.loop.connect(lambda _: self.update())
        player.state.connect(lambda _: self._state_changed())

    # --- what it shows ------------------------------------------------------------------------------------------

    def load(self, folder: Path | None) -> None:
        """Show the recording in that folder of the library; call it again when the job has decoded it.

        What is known of its passages is told apart from that, before or after.
        """
        if folder != self._folder:
            self._folder = folder
            self._painter.pyramid = None
            self._axis.show_all()
            self._fit()
        if folder is not None:
            self._operations.run(lambda: _read(folder), on_success=self._show, key=f"waveform-{id(self)}", owner=self)

    def set_passages(
        self,
        *,
        speech: Iterable[Span] = (),
        gaps: Iterable[Span] = (),
        doubts: Iterable[Span] = (),
        marks: Iterable[tuple[float, str]] = (),
    ) -> None:
        """Say where somebody speaks, where that has no text, what was doubted, and what was marked with which text."""
        self._painter.passages = Passages(_spans(speech), _spans(gaps), _spans(doubts), tuple(sorted(marks)))
        self._redraw()

    def zoom_in(self) -> None:
        """Show less, around the playhead."""
        self._zoom(1 / _ZOOM, self._player.position_s)

    def zoom_out(self) -> None:
        """Show more."""
        self._zoom(_ZOOM, self._player.position_s)

    def show_all(self) -> None:
        """Show everything."""
        self._axis.show_all()
        self._redraw()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Tall enough to see who is loud."""
        return QSize(480, 96)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small windows keep it."""
        return QSize(160, 72)

    # --- events -------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """See `WaveformPainter`."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        height = self.height() - (self._bar.height() if self._bar.isVisible() else 0)
        self._painter.paint(
            painter,
            (self.width(), height),
            tokens=tokens,
            font=self._theme.font("caption"),
            at_s=self._player.position_s,
            selection=self._player.current_selection,
            is_looping=self._player.current_loop is not None,
        )
        if self._painter.pyramid is None and self._folder is not None:
            painter.setPen(tokens.muted)
            area = QRect(0, 0, self.width(), height)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tr("The waveform appears once this is decoded."))
        if self.hasFocus():
            painter.setPen(tokens.accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep showing the same stretch."""
        super().resizeEvent(event)
        height = self._bar.sizeHint().height()
        self._bar.setGeometry(0, self.height() - height, self.width(), height)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to go somewhere or to select."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_s = self._axis.seconds_at(event.position().x())
            selection = self._player.current_selection
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                far_s = self._player.position_s if selection is None else selection[0]
                self._select(far_s, self._pressed_s)
                self._pressed_s = far_s
                self._is_dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select while the button is down."""
        if self._pressed_s is None:
            return
        x = event.position().x()
        if not self._is_dragging and abs(x - self._axis.x_of(self._pressed_s)) < QApplication.startDragDistance():
            return
        self._is_dragging = True
        if not 0 <= x <= self.width():
            self._go_to(self._axis.start_s + (x if x < 0 else x - self.width()) * self._axis.seconds_a_px)
        self._select(self._pressed_s, self._axis.seconds_at(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go there, unless something was selected."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed_s is None:
            return
        at_s, was_dragging = self._pressed_s, self._is_dragging
        self._pressed_s, self._is_dragging = None, False
        selection = self._player.current_selection
        if was_dragging:
            if selection is not None:
                self._player.seek(selection[0])
            return
        if selection is not None and not selection[0] <= at_s <= selection[1]:
            self._player.set_looping(on=False)
            self._player.select(None)
        self._player.seek(at_s)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select the passage under the pointer."""
        at_s = self._axis.seconds_at(event.position().x())
        speech = self._painter.passages.speech
        around = speech[(speech[:, 0] <= at_s) & (at_s < speech[:, 1])]
        if len(around):
            self._player.select((float(around[0, 0]), float(around[0, 1])))
            self._player.seek(float(around[0, 0]))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom around the pointer; sideways, or with Shift, move along."""
        across, down = event.angleDelta().x(), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(across) > abs(down):
            self._lets_go = True
            turned = (across or down) / 120
            self._go_to(self._axis.start_s - turned * self._axis.shown_s / 10)
        elif down:
            self._zoom(_ZOOM ** (-down / 120), self._axis.seconds_at(event.position().x()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows move, with Shift they select; plus and minus zoom; Home and End go there; Space plays."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step_s = _KEY_STEP_PX * self._axis.seconds_a_px
        at_s = self._player.position_s
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                to_s = at_s + (step_s if key == Qt.Key.Key_Right else -step_s)
                self._move_or_select(at_s, to_s, selects=shift)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self._move_or_select(at_s, 0.0 if key == Qt.Key.Key_Home else self._axis.length_s, selects=shift)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.show_all()
            case Qt.Key.Key_Space:
                self._player.toggle()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say the time, and the mark, under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    # --- inside -------------------------------------------------------------------------------------------------

    def _show(self, pyramid: WaveformPyramid | None) -> None:
        if pyramid is not None:
            self._painter.pyramid = pyramid
            self._fit()

    def _fit(self) -> None:
        """The size, the length or the sound is another one."""
        drawn_s = self._painter.pyramid.length_s if self._painter.pyramid else 0.0
        self._axis.resize(self.width(), self._player.length_s or drawn_s)
        self._redraw()

    def _redraw(self) -> None:
        self._painter.forget()
        self._set_bar()
        self._describe()
        self.update()

    def _set_bar(self) -> None:
        self._bar.blockSignals(True)
        unit = self._axis.seconds_a_px
        self._bar.setRange(0, round(self._axis.last_start_s / unit))
        self._bar.setPageStep(self.width())
        self._bar.setSingleStep(_KEY_STEP_PX)
        self._bar.setValue(round(self._axis.start_s / unit))
        self._bar.setVisible(not self._axis.is_whole)
        self._bar.blockSignals(False)

    def _follow_bar(self, value: int) -> None:
        self._lets_go = True
        self._go_to(value * self._axis.seconds_a_px)

    def _go_to(self, start_s: float) -> None:
        if self._axis.go_to(start_s):
            self._redraw()

    def _zoom(self, factor: float, around_s: float) -> None:
        shown_s = (self._axis.start_s, self._axis.start_s + self._axis.shown_s)
        self._axis.zoom(factor, around_s=min(max(around_s, shown_s[0]), shown_s[1]))
        self._redraw()

    def _move_playhead(self, at_s: float) -> None:
        follows = self._player.is_playing and not self._lets_go and self._pressed_s is None
        if follows and self._axis.turn_page_to(at_s):
            self._redraw()
            return
        x = round(self._axis.x_of(at_s))
        if x != self._shown_x:
            left, right = sorted((self._shown_x, x))
            self._shown_x = x
            self.update(left - 2, 0, right - left + 4, self.height())

    def _state_changed(self) -> None:
        if self._player.is_playing:
            self._lets_go = False
        self._describe()

    def _select(self, one_s: float, other_s: float) -> None:
        left, right = sorted((one_s, other_s))
        self._player.select((round(left, 3), round(right, 3)) if right > left else None)

    def _move_or_select(self, from_s: float, to_s: float, *, selects: bool) -> None:
        if selects:
            selection = self._player.current_selection or (from_s, from_s)
            fixed_s = selection[1] if abs(from_s - selection[0]) < abs(from_s - selection[1]) else selection[0]
            self._select(fixed_s, min(max(to_s, 0.0), self._axis.length_s))
        self._player.seek(to_s)
        if self._axis.turn_page_to(to_s):
            self._redraw()

    def _selection_changed(self) -> None:
        self._describe()
        self.update()

    def _tip(self, at: QPoint) -> str:
        at_s = self._axis.seconds_at(at.x())
        text = clock(at_s, tenths=True)
        near_s = _NEAR_PX * 2 * self._axis.seconds_a_px
        marks = [mark for moment, mark in self._painter.passages.marks if abs(moment - at_s) <= near_s and mark]
        return "\n".join([text, *marks])

    def _describe(self) -> None:
        """For screen readers; not at every tick, which would never let them finish."""
        passages, selection = self._painter.passages, self._player.current_selection
        parts = [
            self.tr("At {time} of {length}.").format(
                time=clock(self._player.position_s), length=clock(self._axis.length_s)
            ),
            self.tr("%n doubtful passage(s).", "", len(passages.doubts)),
            self.tr("%n stretch(es) of speech without text.", "", len(passages.gaps)),
            self.tr("%n mark(s).", "", len(passages.marks)),
        ]
        if selection is not None:
            parts.append(
                self.tr("Selected: {start} to {end}.").format(
                    start=clock(selection[0], tenths=True), end=clock(selection[1], tenths=True)
                )
            )
        self.setAccessibleDescription(" ".join(parts))


def _read(folder: Path) -> WaveformPyramid | None:
    """None while there is no waveform, or where it is damaged: the sound can be played without it."""
    try:
        return WaveformPyramid.read(folder)
    except (OSError, ValueError):
        return None


def _spans(spans: Iterable[Span]) -> NDArray[np.float64]:
    return np.asarray(sorted(spans), np.float64).reshape(-1, 2)
