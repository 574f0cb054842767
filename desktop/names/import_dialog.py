"""What a file would change in the list, before it does: new, replaced, said in another way, not readable."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from audio_engine.names.preview import ImportKind, ImportPreview
from desktop.names.import_model import ImportColumn, ImportModel
from desktop.theme import Theme, space

__all__ = ["ImportDialog"]

_WIDTHS: Final = {
    ImportColumn.HAPPENS: 26,
    ImportColumn.SAID: 22,
    ImportColumn.UNTIL_NOW: 22,
    ImportColumn.LANGUAGE: 14,
}
"""In characters."""
_PROBLEM_LINES: Final = 4


class ImportDialog(QDialog):
    """Shown with `open()`."""

    chosen = Signal(tuple)
    """The entries to take."""

    def __init__(self, theme: Theme, file_name: str, preview: ImportPreview, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import names"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = ImportModel(preview, self)
        heading = QLabel(self.tr("What “{0}” changes in your list").format(file_name), self)
        heading.setFont(theme.font("strong"))
        heading.setWordWrap(True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        summary = QLabel(self._summary(preview), self)
        summary.setProperty("role", "muted")
        summary.setWordWrap(True)
        self.table = self._table()
        self.take_all = QPushButton(self.tr("Take the file’s way of saying them"), self)
        self.take_all.setCheckable(True)
        self.take_all.setAutoDefault(False)
        self.take_all.setVisible(bool(preview.of_kind(ImportKind.CONFLICT)))
        self.take_all.toggled.connect(self.model.tick_conflicts)
        self.problems = QPlainTextEdit("\n".join(preview.problems), self)
        self.problems.setReadOnly(True)
        self.problems.setTabChangesFocus(True)
        self.problems.setAccessibleName(self.tr("What cannot be read"))
        self.problems.setVisible(bool(preview.problems))
        self.problems.setFixedHeight(self.problems.fontMetrics().lineSpacing() * _PROBLEM_LINES + space(4))
        self.import_ = QPushButton(self)
        self.import_.setProperty("primary", True)
        self.import_.setDefault(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.import_, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(5))
        column.setSpacing(space(3))
        for widget in (heading, summary):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.take_all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.problems)
        column.addWidget(buttons)
        self.resize(space(200), space(130))
        self.model.ticked.connect(self._settle)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The space bar ticks the chosen rows, whichever column is current."""
        if (
            watched is self.table
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            for row in self.table.selectionModel().selectedRows(ImportColumn.NAME):
                ticked = row.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
                state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
                self.model.setData(row, state, Qt.ItemDataRole.CheckStateRole)
            return True
        return super().eventFilter(watched, event)

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Names in the file"))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + space(3))
        columns = table.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(ImportColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for column, characters in _WIDTHS.items():
            columns.resizeSection(column, characters * table.fontMetrics().averageCharWidth())
        table.setItemDelegate(_Cells(table))
        table.installEventFilter(self)
        return table

    def _summary(self, preview: ImportPreview) -> str:
        counts = {kind: len(preview.of_kind(kind)) for kind in ImportKind}
        sentences = {
            ImportKind.NEW: self.tr("{0} new"),
            ImportKind.REPLACES: self.tr("{0} replaced"),
            ImportKind.CONFLICT: self.tr("{0} said in another way than yours"),
            ImportKind.SAME: self.tr("{0} there already"),
        }
        parts = [text.format(counts[kind]) for kind, text in sentences.items() if counts[kind]]
        if preview.problems:
            parts.append(self.tr("{0} cannot be read").format(len(preview.problems)))
        return " · ".join(parts) or self.tr("There are no names in this file.")

    def _settle(self) -> None:
        count = len(self.model.chosen())
        self.import_.setEnabled(count > 0)
        self.import_.setText(self.tr("Import 1 name") if count == 1 else self.tr("Import {0} names").format(count))

    def _accept(self) -> None:
        self.chosen.emit(self.model.chosen())
        self.accept()


class _Cells(QStyledItemDelegate):
    """Texts stand under those of the header."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        """As any cell, a little to the right."""
        super().initStyleOption(option, index)
        rect: QRect = option.rect
        option.rect = rect.adjusted(space(1) + 1, 0, 0, 0)
