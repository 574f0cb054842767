"""What is done with the open article: publish, approve, read a newer version; and what is told of its jobs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from desktop.articles.approve_dialog import ApproveDialog
from desktop.articles.article_list_changes import ArticleChanges
from desktop.articles.article_list_state import ArticleLine
from desktop.articles.new_article_version import VersionDialog
from desktop.articles.publish_dialog import PUBLISH_PREFERENCE, PublishDialog
from desktop.articles.workspace_page import ArticlePage
from desktop.bridge.publish_offer import PublishOffer, publish_offer
from desktop.interviews.file_places import ask_for_file
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.article_values import NarrationItem, OpenArticle, PreparedNarration, Reimport

__all__ = ["ArticleHands"]

_FOLDER: Final = "articles.folder"


class ArticleHands(QObject):
    """Acts for `page`; dialogs stand over `host`."""

    def __init__(self, context: WorkspaceContext, page: ArticlePage, changes: ArticleChanges, host: QWidget) -> None:
        super().__init__(host)
        self._context = context
        self._bridge = context.bridge
        self._page = page
        self._changes = changes
        self._host = host
        self._known: tuple[object, ...] = ()
        """What was published of the open article, as far as it has been shown."""
        page.publish_wanted.connect(self.publish)
        page.approve_wanted.connect(self.approve)
        page.show_wanted.connect(changes.show_narration)
        page.cancel_wanted.connect(self._bridge.jobs.cancel)
        self._bridge.jobs.progress.connect(page.show_progress)

    # --- publish ----------------------------------------------------------------------------------------------------

    def publish(self) -> None:
        """Store what was typed, then ask how the open article is to be published."""
        page = self._page
        if page.article_id is None or page.editor is None or not page.publish.isEnabled():
            return
        page.side.stop()
        page.editor.stop()
        page.editor.flush(self._ask_to_publish)

    def _ask_to_publish(self) -> None:
        kept = self._bridge.preferences.get(PUBLISH_PREFERENCE, {})
        folders = [Path(str(kept["folder"]))] if isinstance(kept, dict) and "folder" in kept else []
        music = QStandardPaths.StandardLocation.MusicLocation
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folders += [Path(QStandardPaths.writableLocation(place)) for place in (music, documents)]
        home, language = self._bridge.home, self._page.choices.language or self._page.item.language
        self._bridge.operations.run(
            lambda: publish_offer(home, language, folders),
            on_success=self._open_dialog,
            key="articles-publish",
            owner=self,
        )

    def _open_dialog(self, offer: PublishOffer) -> None:
        page = self._page
        if page.article_id is None:
            return
        dialog = PublishDialog(
            self._context, page.article_id, self._host, draft=page.draft, choices=page.choices, offer=offer
        )
        dialog.choices_changed.connect(page.take_choices)
        dialog.queued.connect(self._on_queued)
        dialog.open()

    def _on_queued(self, prepared: PreparedNarration) -> None:
        for text in prepared.notices:
            self._context.notices.say(text)
        self._page.progress.show_waiting()

    # --- approve ----------------------------------------------------------------------------------------------------

    def approve(self, narration: NarrationItem) -> None:
        """Ask who has listened to it."""
        dialog = ApproveDialog(self._context, narration, self._host)
        dialog.approved.connect(self._on_approved)
        dialog.open()

    def approve_newest(self, article_id: int) -> None:
        """The same for the newest narration of an article."""
        self._read(article_id, self._approve_first)

    def _approve_first(self, opened: OpenArticle) -> None:
        if opened.narrations:
            self.approve(opened.narrations[0])

    def _on_approved(self, narration: NarrationItem) -> None:
        what = self.tr("“{0}” is approved by {1}.").format(narration.path.name, narration.approval_by)
        self._context.notices.say(what)

    # --- a newer version --------------------------------------------------------------------------------------------

    def ask_for_newer(self, article_id: int) -> None:
        """Let somebody choose the file of a newer version, and show what it would change."""
        folder = str(self._bridge.preferences.get(_FOLDER, ""))
        title = self.tr("Choose the newer version of the article")
        ask_for_file(self._host, title, folder, partial(self.preview_newer, article_id))

    def preview_newer(self, article_id: int, source: Path) -> None:
        """Show what the article in `source` would change."""

        def read(opened: OpenArticle) -> None:
            self._bridge.articles.reimport_preview(
                article_id, source, name=source.name, on_success=partial(self._show_newer, opened), owner=self
            )

        self._read(article_id, read)

    def _show_newer(self, opened: OpenArticle, newer: Reimport) -> None:
        if newer.is_same:
            self._context.notices.say(self.tr("The newer version says the same; nothing was changed."))
            return
        dialog = VersionDialog(self._context.theme, opened.item.title, newer, self._host)
        dialog.accepted.connect(partial(self._take_newer, opened, newer))
        dialog.open()

    def _take_newer(self, opened: OpenArticle, newer: Reimport) -> None:
        what = self.tr("“{0}” has its newer version.").format(opened.item.title)
        undo = partial(self._bridge.articles.store, opened.id, draft=opened.draft)
        self._bridge.articles.reimport(
            opened.id, newer, on_success=lambda _: self._context.notices.say(what, undo=undo), owner=self
        )

    # --- what is told -----------------------------------------------------------------------------------------------

    def follow_line(self, line: ArticleLine) -> None:
        """The list has read the open article again: read what was published of it where that is another now."""
        self._page.show_line(line)
        item = line.item
        known = (item.id, item.narration_id, item.approval_by, item.approval_at, item.is_changed)
        was, self._known = self._known, known
        if known == was:
            return
        is_published = bool(was) and was[0] == item.id and was[1] != item.narration_id and item.narration_id is not None
        self._read(item.id, partial(self._show_narrations, is_published))

    def _show_narrations(self, is_published: bool, opened: OpenArticle) -> None:
        self._page.show_narrations(opened)
        if is_published and self._page.article_id == opened.id:
            self._page.show_report()

    def _read(self, article_id: int, then: Callable[[OpenArticle], None]) -> None:
        self._bridge.articles.open(article_id, on_success=then, owner=self)
