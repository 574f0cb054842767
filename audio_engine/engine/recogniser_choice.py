"""Which recogniser, model and language: decided before anything is queued, and refused at once where it cannot be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from audio_engine.engine.requests import TranscriptionRequest
from audio_engine.errors import ModelMissingError
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.models.installed import InstalledModel, find_model
from audio_engine.names.entry import Name
from audio_engine.names.in_force import newsroom_names
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import TRANSCRIPTION_LANGUAGE, TRANSCRIPTION_MODE, TRANSCRIPTION_MODEL
from audio_engine.text import tr

__all__ = ["BASIC_MODEL", "choose_recogniser"]

BASIC_MODEL: Final = "basic"
"""The name under which `--model` asks for the built-in recogniser."""

_BASIC_LANGUAGES: Final = ("en", "auto")


def choose_recogniser(
    request: TranscriptionRequest, settings: Settings, names_home: Path
) -> tuple[TranscriptionSettings, list[str]]:
    """What the job will be, and sentences for the person about that choice.

    `names_home` is the data folder whose list of names holds where the request brings none.

    Raises:
        ModelMissingError: no model here can do this.
        NotAllowedError: an administrator has decided otherwise.
    """
    # Recognisers know `fr`, and nothing of `fr-CA` or `FR_fr`.
    spoken = re.split("[-_]", request.language.lower())[0] if request.language else None
    language = settings.for_request(TRANSCRIPTION_LANGUAGE, spoken)
    wanted = settings.for_request(TRANSCRIPTION_MODEL, request.model or None) or None
    names, notices = _names(request, settings, names_home)
    common = TranscriptionSettings(
        recogniser="faster-whisper",
        model="",
        language=language,
        task=request.task,
        mode=settings.for_request(TRANSCRIPTION_MODE, request.mode or None),
        speakers=request.speakers,
        prompt=request.prompt,
        multilingual=request.multilingual,
        names=tuple(name.to_json() for name in names if name.hint),
    )
    if wanted != BASIC_MODEL:
        try:
            return _with_model(common, _model(wanted, language, request.task)), notices
        except ModelMissingError:
            if wanted or request.task != "transcribe" or language not in _BASIC_LANGUAGES:
                raise
    if request.names is None:  # a standing list that this recogniser cannot be told of is no news
        common = replace(common, names=())
    return _basic(common, asked_for=wanted == BASIC_MODEL)


def _names(request: TranscriptionRequest, settings: Settings, home: Path) -> tuple[Sequence[Name], list[str]]:
    """The names that the recogniser is told of, and sentences where a list could not be read."""
    if request.names is not None:
        return request.names, []
    found = newsroom_names(home, settings)
    return found.names, list(found.problems)


def _model(wanted: str | None, language: str, task: str) -> InstalledModel:
    spoken = None if language == "auto" else language
    return find_model(wanted, language=spoken, translate=task == "translate")


def _with_model(common: TranscriptionSettings, model: InstalledModel) -> TranscriptionSettings:
    language = common.language
    if language == "auto" and not model.multilingual and model.languages:
        language = model.languages[0]
    return replace(common, model=model.name, model_folder=str(model.folder), language=language)


def _basic(common: TranscriptionSettings, *, asked_for: bool) -> tuple[TranscriptionSettings, list[str]]:
    if common.language not in _BASIC_LANGUAGES or common.task != "transcribe":
        raise ModelMissingError(
            tr("The built-in recogniser knows English only, and does not translate."),
            tr(
                "Install a model with “souffleur-models install small”, or import a folder with "
                "“souffleur models import”."
            ),
        )
    basic = replace(common, recogniser="pocketsphinx", model="en-us", language="en", mode="basic", multilingual=False)
    if asked_for:
        return basic, []
    notice = tr(
        "No Whisper model is installed: the built-in recogniser is used, which knows English only and makes many "
        "mistakes. “souffleur-models install small” fetches a model, “souffleur models import FOLDER” takes one that "
        "you have."
    )
    return basic, [notice]
