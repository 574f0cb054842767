"""What a value is chosen with: one widget for each form that a setting can have.

Each has `set_value` and `changed`, which carries what a person has chosen and never what was set. None stands for the
setting's own default.
"""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from audio_engine.settings.forms import Kind
from audio_engine.settings.states import Option, SettingState
from desktop.interviews.file_places import ask_for_file, ask_for_folder
from desktop.theme import space

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Field", "field_for"]

_OTHER: Final = "\0other"
"""The entry of a list after which a number is asked for."""
_WIDTH: Final = 320


class Field(QWidget):
    """The base of all: a row with one control or two."""

    changed = Signal(object)

    def __init__(self, state: SettingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(space(2))

    @abstractmethod
    def set_value(self, value: Any) -> None:  # noqa: ANN401 - whatever the setting holds
        """Show a value."""

    def offer(self, options: Sequence[Option]) -> None:
        """Show what can be chosen, where that is found out later."""

    def _add(self, control: QWidget, *, is_wide: bool = False) -> None:
        control.setAccessibleName(self.state.title)
        control.setAccessibleDescription(self.state.text)
        if is_wide:
            control.setMinimumWidth(_WIDTH)
        self.row.addWidget(control)
        if self.focusProxy() is None:
            self.setFocusProxy(control)

    def _fill(self) -> None:
        self.row.addStretch(1)


class ChoiceField(Field):
    """A list. Of a value that is not on it, it says so and keeps it."""

    def __init__(self, state: SettingState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.list = _QuietComboBox(self)
        self._add(self.list, is_wide=True)
        self._fill()
        self.offer(state.options)
        self.set_value(state.value)
        self.list.activated.connect(lambda _: self.changed.emit(self.list.currentData()))

    def offer(self, options: Sequence[Option]) -> None:
        """See `Field`."""
        kept = self.list.currentData()
        with QSignalBlocker(self.list):
            self.list.clear()
            for option in options:
                self.list.addItem(option.label, option.value)
        if kept is not None:
            self.set_value(kept)

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see `Field`
        """See `Field`."""
        with QSignalBlocker(self.list):
            place = self.list.findData(value)
            if place < 0:
                self.list.addItem(self.tr("{0} (not found here)").format(value) if value else "", value)
                place = self.list.count() - 1
            self.list.setCurrentIndex(place)


class ChoiceOrNumberField(ChoiceField):
    """A list whose last entry is a number that one writes oneself."""

    def __init__(self, state: SettingState, parent: QWidget | None = None) -> None:
        self.number = _QuietDoubleSpinBox()
        self.number.setRange(state.least or 0.0, state.most or 0.0)
        self.number.setSingleStep(state.step or 1.0)
        self.number.setDecimals(1)
        self.number.setSuffix(f" {state.unit}")
        self.number.setAccessibleName(state.title)
        super().__init__(state, parent)
        self.row.insertWidget(1, self.number)
        self.list.activated.disconnect()
        self.list.activated.connect(lambda _: self._on_list())
        self.number.editingFinished.connect(lambda: self.changed.emit(f"{self.number.value():g}"))

    def offer(self, options: Sequence[Option]) -> None:
        """See `Field`."""
        super().offer((*options, Option(_OTHER, self.tr("Another value"))))

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see `Field`
        """See `Field`."""
        is_number = self.list.findData(value) < 0
        super().set_value(_OTHER if is_number else value)
        self.number.setVisible(is_number)
        if is_number:
            with QSignalBlocker(self.number):
                self.number.setValue(float(value))

    def _on_list(self) -> None:
        chosen = self.list.currentData()
        self.number.setVisible(chosen == _OTHER)
        if chosen == _OTHER:
            self.number.setFocus()
        else:
            self.changed.emit(chosen)


class TextField(Field):
    """A line of text; it is kept when one leaves it or presses Enter."""

    def __init__(self, state: SettingState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.line = QLineEdit(self)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._add(self.line, is_wide=True)
        self._shown = ""
        self.set_value(state.value)
        self.line.editingFinished.connect(self._finish)

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see `Field`
        """See `Field`."""
        self._shown = str(value)
        self.line.setText(self._shown)

    def _finish(self) -> None:
        wanted = self.line.text().strip()
        if wanted != self._shown:
            self._shown = wanted
            self.changed.emit(wanted)


class PathField(TextField):
    """A file or a folder, written or chosen in the system's dialog."""

    def __init__(self, state: SettingState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.setAccessibleName(f"{state.title}: {self.choose.text()}")
        self.choose.clicked.connect(lambda _=False: self._ask())
        self.row.addWidget(self.choose)

    def _ask(self) -> None:
        ask = ask_for_folder if self.state.kind is Kind.FOLDER else ask_for_file
        ask(self, self.state.title, self.line.text(), self._take)

    def _take(self, path: Path) -> None:
        self.line.setText(str(path))
        self._finish()


class WholeNumberField(Field):
    """A whole number with its unit."""

    def __init__(self, state: SettingState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.number = _QuietSpinBox(self)
        self.number.setRange(int(state.least or 0), int(state.most or 0))
        self.number.setSingleStep(int(state.step or 1))
        self.number.setSuffix(f" {state.unit}" if state.unit else "")
        self.number.setKeyboardTracking(False)  # what is half written is no value yet
        self._add(self.number)
        self._fill()
        self.set_value(state.value)
        self.number.valueChanged.connect(lambda value: self.changed.emit(value))  # noqa: PLW0108 - other types

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see `Field`
        """See `Field`."""
        with QSignalBlocker(self.number):
            self.number.setValue(int(value))


class NumberField(Field):
    """A number."""

    def __init__(self, state: SettingState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.number = _QuietDoubleSpinBox(self)
        self.number.setRange(state.least or 0.0, state.most or 0.0)
        self.number.setSingleStep(state.step or 0.1)
        self.number.setKeyboardTracking(False)
        self._add(self.number)
        self._fill()
        self.set_value(state.value)
        self.number.valueChanged.connect(lambda value: self.changed.emit(round(value, 4)))

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see `Field`
        """See `Field`."""
        with QSignalBlocker(self.number):
            self.number.setValue(float(value))


class YesNoField(Field):
    """A box to tick; its text is the setting's title."""

    def __init__(self, state: SettingState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.box = QCheckBox(state.title, self)
        self._add(self.box)
        self._fill()
        self.set_value(state.value)
        self.box.clicked.connect(lambda is_on: self.changed.emit(is_on))  # noqa: PLW0108 - other types

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see `Field`
        """See `Field`."""
        self.box.setChecked(bool(value))


class ReadField(Field):
    """What is only ever shown here: a list that an administrator keeps."""

    def __init__(self, state: SettingState, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.line = QLineEdit(self)
        self.line.setReadOnly(True)
        self._add(self.line, is_wide=True)
        self.set_value(state.value)

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - see `Field`
        """See `Field`."""
        shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        self.line.setText(shown)


def field_for(state: SettingState, parent: QWidget | None = None, *, is_list: bool = False) -> Field:
    """The field of a setting. `is_list`: its texts are chosen from a list that is offered later."""
    made = ChoiceField if is_list else _FIELDS[state.kind]
    return made(state, parent)


class _QuietComboBox(QComboBox):
    """One scrolls over it without changing it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


class _QuietSpinBox(QSpinBox):
    """The same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(space(2), 0, 0, 0)  # Qt forgets the style sheet's padding on this side

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


class _QuietDoubleSpinBox(QDoubleSpinBox):
    """The same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(space(2), 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


_FIELDS: Final[dict[Kind, type[Field]]] = {
    Kind.TEXT: TextField,
    Kind.CHOICE: ChoiceField,
    Kind.CHOICES: ReadField,
    Kind.CHOICE_OR_NUMBER: ChoiceOrNumberField,
    Kind.NUMBER: NumberField,
    Kind.WHOLE_NUMBER: WholeNumberField,
    Kind.BOOLEAN: YesNoField,
    Kind.FOLDER: PathField,
    Kind.FOLDERS: ReadField,
    Kind.FILE: PathField,
}
