"""The child that writes down what is being recorded: `python -m audio_engine.jobs.live_draft_child`.

It gets the sound as it comes, recognises it a window at a time, and keeps nothing. Where it cannot keep up it skips.
"""

from __future__ import annotations

import base64
import threading
from typing import TYPE_CHECKING, Any, Final, NoReturn

import numpy as np

from audio_engine.errors import UserFacingError
from audio_engine.jobs.channel import ChannelError, FrameReader, FrameWriter
from audio_engine.jobs.child import become_child, die_with_parent, leave
from audio_engine.jobs.devices import CPU
from audio_engine.jobs.priority import lower_priority
from audio_engine.jobs.recognisers import load_recogniser
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.limits import SAMPLE_RATE, WINDOW_MAX_SAMPLES
from audio_engine.media.playback_stretch import Stretch
from audio_engine.transcription.listening import ListeningAudio
from audio_engine.transcription.recogniser import Mode, Recogniser, Request
from audio_engine.transcription.voice_activity import VoiceActivity
from audio_engine.transcription.windows import plan_windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LiveSound", "main"]

_BEHIND: Final = 45 * SAMPLE_RATE
"""So far behind what is said, a text is no longer of use to somebody who follows it."""
_AFTER_SKIPPING: Final = 5 * SAMPLE_RATE
_KEPT: Final = 2 * WINDOW_MAX_SAMPLES


class LiveSound:
    """What has been recorded of late, as one channel at 16 kHz. See `MonoSound`: `read` waits for what is to come."""

    def __init__(self) -> None:
        self._samples = np.empty(0, np.float32)
        self._first = 0
        self._changed = threading.Condition()
        self._stretches: dict[int, Stretch] = {}

    @property
    def end(self) -> int:
        """How many samples have come so far."""
        with self._changed:
            return self._first + len(self._samples)

    def add(self, samples: NDArray[np.int16], rate: int) -> None:
        """Take samples of shape (n, channels)."""
        mono = (samples.mean(axis=1, keepdims=True) / np.float32(32768)).astype(np.float32)
        if rate != SAMPLE_RATE:
            if rate not in self._stretches:
                self._stretches[rate] = Stretch(rate_in=rate, rate_out=SAMPLE_RATE, channels=1, tempo=1.0)
            mono = self._stretches[rate].push(mono)
        with self._changed:
            self._samples = np.concatenate([self._samples, mono[:, 0]])
            self._changed.notify_all()

    def forget_before(self, sample: int) -> None:
        """Nobody reads there any more."""
        with self._changed:
            count = max(0, min(sample - self._first, len(self._samples)))
            self._samples = self._samples[count:]
            self._first += count

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """See `MonoSound.read`; what was forgotten is silence."""
        with self._changed:
            self._changed.wait_for(lambda: self._first + len(self._samples) >= start_sample + count)
            missing = max(0, min(count, self._first - start_sample))
            begin = max(0, start_sample - self._first)
            return np.concatenate([np.zeros(missing, np.float32), self._samples[begin : begin + count - missing]])


def main() -> NoReturn:
    """Load what is asked for, and write down what comes until the channel ends."""
    commands, answers = become_child()
    reader, writer = FrameReader(commands), FrameWriter(answers)
    settings = TranscriptionSettings.from_json(reader.receive()["settings"])
    sound = LiveSound()
    threading.Thread(target=_take_sound, args=(reader, sound), daemon=True).start()
    lower_priority()
    try:
        recogniser = load_recogniser(
            settings.recogniser,
            settings.model,
            settings.model_folder,
            device=CPU.device,
            compute_type=CPU.compute_type,
        )
    except UserFacingError as problem:
        writer.send({"problem": [problem.what, problem.to_do]})
        leave(0)
    writer.send({"ready": True})
    _write_down(sound, recogniser, settings, writer)


def _take_sound(reader: FrameReader, sound: LiveSound) -> NoReturn:
    try:
        while True:
            frame = reader.receive()
            samples = np.frombuffer(base64.b64decode(frame["sound"]), np.int16).reshape(-1, frame["channels"])
            sound.add(samples, frame["rate"])
    except (ChannelError, OSError):
        die_with_parent()


def _write_down(
    sound: LiveSound, recogniser: Recogniser, settings: TranscriptionSettings, writer: FrameWriter
) -> NoReturn:
    detector, position = VoiceActivity(), 0
    language = settings.language
    while True:
        listening = ListeningAudio(sound)
        for window in plan_windows(listening, detector, start_sample=position):
            if language == "auto":
                language = recogniser.detect_language([window.samples]).language
            (hearing,) = recogniser.hear([window.samples], _request(settings, language))
            text = " ".join(segment.text.strip() for segment in hearing.segments).strip()
            if text:
                _send(writer, {"text": text, "start_s": window.start_sample / SAMPLE_RATE, "skipped_s": 0.0})
            position = window.end_sample
            sound.forget_before(position - _KEPT)
            if sound.end - position > _BEHIND:
                skipped = sound.end - position - _AFTER_SKIPPING
                _send(writer, {"text": "", "start_s": position / SAMPLE_RATE, "skipped_s": skipped / SAMPLE_RATE})
                position += skipped
                break


def _send(writer: FrameWriter, document: dict[str, Any]) -> None:
    try:
        writer.send(document)
    except OSError:
        die_with_parent()


def _request(settings: TranscriptionSettings, language: str) -> Request:
    return Request(language=language, mode=Mode(settings.mode), prompt=settings.prompt)


if __name__ == "__main__":
    main()
