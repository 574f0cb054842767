"""faster-whisper as a recogniser: batched windows, beam search with time stamps, word times from attention.

The model is loaded from a folder that has been checked to be complete: faster-whisper would fetch what is missing
from the network. Imported only in a worker.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.audio import pad_or_trim
from faster_whisper.tokenizer import Tokenizer

from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcription.recogniser import HeardSegment, HeardWord, Hearing, LanguageGuess, Mode, Request

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

__all__ = ["WhisperRecogniser"]

_MAX_CONTEXT: Final = 223
"""Half of Whisper's 448 positions less one: what faster-whisper silently cuts prompts to."""
_SMALL_MODEL_BYTES: Final = 600 << 20
"""Up to small in half precision (484 MB) eight windows are heard at once, by larger models four: what the decoder
remembers of each is 20 MB for tiny, 110 MB for small, 490 MB for large."""
_SHARED_MODEL_BYTES: Final = 160 << 20
"""Two halves of a batch at the same time, each on half the threads, take two thirds of the time that one takes on all
of them, where a step of the decoder is too short to be shared (tiny, base). Larger models gain nothing."""
_PREPENDED: Final = "\"'“¿([{-«"
_APPENDED: Final = "\"'.。,，!！?？:：”)]}、»…"
_FRAMES_PER_S: Final = 100


@dataclass(frozen=True, slots=True)
class _Search:
    """How hard to look for the best text."""

    beam_size: int
    timestamps: bool = True
    context: bool = True
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0


_FAST: Final = {Mode.ACCURATE: _Search(beam_size=5), Mode.DRAFT: _Search(beam_size=1)}
_CAREFUL: Final = (
    # No dice here: CTranslate2 cannot reseed its sampling, and a resumed run must equal an unbroken one
    # (docs/decisions/0006-listening.md). Each way answers one cause of bad text.
    _Search(beam_size=5, context=False),  # a prompt or names that the decoder echoes
    _Search(beam_size=5, context=False, no_repeat_ngram_size=4),  # a loop
    _Search(beam_size=10, context=False, timestamps=False, repetition_penalty=1.1),  # time stamps that derail
)


class WhisperRecogniser:
    """A Whisper model in CTranslate2 form."""

    name = "faster-whisper"

    def __init__(
        self, folder: Path, *, model: str, device: str, compute_type: str, threads: int, batch_size: int | None = None
    ) -> None:
        """Load the model in `folder`, which must be complete.

        Raises:
            RuntimeError, ValueError: CTranslate2 cannot load it on this device with this compute type.
        """
        size_bytes = (folder / "model.bin").stat().st_size
        self._sharers = 2 if device == "cpu" and threads > 1 and size_bytes <= _SHARED_MODEL_BYTES else 1
        self._whisper = WhisperModel(
            str(folder),
            device=device,
            compute_type=compute_type,
            cpu_threads=threads // self._sharers,
            num_workers=self._sharers,
            local_files_only=True,
        )
        self._pool = ThreadPoolExecutor(self._sharers, thread_name_prefix="whisper")
        self.model = model
        self.device = device
        self.compute_type = str(self._whisper.model.compute_type)
        self.batch_size = batch_size or _batch_size(size_bytes, device)
        self._multilingual = bool(self._whisper.model.is_multilingual)

    def languages(self) -> tuple[str, ...]:
        """Every language of the model's vocabulary."""
        return tuple(self._whisper.supported_languages)

    def detect_language(self, sounds: Sequence[NDArray[np.float32]]) -> LanguageGuess:
        """The mean of the model's opinions on these windows."""
        if not self._multilingual:
            return LanguageGuess("en", 1.0)
        totals: dict[str, float] = defaultdict(float)
        for opinion in self._whisper.model.detect_language(self._encode(sounds)):
            for token, probability in opinion:
                totals[token.strip("<|>")] += probability / len(sounds)
        ranked = sorted(totals, key=lambda code: -totals[code])
        return LanguageGuess(ranked[0], totals[ranked[0]], {code: totals[code] for code in ranked[1:4]})

    def count_tokens(self, text: str) -> int:
        """Tokens of `text` as part of the context."""
        return len(self._tokenizer("en", "transcribe").encode(" " + text.strip())) if text.strip() else 0

    def context_budget(self) -> int:
        """223: Whisper keeps the other half of its positions for what it writes."""
        return _MAX_CONTEXT

    def hear(self, sounds: Sequence[NDArray[np.float32]], request: Request) -> list[Hearing]:
        """All windows in one batch, or in as many as share the processor."""
        share = -(-len(sounds) // self._sharers)
        parts = [sounds[first : first + share] for first in range(0, len(sounds), share)]
        heard = self._pool.map(lambda part: self._decode(part, request, _FAST[request.mode]), parts)
        return [hearing for part in heard for hearing in part]

    def hear_again(self, sound: NDArray[np.float32], request: Request, attempt: int) -> Hearing | None:
        """One window alone, each attempt another way out of a failure."""
        if attempt >= len(_CAREFUL):
            return None
        return self._decode([sound], request, _CAREFUL[attempt])[0]

    def close(self) -> None:
        """Free the model's memory."""
        self._pool.shutdown()
        self._whisper.model.unload_model()

    def _tokenizer(self, language: str, task: str) -> Tokenizer:
        return Tokenizer(self._whisper.hf_tokenizer, self._multilingual, task=task, language=language)

    def _encode(self, sounds: Sequence[NDArray[np.float32]]) -> Any:  # noqa: ANN401 - CTranslate2 has no types
        frames = self._whisper.feature_extractor.nb_max_frames
        features = [pad_or_trim(self._whisper.feature_extractor(sound)[..., :frames], frames) for sound in sounds]
        return self._whisper.encode(np.stack(features))

    def _decode(self, sounds: Sequence[NDArray[np.float32]], request: Request, search: _Search) -> list[Hearing]:
        encoded = self._encode(sounds)
        languages = [request.language] * len(sounds)
        if request.multilingual and self._multilingual:
            languages = [opinion[0][0].strip("<|>") for opinion in self._whisper.model.detect_language(encoded)]
        tokenizers = {code: self._tokenizer(code, request.task) for code in set(languages)}
        results = self._whisper.model.generate(
            encoded,
            [self._prompt(tokenizers[code], request, search) for code in languages],
            beam_size=search.beam_size,
            patience=1,
            length_penalty=1,
            repetition_penalty=search.repetition_penalty,
            no_repeat_ngram_size=search.no_repeat_ngram_size,
            max_length=self._whisper.max_length,
            suppress_blank=True,
            suppress_tokens=_never_written(tokenizers[languages[0]]),
            max_initial_timestamp_index=50,
            return_scores=True,
            return_no_speech_prob=True,
        )
        drafts = [
            _split(result.sequences_ids[0], tokenizers[code], len(sound) / SAMPLE_RATE)
            for result, code, sound in zip(results, languages, sounds, strict=True)
        ]
        self._time_words(drafts, tokenizers, languages, encoded, sounds)
        return [
            Hearing(
                segments=tuple(_heard(part, len(sound) / SAMPLE_RATE) for part in parts if part["text"].strip()),
                language="en" if request.task == "translate" else code,
                mean_log_probability=result.scores[0]
                * len(result.sequences_ids[0])
                / (len(result.sequences_ids[0]) + 1),
                no_speech_probability=result.no_speech_prob,
            )
            for parts, result, code, sound in zip(drafts, results, languages, sounds, strict=True)
        ]

    def _prompt(self, tokenizer: Tokenizer, request: Request, search: _Search) -> list[int]:
        before = tokenizer.encode(" " + request.prompt.strip()) if request.prompt and search.context else []
        prompt: list[int] = self._whisper.get_prompt(
            tokenizer,
            before,
            without_timestamps=not search.timestamps,
            hotwords=(request.hints or None) if search.context else None,
        )
        return prompt

    def _time_words(
        self,
        drafts: list[list[dict[str, Any]]],
        tokenizers: dict[str, Tokenizer],
        languages: list[str],
        encoded: Any,  # noqa: ANN401 - CTranslate2 has no types
        sounds: Sequence[NDArray[np.float32]],
    ) -> None:
        # add_word_timestamps wants one language and no empty text: a batch that has either is aligned row by row.
        frames = [round(len(sound) / SAMPLE_RATE * _FRAMES_PER_S) for sound in sounds]
        if len(set(languages)) == 1 and all(drafts):
            self._whisper.add_word_timestamps(
                drafts, tokenizers[languages[0]], encoded, frames, _PREPENDED, _APPENDED, 0.0
            )
            return
        for row, parts in enumerate(drafts):
            if parts:
                self._whisper.add_word_timestamps(
                    [parts],
                    tokenizers[languages[row]],
                    self._encode([sounds[row]]) if len(drafts) > 1 else encoded,
                    frames[row],
                    _PREPENDED,
                    _APPENDED,
                    0.0,
                )


def _batch_size(size_bytes: int, device: str) -> int:
    """How many windows are heard at once: as many as pay, while what the decoder remembers of them stays small."""
    return 8 if device == "cuda" or size_bytes <= _SMALL_MODEL_BYTES else 4


def _never_written(tokenizer: Tokenizer) -> list[int]:
    """Ids that are no text: speaker marks, music notes and the control tokens of the prompt."""
    control = [
        tokenizer.transcribe,
        tokenizer.translate,
        tokenizer.sot,
        tokenizer.sot_prev,
        tokenizer.sot_lm,
        tokenizer.no_speech,
    ]
    return sorted({*tokenizer.non_speech_tokens, *control})


def _split(tokens: Sequence[int], tokenizer: Tokenizer, duration_s: float) -> list[dict[str, Any]]:
    """Segments between time stamps, in the form that `add_word_timestamps` fills: seconds from the window's start."""
    parts: list[dict[str, Any]] = []
    body, start_s = list[int](), 0.0
    for token in [*tokens, tokenizer.eot]:
        is_stamp = token >= tokenizer.timestamp_begin
        if not is_stamp and token != tokenizer.eot:
            body.append(token)
            continue
        stamp_s = (token - tokenizer.timestamp_begin) * 0.02 if is_stamp else duration_s
        if body:
            parts.append({"start": start_s, "end": max(start_s, min(stamp_s, duration_s)), "tokens": body, "seek": 0})
            body = []
        start_s = stamp_s
    for part in parts:
        part["text"] = tokenizer.decode(part["tokens"])
    return [part for part in parts if part["text"].strip()]


def _heard(part: dict[str, Any], duration_s: float) -> HeardSegment:
    words = tuple(
        HeardWord(
            text=word["word"],
            start_s=min(float(word["start"]), duration_s),
            end_s=min(max(float(word["end"]), float(word["start"])), duration_s),
            confidence=min(1.0, max(0.0, float(word["probability"]))),
        )
        for word in part.get("words", ())
        if word["word"].strip()
    )
    return HeardSegment(
        start_s=words[0].start_s if words else float(part["start"]),
        end_s=words[-1].end_s if words else float(part["end"]),
        text=part["text"].strip(),
        words=words,
    )
