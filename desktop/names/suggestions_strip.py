"""Names that people corrected again and again in transcripts: one question at a time, above the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel
from desktop.widgets.icon_picture import IconPicture

if TYPE_CHECKING:
    from desktop.bridge.names_work import Suggestion

__all__ = ["SuggestionsStrip"]


class SuggestionsStrip(QFrame):
    """It is there while there is something to suggest. It changes nothing itself."""

    add_wanted = Signal(object)
    """A `Suggestion`."""
    dismiss_wanted = Signal(object)
    place_wanted = Signal(object)
    """The `Place` where it was corrected last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestions: list[Suggestion] = []
        self.setObjectName("notice")
        self.setAccessibleName(self.tr("Names from your corrections"))
        self._question = QLabel(self)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setWordWrap(True)
        self._question.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._where = ElidedLabel("", self)
        self._where.setFont(theme.font("caption"))
        self._where.setProperty("role", "muted")
        self.add = QPushButton(self.tr("Add to the list"), self)
        self.add.setProperty("primary", True)
        self.show_place = QPushButton(self.tr("Show where"), self)
        self.dismiss = QPushButton(self.tr("Not a name"), self)
        self.dismiss.setToolTip(self.tr("It is not suggested again"))
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        for button in (self.add, self.show_place, self.dismiss):
            buttons.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(space(3), space(2), space(3), space(2))
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(1))
        grid.addWidget(IconPicture(theme, "names", 20, role="news"), 0, 0, 2, 1)
        grid.addWidget(self._question, 0, 1)
        grid.addWidget(self._where, 1, 1)
        grid.addLayout(buttons, 0, 2, 2, 1)
        grid.setColumnStretch(1, 1)
        self.add.clicked.connect(lambda _: self.add_wanted.emit(self._suggestions[0]))
        self.dismiss.clicked.connect(lambda _: self.dismiss_wanted.emit(self._suggestions[0]))
        self.show_place.clicked.connect(lambda _: self.place_wanted.emit(self._suggestions[0].places[0]))
        self.hide()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Ask about the first of these."""
        self._suggestions = list(suggestions)
        if not suggestions:
            self.hide()
            return
        first = suggestions[0]
        if first.count == 2:
            question = self.tr("You changed “{0}” to “{1}” twice: add it to the list?").format(
                first.heard, first.written
            )
        else:
            question = self.tr("You changed “{0}” to “{1}” {2} times: add it to the list?").format(
                first.heard, first.written, first.count
            )
        self._question.setText(question)
        titles = ", ".join(dict.fromkeys(place.title for place in first.places))
        where = self.tr("In {0}").format(titles)
        others = len(suggestions) - 1
        if others == 1:
            where = self.tr("{0}. One more suggestion after this one.").format(where)
        elif others:
            where = self.tr("{0}. {1} more suggestions after this one.").format(where, others)
        self._where.set_full_text(where)
        self.show()
