"""Encodes a stream of sound into one of the five containers, through a static gain and, where need be, a limiter.

FFmpeg gets a file object that is already open: no name of a person's folder is ever taken for an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError
from audio_engine.limits import MUSIC_RATE, WAV_MAX_BYTES
from audio_engine.media.flac_file import Sink
from audio_engine.narration.publishing.chapters import Chapter
from audio_engine.narration.publishing.options import AudioFormat
from audio_engine.narration.publishing.tags import Tags, iso_639_2, riff_info
from audio_engine.text import tr

__all__ = ["Encoding", "Levelling", "decoded_blocks", "encode", "encoding_for", "refuse_too_long"]


@dataclass(frozen=True, slots=True)
class Encoding:
    """What is written: `channels` and `rate` as they will stand in the file, `bit_rate` 0 where nothing is lost."""

    format: AudioFormat
    channels: int
    rate: int
    bit_rate: int


@dataclass(frozen=True, slots=True)
class Levelling:
    """One gain for the whole piece, and the true peak above which it is limited; None where nothing need be."""

    gain_db: float
    ceiling_dbtp: float | None = None


@dataclass(frozen=True, slots=True)
class _Codec:
    container: str
    name: str
    sample_format: str
    mono_bit_rate: int = 0
    stereo_bit_rate: int = 0
    options: dict[str, str] = field(default_factory=dict)


# Apple asks for 96 to 128 kbit/s in mono and 128 to 256 in stereo; Opus needs less for the same speech.
_CODECS: Final = {
    # Bit-exact, else FFmpeg names itself in INFO as the program that made the file.
    AudioFormat.WAV: _Codec("wav", "pcm_s24le", "s32", options={"fflags": "+bitexact"}),
    AudioFormat.FLAC: _Codec("flac", "flac", "s32"),
    AudioFormat.MP3: _Codec("mp3", "libmp3lame", "fltp", 96_000, 160_000, {"id3v2_version": "0"}),
    AudioFormat.M4A: _Codec("ipod", "aac", "fltp", 96_000, 160_000, {"movflags": "+faststart"}),
    AudioFormat.OPUS: _Codec("opus", "libopus", "flt", 64_000, 112_000),
}
_OVERSAMPLED: Final = 4 * MUSIC_RATE
"""FFmpeg's limiter sees samples, and true peaks lie between them: at four times the rate hardly anything does."""
_WAV_BYTES: Final = 3


def encoding_for(format: AudioFormat, *, channels: int, rate: int, bit_rate: int | None) -> Encoding:  # noqa: A002 - the word of the field
    """How this format is written with so many channels; `bit_rate` None for the usual one."""
    codec = _CODECS[format]
    usual = codec.mono_bit_rate if channels == 1 else codec.stereo_bit_rate
    return Encoding(format, channels, MUSIC_RATE if format is AudioFormat.OPUS else rate, usual and (bit_rate or usual))


def refuse_too_long(encoding: Encoding, duration_s: float) -> None:
    """Raise `JobFailedError` where the format cannot hold so much; only WAV has such a limit."""
    if encoding.format is not AudioFormat.WAV:
        return
    most_s = WAV_MAX_BYTES / (encoding.rate * encoding.channels * _WAV_BYTES)
    if duration_s > most_s:
        raise JobFailedError(
            tr("This narration is too long for a WAV file, which ends at {hours:.1f} hours.", hours=most_s / 3600),
            tr("Choose FLAC, which loses nothing either, or cut the article into parts."),
        )


def encode(
    blocks: Iterable[NDArray[np.float32]],
    target: Path,
    encoding: Encoding,
    levelling: Levelling,
    tags: Tags,
) -> None:
    """Write `target` from blocks at `MUSIC_RATE`, shape (n, channels).

    Of `tags` only what `write_tags` cannot add later is written: WAV's INFO, the language of an MP4's track, and the
    chapters of an MP4, which are a track of their own.

    Raises:
        OSError: it cannot be written.
    """
    import av

    codec = _CODECS[encoding.format]
    with target.open("wb") as stream:
        sink = Sink(stream)
        try:
            with av.open(
                sink,
                "w",
                format=codec.container,
                options=codec.options,
                io_open=lambda *_: target.open("rb"),  # to move an MP4's index to the front it reads what it wrote
            ) as container:
                track = _track(container, encoding, codec, tags)
                frame_size = track.codec_context.frame_size
                for frame in _filtered(blocks, encoding, codec.sample_format, levelling, frame_size):
                    container.mux(track.encode(frame))
                    sink.raise_problem()
                container.mux(track.encode(None))
        except (av.FFmpegError, ValueError):
            sink.raise_problem()  # which is why FFmpeg did not find what it had written
            raise
        sink.raise_problem()


def _track(container: Any, encoding: Encoding, codec: _Codec, tags: Tags) -> Any:  # noqa: ANN401 - PyAV's classes
    layout = "mono" if encoding.channels == 1 else "stereo"
    track = container.add_stream(codec.name, rate=encoding.rate, layout=layout)
    track.format = codec.sample_format
    if encoding.bit_rate:
        track.bit_rate = encoding.bit_rate
    if encoding.format is AudioFormat.WAV:
        container.metadata.update(riff_info(tags))
    if encoding.format is AudioFormat.M4A:
        track.metadata.update({"language": iso_639_2(tags.language)})
        container.set_chapters([_ffmpeg_chapter(number, chapter) for number, chapter in enumerate(tags.chapters)])
    container.start_encoding()
    return track


def decoded_blocks(path: Path) -> Iterator[NDArray[np.float32]]:
    """What a player hears of a file of ours, in blocks of shape (n, channels), about a second each."""
    import av

    with path.open("rb") as stream, av.open(stream, "r") as container:
        rate = container.streams.audio[0].rate
        resampler = av.AudioResampler("flt", frame_size=rate)
        for frame in chain(container.decode(audio=0), [None]):
            for plain in resampler.resample(frame):
                samples: NDArray[Any] = plain.to_ndarray()
                yield samples.reshape(-1, plain.layout.nb_channels)


def _ffmpeg_chapter(number: int, chapter: Chapter) -> Any:  # noqa: ANN401 - PyAV wants a dict of its own type
    return {
        "id": number,
        "start": round(chapter.start_s * 1000),
        "end": round(chapter.end_s * 1000),
        "time_base": Fraction(1, 1000),
        "metadata": {"title": chapter.title},
    }


def _filtered(
    blocks: Iterable[NDArray[np.float32]], encoding: Encoding, sample_format: str, levelling: Levelling, frame_size: int
) -> Iterator[Any]:
    """Frames as the encoder wants them."""
    import av

    layout = "mono" if encoding.channels == 1 else "stereo"
    graph = _graph(encoding, sample_format, layout, levelling, frame_size)
    gain = np.float32(10 ** (levelling.gain_db / 20))
    clock = 0
    for block in blocks:
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block * gain).reshape(1, -1), "flt", layout)
        frame.sample_rate, frame.pts, frame.time_base = MUSIC_RATE, clock, Fraction(1, MUSIC_RATE)
        clock += len(block)
        graph.push(frame)
        yield from _pulled(graph)
    graph.push(None)
    yield from _pulled(graph)


def _graph(encoding: Encoding, sample_format: str, layout: str, levelling: Levelling, frame_size: int) -> Any:  # noqa: ANN401 - PyAV's class
    from av.filter import Graph

    graph = Graph()
    graph.threads = 1
    source = {
        "sample_rate": str(MUSIC_RATE),
        "sample_fmt": "flt",
        "channel_layout": layout,
        "time_base": f"1/{MUSIC_RATE}",
    }
    nodes = [graph.add("abuffer", **source)]
    if levelling.ceiling_dbtp is not None:
        limit = 10 ** (levelling.ceiling_dbtp / 20)
        nodes.append(graph.add("aresample", f"{_OVERSAMPLED}"))
        nodes.append(graph.add("alimiter", f"limit={limit:.6f}:attack=5:release=80:level=0:latency=1"))
    nodes.append(graph.add("aresample", f"{encoding.rate}"))
    nodes.append(graph.add("aformat", f"sample_fmts={sample_format}:channel_layouts={layout}"))
    if frame_size:
        nodes.append(graph.add("asetnsamples", f"n={frame_size}:p=0"))
    nodes.append(graph.add("abuffersink"))
    graph.link_nodes(*nodes)
    graph.configure()
    return graph


def _pulled(graph: Any) -> Iterator[Any]:  # noqa: ANN401
    import av

    while True:
        try:
            yield graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
