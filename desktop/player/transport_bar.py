"""The bar under a recording: play, back, forward, time, speed, volume, loop, device."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from desktop.bridge.operations import Operations
from desktop.icons import ICON_PX
from desktop.player.commands import declare_player_commands
from desktop.player.device_menu import DeviceMenu
from desktop.player.player import PlaybackState, Player, Span
from desktop.player.speed_control import SpeedControl
from desktop.player.volume_control import VolumeControl
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme, space
from desktop.widgets import TimeLabel

__all__ = ["TransportBar"]

_STEPS_S = (1.0, 2.0, 3.0, 5.0, 10.0, 15.0)
_BACKSTEPS_S = (0.0, 0.5, 1.0, 2.0, 3.0)


class TransportBar(QWidget):
    """Everything that can be done with `player`, for the pointer and for the Tab key."""

    def __init__(
        self,
        player: Player,
        theme: Theme,
        shortcuts: Shortcuts,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        declare_player_commands(shortcuts)
        self._player = player
        self._theme = theme
        self._shortcuts = shortcuts
        self._tips: list[tuple[QToolButton, str, str]] = []
        self._back = self._button("back", self.tr("Back a few seconds"), "player.back", player.back)
        self._play = self._button("play", self.tr("Play"), "player.toggle", player.toggle)
        self._forward = self._button("forward", self.tr("Forward a few seconds"), "player.forward", player.forward)
        self._time = TimeLabel(theme, name=self.tr("Position"), role="strong")
        self._slash = QLabel("/")
        self._length = TimeLabel(theme, name=self.tr("Length"))
        self._loop = self._button("loop", self.tr("Loop the selection"), "player.loop", player.toggle_loop)
        self._loop.setCheckable(True)
        self._speed = SpeedControl(player, theme, shortcuts, self)
        self._volume = VolumeControl(player, theme, shortcuts, self)
        self._device = self._menu_button("headphones", self.tr("Output device"), DeviceMenu(player, operations, self))
        self._more = self._menu_button("more", self.tr("Steps and repetition"), self._steps_menu())
        self._lay_out()
        self._connect()
        self._show_state(player.current_state)
        self._show_loop()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1), space(2), space(1))
        row.setSpacing(space(1))
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self._back, self._play, self._forward),
            (self._time, self._slash, self._length),
            (self._speed, self._loop, self._volume, self._device, self._more),
        )
        for number, group in enumerate(groups):
            if number == 2:
                row.addStretch(1)
            for widget in group:
                row.addWidget(widget)
            row.addSpacing(space(2))

    def _connect(self) -> None:
        player = self._player
        player.position.connect(self._show_time)
        player.length.connect(self._show_length)
        player.state.connect(self._show_state)
        player.loop.connect(lambda _: self._show_loop())
        player.selection.connect(lambda _: self._show_loop())
        self._shortcuts.changed.connect(lambda _: self._show_keys())
        self._show_keys()
        self._show_length(player.length_s or 0.0)

    def _button(self, icon: str, text: str, command: str, on_click: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the text
        button.setAccessibleName(text)
        self._theme.bind_icon(button, icon)
        button.clicked.connect(lambda _checked: on_click())
        self._tips.append((button, text, command))
        return button

    def _menu_button(self, icon: str, text: str, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._theme.bind_icon(button, icon)
        return button

    def _steps_menu(self) -> QMenu:
        menu = QMenu(self)
        self._choices(menu, self.tr("Back and forward go"), _STEPS_S, self._player.step_s, self._player.set_step_s)
        menu.addSeparator()
        self._choices(
            menu,
            self.tr("Repeated after a pause"),
            _BACKSTEPS_S,
            self._player.backstep_s,
            self._player.set_backstep_s,
        )
        return menu

    def _choices(
        self, menu: QMenu, title: str, values: tuple[float, ...], current: float, choose: Callable[[float], object]
    ) -> None:
        menu.addSection(title)
        group = QActionGroup(menu)
        for value in values:
            text = self.tr("nothing") if value == 0 else self.tr("{seconds} s").format(seconds=f"{value:g}")
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(value == current)
            action.triggered.connect(lambda _checked, value=value: choose(value))
            group.addAction(action)
            menu.addAction(action)

    def _show_time(self, at_s: float) -> None:
        self._time.set_seconds(at_s, hours=(self._player.length_s or 0.0) >= 3600, tenths=True)

    def _show_length(self, length_s: float) -> None:
        self._length.set_seconds(length_s)
        self._show_time(self._player.position_s)

    def _show_state(self, state: PlaybackState) -> None:
        plays = state in {PlaybackState.PLAYING, PlaybackState.WAITING}
        text = self.tr("Pause") if plays else self.tr("Play")
        self._theme.bind_icon(self._play, "pause" if plays else "play")
        self._play.setAccessibleName(text)
        self._tips = [(b, text if b is self._play else t, command) for b, t, command in self._tips]
        for button in (self._back, self._play, self._forward):
            button.setEnabled(state is not PlaybackState.EMPTY)
        self._show_keys()

    def _show_loop(self) -> None:
        selection: Span | None = self._player.current_selection
        self._loop.setChecked(self._player.current_loop is not None)
        self._loop.setEnabled(selection is not None or self._player.current_loop is not None)
        self._show_keys()

    def _show_keys(self) -> None:
        for button, text, command in self._tips:
            key = self._shortcuts.key_text(command)
            tip = f"{text} ({key})" if key else text
            if button is self._loop and not button.isEnabled():
                tip += "\n" + self.tr("Drag over the waveform to select a passage.")
            button.setToolTip(tip)
