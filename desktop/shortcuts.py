"""Every command of the desktop: its text, its keys, who has them at this moment.

A command is declared once, with default keys; an action for it belongs to the widget in which its keys work. People
may give it other keys, which are remembered. Where a key belongs to a command of the whole window and to one of a
widget that is on the screen, the widget's has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.bridge.preferences import Preferences

__all__ = ["Command", "Scope", "Shortcuts"]

_PREFERENCE: Final = "shortcuts"


class Scope(Enum):
    """Where the keys of a command work."""

    WINDOW = Qt.ShortcutContext.WindowShortcut
    """Anywhere in the window of its widget."""
    WIDGET = Qt.ShortcutContext.WidgetWithChildrenShortcut
    """While the focus is in its widget: also while somebody types there."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that people can do.

    `id` is a dotted name that preferences remember ("player.play"). `text` and `group` are for people, already in
    their language; the cheat sheet has a heading for each group. `keys` are in Qt's portable form ("Ctrl+J", "Esc").
    """

    id: str
    text: str
    keys: tuple[str, ...]
    group: str
    scope: Scope = Scope.WIDGET


class Shortcuts(QObject):
    """The commands by id, with the keys that they have now."""

    changed = Signal(str)
    """The command with this id has other keys."""

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, list[tuple[QAction, QWidget]]] = {}
        self.complete: Callable[[Callable[[], None]], None] = lambda then: then()
        """Calls its argument once every command is known: a workspace makes its own known when it is made."""
        stored = preferences.get(_PREFERENCE, {})
        self._chosen = {
            str(name): tuple(map(str, keys))
            for name, keys in (stored.items() if isinstance(stored, dict) else ())
            if isinstance(keys, list)
        }

    def declare(self, commands: Iterable[Command]) -> None:
        """Make commands known. The same one may be declared again, by a second window."""
        for command in commands:
            self._commands[command.id] = command

    def action(
        self, command_id: str, owner: QWidget, on_trigger: Callable[[], object], *, checkable: bool = False
    ) -> QAction:
        """A new action of `owner` for a declared command; its keys follow whatever people choose."""
        command = self._commands[command_id]
        action = QAction(command.text, owner)
        action.setObjectName(command_id)
        action.setCheckable(checkable)
        action.setShortcutContext(command.scope.value)
        action.triggered.connect(lambda _checked=False: on_trigger())
        action.setShortcuts([QKeySequence(key) for key in self.keys(command_id)])
        owner.addAction(action)
        owner.installEventFilter(self)
        self._actions.setdefault(command_id, []).append((action, owner))
        if command.scope is Scope.WINDOW or owner.isVisible():
            self._settle()
        return action

    def add(
        self, command: Command, owner: QWidget, on_trigger: Callable[[], object], *, checkable: bool = False
    ) -> QAction:
        """Declare a command and make its action."""
        self.declare([command])
        return self.action(command.id, owner, on_trigger, checkable=checkable)

    def commands(self) -> list[Command]:
        """Every command that is known, in the order in which they were declared."""
        return list(self._commands.values())

    def command(self, command_id: str) -> Command:
        """The command with this id; KeyError where there is none."""
        return self._commands[command_id]

    def keys(self, command_id: str) -> tuple[str, ...]:
        """The keys of a command now, in Qt's portable form."""
        return self._chosen.get(command_id, self._commands[command_id].keys)

    def key_text(self, command_id: str) -> str:
        """Its first keys as this system writes them, "" where it has none."""
        keys = self.keys(command_id)
        return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""

    def set_keys(self, command_id: str, keys: Iterable[str]) -> None:
        """Give a command other keys, and remember them."""
        chosen = tuple(QKeySequence(k).toString(QKeySequence.SequenceFormat.PortableText) for k in keys if k)
        if chosen == self._commands[command_id].keys:
            self._chosen.pop(command_id, None)
        else:
            self._chosen[command_id] = chosen
        self._preferences.set(_PREFERENCE, {name: list(kept) for name, kept in self._chosen.items()} or None)
        if command_id in self._actions:
            self._give_keys(command_id)
        self._settle()
        self.changed.emit(command_id)

    def reset(self, command_id: str) -> None:
        """Give a command its default keys again."""
        self.set_keys(command_id, self._commands[command_id].keys)

    def others_with(self, command_id: str, key: str) -> list[Command]:
        """Other commands that have `key` in a place where it would be unclear which one is meant."""
        wanted, scope = QKeySequence(key), self._commands[command_id].scope
        return [
            other
            for other in self._commands.values()
            if other.id != command_id
            and (other.scope is scope)
            and (scope is Scope.WINDOW or other.group == self._commands[command_id].group)
            and any(QKeySequence(k) == wanted for k in self.keys(other.id))
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice that the owner of an action comes or goes."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._settle()
        return super().eventFilter(watched, event)

    def _give_keys(self, command_id: str) -> None:
        for action, _ in self._living(command_id):
            action.setShortcuts([QKeySequence(key) for key in self.keys(command_id)])

    def _settle(self) -> None:
        """Take from the window's commands, for the time being, the keys that a visible widget claims."""
        taken: set[str] = set()
        for command_id in self._actions:
            is_widgets = self._commands[command_id].scope is Scope.WIDGET
            if is_widgets and any(owner.isVisible() for _, owner in self._living(command_id)):
                taken |= set(self.keys(command_id))
        for command_id in self._actions:
            if self._commands[command_id].scope is Scope.WINDOW:
                sequences = [QKeySequence(key) for key in self.keys(command_id) if key not in taken]
                for action, _ in self._living(command_id):
                    if action.shortcuts() != sequences:
                        action.setShortcuts(sequences)

    def _living(self, command_id: str) -> list[tuple[QAction, QWidget]]:
        """The command's actions whose widgets have not been deleted."""
        living = [(action, owner) for action, owner in self._actions[command_id] if isValid(action) and isValid(owner)]
        self._actions[command_id] = living
        return living
