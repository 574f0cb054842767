"""One open article: its text with what will be said, beside it who reads it, what sounds around it, what was published.

The text is the editor's, which stores it; what is chosen here is stored here, and the editor is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QToolButton, QVBoxLayout, QWidget

from audio_engine.narration.article import Article, DropReason
from audio_engine.narration.choices import NarrationChoices
from desktop.articles.article_list_state import ArticleLine, stage_icon
from desktop.articles.new_article_cleanup import CleanupBar
from desktop.articles.publish_progress import PublishProgress
from desktop.articles.workspace_side import ArticleSide, SidePage
from desktop.theme import space
from desktop.widgets import ElidedLabel
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.articles.editor.editor import ArticleEditor
    from desktop.bridge import JobProgress
    from desktop.bridge.article_values import ArticleItem, OpenArticle

__all__ = ["ArticlePage"]

_SIDE: Final = "articles.side"


class ArticlePage(QWidget):
    """`show_article` opens one; `leave` stores what is pending and stops the sound."""

    back = Signal()
    publish_wanted = Signal()
    approve_wanted = Signal(object)
    """A `NarrationItem`."""
    show_wanted = Signal(object)
    """A `NarrationItem` whose file is to be shown in its folder."""
    cancel_wanted = Signal(int)
    """A job."""
    retitled = Signal()
    """`title` is another now."""

    def __init__(self, context: WorkspaceContext, side: ArticleSide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = context.bridge
        self._opened: OpenArticle | None = None
        self._item: ArticleItem | None = None
        self._choices = NarrationChoices()
        self.editor: ArticleEditor | None = None
        self.back_button = QToolButton(self)
        self._title = ElidedLabel("", self)
        self._state_icon = QLabel(self)
        self._state = QLabel(self)
        self.publish = QPushButton(self.tr("Publish…"), self)
        self.progress = PublishProgress(context.theme, self)
        self.cleanup = CleanupBar(context.theme, self)
        self.side = side
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._text_column = QVBoxLayout()
        self._lay_out()
        self._connect()

    # --- what it shows --------------------------------------------------------------------------------------------

    @property
    def article_id(self) -> int | None:
        """The article that is open."""
        return self._opened.id if self._opened is not None else None

    @property
    def choices(self) -> NarrationChoices:
        """How the open article is read, as it was chosen last."""
        return self._choices

    @property
    def draft(self) -> Article:
        """The open article's text as it stands."""
        assert self._opened is not None
        return self.editor.draft if self.editor is not None else self._opened.draft

    @property
    def item(self) -> ArticleItem:
        """The open article as the list knows it."""
        assert self._item is not None
        return self._item

    def show_article(self, opened: OpenArticle) -> None:
        """Open another article, or the same one anew."""
        from desktop.articles.editor.editor import ArticleEditor

        self.leave()
        self._drop_editor()
        self._opened, self._choices = opened, opened.choices
        self.editor = ArticleEditor(self._context, opened)
        self.editor.changed.connect(self.cleanup.show_article)
        self._text_column.addWidget(self.editor, 1)
        self.cleanup.show_article(opened.draft)
        self.side.show_article(opened, self.editor)
        self.show_line(ArticleLine(opened.item))

    @property
    def title(self) -> str:
        """Of the article that is open; "" where none is."""
        return self._item.title if self._item is not None else ""

    def focus_text(self) -> None:
        """Go to the text."""
        if self.editor is not None:
            self.editor.setFocus()

    def show_line(self, line: ArticleLine) -> None:
        """Show how far the article is: its state, and a bar while it is rendered."""
        self._item = line.item
        self._title.set_full_text(line.item.title)
        self.retitled.emit()
        icon, role = stage_icon(line.stage)
        self._context.theme.bind_icon(self._state_icon, icon, role=role)
        self._state.setText(line.headline if not line.item.is_changed else f"{line.headline} · {line.more}")
        if line.progress is not None:
            self.progress.show_progress(line.progress)
        elif line.item.state == "rendering":
            self.progress.show_waiting()
        else:
            self.progress.hide()
        self.publish.setEnabled(line.item.state != "rendering")

    def show_progress(self, progress: JobProgress) -> None:
        """A job has come further."""
        if self._item is not None and self._item.job_id == progress.job_id:
            self.show_line(ArticleLine(self._item, progress))

    def show_narrations(self, opened: OpenArticle) -> None:
        """What was published is another now; the text stays the editor's."""
        if self._opened is not None and opened.id == self._opened.id:
            self.side.report.show_narrations(opened.narrations)

    def show_report(self) -> None:
        """Bring what was published to the front."""
        self.side.show_page(SidePage.PUBLISHED)

    def take_choices(self, choices: NarrationChoices) -> None:
        """The choices were changed and stored elsewhere: in the publish dialog."""
        self._choices = choices
        self.side.take_choices(choices)
        if self.editor is not None:
            self.editor.set_choices(choices)

    def leave(self) -> None:
        """Store what is pending, and be silent."""
        self.side.stop()
        if self.editor is not None:
            self.editor.flush()
            self.editor.stop()

    def close_article(self) -> None:
        """Nothing is open any more: the article was deleted, or one has gone back."""
        self.leave()
        self._drop_editor()
        self._opened = self._item = None

    # --- layout ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._title.setFont(theme.font("strong"))
        self._state.setProperty("role", "muted")
        self.back_button.setText(self.tr("Back to the articles"))
        self.back_button.setAccessibleName(self.tr("Back to the articles"))
        theme.bind_icon(self.back_button, "left")
        self.publish.setProperty("primary", True)
        bar = QHBoxLayout()
        bar.setContentsMargins(space(3), space(2), space(3), space(2))
        bar.setSpacing(space(2))
        bar.addWidget(self.back_button)
        bar.addWidget(self._title, 1)
        for widget in (self._state_icon, self._state, self.publish):
            bar.addWidget(widget)
        text = QWidget(self)
        text.setLayout(self._text_column)
        self._text_column.setContentsMargins(0, 0, 0, 0)
        self._text_column.setSpacing(0)
        self._text_column.addWidget(self.cleanup)
        self._splitter.addWidget(text)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.progress)
        column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back)
        self.publish.clicked.connect(self.publish_wanted)
        self.progress.cancel_wanted.connect(self._on_cancel)
        self.cleanup.show_wanted.connect(self._show_paragraph)
        self.cleanup.restore_wanted.connect(self._restore)
        self.side.choices_changed.connect(self._on_choices)
        self.side.report.approve_wanted.connect(self.approve_wanted)
        self.side.report.show_wanted.connect(self.show_wanted)
        self.side.report.sentence_wanted.connect(self._go_to_sentence)

    # --- what happens ---------------------------------------------------------------------------------------------

    def _show_paragraph(self, index: int) -> None:
        if self.editor is not None:
            self.editor.show_paragraph(index)

    def _restore(self, reasons: frozenset[DropReason]) -> None:
        if self.editor is not None:
            self.editor.restore_dropped(reasons)

    def _go_to_sentence(self, index: int) -> None:
        if self.editor is not None:
            self.editor.go_to_sentence(index)

    def _on_choices(self, choices: NarrationChoices) -> None:
        assert self._opened is not None
        self._choices = choices
        self._bridge.articles.store(self._opened.id, choices=choices)
        if self.editor is not None:
            self.editor.set_choices(choices)

    def _on_cancel(self) -> None:
        if self._item is not None and self._item.job_id is not None:
            self.cancel_wanted.emit(self._item.job_id)

    def _drop_editor(self) -> None:
        if self.editor is not None:
            self._text_column.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
