"""Before a transcription begins: which files, how, and how long it will take on this computer.

Whatever cannot work is said here, before it is queued; files are looked at by the locked decoder, not by this process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.bridge import Operation
from desktop.bridge.intake import FileLook, Foresight, StartChoices, foresee, look_at, start_choices
from desktop.interviews.dropped_files import Gathered, gather
from desktop.interviews.start_files import StartFiles
from desktop.interviews.start_options import StartOptions
from desktop.lists.wording import about
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

__all__ = ["StartPanel"]

_PAUSE_MS: Final = 50
"""Changes that come together are answered together."""
_REFUSED_SHOWN: Final = 3
"""Of so many files that cannot be used the sentences are shown."""


class StartPanel(QDialog):
    """Shown with `open()`. More files may be added while it is there."""

    started = Signal(int)
    """So many files were queued."""

    def __init__(
        self, context: WorkspaceContext, paths: Iterable[Path], parent: QWidget, *, language: str | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = context.bridge
        self._language = language
        self._foresight: Foresight | None = None
        self._left_out = 0
        self._looking: list[Operation] = []
        self.setWindowTitle(self.tr("Transcribe recordings"))
        self.setMinimumWidth(space(150))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.files = StartFiles(context.theme, self)
        self.options = StartOptions(self._bridge.preferences, self)
        self._refused = self._label("failure")
        self._notes = self._label("muted")
        self._problem = self._label("failure")
        self._advice = self._label("warning")
        self._estimate = self._label("")
        self._estimate.setFont(context.theme.font("strong"))
        self._buttons = QDialogButtonBox(self)
        self._start = QPushButton(self.tr("Start"), self)
        self._start.setProperty("primary", True)
        self._buttons.addButton(self._start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._start.setDefault(True)
        self._start.setEnabled(False)
        self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._foresee)
        self.files.changed.connect(self._on_change)
        self.options.changed.connect(self._on_change)
        self._buttons.accepted.connect(self._queue)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(lambda _: self._stop_looking())
        self._bridge.operations.run(start_choices, on_success=self._offer, owner=self)
        self.add_paths(paths)

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Put these files, and the recordings in these folders, on the list."""
        wanted = list(paths)
        self._bridge.operations.run(lambda: gather(wanted), on_success=self._take, owner=self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(5))
        column.setSpacing(space(3))
        column.addWidget(self.files, 1)
        column.addWidget(self._refused)
        column.addWidget(self._notes)
        column.addWidget(self.options)
        for label in (self._problem, self._advice, self._estimate):
            column.addWidget(label)
        column.addWidget(self._buttons)
        self.resize(space(160), space(140))
        self.setTabOrder(self.files, self.options.model)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.hide()
        return label

    def _offer(self, choices: StartChoices) -> None:
        self.options.offer(choices, language=self._language)
        self.options.model.setFocus()

    def _take(self, gathered: Gathered) -> None:
        new = [path for path in gathered.files if self.files.add(path)]
        self._left_out += gathered.left_out
        if not gathered.files and self._left_out:
            self._say(self._notes, self.tr("There is no recording among the files in this folder."))
        elif self._left_out == 1:
            self._say(self._notes, self.tr("1 other file in the folder is no recording and was left out."))
        elif self._left_out:
            text = self.tr("{0} other files in the folder are no recordings and were left out.")
            self._say(self._notes, text.format(self._left_out))
        if new:
            self._look_at(new)

    def _look_at(self, paths: list[Path]) -> None:
        def look(report: Callable[[FileLook], None]) -> None:
            for path in paths:
                report(look_at(path))

        self._looking.append(self._bridge.operations.run_reporting(look, on_progress=self.files.show_look, owner=self))

    def _stop_looking(self) -> None:
        for operation in self._looking:
            operation.cancel()

    def _on_change(self) -> None:
        self.options.allow_channels(self.files.have_two_channels())
        self._show_refused()
        self._show_estimate()
        self._timer.start()

    def _show_refused(self) -> None:
        problems = [f"{problem.what} {problem.to_do}".strip() for problem in self.files.problems()]
        more = len(problems) - _REFUSED_SHOWN
        if more == 1:
            problems[_REFUSED_SHOWN:] = [self.tr("1 more file cannot be used.")]
        elif more > 1:
            problems[_REFUSED_SHOWN:] = [self.tr("{0} more files cannot be used.").format(more)]
        self._say(self._refused, "\n".join(problems))

    def _foresee(self) -> None:
        if self.options.model.count() == 0:  # the choices are on their way
            return
        request = self.options.request(Path(), two_channels=False)
        self._bridge.operations.run(
            lambda: foresee(request), on_success=self._show_foresight, key="start-foresight", owner=self
        )

    def _show_foresight(self, foresight: Foresight) -> None:
        self._foresight = foresight
        problem = foresight.problem
        self._say(self._problem, f"{problem.what} {problem.to_do}" if problem is not None else "")
        self._say(self._advice, " ".join(foresight.notices))
        self.options.allow_modes(not foresight.basic)
        self._show_estimate()

    def _show_estimate(self) -> None:
        foresight, files = self._foresight, self.files.usable()
        possible = foresight is not None and foresight.problem is None and bool(files)
        self._start.setEnabled(possible)
        self._start.setText(self.tr("Start") if len(files) < 2 else self.tr("Start {0} files").format(len(files)))
        total_s = self.files.total_s()
        if foresight is None or not possible:
            self._say(self._estimate, "")
        elif foresight.speed is None:
            self._say(self._estimate, self.tr("How long it takes on this computer is known after the first time."))
        elif total_s is not None:
            text = self.tr("It takes {0} on this computer.").format(about(total_s / foresight.speed))
            self._say(self._estimate, text)
        else:
            self._say(self._estimate, self.tr("How long it takes is not known: a file does not tell its length."))

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _queue(self) -> None:
        files = self.files.usable()
        if not files or not self._start.isEnabled():
            return
        self.options.remember()
        for path in files:
            look = self.files.look_of(path)
            two_channels = look is not None and look.channels == 2
            request = self.options.request(path, two_channels=two_channels)
            self._bridge.jobs.start(request, on_failure=self._context.notices.failure)
        self.started.emit(len(files))
        self.accept()
