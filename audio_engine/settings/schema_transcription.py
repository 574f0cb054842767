"""What can be chosen for transcriptions."""

from __future__ import annotations

from typing import Final

from audio_engine.settings.forms import Choice, Text
from audio_engine.settings.setting import Group, Setting
from audio_engine.text import tr

__all__ = [
    "TRANSCRIPTION_COMPUTE_TYPE",
    "TRANSCRIPTION_DEVICE",
    "TRANSCRIPTION_LANGUAGE",
    "TRANSCRIPTION_MODE",
    "TRANSCRIPTION_MODEL",
    "TRANSCRIPTION_PRIORITY",
]

TRANSCRIPTION_MODEL: Final = Setting(
    key="transcription.model",
    policy="TranscriptionModel",
    group=Group.TRANSCRIPTION,
    form=Text(),
    default="",
    title=lambda: tr("Model that transcribes"),
    text=lambda: tr("The model that transcribes; empty: the best one installed."),
)
TRANSCRIPTION_LANGUAGE: Final = Setting(
    key="transcription.language",
    policy="TranscriptionLanguage",
    group=Group.TRANSCRIPTION,
    form=Text(r"auto|[a-z]{2,3}", lambda: tr("“auto” or a language code such as “fr”")),
    default="auto",
    title=lambda: tr("Language of recordings"),
    text=lambda: tr("The language that is spoken, as a code such as “fr”; “auto”: it is detected."),
)
TRANSCRIPTION_MODE: Final = Setting(
    key="transcription.mode",
    policy="TranscriptionMode",
    group=Group.TRANSCRIPTION,
    form=Choice(("accurate", "draft"), lambda: {"accurate": tr("Accurate"), "draft": tr("Draft (faster)")}),
    default="accurate",
    title=lambda: tr("Care or speed"),
    text=lambda: tr("“accurate” takes the time that good text needs, “draft” is faster."),
)
TRANSCRIPTION_DEVICE: Final = Setting(
    key="transcription.device",
    policy="TranscriptionDevice",
    group=Group.TRANSCRIPTION,
    form=Choice(
        ("auto", "cpu", "cuda"),
        lambda: {"auto": tr("The best there is"), "cpu": tr("Processor"), "cuda": tr("Graphics card (NVIDIA)")},
    ),
    default="auto",
    title=lambda: tr("What does the work"),
    text=lambda: tr("What does the work: the graphics card (“cuda”), the processor (“cpu”) or the best (“auto”)."),
)
TRANSCRIPTION_COMPUTE_TYPE: Final = Setting(
    key="transcription.compute_type",
    policy="TranscriptionComputeType",
    group=Group.TRANSCRIPTION,
    form=Choice(
        ("auto", "int8", "int8_float32", "int8_float16", "int8_bfloat16", "int16", "float16", "bfloat16", "float32")
    ),
    default="auto",
    title=lambda: tr("Number format"),
    text=lambda: tr("The number format that the model computes in; “auto” suits the device."),
)
TRANSCRIPTION_PRIORITY: Final = Setting(
    key="transcription.priority",
    policy="TranscriptionPriority",
    group=Group.TRANSCRIPTION,
    form=Choice(("normal", "low"), lambda: {"normal": tr("Normal"), "low": tr("Low")}),
    default="normal",
    title=lambda: tr("Priority"),
    text=lambda: tr("“low” leaves the machine to your other programs while it transcribes."),
)
