"""What is wrong with this computer, if anything, and a file about it that can be handed on.

The file holds no text and no name: not of a recording, a person, a folder, a device or a file. Whatever goes into it
is named here, one by one; nothing is ever taken over as a whole. Everything here takes seconds and is called off the
GUI thread.
"""

from __future__ import annotations

import json
import platform
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import qVersion

from audio_engine import __version__
from audio_engine.doctor import diagnose
from audio_engine.errors import JobFailedError
from audio_engine.files import atomic_write
from audio_engine.library import Library
from audio_engine.models.catalogue import catalogue_entry
from audio_engine.models.kinds import ModelKind
from audio_engine.settings.folders import home_folder
from audio_engine.settings.forms import Kind
from audio_engine.settings.resolver import read_settings
from audio_engine.settings.states import describe
from audio_engine.text import tr

__all__ = ["Device", "Diagnosis", "examine", "export_diagnostics"]

_OURS: Final = re.compile(
    r'File "[^"\n]*?[/\\]((?:audio_engine|desktop|installers)[/\\][\w/\\]+\.py)", line (\d+), in (\w+)'
)
_KIND_OF_MISTAKE: Final = re.compile(r"^((?:\w+\.)*[A-Z]\w*(?:Error|Exception|Interrupt|Exit|Warning))\b", re.MULTILINE)
_TELLING: Final = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.NUMBER, Kind.WHOLE_NUMBER, Kind.BOOLEAN})
"""Settings whose values are words or numbers of ours. Of texts and paths it is only told whether there is one."""
_MOST_REPORTS: Final = 10
_EXPLANATION: Final = (
    "Souffleur diagnostics. diagnostics.json holds versions, what this computer can do, counts and choices.\n"
    "It holds no text of a recording, a transcript or an article, no name of a person, and no name of a file, a folder "
    "or a device.\n"
)


@dataclass(frozen=True, slots=True)
class Device:
    """Something that computes: its name, and the number formats that it can compute in."""

    name: str
    compute_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What `souffleur doctor` finds, as the page shows it. `problems` are sentences."""

    version: str
    lock: str
    """The name of the decoder's lock: `seccomp`, `rlimits` or `none`."""
    denies: tuple[str, ...]
    devices: tuple[Device, ...]
    problems: tuple[str, ...]


def examine() -> Diagnosis:
    """Look at everything; takes some seconds."""
    report = diagnose(home_folder())
    lock = report["locks"]["decoder"]
    return Diagnosis(
        version=report["version"],
        lock=lock["provider"],
        denies=tuple(lock["denies"]),
        devices=tuple(Device(one["name"], tuple(one["compute_types"])) for one in report["devices"]),
        problems=tuple(report["problems"]),
    )


def export_diagnostics(target: Path, library: Library, reports: Path) -> Path:
    """Write the file about this computer to `target`, which is replaced. `reports` is the folder of crash reports.

    Raises:
        JobFailedError: it cannot be written; nothing is left behind.
    """
    content = json.dumps(_facts(library, reports), ensure_ascii=False, indent=2)
    try:
        with atomic_write(target, mode=0o600) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("README.txt", _EXPLANATION)
            archive.writestr("diagnostics.json", content)
    except OSError as problem:
        raise JobFailedError(
            tr("The diagnostics could not be written: {why}.", why=problem.strerror or problem),
            tr("Choose another folder."),
        ) from problem
    return target


def _facts(library: Library, reports: Path) -> dict[str, Any]:
    report = diagnose(home_folder())
    return {
        "format": "souffleur-diagnostics/1",
        "version": __version__,
        "python": report["python"],
        "qt": qVersion(),
        "platform": f"{platform.system()} {platform.release()} {platform.machine()}",
        "devices": [
            {name: one[name] for name in ("device", "name", "compute_types", "capability", "driver") if name in one}
            for one in report["devices"]
        ],
        "locks": {"decoder": {part: report["locks"]["decoder"][part] for part in ("provider", "denies")}},
        "models": [_model(one) for one in report["models"]],
        "audio": {"available": report["audio"]["available"], "inputs": len(report["audio"]["inputs"])},
        "folders": {
            name: {part: report["folders"][name][part] for part in ("writable", "free_bytes", "network")}
            for name in ("home", "library")
        },
        "settings": _settings(),
        "library": _counts(library),
        "problems": len(report["problems"]),
        "mistakes": _mistakes(reports),
    }


def _model(model: dict[str, Any]) -> dict[str, Any]:
    """A model that is not of the catalogue has a name that somebody gave it."""
    known = catalogue_entry(ModelKind(model["kind"]), model["name"])
    told = {part: model[part] for part in ("kind", "source", "complete", "size_bytes")}
    return {"name": known.name if known is not None else "not in the catalogue", **told}


def _settings() -> list[dict[str, Any]]:
    told = []
    for state in describe(read_settings()):
        value = state.value if state.kind in _TELLING else ("chosen" if state.value != state.default else "default")
        if isinstance(value, tuple):
            value = list(value)
        told.append({"key": state.key, "value": value, "from": str(state.source), "locked": state.is_locked})
    return told


def _counts(library: Library) -> dict[str, Any]:
    jobs = library.jobs()
    return {
        "recordings": len(library.recordings()),
        "jobs": dict(Counter(f"{job.kind} {job.state}" for job in jobs)),
        "problems": len(library.check()),
    }


def _mistakes(folder: Path) -> list[dict[str, Any]]:
    """Of each crash report the kind of mistake and the places in our own code; messages may hold anything."""
    found = []
    for file in sorted(folder.glob("*.txt"), reverse=True)[:_MOST_REPORTS]:
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        places = [f"{name.replace(chr(92), '/')}:{line} {function}" for name, line, function in _OURS.findall(text)]
        kinds = _KIND_OF_MISTAKE.findall(text)
        if places or kinds:
            found.append({"kinds": kinds[-3:], "places": places})
    return found
