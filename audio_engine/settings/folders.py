"""Where everything is: the person's folder, the machine's, and the folders that are searched for models.

Nothing here makes a folder; whoever writes first does.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from audio_engine.resources import resource
from audio_engine.settings.forms import expanded
from audio_engine.settings.home import home_folder
from audio_engine.settings.policies import Policies
from audio_engine.settings.policy_places import read_policies
from audio_engine.settings.schema import MODELS_SEARCH_PATH

__all__ = [
    "ModelFolder",
    "Origin",
    "home_folder",
    "machine_folder",
    "model_folders",
    "model_search_path",
    "policies_file",
    "user_models_folder",
]


class Origin(StrEnum):
    """Who put a folder of models on the search path."""

    ENVIRONMENT = "environment"
    POLICY = "policy"
    USER = "user"
    MACHINE = "machine"
    BUNDLED = "bundled"
    GIVEN = "given"
    """A folder that was named on the command line; not on the search path."""


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A folder with `whisper/`, `piper/` and `speakers/` in it; it need not exist."""

    path: Path
    origin: Origin


def user_models_folder() -> Path:
    """Where models that the person installs or imports go."""
    return home_folder() / "models"


def machine_folder() -> Path:
    """Where an administrator's package puts files for everybody on this machine."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Souffleur"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Souffleur")
    return Path("/usr/share/souffleur")


def policies_file() -> Path:
    """The file with the administrator's policies, beside which a folder `policies.d` has more of them.

    A user must not be able to write either. Where Windows and macOS have a place of their own for policies, that one
    is stronger (`policy_places`).
    """
    if sys.platform in {"win32", "darwin"}:
        return machine_folder() / "policies.json"
    return Path("/etc/souffleur/policies.json")


def model_search_path() -> tuple[Path, ...]:
    """The folders that are searched for models, first found first used."""
    return tuple(folder.path for folder in model_folders())


def model_folders(policies: Policies | None = None) -> tuple[ModelFolder, ...]:
    """The same with who put each there. `policies` are this machine's unless given."""
    policies = policies if policies is not None else read_policies(policies_file())
    by_policy = {**policies.defaults, **policies.locked}.get(MODELS_SEARCH_PATH.key, ())
    by_environment = filter(None, os.environ.get("SOUFFLEUR_MODELS", "").split(os.pathsep))
    everything = (
        *(ModelFolder(Path(p).expanduser().absolute(), Origin.ENVIRONMENT) for p in by_environment),
        *(ModelFolder(expanded(p).absolute(), Origin.POLICY) for p in by_policy),
        ModelFolder(user_models_folder(), Origin.USER),
        ModelFolder(machine_folder() / "models", Origin.MACHINE),
        ModelFolder(resource("models"), Origin.BUNDLED),
    )
    first: dict[Path, ModelFolder] = {}
    for folder in everything:
        first.setdefault(folder.path, folder)
    return tuple(first.values())
