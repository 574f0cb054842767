"""Shows of what kind the paragraph at the caret is, and lets another be chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from audio_engine.narration.article import Kind
from desktop.articles.editor.kinds import KINDS, kind_name

__all__ = ["KindBox"]


class KindBox(QComboBox):
    """`chosen` is emitted for a person's choice, not for `show_kind`."""

    chosen = Signal(object)
    """A `Kind`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Kind of paragraph"))
        self.setToolTip(self.tr("Kind of paragraph"))
        for kind in KINDS:
            self.addItem(kind_name(kind), kind)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda index: self.chosen.emit(KINDS[index]))

    def show_kind(self, kind: Kind | None) -> None:
        """Show the kind of the paragraph at the caret."""
        self.setEnabled(kind is not None)
        self.setCurrentIndex(-1 if kind is None else KINDS.index(kind))
