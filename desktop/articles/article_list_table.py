"""The table of articles."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.articles.article_list_cells import ArticleCells
from desktop.articles.article_list_model import ArticleListModel
from desktop.articles.article_list_state import ArticleColumn
from desktop.lists.row_table import RowTable, TableShape
from desktop.theme import Theme

__all__ = ["ArticleTable"]

_SHAPE: Final = TableShape(
    title=ArticleColumn.TITLE,
    title_characters=28,
    widths={
        ArticleColumn.DATE: 21,
        ArticleColumn.LENGTH: 20,
        ArticleColumn.LANGUAGE: 16,
        ArticleColumn.STATE: 38,
    },
    least_wanted=(ArticleColumn.LANGUAGE, ArticleColumn.DATE, ArticleColumn.LENGTH),
)


class ArticleTable(RowTable):
    """Rows are known by the article's id."""

    open_wanted = Signal(int)

    def __init__(self, model: ArticleListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, _SHAPE, parent)
        self._model = model
        self.cells = ArticleCells(theme, self)
        self.setAccessibleName(self.tr("Articles"))
        self.paint_with(self.cells, self.cells.row_height)
        self.sort_by(model.sort_column, Qt.SortOrder.DescendingOrder)

    def chosen_ids(self) -> list[int]:
        """The chosen articles, from top to bottom."""
        return [self._model.line_at(row).id for row in self.chosen_rows()]

    def key_of_row(self, row: int) -> int:
        """See `RowTable.key_of_row`."""
        return self._model.line_at(row).id

    def row_of_key(self, key: int) -> int | None:
        """See `RowTable.row_of_key`."""
        return self._model.row_of(key)

    def open_row(self, index: QModelIndex) -> None:
        """See `RowTable.open_row`."""
        if index.isValid():
            self.open_wanted.emit(self._model.line_at(index.row()).id)
