"""What a newer version of an article would change, before it takes the place of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme, space

if TYPE_CHECKING:
    from desktop.bridge.article_values import Reimport

__all__ = ["VersionDialog"]

_SHOWN: Final = 200
"""Characters of a paragraph: enough to know it again."""


class VersionDialog(QDialog):
    """Shown with `open()`; accepted, somebody wants the newer version."""

    def __init__(self, theme: Theme, title: str, newer: Reimport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A newer version of the article"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(title, self)
        heading.setWordWrap(True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(theme.font("strong"))
        counted = self._label(self._counted(newer), "")
        kept = self._label(
            self.tr("What was decided stays where the text is the same, and what was said of it is not said again."),
            "muted",
        )
        self.changes = QListWidget(self)
        self.changes.setAccessibleName(self.tr("Changes"))
        self.changes.setWordWrap(True)
        self.changes.setSpacing(space(1))
        for text in self._texts(newer):
            QListWidgetItem(text, self.changes)
        buttons = QDialogButtonBox(self)
        self.take = QPushButton(self.tr("Take the newer version"), self)
        self.take.setProperty("primary", True)
        self.take.setDefault(True)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(4))
        column.setSpacing(space(3))
        for widget in (heading, counted, self.changes, kept, buttons):
            column.addWidget(widget)
        self.resize(space(150), space(120))

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label

    def _counted(self, newer: Reimport) -> str:
        return self.tr("Paragraphs: {0} the same, {1} changed, {2} new, {3} gone.").format(
            newer.kept, len(newer.changed), len(newer.added), len(newer.removed)
        )

    def _texts(self, newer: Reimport) -> Iterator[str]:
        for pair in newer.changed:
            text = self.tr("Changed: {0}").format(_short(pair.after.text))
            if pair in newer.undecided:
                text = f"{text}\n{self.tr('What was decided of this paragraph has to be decided again.')}"
            yield text
        for paragraph in newer.added:
            yield self.tr("New: {0}").format(_short(paragraph.text))
        for paragraph in newer.removed:
            yield self.tr("Gone: {0}").format(_short(paragraph.text))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
