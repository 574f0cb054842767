"""The queue as views see it: what they ask of it, and its events as signals of the GUI thread.

The queue on disk is the truth. What was waiting or was interrupted when the program ended goes on at the next start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from audio_engine.errors import UserFacingError
from desktop.bridge.library_bridge import LibraryBridge
from desktop.bridge.operations import Operations
from desktop.bridge.queue_thread import QueueThread
from desktop.bridge.values import Changes, JobEnd, JobMoved, JobNotice, JobProgress, PassageReady

if TYPE_CHECKING:
    from audio_engine.engine import PreparedJob, TranscriptionRequest
    from audio_engine.engine.queue import JobQueue, QueueEntry

__all__ = ["JobsBridge"]


class JobsBridge(QObject):
    """Runs the queue of the library. `start_queue` once; `stop`, then `close` at the end."""

    progress = Signal(object)
    """A `JobProgress` of a running job."""
    segment_ready = Signal(int, int)
    """A transcript and the segment that was stored for it."""
    job_changed = Signal(int)
    """A job has another state or another place than before."""
    job_ended = Signal(object)
    """A `JobEnd`."""
    notice = Signal(object)
    """A `JobNotice`."""
    queue_blocked = Signal(object)
    """Why nothing is worked on, as a `UserFacingError`: a command runs the queue, say. Once until that ends."""
    lengths_known = Signal()
    """The lengths of waiting recordings were found out: the queue's times can be told better than before."""
    _came = Signal(object)

    def __init__(
        self, home: Path, operations: Operations, library: LibraryBridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._library = library
        self._queue = QueueThread(home, self._came.emit)
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._heard: dict[int, JobProgress] = {}
        self._beside: set[int] = set()
        self._is_measuring = False

    @property
    def running(self) -> JobProgress | None:
        """The last that was heard of the job whose turn it is; None while none runs."""
        return next((heard for job_id, heard in self._heard.items() if job_id not in self._beside), None)

    def progress_of(self, job_id: int | None) -> JobProgress | None:
        """The last that was heard of a running job; None where it does not run, or has not said anything yet."""
        return None if job_id is None else self._heard.get(job_id)

    def start_queue(self) -> None:
        """Begin to work: first what an earlier run of the program left unfinished."""
        self._queue.start()

    def start(
        self,
        request: TranscriptionRequest,
        *,
        on_success: Callable[[PreparedJob], None] | None = None,
        on_failure: Callable[[UserFacingError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Queue a transcription. It is refused at once where it cannot work."""

        def prepare() -> PreparedJob:
            prepared = self._queue.engine().prepare(request)
            self._queue.wake()
            self._came.emit(JobMoved(prepared.job_id, prepared.recording_id, is_new=True))
            for text in prepared.notices:
                self._came.emit(JobNotice(prepared.job_id, prepared.recording_id, text))
            return prepared

        self._operations.run(
            prepare,
            on_success=on_success,
            on_failure=on_failure,
            owner=owner if owner is not None else self,
            writes=True,
        )

    def cancel(self, job_id: int) -> None:
        """Stop the job; what it has stored stays."""
        self._move(job_id, lambda queue: queue.cancel(job_id))

    def pause(self, job_id: int) -> None:
        """Let the job wait; it goes on where it was with `resume`."""
        self._move(job_id, lambda queue: queue.pause(job_id))

    def resume(self, job_id: int) -> None:
        """Let a job that waits go on where it was."""
        self._move(job_id, lambda queue: queue.resume(job_id))

    def retry(self, job_id: int) -> None:
        """Try a job again that has failed or was cancelled; what it had stored is kept."""
        self.resume(job_id)

    def reorder(self, job_ids: Sequence[int]) -> None:
        """Let these waiting jobs come in this order."""
        wanted = tuple(job_ids)

        def tell(_: None) -> None:
            for job_id in wanted:
                self.job_changed.emit(job_id)

        self._library.write(lambda library: library.reorder(wanted), changes=Changes(), on_success=tell)

    def look_again(self) -> None:
        """Somebody has put work into the queue by another way than `start`."""
        self._queue.wake()

    def run_beside(self, job_id: int) -> None:
        """Run a waiting job now, whatever else runs: a person waits for it at the screen."""
        self._beside.add(job_id)
        self._queue.run_beside(job_id)

    def read_queue(
        self, *, on_success: Callable[[list[QueueEntry]], None], key: str, owner: QObject | None = None
    ) -> None:
        """What runs and waits, in its order, with what is known of its times. `key` is that of the question."""

        def told(entries: list[QueueEntry]) -> None:
            on_success(entries)
            if any(entry.length_s is None and entry.job.recording_id is not None for entry in entries):
                self._measure()

        self._operations.run(lambda: self._queue.queue().entries(), on_success=told, key=key, owner=owner or self)

    def read_history(
        self, *, on_success: Callable[[list[QueueEntry]], None], key: str, owner: QObject | None = None
    ) -> None:
        """What has ended, the latest first."""
        self._operations.run(lambda: self._queue.queue().history(), on_success=on_success, key=key, owner=owner or self)

    def stop(self) -> None:
        """Stop the running jobs, which go on at the next start, and wait for them: two seconds at most."""
        self._queue.stop()

    def close(self) -> None:
        """Close the engine; after `stop`, and once nobody asks anything any more."""
        self._queue.close()

    def _measure(self) -> None:
        """Find out how long the waiting recordings are. Each is looked at once."""
        if self._is_measuring:
            return
        self._is_measuring = True

        def measured(found: bool) -> None:
            if found:
                self.lengths_known.emit()

        def ended() -> None:
            self._is_measuring = False

        self._operations.run(lambda: self._queue.queue().measure(), on_success=measured, on_end=ended, owner=self)

    def _move(self, job_id: int, move: Callable[[JobQueue], None]) -> None:
        def change() -> int | None:
            move(self._queue.queue())
            return self._queue.engine().library.job(job_id).recording_id

        def told(recording_id: int | None) -> None:
            self._queue.wake()
            self.job_changed.emit(job_id)
            self._library.announce(_of_recording(recording_id))

        self._operations.run(change, on_success=told, owner=self, writes=True)

    def _deliver(self, message: Any) -> None:  # noqa: ANN401 - what other threads tell
        """On the GUI thread; everything from others comes through here."""
        match message:
            case JobProgress():
                self._heard[message.job_id] = message
                self.progress.emit(message)
            case PassageReady():
                self.segment_ready.emit(message.transcript_id, message.segment_id)
            case JobNotice():
                self.notice.emit(message)
            case JobEnd():
                self._tell_end(message)
            case JobMoved():
                self.job_changed.emit(message.job_id)
                recordings = () if message.recording_id is None else (message.recording_id,)
                self._library.announce(Changes(recordings, shelf=message.is_new))
            case UserFacingError():
                self.queue_blocked.emit(message)
            case Exception():
                self._operations.unexpected.emit(message)

    def _tell_end(self, end: JobEnd) -> None:
        self._heard.pop(end.job_id, None)
        self._beside.discard(end.job_id)
        self.job_changed.emit(end.job_id)
        self.job_ended.emit(end)
        transcripts = () if end.transcript_id is None else (end.transcript_id,)
        recordings = () if end.recording_id is None else (end.recording_id,)
        self._library.announce(Changes(recordings, transcripts))


def _of_recording(recording_id: int | None) -> Changes:
    return Changes() if recording_id is None else Changes(recordings=(recording_id,))
