"""Asks who vouches for a transcript, and says what has not been checked."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.theme import Theme, space

__all__ = ["ReviewDialog"]

_LONGEST = 40


class ReviewDialog(QDialog):
    """`initials` is what was written."""

    def __init__(
        self, theme: Theme, initials: str, unchecked: int, doubtful: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mark as reviewed"))
        says = QLabel(
            self.tr("You vouch for this text: exports will name you as the person who has reviewed it."), self
        )
        says.setWordWrap(True)
        self._field = QLineEdit(initials, self)
        self._field.setMaxLength(_LONGEST)
        self._field.setAccessibleName(self.tr("Initials or name"))
        form = QFormLayout()
        form.addRow(self.tr("Initials or name"), self._field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        self._ok = buttons.addButton(self.tr("Mark as reviewed"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._ok.setProperty("primary", True)
        self._ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(4))
        column.setSpacing(space(3))
        column.addWidget(says)
        if unchecked:
            text = self.tr("%n passage(s) are not ticked as checked.", "", unchecked)
            if doubtful:
                text += " " + self.tr("%n of them are marked as doubtful.", "", doubtful)
            warning = QLabel(text, self)
            warning.setWordWrap(True)
            warning.setProperty("role", "warning")
            column.addWidget(warning)
        column.addLayout(form)
        column.addWidget(buttons)
        self._field.textChanged.connect(lambda _: self._enable())
        self._field.selectAll()
        self.setMinimumWidth(theme_width(theme))
        self._enable()

    @property
    def initials(self) -> str:
        """Who vouches."""
        return " ".join(self._field.text().split())

    def _enable(self) -> None:
        self._ok.setEnabled(bool(self.initials))


def theme_width(theme: Theme) -> int:
    """Wide enough for a sentence in the size of this system's text."""
    return round(theme.font("body").pointSizeF() * 42)
