"""Asks before a model is removed: that cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.bridge.models_values import ModelItem
from desktop.models.model_texts import size_text
from desktop.theme import Theme, space

__all__ = ["RemoveDialog"]


class RemoveDialog(QDialog):
    """Shown with `open()`; `accepted` says that it is to go."""

    def __init__(self, theme: Theme, item: ModelItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Remove a model"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = self._label(self.tr("Remove “{0}” from this computer?").format(item.name))
        heading.setFont(theme.font("strong"))
        freed = self.tr("This frees {0} and cannot be undone.").format(size_text(item.size_bytes))
        back = (
            self.tr("It can be downloaded again.") if item.entry else self.tr("To have it back, you need its folder.")
        )
        kept = self.tr("Transcripts and narrations that were made with it stay.")
        sentence = self._label(f"{freed} {back} {kept}")
        self.remove = QPushButton(self.tr("Remove the model"), self)
        self.remove.setAutoDefault(False)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setDefault(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(heading)
        column.addWidget(sentence)
        column.addWidget(buttons)
        self.setMinimumWidth(space(100))
        cancel.setFocus()

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label
