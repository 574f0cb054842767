"""What lies beside an installed model about its licence, to be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from desktop.bridge.models_values import LicenceText
from desktop.theme import space

__all__ = ["LicenceDialog"]


class LicenceDialog(QDialog):
    """Shown with `open()`."""

    def __init__(self, name: str, papers: Sequence[LicenceText], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licence of {0}").format(name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = QTabWidget(self)
        self.pages.tabBar().setAccessibleName(self.tr("Files"))
        for paper in papers:
            text = QPlainTextEdit(paper.text, self)
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setAccessibleName(paper.file)
            self.pages.addTab(text, paper.file)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(3))
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)
        self.resize(space(170), space(120))
