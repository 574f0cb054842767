"""The job that hears a passage once more: with all care, perhaps with another model or in another language.

What it understands becomes a proposal in the library. The transcript is not touched.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from audio_engine import __version__
from audio_engine.errors import LibraryError
from audio_engine.events import Progress, Started
from audio_engine.jobs.recognisers import load_recogniser
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.library import HearingRow, Library
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.mono import MonoView
from audio_engine.media.stored_audio import FlacAudio, open_flac
from audio_engine.names.entry import Name
from audio_engine.names.hints import recognition_hints
from audio_engine.speakers.channels import DominantChannel
from audio_engine.text import tr
from audio_engine.transcript import EngineDescription, Segment, Transcript
from audio_engine.transcription.listening import ListeningAudio, MonoSound
from audio_engine.transcription.pipeline import Pipeline, detect_language
from audio_engine.transcription.recogniser import Mode, Recogniser, Request
from audio_engine.transcription.voice_activity import VoiceActivity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audio_engine.jobs.control import JobContext

__all__ = ["run"]

_MARGIN_S: Final = 0.2
"""Heard before and after: first consonants are quieter than the voice detector's threshold."""


def run(job: JobContext) -> tuple[str, ...]:
    """Listen to the job's passage; returns the sentences that its reader should know.

    Raises:
        UnusableInputError: the library's sound is missing or damaged.
        JobFailedError: the model is damaged.
        DeviceFailedError: the device gives nonsense.
        CancelledError, PausedError: somebody stopped the job.
    """
    with Library.open(job.home) as library:
        row = library.job(job.job_id)
        if row.recording_id is None:
            raise LibraryError(tr("This proposal is no longer open."))
        hearing = library.hearing_for_job(job.job_id)
        with open_flac(library.audio_folder(row.recording_id)) as audio:
            return _listen(job, library, hearing, TranscriptionSettings.from_json(row.settings), audio)


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """A sound from sample `first` to sample `last`, as if there were nothing around it."""

    sound: MonoSound
    first: int
    last: int

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """See `MonoSound.read`; `start_sample` counts from the excerpt's beginning."""
        begin = self.first + start_sample
        return self.sound.read(begin, max(0, min(count, self.last - begin)))


def _listen(
    job: JobContext, library: Library, hearing: HearingRow, settings: TranscriptionSettings, audio: FlacAudio
) -> tuple[str, ...]:
    job.emit(Started(job.job_id))
    length_s = hearing.end_s - hearing.start_s
    job.emit(Progress(job.job_id, "transcribe", 0.0, length_s))
    recogniser = load_recogniser(
        settings.recogniser, settings.model, settings.model_folder, device=job.device, compute_type=job.compute_type
    )
    try:
        transcript = library.load_transcript(hearing.transcript_id)
        sound = _excerpt(_heard_sound(audio, hearing.channel), transcript, hearing, audio.length())
        offset_s = sound.first / SAMPLE_RATE
        language = settings.language
        if language == "auto":
            guess = detect_language(sound, recogniser, VoiceActivity())
            language = guess.language if guess else transcript.language
        pipeline = Pipeline(recogniser, VoiceActivity(), _request(settings, language, recogniser))
        segments: list[Segment] = []
        for window in pipeline.run(sound, between=job.control.check):
            segments += [_placed(segment, offset_s, hearing) for segment in window.segments]
            done_s = min(length_s, offset_s + window.end_sample / SAMPLE_RATE - hearing.start_s)
            job.emit(Progress(job.job_id, "transcribe", done_s, length_s))
        library.propose_hearing(
            hearing.id, engine=_description(settings, recogniser), language=language, segments=segments
        )
    finally:
        recogniser.close()
    return () if segments else (tr("No word was understood in this passage."),)


def _excerpt(sound: MonoSound, transcript: Transcript, hearing: HearingRow, length: int) -> _Excerpt:
    """The passage with a margin on both sides, which never reaches into what is said before or after it."""
    before_s = max((s.end_s for s in transcript.segments if s.end_s <= hearing.start_s), default=0.0)
    after_s = min((s.start_s for s in transcript.segments if s.start_s >= hearing.end_s), default=math.inf)
    first_s = max(before_s, hearing.start_s - _MARGIN_S)
    last_s = min(after_s, hearing.end_s + _MARGIN_S)
    return _Excerpt(sound, round(first_s * SAMPLE_RATE), min(length, round(last_s * SAMPLE_RATE)))


def _placed(segment: Segment, offset_s: float, hearing: HearingRow) -> Segment:
    """The segment on the recording's timeline, inside the passage: what is heard in the margin belongs to it too."""

    def at(seconds: float) -> float:
        return min(max(seconds + offset_s, hearing.start_s), hearing.end_s)

    words = tuple(replace(word, start_s=at(word.start_s), end_s=at(word.end_s)) for word in segment.words)
    return replace(segment, start_s=at(segment.start_s), end_s=at(segment.end_s), words=words)


def _heard_sound(audio: FlacAudio, channel: int | None) -> ListeningAudio:
    if channel is None or audio.channels == 1:
        return ListeningAudio(MonoView(audio))
    return ListeningAudio(DominantChannel(MonoView(audio, channel), MonoView(audio, 1 - channel)))


def _request(settings: TranscriptionSettings, language: str, recogniser: Recogniser) -> Request:
    budget = recogniser.context_budget() - recogniser.count_tokens(settings.prompt)
    names = [Name.from_json(entry) for entry in settings.names] if budget > 0 else []
    return Request(
        language=language,
        task=settings.task,
        mode=Mode(settings.mode),
        prompt=settings.prompt,
        hints=recognition_hints(names, language, recogniser.count_tokens, budget).text if names else "",
    )


def _description(settings: TranscriptionSettings, recogniser: Recogniser) -> EngineDescription:
    return EngineDescription(
        recogniser=recogniser.name,
        model=recogniser.model,
        device=recogniser.device,
        compute_type=recogniser.compute_type,
        mode=settings.mode,
        version=__version__,
        settings={
            "speakers": settings.speakers,
            "prompt": settings.prompt,
            "names": [entry["written"] for entry in settings.names],
        },
    )
