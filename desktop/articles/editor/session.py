"""One open article: what stands, the one stack of what can be undone, and its way to the library. No widgets.

Every edit is shown at once. It is stored at once too; typing is stored at the end of each word, after a short pause
within one, and when somebody leaves. While a store is on its way the next one waits, so that it holds the newest text.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from audio_engine.errors import UserFacingError
from audio_engine.names.entry import Name
from audio_engine.narration.article import Article, Kind, Paragraph
from desktop.articles.editor import edits
from desktop.articles.editor.edit_commands import CallCommand, EditCommand
from desktop.articles.editor.lines import Edit, EditKind, Line, Lines, Splice
from desktop.bridge.article_values import NarrationChoices, OpenArticle
from desktop.bridge.articles_bridge import ArticlesBridge

__all__ = ["ArticleSession"]

STORE_AFTER_MS: Final = 300
"""A pause this long stores the beginning of a word."""
RUN_PAUSE_S: Final = 2.0
"""After a pause this long, typing on is another step to undo."""


@dataclass(slots=True)
class _Run:
    """Somebody types in one paragraph."""

    command: EditCommand
    at: int
    base: Line
    shown: Line
    last_s: float


class ArticleSession(QObject):
    """Edits one article. Everything it holds is read freely; it is changed through methods only."""

    changed = Signal(object)
    """The `Edit` that was carried out: text, kinds, marks or names are others now."""
    choices_changed = Signal()
    stored = Signal()
    """Everything is on the disk."""
    failed = Signal(object)
    """A `UserFacingError`: the last changes are not on the disk. They are tried again with the next one."""

    def __init__(
        self,
        articles: ArticlesBridge,
        opened: OpenArticle,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.article_id = opened.id
        self.lines = Lines(opened.draft.paragraphs or (Paragraph(Kind.BODY, ""),))
        self.names = opened.names
        self.choices = opened.choices
        self.stack = QUndoStack(self)
        self._about = opened.draft
        self._articles = articles
        self._clock = clock
        self._run: _Run | None = None
        self._unstored: set[str] = set()
        self._is_storing = False
        self._waiting: list[Callable[[], None]] = []
        self._store_soon = QTimer(self, interval=STORE_AFTER_MS, singleShot=True)
        self._store_soon.timeout.connect(self.flush)

    @property
    def language(self) -> str:
        """The language in which it is read, as a code; "" where nobody has said."""
        return self.choices.language or self._about.language or ""

    @property
    def is_stored(self) -> bool:
        """Whether everything is on the disk."""
        return not self._unstored and not self._is_storing

    def article(self) -> Article:
        """All of it as it stands now."""
        return replace(self._about, paragraphs=self.lines.paragraphs())

    def set_choices(self, choices: NarrationChoices) -> None:
        """It is to be read otherwise; whoever chose has stored that."""
        if choices != self.choices:
            self.choices = choices
            self.choices_changed.emit()

    def carry_out(self, edit: Edit | None) -> None:
        """Show and store an edit as one step to undo; None is none."""
        if edit is None:
            return
        self.end_run()
        self._show(edit)
        self.stack.push(EditCommand(edit, self._show))
        self.flush()

    @contextmanager
    def as_one_step(self, text: str) -> Iterator[None]:
        """What is carried out inside is one step to undo, called `text`."""
        self.end_run()
        self.stack.beginMacro(text)
        try:
            yield
        finally:
            self.stack.endMacro()

    def carry_out_elsewhere(self, text: str, take_back: Callable[[], object], again: Callable[[], object]) -> None:
        """Something outside the article was done, and is a step to undo here."""
        self.end_run()
        self.stack.push(CallCommand(text, take_back, again))

    def take_typed(self, at: int, removed: int, texts: list[str]) -> Edit | None:
        """The view shows `texts` in place of `removed` lines from `at` on: remember it as a step to undo."""
        before = self.lines[at : at + removed]
        if [line.text for line in before] == texts:
            return None
        if len(before) == len(texts) == 1:
            return self._type(at, before[0], texts[0])
        edit = edits.rewrite(at, before, texts, self.lines.new_key)
        self.end_run()
        self._show(edit)
        self.stack.push(EditCommand(edit, self._show))
        self.flush()
        return edit

    def set_names(self, names: tuple[Name, ...]) -> None:
        """Names are said otherwise in this article, as a step to undo."""
        if names != self.names:
            self.carry_out(Edit(EditKind.NAME, names=(self.names, names)))

    def end_run(self) -> None:
        """What is typed next is another step to undo; what was typed is stored."""
        self._run = None
        self.flush()

    def undo(self) -> None:
        """Take the last step back."""
        self.end_run()
        self.stack.undo()

    def redo(self) -> None:
        """Do it again."""
        self.end_run()
        self.stack.redo()

    def flush(self, then: Callable[[], None] | None = None) -> None:
        """Store what is not on the disk; `then` runs once everything is."""
        self._store_soon.stop()
        if then is not None:
            self._waiting.append(then)
        if self._is_storing:
            return
        if not self._unstored:
            self._tell_waiting()
            return
        parts, self._unstored = self._unstored, set()
        self._is_storing = True
        self._articles.store(
            self.article_id,
            draft=self.article() if "draft" in parts else None,
            names=self.names if "names" in parts else None,
            on_success=self._take_stored,
            on_failure=lambda problem: self._take_failure(problem, parts),
            owner=self,
        )

    def _type(self, at: int, shown: Line, text: str) -> Edit:
        run, now = self._run, self._clock()
        if run is None or run.at != at or run.shown is not shown or now - run.last_s > RUN_PAUSE_S:
            self.end_run()
            whole = edits.retype(at, shown, text)
            run = self._run = _Run(EditCommand(whole, self._show), at, shown, shown, now)
            self.stack.push(run.command)
        after = edits.retype(at, shown, text).splices[0].after[0]
        step = Edit(EditKind.TEXT, (Splice(at, (shown,), (after,)),))
        run.command.edit = Edit(EditKind.TEXT, (Splice(at, (run.base,), (after,)),))
        run.shown, run.last_s = after, now
        self._show(step)
        if _ends_word(shown.text, text):
            self.flush()
        else:
            self._store_soon.start()
        return step

    def _show(self, edit: Edit) -> None:
        self.lines.apply(edit)
        if edit.splices:
            self._unstored.add("draft")
        if edit.names is not None:
            self.names = edit.names[1]
            self._unstored.add("names")
        if self._run is None:
            self._store_soon.start()
        self.changed.emit(edit)

    def _take_stored(self) -> None:
        self._is_storing = False
        if self._unstored and not self._store_soon.isActive():
            self.flush()
        elif not self._unstored:
            self._tell_waiting()
            self.stored.emit()

    def _take_failure(self, problem: UserFacingError, parts: set[str]) -> None:
        self._is_storing = False
        self._unstored |= parts
        self._waiting.clear()
        self.failed.emit(problem)

    def _tell_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()


def _ends_word(before: str, after: str) -> bool:
    """Whether what was typed ends a word, or is more than a letter: then it is worth a place on the disk."""
    grown = len(after) - len(before)
    if grown != 1:
        return True
    first = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    return not after[first].isalnum()
