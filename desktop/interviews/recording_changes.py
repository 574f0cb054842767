"""Does to recordings what somebody has asked for, through the bridge, and says so with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from audio_engine.errors import UserFacingError
from desktop.bridge import Changes, JobEnd
from desktop.bridge.shelf import delete_recordings, original_path, restore_recordings, use_another_file
from desktop.interviews.file_places import ask_for_file, show_in_folder
from desktop.interviews.recording_actions import RecordingActions
from desktop.interviews.shelf_state import ShelfLine, ShelfState
from desktop.notices import Notice, NoticeAction, NoticeKind
from desktop.workspaces import WorkspaceContext

__all__ = ["RecordingChanges"]


class RecordingChanges(QObject):
    """Deletes, restores, goes on, pauses, cancels, finds originals again. `host` is what its windows stand over."""

    def __init__(self, context: WorkspaceContext, host: QWidget) -> None:
        super().__init__(host)
        self._context = context
        self._bridge = context.bridge
        self._host = host
        self._resumed_once_paused: set[int] = set()
        """Jobs that were asked to pause and have not stopped yet, and are to go on all the same."""
        self._bridge.jobs.job_ended.connect(self._on_job_ended)

    def follow(self, actions: RecordingActions) -> None:
        """Do what these actions ask for."""
        actions.go_on_wanted.connect(self.go_on)
        actions.pause_wanted.connect(self.pause)
        actions.cancel_wanted.connect(self.cancel)
        actions.delete_wanted.connect(self.delete)
        actions.show_wanted.connect(self.show_original)
        actions.relink_wanted.connect(self.ask_for_original)
        actions.replace_wanted.connect(self.ask_for_another)

    def go_on(self, lines: Sequence[ShelfLine]) -> None:
        """Let transcriptions that failed, were stopped or wait go on where they were."""
        for line in lines:
            if line.row.job_id is not None:
                self._bridge.jobs.retry(line.row.job_id)

    def pause(self, lines: Sequence[ShelfLine]) -> None:
        """Let transcriptions wait."""
        for line in lines:
            if line.row.job_id is not None:
                self._bridge.jobs.pause(line.row.job_id)

    def cancel(self, lines: Sequence[ShelfLine]) -> None:
        """Stop transcriptions; what they have stored stays."""
        for line in lines:
            if line.row.job_id is not None:
                self._bridge.jobs.cancel(line.row.job_id)
                self._context.notices.say(
                    self.tr("The transcription of “{0}” was cancelled; what was transcribed is kept.").format(
                        line.row.title
                    ),
                    undo=partial(self._bridge.jobs.retry, line.row.job_id),
                )

    def delete(self, lines: Sequence[ShelfLine]) -> None:
        """Take recordings out of sight, with a way back. One that is being transcribed waits until it is back."""
        ids = [line.id for line in lines]
        paused = [
            line.row.job_id for line in lines if line.state is ShelfState.TRANSCRIBING and line.row.job_id is not None
        ]
        for job_id in paused:
            self._bridge.jobs.pause(job_id)
        if len(lines) == 1:
            what = self.tr("“{0}” was deleted. The original stays where it is.").format(lines[0].row.title)
        else:
            what = self.tr("{0} recordings were deleted. The originals stay where they are.").format(len(lines))
        self._bridge.library.write(
            partial(delete_recordings, ids=ids),
            changes=Changes(shelf=True),
            on_success=lambda _: self._context.notices.say(what, undo=partial(self.restore, ids, paused)),
            owner=self,
        )

    def restore(self, ids: Sequence[int], paused: Sequence[int] = ()) -> None:
        """Undo a deletion; what was being transcribed goes on."""

        def go_on(_: None) -> None:
            for job_id in paused:
                if self._bridge.jobs.progress_of(job_id) is not None:
                    self._resumed_once_paused.add(job_id)
                else:
                    self._bridge.jobs.resume(job_id)

        self._bridge.library.write(
            partial(restore_recordings, ids=ids),
            changes=Changes(recordings=tuple(ids), shelf=True),
            on_success=go_on,
        )

    def _on_job_ended(self, end: JobEnd) -> None:
        if end.job_id in self._resumed_once_paused:
            self._resumed_once_paused.discard(end.job_id)
            if end.state == "paused":
                self._bridge.jobs.resume(end.job_id)

    def show_original(self, line: ShelfLine) -> None:
        """Show the original where it lies, or offer to look for it."""
        self._bridge.library.read(
            lambda library: original_path(library, line.id), on_success=partial(self._show, line), owner=self
        )

    def ask_for_original(self, line: ShelfLine) -> None:
        """Let somebody say where the original is now."""
        was = PurePath(line.row.path_text)
        title = self.tr("Where is “{0}” now?").format(was.name)
        ask_for_file(self._host, title, str(was.parent), partial(self.relink, line))

    def relink(self, line: ShelfLine, path: Path, *, force: bool = False) -> None:
        """Note that the original is at `path` now; another file than that one is asked about."""
        self._bridge.library.write(
            lambda library: library.relink(line.id, path, force=force),
            changes=Changes(recordings=(line.id,)),
            on_success=lambda _: self._context.notices.say(self.tr("The original was found: {0}").format(path.name)),
            on_failure=partial(self._ask_about_other, line, path),
            owner=self,
        )

    def ask_for_another(self, line: ShelfLine) -> None:
        """Let somebody choose a file in place of one that is no recording."""
        was = PurePath(line.row.path_text)
        ask_for_file(
            self._host,
            self.tr("Which file instead of “{0}”?").format(was.name),
            str(was.parent),
            partial(self.replace, line),
        )

    def replace(self, line: ShelfLine, path: Path) -> None:
        """Transcribe this file in place of one that is no recording, as that was to be transcribed."""

        def try_again(_: None) -> None:
            if line.row.job_id is not None:
                self._bridge.jobs.retry(line.row.job_id)

        self._bridge.library.write(
            lambda library: use_another_file(library, line.id, path),
            changes=Changes(recordings=(line.id,)),
            on_success=try_again,
            owner=self,
        )

    def _show(self, line: ShelfLine, path: Path | None) -> None:
        if path is not None:
            show_in_folder(path)
            return
        what = self.tr("The original is not where it was: {0}").format(line.row.path_text)
        more = self.tr("Plug its disk in, or say where it is now.")
        find = NoticeAction(self.tr("Find the original…"), partial(self.ask_for_original, line))
        self._context.notices.post(Notice(what, more, NoticeKind.WARNING, (find,), key=f"original/{line.id}"))

    def _ask_about_other(self, line: ShelfLine, path: Path, problem: UserFacingError) -> None:
        again = NoticeAction(self.tr("Choose another file…"), partial(self.ask_for_original, line))
        same = NoticeAction(self.tr("It is the same recording"), partial(self.relink, line, path, force=True))
        self._context.notices.post(
            Notice(
                problem.what,
                self.tr("Nothing was changed. The transcript belongs to the file that it was made from."),
                NoticeKind.FAILURE,
                (again, same),
                key=f"original/{line.id}",
            )
        )
