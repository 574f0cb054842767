"""Find and replace above the text. It asks and shows; `FindController` does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from desktop.bridge import Operations
from desktop.interviews.transcript import edits
from desktop.interviews.transcript.finding import Find, Finder, FindError, Query
from desktop.interviews.transcript.paragraphs import Edit
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.theme import Theme, set_role, space
from desktop.widgets import ToggleButton

__all__ = ["FindBar"]

_PAUSE_MS: Final = 120
_MOST_TINTED: Final = 5_000
"""More finds than this are counted and gone to, but not all tinted at once."""


class FindBar(QFrame):
    """Searches the transcript in `text`. Hidden until `open`."""

    closed = Signal()
    replaced = Signal(int)
    """So many places were given another text."""

    def __init__(
        self, theme: Theme, text: TranscriptText, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._operations = operations
        self._finder: Finder | None = None
        self._finds: list[Find] = []
        self._now: int | None = None
        self._problem = ""
        self._wanted = self._field(self.tr("Find"))
        self._other = self._field(self.tr("Replace with"))
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._case = self._toggle("case", self.tr("Match case"))
        self._words = self._toggle("whole-word", self.tr("Whole words"))
        self._regex = self._toggle("regex", self.tr("Regular expression"))
        self._previous = self._button("chevron-up", self.tr("Previous find"), self.find_previous)
        self._next = self._button("chevron-down", self.tr("Next find"), self.find_next)
        self._close = self._button("close", self.tr("Close the search"), self.close_bar)
        self._replace = QPushButton(self.tr("Replace"), self)
        self._replace.clicked.connect(lambda _=False: self.replace_one())
        self._replace_all = QPushButton(self.tr("Replace all"), self)
        self._replace_all.clicked.connect(lambda _=False: self.replace_all())
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self.search)
        self._wanted.textChanged.connect(lambda _: self._soon.start())
        self._lay_out()
        self._connect_keys()
        self.hide()

    def open(self, *, replacing: bool) -> None:
        """Come up with the selection as what to look for, and take the focus."""
        cursor = self._text.textCursor()
        parts = self._text.selected_parts() if cursor.hasSelection() else []
        if len(parts) == 1:
            segment, begin, end = parts[0]
            self._wanted.setText(segment.text[begin:end])
        for widget in (self._other, self._replace, self._replace_all):
            widget.setVisible(replacing)
        self.show()
        self._wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._wanted.selectAll()
        self.search()

    def look_for(self, text: str, replacement: str = "") -> None:
        """Fill both fields and search at once."""
        self._wanted.setText(text)
        self._other.setText(replacement)
        self.search()

    def close_bar(self) -> None:
        """Go, and take the tints away; the caret stays on what was found."""
        self.hide()
        self._text.set_found({}, None)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    @property
    def count(self) -> int:
        """How many places were found."""
        return len(self._finds)

    def search(self) -> None:
        """Look again; the place nearest to the caret is the present one."""
        self._soon.stop()
        self._problem = ""
        self._finds, self._finder = [], None
        session = self._text.session
        if session is not None and self._wanted.text():
            query = Query(self._wanted.text(), self._case.isChecked(), self._words.isChecked(), self._regex.isChecked())
            try:
                self._finder = Finder(query)
                self._finds = self._finder.find_all(session.paragraphs.snapshot())
            except FindError as problem:
                self._problem = str(problem)
        self._now = self._nearest()
        self._show()

    def refresh(self) -> None:
        """Look again because the text has changed, if anybody looks."""
        if self.isVisible():
            self._soon.start()

    def find_next(self) -> None:
        """Go to the next place; after the last comes the first."""
        self._go(1)

    def find_previous(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def replace_one(self) -> None:
        """Replace the present place, and go to the next."""
        session, finder = self._text.session, self._finder
        if session is None or finder is None or not self._finds or self._now is None:
            return
        find = self._finds[self._now]
        segment = session.paragraphs.find(find.key)
        if segment is None:
            return
        session.carry_out(edits.substitute(finder.replaced([segment], [find], self._other.text())))
        self._text.go_to(find.key, find.begin + len(finder.expand(find, self._other.text())))
        self.search()
        self._reveal()

    def replace_all(self) -> None:
        """Replace every place, as one step to undo. The texts are made on another thread."""
        session, finder, replacement = self._text.session, self._finder, self._other.text()
        if session is None or finder is None or not self._finds:
            return
        self.search()
        finds, segments = self._finds, session.paragraphs.snapshot()

        def show(edit: Edit | None) -> None:
            if self._text.session is not session or edit is None:
                return
            before = [segment for splice in edit.splices for segment in splice.before]
            if any(session.paragraphs.find(segment.id) is not segment for segment in before):
                self.replace_all()  # somebody has typed meanwhile
                return
            self._finds, self._now = (
                [],
                None,
            )  # where they were is not where anything is now; it is looked for again soon
            self._show()
            session.carry_out(edit)
            self.replaced.emit(len(finds))

        self._operations.run(
            lambda: edits.substitute(finder.replaced(segments, finds, replacement)),
            on_success=show,
            key="replace-all",
            owner=session,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter goes on, Shift and Enter back, Esc closes: also before commands of the window get the keys."""
        if isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take_key(event)
                return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        if self._soon.isActive():
            self.search()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.find_previous()
        else:
            self.find_next()

    def _go(self, step: int) -> None:
        if self._soon.isActive():
            self.search()
        if not self._finds:
            return
        cursor = self._text.textCursor()
        if self._now is None:
            self._now = 0
        elif cursor.hasSelection() or step < 0 or self._is_at(self._finds[self._now]):
            self._now = (self._now + step) % len(self._finds)
        self._reveal()
        self._show()

    def _is_at(self, find: Find) -> bool:
        segment = self._text.segment_at_caret()
        return segment is not None and segment.id == find.key and self._text.position_at_caret() >= find.begin

    def _reveal(self) -> None:
        if self._finds and self._now is not None:
            find = self._finds[self._now]
            self._text.go_to(find.key, find.begin, find.end)
            self._text.let_go.emit()
            self._show()

    def _nearest(self) -> int | None:
        session, caret = self._text.session, self._text.segment_at_caret()
        if session is None or not self._finds:
            return None
        if caret is None:
            return 0
        cursor = self._text.textCursor()
        at = self._text.position_at_caret()
        if cursor.hasSelection():
            parts = self._text.selected_parts()
            at = parts[0][1] if parts else at
        place = (session.paragraphs.index_of(caret.id) or 0, at)
        for number, find in enumerate(self._finds):
            if (session.paragraphs.index_of(find.key) or 0, find.begin) >= place:
                return number
        return 0

    def _show(self) -> None:
        found: dict[int, list[tuple[int, int]]] = {}
        for find in self._finds[:_MOST_TINTED]:
            found.setdefault(find.key, []).append((find.begin, find.end))
        now = self._finds[self._now] if self._now is not None and self._finds else None
        self._text.set_found(found, None if now is None else (now.key, now.begin, now.end))
        if self._problem:
            self._count.setText(self._problem)
        elif not self._wanted.text():
            self._count.setText("")
        elif not self._finds:
            self._count.setText(self.tr("Nothing found"))
        else:
            self._count.setText(
                self.tr("{0} of {1}").format(
                    QLocale().toString((self._now or 0) + 1), QLocale().toString(len(self._finds))
                )
            )
        set_role(self._count, "failure" if self._problem else "muted")
        self._wanted.setAccessibleDescription(self._count.text())
        for widget in (self._previous, self._next, self._replace, self._replace_all):
            widget.setEnabled(bool(self._finds))

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.installEventFilter(self)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * 28)
        return field

    def _toggle(self, icon: str, text: str) -> ToggleButton:
        return ToggleButton(self._theme, icon=icon, text=text, on_toggle=lambda _: self.search(), parent=self)

    def _button(self, icon: str, text: str, on_click: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._theme.bind_icon(button, icon)
        button.clicked.connect(lambda _=False: on_click())
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(space(4), space(2), space(3), space(2))
        grid.setSpacing(space(2))
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in (self._case, self._words, self._regex, self._previous, self._next):
            first.addWidget(widget)
        first.addSpacing(space(2))
        first.addWidget(self._count, 1)
        first.addWidget(self._close)
        for button in (self._replace, self._replace_all):
            second.addWidget(button)
        second.addStretch(1)
        grid.addWidget(self._wanted, 0, 0)
        grid.addLayout(first, 0, 1)
        grid.addWidget(self._other, 1, 0)
        grid.addLayout(second, 1, 1)
        grid.setColumnStretch(1, 1)

    def _connect_keys(self) -> None:
        order = (self._wanted, self._other, self._case, self._words, self._regex, self._previous, self._next)
        for before, after in zip(order, (*order[1:], self._replace), strict=True):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(self._replace, self._replace_all)
        QWidget.setTabOrder(self._replace_all, self._close)
