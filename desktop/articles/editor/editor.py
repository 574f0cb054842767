"""The editor of an article: its text with its kinds and marks, beside it what will be said, below it the sound."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from audio_engine.errors import UserFacingError
from audio_engine.narration.article import Article, DropReason, Kind
from desktop.articles.editor.article_text import ArticleText
from desktop.articles.editor.commands import LISTENING, article_commands, kind_command
from desktop.articles.editor.gutter import Gutter
from desktop.articles.editor.hands import Hands
from desktop.articles.editor.listen_bar import ListenBar
from desktop.articles.editor.listening import Listening
from desktop.articles.editor.planning import Planner, ShownPlan
from desktop.articles.editor.players import article_player, hearing_player
from desktop.articles.editor.said_list import SaidList
from desktop.articles.editor.said_model import SaidModel
from desktop.articles.editor.saying import Saying
from desktop.articles.editor.session import ArticleSession
from desktop.articles.editor.status_line import StatusLine
from desktop.articles.editor.tandem import Tandem
from desktop.articles.editor.toolbar import Toolbar
from desktop.bridge.article_values import NarrationChoices, OpenArticle
from desktop.player.player import RATE_STEP, Player
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.article_values import ArticlePlan

__all__ = ["ArticleEditor"]

_SPLIT: Final = "article.split"
_TELL_AFTER_MS: Final = 100


class ArticleEditor(QWidget):
    """Edits one article for as long as it lives. `player` and `hearing` are given by tests."""

    changed = Signal(object)
    """The `Article` as it stands, shortly after each change."""
    planned = Signal(object)
    """A new `ArticlePlan` is shown."""

    def __init__(
        self,
        context: WorkspaceContext,
        article: OpenArticle,
        parent: QWidget | None = None,
        *,
        player: Player | None = None,
        hearing: Player | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        theme, bridge = context.theme, context.bridge
        self.session = ArticleSession(bridge.articles, article, self)
        self.player = player or article_player(bridge)
        self._hearing = hearing or hearing_player(bridge)
        self.text = ArticleText(theme, self.session, self)
        self.gutter = Gutter(theme, self.text)
        self.model = SaidModel(self)
        self.said = SaidList(theme, self.model, self)
        self.planner = Planner(bridge.articles, bridge.operations, self.session)
        self.tandem = Tandem(self.text, self.said, self.model)
        self.listening = Listening(bridge.articles, self.player, self.text, self.said, self.model, self.tandem)
        self.saying = Saying(context, self.text, self.model, self._hearing)
        self.saying.pauses(self.player)
        self.hands = Hands(self.text, self.gutter, self.said, self.model, self.tandem, self.saying, context.notices)
        self.actions_by_id = self._make_actions()
        self.hands.actions = self.actions_by_id
        self.toolbar = Toolbar(self.actions_by_id, theme, context.shortcuts, self)
        self.bar = ListenBar(self.actions_by_id, self.player, theme, context.shortcuts, bridge.operations, self)
        self._add_plain_keys()
        self.status = StatusLine(theme, self.model, self)
        self._follow = QPushButton(self.tr("Follow the sound"), self.text)
        self._follow.setProperty("primary", True)
        self._follow.hide()
        self._tell_soon = QTimer(self, interval=_TELL_AFTER_MS, singleShot=True)
        self._progress_soon = QTimer(self, interval=_TELL_AFTER_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._enable()
        self.planner.ask()

    # --- for the page around it -------------------------------------------------------------------------------------

    @property
    def article_id(self) -> int:
        """The article's number."""
        return self.session.article_id

    @property
    def draft(self) -> Article:
        """The article as it stands now."""
        return self.session.article()

    @property
    def plan(self) -> ArticlePlan | None:
        """The newest plan; it may be a word behind."""
        return None if self.planner.shown is None else self.planner.shown.plan

    def set_choices(self, choices: NarrationChoices) -> None:
        """Another voice, speed or language: plan and rehearse again. Whoever chose has stored that."""
        self.session.set_choices(choices)

    def restore_dropped(self, reasons: frozenset[DropReason]) -> None:
        """Put back everything that is left out for one of these reasons, as one step to undo."""
        self.hands.restore_dropped(reasons)

    def show_paragraph(self, index: int) -> None:
        """Go to a paragraph, and put the caret there."""
        self.text.let_go.emit()
        self.text.go_to(index)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_sentence(self, index: int) -> None:
        """Go to a sentence of the plan; one that is not there is ignored."""
        self.tandem.go_to(index)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_text(self) -> tuple[str, str]:
        """The sentence at hand, else the first that is said: as it is said, and as it is written."""
        rows = [self.tandem.row, *range(self.model.rowCount())]
        for row in rows:
            if 0 <= row < self.model.rowCount() and not self.model.sentence(row).skipped:
                sentence = self.model.sentence(row)
                return sentence.spoken, sentence.text
        return "", ""

    def flush(self, then: Callable[[], None] | None = None) -> None:
        """Store what is not on the disk; `then` runs once everything is."""
        self.session.flush(then)

    def stop(self) -> None:
        """Stop the sound, and have no more said; what is typed is stored."""
        self.session.end_run()
        self.listening.stop()
        self._hearing.pause()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever leaves has finished the word."""
        self.session.end_run()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The window went to the back: what is typed is stored."""
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.session.end_run()
        super().changeEvent(event)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_actions(self) -> dict[str, QAction]:
        shortcuts, hands, listening = self._context.shortcuts, self.hands, self.listening
        shortcuts.declare(article_commands())
        run: dict[str, Callable[[], object]] = {
            "article.undo": self.session.undo,
            "article.redo": self.session.redo,
            "article.say_like": self.saying.ask_at_caret,
            "article.next_flag": lambda: hands.go_to_flag(1),
            "article.previous_flag": lambda: hands.go_to_flag(-1),
            "article.drop": hands.drop_or_restore,
            "article.pause": hands.pause_here,
            "article.hear": lambda: listening.play_from(max(0, self.tandem.row)),
            "article.toggle": listening.play_or_pause,
            "article.back": lambda: listening.step(-1),
            "article.forward": lambda: listening.step(1),
            "article.loop": lambda: listening.set_looping(on=listening.looped_row < 0),
            "article.slower": lambda: self.player.set_rate(self.player.current_rate - 2 * RATE_STEP),
            "article.faster": lambda: self.player.set_rate(self.player.current_rate + 2 * RATE_STEP),
        }
        run |= {kind_command(kind): partial(hands.set_kind, kind) for kind in Kind}
        return {
            name: shortcuts.action(name, self, function, checkable=name == "article.loop")
            for name, function in run.items()
        }

    def _add_plain_keys(self) -> None:
        """J, K and L where nobody types."""
        for owner in (self.said, self.bar):
            for name in LISTENING:
                action = self.actions_by_id[f"article.{name}"]
                self._context.shortcuts.action(f"article.said.{name}", owner, action.trigger)

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self.text)
        self._splitter.addWidget(self.said)
        for part in (0, 1):
            self._splitter.setCollapsible(part, False)
        self._splitter.setStretchFactor(0, 11)
        self._splitter.setStretchFactor(1, 9)
        self.text.setMinimumWidth(space(70))
        self.said.setMinimumWidth(space(50))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.bar)
        column.addWidget(self.status)
        sizes = self._context.bridge.preferences.get(_SPLIT)
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) for size in sizes):
            self._splitter.setSizes(sizes)

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(lambda _: self._tell_soon.start())
        session.failed.connect(self._context.notices.failure)
        session.stack.indexChanged.connect(self._take_step)
        self.planner.planned.connect(self._show_plan)
        self.planner.failed.connect(self._fail)
        self._context.bridge.names.changed.connect(self.planner.ask)
        self.text.caret_moved.connect(self._show_caret)
        self.text.hear_asked.connect(lambda: self.listening.play_from(max(0, self.tandem.row)))
        self.text.moved.connect(self._place_button)
        self.toolbar.kind.chosen.connect(self._choose_kind)
        self.tandem.sentence_changed.connect(lambda _: self._show_place())
        self.listening.progressed.connect(self._progress_soon.start)
        self.listening.following_changed.connect(self._show_follow)
        self.listening.loop_changed.connect(self.actions_by_id["article.loop"].setChecked)
        self._follow.clicked.connect(lambda _=False: self.listening.follow())
        self._context.bridge.articles.rehearsal_failed.connect(self._fail)
        self.player.failed.connect(self._context.notices.failure)
        self._hearing.failed.connect(self._context.notices.failure)
        self._tell_soon.timeout.connect(lambda: self.changed.emit(self.draft))
        self._progress_soon.timeout.connect(self.status.show_progress)
        self._splitter.splitterMoved.connect(
            lambda _pos, _index: self._context.bridge.preferences.set(_SPLIT, self._splitter.sizes())
        )

    def _show_plan(self, shown: ShownPlan) -> None:
        self.model.set_plan(shown)
        self.tandem.take_plan(shown)
        self.listening.take_plan()
        self.status.show_plan(shown)
        self.toolbar.show_flags(shown.flag_count)
        self._show_place()
        self._enable()
        self.planned.emit(shown.plan)

    def _fail(self, problem: UserFacingError) -> None:
        self.status.show_problem(str(problem))
        self._context.notices.failure(problem)

    def _choose_kind(self, kind: Kind) -> None:
        self.hands.set_kind(kind)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_caret(self) -> None:
        line = self.text.line_at_caret()
        self.toolbar.kind.show_kind(None if line is None else line.kind)
        if line is not None:
            self.text.setAccessibleDescription(self.text.explanation_of(line, self.text.position_at_caret()))

    def _show_place(self) -> None:
        self.bar.show_place(self.tandem.row, self.model.rowCount())

    def _show_follow(self) -> None:
        self._follow.setVisible(self.player.is_playing and not self.listening.is_following)
        self._place_button()

    def _place_button(self) -> None:
        if self._follow.isVisible():
            viewport, size = self.text.viewport().geometry(), self._follow.sizeHint()
            self._follow.setGeometry(
                viewport.center().x() - size.width() // 2,
                viewport.bottom() - size.height() - space(3),
                size.width(),
                size.height(),
            )
            self._follow.raise_()

    def _take_step(self, _index: int) -> None:
        self._enable()

    def _enable(self) -> None:
        stack, by_id = self.session.stack, self.actions_by_id
        by_id["article.undo"].setEnabled(stack.canUndo())
        by_id["article.redo"].setEnabled(stack.canRedo())
        self.toolbar.name_steps(stack.undoText(), stack.redoText())
        has_sentences = self.model.rowCount() > 0
        for name in ("hear", "toggle", "back", "forward", "loop"):
            by_id[f"article.{name}"].setEnabled(has_sentences)
        has_flags = self.planner.shown is not None and self.planner.shown.flag_count > 0
        for name in ("next_flag", "previous_flag"):
            by_id[f"article.{name}"].setEnabled(has_flags)
