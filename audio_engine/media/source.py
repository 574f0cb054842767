"""Opens the untrusted file inside the locked child and chooses the track that a listener would.

FFmpeg gets a descriptor that is already open, never a name; a list of containers it may recognise; no protocol with
which it could open anything else; and audio decoders only.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.formats import ALLOWED_CONTAINERS, HINTS, is_playlist, is_quicktime_like
from audio_engine.media.pcm_protocol import RefusalCode
from audio_engine.media.timeline import Refusal, check_shape, resampling_graph

__all__ = [
    "LITTLE_READ_AHEAD_BYTES",
    "Descriptor",
    "TrackChoice",
    "audio_decoders",
    "choose_track",
    "open_container",
    "packets",
]

READ_AHEAD_BYTES: Final = 1 << 15
LITTLE_READ_AHEAD_BYTES: Final = 1 << 9
PROBED_S: Final = 60
"""How far into a file with several audio tracks they are compared."""
SOUND_PEAK: Final = 33
"""Of 32768: -60 dB. A track that never rises above it is silent."""
_BROKEN_READS_MAX: Final = 200
_ENCRYPTED_TAGS: Final = frozenset({"enca", "drms", "aavd", "drma", "p608"})


class Descriptor:
    """The file object that PyAV reads from. Keeps its own position, so that looking elsewhere does not disturb it."""

    def __init__(self, descriptor: int) -> None:
        self.size = os.lseek(descriptor, 0, os.SEEK_END)  # fstat(2) is not among what the lock allows
        self._descriptor = descriptor
        self._position = 0

    def read(self, count: int) -> bytes:
        """Up to `count` bytes from the position."""
        found = self.look(self._position, count)
        self._position += len(found)
        return found

    @property
    def head(self) -> bytes:
        """The first 64 KiB."""
        return self.look(0, 1 << 16)

    def look(self, at: int, count: int) -> bytes:
        """Up to `count` bytes from `at`; the position stays."""
        if hasattr(os, "pread"):
            return os.pread(self._descriptor, count, at)
        os.lseek(self._descriptor, at, os.SEEK_SET)
        return os.read(self._descriptor, count)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move the position."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self.size}[whence]
        self._position = max(0, start + offset)
        return self._position

    def tell(self) -> int:
        """The position."""
        return self._position


@cache
def audio_decoders() -> str:
    """The names of all audio decoders, for FFmpeg's `codec_whitelist`: no picture is ever decoded."""
    from av.codec import Codec, codecs_available

    names = []
    for name in sorted(codecs_available):
        try:
            if Codec(name, "r").type == "audio":
                names.append(name)
        except ValueError:  # there is only an encoder of this name
            continue
    return ",".join(names)


def open_container(file: Descriptor, hint: str | None, *, buffer_size: int = READ_AHEAD_BYTES) -> Any:  # noqa: ANN401
    """FFmpeg's view of the file. `hint` helps where the content alone says nothing.

    Raises:
        Refusal: this is no recording that we take.
    """
    import av

    attempts: list[tuple[str | None, dict[str, str]]] = [(None, {})]
    if hint in HINTS:
        attempts.append(HINTS[hint])
    for container, options in attempts:
        file.seek(0)
        try:
            return av.open(
                file,
                mode="r",
                format=container,
                options={
                    "format_whitelist": ",".join(sorted(ALLOWED_CONTAINERS)),
                    "protocol_whitelist": "",
                    "codec_whitelist": audio_decoders(),
                    **options,
                },
                metadata_errors="replace",
                buffer_size=buffer_size,
            )
        except av.MemoryError as problem:
            raise Refusal(RefusalCode.OUT_OF_MEMORY) from problem
        except (av.FFmpegError, OSError):
            continue
    raise Refusal(_why_not(file.head))


def _why_not(head: bytes) -> RefusalCode:
    if is_playlist(head):
        return RefusalCode.PLAYLIST
    if is_quicktime_like(head):
        return RefusalCode.ENCRYPTED if b"adrm" in head else RefusalCode.NO_INDEX
    return RefusalCode.NOT_MEDIA


def packets(container: Any, streams: list[Any]) -> Iterator[Any]:  # noqa: ANN401
    """The packets of `streams`, going on behind what the demuxer stumbles over."""
    import av

    broken = 0
    while True:
        try:
            for packet in container.demux(streams):
                if packet.size:
                    broken = 0
                yield packet
        except (av.FFmpegError, OSError):
            broken += 1
            if broken > _BROKEN_READS_MAX:
                return
        else:
            return


@dataclass(frozen=True, slots=True)
class TrackChoice:
    """The stream to decode, its number (from 1) among the audio tracks, and the one that the file would have chosen."""

    index: int
    number: int
    expected_number: int
    audible_tracks: int


def choose_track(container: Any, head: bytes) -> TrackChoice:  # noqa: ANN401
    """The audio track marked as default, or the first; another one where that is silent or broken.

    `head` are the file's first bytes. With several tracks this reads ahead: the container must be opened anew before
    it is decoded.

    Raises:
        Refusal: there is no audio track, or none that we can decode.
    """
    tracks = list(container.streams.audio)
    if not tracks:
        raise Refusal(RefusalCode.NO_AUDIO)
    usable = [track for track in tracks if track.codec_context is not None]
    if not usable:
        raise Refusal(RefusalCode.ENCRYPTED if b"enca" in head else RefusalCode.UNKNOWN_CODEC)
    for track in usable:
        track.codec_context.thread_count = 1  # the lock has no thread to give
    if all(_tag(track) in _ENCRYPTED_TAGS for track in usable):
        raise Refusal(RefusalCode.ENCRYPTED)
    expected = next((track for track in usable if track.disposition & 1), usable[0])
    audible = {expected.index} if len(usable) == 1 else _audible_tracks(container, usable)
    chosen = expected
    if audible and expected.index not in audible:
        chosen = next(track for track in usable if track.index in audible)
    return TrackChoice(
        chosen.index, tracks.index(chosen) + 1, tracks.index(expected) + 1, len(audible | {chosen.index})
    )


def _tag(track: Any) -> str:  # noqa: ANN401
    try:
        return str(track.codec_context.codec_tag)
    except UnicodeDecodeError:  # four bytes that are no letters
        return ""


def _audible_tracks(container: Any, tracks: list[Any]) -> set[int]:  # noqa: ANN401
    """The indexes of the tracks that carry sound within the first minute."""
    import av

    audible: set[int] = set()
    started_s: float | None = None
    for packet in packets(container, tracks):
        if packet.pts is not None:
            at_s = float(packet.pts * packet.time_base)
            started_s = at_s if started_s is None else started_s
            if at_s - started_s > PROBED_S:
                break
        if packet.stream.index in audible:
            continue
        with contextlib.suppress(av.FFmpegError, ValueError, Refusal):
            if any(_peak(frame) >= SOUND_PEAK for frame in packet.decode()):
                audible.add(packet.stream.index)
                if len(audible) == len(tracks):
                    break
    return audible


def _peak(frame: Any) -> int:  # noqa: ANN401
    import av

    check_shape(frame)
    graph = resampling_graph(frame, SAMPLE_RATE, 2)
    graph.push(frame)
    graph.push(None)
    highest = 0
    while True:
        try:
            resampled = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return highest
        samples = memoryview(resampled.planes[0])[: resampled.samples * 4].cast("B").cast("h")
        if len(samples):
            highest = max((highest, max(samples), -min(samples)))
