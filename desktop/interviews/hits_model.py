"""What a search has found, as a list; each row is a `Hit`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.lists.wording import length

if TYPE_CHECKING:
    from desktop.bridge.values import Hit

__all__ = ["HIT_ROLE", "HitsModel"]

Index = QModelIndex | QPersistentModelIndex

HIT_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class HitsModel(QAbstractListModel):
    """`set_hits` replaces all of them; `add_hits` is for the next ones of the same search."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject
        super().__init__(parent)
        self._hits: list[Hit] = []

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Show these."""
        if list(hits) == self._hits:
            return
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def add_hits(self, hits: Sequence[Hit]) -> None:
        """Show more below."""
        if hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits.extend(hits)
            self.endInsertRows()

    def hit_at(self, row: int) -> Hit:
        """The hit in a row."""
        return self._hits[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """The hit, or all of it in words."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(filter(None, (hit.snippet, hit.speaker, length(hit.start_s), hit.title)))
        return None
