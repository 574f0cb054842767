"""Policies in managed preferences of macOS, as a configuration profile leaves them there.

Only the system writes that folder, and whatever stands in it is forced. Property lists are read on every system by the
tests; that macOS puts ours where it is looked for has not been seen.
"""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from audio_engine.settings.policies import PolicyPlace, from_managed, unreadable

__all__ = ["DEFAULTS_PART", "DOMAIN", "managed_folders", "plist_places"]

DOMAIN: Final = "org.souffleur.Souffleur"
DEFAULTS_PART: Final = "Defaults"
"""The dictionary in which values are that a person may change; all others are locked."""
_MANAGED: Final = Path("/Library/Managed Preferences")


def managed_folders() -> tuple[Path, ...]:
    """The folders of managed preferences of this person and of this machine, the strongest first."""
    if sys.platform == "win32":
        return ()
    import pwd

    try:
        person = pwd.getpwuid(os.getuid()).pw_name  # not from the environment, which the person writes
    except KeyError:
        return (_MANAGED,)
    return (_MANAGED / person, _MANAGED)


def plist_places(folders: tuple[Path, ...]) -> Iterator[PolicyPlace]:
    """What the property lists in `folders` say; one that is not there says nothing."""
    for folder in folders:
        file = folder / f"{DOMAIN}.plist"
        try:
            document = plistlib.loads(file.read_bytes())
        except FileNotFoundError:
            continue
        except (OSError, ValueError, ExpatError, plistlib.InvalidFileException, RecursionError) as problem:
            yield PolicyPlace(str(file), problems=(unreadable(str(file), str(problem)),))
            continue
        defaults = document.pop(DEFAULTS_PART, {}) if isinstance(document, dict) else None
        if not isinstance(defaults, dict):
            yield PolicyPlace(str(file), problems=(unreadable(str(file), f"{DEFAULTS_PART}: <dict>"),))
            continue
        # What describes the profile itself may stand beside its values.
        own = {name: value for name, value in document.items() if not name.startswith("Payload")}
        yield PolicyPlace(str(file), _natural(own), _natural(defaults))


def _natural(values: Mapping[str, object]) -> dict[str, object]:
    return {name: from_managed(name, value) for name, value in values.items()}
