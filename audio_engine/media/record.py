"""Records from a microphone into a FLAC that survives `kill -9`: what was said a second before is on the disk.

The device is open in a process of its own: a sound system that hangs or dies ends the recording, and not the program.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError
from audio_engine.media.flac_recording import FlacRecording
from audio_engine.media.record_input import InputDevice, Level, LevelMeter, Microphone, input_devices
from audio_engine.media.record_journal import (
    Marker,
    RecordingJournal,
    journal_markers,
    new_recording_path,
    recover_recordings,
    settle,
)
from audio_engine.text import tr

__all__ = [
    "InputDevice",
    "Level",
    "LevelMeter",
    "Marker",
    "Recorder",
    "input_devices",
    "journal_markers",
    "new_recording_path",
    "recover_recordings",
    "settle",
]

_MEASURED_AFTER_S: Final = 10.0
"""From then on the file itself tells how much room a second takes."""
_LIKELY_SHARE: Final = 0.7
"""Of the raw samples' size, for a room that is not quiet."""


class Recorder:
    """A recording in progress; a context manager that stops it.

    `on_level(duration_s, peak)` is called from the recorder's thread some ten times a second; `peak` is the highest
    sample since the last call, 0 to 1. Or ask `level` and `duration_s` whenever you like.
    """

    def __init__(
        self,
        path: Path,
        *,
        on_level: Callable[[float, float], None] | None = None,
        device: InputDevice | int | None = None,
        channels: int = 1,
        gain_db: float = 0.0,
        journal: bool = False,
    ) -> None:
        """Start recording from `device`, or from the system's default one, into `path`, which must not exist.

        Everything is made louder by `gain_db`. A `journal` beside the file keeps the markers, and has the recording
        found again if this process dies: see `recover_recordings`, and `settle` once it is safe.

        Raises:
            JobFailedError: the device cannot be opened or the file cannot be made.
            UserFacingError: PortAudio is not installed.
        """
        self.path = path
        self.level = Level()
        """How loud the last tenth of a second was, also while it is paused."""
        self.on_kept: Callable[[NDArray[np.int16], int], None] | None = None
        """Told every piece that went into the file, shape (n, channels), and its rate; may be set at any time. It may
        not block, and comes from the recorder's thread."""
        self._on_level = on_level
        self._problem: JobFailedError | None = None
        self._paused = threading.Event()
        self._markers: list[Marker] = []
        self._stopped = False
        self._microphone = Microphone(device=device, channels=channels, gain_db=gain_db)
        self._journal: RecordingJournal | None = None
        try:
            self._recording = FlacRecording(path, rate=self._microphone.rate, channels=channels)
        except JobFailedError:
            self._microphone.close()
            raise
        try:
            self._journal = _journal_of(path) if journal else None
            self._microphone.start(self._write, self._lose)
        except JobFailedError:
            self._withdraw()
            raise

    @property
    def failure(self) -> JobFailedError | None:
        """What has stopped the recording by itself (a full disk, an unplugged microphone); None while it goes on."""
        return self._problem

    @property
    def duration_s(self) -> float:
        """Seconds recorded so far."""
        return self._recording.duration_s

    @property
    def is_paused(self) -> bool:
        """Whether what comes in is only measured, not kept."""
        return self._paused.is_set()

    @property
    def markers(self) -> tuple[Marker, ...]:
        """What was marked so far."""
        return tuple(self._markers)

    def pause(self) -> None:
        """Keep nothing until `resume`; the microphone stays open."""
        self._paused.set()

    def resume(self) -> None:
        """Keep what comes in from now on; the file goes on without a gap."""
        self._paused.clear()

    def set_gain_db(self, gain_db: float) -> None:
        """Make everything louder by so much from now on."""
        self._microphone.gain_db = gain_db

    def mark(self, text: str = "", *, at_s: float | None = None) -> Marker:
        """Mark this moment, or an earlier one.

        Raises:
            JobFailedError: the marker cannot be kept: the disk is full.
        """
        marker = Marker(round(self.duration_s if at_s is None else at_s, 3), text)
        self._markers.append(marker)
        if self._journal is not None:
            try:
                self._journal.add(marker)
            except OSError as problem:
                raise _journal_failed(problem) from problem
        return marker

    def time_left_s(self) -> float:
        """For how many more seconds there is room on the disk, as far as one can tell.

        Raises:
            OSError: the disk is gone.
        """
        rate, channels = self._microphone.rate, self._microphone.channels
        seconds = self.duration_s
        per_second = 2 * rate * channels * _LIKELY_SHARE
        if seconds >= _MEASURED_AFTER_S:
            per_second = max(self.path.stat().st_size / seconds, per_second / 4)
        return shutil.disk_usage(self.path.parent).free / per_second

    def stop(self) -> float:
        """Stop, finish the file, and say how many seconds it has. May be called again.

        Raises:
            JobFailedError: the recording had stopped by itself; what was recorded before is in the file.
        """
        self._microphone.close()
        if not self._stopped:
            self._stopped = True
            try:
                self._recording.close()
            except JobFailedError as problem:
                self._problem = self._problem or problem
            if self._journal is not None:
                self._journal.close()
        if self._problem is not None:
            raise self._problem
        return self._recording.duration_s

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _write(self, samples: NDArray[np.int16], level: Level) -> None:
        """On the microphone's thread."""
        self.level = level
        if self._problem is None and not self._paused.is_set():
            try:
                self._recording.write(samples)
            except JobFailedError as problem:
                self._problem = problem
            else:
                if (tell := self.on_kept) is not None:
                    tell(samples, self._microphone.rate)
        if self._on_level is not None:
            self._on_level(self._recording.duration_s, level.peak)

    def _withdraw(self) -> None:
        """Nothing was recorded: leave nothing behind."""
        self._microphone.close()
        self._recording.close()
        if self._journal is not None:
            self._journal.close()
        self.path.unlink(missing_ok=True)
        settle(self.path)

    def _lose(self) -> None:
        self._problem = JobFailedError(
            tr("The microphone stopped sending sound: was it unplugged?"),
            tr("What was recorded so far is in the file. Plug it in and record the rest into another file."),
        )


def _journal_of(path: Path) -> RecordingJournal:
    try:
        return RecordingJournal(path)
    except OSError as problem:
        raise _journal_failed(problem) from problem


def _journal_failed(problem: OSError) -> JobFailedError:
    return JobFailedError(
        tr("The marker cannot be kept: {reason}.", reason=problem.strerror),
        tr("The recording itself goes on as long as there is room. Free some space on the disk."),
    )
