"""The files that are about to be transcribed, each with what the locked decoder says of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from audio_engine.errors import UserFacingError
from desktop.bridge.intake import FileLook
from desktop.lists.wording import length
from desktop.theme import Theme, space

__all__ = ["StartFiles"]


class StartFiles(QTreeWidget):
    """Del takes a file off the list. A file that cannot be used stays on it and is not started."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._looks: dict[Path, FileLook] = {}
        self._rows: dict[Path, QTreeWidgetItem] = {}
        self.setAccessibleName(self.tr("Files to transcribe"))
        self.setHeaderLabels([self.tr("File"), self.tr("Length")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def add(self, path: Path) -> bool:
        """Put a file on the list; False where it is there already."""
        if path in self._rows:
            return False
        row = QTreeWidgetItem([path.name, "…"])
        row.setData(0, Qt.ItemDataRole.UserRole, path)
        row.setToolTip(0, str(path))
        row.setSizeHint(0, QSize(0, self.fontMetrics().height() + space(2)))
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rows[path] = row
        self.addTopLevelItem(row)
        self.changed.emit()
        return True

    def show_look(self, look: FileLook) -> None:
        """Show what is known of a file by now."""
        row = self._rows.get(look.path)
        if row is None:  # taken off the list meanwhile
            return
        self._looks[look.path] = look
        if look.problem is not None:
            row.setText(1, self.tr("cannot be used"))
            row.setToolTip(0, f"{look.problem.what} {look.problem.to_do}".strip())
            for column in (0, 1):
                row.setForeground(column, QColor(self._theme.tokens.failure))
        else:
            row.setText(1, self.tr("unknown") if look.length_s is None else length(look.length_s))
        self.changed.emit()

    def usable(self) -> list[Path]:
        """The files that can be started, as far as is known, in their order."""
        return [path for path in self._rows if not (look := self._looks.get(path)) or look.problem is None]

    def look_of(self, path: Path) -> FileLook | None:
        """What is known of a file."""
        return self._looks.get(path)

    def problems(self) -> list[UserFacingError]:
        """Why the others cannot be."""
        return [look.problem for path in self._rows if (look := self._looks.get(path)) and look.problem is not None]

    def total_s(self) -> float | None:
        """The length of all files that can be started; None while one is not known."""
        lengths = [look.length_s if (look := self._looks.get(path)) else None for path in self.usable()]
        known = [seconds for seconds in lengths if seconds is not None]
        return sum(known) if known and len(known) == len(lengths) else None

    def have_two_channels(self) -> bool:
        """Whether one of them has a channel for each of two speakers."""
        return any((look := self._looks.get(path)) is not None and look.channels == 2 for path in self.usable())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Del takes the chosen files off the list."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            for row in self.selectedItems():
                path: Path = row.data(0, Qt.ItemDataRole.UserRole)
                self.takeTopLevelItem(self.indexOfTopLevelItem(row))
                self._rows.pop(path)
                self._looks.pop(path, None)
            self.changed.emit()
            return
        super().keyPressEvent(event)
