"""What the desktop remembers of a person's hands: window, theme, keys, last choices. Not the engine's settings.

Read once at the start; every change is written in the background, and losing the last one harms nobody.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.bridge.operations import Operations

if TYPE_CHECKING:
    from audio_engine.settings.stored_json import StoredJson

__all__ = ["Preferences"]

_FORMAT: Final = "souffleur-desktop/1"
_PART: Final = "values"


class Preferences:
    """Values by key in `desktop.json` of the data folder; each is whatever JSON holds."""

    def __init__(self, home: Path, operations: Operations) -> None:
        self.home = home
        """The data folder."""
        self._path = home / "desktop.json"
        self._operations = operations
        self._values: dict[str, Any] = {}
        self._watchers: dict[str, list[Callable[[Any], object]]] = {}
        self.problem: str | None = None
        """A sentence where the file could not be used."""
        if (found := self._well_formed()) is not None:
            self._values = found
        else:
            stored = self._file().read()
            self._values, self.problem = dict(stored.content), stored.problem

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - any JSON value
        """What is remembered under `key`."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
        """Remember `value` under `key`; None forgets it."""
        if self._values.get(key) == value:
            return
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
        self._operations.run(lambda: self._file().change(lambda kept: _with(kept, key, value)), writes=True)
        for tell in tuple(self._watchers.get(key, ())):
            tell(value)

    def watch(self, key: str, on_change: Callable[[Any], object]) -> Callable[[], None]:
        """Have `on_change` called with every new value of `key`, None where it is forgotten. Returns what ends that."""
        watchers = self._watchers.setdefault(key, [])
        watchers.append(on_change)

        def forget() -> None:
            if on_change in watchers:
                watchers.remove(on_change)

        return forget

    def _well_formed(self) -> dict[str, Any] | None:
        """What a file that is as it should be holds: the usual case, in which nothing is loaded that damage needs."""
        try:
            document = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(document, dict) or document.get("format") != _FORMAT:
            return None
        values = document.get(_PART)
        return values if isinstance(values, dict) else None

    def _file(self) -> StoredJson[dict[str, Any]]:
        from audio_engine.settings.stored_json import StoredJson  # here: not before the window is on the screen

        empty: dict[str, Any] = {}
        return StoredJson(self._path, format_name=_FORMAT, part=_PART, empty=empty)


def _with(kept: dict[str, Any], key: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    others = {name: old for name, old in kept.items() if name != key}
    return others if value is None else {**others, key: value}
