"""Listens to a published narration with a recogniser, and says which sentences it heard otherwise."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from audio_engine.events import Progress
from audio_engine.files import private_folder
from audio_engine.jobs.control import JobContext
from audio_engine.jobs.recognisers import load_recogniser
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.ingest import Ingest
from audio_engine.media.mono import MonoView
from audio_engine.narration.article import Kind
from audio_engine.narration.publishing.disclosure import base_language
from audio_engine.narration.timeline import SentenceState, TimedSentence, TimedWord
from audio_engine.narration.verifying import VerifiedSentence, compare_heard
from audio_engine.transcription.listening import ListeningAudio
from audio_engine.transcription.pipeline import Pipeline
from audio_engine.transcription.recogniser import Request
from audio_engine.transcription.voice_activity import VoiceActivity

__all__ = ["heard_otherwise"]

_TOLERANCE: Final = 0.25
"""Of a sentence's words: a recogniser makes mistakes of its own, and names are its weakness."""


def heard_otherwise(
    job: JobContext, audio: Path, report: dict[str, Any], *, model: str, model_folder: str, work: Path
) -> list[dict[str, Any]]:
    """What a Whisper model hears otherwise in the published file `audio`, the worst first, as JSON objects.

    Raises:
        JobFailedError: the model is damaged.
        CancelledError, PausedError: somebody stopped the job.
    """
    language = str(report["language"])
    recogniser = load_recogniser("faster-whisper", model, model_folder)
    try:
        heard = _words(job, audio, Pipeline(recogniser, VoiceActivity(), Request(base_language(language))), work)
    finally:
        recogniser.close()
    timeline = [_timed(index, sentence) for index, sentence in enumerate(report["sentences"])]
    found: Sequence[VerifiedSentence] = compare_heard(timeline, heard, language, tolerance=_TOLERANCE)
    return [{**asdict(sentence), "error": round(sentence.error, 3)} for sentence in found]


def _words(job: JobContext, audio: Path, pipeline: Pipeline, work: Path) -> list[TimedWord]:
    words: list[TimedWord] = []
    folder = work / "heard"
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.ExitStack() as stack:
        ingest = Ingest(audio, private_folder(folder), on_progress=lambda _done_s, _total_s: None)
        job.control.on_cancel(ingest.cancel)
        sound = stack.enter_context(ingest).audio
        for window in pipeline.run(ListeningAudio(MonoView(sound)), between=job.control.check):
            words += [TimedWord(w.text, w.start_s, w.end_s) for s in window.segments for w in s.words]
            total = sound.length()
            job.emit(
                Progress(
                    job.job_id,
                    "verify",
                    window.end_sample / SAMPLE_RATE,
                    None if total is None else total / SAMPLE_RATE,
                )
            )
    return words


def _timed(index: int, sentence: dict[str, Any]) -> TimedSentence:
    return TimedSentence(
        index=index,
        paragraph=sentence["paragraph"],
        kind=Kind(sentence["kind"]) if sentence["kind"] else None,
        text=sentence["text"],
        spoken=sentence["spoken"],
        start_s=sentence["start_s"],
        end_s=sentence["end_s"],
        state=SentenceState(sentence["state"]),
    )
