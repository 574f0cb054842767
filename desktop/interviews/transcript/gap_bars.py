"""Bars between paragraphs where somebody speaks and no text stands: listen, hear again, write. Only those on screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from audio_engine.transcript import Gap
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel, clock

__all__ = ["GAP_HEIGHT", "GapBars"]

GAP_HEIGHT: Final = space(10)
_BAR_HEIGHT: Final = space(9)


class GapBars(QWidget):
    """Keeps bars in their places; it is itself never seen."""

    hear = Signal(object)
    """Listen to a `Gap`."""
    hear_again = Signal(object)
    """Let a recogniser listen to it once more."""
    write = Signal(object)
    """Write what is said there."""

    def __init__(self, theme: Theme, text: TranscriptText) -> None:
        super().__init__(text)
        self.hide()
        self._theme = theme
        self._text = text
        self._bars: dict[Gap, _GapBar] = {}
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.place)
        text.moved.connect(self._soon.start)

    def shown(self) -> list[Gap]:
        """The gaps on the screen."""
        return [gap for gap, bar in self._bars.items() if bar.isVisible()]

    def bar(self, gap: Gap) -> QWidget | None:
        """The bar of a gap on the screen."""
        return self._bars.get(gap)

    def place(self) -> None:
        """Put a bar where each gap on the screen is, and take the others away."""
        wanted = self._wanted()
        for gap in [gap for gap in self._bars if gap not in wanted]:
            bar = self._bars.pop(gap)
            bar.hide()
            bar.deleteLater()
        for gap, top in wanted.items():
            if gap not in self._bars:
                bar = self._bars[gap] = _GapBar(gap, self._theme, self._text.viewport())
                bar.hear.connect(lambda gap=gap: self.hear.emit(gap))
                bar.hear_again.connect(lambda gap=gap: self.hear_again.emit(gap))
                bar.write.connect(lambda gap=gap: self.write.emit(gap))
                bar.show()
            bar = self._bars[gap]
            bar.set_room(self._text.viewport().width())
            bar.move(0, round(top))

    def _wanted(self) -> dict[Gap, float]:
        shown, session = self._text.shown, self._text.session
        if shown is None or session is None:
            return {}
        blocks = self._text.visible_blocks(-GAP_HEIGHT)
        first = blocks[0][0].blockNumber() if blocks else 0
        last = blocks[-1][0].blockNumber() + 1 if blocks else 0
        height = self._text.viewport().height()
        wanted: dict[Gap, float] = {}
        for index, gaps in shown.gap_rows(first, last):
            if index < len(session.paragraphs):
                bottom = self._text.block_top(shown.block(index)) - space(1)
            elif len(session.paragraphs):
                end = self._text.document().documentLayout().blockBoundingRect(shown.block(index - 1))
                bottom = end.bottom() - self._text.verticalScrollBar().value() + GAP_HEIGHT * len(gaps) + space(2)
            else:
                bottom = float(GAP_HEIGHT * len(gaps))
            for n, gap in enumerate(reversed(gaps)):
                top = bottom - GAP_HEIGHT * (n + 1)
                if -GAP_HEIGHT < top < height:
                    wanted[gap] = top
        return wanted


class _GapBar(QFrame):
    """One bar."""

    hear = Signal()
    hear_again = Signal()
    write = Signal()

    def __init__(self, gap: Gap, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("gap")
        self._buttons: list[QToolButton] = []
        self._theme = theme
        span = f"{clock(gap.start_s)}–{clock(gap.end_s)}"
        self.setAccessibleName(self.tr("Speech without text, {0}").format(span))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), 0, space(1), 0)
        row.setSpacing(space(1))
        icon = QLabel(self)
        theme.bind_icon(icon, "gap", role="muted")
        label = ElidedLabel(self.tr("Speech without text · {0}").format(span), self)
        label.setFont(theme.font("caption"))
        row.addWidget(icon)
        row.addSpacing(space(1))
        row.addWidget(label)
        row.addSpacing(space(2))
        listen = self._button(self.tr("Listen"), "play", self.hear)
        self.setFocusProxy(listen)
        row.addWidget(listen)
        row.addWidget(self._button(self.tr("Transcribe again"), "retry", self.hear_again))
        row.addWidget(self._button(self.tr("Write"), "rename", self.write))
        theme.changed.connect(self._take_theme)
        self._take_theme()
        self.ensurePolished()
        self._wide = self.sizeHint().width()

    def set_room(self, width: int) -> None:
        """Be at most this wide; without room for words the buttons keep their icons."""
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonTextBesideIcon if self._wide <= width else styles.ToolButtonIconOnly
        for button in self._buttons:
            button.setToolButtonStyle(style)
        self.resize(min(width, self._wide), _BAR_HEIGHT)

    def _button(self, text: str, icon: str, signal: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setFont(self._theme.font("caption"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAccessibleDescription(self.accessibleName())
        self._buttons.append(button)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        self._theme.bind_icon(button, icon)
        button.clicked.connect(lambda _=False: signal.emit())
        return button

    def _take_theme(self) -> None:
        tokens = self._theme.tokens
        bar = f"QFrame#gap {{ background: {tokens.gap}; border-radius: 6px; }}"
        self.setStyleSheet(f"{bar} QFrame#gap QLabel {{ color: {tokens.text}; }}")
