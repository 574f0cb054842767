"""The locked child: reads an untrusted recording from descriptor 0 and writes `pcm_protocol` messages to descriptor 1.

It imports everything that decoding takes, locks itself, and only then looks at the file. It must never be given a
path, and nothing that it says is believed: its parent checks every number.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import Any, Final

from audio_engine.limits import MAX_DURATION_S
from audio_engine.media import lock, missing, source
from audio_engine.media.formats import HINTS, SKIPS_GARBAGE
from audio_engine.media.losses import Losses
from audio_engine.media.pcm_protocol import (
    Delivery,
    End,
    Header,
    Message,
    RefusalCode,
    Refused,
    Warned,
    WarningCode,
    encode,
)
from audio_engine.media.timeline import HOLE_MIN_S, Refusal, Timeline, check_shape

__all__ = ["decode", "main"]

_LEAST_BYTES_PER_S: Final = 50
"""Below it a declared length is a forgery, not a very quiet recording."""


def main() -> None:
    """Run as `python -m audio_engine.media.decoder`, with the recording as standard input."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cpu-seconds", type=int, default=600)
    arguments.add_argument("--hint", choices=sorted(HINTS))
    arguments.add_argument("--deliver", type=Delivery, choices=list(Delivery), default=Delivery.SPEECH)
    arguments.add_argument("--describe-lock", action="store_true")
    chosen = arguments.parse_args()
    import_all()
    layers = lock.engage(chosen.cpu_seconds)
    if chosen.describe_lock:
        os.write(1, lock.description(layers))
        return
    decode(0, _write, chosen.hint, chosen.deliver)


def import_all() -> None:
    """Import all of PyAV, which loads its parts when they are first used: later no file can be opened."""
    import av
    import av.audio.codeccontext
    import av.audio.frame
    import av.audio.layout
    import av.audio.stream
    import av.bitstream
    import av.container.input
    import av.container.pyio
    import av.filter.graph
    import av.index
    import av.logging
    import av.sidedata.sidedata
    import av.subtitles.codeccontext
    import av.subtitles.stream
    import av.video.codeccontext
    import av.video.stream

    av.logging.set_level(None)
    source.audio_decoders()


def decode(
    descriptor: int,
    send: Callable[[Message], None],
    hint: str | None = None,
    delivery: Delivery = Delivery.SPEECH,
) -> None:
    """Decode the recording open as `descriptor` and tell `send` what comes of it, ending in `End` or `Refused`.

    Separate from `main` so that a test can compare it without the lock.
    """
    try:
        _Decoding(source.Descriptor(descriptor), send, hint, delivery).run()
    except Refusal as refusal:
        send(Refused(refusal.code))
    except MemoryError:
        send(Refused(RefusalCode.OUT_OF_MEMORY))


class _Decoding:
    """One file's way from packets to samples."""

    def __init__(
        self, file: source.Descriptor, send: Callable[[Message], None], hint: str | None, delivery: Delivery
    ) -> None:
        from av.stream import Discard

        self._file = file
        self._send = send
        self._delivery = delivery
        self._container = source.open_container(file, hint)
        self._choice = source.choose_track(self._container, file.head)
        skips_garbage = self._container.format.name in SKIPS_GARBAGE
        if len(self._container.streams.audio) > 1 or skips_garbage:
            self._container.close()
            size = source.LITTLE_READ_AHEAD_BYTES if skips_garbage else source.READ_AHEAD_BYTES
            self._container = source.open_container(file, hint, buffer_size=size)
        self._stream = self._container.streams[self._choice.index]
        self._stream.codec_context.thread_count = 1  # the lock has no thread to give
        for other in self._container.streams:
            if other.index != self._stream.index:
                other.discard = Discard.all
        self._losses = Losses(self._container.format.name, file)
        self._timeline: Timeline | None = None
        self._first_packet_at: int | None = None

    def run(self) -> None:
        import av

        self._refuse_too_long()
        for packet in source.packets(self._container, [self._stream]):
            if packet.size and self._first_packet_at is None:
                self._first_packet_at = packet.pos
                if packet.has_sidedata("encryption_info"):
                    raise Refusal(RefusalCode.ENCRYPTED)
            self._losses.arrived(packet)
            try:
                for frame in packet.decode():
                    self._hear(frame)
            except MemoryError as problem:
                raise Refusal(RefusalCode.OUT_OF_MEMORY) from problem
            except (av.FFmpegError, ValueError):
                self._losses.failed(packet)
        if self._timeline is None:
            raise Refusal(RefusalCode.NOTHING_DECODED)
        self._end(self._timeline)

    def _refuse_too_long(self) -> None:
        duration = self._container.duration or 0
        seconds = duration / 1_000_000
        if seconds > MAX_DURATION_S and self._file.size > seconds * _LEAST_BYTES_PER_S:
            raise Refusal(RefusalCode.TOO_LONG)

    def _hear(self, frame: Any) -> None:  # noqa: ANN401 - PyAV's class
        """Add a frame to the timeline; one that cannot be of this recording is a failed packet's."""
        if not frame.samples:
            return
        if self._timeline is None:
            check_shape(frame)
            self._timeline = self._begin(frame)
        try:
            check_shape(frame)
        except Refusal as refusal:
            raise ValueError(refusal.code.name) from refusal
        self._timeline.add(frame, self._losses.before(frame))

    def _begin(self, frame: Any) -> Timeline:  # noqa: ANN401
        rate, channels = self._delivery.rate, self._delivery.channels(frame.layout.nb_channels)
        declared_s = missing.declared_length(self._container, self._stream)
        self._send(
            Header(
                channels=channels,
                source_rate=frame.sample_rate,
                source_channels=frame.layout.nb_channels,
                declared_samples=None if declared_s is None else round(declared_s * rate),
                container=self._container.format.name.lower(),
                codec=self._stream.codec_context.name.lower(),
            )
        )
        choice = self._choice
        if choice.number != choice.expected_number:
            self._send(Warned(WarningCode.OTHER_TRACK, choice.number, choice.expected_number))
        elif choice.audible_tracks > 1:
            self._send(Warned(WarningCode.TRACKS_LEFT_OUT, choice.number, choice.audible_tracks))
        return Timeline(self._send, rate, channels, declared_s)

    def _end(self, timeline: Timeline) -> None:
        timeline.finish()
        if not timeline.samples:
            raise Refusal(RefusalCode.NOTHING_DECODED)
        written_s = missing.written_length(self._file, self._container, self._stream, self._first_packet_at)
        rate = self._delivery.rate
        for warning in missing.wrong_bookkeeping(self._file, self._container, written_s, timeline.samples, rate):
            self._send(warning)
        if self._losses.unplaced_s >= HOLE_MIN_S:
            self._send(Warned(WarningCode.PACKETS_LOST, round(self._losses.unplaced_s * 1000)))
        self._send(End(timeline.samples))


def _write(message: Message) -> None:
    view = memoryview(encode(message))
    while view:
        view = view[os.write(1, view) :]


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # the parent has gone, or wants no more
        sys.exit(1)
