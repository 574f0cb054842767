"""Articles of the library as views see them: listed, read, edited, published, approved; all of it off the GUI thread.

Every method returns at once. Answers come to `on_success` on the GUI thread, the world's faults to `on_failure`, else
as a notice to everybody; both are dropped once `owner` is deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.bridge.article_asked import Asked, Failure, question
from desktop.bridge.article_rehearsal import ArticleRehearsal
from desktop.bridge.article_values import (
    ArticleItem,
    NarrationChoices,
    NarrationItem,
    OpenArticle,
    PublishChoices,
)
from desktop.bridge.jobs_bridge import JobsBridge
from desktop.bridge.library_bridge import LibraryBridge
from desktop.bridge.operations import Operation, Operations
from desktop.bridge.values import Changes

if TYPE_CHECKING:
    from audio_engine.engine import PreparedNarration
    from audio_engine.engine.article_import import Reimport
    from audio_engine.library import ArticleHit, Library
    from audio_engine.names.entry import Name
    from audio_engine.narration.article import Article
    from desktop.bridge.article_work import ReadArticle

__all__ = ["ArticleStore"]

T = TypeVar("T")


class ArticleStore(QObject):
    """The articles of one data folder."""

    articles_changed = Signal()
    """Articles have come or gone."""
    article_changed = Signal(int)
    """An article, its choices, its jobs or its narrations are others now."""

    def __init__(
        self,
        home: Path,
        operations: Operations,
        library: LibraryBridge,
        jobs: JobsBridge,
        *,
        rehearsal: ArticleRehearsal,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._operations = operations
        self._library = library
        self._jobs = jobs
        self._rehearsal = rehearsal
        self._of_job: dict[int, int | None] = {}
        self._closing = False
        jobs.job_changed.connect(self._tell_of_job)
        jobs.job_ended.connect(lambda end: self._tell_of_job(end.job_id))

    def articles(self, *, on_success: Callable[[list[ArticleItem]], None], owner: QObject | None = None) -> Operation:
        """Every article that is not deleted, the newest first; only the newest question is answered."""
        return self._library.read(question("article_items"), on_success=on_success, key="articles", owner=owner)

    def search(
        self, text: str, *, on_success: Callable[[list[ArticleHit]], None], owner: QObject | None = None
    ) -> Operation:
        """Articles with all words of `text` in their draft; only the newest search is answered."""
        return self._library.read(
            lambda library: library.search_articles(text), on_success=on_success, key="article-search", owner=owner
        )

    def open(
        self,
        article_id: int,
        *,
        on_success: Callable[[OpenArticle], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """An article with everything that an editor works on."""
        ask = question("open_article", article_id)

        def work(library: Library) -> OpenArticle:
            self._rehearsal.prepare(article_id)
            opened: OpenArticle = ask(library)
            return opened

        return self._library.read(work, on_success=on_success, on_failure=on_failure, owner=owner)

    def read(
        self,
        source: Path | bytes,
        *,
        name: str = "",
        as_format: str | None = None,
        on_success: Callable[[int], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Read a file, or what was pasted or dropped, in the locked child, and store it as an article: its id.

        `name` stands for the file's where there is none; `as_format` is one of `intake.Format` (`html` for what a
        browser drops). `Operation.cancel` ends the child. A text that is there already is not stored again.
        """
        asked = self._asked(owner, on_failure)

        def store(read: ReadArticle) -> None:
            self._write(question("add_read", read), asked=asked, on_success=on_success, tells=self._tell_new)

        self._read(source, name, as_format, asked, store)
        return asked.operation

    def new(
        self,
        title: str,
        language: str = "",
        *,
        on_success: Callable[[int], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Store an article with one empty paragraph to type in: its id. `language` "" is the interface's."""
        asked = self._asked(owner, on_failure)
        self._write(question("add_empty", title, language), asked=asked, on_success=on_success, tells=self._tell_new)
        return asked.operation

    def reimport_preview(
        self,
        article_id: int,
        source: Path | bytes,
        *,
        name: str = "",
        as_format: str | None = None,
        on_success: Callable[[Reimport], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Read a newer version of the article, and what would become of it; nothing is stored."""
        asked = self._asked(owner, on_failure)

        def compare(read: ReadArticle) -> None:
            self._library.read(
                question("preview_reimport", article_id, read),
                on_success=asked.when_wanted(on_success),
                on_failure=asked.failed,
                owner=self,
            )

        self._read(source, name, as_format, asked, compare)
        return asked.operation

    def reimport(
        self,
        article_id: int,
        reimport: Reimport,
        *,
        on_success: Callable[[OpenArticle], None] | None = None,
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Store what `reimport_preview` has shown as the article's draft. Storing the old draft again undoes it."""
        asked = self._asked(owner, on_failure)
        self._write(
            question("store_reimport", article_id, reimport),
            asked=asked,
            on_success=on_success,
            tells=lambda _: self.article_changed.emit(article_id),
        )
        return asked.operation

    def store(
        self,
        article_id: int,
        *,
        draft: Article | None = None,
        choices: NarrationChoices | None = None,
        names: Sequence[Name] | None = None,
        on_success: Callable[[], None] | None = None,
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Keep what was edited; None leaves that part as it is. It is on the disk once `on_success` runs.

        `article_changed` follows. Stores happen in the order of the calls, and all of them before the program ends.
        """
        asked = self._asked(owner, on_failure)
        self._write(
            question("store", article_id, draft=draft, choices=choices, names=None if names is None else tuple(names)),
            asked=asked,
            on_success=(lambda _: on_success()) if on_success else None,
            tells=lambda _: self.article_changed.emit(article_id),
        )
        return asked.operation

    def rename(self, article_id: int, title: str) -> None:
        """Call the article `title`, in the list and in the tags."""
        self._write(
            question("rename", article_id, title),
            asked=self._asked(),
            tells=lambda _: self.article_changed.emit(article_id),
        )

    def delete(self, article_ids: int | Sequence[int], *, on_success: Callable[[], None] | None = None) -> None:
        """Take articles out of sight; `restore` brings them back. A running narration of one is cancelled."""
        ids = (article_ids,) if isinstance(article_ids, int) else tuple(article_ids)

        def told(running: list[int]) -> None:
            for job_id in running:
                self._jobs.cancel(job_id)
            self.articles_changed.emit()

        self._write(
            question("delete", ids),
            asked=self._asked(),
            on_success=(lambda _: on_success()) if on_success else None,
            tells=told,
        )

    def restore(self, article_ids: int | Sequence[int], *, on_success: Callable[[], None] | None = None) -> None:
        """Undo `delete`."""
        ids = (article_ids,) if isinstance(article_ids, int) else tuple(article_ids)
        self._write(
            question("restore", ids),
            asked=self._asked(),
            on_success=(lambda _: on_success()) if on_success else None,
            tells=lambda _: self.articles_changed.emit(),
        )

    def publish(
        self,
        article_id: int,
        choices: PublishChoices,
        *,
        on_success: Callable[[PreparedNarration], None] | None = None,
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Queue a narration of the draft as it is stored; its progress comes through `bridge.jobs` under its `job_id`.

        What cannot work is refused at once. `PreparedNarration.notices` are sentences to show.
        """
        asked = self._asked(owner, on_failure)

        def told(prepared: PreparedNarration) -> None:
            self._of_job[prepared.job_id] = article_id
            self._jobs.look_again()
            self._jobs.job_changed.emit(prepared.job_id)

        self._write(
            question("publish", self._home, article_id, choices), asked=asked, on_success=on_success, tells=told
        )
        return asked.operation

    def approve(
        self,
        narration_id: int,
        by: str,
        *,
        on_success: Callable[[NarrationItem], None] | None = None,
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Note in the file, in its report and in the library that `by` has listened to this narration."""
        asked = self._asked(owner, on_failure)
        self._write(
            question("approve", narration_id, by),
            asked=asked,
            on_success=on_success,
            tells=lambda narration: self.article_changed.emit(narration.article_id),
        )
        return asked.operation

    def narration_report(
        self,
        narration_id: int,
        *,
        on_success: Callable[[NarrationItem], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """A narration with its measured report."""
        return self._library.read(
            question("narration_item", narration_id), on_success=on_success, on_failure=on_failure, owner=owner
        )

    # --- inside -----------------------------------------------------------------------------------------------------

    def _asked(self, owner: QObject | None = None, on_failure: Failure | None = None) -> Asked:
        return Asked(self, owner, on_failure, self._operations.failed.emit)

    def _read(
        self,
        source: Path | bytes,
        name: str,
        as_format: str | None,
        asked: Asked,
        on_success: Callable[[ReadArticle], None],
    ) -> None:
        """Have it read in the locked child; `asked.operation` cancels that."""

        def work() -> ReadArticle:
            from desktop.bridge.article_work import read_source

            return read_source(source, name, as_format, cancelled=lambda: self._closing or asked.is_stopped())

        asked.operation = self._operations.run(
            work, on_success=on_success, on_failure=asked.on_failure, owner=asked.owner
        )

    def _write(
        self,
        change: Callable[[Library], T],
        *,
        asked: Asked,
        tells: Callable[[T], None],
        on_success: Callable[[T], None] | None = None,
    ) -> None:
        """Change the library; everybody is told by `tells`, whether or not `asked` is still wanted."""

        def done(answer: T) -> None:
            if on_success is not None and asked.operation.is_wanted:
                on_success(answer)
            tells(answer)

        self._library.write(change, changes=Changes(), on_success=done, on_failure=asked.failed, owner=self)

    def _tell_new(self, _article_id: int) -> None:
        self.articles_changed.emit()

    def _tell_of_job(self, job_id: int) -> None:
        """A job is another one now; if it narrates an article, that is too."""

        def told(article_id: int | None) -> None:
            self._of_job[job_id] = article_id
            if article_id is not None:
                self.article_changed.emit(article_id)

        if job_id in self._of_job:
            told(self._of_job[job_id])
        else:
            self._library.read(question("article_of_job", job_id), on_success=told, owner=self)
