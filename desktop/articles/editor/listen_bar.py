"""The bar under the article: play, back and on by sentences, loop, speed, volume, device."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.articles.editor.tool_button import ToolButton
from desktop.bridge.operations import Operations
from desktop.icons import ICON_PX
from desktop.player.commands import declare_player_commands
from desktop.player.device_menu import DeviceMenu
from desktop.player.player import PlaybackState, Player
from desktop.player.speed_control import SpeedControl
from desktop.player.volume_control import VolumeControl
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme, space

__all__ = ["ListenBar"]


class ListenBar(QWidget):
    """Buttons of the editor's actions, and what belongs to the player alone."""

    def __init__(  # noqa: PLR0917 - what it is made of
        self,
        actions: Mapping[str, QAction],
        player: Player,
        theme: Theme,
        shortcuts: Shortcuts,
        operations: Operations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        declare_player_commands(shortcuts)
        self._theme = theme
        self._place = QLabel(self)
        self._place.setFont(theme.font("body"))
        self._place.setProperty("role", "muted")
        self._play = ToolButton(theme, shortcuts, actions["article.toggle"], "play", self)
        self.loop = ToolButton(theme, shortcuts, actions["article.loop"], "loop", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(1), space(3), space(1))
        row.setSpacing(space(1))
        row.addWidget(ToolButton(theme, shortcuts, actions["article.back"], "back", self))
        row.addWidget(self._play)
        row.addWidget(ToolButton(theme, shortcuts, actions["article.forward"], "forward", self))
        row.addSpacing(space(2))
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self.loop)
        row.addSpacing(space(2))
        row.addWidget(SpeedControl(player, theme, shortcuts, self))
        row.addWidget(VolumeControl(player, theme, shortcuts, self))
        row.addWidget(self._device_button(theme, DeviceMenu(player, operations, self)))
        player.state.connect(self._show_state)
        self._show_state(player.current_state)

    def show_place(self, row: int, count: int) -> None:
        """Say which sentence is heard."""
        text = self.tr("Sentence {0} of {1}").format(row + 1, count) if count and row >= 0 else ""
        if text != self._place.text():
            self._place.setText(text)

    def _device_button(self, theme: Theme, menu: DeviceMenu) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setAccessibleName(self.tr("Output device"))
        button.setToolTip(self.tr("Output device"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        theme.bind_icon(button, "headphones")
        return button

    def _show_state(self, state: PlaybackState) -> None:
        plays = state in {PlaybackState.PLAYING, PlaybackState.WAITING}
        self._play.show_as("pause" if plays else "play", self.tr("Pause") if plays else self.tr("Play"))
