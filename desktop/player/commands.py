"""The player's commands, declared once, with the keys that oTranscribe's users have in their hands.

Their actions belong to the widget in which they work: the transcript with its editor, so that they work while typing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.player.player import Player
from desktop.shortcuts import Command, Shortcuts

__all__ = ["add_player_actions", "declare_player_commands"]

_LOUDER = 0.1


def declare_player_commands(shortcuts: Shortcuts) -> None:
    """Make the commands known; may be called again."""
    translate = QCoreApplication.translate
    group = translate("PlayerCommands", "Player")
    shortcuts.declare(
        Command(name, text, keys, group)
        for name, text, keys in (
            ("player.toggle", translate("PlayerCommands", "Play or pause"), ("Esc", "Media Play")),
            ("player.back", translate("PlayerCommands", "Back a few seconds"), ("F1", "Media Previous")),
            ("player.forward", translate("PlayerCommands", "Forward a few seconds"), ("F2", "Media Next")),
            ("player.slower", translate("PlayerCommands", "Slower"), ("F3",)),
            ("player.faster", translate("PlayerCommands", "Faster"), ("F4",)),
            ("player.normal_speed", translate("PlayerCommands", "Normal speed"), ("Shift+F3",)),
            ("player.loop", translate("PlayerCommands", "Loop the selection"), ("Ctrl+L",)),
            ("player.quieter", translate("PlayerCommands", "Quieter"), ("Ctrl+Alt+Down",)),
            ("player.louder", translate("PlayerCommands", "Louder"), ("Ctrl+Alt+Up",)),
            ("player.time_stamp", translate("PlayerCommands", "Insert the time"), ("Ctrl+J",)),
        )
    )


def add_player_actions(
    shortcuts: Shortcuts, player: Player, owner: QWidget, *, on_time_stamp: Callable[[float], object] | None = None
) -> dict[str, QAction]:
    """Make the commands work while the focus is in `owner`; the actions by id.

    `on_time_stamp` is given the moment that is heard; without it there is no such command.
    """
    declare_player_commands(shortcuts)
    run: dict[str, Callable[[], object]] = {
        "player.toggle": player.toggle,
        "player.back": player.back,
        "player.forward": player.forward,
        "player.slower": player.slower,
        "player.faster": player.faster,
        "player.normal_speed": lambda: player.set_rate(1.0),
        "player.loop": player.toggle_loop,
        "player.quieter": lambda: player.set_volume(player.current_volume - _LOUDER),
        "player.louder": lambda: player.set_volume(player.current_volume + _LOUDER),
    }
    if on_time_stamp is not None:
        run["player.time_stamp"] = lambda: on_time_stamp(player.position_s)
    return {name: shortcuts.action(name, owner, function) for name, function in run.items()}
