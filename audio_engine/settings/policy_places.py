"""The policies of this machine, from every place in which its system lets an administrator put them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from audio_engine.settings.policies import Policies, PolicyPlace, checked
from audio_engine.settings.policy_files import json_places

__all__ = ["read_policies"]


def read_policies(file: Path) -> Policies:
    """The policies of the system's own store, of the files beside `file`, and of `file`, an earlier one winning.

    Never raises: what is wrong is in `problems`.
    """
    return checked(file, [*_system_places(), *json_places(file)])


def _system_places() -> Iterator[PolicyPlace]:
    # Imported where they are wanted: every program reads policies when it starts.
    if sys.platform == "win32":
        from audio_engine.settings.policy_registry import WindowsRegistry, registry_places

        return registry_places(WindowsRegistry())
    if sys.platform == "darwin":
        from audio_engine.settings.policy_plists import managed_folders, plist_places

        return plist_places(managed_folders())
    return iter(())
