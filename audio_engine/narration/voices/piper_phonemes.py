"""A sentence as the phonemes that a Piper voice is fed, each with the word that it belongs to.

Piper's own phonemiser (eSpeak, in a copy of Piper's) reads the text around pronunciations; they are spliced in here,
not in the text: between brackets it loses punctuation and joins sentences. Imported only in a worker.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Final

import piper.voice
from piper.phonemize_espeak import ESPEAK_DATA_DIR, EspeakPhonemizer

from audio_engine.names.entry import SayWay
from audio_engine.narration.spoken import Pronunciation, SpokenSentence
from audio_engine.narration.voices.asked import sound_problems, unknown_language, unknown_notation
from audio_engine.narration.voices.espeak_data import check_espeak_data
from audio_engine.narration.voices.espeak_languages import espeak_name
from audio_engine.narration.voices.letters import join_letters
from audio_engine.narration.voices.nearest import own_sounds, plain_ipa, with_nearest
from audio_engine.narration.voices.piper_config import END, PAD, START, PiperConfig
from audio_engine.narration.voices.readable import Piece, pieces_of, readable, words_of
from audio_engine.narration.voices.word_spans import words_of_symbols

__all__ = ["NO_WORD", "Phoneme", "Phonemes", "phonemes_of"]

NO_WORD: Final = -1
_LEADING: Final = re.compile(r"[^\w'’]*")
_STOPS: Final = re.compile(r"[,;:.!?]")
_ELISION: Final = re.compile(r"(?<!\w)(?P<consonant>qu|[ldjmtsnc])['’]$", re.IGNORECASE)
_ELIDED: Final = {"qu": "k", "j": "ʒ", "c": "s"}
_VOWELS: Final = frozenset("aeiouyæøœɐɑɒɔəɚɛɜɝɪɨʉʊʌʏᵻ")
_UNSTRESSED: Final = dict.fromkeys(map(ord, "ˈˌ"))
_POSSESSIVE: Final = re.compile(r"^['’]s(?!\w)")


@dataclass(frozen=True, slots=True)
class Phoneme:
    """A symbol that the voice has a number for; `word` counts the words of the sentence, `NO_WORD` between them."""

    symbol: str
    word: int


@dataclass(frozen=True, slots=True)
class Phonemes:
    """A whole sentence, and what could not be said as it should be."""

    said: tuple[Phoneme, ...]
    problems: tuple[str, ...]


def phonemes_of(sentence: SpokenSentence, config: PiperConfig, espeak_voice: str) -> Phonemes:
    """What the voice says for `sentence`, read by eSpeak's `espeak_voice`. Empty where there is no word.

    Raises:
        JobFailedError: Piper's copy of eSpeak's data is damaged.
    """
    reading = _Reading(sentence.spoken, config, espeak_voice)
    if reading.words:
        pieces = pieces_of(sentence, reading.can_say)
        for piece, following in zip_longest(pieces, pieces[1:]):
            reading.add(piece, following)
    return reading.finished()


class _Reading:
    """The phonemes of a sentence as they grow, piece by piece."""

    def __init__(self, spoken: str, config: PiperConfig, espeak_voice: str) -> None:
        self.words = words_of(spoken)
        self._spoken = spoken
        self._config = config
        self._espeak_voice = espeak_voice
        self._said: list[Phoneme] = []
        self._problems: list[str] = []
        own = own_sounds(espeak_voice)
        known = config.phoneme_ids.keys() - {PAD, START, END}
        self._sounds = frozenset(known if own is None or config.by_text else own & known)

    def can_say(self, said: Pronunciation) -> bool:
        """Whether `said` is possible here; it is told where it is not."""
        if self._config.by_text:
            self._problems.append(unknown_notation(self._spoken[said.start : said.end], said.value))
            return False
        if said.way is SayWay.LANGUAGE and not _espeak_name(said.value):
            self._problems.append(unknown_language(self._spoken[said.start : said.end], said.value))
            return False
        return True

    def add(self, piece: Piece, following: Piece | None) -> None:
        """Add what `piece` says before `following`."""
        words = [i for i, (start, end) in enumerate(self.words) if start < piece.end and end > piece.start]
        if piece.way is None:
            self._append_text(piece, words, self._pronunciation(following) if following else None)
        elif piece.way is SayWay.IPA:
            self._append(ipa := self._pronunciation(piece), words, report=ipa)
        else:
            self._append(self._pronunciation(piece), words, voice=_espeak_name(piece.value) or "")

    def finished(self) -> Phonemes:
        """All of it, with sounds joined that have one number together."""
        while self._said and self._said[-1].symbol == " ":
            self._said.pop()
        return Phonemes(tuple(_joined(self._said, self._config.clusters)), tuple(dict.fromkeys(self._problems)))

    def _pronunciation(self, piece: Piece) -> str:
        """IPA of what the voice's own reading does not decide."""
        if piece.way is SayWay.IPA:
            return plain_ipa(piece.value)
        voice = _espeak_name(piece.value) or ""
        return _read(join_letters(readable(self._spoken, piece.start, piece.end), voice).text, voice)

    def _append_text(self, piece: Piece, words: Sequence[int], following: str | None) -> None:
        """Text of the voice's own language, with what eSpeak does not see at the edges of a piece."""
        voice = self._espeak_voice
        text = join_letters(readable(self._spoken, piece.start, piece.end), voice).text
        if self._config.by_text:
            self._append(unicodedata.normalize("NFD", text), words)
            return
        if self._said:
            text = self._append_edge(text, words)
        if elision := _ELISION.search(text):
            consonant = elision["consonant"].lower()
            said = f"{_read(text[: elision.start()], voice)} {_ELIDED.get(consonant, consonant)}"
            self._append(said, words, voice=voice)
            return
        self._append(_read_before(text, voice, following), words, voice=voice)
        if text[-1:].isspace():
            self._append(" ", [])

    def _append_edge(self, text: str, words: Sequence[int]) -> str:
        """Add what stands between a pronunciation and the words after it; gives the rest of `text`."""
        if possessive := _POSSESSIVE.match(text):
            self._append(_possessive(self._said[-1].symbol), words[:1])
            text = text[possessive.end() :]
        leading = _LEADING.match(text)
        assert leading
        if stop := _STOPS.search(leading[0]):
            self._append(stop[0], [])
        if leading[0]:
            self._append(" ", [])
        return text[leading.end() :]

    def _append(self, ipa: str, words: Sequence[int], *, voice: str = "", report: str = "") -> None:
        """Phonemes of `words`, as eSpeak's `voice` reads them, if any does.

        For `report` it is told which sounds are not as they are written there.
        """
        said, replaced = with_nearest(ipa, self._sounds)
        lost = replaced.unheard_of()
        self._problems += sound_problems(report, replaced) if report else sound_problems("".join(lost), lost)
        if said.startswith(" ") and (not self._said or self._said[-1].symbol == " "):
            said = said.lstrip(" ")
        alone = [self._alone(word, voice) for word in words] if voice else None
        spans = words_of_symbols(said, len(words), alone)
        self._said += [
            Phoneme(symbol, words[span] if span >= 0 else NO_WORD) for symbol, span in zip(said, spans, strict=True)
        ]

    def _alone(self, word: int, voice: str) -> str:
        """Word number `word` as it sounds by itself."""
        read = join_letters(readable(self._spoken, *self.words[word]), voice)
        return with_nearest(_read(read.text, voice), self._sounds)[0]


def _possessive(last: str) -> str:
    """English “’s” after a name that ends with the sound `last`."""
    if last in "szʃʒ":
        return "ɪz"
    return "s" if last in "ptkfθ" else "z"


def _joined(phonemes: Sequence[Phoneme], clusters: frozenset[tuple[str, ...]]) -> Iterator[Phoneme]:
    longest = max(map(len, clusters), default=1)
    at = 0
    while at < len(phonemes):
        for size in range(min(longest, len(phonemes) - at), 0, -1):
            part = tuple(phoneme.symbol for phoneme in phonemes[at : at + size])
            if size == 1 or part in clusters:
                yield Phoneme("".join(part), phonemes[at].word)
                at += size
                break


def _read(text: str, voice: str) -> str:
    """IPA of `text` in eSpeak's `voice`, decomposed, with its punctuation; sentences are one after the other."""
    if not text.strip():
        return ""
    with _LOCK:
        sentences = _phonemizer().phonemize(voice, text)
    return " ".join("".join(sentence).strip() for sentence in sentences).strip()


def _read_before(text: str, voice: str, following: str | None) -> str:
    """The same, before what sounds as `following`: eSpeak stresses “le” at the end of a phrase, and not before a word.

    It is given some word that begins like it, whose sound is then taken away again.
    """
    if not following or not text[-1:].isspace():
        return _read(text, voice)
    word = "abba" if following.lstrip("ˈˌ")[:1] in _VOWELS else "ba"
    *before, last = _read(text + word, voice).split(" ")
    as_expected = last.translate(_UNSTRESSED) == _read(word, voice).translate(_UNSTRESSED)
    return " ".join(before) if as_expected else _read(text, voice)


_LOCK: Final = piper.voice._ESPEAK_PHONEMIZER_LOCK  # noqa: SLF001 - see below
"""eSpeak is one for the process, and so is Piper's own lock for it."""


def _phonemizer() -> EspeakPhonemizer:
    """Piper's own, so that eSpeak is started once: a second start frees what it still uses, and crashes later."""
    if piper.voice._ESPEAK_PHONEMIZER is None:  # noqa: SLF001 - there is no public way to share it
        check_espeak_data(ESPEAK_DATA_DIR)
        piper.voice._ESPEAK_PHONEMIZER = EspeakPhonemizer(ESPEAK_DATA_DIR)  # noqa: SLF001
    return piper.voice._ESPEAK_PHONEMIZER  # noqa: SLF001


@cache
def _espeak_name(language: str) -> str | None:
    return espeak_name(language, _is_known)


def _is_known(voice: str) -> bool:
    from piper import espeakbridge

    with _LOCK:
        _phonemizer()
        try:
            espeakbridge.set_voice(voice)
        except RuntimeError:
            return False
    return True
