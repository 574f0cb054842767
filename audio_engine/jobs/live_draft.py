"""A text of what is being recorded, while it is being said: seen from the program that records.

It costs the recording nothing. Sound that the recogniser's process does not take in time is left out of the text, and a
process that dies ends the text alone.
"""

from __future__ import annotations

import base64
import contextlib
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.jobs.exit_reasons import Death
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.jobs.worker_process import TICK_S, WorkerProcess
from audio_engine.programs import child_command
from audio_engine.text import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["LIVE_DRAFT_COMMAND", "DraftText", "LiveDraft"]

LIVE_DRAFT_COMMAND: Final = child_command("audio_engine.jobs.live_draft_child")
_WAITING_MAX: Final = 600
"""Pieces, a minute of them: a process that takes none for so long is not heard any more."""


@dataclass(frozen=True, slots=True)
class DraftText:
    """What was understood from `start_s` on; or no text, and how many seconds from there on are not listened to."""

    start_s: float
    text: str
    skipped_s: float = 0.0


class LiveDraft:
    """Begins to listen when it is made; `close` ends it. The callbacks come from a thread of its own.

    `on_ready` once the model is loaded, `on_text` for each stretch, `on_problem` when there will be no more.
    """

    def __init__(
        self,
        settings: TranscriptionSettings,
        *,
        on_ready: Callable[[], None],
        on_text: Callable[[DraftText], None],
        on_problem: Callable[[UserFacingError], None],
    ) -> None:
        self._settings = settings
        self._on_ready = on_ready
        self._on_text = on_text
        self._on_problem = on_problem
        self._sound: queue.Queue[dict[str, object]] = queue.Queue(_WAITING_MAX)
        self._closing = threading.Event()
        self._child: WorkerProcess | None = None
        self._thread = threading.Thread(target=self._run, name="live draft", daemon=True)
        self._thread.start()

    def feed(self, samples: NDArray[np.int16], rate: int) -> None:
        """Hear samples of shape (n, channels) as well. Never waits."""
        piece = {
            "sound": base64.b64encode(samples.tobytes()).decode("ascii"),
            "rate": rate,
            "channels": samples.shape[1],
        }
        with contextlib.suppress(queue.Full):
            self._sound.put_nowait(piece)

    def close(self) -> None:
        """Listen no more. Waits for the process to end, half a second at most. May be called again."""
        self._closing.set()
        if self._child is not None:
            self._child.inbox.put({})
        self._thread.join()

    def _run(self) -> None:
        try:
            with WorkerProcess(LIVE_DRAFT_COMMAND) as child:
                self._child = child
                child.send({"settings": self._settings.to_json()})
                sender = threading.Thread(target=self._send, args=(child,), name="live draft sound", daemon=True)
                sender.start()
                self._receive(child)
                child.end()
                sender.join()
        except UserFacingError as problem:
            self._on_problem(problem)

    def _send(self, child: WorkerProcess) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(queue.Empty):
                child.send(self._sound.get(timeout=TICK_S))

    def _receive(self, child: WorkerProcess) -> None:
        while not self._closing.is_set():
            frame = child.inbox.get()
            if self._closing.is_set():
                return
            if frame is None:
                self._closing.set()
                self._on_problem(_ended(child.death()))
            elif "problem" in frame:
                self._closing.set()
                self._on_problem(JobFailedError(*map(str, frame["problem"])))
            elif "ready" in frame:
                self._on_ready()
            elif "text" in frame:
                self._on_text(DraftText(float(frame["start_s"]), str(frame["text"]), float(frame["skipped_s"])))


def _ended(death: Death) -> JobFailedError:
    return JobFailedError(
        tr("The rough text ends here: the program that writes it has stopped ({reason}).", reason=death.reason),
        tr("The recording goes on. Switch the text off and on again to try once more."),
    )
