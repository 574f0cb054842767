"""Keeps what the window remembers of its look and its devices the same as the settings: there is one truth.

The window's own menus write preferences, because those are there before the settings can be read; the page of settings
writes settings. Whichever was changed last is carried over to the other.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

from desktop.bridge.preferences import Preferences
from desktop.bridge.settings_bridge import SettingsBridge, SettingsPicture

if TYPE_CHECKING:
    from audio_engine.settings.states import SettingState
    from desktop.theme import Theme

__all__ = ["SettingsMirror"]

_DEVICES: Final = {"audio.output_device": "player.device", "audio.input_device": "recorder.device"}
"""Settings and the preferences that player and recorder look at."""
_THEME: Final = "ui.theme"
_TEXT_SIZE: Final = "ui.text_size"


class SettingsMirror(QObject):
    """Works from `begin` on, for as long as the window is there."""

    def __init__(self, settings: SettingsBridge, preferences: Preferences, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._preferences = preferences
        self._theme = theme
        self._in_force: dict[str, Any] = {}

    def begin(self) -> None:
        """Take the settings over, and listen to both sides from then on."""
        self._settings.changed.connect(self._on_setting)
        self._settings.refused.connect(self._on_refused)
        self._settings.read(on_success=self._take, owner=self)

    def _take(self, picture: SettingsPicture) -> None:
        for key, preference in _DEVICES.items():
            self._take_device(picture.state(key), preference)
            self._preferences.watch(preference, partial(self._on_device, key))
        theme = picture.state(_THEME)
        self._in_force[_THEME] = theme.value
        self._theme.mode_chosen.connect(lambda mode: self._on_preference(_THEME, mode))
        if not theme.is_locked and self._theme.mode.value != theme.value:
            self._on_preference(_THEME, self._theme.mode.value)  # chosen before there was such a setting

    def _take_device(self, state: SettingState, preference: str) -> None:
        from audio_engine.settings.resolver import ValueSource

        chosen = self._preferences.get(preference)
        self._in_force[state.key] = state.value
        if chosen and state.source is ValueSource.BUILT_IN:
            self._on_preference(state.key, str(chosen))  # the same
        else:
            self._preferences.set(preference, state.value or None)

    def _on_setting(self, key: str, value: object) -> None:
        self._in_force[key] = value
        if key in _DEVICES:
            self._preferences.set(_DEVICES[key], value or None)
        elif key == _THEME:
            self._theme.show_mode(str(value))
        elif key == _TEXT_SIZE and isinstance(value, int):
            self._theme.set_text_size(value)

    def _on_device(self, key: str, name: str | None) -> None:
        self._on_preference(key, name or "")

    def _on_preference(self, key: str, value: str) -> None:
        if self._in_force.get(key) != value:
            self._in_force[key] = value
            self._settings.save(key, value or None)

    def _on_refused(self, key: str) -> None:
        """An administrator has decided: what was chosen in the window is taken back."""
        if key in self._in_force:
            self._settings.read(on_success=lambda picture: self._on_setting(key, picture.state(key).value), owner=self)
