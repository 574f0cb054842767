"""Tells a person that a job has ended: a notice in the window and, where that is not in front, the system's own.

Screen readers are told through the notice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon

from desktop.bridge import Bridge, JobEnd, JobNotice
from desktop.notices import Notice, NoticeAction, NoticeKind, Notices

__all__ = ["JobNews"]

_LONG_S: Final = 10.0
"""Whoever waited for less is still looking."""


class JobNews(QObject):
    """Listens to the queue for one window."""

    def __init__(
        self, bridge: Bridge, notices: Notices, window: QMainWindow, open_transcript: Callable[[int, int], object]
    ) -> None:
        super().__init__(window)
        self._open_transcript = open_transcript
        self._bridge = bridge
        self._notices = notices
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        bridge.jobs.job_ended.connect(self._on_end)
        bridge.jobs.notice.connect(self._on_notice)

    def _on_end(self, end: JobEnd) -> None:
        if end.kind == _KIND and end.state in _TOLD:
            self._tell(end)

    def _tell(self, end: JobEnd) -> None:
        notice = self._words(end)
        self._notices.post(notice)
        if end.took_s >= _LONG_S and not self._window.isActiveWindow():
            self._tell_system(notice)

    def _on_notice(self, notice: JobNotice) -> None:
        self._notices.post(Notice(notice.text, kind=NoticeKind.WARNING, key=f"job-notice/{notice.text}"))

    def _words(self, end: JobEnd) -> Notice:
        key, title = f"job/{end.job_id}", end.title
        if end.state == "failed":
            what = self.tr("“{0}” could not be transcribed.").format(title)
            retry = NoticeAction(self.tr("Try again"), lambda: self._bridge.jobs.retry(end.job_id))
            return Notice(what, f"{end.what} {end.to_do}".strip(), NoticeKind.FAILURE, (retry,), key)
        what = self.tr("“{0}” is transcribed.").format(title)
        if end.state == "done-with-warnings":
            what = self.tr("“{0}” is transcribed, with passages to look at.").format(title)
        transcript_id, recording_id = end.transcript_id, end.recording_id
        if transcript_id is None or recording_id is None:
            return Notice(what, kind=NoticeKind.DONE, key=key)
        open_it = NoticeAction(self.tr("Open"), lambda: self._open_transcript(transcript_id, recording_id))
        return Notice(what, kind=NoticeKind.DONE, actions=(open_it,), key=key)

    def _tell_system(self, notice: Notice) -> None:
        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._window.activateWindow)
        self._tray.show()
        self._tray.showMessage("Souffleur", f"{notice.what} {notice.more}".strip(), self._window.windowIcon())


_KIND: Final = "transcribe"
_TOLD: Final = ("done", "done-with-warnings", "failed")
"""By value: the library, whose they are, is not loaded yet when this is."""
