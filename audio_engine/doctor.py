"""What this machine can do, what would fail, and why: the content of `souffleur doctor`.

Whatever could crash (a driver, the decoder's lock) is asked in a child. Nothing here names a recording or holds any
text of one, so a report can be handed on.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from audio_engine import __version__
from audio_engine.errors import UserFacingError
from audio_engine.jobs.device_ladder import describe_devices
from audio_engine.library.connection import refuse_network_folder
from audio_engine.media.lock import LockDescription, lock_in_force, network_lock_in_force
from audio_engine.media.record import input_devices
from audio_engine.models.installed import installed_models
from audio_engine.models.kinds import ModelKind
from audio_engine.names.shared import shared_names
from audio_engine.names.store import stored_names
from audio_engine.settings.folders import Origin, model_folders
from audio_engine.settings.library_place import library_home
from audio_engine.settings.policies import Policies
from audio_engine.settings.resolver import Settings, read_settings
from audio_engine.settings.schema import LIBRARY_FOLDER, NAMES_SHARED, SETTINGS
from audio_engine.text import tr

__all__ = ["diagnose", "is_broken"]

_LITTLE_ROOM_BYTES: Final = 2_000_000_000
"""An interview of three hours takes some 200 MB, a model up to 3 GB."""


def diagnose(home: Path) -> dict[str, Any]:
    """The report that `doctor --json` prints, for the data folder `home`; takes a few seconds.

    Never raises for what is wrong with the machine: that is in `problems`, a sentence each.
    """
    problems: list[str] = []
    settings = read_settings(home)
    shared = shared_names(home, settings.get(NAMES_SHARED))
    problems += [*settings.problems, *stored_names(home).problems, *shared.problems]
    return {
        "version": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "devices": _devices(problems),
        "locks": {"decoder": _decoder_lock(problems), "network": _network_lock(problems)},
        "models": _models(problems),
        "audio": _audio(problems),
        "folders": _folders(home, settings, problems),
        "policies": _policies(settings),
        "problems": problems,
    }


def is_broken(report: dict[str, Any]) -> bool:
    """Whether a report of `diagnose` says that nothing can be transcribed here."""
    kept = (report["folders"]["home"], report["folders"]["library"])
    return not report["devices"] or any(not folder["writable"] or folder["network"] for folder in kept)


def _devices(problems: list[str]) -> list[dict[str, Any]]:
    try:
        report = describe_devices()
    except UserFacingError as failure:
        problems.append(str(failure))
        return []
    cpu = {"device": "cpu", "name": report.cpu_name, "compute_types": sorted(report.cpu_compute_types)}
    return [
        cpu,
        *(
            {
                "device": "cuda",
                "name": card.name,
                "compute_types": sorted(card.compute_types),
                "capability": ".".join(map(str, card.capability)),
                "driver": card.driver,
            }
            for card in report.cards
        ),
    ]


def _decoder_lock(problems: list[str]) -> dict[str, Any]:
    try:
        lock = lock_in_force()
    except (OSError, subprocess.TimeoutExpired):
        lock = LockDescription("none", ())
    if lock.provider == "none":
        problems.append(tr("Media files are decoded in a process of their own, but nothing locks it in."))
    elif not lock.is_verified:
        problems.append(
            tr(
                "The lock “{provider}” of the decoder was written for this system, but nobody has verified it on one.",
                provider=lock.provider,
            )
        )
    elif sys.platform == "linux" and lock.provider != "seccomp":
        problems.append(
            tr("The decoder of media files is only held by the weaker lock “{provider}”.", provider=lock.provider)
        )
    elif sys.platform == "linux" and "landlock" not in lock.layers:
        problems.append(
            tr("The kernel of this system has no Landlock: the decoder of media files is held by one layer less.")
        )
    return {
        "provider": lock.provider,
        "denies": list(lock.denies),
        "layers": list(lock.layers),
        "verified": lock.is_verified,
    }


def _network_lock(problems: list[str]) -> dict[str, Any]:
    """Of this process, and so of all that it starts."""
    lock = network_lock_in_force()
    if lock.provider == "none" and sys.platform == "linux":
        problems.append(tr("The system does not keep this program off the network; only its own code does."))
    return {"provider": lock.provider, "denies": list(lock.denies)}


def _models(problems: list[str]) -> list[dict[str, Any]]:
    models = installed_models()
    problems += [model.problem for model in models if model.problem]
    if not any(model.complete and model.kind is ModelKind.WHISPER for model in models):
        problems.append(
            tr(
                "No recognition model is installed: only English can be transcribed, by the basic recogniser. "
                "Install one with “souffleur-models install small”."
            )
        )
    return [model.to_json() for model in models]


def _audio(problems: list[str]) -> dict[str, Any]:
    try:
        devices = input_devices()
    except UserFacingError as failure:
        problems.append(str(failure))
        return {"available": False, "inputs": [], "problem": str(failure)}
    if not devices:
        problems.append(tr("No microphone was found: nothing can be recorded here."))
    return {"available": True, "inputs": [asdict(device) for device in devices], "problem": None}


def _folders(home: Path, settings: Settings, problems: list[str]) -> dict[str, Any]:
    """The data folder, the one of the library (mostly the same), and those of models."""
    of_home = _kept_folder(home, problems)
    library = library_home(settings) if settings.get(LIBRARY_FOLDER) else home
    return {
        "home": of_home,
        "library": of_home if library == home else _kept_folder(library, problems, chosen_by_setting=True),
        "models": _model_folders(settings.policies, problems),
    }


def _kept_folder(home: Path, problems: list[str], *, chosen_by_setting: bool = False) -> dict[str, Any]:
    nearest = _nearest_folder(home)
    writable = _is_writable(nearest)
    free = shutil.disk_usage(nearest).free
    try:
        refuse_network_folder(home)
        network = False
    except UserFacingError as failure:
        network = True
        problems.append(str(failure))
    if not writable and chosen_by_setting:
        problems.append(
            tr(
                "The folder {folder} cannot be written: nothing can be kept. The setting library.folder names it.",
                folder=home,
            )
        )
    elif not writable:
        problems.append(
            tr(
                "The folder {folder} cannot be written: nothing can be kept. Choose another with SOUFFLEUR_HOME.",
                folder=home,
            )
        )
    elif free < _LITTLE_ROOM_BYTES:
        problems.append(tr("Only {free} MB are free in {folder}.", free=free // 1_000_000, folder=home))
    return {"path": str(home), "writable": writable, "free_bytes": free, "network": network}


def _model_folders(policies: Policies, problems: list[str]) -> list[dict[str, Any]]:
    folders = model_folders(policies)
    problems += [
        tr(
            "The folder of models {folder} is not there (it is named by: {origin}).",
            folder=folder.path,
            origin=folder.origin,
        )
        for folder in folders
        if folder.origin in {Origin.ENVIRONMENT, Origin.POLICY} and not folder.path.is_dir()
    ]
    return [{"path": str(f.path), "origin": str(f.origin), "exists": f.path.is_dir()} for f in folders]


def _policies(settings: Settings) -> list[dict[str, Any]]:
    """Every policy that there is, also a default that a person has chosen otherwise. `file` is where it stands."""
    policies = settings.policies
    return [
        {
            "setting": setting.key,
            "policy": setting.policy,
            "value": list(values[setting.key]) if isinstance(values[setting.key], tuple) else values[setting.key],
            "locked": locked,
            "file": policies.place_of(setting, locked=locked),
        }
        for values, locked in ((policies.locked, True), (policies.defaults, False))
        for setting in SETTINGS
        if setting.key in values
    ]


def _nearest_folder(folder: Path) -> Path:
    return next(parent for parent in (folder, *folder.parents) if parent.is_dir())


def _is_writable(folder: Path) -> bool:
    """Tried, because the rights that a file system shows and those that it grants differ."""
    try:
        descriptor, probe = tempfile.mkstemp(dir=folder, prefix=".souffleur-doctor-")
    except OSError:
        return False
    os.close(descriptor)
    Path(probe).unlink()
    return True
