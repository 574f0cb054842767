"""What can be chosen about the program itself, where it keeps things, and what it may do on this machine."""

from __future__ import annotations

from typing import Final, cast

from audio_engine.settings.forms import Boolean, Choice, Choices, FilePath, Folder, Folders, Text, WholeNumber
from audio_engine.settings.setting import Group, Setting
from audio_engine.text import tr

__all__ = [
    "AUDIO_INPUT_DEVICE",
    "AUDIO_OUTPUT_DEVICE",
    "EXPORT_FORMATS_ALLOWED",
    "LIBRARY_FOLDER",
    "MODELS_DOWNLOADS",
    "MODELS_MIRROR",
    "MODELS_SEARCH_PATH",
    "NAMES_SHARED",
    "RECORDING_ENABLED",
    "RETENTION_DAYS",
    "TRANSCRIPT_FORMATS",
    "UI_LANGUAGE",
    "UI_TEXT_SIZE",
    "UI_THEME",
]

TRANSCRIPT_FORMATS: Final = ("txt", "md", "docx", "srt", "vtt", "json", "csv", "html")
"""The formats of `export`, which stands above the settings; a test keeps them the same."""
_LONGEST_RETENTION_DAYS: Final = 36_500

UI_LANGUAGE: Final = Setting(
    key="ui.language",
    policy="UiLanguage",
    group=Group.INTERFACE,
    form=Choice(("auto", "en", "fr"), lambda: {"auto": tr("As the system"), "en": "English", "fr": "Français"}),
    default="auto",
    title=lambda: tr("Language"),
    text=lambda: tr("The language in which Souffleur speaks to you; “auto”: the system’s."),
)
UI_THEME: Final = Setting(
    key="ui.theme",
    policy="UiTheme",
    group=Group.INTERFACE,
    form=Choice(
        ("system", "light", "dark"),
        lambda: {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")},
    ),
    default="system",
    title=lambda: tr("Colours"),
    text=lambda: tr("Light or dark colours, or those of the system."),
)
UI_TEXT_SIZE: Final = Setting(
    key="ui.text_size",
    policy="UiTextSize",
    group=Group.INTERFACE,
    form=WholeNumber(80, 200, lambda: tr("percent"), 10),
    default=100,
    title=lambda: tr("Size of the text"),
    text=lambda: tr("How large the text of the window is, in percent of the system’s size."),
)
LIBRARY_FOLDER: Final = Setting(
    key="library.folder",
    policy="LibraryFolder",
    group=Group.LIBRARY,
    form=Folder(),
    default="",
    title=lambda: tr("Folder of the library"),
    text=lambda: tr(
        "Where recordings and transcripts are kept, on a disk of this computer; empty: the person’s own data folder. "
        "Each person needs a folder of their own, such as one with %USERNAME% or $USER in it."
    ),
)
RETENTION_DAYS: Final = Setting(
    key="retention.days",
    policy="RetentionDays",
    group=Group.LIBRARY,
    form=WholeNumber(0, _LONGEST_RETENTION_DAYS, lambda: tr("days")),
    default=0,
    title=lambda: tr("Delete reviewed recordings after"),
    text=lambda: tr(
        "So many days after the last work on it, a reviewed recording is deleted with its transcripts, and a week "
        "later for good. What nobody has reviewed is never deleted, nor is any original file; 0: nothing is."
    ),
)
RECORDING_ENABLED: Final = Setting(
    key="recording.enabled",
    policy="RecordingEnabled",
    group=Group.SOUND,
    form=Boolean(),
    default=True,
    title=lambda: tr("Recording is allowed"),
    text=lambda: tr("Whether Souffleur may record from a microphone."),
    policy_only=True,
)
AUDIO_INPUT_DEVICE: Final = Setting(
    key="audio.input_device",
    policy="AudioInputDevice",
    group=Group.SOUND,
    form=Text(),
    default="",
    title=lambda: tr("Microphone"),
    text=lambda: tr("The name of the microphone to record from; empty: the system’s."),
)
AUDIO_OUTPUT_DEVICE: Final = Setting(
    key="audio.output_device",
    policy="AudioOutputDevice",
    group=Group.SOUND,
    form=Text(),
    default="",
    title=lambda: tr("Loudspeaker"),
    text=lambda: tr("The name of the loudspeaker or headphones to listen with; empty: the system’s."),
)
EXPORT_FORMATS_ALLOWED: Final = Setting(
    key="export.formats_allowed",
    policy="ExportFormatsAllowed",
    group=Group.EXPORT,
    form=Choices(TRANSCRIPT_FORMATS),
    default=(),
    title=lambda: tr("Kinds of transcript file that are allowed"),
    text=lambda: tr("The kinds of file that transcripts may be exported as; none named: all of them."),
    policy_only=True,
)
NAMES_SHARED: Final = Setting(
    key="names.shared",
    policy="NamesShared",
    group=Group.NAMES,
    form=FilePath(),
    default="",
    title=lambda: tr("Names that the newsroom shares"),
    text=lambda: tr(
        "The file or folder of lists with the names that your newsroom shares; it is read and never written."
    ),
)
MODELS_SEARCH_PATH: Final = Setting(
    key="models.search_path",
    policy="ModelsSearchPath",
    group=Group.MODELS,
    form=Folders(),
    default=cast("tuple[str, ...]", ()),
    title=lambda: tr("Folders of models"),
    text=lambda: tr("Folders with models for everybody, such as a share that can only be read."),
    policy_only=True,
)
MODELS_MIRROR: Final = Setting(
    key="models.mirror",
    policy="ModelsMirror",
    group=Group.MODELS,
    form=Text(r"\s*|https?://\S+", lambda: tr("an address that begins with https:// or http://")),
    default="",
    title=lambda: tr("Address of the models"),
    text=lambda: tr("The address of your organisation’s copy of the models; empty: the public one."),
    policy_only=True,
)
MODELS_DOWNLOADS: Final = Setting(
    key="models.downloads",
    policy="ModelsDownloads",
    group=Group.MODELS,
    form=Boolean(),
    default=True,
    title=lambda: tr("Models may be downloaded"),
    text=lambda: tr("Whether models may be downloaded; a model can be imported from a folder all the same."),
    policy_only=True,
)
