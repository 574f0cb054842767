"""What an administrator has set for everybody on this machine.

The file is JSON, `souffleur-policies/1`: `locked` holds what users cannot change, `defaults` what they start with.
A policy that cannot be understood is reported, never ignored silently.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from audio_engine.settings.schema import SETTINGS, Setting
from audio_engine.text import tr

__all__ = ["FORMAT", "Policies", "read_policies"]

FORMAT: Final = "souffleur-policies/1"


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies in force: values by setting key, already checked, and a sentence for each that is not."""

    file: Path
    locked: dict[str, Any] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read_policies(file: Path) -> Policies:
    """The policies in `file`; none where it does not exist. Never raises: what is wrong is in `problems`."""
    try:
        document = json.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Policies(file)
    except (OSError, ValueError, RecursionError) as problem:
        return Policies(file, problems=(_unreadable(file, str(problem)),))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return Policies(file, problems=(_unreadable(file, f'no "format": "{FORMAT}"'),))
    problems = [
        tr("The policy file {file} has an unknown part: {part}.", file=file, part=part)
        for part in document.keys() - {"format", "locked", "defaults"}
    ]
    locked = _checked(file, document.get("locked", {}), problems)
    defaults = _checked(file, document.get("defaults", {}), problems)
    return Policies(file, locked, defaults, tuple(problems))


def _unreadable(file: Path, why: str) -> str:
    return tr(
        "The policy file {file} cannot be read and none of its policies is in force: {why}. Tell your administrator.",
        file=file,
        why=why,
    )


def _checked(file: Path, part: object, problems: list[str]) -> dict[str, Any]:
    if not isinstance(part, dict):
        problems.append(_unreadable(file, "“locked” and “defaults” are objects"))
        return {}
    known: dict[str, Setting[Any]] = {setting.policy: setting for setting in SETTINGS}
    values = {}
    for name, value in part.items():
        if name not in known:
            problems.append(tr("The policy file {file} has an unknown policy: {name}.", file=file, name=name))
            continue
        try:
            values[known[name].key] = known[name].check(value)
        except ValueError as expected:
            problems.append(
                tr(
                    "The policy {name} in {file} is not in force: it must be {expected}.",
                    name=name,
                    file=file,
                    expected=expected,
                )
            )
    return values
