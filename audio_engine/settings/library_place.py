"""Where the library is: in the person's data folder, or where a person or an administrator wants it."""

from __future__ import annotations

from pathlib import Path

from audio_engine.settings.folders import home_folder
from audio_engine.settings.forms import expanded
from audio_engine.settings.resolver import Settings, read_settings
from audio_engine.settings.schema import LIBRARY_FOLDER

__all__ = ["library_home"]


def library_home(settings: Settings | None = None, *, home: Path | None = None) -> Path:
    """The folder that has the library in it, under `settings` (this person's unless given). It need not exist.

    Where nobody has chosen one it is `home`, the data folder.
    """
    settings = settings if settings is not None else read_settings()
    wanted = settings.get(LIBRARY_FOLDER)
    return expanded(wanted) if wanted else home or home_folder()
