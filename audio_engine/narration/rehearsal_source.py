"""The sound of an article while it is still being said and edited: what is in the cache is played, the rest waited for.

It is a tape rather than a timeline: nobody knows where the fortieth sentence begins before the others were said.
Whoever wants to hear a sentence asks where on the tape it begins, and from there the tape goes on to the article's end,
sentence by sentence with its pauses. What was played stays where it is, whatever is edited meanwhile.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.limits import MUSIC_RATE
from audio_engine.media.playback_sources import SoundFormat
from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.saying import Said, Speaker
from audio_engine.narration.spoken import SpokenSentence
from audio_engine.narration.voice_track import resampled
from audio_engine.narration.voices.voice import Speech, SpokenWord, VoiceDescription, VoiceSettings
from audio_engine.text import tr

__all__ = ["KeptVoice", "RehearsalLine", "RehearsalSource"]

_RUN_BITS: Final = 33
"""Each run has so much tape that none ends: 2³³ samples are 50 hours. Seconds of a thousand of them are exact."""
_HELD: Final = 24
"""Sentences in memory, some 15 MB; those before and after the one that is heard are among them."""


@dataclass(frozen=True, slots=True)
class RehearsalLine:
    """A sentence of the plan: who says it (a role of the cast), and what follows. An empty `key`: it is skipped."""

    key: str
    role: str
    sentence: SpokenSentence
    pause_after_s: float


class KeptVoice:
    """A voice that is somewhere else: it says nothing, and knows under which keys that was kept which it has said."""

    def __init__(self, description: VoiceDescription) -> None:
        self.description = description

    def say(
        self,
        sentence: SpokenSentence,
        settings: VoiceSettings,  # noqa: ARG002 - see `Voice.say`
        *,
        stopped: Callable[[], bool] = lambda: False,  # noqa: ARG002
    ) -> Speech:
        """See `Voice.say`.

        Raises:
            JobFailedError: always.
        """
        raise JobFailedError(
            tr("The sound of “{text}” is no longer there.", text=sentence.spoken),
            tr("Play it again: it is said anew."),
        )

    def close(self) -> None:
        """See `Voice.close`."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence on the tape: `start` counts from its run's beginning, `length` is without its pause of `pause`."""

    start: int
    length: int
    pause: int
    key: str
    line: int | None
    """None: it is not in the plan any more."""
    words: tuple[SpokenWord, ...]


@dataclass(slots=True)
class _Run:
    """What is played from one sentence on. `next_line` is the first that is not on the tape yet."""

    first: int
    next_line: int
    pieces: list[_Piece] = field(default_factory=list)
    end: int = 0


class RehearsalSource:
    """Plays the newest plan; a `SoundSource` in mono. Every method may be called from any thread, and none waits long.

    `on_missing` is called, on any thread, with the key of a sentence that was there and is not any more.
    """

    def __init__(self, cache: SpeechCache, *, on_missing: Callable[[str], None] = lambda _key: None) -> None:
        self._cache = cache
        self._on_missing = on_missing
        self._turn = threading.Lock()
        self._lines: Sequence[RehearsalLine] = ()
        self._speakers: dict[str, Speaker] = {}
        self._ready: set[str] = set()
        self._failed: set[str] = set()
        self._runs: list[_Run] = []
        self._heard = 0
        """The run that is played, or that somebody has asked for since."""
        self._sounds: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    @property
    def rate(self) -> int:
        """Samples a second."""
        return MUSIC_RATE

    # --- what is said -----------------------------------------------------------------------------------------------

    def set_lines(self, lines: Sequence[RehearsalLine]) -> None:
        """This is the plan from now on; what was played stays on the tape, and what follows is the new plan's."""
        with self._turn:
            moves = _Moves([line.key for line in self._lines], [line.key for line in lines])
            for run in self._runs:
                run.first = moves.following(run.first)
                run.next_line = moves.following(run.next_line)
                run.pieces = [
                    _Piece(p.start, p.length, p.pause, p.key, moves.moved(p.line), p.words) for p in run.pieces
                ]
            self._lines = lines

    def set_voices(self, voices: Mapping[str, tuple[VoiceDescription, VoiceSettings]]) -> None:
        """Who speaks which role."""
        with self._turn:
            for role, (description, settings) in voices.items():
                self._speakers[role] = Speaker(KeptVoice(description), settings, threading.Semaphore(1))

    def add_ready(self, keys: Iterable[str]) -> None:
        """The sounds of these are in the cache."""
        with self._turn:
            self._ready.update(keys)
            self._failed.difference_update(keys)

    def add_failed(self, key: str) -> None:
        """This sentence cannot be said: it is passed over, with its pause."""
        with self._turn:
            self._failed.add(key)
            self._ready.discard(key)

    # --- where it is ------------------------------------------------------------------------------------------------

    def start_of(self, line: int) -> int:
        """The sample at which sentence `line` begins: where to play from. Asked anew each time: the tape may grow.

        A sentence that is not said begins where the next one does.
        """
        with self._turn:
            line = min(max(line, 0), max(len(self._lines) - 1, 0))
            for number in (self._heard, *range(len(self._runs) - 1, -1, -1)):
                start = self._start_in(self._runs[number], line) if number < len(self._runs) else None
                if start is not None:
                    self._heard = number
                    return int(number << _RUN_BITS) + start
            if not self._runs or self._runs[-1].pieces:
                self._runs.append(_Run(line, line))
            else:
                self._runs[-1] = _Run(line, line)
            self._heard = len(self._runs) - 1
            return self._heard << _RUN_BITS

    def span_of(self, line: int) -> tuple[int, int] | None:
        """The samples of sentence `line` without its pause, for a loop; None until its sound is there."""
        start = self.start_of(line)
        run_number = start >> _RUN_BITS
        while True:
            with self._turn:
                run = self._runs[run_number]
                piece = next((p for p in run.pieces if p.line == line), None)
            if piece is not None:
                first = (run_number << _RUN_BITS) + piece.start
                return (first, first + piece.length) if piece.length else None
            if not self._lay_next(run):
                return None

    def place(self, sample: int) -> tuple[int, tuple[int, int] | None] | None:
        """What is heard at `sample`: the sentence, and the range of its `spoken` where the voice knows its words.

        In a pause it is the sentence before. None where nothing of the plan is there.
        """
        number, offset = sample >> _RUN_BITS, sample & ((1 << _RUN_BITS) - 1)
        with self._turn:
            if not 0 <= number < len(self._runs):
                return None
            run = self._runs[number]
            if offset >= run.end or not run.pieces:
                return (run.next_line, None) if run.next_line < len(self._lines) else None
            piece = run.pieces[bisect_right(run.pieces, offset, key=lambda p: p.start) - 1]
            if piece.line is None:
                return None
            at_s = (offset - piece.start) / MUSIC_RATE
            word = next((w for w in piece.words if w.start_s <= at_s < w.end_s), None)
            return piece.line, (word.start, word.end) if word else None

    # --- a SoundSource ----------------------------------------------------------------------------------------------

    def open(self) -> SoundFormat:
        """See `SoundSource.open`; never fails."""
        return SoundFormat(MUSIC_RATE, 1)

    def length(self) -> int | None:
        """Where the tape that is played ends; None while there is more to be said."""
        with self._turn:
            if not 0 <= self._heard < len(self._runs):
                return None
            run = self._runs[self._heard]
            if any(line.key for line in self._lines[run.next_line :]):
                return None
            return (self._heard << _RUN_BITS) + run.end

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """See `SoundSource.read`; nothing where the sentence has not been said yet. Never fails."""
        number, offset = start_sample >> _RUN_BITS, start_sample & ((1 << _RUN_BITS) - 1)
        with self._turn:
            if not self._runs and number == 0:
                self._runs.append(_Run(0, 0))
            if number >= len(self._runs):
                return np.empty((0, 1), np.float32)
            self._heard = number
            run = self._runs[number]
        while run.end < offset + count and self._lay_next(run):
            pass
        with self._turn:
            pieces, end = list(run.pieces), run.end
        sound = np.zeros((max(0, min(count, end - offset)), 1), np.float32)
        at = bisect_right(pieces, offset, key=lambda p: p.start) - 1
        for piece in pieces[max(at, 0) :]:
            if piece.start >= offset + len(sound):
                break
            self._copy(piece, offset, sound)
        return sound

    def close(self) -> None:
        """See `SoundSource.close`; it can be opened again."""
        with self._turn:
            self._sounds.clear()

    # --- the tape ---------------------------------------------------------------------------------------------------

    def _start_in(self, run: _Run, line: int) -> int | None:
        """Where `line` begins in `run`, if that is known."""
        found = next((piece.start for piece in run.pieces if piece.line == line), None)
        return run.end if found is None and run.next_line == line else found

    def _lay_next(self, run: _Run) -> bool:
        """Put the next sentence on the tape; False where it is not there yet, or the article is at its end."""
        with self._turn:
            at = run.next_line
            while at < len(self._lines) and not self._lines[at].key:
                at += 1
            if at >= len(self._lines):
                return False
            line, lines = self._lines[at], self._lines
            has_failed, is_ready = line.key in self._failed, line.key in self._ready
            speaker = self._speakers.get(line.role)
        if not has_failed and not (is_ready and speaker):
            return False
        said = None if has_failed or speaker is None else self._said(line, speaker)
        if said is None and not has_failed:
            return False
        sound = np.empty(0, np.float32) if said is None else self._hold(line.key, said)
        with self._turn:
            if self._lines is not lines or run.next_line > at:  # another plan, or another thread was quicker
                return True
            pause = round(line.pause_after_s * MUSIC_RATE)
            words = () if said is None else said.words
            run.pieces.append(_Piece(run.end, len(sound), pause, line.key, at, words))
            run.end += len(sound) + pause
            run.next_line = at + 1
            return True

    def _said(self, line: RehearsalLine, speaker: Speaker) -> Said | None:
        """What was kept of it; None, and somebody is told, where it was thrown away."""
        try:
            return speaker.say(line.sentence, self._cache, stopped=lambda: False)
        except UserFacingError:
            with self._turn:
                self._ready.discard(line.key)
            self._on_missing(line.key)
            return None

    def _hold(self, key: str, said: Said) -> NDArray[np.float32]:
        with self._turn:
            if key in self._sounds:
                self._sounds.move_to_end(key)
                return self._sounds[key]
        sound = said.samples if said.rate == MUSIC_RATE else resampled(said.samples, said.rate)
        with self._turn:
            self._sounds[key] = sound
            while len(self._sounds) > _HELD:
                self._sounds.popitem(last=False)
        return sound

    def _copy(self, piece: _Piece, offset: int, sound: NDArray[np.float32]) -> None:
        """Put into `sound`, which begins at `offset`, what it has of `piece`; silence where it was thrown away."""
        first, last = max(piece.start, offset), min(piece.start + piece.length, offset + len(sound))
        if first >= last:
            return
        with self._turn:
            samples = self._sounds.get(piece.key)
            line = self._lines[piece.line] if piece.line is not None and piece.line < len(self._lines) else None
            speaker = self._speakers.get(line.role) if line else None
        if samples is None and line and speaker and (said := self._said(line, speaker)):
            samples = self._hold(piece.key, said)
        if samples is not None:
            part = samples[first - piece.start : last - piece.start]
            sound[first - offset : first - offset + len(part), 0] = part


class _Moves:
    """Where the lines of one plan are in another."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = len(old), len(new)
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        tail = 0
        while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        matcher = SequenceMatcher(None, old[same : len(old) - tail], new[same : len(new) - tail], autojunk=False)
        self._same, self._tail = same, tail
        self._blocks = [
            (first + same, last + same, start + same, end + same, tag == "equal")
            for tag, first, last, start, end in matcher.get_opcodes()
        ]

    def moved(self, line: int | None) -> int | None:
        """The same line; None where it is gone."""
        if line is None:
            return None
        if line < self._same:
            return line
        if line >= self._old - self._tail:
            return line - self._old + self._new
        first, _, start, _, is_equal = self._block(line)
        return start + line - first if is_equal else None

    def following(self, line: int) -> int:
        """The same line, or what stands in its place."""
        if (same := self.moved(line)) is not None:
            return min(same, self._new)
        first, _, start, end, _ = self._block(line)
        return min(start + line - first, end)

    def _block(self, line: int) -> tuple[int, int, int, int, bool]:
        return next(block for block in self._blocks if block[0] <= line < block[1])
