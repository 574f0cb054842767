"""The articles as a table, sorted and narrowed here: hundreds of rows are arranged in a millisecond."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.articles.article_list_state import ArticleColumn, ArticleFilter, ArticleLine, size_text, sort_key
from desktop.bridge import JobProgress

if TYPE_CHECKING:
    from desktop.bridge.article_values import ArticleItem

__all__ = ["LINE_ROLE", "ArticleListModel"]

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The `ArticleLine` of a row, for delegates."""


class ArticleListModel(QAbstractTableModel):
    """`set_items` whenever something has changed, `set_progress` while a job runs.

    The model is reset only where rows come, go or move; else the cells alone are told.
    """

    rename_wanted = Signal(int, str)
    """Somebody typed another title for an article."""
    counted = Signal(int, int)
    """So many rows are shown, of so many articles."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject
        super().__init__(parent)
        self._lines: dict[int, ArticleLine] = {}
        self._order: list[int] = []
        self._filter = ArticleFilter.ALL
        self.sort_column = ArticleColumn.DATE
        self.descending = True

    # --- what is in it --------------------------------------------------------------------------------------------

    def set_items(self, items: Iterable[ArticleItem]) -> None:
        """Show these articles."""
        self._take({item.id: ArticleLine(item, self._progress_of(item)) for item in items})

    def set_progress(self, progress: JobProgress) -> None:
        """Show how far a rendering is."""
        line = self.line_of_job(progress.job_id)
        if line is not None:
            self._take({**self._lines, line.id: replace(line, progress=progress)})

    def end_progress(self, job_id: int) -> None:
        """That job runs no more."""
        line = self.line_of_job(job_id)
        if line is not None and line.progress is not None:
            self._take({**self._lines, line.id: replace(line, progress=None)})

    def narrow(self, wanted: ArticleFilter) -> None:
        """Show only articles of that kind."""
        self._filter = wanted
        self._take(self._lines)

    # --- what it is asked -----------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many articles there are, shown or not."""
        return len(self._lines)

    def ids(self) -> list[int]:
        """The ids of all articles, shown or not."""
        return list(self._lines)

    def line(self, article_id: int) -> ArticleLine | None:
        """An article, shown or not."""
        return self._lines.get(article_id)

    def line_of_job(self, job_id: int) -> ArticleLine | None:
        """The article whose newest rendering this job is; None for other jobs."""
        return next((line for line in self._lines.values() if line.item.job_id == job_id), None)

    def line_at(self, row: int) -> ArticleLine:
        """The article in a row."""
        return self._lines[self._order[row]]

    def row_of(self, article_id: int) -> int | None:
        """The row of an article; None where it is not shown."""
        return self._order.index(article_id) if article_id in self._order else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many columns there are."""
        return 0 if parent.isValid() else len(ArticleColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """A cell."""
        if not index.isValid():
            return None
        line, column = self.line_at(index.row()), ArticleColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.cell(column, whole=role == Qt.ItemDataRole.AccessibleTextRole)
            case Qt.ItemDataRole.EditRole:
                return line.item.title
            case Qt.ItemDataRole.ToolTipRole:
                return _tooltip(line, column)
            case _:
                return line if role == LINE_ROLE else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """The names of the columns."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Title"), self.tr("Changed"), self.tr("Length"), self.tr("Language"), self.tr("State"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can be edited in place."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == ArticleColumn.TITLE else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401, N802
        """Take a new title; whoever listens to `rename_wanted` stores it."""
        title = " ".join(str(value).split())
        line = self.line_at(index.row())
        if role != Qt.ItemDataRole.EditRole or not title or title == line.item.title:
            return False
        self._take({**self._lines, line.id: replace(line, item=replace(line.item, title=title))})
        self.rename_wanted.emit(line.id, title)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if column >= 0:
            self.sort_column, self.descending = ArticleColumn(column), order is Qt.SortOrder.DescendingOrder
            self._take(self._lines)

    # --- rows -----------------------------------------------------------------------------------------------------

    def _progress_of(self, item: ArticleItem) -> JobProgress | None:
        known = self._lines.get(item.id)
        same_job = known is not None and known.item.job_id == item.job_id
        return known.progress if known is not None and same_job and item.job_state == "running" else None

    def _take(self, lines: dict[int, ArticleLine]) -> None:
        shown = [line for line in lines.values() if self._filter.takes(line)]
        shown.sort(key=lambda line: sort_key(line, self.sort_column), reverse=self.descending)
        order = [line.id for line in shown]
        if order == self._order:
            changed = [row for row, known in enumerate(order) if self._lines.get(known) != lines[known]]
            self._lines = lines
            for row in changed:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(ArticleColumn) - 1))
        else:
            self.beginResetModel()
            self._lines, self._order = lines, order
            self.endResetModel()
        self.counted.emit(len(self._order), len(self._lines))


def _tooltip(line: ArticleLine, column: ArticleColumn) -> str | None:
    match column:
        case ArticleColumn.TITLE:
            return str(line.item.source_path or line.item.source_name) or None
        case ArticleColumn.LENGTH:
            return size_text(line.item.words, line.item.estimated_s)
        case ArticleColumn.STATE if line.item.job_to_do:
            return f"{line.item.job_what} {line.item.job_to_do}"
        case _:
            return None
