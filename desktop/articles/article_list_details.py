"""What is to be known and done about the chosen article, below the list: its state in sentences, and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.articles.article_list_actions import ArticleActions
from desktop.articles.article_list_state import ArticleLine, ArticleStage, size_text
from desktop.lists.details_panel import DetailsPanel
from desktop.lists.wording import moment
from desktop.theme import Theme

__all__ = ["ArticleDetails"]


class ArticleDetails(DetailsPanel):
    """Shows the lines that were chosen."""

    def __init__(self, actions: ArticleActions, theme: Theme, parent: QWidget | None = None) -> None:
        first = (actions.open, actions.go_on, actions.cancel, actions.approve, actions.publish)
        super().__init__(theme, first, actions.menu, parent)
        self.setAccessibleName(self.tr("The chosen article"))
        self.more.setAccessibleName(self.tr("More to do with the chosen article"))

    def show_lines(self, lines: Sequence[ArticleLine]) -> None:
        """Say what is chosen."""
        if len(lines) == 1:
            line = lines[0]
            self.show_chosen(line.item.title, self._sentences(line), is_failure=line.stage is ArticleStage.FAILED)
        elif lines:
            self.show_chosen(self.tr("{0} articles are chosen").format(len(lines)), "")
        else:
            self.hide()

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
