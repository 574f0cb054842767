"""eSpeak NG as a voice: built in, more than a hundred languages, a machine to the ear. It is basic, and is called so.

It says the same sentence a little differently each time (something inside it carries on); nothing can be done about
that from outside. Imported only in a worker.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape

import numpy as np

from audio_engine.errors import ModelMissingError
from audio_engine.names.entry import SayWay
from audio_engine.narration.spoken import Pronunciation, SpokenSentence
from audio_engine.narration.voices.asked import check_settings, sound_problems, unknown_language, unknown_notation
from audio_engine.narration.voices.espeak_languages import espeak_name
from audio_engine.narration.voices.espeak_library import Utterance, espeak_library
from audio_engine.narration.voices.espeak_sounds import espeak_notation
from audio_engine.narration.voices.letters import join_letters
from audio_engine.narration.voices.readable import Piece, Readable, pieces_of, readable, words_of
from audio_engine.narration.voices.voice import Speech, SpokenWord, VoiceDescription, VoiceSettings, VoiceStoppedError
from audio_engine.text import tr

__all__ = ["ESPEAK", "EspeakVoice"]

ESPEAK: Final = "espeak"
_WORDS_A_MINUTE: Final = 175
_PREPARATION: Final = 1
"""Raised whenever this module would make something else of the same sentence."""


class EspeakVoice:
    """The built-in voice of one language. `say` may be called by any thread; they wait for each other."""

    def __init__(self, language: str) -> None:
        """Start eSpeak if need be.

        Raises:
            ModelMissingError: it does not speak `language`.
            JobFailedError: the installation is damaged.
        """
        self._library = espeak_library()
        name = espeak_name(language, self._library.knows)
        if name is None:
            raise ModelMissingError(
                tr("The built-in voice does not speak “{code}”.", code=language),
                tr("Install a voice for it, or name one with --voice."),
            )
        self._name = name
        sound = f"{ESPEAK}/{self._library.version}/{_PREPARATION}/{name}/".encode()
        for file in ("phontab", "phonindex", "phondata", "intonations"):
            sound += hashlib.sha256((self._library.data / file).read_bytes()).digest()
        self.description = VoiceDescription(
            name=ESPEAK,
            engine=ESPEAK,
            version=self._library.version,
            language=language.lower().replace("_", "-"),
            sample_rate=self._library.sample_rate,
            identity=hashlib.sha256(sound).hexdigest(),
            basic=True,
            has_word_times=True,
        )

    def say(
        self, sentence: SpokenSentence, settings: VoiceSettings, *, stopped: Callable[[], bool] = lambda: False
    ) -> Speech:
        """See `Voice.say`."""
        check_settings(settings, self.description.name, ())
        if stopped():
            raise VoiceStoppedError
        request = self._request(sentence)
        words = words_of(sentence.spoken)
        if not words:
            return Speech(np.zeros(0, np.float32), self.description.sample_rate, problems=tuple(request.problems))
        said = self._library.say(
            request.text,
            self._name,
            words_a_minute=round(_WORDS_A_MINUTE * settings.speed),
            ssml=request.ssml,
            phonemes=request.notation,
            stopped=stopped,
        )
        if said.stopped:
            raise VoiceStoppedError
        return Speech(
            said.samples.astype(np.float32) / np.float32(32768),
            self.description.sample_rate,
            _timed(words, said, request.origins, self.description.sample_rate),
            tuple(request.problems),
        )

    def close(self) -> None:
        """Nothing: the library stays for the next voice."""

    def _request(self, sentence: SpokenSentence) -> _Request:
        request = _Request()

        def can_say(said: Pronunciation) -> bool:
            text = sentence.spoken[said.start : said.end]
            if said.way is SayWay.IPA and espeak_notation(said.value, self._name) is None:
                request.problems.append(unknown_notation(text, said.value))
                return False
            if said.way is SayWay.LANGUAGE and espeak_name(said.value, self._library.knows) is None:
                request.problems.append(unknown_language(text, said.value))
                return False
            return True

        pieces = pieces_of(sentence, can_say)
        request.ssml = any(piece.way is SayWay.LANGUAGE for piece in pieces)
        for piece in pieces:
            self._add(request, sentence.spoken, piece)
        return request

    def _add(self, request: _Request, spoken: str, piece: Piece) -> None:
        read = readable(spoken, piece.start, piece.end)
        if piece.way is SayWay.IPA and (found := espeak_notation(piece.value, self._name)):
            notation, replaced = found
            request.problems += sound_problems(piece.value, replaced)
            request.notation = True
            request.add(f"[[{notation}]]", piece.start)
        elif piece.way is SayWay.LANGUAGE and (name := espeak_name(piece.value, self._library.knows)):
            request.add(f'<voice xml:lang="{name}">', piece.start)
            request.read(join_letters(read, name))
            request.add("</voice>", piece.end - 1)
        else:
            request.read(join_letters(read, self._name))


@dataclass(slots=True)
class _Request:
    """The text that eSpeak gets; `origins` as in `Readable`."""

    ssml: bool = False
    notation: bool = False
    text: str = ""
    origins: list[int] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, text: str, origin: int) -> None:
        self.text += text
        self.origins += [origin] * len(text)

    def read(self, read: Readable) -> None:
        """Text as text, whatever is in it."""
        previous = ""
        for character, origin in zip(read.text, read.origins, strict=True):
            if character == previous == "[":  # where notation is understood, this would begin some
                self.add(" ", origin)
            self.add(escape(character) if self.ssml else character, origin)
            previous = character


def _timed(
    words: tuple[tuple[int, int], ...], said: Utterance, origins: list[int], rate: int
) -> tuple[SpokenWord, ...]:
    """Each word from where it begins to where the next one does, without the silence between.

    A word that eSpeak did not report by itself (a letter of “F.B.I”) shares the time of those around it.
    """
    known: dict[int, int] = {}
    starts = [start for start, _ in words]
    for position, sample in said.words:
        origin = origins[min(max(position, 0), len(origins) - 1)]
        word = max(0, int(np.searchsorted(starts, origin, side="right")) - 1)
        known.setdefault(word, sample)
    known.setdefault(0, 0)
    known[len(words)] = len(said.samples)
    places = sorted(known)
    begins = np.interp(range(len(words) + 1), places, np.maximum.accumulate([known[place] for place in places]))
    timed = []
    for (start, end), (begin, following) in zip(words, pairwise(begins), strict=True):
        over = _last_sound(said, begin, following)
        timed.append(SpokenWord(start, end, float(begin) / rate, float(over) / rate))
    return tuple(timed)


def _last_sound(said: Utterance, begin: float, end: float) -> float:
    """Where the silence begins that ends at `end`; `end` where the sound goes on until then."""
    over = end
    for ipa, sample in reversed(said.phonemes):
        if sample < end:
            if ipa or sample <= begin:
                break
            over = sample
    return over
