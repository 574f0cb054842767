"""Asks who has listened to a narration, and says what an approval writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from audio_engine.errors import UserFacingError
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.article_values import NarrationItem

__all__ = ["ApproveDialog"]

_INITIALS: Final = "initials"
"""Who vouches for a transcript is remembered under this name too."""
_LONGEST: Final = 40


class ApproveDialog(QDialog):
    """Shown with `open()`; it approves, and stays open where that fails."""

    approved = Signal(object)
    """The `NarrationItem` as it is now."""

    def __init__(self, context: WorkspaceContext, narration: NarrationItem, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._narration = narration
        self.setWindowTitle(self.tr("Approve the narration"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        stored = context.bridge.preferences.get(_INITIALS, "")
        self.initials = QLineEdit(stored if isinstance(stored, str) else "", self)
        self.initials.setMaxLength(_LONGEST)
        self.initials.setAccessibleName(self.tr("Initials or name"))
        self.initials.textChanged.connect(lambda _: self._settle())
        self.approve = QPushButton(self.tr("Approve"), self)
        self.approve.setProperty("primary", True)
        self.approve.setDefault(True)
        self._problem = self._label("", "failure")
        self._problem.hide()
        self._lay_out()
        self.initials.selectAll()
        self._settle()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(4))
        column.setSpacing(space(3))
        said = self.tr("You have listened to “{0}” and vouch for it. Its tags and its report will name you.")
        column.addWidget(self._label(said.format(self._narration.path.name), ""))
        unapproved = self.tr("Until somebody approves it, the file says in its tags that nobody has.")
        column.addWidget(self._label(unapproved, "muted"))
        if self._narration.is_changed_since:
            changed = self.tr("The article was changed since: what you approve is the file as it was published.")
            column.addWidget(self._label(changed, "warning"))
        form = QFormLayout()
        form.addRow(self.tr("Who has listened?"), self.initials)
        column.addLayout(form)
        column.addWidget(self._problem)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.approve, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._approve)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(space(110))

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label

    def _who(self) -> str:
        return " ".join(self.initials.text().split())

    def _settle(self) -> None:
        self.approve.setEnabled(bool(self._who()))

    def _approve(self) -> None:
        self.approve.setEnabled(False)
        self._problem.hide()
        self._context.bridge.articles.approve(
            self._narration.id, self._who(), on_success=self._on_approved, on_failure=self._on_failure, owner=self
        )

    def _on_failure(self, problem: UserFacingError) -> None:
        self._problem.setText(f"{problem.what} {problem.to_do}".strip())
        self._problem.show()
        self._settle()

    def _on_approved(self, narration: NarrationItem) -> None:
        self._context.bridge.preferences.set(_INITIALS, self._who())
        self.approved.emit(narration)
        self.accept()
