"""The voice with its music, as a stream: intro, voice over a bed, outro, and where each sentence is then heard.

The voice itself is never faded, moved by less than a millisecond, or changed in level: only music gives way to it.
"""

from __future__ import annotations

import errno
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import CancelledError
from audio_engine.limits import MUSIC_RATE
from audio_engine.narration.publishing.assembly import (
    MS,
    SILENT_DB,
    AudioSegment,
    Curve,
    segment_of,
    shaped,
    stereo_samples,
    sum_of,
)
from audio_engine.narration.publishing.loudness import loudness_of
from audio_engine.narration.publishing.music import MusicPiece, TooLong, read_music
from audio_engine.narration.publishing.options import Music
from audio_engine.narration.timeline import SentenceState, TimedSentence

__all__ = ["Mix"]

BLOCK_MS: Final = 2_000
_DUAL_MONO_LU: Final = 10 * math.log10(2)


class Mix:
    """What will be heard. It can be read as often as one likes; memory does not grow with the track."""

    def __init__(
        self,
        track: Path,
        timeline: Sequence[TimedSentence],
        music: Music,
        *,
        channels: int,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """`track` is a mono FLAC at `MUSIC_RATE`. Decodes the music, and measures how loud it is beside the voice.

        Raises:
            UnusableInputError: a music file cannot be used.
            CancelledError: `stopped()` was true.
        """
        self._track = track
        self._stopped = stopped
        self.channels = channels
        self._voice_samples = _samples_of(track)
        pieces = _decoded(music, stopped)
        self.warnings = tuple(warning for piece in pieces.values() for warning in piece.warnings)
        self._layout = _Layout(music, -(-self._voice_samples // MS), {n: len(p.samples) for n, p in pieces.items()})
        offset_s = self._layout.voice_ms / 1000 if pieces else 0.0
        self.timeline = tuple(_moved(sentence, offset_s) for sentence in timeline)
        self._layers = self._make_layers(music, pieces) if pieces else ()
        self.samples = self._layout.end_ms * MS if self._layers else self._voice_samples

    @property
    def duration_s(self) -> float:
        """Seconds of the whole."""
        return self.samples / MUSIC_RATE

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """The sound from its start, in pieces of shape (n, channels); samples may go beyond [-1, 1].

        Raises:
            CancelledError: `stopped()` was true; it is asked before each piece.
            OSError: the track cannot be read any more.
        """
        with _opened(self._track) as voice:
            for start_ms in range(0, -(-self.samples // MS), BLOCK_MS):
                if self._stopped():
                    raise CancelledError
                yield self._block(voice, start_ms)

    def _block(self, voice: Any, start_ms: int) -> NDArray[np.float32]:  # noqa: ANN401 - soundfile has no types
        length = min(BLOCK_MS * MS, self.samples - start_ms * MS)
        heard = self._voice(voice, start_ms * MS, length)
        sounding = [layer for layer in self._layers if layer.is_heard(start_ms, start_ms + length // MS)]
        if not sounding:
            mono = heard.astype(np.float32) / np.float32(2**31)
            return np.repeat(mono, self.channels, axis=1)
        mixed = sum_of(segment_of(heard), [layer.segment(start_ms, length // MS) for layer in sounding])
        samples = stereo_samples(mixed)
        return samples if self.channels == 2 else samples.mean(axis=1, keepdims=True, dtype=np.float32)

    def _voice(self, voice: Any, start: int, length: int) -> NDArray[np.int32]:  # noqa: ANN401
        """Samples of the voice from `start` of the whole, shape (length, 1); silence where it does not sound."""
        heard = np.zeros((length, 1), np.int32)
        start -= self._layout.voice_ms * MS
        skipped = max(0, -start)
        if skipped < length and start < self._voice_samples:
            if voice.tell() != start + skipped:
                voice.seek(start + skipped)
            read = voice.read(length - skipped, dtype="int32", always_2d=True)
            heard[skipped : skipped + len(read)] = read
        return heard

    def _make_layers(self, music: Music, pieces: dict[str, MusicPiece]) -> tuple[_Layer, ...]:
        voice_lufs = loudness_of(_track_blocks(self._track, self._stopped), channels=1).integrated_lufs
        duck = _ducking(music, self.timeline)
        levels = {"intro": music.level_lu, "outro": music.level_lu, "bed": music.bed_level_lu}
        return tuple(
            _Layer(
                piece.samples,
                *self._layout.spans[name],
                _gain_db(piece, voice_lufs, levels[name]),
                (duck, self._layout.fades[name]),
            )
            for name, piece in pieces.items()
        )


class _Layout:
    """When what sounds, in milliseconds from the start of the whole."""

    def __init__(self, music: Music, voice_length_ms: int, lengths: dict[str, int]) -> None:
        lengths_ms = {name: samples // MS for name, samples in lengths.items()}
        crossfade_ms = round(music.crossfade_s * 1000)
        intro_ms, outro_ms = lengths_ms.get("intro", 0), lengths_ms.get("outro", 0)
        self.voice_ms = intro_ms - min(crossfade_ms, intro_ms // 2, voice_length_ms)
        voice_end_ms = self.voice_ms + voice_length_ms
        outro_start_ms = voice_end_ms - min(crossfade_ms, outro_ms // 2, voice_length_ms)
        self.end_ms = max(intro_ms, voice_end_ms, outro_start_ms + outro_ms)
        bed_fade_ms = min(round(music.bed_fade_s * 1000), voice_length_ms // 2)
        self.spans = {
            "intro": (0, intro_ms),
            "bed": (self.voice_ms, voice_end_ms),
            "outro": (outro_start_ms, outro_start_ms + outro_ms),
        }
        self.fades = {
            "intro": _fade(self.voice_ms, intro_ms, into_silence=True),
            "bed": Curve(
                (
                    *_fade(self.voice_ms, self.voice_ms + bed_fade_ms, into_silence=False).points,
                    *_fade(voice_end_ms - bed_fade_ms, voice_end_ms, into_silence=True).points,
                )
            ),
            "outro": _fade(outro_start_ms, voice_end_ms, into_silence=False),
        }


@dataclass(frozen=True, slots=True)
class _Layer:
    """A piece of music in its place; it starts again where it is shorter than that."""

    samples: NDArray[np.int16]
    start_ms: int
    end_ms: int
    gain_db: float
    curves: tuple[Curve, ...]

    def is_heard(self, start_ms: int, end_ms: int) -> bool:
        return bool(len(self.samples)) and start_ms < self.end_ms and end_ms > self.start_ms

    def segment(self, start_ms: int, length_ms: int) -> AudioSegment:
        """What it adds from `start_ms` on, with silence where it does not sound."""
        begin, end = max(start_ms, self.start_ms), min(start_ms + length_ms, self.end_ms)
        looped = np.take(
            self.samples, np.arange((begin - self.start_ms) * MS, (end - self.start_ms) * MS), axis=0, mode="wrap"
        )
        sound = shaped(segment_of(looped), begin, (Curve(((0, self.gain_db),)), *self.curves))
        if begin == start_ms:
            return sound
        silence = segment_of(np.zeros(((begin - start_ms) * MS, 2), np.int16))
        return silence.append(sound, crossfade=0)


def _fade(start_ms: int, end_ms: int, *, into_silence: bool) -> Curve:
    if end_ms <= start_ms:
        return Curve()
    first, last = (0.0, SILENT_DB) if into_silence else (SILENT_DB, 0.0)
    return Curve(((start_ms, first), (end_ms, last)))


def _ducking(music: Music, timeline: Sequence[TimedSentence]) -> Curve:
    """Down before each stretch of speech, up after it. `timeline` is that of the whole."""
    attack, release = round(music.attack_s * 1000), round(music.release_s * 1000)
    apart = max(round(music.hold_s * 1000), attack + release + 1)
    spoken: list[list[int]] = []
    for sentence in timeline:
        if sentence.state is not SentenceState.SPOKEN or sentence.end_s <= sentence.start_s:
            continue
        start, end = round(sentence.start_s * 1000), round(sentence.end_s * 1000)
        if spoken and start - spoken[-1][1] < apart:
            spoken[-1][1] = max(spoken[-1][1], end)
        else:
            spoken.append([start, end])
    points: list[tuple[int, float]] = []
    for start, end in spoken:
        if start > 0:
            points.append((max(0, start - attack), 0.0))
        points += [(start, -music.duck_db), (end, -music.duck_db), (end + release, 0.0)]
    return Curve(tuple(points))


def _gain_db(piece: MusicPiece, voice_lufs: float | None, level_lu: float) -> float:
    """What brings a piece to its level against the voice; no sample of it then goes beyond full scale."""
    music_lufs = loudness_of(_piece_blocks(piece), channels=2).integrated_lufs
    peak = int(np.abs(piece.samples.astype(np.int32)).max(initial=1))
    most = 20 * math.log10(32768 / peak)
    if voice_lufs is None or music_lufs is None:
        return min(level_lu, most)
    return min(voice_lufs + _DUAL_MONO_LU + level_lu - music_lufs, most)


def _decoded(music: Music, stopped: Callable[[], bool]) -> dict[str, MusicPiece]:
    wanted = {
        "intro": (music.intro, TooLong.REFUSE),
        "bed": (music.bed, TooLong.CUT),
        "outro": (music.outro, TooLong.REFUSE),
    }
    return {name: read_music(path, rule, stopped=stopped) for name, (path, rule) in wanted.items() if path is not None}


def _moved(sentence: TimedSentence, by_s: float) -> TimedSentence:
    return replace(
        sentence,
        start_s=sentence.start_s + by_s,
        end_s=sentence.end_s + by_s,
        words=tuple(replace(w, start_s=w.start_s + by_s, end_s=w.end_s + by_s) for w in sentence.words),
    )


@contextmanager
def _opened(track: Path) -> Iterator[Any]:
    import soundfile

    try:
        with soundfile.SoundFile(track) as voice:
            yield voice
    except soundfile.LibsndfileError as problem:  # we made the track a moment ago: it is the disk
        raise OSError(errno.EIO, str(problem), str(track)) from problem


def _samples_of(track: Path) -> int:
    with _opened(track) as voice:
        assert (voice.samplerate, voice.channels) == (MUSIC_RATE, 1), "the renderer's tracks are 48 kHz mono"
        return int(voice.frames)


def _track_blocks(track: Path, stopped: Callable[[], bool]) -> Iterator[NDArray[np.float32]]:
    with _opened(track) as voice:
        while len(block := voice.read(BLOCK_MS * MS, dtype="float32", always_2d=True)):
            if stopped():
                raise CancelledError
            yield block


def _piece_blocks(piece: MusicPiece) -> Iterator[NDArray[np.float32]]:
    for at in range(0, len(piece.samples), BLOCK_MS * MS):
        yield piece.samples[at : at + BLOCK_MS * MS].astype(np.float32) / np.float32(32768)
