"""How languages of reading and voices are written for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.lists.wording import language_name

if TYPE_CHECKING:
    from desktop.bridge.article_values import VoiceItem

__all__ = ["LANGUAGES", "reading_language_name", "voice_label", "voice_sentence"]

LANGUAGES: Final = ("fr", "fr-be", "fr-ch", "en", "en-gb", "en-us")
"""Those whose numbers and abbreviations we can say; a test keeps them the engine's."""

_COUNTRIES: Final = {"fr-be": "Belgique", "fr-ch": "Suisse", "en-gb": "United Kingdom", "en-us": "United States"}
"""As their people write them, as `language_name` does."""


def reading_language_name(code: str) -> str:
    """`Français (Belgique)`."""
    base = code.lower().replace("_", "-")
    country = _COUNTRIES.get(base)
    name = language_name(base.partition("-")[0])
    return f"{name} ({country})" if country else name


def voice_label(voice: VoiceItem) -> str:
    """`Siwis · medium quality · France`: short enough for a list."""
    translate = QCoreApplication.translate
    if voice.basic:
        return translate("VoicePanel", "{0} · basic").format(voice.label)
    quality = {
        "high": translate("VoicePanel", "high quality"),
        "medium": translate("VoicePanel", "medium quality"),
        "low": translate("VoicePanel", "low quality"),
        "x_low": translate("VoicePanel", "very low quality"),
    }.get(voice.quality, "")
    return " · ".join(filter(None, (voice.label, quality, _country(voice.language))))


def voice_sentence(voice: VoiceItem) -> str:
    """What is to be known of a voice before it is published: that it is basic, under which licence it may be used."""
    translate = QCoreApplication.translate
    if voice.basic:
        return translate(
            "VoicePanel",
            "This voice is built in and sounds like a machine: enough to hear whether names are right, not for "
            "publication. A better one is added under Models.",
        )
    if voice.licence is None:
        return translate("VoicePanel", "Nobody has written down under which licence this voice may be used.")
    return translate("VoicePanel", "Licence of the voice: {0}").format(voice.licence)


def _country(code: str) -> str:
    """The country of `fr_FR`, "" where there is none in it."""
    return QLocale(code).nativeTerritoryName() if "_" in code else ""
