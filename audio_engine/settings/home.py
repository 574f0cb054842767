"""The person's folder. In a module of its own, because a window is on the screen before the settings are imported."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["home_folder"]


def home_folder() -> Path:
    """The person's folder (library, settings, models, logs): `SOUFFLEUR_HOME`, or the platform's place for it."""
    if chosen := os.environ.get("SOUFFLEUR_HOME"):
        return Path(chosen).expanduser().absolute()
    import platformdirs

    name = "Souffleur" if sys.platform in {"win32", "darwin"} else "souffleur"
    return platformdirs.user_data_path(name, appauthor=False)
