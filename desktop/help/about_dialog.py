"""What the program is: its version, its licence, and the packages that it stands on with theirs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from audio_engine import __version__
from desktop.bridge import Operations
from desktop.help.licences import Component, components, licence_text, notice_files
from desktop.theme import Theme, space

__all__ = ["AboutDialog"]


@dataclass(frozen=True, slots=True)
class _Papers:
    """What is read in the background: the program's licence, its packages, and the notices that were shipped."""

    licence: str
    components: tuple[Component, ...]
    notices: str


class AboutDialog(QDialog):
    """Shown with `open()`."""

    def __init__(self, theme: Theme, operations: Operations, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Souffleur"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 600)
        name = QLabel(f"Souffleur {__version__}", self)
        name.setFont(theme.font("heading"))
        what = QLabel(
            self.tr(
                "Transcribes interviews and reads articles aloud, on this computer alone. Free software under the GNU "
                "General Public License, version 3 or later, without any warranty."
            ),
            self,
        )
        what.setWordWrap(True)
        self.licence = self._text(self.tr("Licence"))
        self.notices = self._text(self.tr("Notices"))
        self.parts = self._table()
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.parts, self.tr("Made with"))
        self.tabs.addTab(self.licence, self.tr("Licence"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(3))
        for widget in (name, what, self.tabs, buttons):
            column.addWidget(widget)
        column.setStretchFactor(self.tabs, 1)
        self.notices.hide()
        operations.run(_read, on_success=self._show, owner=self)

    def _text(self, name: str) -> QPlainTextEdit:
        text = QPlainTextEdit(self)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(name)
        return text

    def _table(self) -> QTreeWidget:
        table = QTreeWidget(self)
        table.setAccessibleName(self.tr("Made with"))
        table.setHeaderLabels([self.tr("Package"), self.tr("Version"), self.tr("Licence")])
        table.setRootIsDecorated(False)
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _show(self, papers: _Papers) -> None:
        self.licence.setPlainText(papers.licence)
        for one in papers.components:
            QTreeWidgetItem(self.parts, [one.name, one.version, one.licence or self.tr("see its own files")])
        if papers.notices:
            self.notices.setPlainText(papers.notices)
            self.tabs.addTab(self.notices, self.tr("Notices"))


def _read() -> _Papers:
    notices = "\n\n".join(f"{file.name}\n\n{file.read_text('utf-8', 'replace')}" for file in notice_files())
    return _Papers(licence_text(), components(), notices)
