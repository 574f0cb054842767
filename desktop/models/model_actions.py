"""What can be done with models: commands with keys, in the menu, on the buttons and in the cheat sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from audio_engine.models.kinds import ModelKind
from desktop.bridge.models_values import DownloadState, ModelStanding
from desktop.models.model_lines import ModelLine
from desktop.shortcuts import Command, Shortcuts

__all__ = ["ModelActions"]

_STOPPED: Final = frozenset({DownloadState.PAUSED, DownloadState.FAILED})
_MISSING: Final = frozenset({ModelStanding.AVAILABLE, ModelStanding.PARTLY, ModelStanding.INCOMPLETE})


class ModelActions(QObject):
    """Offers what is possible with the chosen model; whoever listens does it. Each signal carries its `ModelLine`."""

    import_wanted = Signal()
    install_wanted = Signal(object)
    pause_wanted = Signal(object)
    resume_wanted = Signal(object)
    cancel_wanted = Signal(object)
    hear_wanted = Signal(object)
    measure_wanted = Signal(object)
    verify_wanted = Signal(object)
    licence_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, shortcuts: Shortcuts, owner: QWidget, table: QWidget) -> None:
        super().__init__(owner)
        self._line: ModelLine | None = None
        group = self.tr("Models")

        def add(where: QWidget, name: str, text: str, run: Callable[[], object], *keys: str) -> QAction:
            return shortcuts.add(Command(f"models.{name}", text, keys, group), where, run)

        def with_line(signal: SignalInstance) -> Callable[[], None]:
            def tell() -> None:
                if self._line is not None:
                    signal.emit(self._line)

            return tell

        self.import_ = add(owner, "import", self.tr("Import…"), self.import_wanted.emit, "Ctrl+I")
        self.install = add(table, "install", self.tr("Install…"), with_line(self.install_wanted))
        self.pause = add(table, "pause", self.tr("Pause"), with_line(self.pause_wanted))
        self.resume = add(table, "resume", self.tr("Go on"), with_line(self.resume_wanted))
        self.cancel = add(table, "cancel", self.tr("Cancel the download"), with_line(self.cancel_wanted))
        self.hear = add(table, "hear", self.tr("Hear"), with_line(self.hear_wanted), "Ctrl+Space")
        self.measure = add(table, "measure", self.tr("Measure the speed"), with_line(self.measure_wanted))
        self.verify = add(table, "verify", self.tr("Verify"), with_line(self.verify_wanted))
        self.licence = add(table, "licence", self.tr("Licence…"), with_line(self.licence_wanted))
        self.remove = add(table, "remove", self.tr("Remove…"), with_line(self.remove_wanted), "Del")
        self.choose(None)

    @property
    def all_of_one(self) -> tuple[QAction, ...]:
        """What can be done with one model, in the order of the buttons."""
        return (
            self.install,
            self.resume,
            self.pause,
            self.cancel,
            self.hear,
            self.measure,
            self.verify,
            self.licence,
            self.remove,
        )

    def choose(self, line: ModelLine | None) -> None:
        """This is chosen now: what cannot be done with it is not offered."""
        self._line = line
        item, download = (line.item, line.download) if line else (None, None)
        state = download.state if download else None
        is_stopped = state in _STOPPED or (state is None and item is not None and item.standing is ModelStanding.PARTLY)
        _offer(
            self.install,
            item is not None
            and download is None
            and (item.standing in _MISSING - {ModelStanding.PARTLY} or item.standing is ModelStanding.OUTDATED)
            and item.entry is not None
            and item.entry.revision is not None,
        )
        is_update = item is not None and item.standing is ModelStanding.OUTDATED
        self.install.setText(self.tr("Update…") if is_update else self.tr("Install…"))
        _offer(self.pause, state in {DownloadState.RUNNING, DownloadState.WAITING})
        _offer(self.resume, is_stopped)
        _offer(
            self.cancel, is_stopped or state in {DownloadState.RUNNING, DownloadState.WAITING, DownloadState.PAUSING}
        )
        is_here = item is not None and item.is_here
        _offer(self.hear, line is not None and is_here and line.item.kind is ModelKind.PIPER and line.item.can_measure)
        _offer(self.measure, is_here and item is not None and item.can_measure)
        _offer(self.verify, is_here)
        _offer(self.licence, item is not None and bool(item.papers))
        _offer(self.remove, item is not None and item.is_own and download is None)

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of what is offered now."""
        menu = QMenu(parent)
        menu.addActions([action for action in self.all_of_one if action.isVisible()])
        return menu

    def open(self) -> None:
        """Do the first thing that one would do with the chosen model."""
        for action in (self.install, self.resume, self.hear, self.licence):
            if action.isEnabled():
                action.trigger()
                return


def _offer(action: QAction, possible: bool) -> None:
    action.setVisible(possible)
    action.setEnabled(possible)
