r"""Policies in the Windows registry, as group policy and Intune write them there from `Souffleur.admx`.

Only administrators can write below `SOFTWARE\Policies`. It was written against the tests of the other places and
has not been run on Windows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from audio_engine.settings.policies import PolicyPlace, from_managed, unreadable

__all__ = ["DEFAULTS_KEY", "LOCKED_KEY", "Registry", "WindowsRegistry", "registry_places"]

LOCKED_KEY: Final = r"SOFTWARE\Policies\Souffleur"
DEFAULTS_KEY: Final = rf"{LOCKED_KEY}\Recommended"
"""Where values are that a person may change."""
_HIVES: Final = ("HKLM", "HKCU")
"""What holds for the machine is stronger than what holds for the person, as with Windows' own policies."""


class Registry(Protocol):
    """Reads a registry."""

    def values(self, hive: str, key: str) -> Mapping[str, object]:
        """The values of a key by their names, none where there is no such key.

        Raises:
            OSError: it cannot be read.
        """


def registry_places(registry: Registry) -> Iterator[PolicyPlace]:
    """What the machine's and the person's policies say, the strongest first."""
    for hive in _HIVES:
        name = rf"{hive}\{LOCKED_KEY}"
        try:
            locked, defaults = (
                {name: from_managed(name, value) for name, value in registry.values(hive, key).items()}
                for key in (LOCKED_KEY, DEFAULTS_KEY)
            )
        except OSError as problem:
            yield PolicyPlace(name, problems=(unreadable(name, problem.strerror or str(problem)),))
            continue
        if locked or defaults:
            yield PolicyPlace(name, locked, defaults)


class WindowsRegistry:
    """The registry of this machine, its 64-bit view."""

    def values(self, hive: str, key: str) -> Mapping[str, object]:
        """See `Registry`."""
        found: dict[str, object] = {}
        if sys.platform == "win32":
            import winreg

            root = {"HKLM": winreg.HKEY_LOCAL_MACHINE, "HKCU": winreg.HKEY_CURRENT_USER}[hive]
            try:
                opened = winreg.OpenKey(root, key, access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY)
            except FileNotFoundError:
                return found
            with opened:
                count = winreg.QueryInfoKey(opened)[1]
                for index in range(count):
                    name, value, _kind = winreg.EnumValue(opened, index)
                    found[name] = value
        return found
