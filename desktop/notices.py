"""Messages that never stop anybody: what happened, what is safe, what to do, and Undo where there is a way back.

They stand in the lower right corner of the window, over the work. News goes away by itself; a failure stays until it
is closed. Screen readers are told of each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from audio_engine.errors import UserFacingError
from desktop.theme import Theme, space

__all__ = ["Notice", "NoticeAction", "NoticeKind", "Notices"]

_SHOWN_MS: Final = 8_000
"""How long news stays; Undo needs the time to be read and reached."""
_MOST: Final = 4
"""More than these would cover the work; the oldest news goes first."""
_WIDTH: Final = 400


class NoticeKind(Enum):
    """What a notice is: the icon beside it, and whether it goes by itself."""

    NEWS = "info"
    DONE = "check-circle"
    WARNING = "alert"
    FAILURE = "error"

    @property
    def stays(self) -> bool:
        """Whether it stays until somebody closes it."""
        return self in {NoticeKind.WARNING, NoticeKind.FAILURE}


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button of a notice; the notice goes when it is pressed."""

    text: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said: `what` happened, in bold where more follows; `more` is what is safe and what to do."""

    what: str
    more: str = ""
    kind: NoticeKind = NoticeKind.NEWS
    actions: tuple[NoticeAction, ...] = ()
    key: str | None = None
    """A later notice with the same key takes the place of this one."""


class Notices(QWidget):
    """The stack of notices over one window. `host` is the widget whose corner they stand in."""

    posted = Signal(object)
    """A `Notice` that was shown."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self._cards: list[_Card] = []
        host.installEventFilter(self)
        self.hide()

    def post(self, notice: Notice) -> None:
        """Show a notice."""
        for card in [c for c in self._cards if notice.key is not None and c.notice.key == notice.key]:
            self._remove(card)
        while len(self._cards) >= _MOST:
            self._remove(next((c for c in self._cards if not c.notice.kind.stays), self._cards[0]))
        card = _Card(notice, self._theme, self)
        card.closed.connect(lambda: self._remove(card))
        self._cards.append(card)
        self._column.addWidget(card)
        card.show()
        self._place()
        announce(self, f"{notice.what} {notice.more}".strip(), urgent=notice.kind.stays)
        self.posted.emit(notice)

    def say(self, what: str, *, undo: Callable[[], object] | None = None) -> None:
        """News in one sentence, with an Undo where there is a way back."""
        actions = () if undo is None else (NoticeAction(self.tr("Undo"), undo),)
        self.post(Notice(what, kind=NoticeKind.DONE, actions=actions))

    def failure(self, problem: UserFacingError, *actions: NoticeAction) -> None:
        """Say what the world did to us, in the engine's own sentences."""
        self.post(Notice(problem.what, problem.to_do, NoticeKind.FAILURE, actions))

    def shown(self) -> list[Notice]:
        """The notices on the screen, the oldest first."""
        return [card.notice for card in self._cards]

    def clear(self) -> None:
        """Close all of them."""
        for card in list(self._cards):
            self._remove(card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay in the corner when the window changes its size."""
        if watched is self._host and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        return super().eventFilter(watched, event)

    def _remove(self, card: _Card) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
            self._place()

    def _place(self) -> None:
        if not self._cards:
            self.hide()
            return
        margin = space(4)
        width = min(_WIDTH, self._host.width() - 2 * margin)
        height = sum(c.height_for(width) for c in self._cards) + self._column.spacing() * (len(self._cards) - 1)
        self.setGeometry(self._host.width() - width - margin, self._host.height() - height - margin, width, height)
        self.show()
        self.raise_()


class _Card(QFrame):
    """One notice."""

    closed = Signal()

    def __init__(self, notice: Notice, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setObjectName("notice")
        self.setProperty("kind", notice.kind.name.lower())
        self.setAccessibleName(f"{notice.what} {notice.more}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(3), space(2), space(3))
        row.setSpacing(space(3))
        icon = QLabel(self)
        theme.bind_icon(icon, notice.kind.value, role=notice.kind.name.lower())
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(notice, theme), 1)
        close = QToolButton(self)
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Close this message"))
        close.setToolTip(self.tr("Close"))
        theme.bind_icon(close, "close")
        close.clicked.connect(self.closed)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self.closed)
        if not notice.kind.stays:
            self._timer.start()

    def height_for(self, width: int) -> int:
        """Its height at this width, in pixels."""
        return self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Stay while somebody reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Go on counting."""
        if not self.notice.kind.stays:
            self._timer.start()
        super().leaveEvent(event)

    def _words(self, notice: Notice, theme: Theme) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(space(1))
        for text, role in ((notice.what, "strong" if notice.more else "body"), (notice.more, "body")):
            if text:
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                label.setFont(theme.font(role))
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                policy = label.sizePolicy()  # changed, not replaced: it says that the height depends on the width
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                label.setSizePolicy(policy)
                column.addWidget(label)
        if notice.actions:
            buttons = QHBoxLayout()
            buttons.setSpacing(space(2))
            for action in notice.actions:
                button = QPushButton(action.text, self)
                button.setAccessibleDescription(notice.what)
                button.clicked.connect(self.closed)
                button.clicked.connect(lambda _=False, run=action.run: run())
                buttons.addWidget(button)
            buttons.addStretch(1)
            column.addLayout(buttons)
        return column


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a screen reader say a sentence."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
