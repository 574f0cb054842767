"""How a row of the list of models is painted: two lines a cell, a bar while a model is on its way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audio_engine.models.catalogue import LicenceLimit
from desktop.bridge.models_values import DownloadState, ModelStanding
from desktop.lists.row_painter import RowPainter
from desktop.models.model_lines import Column, ModelLine
from desktop.models.models_model import LINE_ROLE, cell_texts
from desktop.theme import Theme

__all__ = ["ModelCells"]

Index = QModelIndex | QPersistentModelIndex

_SIGNS: Final = {
    ModelStanding.INSTALLED: ("check-circle", "done"),
    ModelStanding.OUTDATED: ("retry", "accent"),
    ModelStanding.INCOMPLETE: ("alert", "failure"),
    ModelStanding.PARTLY: ("pause", "muted"),
}


class ModelCells(QStyledItemDelegate):
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
        line: ModelLine = index.data(LINE_ROLE)
        column = Column(index.column())
        rows = self._rows
        painter.save()
        area = rows.background(painter, option, first_column=column is Column.NAME)
        upper, lower = rows.lines(area)
        texts = cell_texts(line, column)
        match column:
            case Column.NAME:
                rows.text(painter, upper, texts[0], rows.body, "text")
                rows.text(painter, lower, texts[1], rows.caption, "muted")
            case Column.LICENCE if line.item.limit is not LicenceLimit.NONE:
                upper = rows.icon(painter, upper, "alert", "warning")
                rows.text(painter, upper, texts[0], rows.body, "warning")
                rows.text(painter, lower, texts[1], rows.caption, "warning")
            case Column.STATE:
                self._paint_state(painter, line, (upper, lower), texts)
            case _:
                rows.text(painter, upper, texts[0], rows.body, "muted")
                rows.text(painter, lower, texts[1], rows.caption, "muted")
        painter.restore()

    def _paint_state(
        self, painter: QPainter, line: ModelLine, places: tuple[QRect, QRect], texts: tuple[str, str]
    ) -> None:
        rows, (upper, lower) = self._rows, places
        download = line.download
        if download is not None and download.state is DownloadState.RUNNING:
            rows.bar(painter, upper, download.fraction, texts[0])
        elif download is not None and download.state is DownloadState.FAILED:
            rows.text(painter, rows.icon(painter, upper, "alert", "failure"), texts[0], rows.body, "failure")
        elif download is not None:
            rows.text(painter, upper, texts[0], rows.body, "muted")
        else:
            sign = _SIGNS.get(line.item.standing)
            if sign is not None:
                upper = rows.icon(painter, upper, *sign)
            rows.text(painter, upper, texts[0], rows.body, sign[1] if sign else "muted")
        rows.text(painter, lower, texts[1], rows.caption, "muted")
