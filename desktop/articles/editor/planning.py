"""Asks what will be said after every edit, off this thread, and keeps the newest answer beside what it was asked of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from audio_engine.errors import UserFacingError
from desktop.articles.editor.lines import Edit, Line
from desktop.articles.editor.mark_positions import change_between
from desktop.articles.editor.session import ArticleSession
from desktop.bridge import Operation, Operations
from desktop.bridge.articles_bridge import ArticlesBridge

if TYPE_CHECKING:
    from desktop.bridge.article_values import ArticlePlan, PlanLine

__all__ = ["Planner", "ShownPlan"]

ASK_AFTER_MS: Final = 200
"""After the last key: longer than between two keys."""

Span = tuple[int, int]


class ShownPlan:
    """A plan, and the lines that it was made of: by their keys, so that it can be read beside edited text.

    It is made off the GUI thread: a book has thousands of sentences.
    """

    def __init__(self, plan: ArticlePlan, lines: Sequence[Line]) -> None:
        self.plan = plan
        self.sentences: tuple[PlanLine, ...] = plan.sentences
        self._texts = {line.key: line.text for line in lines}
        self._keys = [line.key for line in lines]
        self._of: dict[int, list[PlanLine]] = {}
        for sentence in plan.sentences:
            if sentence.paragraph >= 0:
                self._of.setdefault(self._keys[sentence.paragraph], []).append(sentence)
        self.flagged = [s.index for s in plan.sentences if s.flags and not s.skipped]
        """The sentences with something that no rule knew."""
        self.flag_count = sum(len(plan.sentences[index].flags) for index in self.flagged)
        self.said, self.words, self.estimated_s = plan.said, plan.words, plan.estimated_s

    def of_line(self, key: int) -> Sequence[PlanLine]:
        """The sentences of a paragraph, in their order."""
        return self._of.get(key, ())

    def key_of(self, sentence: PlanLine) -> int | None:
        """The key of the line that a sentence is of; None where it was added."""
        return self._keys[sentence.paragraph] if sentence.paragraph >= 0 else None

    def text_of(self, key: int) -> str:
        """The text of a line as it was planned."""
        return self._texts.get(key, "")

    def now(self, line: Line, start: int, end: int) -> Span:
        """Where `start:end` of the line that was planned stands in the line as it is now."""
        planned = self._texts.get(line.key, line.text)
        if planned == line.text:
            return start, end
        head, old_end, new_end = change_between(planned, line.text)
        return _moved(start, head, old_end, new_end), _moved(end, head, old_end, new_end)

    def touched(self, line: Line, start: int, end: int) -> bool:
        """Whether somebody has written in `start:end` since."""
        planned = self._texts.get(line.key, line.text)
        if planned == line.text:
            return False
        head, old_end, _ = change_between(planned, line.text)
        return head < end and start < max(old_end, head + 1)

    def sentence_at(self, line: Line, position: int) -> PlanLine | None:
        """The sentence that stands at a character of a line, or the last one before it."""
        found = None
        for sentence in self.of_line(line.key):
            if found is not None and self.now(line, sentence.start, sentence.end)[0] > position:
                break
            found = sentence
        return found


class Planner(QObject):
    """The newest plan of one session. Never more than one question is on its way."""

    planned = Signal(object)
    """A `ShownPlan`."""
    failed = Signal(object)
    """A `UserFacingError`: there is no plan, in a language without rules, say."""

    def __init__(self, articles: ArticlesBridge, operations: Operations, session: ArticleSession) -> None:
        super().__init__(session)
        self._operations = operations
        self._articles = articles
        self._session = session
        self._asked: Operation | None = None
        self._is_stale = True
        self.shown: ShownPlan | None = None
        self._soon = QTimer(self, interval=ASK_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self.ask)
        session.changed.connect(self._take_edit)
        session.choices_changed.connect(self.ask)

    @property
    def is_current(self) -> bool:
        """Whether the plan is of the text as it stands."""
        return not self._is_stale

    def ask(self) -> None:
        """Ask now, or as soon as the question that is on its way is answered."""
        self._is_stale = True
        if self._asked is not None and not self._asked.is_done:
            return
        self._soon.stop()
        self._is_stale = False
        session, lines = self._session, tuple(self._session.lines)
        self._asked = self._articles.plan(
            session.article_id,
            session.article(),
            session.choices,
            session.names,
            on_success=lambda plan: self._arrange(plan, lines),
            on_failure=self._fail,
            owner=self,
        )

    def _take_edit(self, _edit: Edit) -> None:
        self._is_stale = True
        self._soon.start()

    def _arrange(self, plan: ArticlePlan, lines: tuple[Line, ...]) -> None:
        self._asked = self._operations.run(lambda: ShownPlan(plan, lines), on_success=self._take, owner=self)

    def _take(self, shown: ShownPlan) -> None:
        self._asked = None
        self.shown = shown
        self.planned.emit(self.shown)
        if self._is_stale and not self._soon.isActive():
            self.ask()

    def _fail(self, problem: UserFacingError) -> None:
        self._asked = None
        self.failed.emit(problem)


def _moved(position: int, head: int, old_end: int, new_end: int) -> int:
    if position <= head:
        return position
    return position + new_end - old_end if position >= old_end else min(position, new_end)
