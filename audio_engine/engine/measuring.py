"""How fast a model is on this machine: the bundled sample is worked on with it, in the worker that jobs have too.

The library of a measurement is a temporary folder; what remains of it is a line in the speed book.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from audio_engine.engine.engine import Engine
from audio_engine.engine.requests import NarrationRequest, TranscriptionRequest
from audio_engine.errors import CancelledError, JobFailedError, UsageError
from audio_engine.events import Event, Failed, Finished, Progress
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.models.installed import InstalledModel
from audio_engine.models.kinds import ModelKind
from audio_engine.narration.spoken import LANGUAGES
from audio_engine.resources import resource
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import TRANSCRIPTION_MODE
from audio_engine.speed import SpeedBook
from audio_engine.text import tr

__all__ = ["SpeedMeasurement", "can_measure", "measured_speed"]

_MODES: Final = ("accurate", "draft")
_RECORDING: Final = "samples/interview-en.flac"
_ARTICLES: Final = {"en": "samples/article-en.md", "fr": "samples/article-fr.md"}


def measured_speed(kind: ModelKind, name: str, speeds: SpeedBook, settings: Settings) -> float | None:
    """Audio seconds a second that jobs with this model reached here; None where none has come to its end.

    Of recognition it is the usual mode's, where there is one, else the other's.
    """
    if kind is ModelKind.PIPER:
        return speeds.speed(f"narrate/{name}")
    usual = settings.get(TRANSCRIPTION_MODE)
    modes = (usual, *(mode for mode in _MODES if mode != usual))
    keys = (TranscriptionSettings("faster-whisper", name, mode=mode).speed_key for mode in modes)
    return next((speed for key in keys if (speed := speeds.speed(key)) is not None), None)


def can_measure(model: InstalledModel) -> bool:
    """Whether there is something that `model` could work on: no sample is bundled for voices of other languages."""
    if not model.complete or model.kind is ModelKind.SPEAKERS:
        return False
    return model.kind is ModelKind.WHISPER or _reading_language(model) in _ARTICLES


class SpeedMeasurement:
    """One measurement of `model`, which `can_measure`. `cancel` may come from any thread."""

    def __init__(self, model: InstalledModel) -> None:
        self._model = model
        self._engine: Engine | None = None
        self._is_cancelled = False

    def cancel(self) -> None:
        """Stop it, within 2 s."""
        self._is_cancelled = True
        if engine := self._engine:
            engine.cancel()

    def run(self, on_progress: Callable[[float], None]) -> float:
        """Work on the sample; what was reached, in audio seconds a second. `on_progress` is given a share of 1.

        Raises:
            UserFacingError: the model cannot be used, or an administrator has decided otherwise.
            CancelledError: `cancel` was called, or `on_progress` raised it.
        """
        with tempfile.TemporaryDirectory(prefix="souffleur-speed-", ignore_cleanup_errors=True) as folder:
            home = Path(folder)
            with Engine(home) as engine:
                self._engine = engine
                try:
                    return self._measure(engine, home, on_progress)
                finally:
                    self._engine = None

    def _measure(self, engine: Engine, home: Path, on_progress: Callable[[float], None]) -> float:
        def watch(event: Event) -> None:
            if self._is_cancelled:  # the worker may have begun to listen only now
                engine.cancel()
            if isinstance(event, Progress) and event.stage in {"transcribe", "render"} and event.total_s:
                on_progress(min(1.0, event.done_s / event.total_s))

        job_id = self._prepare(engine, home)
        if self._is_cancelled:
            raise CancelledError
        event = engine.run(job_id, watch).event
        if isinstance(event, Failed):
            raise JobFailedError(event.what, event.to_do)
        speed = engine.expected_speed(job_id)
        if not isinstance(event, Finished):
            raise CancelledError
        if speed is None:
            raise JobFailedError(
                tr("The speed of “{name}” could not be measured.", name=self._model.name),
                tr("Verify the model, then try again."),
            )
        return speed

    def _prepare(self, engine: Engine, home: Path) -> int:
        model = self._model
        if model.kind is ModelKind.PIPER:
            language = _reading_language(model)
            if language not in _ARTICLES:
                raise UsageError(tr("No sample is bundled in the language of “{name}”.", name=model.name))
            article = resource(_ARTICLES[language])
            request = NarrationRequest(article, voice=model.name, language=language, names=(), output=home)
            return engine.prepare_narration(request).job_id
        spoken = "en" if model.knows("en") else re.split("[-_]", model.languages[0])[0]
        return engine.prepare(
            TranscriptionRequest(resource(_RECORDING), model=str(model.folder), language=spoken, names=())
        ).job_id


def _reading_language(model: InstalledModel) -> str:
    """The language that rules for reading are known for; empty where the voice has another."""
    code = re.split("[-_]", model.languages[0].lower())[0] if model.languages else ""
    return code if code in LANGUAGES else ""
