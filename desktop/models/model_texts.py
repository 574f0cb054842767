"""How a model is told to a person: its languages, its licence, how fast it is here, what is here of it, and whose."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from audio_engine.models.catalogue import LicenceLimit
from audio_engine.models.kinds import ModelKind
from audio_engine.settings.folders import Origin
from desktop.bridge.models_values import Download, DownloadState, ModelItem, ModelStanding
from desktop.lists.folding import folded
from desktop.lists.wording import language_name, percent, time_left
from desktop.models.model_lines import base_language

__all__ = [
    "caption_text",
    "download_caption",
    "download_text",
    "languages_known",
    "languages_text",
    "licence_text",
    "limit_text",
    "memory_text",
    "origin_text",
    "size_text",
    "speed_text",
    "standing_text",
    "why_not_removed",
]

_NAMED: Final = 3
"""More languages are counted."""


def languages_text(item: ModelItem) -> str:
    """“Français, English”, or how many there are."""
    translate = QCoreApplication.translate
    if not item.languages:
        return translate("ModelTexts", "not known")
    if len(item.languages) > _NAMED:
        return translate("ModelTexts", "{0} languages").format(len(item.languages))
    return ", ".join(map(language_name, item.languages))


def languages_known(codes: tuple[str, ...]) -> str:
    """All of them by their names; those that this newsroom writes in come first, and many are counted too."""
    usual = ("fr", "en")
    ordered = sorted(codes, key=lambda code: (base_language(code) not in usual, folded(language_name(code))))
    names = ", ".join(map(language_name, ordered))
    if len(codes) <= _NAMED:
        return names
    return f"{len(codes)} – {names}"


def caption_text(item: ModelItem) -> str:
    """What stands below a name: the quality and the speakers of a voice, what else a recogniser can do."""
    translate = QCoreApplication.translate
    if item.kind is ModelKind.SPEAKERS:
        return translate("ModelTexts", "Tells speakers apart")
    if item.kind is ModelKind.WHISPER:
        return translate("ModelTexts", "Translates into English too") if item.translates else ""
    qualities = {
        "high": translate("ModelTexts", "High quality"),
        "medium": translate("ModelTexts", "Medium quality"),
        "low": translate("ModelTexts", "Low quality"),
        "x_low": translate("ModelTexts", "Lowest quality"),
    }
    parts = [qualities.get(item.name.rpartition("-")[2], "")]
    if item.speakers > 1:
        parts.append(translate("ModelTexts", "{0} speakers").format(item.speakers))
    return " · ".join(filter(None, parts))


def size_text(size_bytes: int) -> str:
    """“483.5 MB”; 0 is not known."""
    if not size_bytes:
        return QCoreApplication.translate("ModelTexts", "not known")
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def memory_text(item: ModelItem) -> str:
    """What it takes while it works; empty where nobody has measured it."""
    if not item.memory_bytes:
        return ""
    return QCoreApplication.translate("ModelTexts", "{0} of memory").format(size_text(item.memory_bytes))


def licence_text(item: ModelItem) -> str:
    """Its licence, by its short name."""
    return item.licence or QCoreApplication.translate("ModelTexts", "Not recorded")


def limit_text(limit: LicenceLimit) -> str:
    """What must be known before something is published; empty where nothing must."""
    translate = QCoreApplication.translate
    match limit:
        case LicenceLimit.NON_COMMERCIAL:
            return translate("ModelTexts", "Not for commercial use")
        case LicenceLimit.UNKNOWN:
            return translate("ModelTexts", "Read its model card")
        case LicenceLimit.NONE:
            return ""


def speed_text(item: ModelItem) -> str:
    """How many times faster than speech it was on this computer."""
    translate = QCoreApplication.translate
    if item.speed is None:
        return translate("ModelTexts", "not measured")
    number = QLocale().toString(item.speed, "f", 1 if item.speed < 10 else 0)
    return translate("ModelTexts", "{0} × real time").format(number)


def standing_text(item: ModelItem) -> str:
    """What is here of it."""
    translate = QCoreApplication.translate
    match item.standing:
        case ModelStanding.INSTALLED:
            return translate("ModelTexts", "Installed")
        case ModelStanding.OUTDATED:
            return translate("ModelTexts", "Can be updated")
        case ModelStanding.INCOMPLETE:
            return translate("ModelTexts", "Incomplete or damaged")
        case ModelStanding.PARTLY:
            return translate("ModelTexts", "Begun: {0} here").format(size_text(item.kept_bytes))
        case ModelStanding.AVAILABLE:
            return translate("ModelTexts", "Not installed")
        case ModelStanding.UNPINNED:
            return translate("ModelTexts", "Not for download yet")


def download_text(download: Download) -> str:
    """Where a download is."""
    translate = QCoreApplication.translate
    share = "" if download.fraction is None else percent(download.fraction)
    match download.state:
        case DownloadState.WAITING:
            return translate("ModelTexts", "Waits for its turn")
        case DownloadState.RUNNING:
            return share or translate("ModelTexts", "Begins…")
        case DownloadState.PAUSING:
            return translate("ModelTexts", "Pauses…")
        case DownloadState.PAUSED:
            return (
                translate("ModelTexts", "Paused at {0}").format(share) if share else translate("ModelTexts", "Paused")
            )
        case DownloadState.CANCELLING:
            return translate("ModelTexts", "Is being cancelled…")
        case DownloadState.FAILED:
            return translate("ModelTexts", "Could not be downloaded")


def download_caption(download: Download) -> str:
    """How fast it is and how long it takes, as far as somebody knows."""
    if download.notice:
        return download.notice
    parts = []
    if download.speed_bytes_s:
        speed = size_text(round(download.speed_bytes_s))
        parts.append(QCoreApplication.translate("ModelTexts", "{0}/s").format(speed))
    if download.left_s is not None:
        parts.append(time_left(download.left_s))
    return " · ".join(parts)


def origin_text(item: ModelItem) -> str:
    """Who manages it; empty where it is not here."""
    translate = QCoreApplication.translate
    match item.origin:
        case None:
            return ""
        case Origin.USER:
            return translate("ModelTexts", "Managed by you")
        case Origin.MACHINE:
            return translate("ModelTexts", "This computer’s, for everybody")
        case Origin.POLICY:
            return translate("ModelTexts", "Managed by your organisation")
        case Origin.BUNDLED:
            return translate("ModelTexts", "Comes with Souffleur")
        case _:
            return translate("ModelTexts", "Folder in SOUFFLEUR_MODELS")


def why_not_removed(item: ModelItem) -> str:
    """Why it cannot be removed here; empty where it can, or where it is not here."""
    translate = QCoreApplication.translate
    match item.origin:
        case None | Origin.USER:
            return ""
        case Origin.MACHINE:
            return translate("ModelTexts", "It is there for everybody on this computer: an administrator removes it.")
        case Origin.POLICY:
            return translate("ModelTexts", "It is in a folder of your organisation: an administrator removes it.")
        case Origin.BUNDLED:
            return translate("ModelTexts", "It comes with Souffleur and stays.")
        case _:
            return translate("ModelTexts", "The variable SOUFFLEUR_MODELS names its folder: remove it there.")
