"""Piper as a voice: a neural network for one language, good enough to publish. Imported only in a worker."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError, ModelMissingError
from audio_engine.limits import VOICE_CONFIG_MAX_BYTES, VOICE_NETWORK_MAX_BYTES, VOICE_PHONEMES_MAX
from audio_engine.narration.spoken import SpokenSentence
from audio_engine.narration.voices.asked import check_settings
from audio_engine.narration.voices.piper_config import END, PAD, START, PiperConfig, piper_config
from audio_engine.narration.voices.piper_network import PiperNetwork, Sound
from audio_engine.narration.voices.piper_phonemes import NO_WORD, Phoneme, phonemes_of
from audio_engine.narration.voices.readable import words_of
from audio_engine.narration.voices.utterances import utterances_of
from audio_engine.narration.voices.voice import Speech, SpokenWord, VoiceDescription, VoiceSettings, VoiceStoppedError
from audio_engine.text import tr

__all__ = ["PIPER", "PiperVoice"]

PIPER: Final = "piper"
_PREPARATION: Final = 1
"""Raised whenever this package would make something else of the same sentence."""

_TOO_FAST: Final[Mapping[str, float]] = {
    # home-assistant/addons#3411 and core#105819: too fast to be understood. How much nobody says: 1.3 is an estimate.
    "fr_FR-upmc-medium": 1.3,
}
"""The length scale of voices whose own is wrong."""

_REGIONAL_NUMBERS: Final = ("fr-be", "fr-ch")
"""With a voice of France, eSpeak's voices of these say “septante”; the sounds are the same."""


class PiperVoice:
    """A voice in `folder`. `say` may be called by `description.parallel` threads at once."""

    def __init__(self, folder: Path, *, name: str, language: str, parallel: int, device: str = "cpu") -> None:
        """Load the voice called `name`, for texts in `language`; `device` is `cpu` or `cuda`.

        Raises:
            ModelMissingError: its files are damaged, or it is of a kind that is not known here.
            JobFailedError: the device cannot be used, or the installation is damaged.
        """
        language = language.lower().replace("_", "-")
        content, settings = _files(folder, name)
        try:
            self._config = piper_config(settings)
            self._network = PiperNetwork(content, device=device, parallel=parallel)
        except ValueError as problem:
            raise _damaged(folder, str(problem)) from problem
        except OSError as problem:
            raise JobFailedError(
                tr("The voice “{name}” cannot use the graphics card ({reason}).", name=name, reason=problem),
                tr("Use --device cpu: it says an article in much less time than it takes to listen to it."),
            ) from problem
        if ("sid" in self._network.inputs) != bool(self._config.speakers):
            raise _damaged(folder, "num_speakers")
        self._name = name
        self._espeak_voice = language if language in _REGIONAL_NUMBERS else self._config.espeak_voice
        engine = version("piper-tts")
        identity = hashlib.sha256(f"{PIPER}/{engine}/{_PREPARATION}/{name}/{self._espeak_voice}/".encode())
        identity.update(hashlib.sha256(content).digest() + hashlib.sha256(settings).digest())
        self.description = VoiceDescription(
            name=name,
            engine=PIPER,
            version=engine,
            language=language,
            sample_rate=self._config.sample_rate,
            identity=identity.hexdigest(),
            speakers=tuple(self._config.speakers),
            has_word_times=self._network.tells_durations,
            parallel=parallel,
        )

    def say(
        self, sentence: SpokenSentence, settings: VoiceSettings, *, stopped: Callable[[], bool] = lambda: False
    ) -> Speech:
        """See `Voice.say`."""
        check_settings(settings, self._name, self.description.speakers)
        if stopped():
            raise VoiceStoppedError
        phonemes = phonemes_of(sentence, self._config, self._espeak_voice)
        sounds: list[Sound] = []
        times: dict[int, tuple[int, int]] = {}
        for utterance in utterances_of(phonemes.said, VOICE_PHONEMES_MAX):
            sound = self._sound(utterance, settings, stopped)
            if sound.durations is not None:
                self._note_words(utterance, sound.durations, sum(len(said.samples) for said in sounds), times)
            sounds.append(sound)
        rate = self._config.sample_rate
        words = words_of(sentence.spoken)
        return Speech(
            np.concatenate([sound.samples for sound in sounds]) if sounds else np.zeros(0, np.float32),
            rate,
            tuple(SpokenWord(*words[word], begin / rate, end / rate) for word, (begin, end) in sorted(times.items())),
            phonemes.problems,
        )

    def close(self) -> None:
        """Free the network."""
        self._network.close()

    def _sound(self, utterance: Sequence[Phoneme], settings: VoiceSettings, stopped: Callable[[], bool]) -> Sound:
        config = self._config
        usual = _TOO_FAST.get(self._name, config.length_scale)
        speaker = None
        if config.speakers:
            speaker = config.speakers[settings.speaker] if settings.speaker else config.default_speaker
        try:
            return self._network.run(
                _numbers(utterance, config),
                (config.noise_scale, usual / settings.speed, config.noise_w),
                speaker,
                stopped=stopped,
            )
        except ValueError as problem:
            raise JobFailedError(
                tr("The voice “{name}” failed at a sentence ({reason}).", name=self._name, reason=problem),
                tr("Verify it with “souffleur models verify”, or choose another voice."),
            ) from problem

    def _note_words(
        self, utterance: Sequence[Phoneme], durations: NDArray[np.int64], before: int, times: dict[int, tuple[int, int]]
    ) -> None:
        """Add to `times` the samples, counted with `before`, from the first phoneme of each word to its last."""
        ends = np.cumsum(durations) + before
        at = len(self._config.phoneme_ids[START]) + len(self._config.phoneme_ids[PAD])
        for phoneme in utterance:
            numbers = len(self._config.phoneme_ids[phoneme.symbol])
            if phoneme.word != NO_WORD:
                begin, _ = times.get(phoneme.word, (int(ends[at - 1]), 0))
                times[phoneme.word] = begin, int(ends[at + numbers - 1])
            at += numbers + len(self._config.phoneme_ids[PAD])


def _numbers(utterance: Sequence[Phoneme], config: PiperConfig) -> list[int]:
    """As Piper's training had them: a pad after everything but the end."""
    ids = config.phoneme_ids
    numbers = [*ids[START], *ids[PAD]]
    for phoneme in utterance:
        numbers += [*ids[phoneme.symbol], *ids[PAD]]
    return [*numbers, *ids[END]]


def _files(folder: Path, name: str) -> tuple[bytes, bytes]:
    """The network and its configuration, each no larger than it may be."""
    networks = sorted(folder.glob("*.onnx"))
    if not networks:
        raise _damaged(folder, f"{name}.onnx")
    contents = []
    for path, limit in (
        (networks[0], VOICE_NETWORK_MAX_BYTES),
        (networks[0].with_name(f"{networks[0].name}.json"), VOICE_CONFIG_MAX_BYTES),
    ):
        try:
            with path.open("rb") as stream:
                content = stream.read(limit + 1)
        except OSError as problem:
            raise _damaged(folder, f"{path.name}: {problem.strerror}") from problem
        if len(content) > limit:
            raise _damaged(folder, tr("{file} is too large", file=path.name))
        contents.append(content)
    return contents[0], contents[1]


def _damaged(folder: Path, why: str) -> ModelMissingError:
    return ModelMissingError(
        tr("The voice in {folder} cannot be used: {why}.", folder=folder, why=why),
        tr("Install or import it again, or choose another one with --voice."),
    )
