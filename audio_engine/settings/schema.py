"""The one table of settings: key, kind, default, text and policy name of each.

Everything that reads, checks, documents or locks a setting starts here; a key that is not in `SETTINGS` does not
exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, cast

from audio_engine.limits import VOICE_SPEED_MAX, VOICE_SPEED_MIN
from audio_engine.text import tr

__all__ = [
    "LOUDNESS_NAMES",
    "MODELS_SEARCH_PATH",
    "NARRATION_DISCLOSURE",
    "NARRATION_FORMAT",
    "NARRATION_LOUDNESS",
    "NARRATION_PUBLICATION",
    "NARRATION_SPEED",
    "NARRATION_VOICE",
    "SETTINGS",
    "TRANSCRIPTION_COMPUTE_TYPE",
    "TRANSCRIPTION_DEVICE",
    "TRANSCRIPTION_LANGUAGE",
    "TRANSCRIPTION_MODE",
    "TRANSCRIPTION_MODEL",
    "TRANSCRIPTION_PRIORITY",
    "Setting",
]

LOUDNESS_NAMES: Final = ("podcast-mono", "podcast-stereo", "stream", "broadcast")
"""The presets of `narration.publishing.options`, which stands above the settings; a test keeps them the same."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing that can be chosen.

    `check` takes what a JSON file said and gives the value, or raises `ValueError` with what it should have been
    (a fragment for a report to the administrator: "one of auto, cpu, cuda").
    """

    key: str
    """What the user's file calls it."""
    policy: str
    """What a policy file calls it."""
    default: T
    text: Callable[[], str]
    """What it does, in the reader's language."""
    check: Callable[[object], T]
    policy_only: bool = False
    """Only an administrator sets it; the user's file is not asked."""


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    raise ValueError(tr("a text"))


def _language(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"auto|[a-z]{2,3}", value):
        return value
    raise ValueError(tr("“auto” or a language code such as “fr”"))


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if isinstance(value, str) and value in choices:
            return value
        raise ValueError(tr("one of {choices}", choices=", ".join(choices)))

    return check


def _folders(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
        return tuple(value)
    raise ValueError(tr("a list of folders"))


def _loudness(value: object) -> str:
    if value in LOUDNESS_NAMES or (isinstance(value, int | float) and not isinstance(value, bool)):
        return str(value)
    if isinstance(value, str) and re.fullmatch(r"-[0-9]{1,2}(\.[0-9]+)?", value):
        return value
    raise ValueError(tr("one of {choices}, or a number of LUFS", choices=", ".join(LOUDNESS_NAMES)))


def _speed(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and VOICE_SPEED_MIN <= value <= VOICE_SPEED_MAX:
        return float(value)
    raise ValueError(tr("a number from {least} to {most}", least=VOICE_SPEED_MIN, most=VOICE_SPEED_MAX))


TRANSCRIPTION_MODEL: Final = Setting(
    key="transcription.model",
    policy="TranscriptionModel",
    default="",
    text=lambda: tr("The model that transcribes; empty: the best one installed."),
    check=_text,
)
TRANSCRIPTION_LANGUAGE: Final = Setting(
    key="transcription.language",
    policy="TranscriptionLanguage",
    default="auto",
    text=lambda: tr("The language that is spoken, as a code such as “fr”; “auto”: it is detected."),
    check=_language,
)
TRANSCRIPTION_MODE: Final = Setting(
    key="transcription.mode",
    policy="TranscriptionMode",
    default="accurate",
    text=lambda: tr("“accurate” takes the time that good text needs, “draft” is faster."),
    check=_one_of("accurate", "draft"),
)
TRANSCRIPTION_DEVICE: Final = Setting(
    key="transcription.device",
    policy="TranscriptionDevice",
    default="auto",
    text=lambda: tr("What does the work: the graphics card (“cuda”), the processor (“cpu”) or the best (“auto”)."),
    check=_one_of("auto", "cpu", "cuda"),
)
TRANSCRIPTION_COMPUTE_TYPE: Final = Setting(
    key="transcription.compute_type",
    policy="TranscriptionComputeType",
    default="auto",
    text=lambda: tr("The number format that the model computes in; “auto” suits the device."),
    check=_one_of(
        "auto", "int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16", "float16", "bfloat16", "float32"
    ),
)
TRANSCRIPTION_PRIORITY: Final = Setting(
    key="transcription.priority",
    policy="TranscriptionPriority",
    default="normal",
    text=lambda: tr("“low” leaves the machine to your other programs while it transcribes."),
    check=_one_of("normal", "low"),
)
NARRATION_VOICE: Final = Setting(
    key="narration.voice",
    policy="NarrationVoice",
    default="",
    text=lambda: tr("The voice that reads articles; empty: the best one installed for their language."),
    check=_text,
)
NARRATION_LOUDNESS: Final = Setting(
    key="narration.loudness",
    policy="NarrationLoudness",
    default="podcast-stereo",
    text=lambda: tr("How loud a narration is: the name of a preset, or a number of LUFS."),
    check=_loudness,
)
NARRATION_FORMAT: Final = Setting(
    key="narration.format",
    policy="NarrationFormat",
    default="mp3",
    text=lambda: tr("The kind of file that a narration is written as."),
    check=_one_of("wav", "flac", "mp3", "m4a", "opus"),
)
NARRATION_DISCLOSURE: Final = Setting(
    key="narration.disclosure",
    policy="NarrationDisclosure",
    default="",
    text=lambda: tr("What a synthetic voice says about itself; empty: our words, “off”: nothing is declared."),
    check=_text,
)
NARRATION_SPEED: Final = Setting(
    key="narration.speed",
    policy="NarrationSpeed",
    default=1.0,
    text=lambda: tr("How fast the voice reads; 1 is its own speed."),
    check=_speed,
)
NARRATION_PUBLICATION: Final = Setting(
    key="narration.publication",
    policy="NarrationPublication",
    default="",
    text=lambda: tr("The publication that a narration’s tags name where the article names none."),
    check=_text,
)
MODELS_SEARCH_PATH: Final = Setting(
    key="models.search_path",
    policy="ModelsSearchPath",
    default=cast("tuple[str, ...]", ()),
    text=lambda: tr("Folders with models for everybody, such as a share that can only be read."),
    check=_folders,
    policy_only=True,
)

SETTINGS: Final[tuple[Setting[Any], ...]] = (
    TRANSCRIPTION_MODEL,
    TRANSCRIPTION_LANGUAGE,
    TRANSCRIPTION_MODE,
    TRANSCRIPTION_DEVICE,
    TRANSCRIPTION_COMPUTE_TYPE,
    TRANSCRIPTION_PRIORITY,
    NARRATION_VOICE,
    NARRATION_LOUDNESS,
    NARRATION_FORMAT,
    NARRATION_DISCLOSURE,
    NARRATION_SPEED,
    NARRATION_PUBLICATION,
    MODELS_SEARCH_PATH,
)
