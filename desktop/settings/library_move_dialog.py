"""Moving the library: what it takes, how far it is, and the start of the program from the new folder.

Nobody can change anything meanwhile, since this stands over the window; what was typed before is stored first.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from audio_engine.errors import CancelledError, UserFacingError
from desktop.bridge.library_move import MoveLook, look_at_target, move_library
from desktop.restart import start_window_again
from desktop.settings.page import label
from desktop.theme import set_role, space
from desktop.widgets import ProgressRow
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LibraryMoveDialog"]


class LibraryMoveDialog(QDialog):
    """Shown with `open()`."""

    def __init__(self, context: WorkspaceContext, target: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = context.bridge
        self._target = target
        self._stop = threading.Event()
        """Somebody wants it ended; the copying looks at this, and whoever waits hears which of the two came first."""
        self._is_moving = False
        self._is_moved = False
        self.setWindowTitle(self.tr("Move the library"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(space(140))
        self.where = label(self.tr("To: {0}").format(target), self)
        self.says = label(self.tr("The folder is looked at…"), self)
        self.progress = ProgressRow(context.theme, name=self.tr("Copying"), parent=self)
        self.progress.hide()
        self.buttons = QDialogButtonBox(self)
        self.start = QPushButton(self.tr("Move"), self)
        self.start.setProperty("primary", True)
        self.start.setEnabled(False)
        self.buttons.addButton(self.start, QDialogButtonBox.ButtonRole.ActionRole)
        self.cancel = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.start.clicked.connect(lambda _=False: self._press())
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(5))
        column.setSpacing(space(3))
        for widget in (self.where, self.says, self.progress, self.buttons):
            column.addWidget(widget)
        self._look()

    def reject(self) -> None:
        """Stop the copying, of which nothing is left; once it is done there is only one way on."""
        if self._is_moving:
            self._stop.set()
            self.cancel.setEnabled(False)
            return
        if self._is_moved:
            start_window_again(self)
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """The same as Esc."""
        event.ignore()
        self.reject()

    def _look(self) -> None:
        if self._bridge.jobs.running is not None:
            self._refuse(
                UserFacingError(
                    self.tr("The library cannot be moved while a job runs."),
                    self.tr("Wait until it is done or pause it, then move the library."),
                )
            )
            return
        home = self._bridge.library.home
        self._bridge.operations.run(
            lambda: look_at_target(home, self._target),
            on_success=self._offer,
            on_failure=self._refuse,
            owner=self,
        )

    def _offer(self, look: MoveLook) -> None:
        locale = QLocale()
        size, free = (locale.formattedDataSize(n, 1) for n in (look.size_bytes, look.free_bytes))
        text = self.tr(
            "{0} are copied and compared; {1} are free there. Souffleur starts again afterwards. The old copy stays "
            "until you delete it. Recordings that lie elsewhere stay where they are."
        )
        self.says.setText(text.format(size, free))
        self.start.setEnabled(True)
        self.start.setFocus()

    def _press(self) -> None:
        if self._is_moved:
            self.reject()
            return
        self.start.setEnabled(False)
        self.progress.show()
        self.progress.show_progress(0.0, "")
        home, target, library = self._bridge.library.home, self._target, self._bridge.library

        def work(report: Callable[[float], None]) -> Path:
            def report_or_stop(share: float) -> None:
                if self._stop.is_set():
                    raise CancelledError
                report(share)

            old = move_library(home, target, report_or_stop)
            library.write_to(target)
            return old

        self._is_moving = True
        self._bridge.operations.run_reporting(
            work,
            on_progress=lambda share: self.progress.show_progress(share, QLocale().toString(round(share * 100)) + " %"),
            on_success=self._on_moved,
            on_failure=self._refuse,
            on_end=self._on_end,
            owner=self,
            writes=True,
        )

    def _on_moved(self, old: Path) -> None:
        self._is_moving = False
        self._is_moved = True
        self._bridge.preferences.set("library.old", str(old))
        self.progress.hide()
        self.says.setText(self.tr("The library is in its new folder. Souffleur starts again to work with it."))
        self.cancel.hide()
        self.start.setText(self.tr("Start again"))
        self.start.setEnabled(True)
        self.start.setFocus()

    def _on_end(self) -> None:
        """It was stopped where neither of the others has come."""
        if self._is_moving:
            self._is_moving = False
            self._context.notices.say(self.tr("The library was not moved. It is where it was."))
            self.reject()

    def _refuse(self, problem: UserFacingError) -> None:
        self._is_moving = False
        self.progress.hide()
        set_role(self.says, "failure")
        self.says.setText(f"{problem.what} {problem.to_do}".strip())
        self.start.setEnabled(False)
