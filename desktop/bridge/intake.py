"""What can be said of a transcription before it is started: the choices there are, the files, the time it will take.

Files are looked at by the locked decoder, which is asked for its first message and ended; nothing here reads one.
Everything here takes time and is called off the GUI thread; the engine is imported there too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from audio_engine.engine.file_look import FileLook, look_at
from audio_engine.errors import UserFacingError

if TYPE_CHECKING:
    from audio_engine.engine import TranscriptionRequest

__all__ = ["FileLook", "Foresight", "ModelOption", "StartChoices", "foresee", "job_speed", "look_at", "start_choices"]

_BASIC_LANGUAGES: Final = ("en",)


@dataclass(frozen=True, slots=True)
class ModelOption:
    """A recogniser that can be chosen. `languages` are codes; empty where nothing says which."""

    name: str
    languages: tuple[str, ...]
    translates: bool
    basic: bool = False
    """The built-in one."""


@dataclass(frozen=True, slots=True)
class StartChoices:
    """What can be chosen before a start, and what holds without a choice.

    `model` is "" for the best one that is installed, `language` a code or `auto`. `locked` are the names of those
    fields (`model`, `language`, `mode`) that an administrator has decided.
    """

    models: tuple[ModelOption, ...]
    model: str
    language: str
    mode: str
    names: int
    """How many names of the newsroom's list a recogniser is told of."""
    locked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Foresight:
    """What would come of a request: what is in the way, what else to know, how fast this computer would be."""

    problem: UserFacingError | None = None
    notices: tuple[str, ...] = ()
    speed: float | None = None
    """Audio seconds a wall-clock second; None before the first run of its kind."""
    model: str = ""
    """The name of the model that it would be."""
    basic: bool = False


def start_choices() -> StartChoices:
    """The choices of this machine and this person."""
    from audio_engine.engine import BASIC_MODEL
    from audio_engine.models.installed import installed_models
    from audio_engine.models.kinds import ModelKind
    from audio_engine.names.in_force import newsroom_names
    from audio_engine.settings.folders import home_folder
    from audio_engine.settings.resolver import ValueSource, read_settings
    from audio_engine.settings.schema import TRANSCRIPTION_LANGUAGE, TRANSCRIPTION_MODE, TRANSCRIPTION_MODEL

    settings = read_settings(home_folder())
    whisper = [
        ModelOption(model.name, model.languages, model.translates)
        for model in installed_models(ModelKind.WHISPER)
        if model.complete
    ]
    names = sum(name.hint for name in newsroom_names(home_folder(), settings).names)
    return StartChoices(
        models=(*whisper, ModelOption(BASIC_MODEL, _BASIC_LANGUAGES, translates=False, basic=True)),
        model=settings.get(TRANSCRIPTION_MODEL),
        language=settings.get(TRANSCRIPTION_LANGUAGE),
        mode=settings.get(TRANSCRIPTION_MODE),
        names=names,
        locked=frozenset(
            field
            for field, setting in (
                ("model", TRANSCRIPTION_MODEL),
                ("language", TRANSCRIPTION_LANGUAGE),
                ("mode", TRANSCRIPTION_MODE),
            )
            if settings.chosen(setting).source is ValueSource.LOCKED_POLICY
        ),
    )


def foresee(request: TranscriptionRequest) -> Foresight:
    """What would come of `request`; its file is not looked at."""
    from audio_engine.engine.recogniser_choice import choose_recogniser
    from audio_engine.settings.folders import home_folder
    from audio_engine.settings.resolver import read_settings

    try:
        settings, notices = choose_recogniser(request, read_settings(home_folder()), home_folder())
    except UserFacingError as problem:
        return Foresight(problem)
    basic = settings.recogniser == "pocketsphinx"
    return Foresight(None, tuple(notices), job_speed(settings.to_json()), settings.model, basic)


def job_speed(settings: dict[str, Any]) -> float | None:
    """Audio seconds a wall-clock second that transcriptions with these settings reach here; None before the first."""
    from audio_engine.jobs.transcription_settings import TranscriptionSettings
    from audio_engine.settings.folders import home_folder
    from audio_engine.speed import SpeedBook

    return SpeedBook(home_folder()).speed(TranscriptionSettings.from_json(settings).speed_key)
