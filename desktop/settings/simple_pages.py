"""The pages that are nothing but rows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.settings.page import SettingsPage
from desktop.workspaces import WorkspaceContext

__all__ = ["general_page", "narration_page", "transcription_page"]

_GENERAL: Final = ("ui.language", "ui.theme", "ui.text_size")
_TRANSCRIPTION: Final = (
    *("transcription.model", "transcription.language", "transcription.mode"),
    *("transcription.device", "transcription.compute_type", "transcription.priority"),
)
_NARRATION: Final = (
    *("narration.voice", "narration.speed", "narration.format", "narration.loudness"),
    *("narration.disclosure", "narration.disclosure_required", "narration.publication", "narration.formats_allowed"),
)


def general_page(context: WorkspaceContext) -> SettingsPage:
    """Language, colours, size of the text."""
    translate = QCoreApplication.translate
    sentence = translate("SettingsPages", "Colours and size hold at once, the language from the next start on.")
    return _page(context, translate("SettingsPages", "General"), sentence, _GENERAL)


def transcription_page(context: WorkspaceContext) -> SettingsPage:
    """What a transcription starts with."""
    translate = QCoreApplication.translate
    sentence = translate("SettingsPages", "What a transcription starts with; it can be chosen otherwise for each.")
    return _page(context, translate("SettingsPages", "Transcription"), sentence, _TRANSCRIPTION)


def narration_page(context: WorkspaceContext) -> SettingsPage:
    """What a narration starts with."""
    translate = QCoreApplication.translate
    sentence = translate("SettingsPages", "What a narration starts with; it can be chosen otherwise for each article.")
    return _page(context, translate("SettingsPages", "Narration"), sentence, _NARRATION)


def _page(context: WorkspaceContext, title: str, sentence: str, keys: tuple[str, ...]) -> SettingsPage:
    page = SettingsPage(context, title, sentence, keys)
    page.finish()
    return page
