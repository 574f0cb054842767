"""What can be done with the chosen job: one action each, for the menus, the keys and the buttons alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.activity.jobs_model import JobLine
from desktop.bridge.values import JobState
from desktop.shortcuts import Command, Shortcuts

__all__ = ["JobActions"]

_GOES_ON: Final = frozenset({JobState.PAUSED, JobState.INTERRUPTED, JobState.FAILED, JobState.CANCELLED})
_STOPS: Final = frozenset({JobState.QUEUED, JobState.RUNNING, JobState.PAUSED, JobState.INTERRUPTED})


class JobActions(QObject):
    """Each signal is about the job that was given to `choose`."""

    open_wanted = Signal()
    go_on_wanted = Signal()
    pause_wanted = Signal()
    cancel_wanted = Signal()
    move_wanted = Signal(int)
    """So many places towards the end of the queue, or towards its beginning where it is less than 0."""

    def __init__(self, shortcuts: Shortcuts, owner: QWidget) -> None:
        super().__init__(owner)
        group = self.tr("Activity")

        def add(name: str, text: str, run: Callable[[], object], *keys: str) -> QAction:
            return shortcuts.add(Command(f"activity.{name}", text, keys, group), owner, run)

        self.open = add("open", self.tr("Open"), self.open_wanted.emit)
        self.go_on = add("go-on", self.tr("Retry or resume"), self.go_on_wanted.emit, "Ctrl+R")
        self.pause = add("pause", self.tr("Pause"), self.pause_wanted.emit, "Ctrl+P")
        self.earlier = add("earlier", self.tr("Earlier"), lambda: self.move_wanted.emit(-1), "Alt+Up")
        self.later = add("later", self.tr("Later"), lambda: self.move_wanted.emit(1), "Alt+Down")
        self.cancel = add("cancel", self.tr("Cancel"), self.cancel_wanted.emit, "Del")
        self.choose(None)

    @property
    def all(self) -> tuple[QAction, ...]:
        """All of them, as a menu has them."""
        return self.open, self.go_on, self.pause, self.earlier, self.later, self.cancel

    def choose(self, line: JobLine | None, *, place: int = 0, waiting: int = 0, can_open: bool = False) -> None:
        """This job is chosen; it stands at `place` of the `waiting` ones, from 0."""
        state = None if line is None else line.state
        waits = state is JobState.QUEUED
        self._offer(self.open, can_open)
        self._offer(self.go_on, state in _GOES_ON and line is not None and not line.row.deleted)
        self._offer(self.pause, state in {JobState.QUEUED, JobState.RUNNING})
        self._offer(self.cancel, state in _STOPS)
        self._offer(self.earlier, waits and waiting > 1, possible=place > 0)
        self._offer(self.later, waits and waiting > 1, possible=place < waiting - 1)
        self.go_on.setText(self.tr("Retry") if state is JobState.FAILED else self.tr("Resume"))

    def _offer(self, action: QAction, shown: bool, *, possible: bool = True) -> None:
        action.setVisible(shown)
        action.setEnabled(shown and possible)
