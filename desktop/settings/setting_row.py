"""One setting on a page: its words, its field, who decides it, and the way back to what holds without a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from audio_engine.settings.forms import Kind
from audio_engine.settings.resolver import ValueSource
from desktop.settings.fields import field_for
from desktop.theme import Theme, space
from desktop.widgets.icon_picture import IconPicture

if TYPE_CHECKING:
    from audio_engine.settings.states import SettingState

__all__ = ["SettingRow"]

_LOCK_PX = 16


class SettingRow(QWidget):
    """`chosen` carries the key and the value that a person wants; None takes the choice back."""

    chosen = Signal(str, object)

    def __init__(
        self, theme: Theme, state: SettingState, parent: QWidget | None = None, *, is_list: bool = False
    ) -> None:
        super().__init__(parent)
        self.state = state
        self.field = field_for(state, self, is_list=is_list)
        self._title = QLabel(state.title, self)
        self._title.setFont(theme.font("strong"))
        self._title.setBuddy(self.field)
        self._title.setVisible(state.kind is not Kind.BOOLEAN)  # the box says it
        self._text = self._line(theme, state.text)
        self._managed = QWidget(self)
        self.reset = QPushButton(self.tr("Take back"), self)
        self.reset.setAccessibleName(self.tr("{0}: take the choice back").format(state.title))
        self.reset.clicked.connect(lambda _=False: self.chosen.emit(state.key, None))
        self._lay_out(theme)
        self.field.changed.connect(lambda value: self.chosen.emit(state.key, value))
        self.show_state(state)

    def show_state(self, state: SettingState) -> None:
        """Show another value, or who decides now."""
        self.state = state
        self.field.set_value(state.value)
        self.field.setEnabled(not state.is_locked)
        self.reset.setVisible(state.source is ValueSource.USER and not state.is_locked and state.value != state.default)
        self._managed.setVisible(state.is_locked)
        self.setToolTip(state.place if state.is_locked else "")

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.field, 1)
        row.addWidget(self.reset)
        managed = QHBoxLayout(self._managed)
        managed.setContentsMargins(0, 0, 0, 0)
        managed.setSpacing(space(1))
        managed.addWidget(IconPicture(theme, "lock", _LOCK_PX, role="muted", parent=self._managed))
        words = QLabel(self.tr("Managed by your organisation"), self._managed)
        words.setFont(theme.font("caption"))
        managed.addWidget(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._text)
        column.addWidget(self._managed)

    def _line(self, theme: Theme, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setFont(theme.font("caption"))
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
