"""Articles as views see them: what `ArticleStore` does, planned and rehearsed besides; all of it off the GUI thread.

Every method returns at once. Answers come to `on_success` on the GUI thread, the world's faults to `on_failure`, else
as a notice to everybody; both are dropped once `owner` is deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from audio_engine.errors import UserFacingError
from desktop.bridge.article_asked import Failure
from desktop.bridge.article_rehearsal import ArticleRehearsal, HeardSound, SentenceNews
from desktop.bridge.article_store import ArticleStore
from desktop.bridge.article_values import (
    NarrationChoices,
    SentenceSound,
)
from desktop.bridge.jobs_bridge import JobsBridge
from desktop.bridge.library_bridge import LibraryBridge
from desktop.bridge.operations import Operation, Operations

if TYPE_CHECKING:
    from audio_engine.engine.article_planning import ArticlePlan
    from audio_engine.engine.article_voices import VoiceItem
    from audio_engine.media.playback_sources import ArraySource
    from audio_engine.names.entry import Name, SayAs
    from audio_engine.narration.article import Article
    from audio_engine.narration.rehearsal_source import RehearsalSource

__all__ = ["ArticlesBridge"]


class ArticlesBridge(ArticleStore):
    """The articles of one data folder, and the one rehearsal that is going on."""

    sentence_changed = Signal(int, object)
    """An article, and a `SentenceSound` of its newest rehearsed plan."""
    rehearsal_failed = Signal(object)
    """A `UserFacingError`: the rehearsal cannot go on. `rehearse` tries again."""
    _came = Signal(object)

    def __init__(
        self,
        home: Path,
        operations: Operations,
        library: LibraryBridge,
        jobs: JobsBridge,
        parent: QObject | None = None,
    ) -> None:
        rehearsal = ArticleRehearsal(home, self._tell_later)
        super().__init__(home, operations, library, jobs, rehearsal=rehearsal, parent=parent)
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def plan(
        self,
        article_id: int,
        article: Article,
        choices: NarrationChoices,
        names: Sequence[Name],
        *,
        on_success: Callable[[ArticlePlan], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """What will be said. Only the newest plan of an article is answered; unchanged paragraphs are not planned anew.

        `names` are the article's own; the publication's and everybody's are added to them.
        """
        own = tuple(names)
        return self._operations.run(
            lambda: self._rehearsal.plan(article_id, article, choices, own),
            on_success=on_success,
            on_failure=on_failure,
            key=f"plan-{article_id}",
            owner=owner or self,
        )

    def rehearse(
        self,
        article_id: int,
        plan: ArticlePlan,
        from_sentence: int = 0,
        *,
        on_ready: Callable[[], None] | None = None,
    ) -> None:
        """Have the plan said into the cache from `from_sentence` on, then what comes before it.

        A newer plan takes the place of the older one: only what it says otherwise is said. One article is rehearsed at
        a time. `on_ready` is called once `source` counts the lines of this plan. `sentence_changed` tells what is not
        known of the lines that are new, then every sentence as it comes.
        """
        self._operations.run(
            lambda: self._rehearsal.rehearse(article_id, plan, from_sentence),
            on_success=lambda _: on_ready() if on_ready else None,
            on_failure=self.rehearsal_failed.emit,
            key="rehearse",
            owner=self,
        )

    def stop_rehearsal(self) -> None:
        """Say no more. What was said stays, and `source` can still be played."""
        self._rehearsal.stop()

    def sounds(self, article_id: int) -> dict[str, SentenceSound]:
        """What is known of an article's sentences by the keys of their lines; all others wait."""
        return self._rehearsal.sounds(article_id)

    def source(self, article_id: int) -> RehearsalSource:
        """The sound of the newest rehearsed plan; one object for each article, which follows every newer plan."""
        return self._rehearsal.source(article_id)

    def hear(
        self,
        text: str,
        say_as: SayAs | None = None,
        language: str = "",
        voice: str = "",
        *,
        choices: NarrationChoices | None = None,
        names: Sequence[Name] = (),
        on_success: Callable[[ArraySource], None],
        on_problems: Callable[[tuple[str, ...]], None] | None = None,
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """`text` as a voice says it; with `say_as` all of it is said in that way. Only the newest is answered.

        `choices` are an article's (its body's voice speaks), else `voice` in `language`; empty is the best voice, in
        the interface's language. `names` are the article's own. `on_problems` is given sentences about what the voice
        cannot do (a sound of an IPA that it does not have), none where all is well, before `on_success`.
        """
        wanted = choices or NarrationChoices(language=language, voice=voice)
        asked = self._asked(owner, on_failure)

        def told(heard: HeardSound) -> None:
            if on_problems is not None:
                on_problems(heard.problems)
            on_success(heard.source)

        asked.operation = self._operations.run(
            lambda: self._rehearsal.hear(text, say_as, wanted, names, stopped=asked.is_stopped),
            on_success=told,
            on_failure=on_failure,
            key="hear",
            owner=owner or self,
        )
        return asked.operation

    def voices(
        self, language: str, *, on_success: Callable[[list[VoiceItem]], None], owner: QObject | None = None
    ) -> Operation:
        """The voices that are installed for a language, the best first and the built-in one last."""

        def work() -> list[VoiceItem]:
            from audio_engine.engine.article_voices import voices_for

            return voices_for(language)

        return self._operations.run(work, on_success=on_success, key="voices", owner=owner or self)

    def preview_mix(
        self,
        article_id: int,  # noqa: ARG002 - what it is of; the plan says all
        plan: ArticlePlan,
        choices: NarrationChoices,
        *,
        on_success: Callable[[ArraySource], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """The intro, the first 20 seconds of the article over the bed, and the outro, as they will be mixed.

        Sentences that are not in the cache yet are said first. `Operation.cancel` stops it.
        """
        asked = self._asked(owner, on_failure)
        asked.operation = self._operations.run(
            lambda: self._rehearsal.preview_mix(plan, choices, stopped=asked.is_stopped),
            on_success=on_success,
            on_failure=on_failure,
            key="preview-mix",
            owner=owner or self,
        )
        return asked.operation

    @property
    def worker_pid(self) -> int | None:
        """The process that says sentences; None where there is none at this moment."""
        return self._rehearsal.worker_pid

    def close(self) -> None:
        """End the rehearsal and its worker. Waits: only for the very end."""
        self._closing = True
        self._rehearsal.close()

    def _tell_later(self, message: object) -> None:
        """From any thread."""
        self._came.emit(message)

    def _deliver(self, message: object) -> None:
        """On the GUI thread; everything that the rehearsal tells comes through here."""
        match message:
            case SentenceNews():
                for sound in message.sounds:
                    self.sentence_changed.emit(message.article_id, sound)
            case UserFacingError():
                self.rehearsal_failed.emit(message)
            case Exception():
                self._operations.unexpected.emit(message)
