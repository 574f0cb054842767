"""Models as views see them: what there is, downloads, imports, checks and measurements; all of it off the GUI thread.

Every method returns at once. Answers come to `on_success` on the GUI thread, the world's faults to `on_failure`, else
as a notice to everybody; both are dropped once `owner` is deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from audio_engine.errors import CancelledError, UserFacingError
from audio_engine.models.kinds import ModelKind
from desktop.bridge.jobs_bridge import JobsBridge
from desktop.bridge.models_downloads import ModelsDownloads
from desktop.bridge.models_program import ModelsProgram, ModelsRun
from desktop.bridge.models_values import LicenceText, ModelItem, ModelsPicture, Terms, WorkKind
from desktop.bridge.models_works import ModelsWorks
from desktop.bridge.operations import Operation, Operations

if TYPE_CHECKING:
    from audio_engine.engine.recommending import Recommendation
    from audio_engine.jobs.spawner import Spawner

__all__ = ["ModelsBridge"]

Failure = Callable[[UserFacingError], None]


class ModelsBridge(QObject):
    """The models of this computer, and those that could be."""

    changed = Signal()
    """Models have come or gone, or a speed was measured: read them again."""
    imported = Signal(tuple)
    """The names of models that an import has brought; some may have been here."""
    verified = Signal(object, object)
    """A `ModelKey`, and the sentences of what is wrong with that model: none where every file is as it should be."""
    work_failed = Signal(object, object)
    """A `Work`, and why it could not be done as a `UserFacingError`."""

    def __init__(
        self,
        operations: Operations,
        jobs: JobsBridge,
        parent: QObject | None = None,
        *,
        spawner: Spawner | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._program = ModelsProgram(spawner)
        self._question: _TermsQuestion | None = None
        """The last that was asked about terms."""
        self.downloads = ModelsDownloads(self._program, self)
        """What is fetched by `souffleur-models`."""
        self.works = ModelsWorks(operations, lambda: jobs.running is not None, self)
        """What else is done with models."""
        self.downloads.ended.connect(lambda *_: self.changed.emit())
        self.downloads.unexpected.connect(operations.unexpected)
        self.works.imported.connect(self._on_imported)
        self.works.verified.connect(self.verified)
        self.works.measured.connect(lambda *_: self.changed.emit())
        self.works.failed.connect(self.work_failed)

    def read(self, *, on_success: Callable[[ModelsPicture], None], owner: QObject) -> Operation:
        """All models, as they are now."""

        def work() -> ModelsPicture:
            from desktop.bridge.models_work import models_picture

            return models_picture()

        return self._operations.run(work, on_success=on_success, key=f"models-{id(owner)}", owner=owner)

    # --- installing -------------------------------------------------------------------------------------------------

    def terms(
        self,
        kind: ModelKind,
        name: str,
        *,
        on_success: Callable[[Terms], None],
        on_failure: Failure,
        owner: QObject,
    ) -> Callable[[], None]:
        """What is agreed to with a model; `souffleur-models` fetches its model card where that must be read.

        What is returned stops asking.
        """
        self._question = question = _TermsQuestion(self._program, kind, name)
        operation = self._operations.run(
            question.ask, on_success=on_success, on_failure=on_failure, key="models-terms", owner=owner
        )

        def stop() -> None:
            operation.cancel()
            question.stop()

        return stop

    def import_(self, paths: Sequence[Path]) -> None:
        """Install what these folders and bundles hold, one after the other."""
        for path in paths:
            self.works.add(WorkKind.IMPORT, path.name or str(path), path)

    def remove(self, item: ModelItem, *, on_success: Callable[[], None], owner: QObject) -> None:
        """Remove one of the person's own models for good."""

        def work() -> None:
            from desktop.bridge.models_work import inspect_item, remove_installed

            remove_installed(inspect_item(item))

        def done(_: None) -> None:
            on_success()
            self.changed.emit()

        self._operations.run(work, on_success=done, owner=owner, writes=True)

    # --- what can be known ------------------------------------------------------------------------------------------

    def verify(self, item: ModelItem) -> None:
        """Compare every byte of an installed model with what is known of it; `verified` tells."""
        self.works.add(WorkKind.VERIFY, item.name, item)

    def measure(self, item: ModelItem) -> None:
        """Find out how fast a model is here, with the sample that comes with Souffleur."""
        self.works.add(WorkKind.MEASURE, item.name, item)

    def papers(self, item: ModelItem, *, on_success: Callable[[list[LicenceText]], None], owner: QObject) -> Operation:
        """What lies beside an installed model about its licence."""

        def work() -> list[LicenceText]:
            from desktop.bridge.models_work import read_papers

            return read_papers(item)

        return self._operations.run(work, on_success=on_success, key="models-papers", owner=owner)

    def recommended(
        self, language: str, *, on_success: Callable[[Recommendation], None], owner: QObject | None = None
    ) -> Operation:
        """The recognition model to install first for `language` (a code), by what this computer computes with."""

        def work() -> Recommendation:
            from audio_engine.engine.recommending import recommend, this_machine
            from audio_engine.settings.folders import home_folder
            from audio_engine.settings.resolver import read_settings
            from audio_engine.speed import SpeedBook

            home = home_folder()
            return recommend(language, this_machine(), SpeedBook(home), read_settings(home))

        return self._operations.run(work, on_success=on_success, key="models-recommended", owner=owner or self)

    def close(self) -> None:
        """Stop everything; what was downloaded is kept. Waits some seconds at most: only for the very end."""
        if self._question is not None:
            self._question.stop()
        self.works.close()
        self.downloads.close()

    def _on_imported(self, names: tuple[str, ...]) -> None:
        self.imported.emit(names)
        self.changed.emit()


class _TermsQuestion:
    """A run of the program that can be stopped from another thread than the one that waits for it."""

    def __init__(self, program: ModelsProgram, kind: ModelKind, name: str) -> None:
        self._start = partial(program.start, ["licence", name, "--kind", str(kind), "--json"])
        self._run: ModelsRun | None = None
        self._is_stopped = False

    def ask(self) -> Terms:
        """What the program says.

        Raises:
            UserFacingError: it could not find out.
            CancelledError: nobody wants to know any more.
        """
        from desktop.bridge.models_work import read_terms

        with self._start() as run:
            self._run = run
            if self._is_stopped:
                raise CancelledError
            try:
                return read_terms(run)
            except UserFacingError:
                if self._is_stopped:
                    raise CancelledError from None
                raise
            finally:
                self._run = None

    def stop(self) -> None:
        """End the program, if it runs."""
        self._is_stopped = True
        if run := self._run:
            run.kill()
