"""The seam between widgets and the engine: work leaves the GUI thread here, and plain values come back.

Only this package imports `audio_engine.engine`, `audio_engine.library` and `audio_engine.jobs`. What it passes on is
imported when somebody asks for it: the window is on the screen before most of it is here.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desktop.bridge.bridge import Bridge
    from desktop.bridge.jobs_bridge import JobsBridge
    from desktop.bridge.library_bridge import LibraryBridge
    from desktop.bridge.operations import Operation, Operations
    from desktop.bridge.preferences import Preferences
    from desktop.bridge.values import Changes, JobEnd, JobNotice, JobProgress, ShelfItem

__all__ = [
    "Bridge",
    "Changes",
    "JobEnd",
    "JobNotice",
    "JobProgress",
    "JobsBridge",
    "LibraryBridge",
    "Operation",
    "Operations",
    "Preferences",
    "ShelfItem",
]

_MODULES: Final = {
    "Bridge": "bridge",
    "JobsBridge": "jobs_bridge",
    "LibraryBridge": "library_bridge",
    "Operation": "operations",
    "Operations": "operations",
    "Preferences": "preferences",
}


def __getattr__(name: str) -> object:
    """Import what `__all__` names from the module that has it (PEP 562)."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"desktop.bridge.{_MODULES.get(name, 'values')}"), name)
