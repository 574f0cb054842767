"""The user guide in a window of ours: a list of chapters, and the text. No web, and nothing of a link leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from audio_engine.text import interface_language
from desktop.help.chapters import Chapter, chapters
from desktop.theme import Theme, space
from desktop.widgets import SearchField

__all__ = ["GuideWindow"]

_LIST_WIDTH = 240
_NAME = Qt.ItemDataRole.UserRole


class GuideWindow(QDialog):
    """It stands beside the window, so that one can read and do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("User guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(960, 720)
        self._chapters = {chapter.name: chapter for chapter in chapters(interface_language())}
        self.field = SearchField(theme, name=self.tr("Search the guide"), parent=self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Chapters"))
        self.list.setObjectName("guide-chapters")
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("Text of the chapter"))
        self.text.setOpenLinks(False)
        self.text.setFont(theme.font("reading"))
        self.text.document().setDocumentMargin(space(5))
        self._lay_out()
        for chapter in self._chapters.values():
            item = QListWidgetItem(chapter.title, self.list)
            item.setData(_NAME, chapter.name)
        self.list.currentItemChanged.connect(lambda now, _: self._show(str(now.data(_NAME))) if now else None)
        self.text.anchorClicked.connect(self._follow)
        self.field.asked.connect(self._search)
        self.field.left_downwards.connect(self.list.setFocus)
        self.field.confirmed.connect(self._find)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def show_chapter(self, name: str) -> None:
        """Go to a chapter by the name of its file."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.item(row).setHidden(False)
                self.list.setCurrentRow(row)

    def _lay_out(self) -> None:
        self.list.setFixedWidth(_LIST_WIDTH)
        left = QVBoxLayout()
        left.setSpacing(space(2))
        self.field.setFixedWidth(_LIST_WIDTH)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(4), space(4), space(4))
        row.setSpacing(space(4))
        row.addLayout(left)
        row.addWidget(self.text, 1)

    def _show(self, name: str) -> None:
        self.text.setMarkdown(self._chapters[name].text)
        if wanted := self.field.text().strip():
            self._find(wanted)

    def _search(self, text: str) -> None:
        """Leave the chapters that have the word, and show the first place of it."""
        wanted = text.casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in self._chapter(item).text.casefold())
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        current = self.list.currentRow()
        if shown and current not in shown:
            self.list.setCurrentRow(shown[0])
        elif wanted:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self._find(text)

    def _chapter(self, item: QListWidgetItem) -> Chapter:
        return self._chapters[str(item.data(_NAME))]

    def _find(self, text: str) -> None:
        if text and not self.text.find(text):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(text)

    def _follow(self, link: QUrl) -> None:
        self.show_chapter(link.path().rpartition("/")[2].removesuffix(".md"))
