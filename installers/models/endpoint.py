"""Which hub is asked, and whether any may be: an administrator's word first, then the person's, then the public hub."""

from __future__ import annotations

import os
from typing import Final
from urllib.parse import urlsplit

from audio_engine.errors import NotAllowedError, UsageError, UserFacingError
from audio_engine.settings.resolver import Settings, ValueSource, read_settings
from audio_engine.settings.schema import MODELS_DOWNLOADS, MODELS_MIRROR
from audio_engine.text import tr

__all__ = ["check_downloads", "downloads_are_on", "endpoint", "token"]

_PUBLIC: Final = "https://huggingface.co"


def endpoint(settings: Settings | None = None) -> str:
    """The address that is asked, without a slash at its end.

    Raises:
        UsageError: what somebody has set is no address.
    """
    mirror = (settings or read_settings()).chosen(MODELS_MIRROR)
    candidates = [mirror.value, os.environ.get("HF_ENDPOINT", ""), _PUBLIC]
    if mirror.source is not ValueSource.LOCKED_POLICY:
        candidates[:2] = reversed(candidates[:2])
    chosen = next(filter(None, candidates)).rstrip("/")
    try:
        parts = urlsplit(chosen)
        is_address = (
            parts.scheme in {"https", "http"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        is_address = False
    if not is_address:
        raise UsageError(
            tr("“{address}” is not the address of a server.", address=chosen),
            tr("Correct the policy ModelsMirror or the variable HF_ENDPOINT: it begins with https://."),
        )
    return chosen


def token() -> str | None:
    """What an organisation's mirror asks for: `HF_TOKEN`. An account somebody is logged in with is never used."""
    return os.environ.get("HF_TOKEN") or None


def downloads_are_on(settings: Settings | None = None) -> bool:
    """Whether this machine may download models."""
    return (settings or read_settings()).get(MODELS_DOWNLOADS)


def check_downloads(settings: Settings | None = None) -> None:
    """Return where models may be downloaded.

    Raises:
        NotAllowedError: an administrator has switched it off.
        UserFacingError: a variable has.
    """
    if not downloads_are_on(settings):
        raise NotAllowedError(
            tr("Your organisation has switched downloads of models off."),
            tr("Ask your administrator for a model, and bring it in with “souffleur models import”."),
        )
    for variable in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        if os.environ.get(variable, "").upper() in {"1", "ON", "YES", "TRUE"}:
            raise UserFacingError(
                tr("The variable {name} says that nothing may be downloaded.", name=variable),
                tr("Remove it, or bring a model in with “souffleur models import”."),
            )
