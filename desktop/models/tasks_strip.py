"""What is going on with models, above the list: downloads with Pause and Cancel, imports, checks, measurements."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.bridge.models_values import Download, DownloadState, Work, WorkKind
from desktop.lists.wording import percent
from desktop.models.model_texts import download_caption, download_text
from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel, ProgressRow

__all__ = ["TasksStrip"]


class TasksStrip(QWidget):
    """One row for each thing that is going on; those that wait are counted."""

    pause_wanted = Signal(object)
    """A `Download`; as the next two."""
    resume_wanted = Signal(object)
    cancel_wanted = Signal(object)
    stop_wanted = Signal(object)
    """A `Work`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What is going on with models"))
        self._theme = theme
        self._rows: dict[Hashable, _Row] = {}
        self._waiting = QLabel(self)
        self._waiting.setProperty("role", "muted")
        self._waiting.setFont(theme.font("caption"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        self._column.addWidget(self._waiting)
        self.show_tasks((), ())

    def show_tasks(self, downloads: Sequence[Download], works: Sequence[Work]) -> None:
        """This is going on now."""
        shown: dict[Hashable, _Said] = {}
        waiting = 0
        for download in downloads:
            if download.state is DownloadState.WAITING:
                waiting += 1
            else:
                shown[download.kind, download.name] = self._of_download(download)
        for work in works:
            if work.is_running:
                shown[work.id] = self._of_work(work)
            else:
                waiting += 1
        for gone in [key for key in self._rows if key not in shown]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for key, said in shown.items():
            if key not in self._rows:
                self._rows[key] = row = _Row(self, self._theme)
                self._column.insertWidget(self._column.count() - 1, row)
            self._rows[key].show_said(said)
        self._waiting.setText(self.tr("1 more waits") if waiting == 1 else self.tr("{0} more wait").format(waiting))
        self._waiting.setVisible(waiting > 0)
        self.setVisible(bool(shown) or waiting > 0)

    def _of_download(self, download: Download) -> _Said:
        state = download.state
        title = self.tr("Update of {0}") if download.is_update else self.tr("Download of {0}")
        caption = " · ".join(filter(None, (download_text(download), download_caption(download))))
        return _Said(
            download,
            title.format(download.name),
            caption,
            download.fraction if state is not DownloadState.RUNNING or download.fraction is not None else None,
            str(download.problem) if download.problem else "",
            can_pause=state is DownloadState.RUNNING,
            can_resume=state in {DownloadState.PAUSED, DownloadState.FAILED},
            can_cancel=state is not DownloadState.CANCELLING,
            is_still=state in {DownloadState.PAUSED, DownloadState.FAILED},
        )

    def _of_work(self, work: Work) -> _Said:
        titles = {
            WorkKind.IMPORT: self.tr("Import of {0}"),
            WorkKind.VERIFY: self.tr("Verification of {0}"),
            WorkKind.MEASURE: self.tr("Measuring the speed of {0}"),
        }
        caption = percent(work.fraction) if work.fraction is not None else ""
        return _Said(work, titles[work.kind].format(work.title), caption, work.fraction, can_cancel=True)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row shows."""

    task: Download | Work
    title: str
    caption: str
    fraction: float | None
    problem: str = ""
    can_pause: bool = False
    can_resume: bool = False
    can_cancel: bool = False
    is_still: bool = False


class _Row(QWidget):
    """A title, a bar, and what can be done."""

    def __init__(self, strip: TasksStrip, theme: Theme) -> None:
        super().__init__(strip)
        self._strip = strip
        self._said: _Said | None = None
        self._title = ElidedLabel("", self)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._progress = ProgressRow(theme, name=self.tr("Progress"), parent=self)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setProperty("role", "failure")
        self._problem.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pause = self._button(self.tr("Pause"), lambda: strip.pause_wanted.emit(self._task))
        self._resume = self._button(self.tr("Go on"), lambda: strip.resume_wanted.emit(self._task))
        self._cancel = self._button(self.tr("Cancel"), self._on_cancel)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(self._title, 2)
        row.addWidget(self._progress, 3)
        for button in (self._pause, self._resume, self._cancel):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(row)
        column.addWidget(self._problem)

    def show_said(self, said: _Said) -> None:
        """Show this."""
        self._said = said
        self._title.set_full_text(said.title)
        still = said.fraction or 0.0
        self._progress.show_progress(still if said.is_still else said.fraction, said.caption)
        self._problem.setText(said.problem)
        self._problem.setVisible(bool(said.problem))
        for button, wanted, name in (
            (self._pause, said.can_pause, self.tr("Pause: {0}")),
            (self._resume, said.can_resume, self.tr("Go on: {0}")),
            (self._cancel, said.can_cancel, self.tr("Cancel: {0}")),
        ):
            button.setVisible(wanted)
            button.setAccessibleName(name.format(said.title))

    @property
    def _task(self) -> Download | Work | None:
        return self._said.task if self._said else None

    def _on_cancel(self) -> None:
        signal = self._strip.stop_wanted if isinstance(self._task, Work) else self._strip.cancel_wanted
        signal.emit(self._task)

    def _button(self, text: str, on_click: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(on_click)
        return button
