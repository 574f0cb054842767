"""What the application says of itself to macOS; the recipe of PyInstaller puts it into the bundle."""

from __future__ import annotations

from typing import Final

from audio_engine import __version__

__all__ = ["BUNDLE_ID", "MODELS_BUNDLE_ID", "OLDEST_MACOS", "info_plist", "models_info_plist"]

BUNDLE_ID: Final = "org.souffleur.Souffleur"
"""Policies are found by it (`/Library/Managed Preferences`), and permissions are kept by it: it never changes."""
MODELS_BUNDLE_ID: Final = "org.souffleur.Souffleur.models"
OLDEST_MACOS: Final = "13.0"
"""The oldest that Qt 6.11 and the wheels run on."""


def info_plist() -> dict[str, object]:
    """`Info.plist` of the application. macOS shows the sentence about the microphone when somebody first records."""
    return {
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "fr"],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSSupportsAutomaticGraphicsSwitching": True,
        "NSMicrophoneUsageDescription": (
            "Souffleur records what you say into its microphone when you press Record. Nothing leaves this Mac. / "
            "Souffleur enregistre ce que capte le micro quand vous appuyez sur Enregistrer. Rien ne quitte ce Mac."
        ),
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Recording",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["public.audio", "public.movie"],
            }
        ],
    }


def models_info_plist() -> dict[str, object]:
    """`Info.plist` of `souffleur-models`, which has no window."""
    return {"CFBundleShortVersionString": __version__, "CFBundleVersion": __version__, "LSBackgroundOnly": True}
