"""The report of a mistake, to read and to copy. Nothing sends it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.theme import space

__all__ = ["ReportDialog"]


class ReportDialog(QDialog):
    """The text of the file `report`, which is a few kilobytes."""

    def __init__(self, report: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        self.resize(720, 480)
        where = QLabel(self.tr("This file stays on this computer: {0}").format(report))
        where.setWordWrap(True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = QPlainTextEdit(self._read(report))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(text.toPlainText()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(3))
        for widget in (where, text, buttons):
            column.addWidget(widget)

    def _read(self, report: Path) -> str:
        try:
            return report.read_text(encoding="utf-8", errors="replace")
        except OSError as problem:
            return self.tr("The report cannot be read: {0}").format(problem.strerror)
