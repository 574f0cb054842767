"""What can be done with the chosen recordings: one action each, for the menu, the keys and the buttons alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.interviews.shelf_state import ShelfLine, ShelfState
from desktop.shortcuts import Command, Shortcuts

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RecordingActions"]

_RUNS: Final = frozenset({ShelfState.TRANSCRIBING, ShelfState.WAITING})
_GOES_ON: Final = frozenset({ShelfState.FAILED, ShelfState.INTERRUPTED, ShelfState.PAUSED, ShelfState.STOPPED})
_STOPS: Final = _RUNS | {ShelfState.PAUSED, ShelfState.INTERRUPTED, ShelfState.FAILED}


class RecordingActions(QObject):
    """Each signal carries the lines that are chosen. `choose` says which those are."""

    open_wanted = Signal(object)
    """One `ShelfLine`."""
    rename_wanted = Signal()
    go_on_wanted = Signal(list)
    pause_wanted = Signal(list)
    cancel_wanted = Signal(list)
    transcribe_wanted = Signal(list)
    export_wanted = Signal(object)
    """One `ShelfLine`."""
    show_wanted = Signal(object)
    relink_wanted = Signal(object)
    replace_wanted = Signal(object)
    """One `ShelfLine`, whose file is no recording."""
    delete_wanted = Signal(list)

    def __init__(self, shortcuts: Shortcuts, owner: QWidget) -> None:
        super().__init__(owner)
        self._lines: Sequence[ShelfLine] = ()
        self._shortcuts = shortcuts
        self._owner = owner
        group = self.tr("Recordings")

        def add(name: str, text: str, run: Callable[[], object], *keys: str) -> QAction:
            return shortcuts.add(Command(f"recordings.{name}", text, keys, group), owner, run)

        self.open = add("open", self.tr("Open"), lambda: self._one(self.open_wanted))
        self.go_on = add("go-on", self.tr("Retry or resume"), lambda: self._all(self.go_on_wanted), "Ctrl+R")
        self.pause = add("pause", self.tr("Pause"), lambda: self._all(self.pause_wanted))
        self.cancel = add("cancel", self.tr("Cancel the transcription"), lambda: self._all(self.cancel_wanted))
        self.transcribe = add("transcribe", self.tr("Transcribe…"), lambda: self._all(self.transcribe_wanted), "Ctrl+T")
        self.export = add("export", self.tr("Export…"), lambda: self._one(self.export_wanted), "Ctrl+E")
        self.rename = add("rename", self.tr("Rename"), self.rename_wanted.emit, "F2")
        self.show_file = add("show", self.tr("Show the original in its folder"), lambda: self._one(self.show_wanted))
        self.relink = add("relink", self.tr("Find the original…"), lambda: self._one(self.relink_wanted))
        self.replace = add("replace", self.tr("Choose another file…"), lambda: self._one(self.replace_wanted))
        self.delete = add("delete", self.tr("Delete"), lambda: self._all(self.delete_wanted), "Del")
        self.remove = QAction(self.tr("Remove"), owner)
        """The same as `delete`, offered as a button where there is little else to do."""
        self.remove.triggered.connect(lambda _=False: self._all(self.delete_wanted))
        self.choose(())

    @property
    def lines(self) -> Sequence[ShelfLine]:
        """What is chosen."""
        return self._lines

    def choose(self, lines: Sequence[ShelfLine]) -> None:
        """These are chosen now: whatever cannot be done with them is not offered."""
        self._lines = tuple(lines)
        states = {line.state for line in lines}
        only = lines[0] if len(lines) == 1 else None
        self._offer(self.open, only is not None and only.transcript_id is not None)
        self._offer(self.export, only is not None and only.transcript_id is not None)
        self._offer(self.rename, only is not None)
        self._offer(self.show_file, only is not None)
        self._offer(self.relink, only is not None and not only.is_unusable)
        self._offer(self.replace, only is not None and only.is_unusable)
        self._offer(self.go_on, bool(states) and states <= _GOES_ON)
        self._offer(self.pause, bool(states) and states <= _RUNS)
        self._offer(self.cancel, bool(states) and states <= _STOPS)
        self._offer(self.transcribe, bool(states) and not states & (_RUNS | {ShelfState.PAUSED}))
        self._offer(self.delete, bool(states))
        self._offer(self.remove, only is not None and only.is_unusable)
        self.go_on.setText(self.tr("Retry") if states == {ShelfState.FAILED} else self.tr("Resume"))
        failed = states == {ShelfState.FAILED}
        self.cancel.setText(self.tr("Give up") if failed else self.tr("Cancel the transcription"))
        self.transcribe.setText(self.tr("Transcribe…") if states <= {ShelfState.NEW} else self.tr("Transcribe again…"))

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of what is offered now."""
        menu = QMenu(parent)
        for group in (
            (self.open, self.export),
            (self.go_on, self.pause, self.cancel, self.transcribe),
            (self.rename, self.show_file, self.relink, self.replace),
            (self.delete,),
        ):
            offered = [action for action in group if action.isVisible()]
            if offered and menu.actions():
                menu.addSeparator()
            menu.addActions(offered)
        return menu

    def _offer(self, action: QAction, possible: bool) -> None:
        action.setVisible(possible)
        action.setEnabled(possible)

    def _one(self, signal: SignalInstance) -> None:
        if len(self._lines) == 1:
            signal.emit(self._lines[0])

    def _all(self, signal: SignalInstance) -> None:
        if self._lines:
            signal.emit(list(self._lines))
