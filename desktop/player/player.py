"""Playing a recording, as widgets see it: signals while it plays, commands that return at once.

A thin shell around the engine's `Playback`, whose threads never reach a widget: whatever happens there arrives here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from audio_engine.errors import UserFacingError
from audio_engine.media.playback import (
    RATE_MAX,
    RATE_MIN,
    VOLUME_MAX,
    Playback,
    PlaybackState,
    RecordingSource,
    SoundSource,
    Span,
)
from audio_engine.media.playback_sink import OpenSink
from desktop.bridge.preferences import Preferences

__all__ = ["RATE_MAX", "RATE_MIN", "RATE_STEP", "VOLUME_MAX", "PlaybackState", "Player", "Span"]

RATE_STEP: Final = 0.05
_TICK_MS: Final = 33
_QUIET_TICKS: Final = 15
"""After a pause the position still moves while the device plays what it has; so many ticks without a change end it."""
_STEP_S: Final = 3.0
_BACKSTEP_S: Final = 1.0


class Player(QObject):
    """One recording, or another sound, at a time. Seconds are on its own timeline.

    `device`, the volume and how far steps go are remembered in the preferences.
    """

    position = Signal(float)
    """What is heard at this moment, about thirty times a second while that changes, and after every jump."""
    state = Signal(object)
    """Another `PlaybackState`."""
    length = Signal(float)
    """How long the recording is, as soon as that is known."""
    finished = Signal()
    """The end was reached."""
    failed = Signal(object)
    """A `UserFacingError`: playing could not go on. It is paused where it was."""
    rate = Signal(float)
    volume = Signal(float)
    loop = Signal(object)
    """The `Span` that is played over and over, or None."""
    selection = Signal(object)
    """The `Span` that would be looped, or None."""
    device = Signal(object)
    """The name of the device, or None for the system's default one."""
    _changed = Signal()
    _gave_up = Signal(object)

    def __init__(
        self, preferences: Preferences, parent: QObject | None = None, *, open_sink: OpenSink | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._changed.connect(self._notice_change, Qt.ConnectionType.QueuedConnection)
        self._gave_up.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        self._playback = Playback(on_change=self._pass_on_change, on_failure=self._pass_on, open_sink=open_sink)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.close)
        self.destroyed.connect(self._playback.abandon)  # its thread and the process of the device would stay
        self._state = PlaybackState.EMPTY
        self._length_s: float | None = None
        self._last_s = 0.0
        self._quiet_ticks = 0
        self._was_paused = False
        self._volume = _number(preferences.get("player.volume"), 1.0, 0.0, VOLUME_MAX)
        self._loop: Span | None = None
        self._selection: Span | None = None
        self._playback.set_volume(self._volume)
        device = preferences.get("player.device")
        self._device = device if isinstance(device, str) else None
        self._playback.set_device(self._device)
        self._forget_device = preferences.watch("player.device", self._follow_device)
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)

    # --- what is so ---------------------------------------------------------------------------------------------

    @property
    def current_state(self) -> PlaybackState:
        """What is going on."""
        return self._state

    @property
    def is_playing(self) -> bool:
        """Whether it plays, or would if the job had decoded so far."""
        return self._playback.state in {PlaybackState.PLAYING, PlaybackState.WAITING}

    @property
    def position_s(self) -> float:
        """What is heard at this moment."""
        return self._playback.position_s

    @property
    def position_sample(self) -> int:
        """The same as a sample of the source; for a word that is highlighted while it is said."""
        return self._playback.position_sample

    @property
    def length_s(self) -> float | None:
        """How long the recording is; None while that is not known."""
        return self._length_s

    @property
    def current_rate(self) -> float:
        """How fast it plays; 1 is as recorded."""
        return self._playback.rate

    @property
    def current_volume(self) -> float:
        """What samples are multiplied with."""
        return self._volume

    @property
    def current_loop(self) -> Span | None:
        """What is played over and over."""
        return self._loop

    @property
    def current_selection(self) -> Span | None:
        """What would be looped."""
        return self._selection

    @property
    def current_device(self) -> str | None:
        """The name of the device; None for the system's default one."""
        return self._device

    @property
    def step_s(self) -> float:
        """How far `back` and `forward` go."""
        return _number(self._preferences.get("player.step_s"), _STEP_S, 0.5, 60.0)

    @property
    def backstep_s(self) -> float:
        """How much is heard again when playing goes on after a pause."""
        return _number(self._preferences.get("player.backstep_s"), _BACKSTEP_S, 0.0, 10.0)

    # --- what to play -------------------------------------------------------------------------------------------

    def load(self, folder: Path | None, *, length_s: float | None = None) -> None:
        """Be ready to play the sound in a recording's folder of the library, from its start; None: nothing.

        `length_s` is what the library says, until the sound itself says it.
        """
        self.load_source(RecordingSource(folder) if folder else None, length_s=length_s)

    def load_source(self, source: SoundSource | None, *, length_s: float | None = None) -> None:
        """The same for any sound."""
        self._playback.load(source)
        self._was_paused = False
        self._set_loop(None)
        self.select(None)
        self._set_length(length_s)
        self._report(0.0)

    def close(self) -> None:
        """Stop, give the device back and end the thread. Waits a tenth of a second where something plays."""
        self._forget_device()
        self._clock.stop()
        self._playback.close()

    # --- commands -----------------------------------------------------------------------------------------------

    def play(self) -> None:
        """Play on; after a pause a little of what was heard before is repeated."""
        back_s = self.backstep_s
        if self._was_paused and back_s and self._playback.state is PlaybackState.PAUSED:
            at_s = self._playback.position_s
            start_s = self._loop[0] if self._loop and self._loop[0] <= at_s else 0.0
            self._playback.play(from_s=max(start_s, at_s - back_s))
        else:
            self._playback.play()
        self._was_paused = False

    def play_from(self, start_s: float, end_s: float | None = None) -> None:
        """Play from a moment on, to the end or only to `end_s`."""
        self._was_paused = False
        self._playback.play(from_s=start_s, until_s=end_s)
        self._report(start_s)

    def pause(self) -> None:
        """Pause."""
        self._was_paused = self._was_paused or self.is_playing
        self._playback.pause()

    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def seek(self, to_s: float) -> None:
        """Go to a moment, playing or paused as before."""
        self._was_paused = False
        limit_s = self._length_s if self._length_s is not None else to_s
        self._playback.seek(max(0.0, min(to_s, limit_s)))
        self._report(self._playback.position_s)

    def step(self, seconds: float) -> None:
        """Go so many seconds further, or back."""
        self.seek(self._playback.position_s + seconds)

    def back(self) -> None:
        """Go one step back."""
        self.step(-self.step_s)

    def forward(self) -> None:
        """Go one step further."""
        self.step(self.step_s)

    def set_rate(self, rate: float) -> None:
        """Play `rate` times as fast, with the pitch kept."""
        self._playback.set_rate(round(rate, 2))
        self.rate.emit(self._playback.rate)

    def slower(self) -> None:
        """Play a little slower."""
        self.set_rate(self.current_rate - 2 * RATE_STEP)

    def faster(self) -> None:
        """Play a little faster."""
        self.set_rate(self.current_rate + 2 * RATE_STEP)

    def set_volume(self, volume: float) -> None:
        """Multiply samples with `volume`, from 0 to `VOLUME_MAX`."""
        self._volume = min(max(volume, 0.0), VOLUME_MAX)
        self._playback.set_volume(self._volume)
        self._preferences.set("player.volume", round(self._volume, 2))
        self.volume.emit(self._volume)

    def set_device(self, name: str | None) -> None:
        """Play on another device from the next moment on; None: the system's default one."""
        self._follow_device(name)
        self._preferences.set("player.device", name)

    def set_step_s(self, seconds: float) -> None:
        """Let `back` and `forward` go so far."""
        self._preferences.set("player.step_s", _number(seconds, _STEP_S, 0.5, 60.0))

    def set_backstep_s(self, seconds: float) -> None:
        """Repeat so much when playing goes on after a pause."""
        self._preferences.set("player.backstep_s", _number(seconds, _BACKSTEP_S, 0.0, 10.0))

    def select(self, span: Span | None) -> None:
        """Say what would be looped: a passage that somebody has selected."""
        if span != self._selection:
            self._selection = span
            self.selection.emit(span)
            if self._loop is not None and span is not None:
                self._set_loop(span)

    def set_looping(self, *, on: bool) -> None:
        """Play the selection over and over, from its start, or stop doing that."""
        if not on:
            self._set_loop(None)
        elif self._selection is not None:
            self._set_loop(self._selection)
            at_s = self._playback.position_s
            if not self._selection[0] <= at_s < self._selection[1]:
                self.seek(self._selection[0])

    def toggle_loop(self) -> None:
        """Begin or end looping."""
        self.set_looping(on=self._loop is None)

    # --- what comes back ----------------------------------------------------------------------------------------

    def _follow_device(self, name: object) -> None:
        """Another device was chosen, here or under Settings."""
        device = name if isinstance(name, str) else None
        if not isValid(self):
            self._forget_device()
        elif device != self._device:
            self._device = device
            self._playback.set_device(device)
            self.device.emit(device)

    def _set_loop(self, span: Span | None) -> None:
        if span != self._loop:
            self._loop = span
            self._playback.set_loop(span)
            self.loop.emit(span)

    def _set_length(self, length_s: float | None) -> None:
        if length_s is not None and length_s != self._length_s:
            self.length.emit(length_s)
        self._length_s = length_s

    def _pass_on_change(self) -> None:
        """From any thread; the last ones come when there may be no widgets any more."""
        if isValid(self):
            self._changed.emit()

    def _pass_on(self, problem: UserFacingError) -> None:
        if isValid(self):
            self._gave_up.emit(problem)

    def _notice_change(self) -> None:
        """Something happened in the playback; only how it is now counts."""
        known_s = self._playback.length_s
        if known_s is not None:
            self._set_length(known_s)
        before, self._state = self._state, self._playback.state
        if before is self._state:
            return
        self.state.emit(self._state)
        self._quiet_ticks = 0
        if self._state is not PlaybackState.EMPTY:
            self._clock.start()
        if self._state is PlaybackState.FINISHED:
            self._report(self._playback.position_s)
            self.finished.emit()

    def _tick(self) -> None:
        at_s = self._playback.position_s
        self._quiet_ticks = self._quiet_ticks + 1 if at_s == self._last_s else 0
        if at_s != self._last_s:
            self._report(at_s)
        if not self.is_playing and self._quiet_ticks > _QUIET_TICKS:
            self._clock.stop()

    def _report(self, at_s: float) -> None:
        self._last_s = at_s
        self.position.emit(at_s)


def _number(value: object, default: float, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    return min(max(float(value), least), most)
