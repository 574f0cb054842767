"""A configuration profile for macOS, to begin with."""

from __future__ import annotations

import plistlib
import uuid
from typing import Any, Final

from audio_engine.settings.policy_plists import DEFAULTS_PART, DOMAIN
from audio_engine.settings.schema import SETTINGS
from tools.policy_words import plain

__all__ = ["configuration_profile"]

_PROFILE: Final = f"{DOMAIN}.policies"


def configuration_profile() -> str:
    """A profile that names every policy and, as it stands, changes nothing."""
    preferences: dict[str, Any] = {
        **_payload(DOMAIN, f"{_PROFILE}.preferences", "Souffleur"),
        **{setting.policy: plain(setting) for setting in SETTINGS if setting.policy_only},
        DEFAULTS_PART: {setting.policy: plain(setting) for setting in SETTINGS if not setting.policy_only},
    }
    profile = {
        **_payload("Configuration", _PROFILE, "Souffleur: policies"),
        "PayloadDescription": f"Policies of Souffleur. What stands outside {DEFAULTS_PART} cannot be changed by users.",
        "PayloadScope": "System",
        "PayloadContent": [preferences],
    }
    return plistlib.dumps(profile, sort_keys=False).decode("utf-8")


def _payload(kind: str, identifier: str, name: str) -> dict[str, Any]:
    return {
        "PayloadType": kind,
        "PayloadVersion": 1,
        "PayloadIdentifier": identifier,
        "PayloadUUID": str(uuid.uuid5(uuid.NAMESPACE_DNS, identifier)).upper(),
        "PayloadDisplayName": name,
    }
