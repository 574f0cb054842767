"""Policies in JSON files: `souffleur-policies/1`, one file and a folder of more beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audio_engine.settings.policies import FORMAT, PolicyPlace, unreadable
from audio_engine.text import tr

__all__ = ["json_places"]


def json_places(file: Path) -> Iterator[PolicyPlace]:
    """What `policies.d/*.json` beside `file` and then `file` say, the strongest first; what is not there says nothing.

    Of the folder's files the last by name is the strongest, as in other such folders of a system.
    """
    folder = file.with_name(f"{file.stem}.d")
    try:
        more = sorted((entry for entry in folder.iterdir() if entry.suffix == ".json"), reverse=True)
    except (FileNotFoundError, NotADirectoryError):
        more = []
    except OSError as problem:
        more = []
        yield PolicyPlace(str(folder), problems=(unreadable(str(folder), problem.strerror or str(problem)),))
    for entry in (*more, file):
        if (place := _place(entry)) is not None:
            yield place


def _place(file: Path) -> PolicyPlace | None:
    """What `file` says; None where there is no such file."""
    name = str(file)
    try:
        document = json.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as problem:
        return PolicyPlace(name, problems=(unreadable(name, str(problem)),))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return PolicyPlace(name, problems=(unreadable(name, f'no "format": "{FORMAT}"'),))
    problems = [
        tr("There is an unknown part in {place}: {part}.", place=name, part=part)
        for part in document.keys() - {"$schema", "format", "locked", "defaults"}
    ]
    locked, defaults = (_part(document, part, name, problems) for part in ("locked", "defaults"))
    return PolicyPlace(name, locked, defaults, tuple(problems))


def _part(document: dict[str, Any], part: str, name: str, problems: list[str]) -> dict[str, object]:
    values = document.get(part, {})
    if isinstance(values, dict):
        return values
    problems.append(
        tr(
            "None of the policies under “{part}” in {place} is in force: it must be an object with policies.",
            part=part,
            place=name,
        )
    )
    return {}
