"""The recordings as a table: sorted, narrowed, and brought up to date row by row, never built anew.

Sorting and narrowing happen here and not in a proxy: five thousand rows are sorted by key in milliseconds, where a
proxy would ask for two cells at every comparison.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.bridge import JobProgress
from desktop.interviews.recording_order import Column, Key, has_words, sort_key, words_of
from desktop.interviews.recording_texts import cell_text, cell_tooltip
from desktop.interviews.shelf_state import ShelfFilter, ShelfLine

if TYPE_CHECKING:
    from desktop.bridge.values import QueueEntry, ShelfRow

__all__ = ["LINE_ROLE", "Column", "RecordingsModel"]

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The `ShelfLine` of a row, for delegates."""

_TRANSCRIBE: Final = "transcribe"
"""The kind of the jobs that make a recording's transcript."""
_MANY: Final = 50
"""So many new rows at once are shown as a new list: each of them would move every view's rows."""


class RecordingsModel(QAbstractTableModel):
    """`set_rows` whenever something has changed, `set_progress` while a job runs."""

    rename_wanted = Signal(int, str)
    """Somebody typed another title for a recording."""
    counted = Signal(int, int)
    """So many rows are shown, of so many recordings."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject
        super().__init__(parent)
        self._lines: dict[int, ShelfLine] = {}
        self._order: list[int] = []
        """The ids of the rows that are shown, …"""
        self._keys: list[Key] = []
        """… and what each is sorted by."""
        self._waits: dict[int, float | None] = {}
        self._words: tuple[str, ...] = ()
        self._filter = ShelfFilter.ALL
        self.sort_column = Column.DATE
        self.descending = True

    # --- what is in it --------------------------------------------------------------------------------------------

    def set_rows(self, rows: Mapping[int, ShelfRow]) -> None:
        """Show these recordings; what is the same stays where it is."""
        gone = [known for known in self._lines if known not in rows]
        new = [known for known in rows if known not in self._lines]
        if len(gone) + len(new) > _MANY or not self._lines:
            self.beginResetModel()
            self._lines = {row.id: self._line(row) for row in rows.values()}
            self._arrange()
            self.endResetModel()
        else:
            for recording_id in gone:
                self._drop(recording_id)
            for row in rows.values():
                known = self._lines.get(row.id)
                if known is None or known.row != row:
                    self._put(self._line(row))
        self._count()

    def set_progress(self, progress: JobProgress) -> None:
        """Show how far a transcription is."""
        line = self._lines.get(progress.recording_id or 0)
        if line is not None and line.row.job_id == progress.job_id:
            self._put(replace(line, progress=progress))

    def set_queue(self, entries: Iterable[QueueEntry]) -> None:
        """Show what is known of the time until each waiting transcription is done."""
        known = {
            entry.job.recording_id: entry.ends_in_s
            for entry in entries
            if entry.position is not None and entry.job.recording_id is not None and entry.job.kind == _TRANSCRIBE
        }
        stale = [recording_id for recording_id in self._waits if recording_id not in known]
        self._waits = known
        for recording_id in (*known, *stale):
            line = self._lines.get(recording_id)
            if line is not None:
                self._put(replace(line, wait_s=known.get(recording_id)))

    def narrow(self, text: str, wanted: ShelfFilter) -> None:
        """Show only recordings whose title has all words of `text`, and whose state is wanted."""
        words = words_of(text)
        if (words, wanted) == (self._words, self._filter):
            return
        self.beginResetModel()
        self._words, self._filter = words, wanted
        self._arrange()
        self.endResetModel()
        self._count()

    # --- what it is asked -----------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many recordings there are, shown or not."""
        return len(self._lines)

    def line(self, recording_id: int) -> ShelfLine | None:
        """A recording, shown or not."""
        return self._lines.get(recording_id)

    def line_at(self, row: int) -> ShelfLine:
        """The recording in a row."""
        return self._lines[self._order[row]]

    def row_of(self, recording_id: int) -> int | None:
        """The row of a recording; None where it is not shown."""
        line = self._lines.get(recording_id)
        return None if line is None else self._find(line)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """A cell."""
        if not index.isValid():
            return None
        line = self.line_at(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return cell_text(line, Column(index.column()), whole=role == Qt.ItemDataRole.AccessibleTextRole)
            case Qt.ItemDataRole.EditRole:
                return line.row.title
            case Qt.ItemDataRole.ToolTipRole:
                return cell_tooltip(line, Column(index.column()))
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == Column.LENGTH:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case _:
                return line if role == LINE_ROLE else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """The names of the columns."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.LENGTH else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Title"),
            self.tr("Added"),
            self.tr("Length"),
            self.tr("Language"),
            self.tr("State"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can be edited in place."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.TITLE else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401, N802
        """Take a new title; whoever listens to `rename_wanted` stores it."""
        title = " ".join(str(value).split())
        line = self.line_at(index.row())
        if role != Qt.ItemDataRole.EditRole or not title or title == line.row.title:
            return False
        self._put(replace(line, row=replace(line.row, title=title)))
        self.rename_wanted.emit(line.id, title)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; recordings that are the same there stand with the newest first."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._order[index.row()]) for index in self.persistentIndexList()]
        self.sort_column, self.descending = Column(column), order is Qt.SortOrder.DescendingOrder
        self._arrange()
        rows = {recording_id: row for row, recording_id in enumerate(self._order)}
        self.changePersistentIndexList(
            [index for index, _ in kept], [self.index(rows[known], index.column()) for index, known in kept]
        )
        self.layoutChanged.emit()

    # --- rows -----------------------------------------------------------------------------------------------------

    def _line(self, row: ShelfRow) -> ShelfLine:
        known = self._lines.get(row.id)
        progress = known.progress if known is not None and row.state == "transcribing" else None
        return ShelfLine(row, progress, self._waits.get(row.id))

    def _put(self, line: ShelfLine) -> None:
        """Show a line where it belongs; it moves only if what it is sorted by has changed."""
        known = self._lines.get(line.id)
        if known == line:
            return
        row = None if known is None else self._find(known)
        key = self._key(line)
        self._lines[line.id] = line
        if row is None:
            if self._shows(line):
                self._insert_row(line.id, key)
        elif not self._shows(line):
            self._remove_row(row)
        else:
            row = self._move_row(row, key)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _drop(self, recording_id: int) -> None:
        line = self._lines.get(recording_id)
        if line is None:
            return
        if (row := self._find(line)) is not None:
            self._remove_row(row)
        del self._lines[recording_id]

    def _remove_row(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._order[row], self._keys[row]
        self.endRemoveRows()

    def _insert_row(self, recording_id: int, key: Key) -> None:
        row = bisect_left(self._keys, key)
        self.beginInsertRows(QModelIndex(), row, row)
        self._order.insert(row, recording_id)
        self._keys.insert(row, key)
        self.endInsertRows()

    def _move_row(self, row: int, key: Key) -> int:
        """Put a row where its new key belongs; the row that it has then."""
        old_key = self._keys.pop(row)
        target = row if key == old_key else bisect_left(self._keys, key)
        if target != row:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), target if target < row else target + 1)
            self._order.insert(target, self._order.pop(row))
        self._keys.insert(target, key)
        if target != row:
            self.endMoveRows()
        return target

    def _find(self, line: ShelfLine) -> int | None:
        if not self._shows(line):
            return None
        row = bisect_left(self._keys, self._key(line))
        return row if row < len(self._order) and self._order[row] == line.id else None

    def _arrange(self) -> None:
        rows = sorted((self._key(line), line.id) for line in self._lines.values() if self._shows(line))
        self._keys = [key for key, _ in rows]
        self._order = [recording_id for _, recording_id in rows]

    def _shows(self, line: ShelfLine) -> bool:
        return self._filter.takes(line.state) and (not self._words or has_words(line.row.title, self._words))

    def _key(self, line: ShelfLine) -> Key:
        return sort_key(line, self.sort_column, descending=self.descending)

    def _count(self) -> None:
        self.counted.emit(len(self._order), len(self._lines))
