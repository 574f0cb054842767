"""Plays sound: from an exact sample on, at any rate with the pitch kept, in a loop, on any device.

Every method returns at once and may be called from any thread; a thread of our own reads, stretches and feeds the
device. At no time is more than some tenths of a second of the sound in memory. No Qt: the desktop's `Player` is a
thin shell around this.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import Any, Final, Self

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.media.playback_buffer import PlaybackBuffer
from audio_engine.media.playback_feed import Feed, NoPiece
from audio_engine.media.playback_sink import OpenSink, OutputDevice, SystemOutput, output_devices
from audio_engine.media.playback_sources import ArraySource, RecordingSource, SoundFormat, SoundSource
from audio_engine.media.playback_state import RATE_MAX, RATE_MIN, VOLUME_MAX, PlaybackState, Sound, Span, Wishes
from audio_engine.text import tr

__all__ = [
    "RATE_MAX",
    "RATE_MIN",
    "VOLUME_MAX",
    "ArraySource",
    "OutputDevice",
    "Playback",
    "PlaybackState",
    "RecordingSource",
    "SoundSource",
    "Span",
    "output_devices",
]

_QUEUED_S: Final = 0.2
_TICK_S: Final = 0.02
_NOT_YET_S: Final = 0.1
_LOOP_MIN_S: Final = 0.1


class Playback:
    """One thing at a time, played on one device; a context manager that ends the thread and gives the device back.

    `on_change` is called from any thread whenever `state` or `length_s` may have changed, `on_failure` when playing
    cannot go on; it is then paused where it was, and `play` tries again. Neither may block.
    """

    def __init__(
        self,
        *,
        on_change: Callable[[], None],
        on_failure: Callable[[UserFacingError], None],
        open_sink: OpenSink | None = None,
    ) -> None:
        """`open_sink` opens devices; without it they are this machine's."""
        self._on_change = on_change
        self._on_failure = on_failure
        self._system = SystemOutput()
        self._open_sink: OpenSink = open_sink or self._system
        self._changed = threading.Condition()
        self._wishes = Wishes()
        self._state = PlaybackState.EMPTY
        self._volume = 1.0
        self._closing = False
        self._source: SoundSource | None = None
        self._format: SoundFormat | None = None
        self._sound: Sound | None = None
        self._thread = threading.Thread(target=self._run, name="playback", daemon=True)
        self._thread.start()

    @property
    def state(self) -> PlaybackState:
        """What is going on."""
        with self._changed:
            return self._state

    @property
    def position_s(self) -> float:
        """What is heard at this moment, in seconds on the source's timeline."""
        with self._changed:
            return self._position_s()

    @property
    def position_sample(self) -> int:
        """The sample of the source that is heard at this moment; 0 until the source has been opened."""
        with self._changed:
            is_open = self._format is not None and self._source is self._wishes.source
            return round(self._position_s() * self._format.rate) if is_open and self._format else 0

    @property
    def length_s(self) -> float | None:
        """How long the source is; None while that is not known."""
        with self._changed:
            if self._source is None or self._format is None or self._source is not self._wishes.source:
                return None
            samples = self._source.length()
            return None if samples is None else samples / self._format.rate

    @property
    def rate(self) -> float:
        """How fast it plays; 1 is as recorded."""
        with self._changed:
            return self._wishes.rate

    def load(self, source: SoundSource | None) -> None:
        """Play another source from now on, paused at its start; it is opened and closed here. None: nothing."""
        state = PlaybackState.PAUSED if source else PlaybackState.EMPTY
        self._go_on(state, forget=True, source=source, plays=False, at_s=0.0, loop=None, stop_s=None)

    def play(self, *, from_s: float | None = None, until_s: float | None = None) -> None:
        """Play, from where it is or from `from_s`, to the end or only to `until_s`. At the end it begins anew."""
        with self._changed:
            if self._wishes.source is None or (self._wishes.plays and from_s is None):
                return
            if from_s is None and self._state is PlaybackState.FINISHED:
                from_s = self._wishes.loop[0] if self._wishes.loop else 0.0
        if from_s is None:
            self._go_on(PlaybackState.PLAYING, plays=True, stop_s=until_s)
        else:
            self._go_on(PlaybackState.PLAYING, forget=True, plays=True, at_s=max(0.0, from_s), stop_s=until_s)

    def pause(self) -> None:
        """Fade out at once; the device is given back as soon as it has played what it has."""
        with self._changed:
            if not self._wishes.plays:
                return
        self._go_on(PlaybackState.PAUSED, plays=False, stop_s=None)

    def seek(self, to_s: float) -> None:
        """Go on from `to_s`, playing or paused as before."""
        length_s = self.length_s
        at_s = max(0.0, to_s if length_s is None else min(to_s, length_s))
        with self._changed:
            state = PlaybackState.PAUSED if self._state is PlaybackState.FINISHED else None
        self._go_on(state, forget=True, at_s=at_s, stop_s=None)

    def set_rate(self, rate: float) -> None:
        """Play `rate` times as fast, within `RATE_MIN` and `RATE_MAX`, with the pitch kept."""
        rate = min(max(rate, RATE_MIN), RATE_MAX)
        if rate != self.rate:
            self._go_on(rate=rate)

    def set_loop(self, span: Span | None) -> None:
        """Play `span` over and over; None, or a span too short to be heard: not any more."""
        self._go_on(loop=span if span and span[1] - span[0] >= _LOOP_MIN_S else None)

    def set_device(self, name: str | None) -> None:
        """Play on the device of that name, or on the system's default one, from the next moment on."""
        with self._changed:
            if name == self._wishes.device:
                return
        self._go_on(device=name)

    def set_volume(self, volume: float) -> None:
        """Multiply every sample with `volume`, from 0 to `VOLUME_MAX`."""
        with self._changed:
            self._volume = min(max(volume, 0.0), VOLUME_MAX)
            if self._sound:
                self._sound.buffer.volume = self._volume

    def close(self) -> None:
        """Fade out, end the thread and close the source. May be called again."""
        with self._changed:
            self._closing = True
        self.load(None)
        self._thread.join()

    def abandon(self) -> None:
        """The same for an owner that is gone: nobody is told of anything any more, and nothing is waited for."""
        self._on_change = lambda: None
        self._on_failure = lambda _: None
        with self._changed:
            self._closing = True
        self.load(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _go_on(self, state: PlaybackState | None = None, *, forget: bool = False, **changes: Any) -> None:  # noqa: ANN401 - fields of Wishes
        """Drop what waits and go on otherwise: from the very next sample, or, with `forget`, from another one."""
        with self._changed:
            head = self._sound.buffer.cut(forget=forget) if self._sound else None
            if head is not None and self._format and not forget:
                changes["at_s"] = round(head) / self._format.rate
            self._wishes = replace(self._wishes, generation=self._wishes.generation + 1, **changes)
            self._state = state or self._state
            self._changed.notify_all()
        self._on_change()

    def _position_s(self) -> float:
        if self._sound and self._format:
            heard = self._sound.buffer.heard(self._sound.sink.clock_s())
            if heard is not None:
                return heard / self._format.rate
        return self._wishes.at_s

    # --- the thread ---------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while self._waits_for_work():
            wishes = self._wishes
            try:
                self._open_source(wishes)
                self._keep_ready(wishes)
                if wishes.plays and self._format:
                    self._play(wishes, self._format)
            except UserFacingError as problem:
                self._give_up(problem)
        if self._source and self._format:
            self._source.close()
        self._system.cool_down()

    def _waits_for_work(self) -> bool:
        with self._changed:
            self._changed.wait_for(
                lambda: self._closing or self._wishes.plays or self._wishes.source is not self._source
            )
            return not self._closing

    def _open_source(self, wishes: Wishes) -> None:
        if self._source is not wishes.source:
            if self._source and self._format:
                self._source.close()
            with self._changed:
                self._source, self._format = wishes.source, None
        if self._source is None or self._format is not None:
            return
        try:
            found = self._source.open()
        except UserFacingError:
            if wishes.plays:  # a sound that is not there yet is missed only by somebody who wants to hear it
                raise
            return
        with self._changed:
            self._format = found
        self._on_change()

    def _keep_ready(self, wishes: Wishes) -> None:
        """What is loaded will be played, and then at once."""
        if wishes.source is None:
            self._system.cool_down()
        elif self._open_sink is self._system:
            self._system.warm_up()

    def _play(self, wishes: Wishes, found: SoundFormat) -> None:
        lost = threading.Event()
        sink = self._open_sink(wishes.device, found, lost.set)
        try:
            buffer = PlaybackBuffer(sink.format.rate, sink.format.channels)
            with self._changed:
                buffer.volume = self._volume
                self._sound = sound = Sound(sink, buffer, lost, wishes.device)
            self._feed(sound, found)
        finally:
            with self._changed:
                self._wishes = replace(self._wishes, at_s=round(self._position_s() * found.rate) / found.rate)
                self._sound = None
            sink.close()

    def _feed(self, sound: Sound, found: SoundFormat) -> None:
        """Keep the device supplied until nobody wants to hear anything, or wants it from another device."""
        assert self._source is not None
        feed: Feed | None = None
        generation, ended = -1, False
        length = self._source.length()
        while True:
            wishes = self._wishes
            if length != (length := self._source.length()):
                self._on_change()
            if sound.is_lost():
                raise _lost()
            if generation != wishes.generation:
                generation, ended, feed = wishes.generation, False, None
            if ended or not wishes.plays or wishes.device != sound.device:
                if sound.buffer.is_drained(sound.sink.clock_s()):
                    if ended:
                        self._finish(wishes)
                    return
                sound.start()
                self._wait(_TICK_S, generation)
            elif sound.buffer.queued >= _QUEUED_S * sound.sink.format.rate:
                sound.start()
                self._wait(_TICK_S, generation)
            else:
                feed = feed or _new_feed(self._source, found, sound.sink.format, wishes)
                ended = self._supply(sound, feed, generation)

    def _supply(self, sound: Sound, feed: Feed, generation: int) -> bool:
        """Hand the next piece over; True when there is none any more."""
        piece = feed.next()
        if piece is NoPiece.END:
            return True
        if piece is NoPiece.NOT_YET:
            sound.start()
            self._become(PlaybackState.WAITING, generation)
            self._wait(_NOT_YET_S, generation)
            return False
        with self._changed:
            if generation == self._wishes.generation:
                sound.buffer.push(piece)
        self._become(PlaybackState.PLAYING, generation)
        return False

    def _wait(self, seconds: float, generation: int) -> None:
        """Until something else is wanted, but not longer than `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: self._wishes.generation != generation, seconds)

    def _become(self, state: PlaybackState, generation: int) -> None:
        with self._changed:
            if self._state is state or generation != self._wishes.generation:
                return
            self._state = state
        self._on_change()

    def _finish(self, wishes: Wishes) -> None:
        length_s = self.length_s
        stops_before = wishes.stop_s is not None and (length_s is None or wishes.stop_s < length_s)
        with self._changed:
            if self._wishes.generation != wishes.generation:
                return
            assert self._sound is not None
            self._sound.buffer.cut(forget=True)
            at_s = wishes.stop_s if stops_before else length_s
            assert at_s is not None
            self._wishes = replace(wishes, plays=False, at_s=at_s, stop_s=None)
            self._state = PlaybackState.PAUSED if stops_before else PlaybackState.FINISHED
        self._on_change()

    def _give_up(self, problem: UserFacingError) -> None:
        with self._changed:
            self._wishes = replace(self._wishes, plays=False, stop_s=None, generation=self._wishes.generation + 1)
            if self._wishes.source is not None:
                self._state = PlaybackState.PAUSED
        self._on_change()
        self._on_failure(problem)


def _new_feed(source: SoundSource, found: SoundFormat, out: SoundFormat, wishes: Wishes) -> Feed:
    loop = wishes.loop
    return Feed(
        source,
        found,
        out,
        start_sample=round(wishes.at_s * found.rate),
        tempo=wishes.rate,
        loop=(round(loop[0] * found.rate), round(loop[1] * found.rate)) if loop else None,
        stop_sample=None if wishes.stop_s is None else round(wishes.stop_s * found.rate),
    )


def _lost() -> JobFailedError:
    return JobFailedError(
        tr("The device that plays the sound has stopped: was it unplugged?"),
        tr("It is paused where it was. Plug the device in again or choose another one, and play."),
    )
