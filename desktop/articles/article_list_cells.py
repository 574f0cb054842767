"""How a row of the list of articles is painted: a title with where it came from, and a state with how far it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.articles.article_list_model import LINE_ROLE
from desktop.articles.article_list_state import ArticleColumn, ArticleLine, ArticleStage, stage_icon
from desktop.lists.row_painter import RowPainter
from desktop.lists.wording import about
from desktop.theme import Theme, space

__all__ = ["ArticleCells"]

Index = QModelIndex | QPersistentModelIndex


class ArticleCells(QStyledItemDelegate):
    """Paints every column."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = RowPainter(theme)

    @property
    def row_height(self) -> int:
        """All rows are of one height."""
        return self._rows.row_height

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The height of a row."""
        return self._rows.size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        line: ArticleLine = index.data(LINE_ROLE)
        painter.save()
        area = self._rows.background(painter, option, first_column=index.column() == 0)
        upper, lower = self._rows.lines(area)
        match index.column():
            case ArticleColumn.TITLE:
                self._rows.text(painter, upper, line.item.title, self._rows.body, "text")
                below = "  ·  ".join(filter(None, (line.item.publication, line.item.source_name)))
                self._rows.text(painter, lower, below, self._rows.caption, "muted", elide=Qt.TextElideMode.ElideMiddle)
            case ArticleColumn.LENGTH:
                self._rows.text(painter, upper, str(index.data() or ""), self._rows.body, "muted")
                heard = about(line.item.estimated_s) if line.item.words else ""
                self._rows.text(painter, lower, heard, self._rows.caption, "muted")
            case ArticleColumn.STATE:
                self._paint_state(painter, upper, lower, line)
            case _:
                self._rows.text(painter, upper, str(index.data() or ""), self._rows.body, "muted")
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:  # noqa: N802
        """The field in which a title is changed."""
        field = QLineEdit(parent)
        field.setAccessibleName(self.tr("Title of the article"))
        return field

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """As high as a field is, in the middle of the row."""
        cell: QRect = option.rect
        height = editor.sizeHint().height()
        area = cell.adjusted(space(1), 0, -space(1), 0)
        editor.setGeometry(area.left(), area.center().y() - height // 2, area.width(), height)

    def _paint_state(self, painter: QPainter, upper: QRect, lower: QRect, line: ArticleLine) -> None:
        upper = self._rows.icon(painter, upper, *stage_icon(line.stage))
        self._rows.text(painter, upper, line.headline, self._rows.body, "text")
        if line.stage is ArticleStage.RENDERING:
            self._rows.bar(painter, lower, line.progress.fraction if line.progress else None, line.more)
            return
        token = "failure" if line.stage is ArticleStage.FAILED else "warning" if line.item.is_changed else "muted"
        self._rows.text(painter, lower, line.more, self._rows.caption, token)
