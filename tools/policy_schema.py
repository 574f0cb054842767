"""JSON: the schema of policy files and of a person's settings, and a policy file to begin with."""

from __future__ import annotations

import json
from typing import Any, Final

from audio_engine.settings.forms import (
    ANYTHING,
    Boolean,
    Choice,
    ChoiceOrNumber,
    Choices,
    Folders,
    Form,
    Number,
    Text,
    WholeNumber,
)
from audio_engine.settings.policies import FORMAT
from audio_engine.settings.schema import SETTINGS
from audio_engine.settings.setting import Setting
from tools.policy_words import plain, speaking

__all__ = ["SETTINGS_FORMAT", "example_policies", "json_schema"]

SETTINGS_FORMAT: Final = "souffleur-settings/1"
_A_NUMBER: Final = r"^-?[0-9]{1,3}(\.[0-9]+)?$"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> str:
    """The schema: a document is a policy file or a file of settings."""
    with speaking("en"):
        policies = {setting.policy: _described(setting) for setting in SETTINGS}
        values = {setting.key: _described(setting) for setting in SETTINGS if not setting.policy_only}
    part = {"type": "object", "properties": policies, "additionalProperties": False}
    schema = {
        "$schema": _DIALECT,
        "title": "Souffleur: policies and settings",
        "oneOf": [{"$ref": "#/$defs/policies"}, {"$ref": "#/$defs/settings"}],
        "$defs": {
            "policies": {
                "title": "Policies of an organisation",
                "type": "object",
                "properties": {
                    "$schema": {"type": "string"},
                    "format": {"const": FORMAT},
                    "locked": {"$ref": "#/$defs/part", "description": "What users cannot change."},
                    "defaults": {"$ref": "#/$defs/part", "description": "What users start with and can change."},
                },
                "required": ["format"],
                "additionalProperties": False,
            },
            "part": part,
            "settings": {
                "title": "Settings of a person",
                "type": "object",
                "properties": {
                    "format": {"const": SETTINGS_FORMAT},
                    "values": {"type": "object", "properties": values},
                },
                "required": ["format", "values"],
                "additionalProperties": False,
            },
        },
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def example_policies() -> str:
    """A policy file that names every policy and, as it stands, changes nothing."""
    document = {
        "format": FORMAT,
        "locked": {setting.policy: plain(setting) for setting in SETTINGS if setting.policy_only},
        "defaults": {setting.policy: plain(setting) for setting in SETTINGS if not setting.policy_only},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _described(setting: Setting[Any]) -> dict[str, Any]:
    return {
        "title": setting.title(),
        "description": setting.text(),
        **_form(setting.form),
        "default": plain(setting),
    }


def _form(form: Form[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "string"}
    match form:
        case Boolean():
            found = {"type": "boolean"}
        case Choice():
            found = {"enum": list(form.names)}
        case Choices():
            found = {"type": "array", "items": {"enum": list(form.names)}}
        case ChoiceOrNumber():
            number = {"type": "number", "minimum": form.least, "maximum": form.most}
            found = {"anyOf": [{"enum": list(form.names)}, number, {"type": "string", "pattern": _A_NUMBER}]}
        case WholeNumber():
            found = {"type": "integer", "minimum": form.least, "maximum": form.most}
        case Number():
            found = {"type": "number", "minimum": form.least, "maximum": form.most}
        case Folders():
            found = {"type": "array", "items": {"type": "string", "minLength": 1}}
        case Text() if form.pattern != ANYTHING:
            found["pattern"] = f"^({form.pattern})$"
    return found
