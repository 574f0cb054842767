"""Does to articles what somebody has asked for, through the bridge, and says so with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.articles.article_list_actions import ArticleActions
from desktop.articles.article_list_state import ArticleLine
from desktop.interviews.file_places import show_in_folder
from desktop.notices import Notice, NoticeKind
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.article_values import NarrationItem

__all__ = ["ArticleChanges"]


class ArticleChanges(QObject):
    """Deletes, restores, renders again, cancels, shows files."""

    def __init__(self, context: WorkspaceContext, host: QWidget) -> None:
        super().__init__(host)
        self._context = context
        self._bridge = context.bridge

    def follow(self, actions: ArticleActions) -> None:
        """Do what these actions ask for."""
        actions.go_on_wanted.connect(self.go_on)
        actions.cancel_wanted.connect(self.cancel)
        actions.delete_wanted.connect(self.delete)
        actions.show_wanted.connect(self.show_file)

    def go_on(self, lines: Sequence[ArticleLine]) -> None:
        """Let renderings that failed or were stopped go on; sentences that were said are not said again."""
        for line in lines:
            if line.item.job_id is not None:
                self._bridge.jobs.retry(line.item.job_id)

    def cancel(self, lines: Sequence[ArticleLine]) -> None:
        """Stop renderings; the sentences that were said are kept."""
        for line in lines:
            if line.item.job_id is not None:
                self._bridge.jobs.cancel(line.item.job_id)
                self._context.notices.say(
                    self.tr("The rendering of “{0}” was cancelled; nothing was published.").format(line.item.title),
                    undo=partial(self._bridge.jobs.retry, line.item.job_id),
                )

    def delete(self, lines: Sequence[ArticleLine]) -> None:
        """Take articles out of sight, with a way back. Files that were published stay where they are."""
        ids = [line.id for line in lines]
        if len(lines) == 1:
            what = self.tr("“{0}” was deleted. What was published of it stays.").format(lines[0].item.title)
        else:
            what = self.tr("{0} articles were deleted. What was published of them stays.").format(len(lines))
        self._bridge.articles.delete(
            ids, on_success=lambda: self._context.notices.say(what, undo=partial(self._bridge.articles.restore, ids))
        )

    def show_file(self, line: ArticleLine) -> None:
        """Show the newest narration where it lies."""
        if line.item.narration_id is not None:
            self._bridge.articles.narration_report(line.item.narration_id, on_success=self.show_narration, owner=self)

    def show_narration(self, narration: NarrationItem) -> None:
        """Show a narration where it lies, or say that it is not there any more."""
        if narration.is_there:
            show_in_folder(narration.path)
            return
        what = self.tr("The file is not where it was published: {0}").format(narration.path)
        more = self.tr("Its article is here; publish it again to have another.")
        self._context.notices.post(Notice(what, more, NoticeKind.WARNING, key=f"narration/{narration.id}"))
