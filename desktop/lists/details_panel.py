"""Below a list: what is chosen in it, in a sentence, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.lists.action_button import ActionButton
from desktop.theme import Theme, set_role, space
from desktop.widgets.elided_label import ElidedLabel

__all__ = ["DetailsPanel"]


class DetailsPanel(QFrame):
    """A title and a sentence, a button for each action, the first as the one thing to do, and a menu with the rest."""

    def __init__(
        self,
        theme: Theme,
        actions: Sequence[QAction],
        menu: Callable[[QWidget], QMenu],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", self)
        self._title.setFont(theme.font("strong"))
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words = QVBoxLayout()
        self._words.setSpacing(space(1))
        self._words.addWidget(self._title)
        self._words.addStretch(1)
        self.add_sentence(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1), space(3), 0, 0)
        row.setSpacing(space(2))
        row.addLayout(self._words, 1)
        self.buttons = [ActionButton(action, self, primary=number == 0) for number, action in enumerate(actions)]
        self.more = QPushButton(self.tr("More"), self)
        self.more.clicked.connect(lambda: self._show_menu(menu))
        for button in (*self.buttons, self.more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_chosen(self, title: str, sentence: str, *, is_failure: bool = False) -> None:
        """Say what is chosen."""
        self._title.set_full_text(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        set_role(self._sentence, "failure" if is_failure else "muted")
        self.show()

    def add_sentence(self, label: QLabel) -> None:
        """Show one more, which takes as many lines as it needs in the width that is there."""
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.insertWidget(self._words.count() - 1, label)

    def _show_menu(self, menu: Callable[[QWidget], QMenu]) -> None:
        shown = menu(self)
        shown.aboutToHide.connect(shown.deleteLater)
        shown.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
