"""Word of mistakes for the person: what happened, that nothing is lost, and the report to look at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desktop.bridge import Operations
from desktop.crash import BadEnd, CrashReports
from desktop.notices import Notice, NoticeAction, NoticeKind, Notices

__all__ = ["CrashNews"]


class CrashNews(QObject):
    """Posts notices; mistakes may happen in any thread."""

    _happened = Signal(object)

    def __init__(self, reports: CrashReports, operations: Operations, notices: Notices) -> None:
        super().__init__(notices)
        self._notices = notices
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        reports.on_report = lambda _mistake, path: self._happened.emit(path)
        operations.unexpected.connect(reports.write)

    def tell_of_last_run(self, end: BadEnd) -> None:
        """The program was started after a run that had ended badly."""
        what = self.tr("Souffleur did not end properly last time.")
        safe = self.tr("Everything that was stored is here, and unfinished transcriptions go on.")
        self._post(what, safe, end.report, NoticeKind.WARNING)

    def tell_of_preferences(self, problem: str) -> None:
        """The file of preferences could not be used: a sentence of the engine's."""
        self._notices.post(Notice(problem, kind=NoticeKind.WARNING))

    def _tell(self, report: Path | None) -> None:
        what = self.tr("Souffleur made a mistake.")
        safe = self.tr("Nothing that was stored is lost. The report stays on this computer.")
        self._post(what, safe, report, NoticeKind.FAILURE)

    def _post(self, what: str, more: str, report: Path | None, kind: NoticeKind) -> None:
        actions: tuple[NoticeAction, ...] = ()
        if report is not None:
            actions = (NoticeAction(self.tr("Show the report"), lambda: self._show(report)),)
        self._notices.post(Notice(what, more, kind, actions, key="crash"))

    def _show(self, report: Path) -> None:
        from desktop.report_dialog import ReportDialog

        dialog = ReportDialog(report, self._notices.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
