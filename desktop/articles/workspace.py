"""Articles: the list, and the article that is open. What is dropped, pasted or chosen becomes a new one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from audio_engine.resources import resource
from audio_engine.text import interface_language
from desktop.articles.article_list import ArticleListView
from desktop.articles.article_list_state import ArticleLine
from desktop.articles.new_article import Handed, HandedAddress, HandedNothing, Handover, handed_files, handed_over
from desktop.articles.new_article_reading import ArticleReading
from desktop.articles.opening import ShowArticle
from desktop.articles.workspace_making import PageMaking
from desktop.articles.workspace_news import PublishNews
from desktop.interviews.file_places import ask_for_files
from desktop.notices import Notice, NoticeKind
from desktop.shortcuts import Command
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.articles.workspace_hands import ArticleHands
    from desktop.articles.workspace_page import ArticlePage
    from desktop.bridge.article_values import OpenArticle

__all__ = ["ArticlesWorkspace"]

_FOLDER: Final = "articles.folder"


class ArticlesWorkspace(QWidget):
    """The workspace that the rail calls “articles”."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__()
        self._context = context
        self._bridge = context.bridge
        self.list = ArticleListView(context, self)
        self._news = PublishNews(context, self.list.model, self._show_published, self)
        self._making = PageMaking(context, self.list.changes, self)
        self.reading = ArticleReading(context.bridge, context.theme, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reading)
        column.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        self._connect()
        self._add_commands()

    # --- what other workspaces and the window ask for ---------------------------------------------------------------

    def open_item(self, item: object) -> None:
        """Open what a `ShowArticle` names."""
        assert isinstance(item, ShowArticle)
        self.open_article(item.article_id, published=item.published)

    def open_files(self, paths: list[Path]) -> None:
        """Read these files as new articles."""
        self._take(handed_files(paths))

    # --- going from one page to another -----------------------------------------------------------------------------

    @property
    def page(self) -> ArticlePage:
        """The page of an article."""
        return self._making.page

    @property
    def hands(self) -> ArticleHands:
        """What is done with the open article."""
        return self._making.hands

    @property
    def open_id(self) -> int | None:
        """The article that is open."""
        return self.page.article_id if self._making.is_made else None

    def show_list(self) -> None:
        """Go back to the list; what is pending is stored, and what was heard stops."""
        shown = self.open_id
        if shown is not None:
            self.page.close_article()
            self.list.choose(shown)
        self._stack.setCurrentWidget(self.list)
        self.list.focus_list()

    def open_article(self, article_id: int, *, published: bool = False, publish: bool = False) -> None:
        """Open an article; `published` shows what was published of it, `publish` asks how it is to be."""

        def come_forward() -> None:
            self._stack.setCurrentWidget(self.page)
            self.page.focus_text()
            if published:
                self.page.show_report()
            if publish:
                self.hands.publish()

        def show(opened: OpenArticle) -> None:
            self.page.show_article(opened)
            QTimer.singleShot(0, self, come_forward)

        def make(opened: OpenArticle) -> None:
            self._making.when_made(partial(show, opened))

        self._bridge.articles.open(article_id, on_success=make, owner=self)

    # --- new articles -----------------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Make an article of what was copied."""
        data = QGuiApplication.clipboard().mimeData()
        self._take(handed_over(data) if data is not None else HandedNothing())

    def ask_for_files(self) -> None:
        """The system's dialog; what is chosen is read."""
        folder = str(self._bridge.preferences.get(_FOLDER, ""))
        ask_for_files(self, self.tr("Open articles"), folder, self._on_files_chosen)

    def write_one(self) -> None:
        """An empty article to type in."""
        self._bridge.articles.new(self.tr("New article"), on_success=self.open_article, owner=self)

    def start_sample(self) -> None:
        """Try it all with the sample article in the language of the interface."""
        language = "fr" if interface_language().startswith("fr") else "en"
        self.open_files([resource(f"samples/article-{language}.md")])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files, text and pages may be dropped here."""
        if not isinstance(handed_over(event.mimeData()), HandedNothing):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Make articles of what was dropped."""
        event.acceptProposedAction()
        self.take_data(event.mimeData())

    def take_data(self, data: QMimeData) -> None:
        """Make articles of what was dropped or copied."""
        self._take(handed_over(data))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Make beforehand what the first click will need."""
        super().showEvent(event)
        self._making.when_made(lambda: None)

    # --- what happens -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.list.open_wanted.connect(self.open_article)
        self.list.publish_wanted.connect(lambda article_id: self.open_article(article_id, publish=True))
        self.list.approve_wanted.connect(self._approve_newest)
        self.list.newer_wanted.connect(self._ask_for_newer)
        self.list.paste_wanted.connect(self.paste)
        self.list.files_wanted.connect(self.ask_for_files)
        self.list.empty_wanted.connect(self.write_one)
        self.list.sample_wanted.connect(self.start_sample)
        self._stack.currentChanged.connect(lambda _: self._retitle())
        self._making.made.connect(self._on_page_made)
        self.list.line_read.connect(self._on_line)
        self.list.gone.connect(self._on_gone)
        self.reading.read.connect(self._on_read)
        self.reading.failed.connect(self._context.notices.failure)

    def _on_page_made(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self.page.back.connect(self.show_list)
        self.page.retitled.connect(self._retitle)
        group = self.tr("Articles")
        for command, run in (
            (Command("article.back", self.tr("Back to the articles"), ("Alt+Left",), group), self.show_list),
            (Command("article.publish", self.tr("Publish…"), ("Ctrl+E",), group), self.hands.publish),
        ):
            self._context.shortcuts.add(command, page, run)

    def _retitle(self) -> None:
        """The window is called after the article that is open in it."""
        self.setWindowTitle("" if self._stack.currentWidget() is self.list else self.page.title)

    def _show_published(self, article_id: int) -> None:
        self._context.open_item("articles", ShowArticle(article_id, published=True))

    def _approve_newest(self, article_id: int) -> None:
        self.hands.approve_newest(article_id)

    def _ask_for_newer(self, article_id: int) -> None:
        self.hands.ask_for_newer(article_id)

    def _add_commands(self) -> None:
        group = self.tr("Articles")
        for command, run in (
            (Command("articles.paste", self.tr("New article from the clipboard"), ("Ctrl+V",), group), self.paste),
            (Command("articles.write", self.tr("Write an article"), ("Ctrl+N",), group), self.write_one),
            (Command("articles.files", self.tr("Open articles…"), ("Ctrl+O",), group), self.ask_for_files),
            (Command("articles.search", self.tr("Search every article"), ("Ctrl+F",), group), self.list.focus_search),
        ):
            self._context.shortcuts.add(command, self.list, run)

    def _take(self, handover: Handover) -> None:
        match handover:
            case HandedAddress(address=address):
                self._refuse_address(address)
            case HandedNothing():
                self._context.notices.say(self.tr("There is no text on the clipboard."))
            case _:
                handed: tuple[Handed, ...] = handover
                self.reading.take(handed)

    def _refuse_address(self, address: str) -> None:
        what = self.tr("Souffleur never goes to the network, so it cannot fetch {0}.").format(address)
        more = self.tr("Open the page in your browser, select the article, copy it and paste it here.")
        self._context.notices.post(Notice(what, more, NoticeKind.WARNING, key="articles/address"))

    def _on_read(self, ids: list[int]) -> None:
        if len(ids) == 1:
            self.open_article(ids[0])
            return
        self._context.notices.say(self.tr("{0} articles were added.").format(len(ids)))
        self.list.choose(ids[-1])

    def _on_line(self, line: ArticleLine) -> None:
        if self.open_id == line.id:
            self.hands.follow_line(line)

    def _on_gone(self, article_ids: list[int]) -> None:
        if self.open_id in article_ids:
            self.show_list()

    def _on_files_chosen(self, paths: list[Path]) -> None:
        if paths:
            self._bridge.preferences.set(_FOLDER, str(paths[0].parent))
            self.open_files(paths)
