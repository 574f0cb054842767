"""The list of articles: each with its state, one search over their texts, and what to do where there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.articles.article_list_actions import ArticleActions
from desktop.articles.article_list_bar import ArticleListBar
from desktop.articles.article_list_changes import ArticleChanges
from desktop.articles.article_list_details import ArticleDetails
from desktop.articles.article_list_model import ArticleListModel
from desktop.articles.article_list_search import ArticleSearch
from desktop.articles.article_list_state import ArticleLine
from desktop.articles.article_list_table import ArticleTable
from desktop.theme import space
from desktop.widgets import EmptyState
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge import JobEnd
    from desktop.bridge.article_values import ArticleItem

__all__ = ["ArticleListView"]

_GATHER_MS: Final = 30
"""Changes that come together are read together."""


class ArticleListView(QWidget):
    """Everything in it is read from the bridge and kept up to date by its signals."""

    open_wanted = Signal(int)
    """An article."""
    publish_wanted = Signal(int)
    approve_wanted = Signal(int)
    """An article, of which the newest narration is meant."""
    newer_wanted = Signal(int)
    paste_wanted = Signal()
    files_wanted = Signal()
    """Somebody wants to choose files."""
    empty_wanted = Signal()
    """Somebody wants to type."""
    sample_wanted = Signal()
    line_read = Signal(object)
    """An `ArticleLine` that is another than before."""
    gone = Signal(list)
    """The ids of articles that are no longer there."""

    def __init__(self, context: WorkspaceContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = context.bridge
        self._is_read = False
        self._choose_when_read = 0
        self.model = ArticleListModel(self)
        self.table = ArticleTable(self.model, context.theme, self)
        self.search = ArticleSearch(context.bridge, context.theme, self)
        self.bar = ArticleListBar(self)
        self.actions_of_rows = ArticleActions(context.shortcuts, self)
        self.changes = ArticleChanges(context, self)
        self.details = ArticleDetails(self.actions_of_rows, context.theme, self)
        self._pages = QStackedWidget(self)
        self._rows = QStackedWidget(self)
        self.empty = self._empty_state()
        self._no_match = self._no_match_state()
        self._lay_out()
        self._read_timer = QTimer(self, interval=_GATHER_MS, singleShot=True)
        self._read_timer.timeout.connect(self.read_all)
        self._connect()
        self.read_all()

    def read_all(self) -> None:
        """Read the whole list; rows that are the same stay as they are."""
        self._bridge.articles.articles(on_success=self._show_all, owner=self)

    def choose(self, article_id: int) -> None:
        """Choose an article, at once or when it has been read."""
        if self.model.row_of(article_id) is None:
            self._choose_when_read = article_id
        else:
            self.table.choose(article_id)

    def focus_search(self) -> None:
        """Go to the field that searches every article."""
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()

    def focus_list(self) -> None:
        """Go to the results where something is searched for, else to the table."""
        (self.search.results if self.search.is_active else self.table).setFocus()

    # --- layout ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        list_page = QWidget(self)
        list_column = QVBoxLayout(list_page)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.setSpacing(space(3))
        list_column.addWidget(self.bar)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._no_match)
        list_column.addWidget(self._rows, 1)
        list_column.addWidget(self.details)
        self._pages.addWidget(list_page)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.search)
        self._list_page = list_page
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(4))
        column.setSpacing(space(4))
        column.addLayout(self._header())
        column.addWidget(self._pages, 1)
        order = (self.search.field, self._blank, self._open, self._paste, self.bar.states, self.bar.order)
        for first, second in zip(order, (*order[1:], self.table), strict=True):
            self.setTabOrder(first, second)

    def _header(self) -> QHBoxLayout:
        title = QLabel(self.tr("Articles"), self)
        title.setFont(self._context.theme.font("heading"))
        self._blank = QPushButton(self.tr("Write one"), self)
        self._blank.setToolTip(self.tr("An empty article to type in"))
        self._blank.clicked.connect(self.empty_wanted)
        self._open = QPushButton(self.tr("Open…"), self)
        self._open.setAccessibleName(self.tr("Open articles from files"))
        self._open.setToolTip(self.tr("Or drop them on this list"))
        self._open.clicked.connect(self.files_wanted)
        self._paste = QPushButton(self.tr("New from clipboard"), self)
        self._paste.setProperty("primary", True)
        self._paste.setToolTip(self.tr("What was copied in a browser or a word processor; Ctrl+V does it too"))
        self._paste.clicked.connect(self.paste_wanted)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(title)
        row.addSpacing(space(2))
        row.addWidget(self.search.field, 1)
        row.addSpacing(space(2))
        for button in (self._blank, self._open, self._paste):
            row.addWidget(button)
        return row

    def _empty_state(self) -> EmptyState:
        empty = EmptyState(
            self._context.theme,
            icon="articles",
            title=self.tr("No articles yet"),
            sentence=self.tr(
                "Copy an article in your browser or word processor and press Ctrl+V here, or drop a file: "
                "Word, OpenDocument, PDF, web page, Markdown, text. Nothing leaves this computer."
            ),
        )
        empty.add_button(self.tr("New from clipboard"), self.paste_wanted.emit, primary=True)
        empty.add_button(self.tr("Open a file…"), self.files_wanted.emit)
        empty.add_button(self.tr("Try it with the sample article"), self.sample_wanted.emit)
        return empty

    def _no_match_state(self) -> EmptyState:
        nothing = EmptyState(
            self._context.theme,
            icon="filter",
            title=self.tr("No article is in this state"),
            sentence=self.tr("The list is narrowed by state."),
        )
        nothing.add_button(self.tr("Show all articles"), self._widen)
        return nothing

    # --- what happens ---------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        articles, jobs = self._bridge.articles, self._bridge.jobs
        articles.articles_changed.connect(self._read_timer.start)
        articles.article_changed.connect(lambda _: self._read_timer.start())
        jobs.progress.connect(self.model.set_progress)
        jobs.job_changed.connect(lambda _: self._read_timer.start())
        jobs.job_ended.connect(self._on_job_ended)
        self._bridge.library.recordings_changed.connect(self._read_timer.start)  # the window came to the front
        self.model.counted.connect(self._on_counted)
        self.model.rename_wanted.connect(articles.rename)
        self.table.chosen.connect(self._on_chosen)
        self.table.open_wanted.connect(self.open_wanted)
        self.table.menu_wanted.connect(self._show_menu)
        header = self.table.horizontalHeader()
        header.sortIndicatorChanged.connect(self.bar.show_order)
        self.bar.show_order(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.bar.narrowed.connect(self.model.narrow)
        self.bar.sorted_by.connect(self.table.sortByColumn)
        self.search.searching.connect(lambda _: self._show_page())
        self.search.opened.connect(self.open_wanted)
        self._pass_on()

    def _pass_on(self) -> None:
        actions = self.actions_of_rows
        actions.rename_wanted.connect(self.table.rename_chosen)
        for asked, wanted in (
            (actions.open_wanted, self.open_wanted),
            (actions.publish_wanted, self.publish_wanted),
            (actions.approve_wanted, self.approve_wanted),
            (actions.newer_wanted, self.newer_wanted),
        ):
            asked.connect(_with_id(wanted.emit))
        self.changes.follow(actions)

    def _show_all(self, items: list[ArticleItem]) -> None:
        self._is_read = True
        before = {article_id: self.model.line(article_id) for article_id in self.model.ids()}
        self.model.set_items(items)
        if self._bridge.jobs.running is not None:
            self.model.set_progress(self._bridge.jobs.running)
        if self._choose_when_read:
            self.table.choose(self._choose_when_read)
            self._choose_when_read = 0
        self._show_page()
        for item in items:
            line = self.model.line(item.id)
            if line != before.get(item.id):
                self.line_read.emit(line)
        if gone := [article_id for article_id in before if self.model.line(article_id) is None]:
            self.gone.emit(gone)

    def _on_job_ended(self, end: JobEnd) -> None:
        self.model.end_progress(end.job_id)
        self._read_timer.start()

    def _on_counted(self, shown: int, total: int) -> None:
        self.bar.show_count(shown, total)
        self._rows.setCurrentWidget(self._no_match if total and not shown else self.table)

    def _show_page(self) -> None:
        if self.search.is_active:
            page: QWidget = self.search
        elif self._is_read and self.model.total == 0:
            page = self.empty
        else:
            page = self._list_page
        self._pages.setCurrentWidget(page)

    def _widen(self) -> None:
        self.bar.widen()
        self.table.setFocus()

    def _on_chosen(self) -> None:
        found = (self.model.line(article_id) for article_id in self.table.chosen_ids())
        lines = [line for line in found if line is not None]
        self.actions_of_rows.choose(lines)
        self.details.show_lines(lines)

    def _show_menu(self, at: QPoint) -> None:
        if self.actions_of_rows.lines:
            menu = self.actions_of_rows.menu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)


def _with_id(emit: Callable[[int], None]) -> Callable[[ArticleLine], None]:
    return lambda line: emit(line.id)
