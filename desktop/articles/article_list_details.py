"""What is to be known and done about the chosen article, below the list: its state in sentences, and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.articles.article_list_actions import ArticleActions
from desktop.articles.article_list_state import ArticleLine, ArticleStage, size_text
from desktop.lists.action_button import ActionButton
from desktop.lists.wording import moment
from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel

__all__ = ["ArticleDetails"]


class ArticleDetails(QFrame):
    """Shows the lines that were chosen."""

    def __init__(self, actions: ArticleActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The chosen article"))
        self._title = ElidedLabel("", self)
        self._title.setFont(theme.font("strong"))
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(space(1))
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1), space(3), 0, 0)
        row.setSpacing(space(2))
        row.addLayout(words, 1)
        self.buttons = [
            ActionButton(actions.open, self, primary=True),
            ActionButton(actions.go_on, self),
            ActionButton(actions.cancel, self),
            ActionButton(actions.approve, self),
            ActionButton(actions.publish, self),
        ]
        for button in self.buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._more = QPushButton(self.tr("More"), self)
        self._more.setAccessibleName(self.tr("More to do with the chosen article"))
        self._more.clicked.connect(lambda: self._show_menu(actions))
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self.show_lines(())

    def show_lines(self, lines: Sequence[ArticleLine]) -> None:
        """Say what is chosen."""
        self.setVisible(bool(lines))
        if len(lines) == 1:
            line = lines[0]
            self._title.set_full_text(line.item.title)
            self._sentence.setText(self._sentences(line))
            self._sentence.setProperty("role", "failure" if line.stage is ArticleStage.FAILED else "muted")
        elif lines:
            self._title.set_full_text(self.tr("{0} articles are chosen").format(len(lines)))
            self._sentence.setText("")
        self._sentence.setVisible(bool(self._sentence.text()))
        self._sentence.style().unpolish(self._sentence)
        self._sentence.style().polish(self._sentence)

    def _show_menu(self, actions: ArticleActions) -> None:
        menu = actions.menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _sentences(self, line: ArticleLine) -> str:
        item = line.item
        kept = self.tr("What was said is kept, and rendering it again goes on from there.")
        interrupted, stopped = self.tr("The rendering was interrupted."), self.tr("The rendering was stopped.")
        runs = self.tr("You may go on working on it: what is rendered is the text as it was.")
        changed = self.tr("The article was changed since it was published.") if item.is_changed else ""
        unapproved = self.tr("Nobody has listened to it and approved it; the file says so in its tags.")
        approved = self.tr("{0} has listened to it and approved it: {1}.")
        sentences = {
            ArticleStage.FAILED: f"{item.job_what} {item.job_to_do}",
            ArticleStage.INTERRUPTED: f"{interrupted} {kept}",
            ArticleStage.STOPPED: f"{stopped} {kept}",
            ArticleStage.RENDERING: runs,
            ArticleStage.WAITING: runs,
            ArticleStage.UNAPPROVED: f"{unapproved} {changed}",
            ArticleStage.APPROVED: f"{approved.format(item.approval_by, moment(item.approval_at))} {changed}",
            ArticleStage.TEXT: self._unpublished(line),
        }
        return sentences[line.stage].strip()

    def _unpublished(self, line: ArticleLine) -> str:
        if not line.item.words:
            return self.tr("There is nothing in it to say yet.")
        size = size_text(line.item.words, line.item.estimated_s)
        return self.tr("{0}. Nothing is published of it.").format(size)
