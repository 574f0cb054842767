"""Recordings that were cut off by a crash or a power cut: offered once, at the start and in the recorder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from audio_engine.media.record import recover_recordings
from desktop.bridge import Bridge, Changes
from desktop.bridge.recorded import keep_recorded, unkept_recordings
from desktop.notices import Notice, NoticeAction, NoticeKind
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

__all__ = ["RecoveredRecordings", "offer_recovered_recordings"]


class _Recovery(QObject):
    """Finds them, and puts them into the library."""

    found = Signal(object)
    """A list of paths; empty where there is none."""
    kept = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def look(self) -> None:
        home = self._bridge.home
        self._bridge.library.read(
            lambda library: unkept_recordings(library, recover_recordings(home)),
            on_success=self.found.emit,
            key=f"recovered-{id(self)}",
            owner=self,
        )

    def keep(self, paths: list[Path]) -> None:
        self._bridge.library.write(
            lambda library: [keep_recorded(library, path, path.stem) for path in paths],
            changes=Changes(shelf=True),
            on_success=lambda _: self.kept.emit(),
            owner=self,
        )


def offer_recovered_recordings(context: WorkspaceContext, parent: QObject) -> None:
    """Say at the start that something was recovered, and offer to keep it. `parent` lives as long as the window."""
    recovery = _Recovery(context.bridge, parent)
    translate = QCoreApplication.translate

    def offer(paths: list[Path]) -> None:
        if paths:
            context.notices.post(
                Notice(
                    _sentence(len(paths)),
                    translate("RecoveredRecordings", "What was said until then is safe."),
                    NoticeKind.WARNING,
                    (
                        NoticeAction(
                            translate("RecoveredRecordings", "Add to the library"), lambda: recovery.keep(paths)
                        ),
                    ),
                    key="recovered-recordings",
                )
            )

    recovery.found.connect(offer)
    recovery.look()


class RecoveredRecordings(QFrame):
    """The same offer inside the recorder; hidden where there is nothing."""

    def __init__(self, context: WorkspaceContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._recovery = _Recovery(context.bridge, self)
        self._paths: list[Path] = []
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._keep = QPushButton(self.tr("Add to the library"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._text, 1)
        row.addWidget(self._keep)
        self._keep.clicked.connect(lambda: self._recovery.keep(self._paths))
        self._recovery.found.connect(self._show)
        self._recovery.kept.connect(self.look)
        self.hide()

    def look(self) -> None:
        """Look whether there is something to offer."""
        self._recovery.look()

    def _show(self, paths: list[Path]) -> None:
        self._paths = paths
        self._text.setText(_sentence(len(paths)))
        self.setVisible(bool(paths))


def _sentence(count: int) -> str:
    translate = QCoreApplication.translate
    if count == 1:
        return translate("RecoveredRecordings", "A recording was cut off when the program ended unexpectedly.")
    many = translate("RecoveredRecordings", "{count} recordings were cut off when the program ended unexpectedly.")
    return many.format(count=count)
