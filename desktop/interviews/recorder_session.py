"""What the recorder does, without any widget: the microphone is opened, recorded from and closed off the GUI thread.

There is one wish and one reality; whenever they differ and nothing is under way, the next step is taken. So a click
never has to wait for the one before, and a microphone is never left open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from audio_engine.media.record import InputDevice, input_devices
from desktop.bridge import Bridge, Changes
from desktop.bridge.recorded import keep_recorded
from desktop.interviews.recorder_steps import Step, Wish, room_of, stopped, take_step, throw_away

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["RecorderSession", "RecorderState"]

_POLL_MS: Final = 50
_ROOM_EVERY: Final = 100
"""Polls between two looks at the disk: 5 s."""


class RecorderState(Enum):
    """What is going on; `RECORDING` and `PAUSED` have a file."""

    OFF = "no microphone is open"
    LISTENING = "the level is shown, nothing is kept"
    RECORDING = "recording"
    PAUSED = "paused"
    BUSY = "the microphone or the file is being opened or closed"


class RecorderSession(QObject):
    """One microphone and at most one recording."""

    state = Signal(object)
    """Another `RecorderState`."""
    heard = Signal(object, float)
    """The `Level` of the last tenth of a second and the seconds recorded, some twenty times a second."""
    devices = Signal(object)
    """A tuple of `InputDevice`."""
    marked = Signal(object)
    """A `Marker` that is on the disk."""
    room = Signal(float)
    """For how many more seconds there is room on the disk."""
    kept = Signal(int, object)
    """A finished recording is in the library: its id and its `Path`."""
    failed = Signal(object)
    """A `UserFacingError`."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._wish = self._has = Wish()
        self._step = Step()
        self._is_busy = False
        self._title = ""
        self._gain_db = 0.0
        self._polls = 0
        self._told = RecorderState.OFF
        self._hear: Callable[[NDArray[np.int16], int], None] | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_POLL_MS)
        self._clock.timeout.connect(self._poll)

    @property
    def current_state(self) -> RecorderState:
        """What is going on."""
        if self._is_busy:
            return RecorderState.BUSY
        if self._step.recorder is not None:
            return RecorderState.PAUSED if self._step.recorder.is_paused else RecorderState.RECORDING
        return RecorderState.LISTENING if self._step.meter is not None else RecorderState.OFF

    @property
    def has_recording(self) -> bool:
        """Whether something is being recorded, paused or about to be."""
        return self._step.recorder is not None or self._wish.records

    @property
    def duration_s(self) -> float:
        """Seconds recorded so far."""
        return self._step.recorder.duration_s if self._step.recorder else 0.0

    def look_for_devices(self) -> None:
        """Look which microphones there are; the answer is `devices`, or `failed`."""
        was_listening = self._wish.listens
        self.listen(on=False)  # a microphone that is open is not always listed

        def found(devices: tuple[InputDevice, ...]) -> None:
            self.devices.emit(devices)
            if was_listening and devices:
                self.listen(on=True)

        self._when_quiet(
            lambda: self._bridge.operations.run(
                input_devices,
                on_success=found,
                on_failure=self.failed.emit,
                owner=self,
                key="microphones",  # who looks again does not want the answer of before
            )
        )

    def choose(self, device: InputDevice | None, *, channels: int) -> None:
        """Listen to another microphone, or with one or two channels."""
        self._want(replace(self._wish, device=device, channels=channels))

    def set_gain_db(self, gain_db: float) -> None:
        """Make everything louder by so much."""
        self._gain_db = gain_db
        for listening in (self._step.meter, self._step.recorder):
            if listening is not None:
                listening.set_gain_db(gain_db)

    def listen(self, *, on: bool) -> None:
        """Show how loud it is, or let go of the microphone; a recording goes on all the same."""
        self._want(replace(self._wish, listens=on))

    def record(self, name: str) -> None:
        """Begin a recording."""
        self._want(replace(self._wish, records=True, name=name))

    def stop(self) -> None:
        """End the recording and put it into the library."""
        self._want(replace(self._wish, records=False))

    def listen_in(self, hear: Callable[[NDArray[np.int16], int], None] | None) -> None:
        """Have somebody else hear what is kept, from now on, on the recorder's thread; None: nobody any more."""
        self._hear = hear
        if self._step.recorder is not None:
            self._step.recorder.on_kept = hear

    def pause(self) -> None:
        """Keep nothing for a while, or go on."""
        recorder = self._step.recorder
        if recorder is None:
            return
        if recorder.is_paused:
            recorder.resume()
        else:
            recorder.pause()
        self._tell_state()

    def mark(self, text: str, at_s: float | None = None) -> None:
        """Mark this moment of the recording, or an earlier one."""
        recorder = self._step.recorder
        if recorder is not None:
            at_s = recorder.duration_s if at_s is None else at_s
            self._bridge.operations.run(
                lambda: recorder.mark(text, at_s=at_s),
                on_success=self.marked.emit,
                on_failure=self.failed.emit,
                owner=self,
                writes=True,
            )

    def finish_now(self) -> None:
        """The program ends: close the file at once. It is offered at the next start. Waits a tenth of a second."""
        self._clock.stop()
        if self._step.meter is not None:
            self._step.meter.close()
        if self._step.recorder is not None:
            stopped(self._step.recorder)
        self._step = Step()

    # --- from wish to reality -----------------------------------------------------------------------------------

    def _want(self, wish: Wish) -> None:
        self._wish = wish
        self._go_on()

    def _go_on(self) -> None:
        """Take the next step, unless one is under way."""
        wish, has = self._wish, self._has
        if self._is_busy or wish == has:
            return
        if wish.records and has.records:  # another microphone is for the next recording
            return
        self._is_busy = True
        self._tell_state()
        step, gain_db, home = self._step, self._gain_db, self._bridge.home
        self._step = Step()
        self._bridge.operations.run(
            lambda: take_step(step, wish, gain_db, home), on_success=lambda done: self._came(wish, done), owner=self
        )

    def _came(self, wish: Wish, step: Step) -> None:
        self._is_busy = False
        self._has, self._step = wish, step
        if step.problem is not None and step.meter is None and step.recorder is None:
            # Not again by itself: somebody has to do something first.
            self._wish = self._has = replace(self._wish, listens=False, records=False)
        if step.path is not None:
            self._keep(step.path, self._title, step.duration_s)
        if step.recorder is not None:
            self._title = wish.name
            step.recorder.on_kept = self._hear
            self._polls = 0
        self._tell_state()
        if step.problem is not None:
            self.failed.emit(step.problem)
        self._go_on()

    def _keep(self, path: Path, title: str, duration_s: float) -> None:
        if not duration_s:
            self._bridge.operations.run(lambda: throw_away(path), writes=True)
            return
        self._bridge.library.write(
            lambda library: keep_recorded(library, path, title or path.stem),
            changes=Changes(shelf=True),
            on_success=lambda recording_id: self.kept.emit(recording_id, path),
            on_failure=self.failed.emit,
            owner=self,
        )

    def _when_quiet(self, run: Callable[[], object]) -> None:
        """Run something as soon as no step is under way."""
        if not self._is_busy:
            run()
            return

        def told(_: object) -> None:
            if not self._is_busy:
                self.state.disconnect(told)
                run()

        self.state.connect(told)

    def _tell_state(self) -> None:
        now = self.current_state
        if now in {RecorderState.OFF, RecorderState.BUSY}:
            self._clock.stop()
        else:
            self._clock.start()
        if now is not self._told:
            self._told = now
            self.state.emit(now)

    def _poll(self) -> None:
        recorder, meter = self._step.recorder, self._step.meter
        if recorder is not None:
            self.heard.emit(recorder.level, recorder.duration_s)
            if recorder.failure is not None:
                self.stop()  # the sentence comes with the end of the recording
            elif self._polls % _ROOM_EVERY == 0:
                self._bridge.operations.run(
                    lambda: room_of(recorder), on_success=self._tell_room, key=f"room-{id(self)}", owner=self
                )
            self._polls += 1
        elif meter is not None:
            self.heard.emit(meter.level, 0.0)
            if meter.is_lost:
                self.listen(on=False)

    def _tell_room(self, seconds: float | None) -> None:
        if seconds is not None:
            self.room.emit(seconds)
