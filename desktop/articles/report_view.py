"""What was published of an article: measured, counted, approved or not, with its file and its doubtful sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.articles.report_texts import approval_sentence, doubtful_sentences, measures
from desktop.lists.wording import moment
from desktop.theme import Theme, set_role, space
from desktop.widgets import ElidedLabel

if TYPE_CHECKING:
    from desktop.bridge.article_values import NarrationItem

__all__ = ["ReportView"]

_INDEX_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_SHOWN_SENTENCES: Final = 8
"""Rows of the list of doubtful sentences before it scrolls."""


class ReportView(QScrollArea):
    """`show_narrations` fills it. It changes nothing itself."""

    approve_wanted = Signal(object)
    """A `NarrationItem`."""
    show_wanted = Signal(object)
    sentence_wanted = Signal(int)
    """The index of a sentence of the plan."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrations: Sequence[NarrationItem] = ()
        inside = QWidget(self)
        self.which = QComboBox(inside)
        self.which.setAccessibleName(self.tr("Which publication"))
        self.nothing = self._sentence(inside, "muted")
        self.nothing.setText(self.tr("Nothing is published of this article. Publish… is above."))
        self._body = QWidget(inside)
        self._name = ElidedLabel("", self._body, mode=Qt.TextElideMode.ElideMiddle)
        self._name.setFont(theme.font("strong"))
        self.approval = self._sentence(self._body, "")
        self.changed = self._sentence(self._body, "warning")
        self.changed.setText(
            self.tr("The article was changed since; publish it again to have the changes in the file.")
        )
        self._away = self._sentence(self._body, "warning")
        self.approve = QPushButton(self.tr("Approve…"), self._body)
        self.play = QPushButton(self.tr("Play"), self._body)
        self.play.setToolTip(self.tr("In this computer’s own player, as listeners will hear it"))
        self.folder = QPushButton(self.tr("Show in folder"), self._body)
        self._numbers = QFormLayout(rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapAllRows)
        self._warnings = self._sentence(self._body, "warning")
        self._doubtful_title = QLabel(self.tr("Sentences to listen to"), self._body)
        self._doubtful_title.setFont(theme.font("strong"))
        self.doubtful = QListWidget(self._body)
        self.doubtful.setAccessibleName(self.tr("Sentences to listen to"))
        self.doubtful.setWordWrap(True)
        self._files = self._sentence(self._body, "muted")
        self._lay_out(inside)
        self._connect()
        self.show_narrations(())

    @property
    def narration(self) -> NarrationItem | None:
        """The one that is shown."""
        place = self.which.currentIndex()
        return self._narrations[place] if 0 <= place < len(self._narrations) else None

    def show_narrations(self, narrations: Sequence[NarrationItem]) -> None:
        """Show what was published of an article, the newest first; the one that was looked at stays."""
        if narrations == self._narrations and narrations:
            return
        newest = narrations[0].id if narrations else None
        was_newest = not self._narrations or self.which.currentIndex() <= 0
        shown = self.narration.id if self.narration is not None and not was_newest else newest
        self._narrations = tuple(narrations)
        self.which.blockSignals(True)
        self.which.clear()
        for narration in narrations:
            self.which.addItem(f"{moment(narration.created_at)} · {narration.path.suffix[1:].upper()}", narration.id)
        self.which.setCurrentIndex(max(0, self.which.findData(shown)) if narrations else -1)
        self.which.blockSignals(False)
        self.which.setVisible(len(narrations) > 1)
        self.nothing.setVisible(not narrations)
        self._body.setVisible(bool(narrations))
        self._show()

    def _lay_out(self, inside: QWidget) -> None:
        buttons = QVBoxLayout()  # three in a row are wider than the panel in French
        buttons.setSpacing(space(2))
        listening = QHBoxLayout()
        for button in (self.play, self.folder):
            listening.addWidget(button)
        listening.addStretch(1)
        buttons.addWidget(self.approve, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addLayout(listening)
        self._numbers.setContentsMargins(0, 0, 0, 0)
        self._numbers.setHorizontalSpacing(space(3))
        self._numbers.setVerticalSpacing(space(1))
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(space(3))
        for label in (self._name, self.approval, self.changed, self._away):
            body.addWidget(label)
        body.addLayout(buttons)
        body.addLayout(self._numbers)
        body.addWidget(self._warnings)
        body.addWidget(self._doubtful_title)
        body.addWidget(self.doubtful)
        body.addWidget(self._files)
        column = QVBoxLayout(inside)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(3))
        for widget in (self.which, self.nothing, self._body):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(lambda _: self._show())
        self.approve.clicked.connect(lambda _: self._say_which(self.approve_wanted))
        self.folder.clicked.connect(lambda _: self._say_which(self.show_wanted))
        self.play.clicked.connect(lambda _: self._play())
        for signal in (self.doubtful.itemClicked, self.doubtful.itemActivated):
            signal.connect(lambda item: self.sentence_wanted.emit(int(item.data(_INDEX_ROLE))))

    def _show(self) -> None:
        narration = self.narration
        if narration is None:
            return
        self._name.set_full_text(narration.path.name)
        is_approved = narration.approval_state == "approved"
        self._say(self.approval, approval_sentence(narration), "done" if is_approved else "warning")
        self.changed.setVisible(narration.is_changed_since)
        away = self.tr("The file is not where it was published: {0}").format(narration.path)
        self._say(self._away, "" if narration.is_there else away, "warning")
        self.approve.setVisible(not is_approved)
        self.approve.setProperty("primary", not narration.is_changed_since)
        self.approve.style().unpolish(self.approve)
        self.approve.style().polish(self.approve)
        for button in (self.approve, self.play, self.folder):
            button.setEnabled(narration.is_there)
        self._show_numbers(narration)
        self._say(self._warnings, "\n".join(map(str, narration.report["warnings"])), "warning")
        self._show_doubtful(narration)
        others = [name.rpartition("/")[2].rpartition("\\")[2] for name in map(str, narration.report["files"])]
        self._say(self._files, self.tr("Written beside it: {0}").format(", ".join(others)) if others else "", "muted")

    def _show_numbers(self, narration: NarrationItem) -> None:
        while self._numbers.rowCount():
            self._numbers.removeRow(0)
        for line in measures(narration.report):
            name, value = QLabel(line.name, self._body), self._sentence(self._body, "warning" if line.is_off else "")
            name.setProperty("role", "muted")
            value.setText(line.value)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._numbers.addRow(name, value)

    def _show_doubtful(self, narration: NarrationItem) -> None:
        self.doubtful.clear()
        found = doubtful_sentences(narration)
        for index, text, why in found:
            item = QListWidgetItem(f"{text}\n{why}", self.doubtful)
            item.setData(_INDEX_ROLE, index)
        for widget in (self._doubtful_title, self.doubtful):
            widget.setVisible(bool(found))
        rows = min(len(found), _SHOWN_SENTENCES)
        self.doubtful.setMinimumHeight(rows * 3 * self.fontMetrics().lineSpacing() + space(2))

    def _play(self) -> None:
        if (narration := self.narration) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(narration.path)))

    def _say_which(self, wanted: SignalInstance) -> None:
        if self.narration is not None:
            wanted.emit(self.narration)

    def _sentence(self, parent: QWidget, role: str) -> QLabel:
        label = QLabel(parent)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        policy = label.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        label.setSizePolicy(policy)
        return label

    def _say(self, label: QLabel, text: str, role: str) -> None:
        label.setText(text)
        set_role(label, role)
        label.setVisible(bool(text))
