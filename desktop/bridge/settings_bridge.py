"""The settings as views see them: read and stored on other threads, and everybody is told of a change.

What a person chooses holds at once for whatever is read anew; the few things that a window keeps (colours, size of the
text, devices) follow `changed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from audio_engine.errors import UserFacingError
from desktop.bridge.operations import Operations

if TYPE_CHECKING:
    from audio_engine.settings.states import SettingState

__all__ = ["SettingsBridge", "SettingsPicture"]


@dataclass(frozen=True, slots=True)
class SettingsPicture:
    """Every setting as it stands, in the order of the schema, and a sentence for each thing that is wrong with them."""

    states: tuple[SettingState, ...]
    problems: tuple[str, ...]

    def state(self, key: str) -> SettingState:
        """The setting with this key; KeyError where there is none."""
        for state in self.states:
            if state.key == key:
                return state
        raise KeyError(key)


class SettingsBridge(QObject):
    """Asynchronous access to the settings of the person's data folder."""

    changed = Signal(str, object)
    """The setting with this key has another value in force, which comes with it."""
    refused = Signal(str)
    """The setting with this key could not be stored; it is what it was."""

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations

    def read(self, *, on_success: Callable[[SettingsPicture], None], owner: QObject) -> None:
        """All of them, as they stand now."""
        self._operations.run(_picture, on_success=on_success, key=f"settings-{id(owner)}", owner=owner)

    def save(self, key: str, value: object, *, on_failure: Callable[[UserFacingError], None] | None = None) -> None:
        """Keep the person's choice; None takes it back. What cannot be kept is told as a notice, or to `on_failure`."""

        def failed(problem: UserFacingError) -> None:
            (on_failure or self._operations.failed.emit)(problem)
            self.refused.emit(key)

        self._operations.run(
            lambda: _store(key, value),
            on_success=lambda now: self.changed.emit(key, now),
            on_failure=failed,
            owner=self,
            writes=True,
        )


def _picture() -> SettingsPicture:
    from audio_engine.settings.resolver import read_settings
    from audio_engine.settings.states import describe

    settings = read_settings()
    return SettingsPicture(tuple(describe(settings)), settings.problems)


def _store(key: str, value: object) -> Any:  # noqa: ANN401 - whatever the setting holds
    """The value that is in force afterwards."""
    from audio_engine.settings.resolver import read_settings, save_setting
    from audio_engine.settings.schema import SETTINGS
    from audio_engine.text import tr

    setting = next(one for one in SETTINGS if one.key == key)
    try:
        save_setting(setting, value)
    except ValueError as expected:
        raise UserFacingError(
            tr("“{title}” must be {expected}.", title=setting.title(), expected=expected),
            tr("It is as it was. Choose another value."),
        ) from expected
    return read_settings().get(setting)
