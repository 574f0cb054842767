"""Tells a person that a publication has ended, or why it could not be made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from desktop.articles.article_list_model import ArticleListModel
from desktop.bridge import JobEnd
from desktop.notices import Notice, NoticeAction, NoticeKind
from desktop.workspaces import WorkspaceContext

__all__ = ["PublishNews"]

_KIND: Final = "narrate"


class PublishNews(QObject):
    """Listens to the queue; `show_published` opens an article at what was published of it."""

    def __init__(
        self,
        context: WorkspaceContext,
        model: ArticleListModel,
        show_published: Callable[[int], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self._show_published = show_published
        context.bridge.jobs.job_ended.connect(self._on_end)

    def _on_end(self, end: JobEnd) -> None:
        line = self._model.line_of_job(end.job_id)
        if end.kind != _KIND or line is None:
            return
        title, key = line.item.title, f"job/{end.job_id}"
        show = NoticeAction(self.tr("Open"), partial(self._show_published, line.id))
        match end.state:
            case "failed":
                what = self.tr("“{0}” could not be published.").format(title)
                again = NoticeAction(self.tr("Try again"), partial(self._context.bridge.jobs.retry, end.job_id))
                notice = Notice(what, f"{end.what} {end.to_do}".strip(), NoticeKind.FAILURE, (again,), key)
            case "done-with-warnings":
                what = self.tr("“{0}” is published, with sentences to listen to.").format(title)
                notice = Notice(what, kind=NoticeKind.WARNING, actions=(show,), key=key)
            case "done":
                what = self.tr("“{0}” is published.").format(title)
                notice = Notice(what, kind=NoticeKind.DONE, actions=(show,), key=key)
            case _:
                return
        self._context.notices.post(notice)
