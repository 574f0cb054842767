"""The newsroom's names as views see them: the list, the shared list, what recognisers are told, what people correct.

Everything is read and written off the GUI thread; the shared folder may take its time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from audio_engine.errors import UserFacingError
from desktop.bridge.library_bridge import LibraryBridge
from desktop.bridge.operations import Operation, Operations

if TYPE_CHECKING:
    from audio_engine.engine.hint_budget import HintBudget
    from audio_engine.library import CorrectionMemory, Library, Suggestion
    from audio_engine.names.entry import Name
    from audio_engine.names.preview import ImportPreview
    from audio_engine.names.store import NamesChange
    from desktop.bridge.names_work import ExportedNames, NamesState

__all__ = ["NamesBridge"]

Failure = Callable[[UserFacingError], None]
Changed = Callable[["NamesChange"], None]


class NamesBridge(QObject):
    """The list of the person's folder and the newsroom's shared one. Answers come on the GUI thread."""

    changed = Signal()
    """The list is another one now."""

    def __init__(self, operations: Operations, library: LibraryBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._library = library
        self._memory: CorrectionMemory = {}
        self._turn = threading.Lock()
        """Whoever asks for suggestions has the memory to himself."""

    # --- the list ---------------------------------------------------------------------------------------------------

    def read(self, *, on_success: Callable[[NamesState], None], owner: QObject | None = None) -> Operation:
        """Both lists; only the newest question is answered. Takes seconds where the shared folder does not answer."""

        def work() -> NamesState:
            from desktop.bridge.names_work import names_state

            return names_state()

        return self._operations.run(work, on_success=on_success, key="names", owner=owner)

    def keep(
        self,
        names: Iterable[Name],
        *,
        on_success: Changed | None = None,
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Put entries into the list, as one change; one with the same key is replaced."""
        fresh = tuple(names)

        def work() -> NamesChange:
            from desktop.bridge.names_work import keep_names

            return keep_names(fresh)

        return self._change(work, on_success, on_failure, owner)

    def edit(
        self,
        old: Name,
        new: Name,
        *,
        on_success: Changed | None = None,
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Let `new` stand in the place of `old`."""

        def work() -> NamesChange:
            from desktop.bridge.names_work import edit_name

            return edit_name(old, new)

        return self._change(work, on_success, on_failure, owner)

    def forget(
        self,
        names: Iterable[Name],
        *,
        on_success: Changed | None = None,
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Take entries out of the list, as one change."""
        gone = tuple(names)

        def work() -> NamesChange:
            from desktop.bridge.names_work import forget_names

            return forget_names(gone)

        return self._change(work, on_success, on_failure, owner)

    def undo(self, change: NamesChange) -> None:
        """Take a change back; what was changed since stays."""

        def work() -> NamesChange:
            from audio_engine.names.store import undo_names
            from audio_engine.settings.folders import home_folder

            return undo_names(home_folder(), change)

        self._change(work, None, None, None)

    # --- files ------------------------------------------------------------------------------------------------------

    def look_at(
        self,
        path: Path,
        *,
        on_success: Callable[[ImportPreview], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """What a file of names would do to the list; nothing is changed."""

        def work() -> ImportPreview:
            from desktop.bridge.names_work import look_at_file

            return look_at_file(path)

        return self._operations.run(work, on_success=on_success, on_failure=on_failure, key="names-import", owner=owner)

    def export(
        self,
        path: Path,
        names: Sequence[Name],
        language: str = "",
        *,
        on_success: Callable[[ExportedNames], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Write entries: a table, or with a `language` the pronunciations in it. A file that is there is replaced."""

        def work() -> ExportedNames:
            from desktop.bridge.names_work import export_names

            return export_names(path, names, language)

        return self._operations.run(work, on_success=on_success, on_failure=on_failure, owner=owner)

    # --- what recognisers are told ----------------------------------------------------------------------------------

    def budget(
        self,
        state: NamesState,
        language: str = "",
        *,
        on_success: Callable[[HintBudget], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """What the names take of what the model of the settings can be told, for speech in `language` ("": unknown).

        Only the newest question is answered. A child counts, which takes about half a second.
        """

        def work(report: Callable[[Any], None]) -> HintBudget:
            from desktop.bridge.names_work import budget_of

            return budget_of(state, language, report)

        return self._operations.run_reporting(
            work, on_success=on_success, on_failure=on_failure, key="names-budget", owner=owner
        )

    # --- what people correct ----------------------------------------------------------------------------------------

    def suggestions(
        self, state: NamesState, *, on_success: Callable[[list[Suggestion]], None], owner: QObject | None = None
    ) -> Operation:
        """Names that were corrected several times in transcripts, that neither list has and nobody has dismissed."""
        known = frozenset(name.written for name in (*state.own, *state.shared))

        def question(library: Library) -> list[Suggestion]:
            from audio_engine.names.dismissed import dismissed_suggestions
            from audio_engine.settings.folders import home_folder

            with self._turn:
                return library.suggestions(self._memory, known=known, dismissed=dismissed_suggestions(home_folder()))

        return self._library.read(question, on_success=on_success, key="names-suggestions", owner=owner)

    def dismiss(self, suggestion: Suggestion, *, on_success: Callable[[], None] | None = None) -> None:
        """Never suggest this again."""
        self._remember(dismiss=[(suggestion.heard, suggestion.written)], on_success=on_success)

    def suggest_again(self, suggestion: Suggestion, *, on_success: Callable[[], None] | None = None) -> None:
        """Undo `dismiss`."""
        self._remember(take_back=[(suggestion.heard, suggestion.written)], on_success=on_success)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _change(
        self,
        work: Callable[[], NamesChange],
        on_success: Changed | None,
        on_failure: Failure | None,
        owner: QObject | None,
    ) -> Operation:
        """Change the list in the order of the calls. Everybody is told, whether or not `owner` still lives."""
        asked = Operation(owner if owner is not None else self)

        def done(made: NamesChange) -> None:
            if on_success is not None and asked.is_wanted:
                on_success(made)
            self.changed.emit()

        def failed(problem: UserFacingError) -> None:
            if on_failure is None:
                self._operations.failed.emit(problem)  # what could not be stored is never silent
            elif asked.is_wanted:
                on_failure(problem)

        self._operations.run(work, on_success=done, on_failure=failed, owner=self, writes=True)
        return asked

    def _remember(
        self,
        *,
        dismiss: Sequence[tuple[str, str]] = (),
        take_back: Sequence[tuple[str, str]] = (),
        on_success: Callable[[], None] | None = None,
    ) -> None:
        def work() -> None:
            from audio_engine.names.dismissed import change_dismissed
            from audio_engine.settings.folders import home_folder

            change_dismissed(home_folder(), dismiss=dismiss, take_back=take_back)

        self._operations.run(work, on_success=lambda _: on_success() if on_success else None, owner=self, writes=True)
