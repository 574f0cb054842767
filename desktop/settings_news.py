"""Word of what settings and policies do by themselves: what is wrong with them, what was deleted for its age.

Old recordings are looked for at the start and once a day, in the background.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from desktop.notices import Notice, NoticeAction, NoticeKind, Notices

if TYPE_CHECKING:
    from audio_engine.settings.resolver import Settings
    from desktop.bridge import Bridge
    from desktop.bridge.retention import Retained

__all__ = ["SettingsNews"]

_DAY_MS: Final = 24 * 60 * 60 * 1000


class SettingsNews(QObject):
    """Posts notices for as long as the window is there."""

    def __init__(self, settings: Settings, bridge: Bridge, notices: Notices) -> None:
        super().__init__(notices)
        self._settings = settings
        self._bridge = bridge
        self._notices = notices
        self._chosen_days: int | None = None
        bridge.settings.changed.connect(self._on_setting)
        self._daily = QTimer(self)
        self._daily.setInterval(_DAY_MS)
        self._daily.timeout.connect(self.delete_old)

    def begin(self) -> None:
        """Tell of every problem, and delete what is due."""
        for problem in self._settings.problems:
            self._notices.post(Notice(problem, kind=NoticeKind.WARNING))
        if self._days:
            self._daily.start()
            self.delete_old()

    def delete_old(self) -> None:
        """Delete the reviewed recordings that nobody has worked on for as long as the settings say."""
        from desktop.bridge.retention import delete_old  # here: without a retention nothing of it is loaded

        delete_old(self._bridge, self._days, on_success=self._tell, owner=self)

    @property
    def _days(self) -> int:
        from audio_engine.settings.schema import RETENTION_DAYS

        if self._chosen_days is not None:
            return self._chosen_days
        return self._settings.get(RETENTION_DAYS)

    def _on_setting(self, key: str, value: object) -> None:
        """Another number holds from tomorrow on: nothing is deleted while somebody is still choosing it."""
        if key == "retention.days" and isinstance(value, int):
            self._chosen_days = value
            if value:
                self._daily.start()
            else:
                self._daily.stop()

    def _tell(self, done: Retained) -> None:
        if done.deleted:
            what = self.tr(
                "%n reviewed recording(s) that nobody has worked on for {days} days were deleted.",
                "",
                len(done.deleted),
            ).format(days=self._days)
            more = self.tr("For a week they can be brought back. The original files were not touched.")
            undo = NoticeAction(self.tr("Undo"), lambda: self._restore(done.deleted))
            self._notices.post(Notice(what, more, NoticeKind.WARNING, (undo,), key="retention"))

    def _restore(self, recordings: tuple[int, ...]) -> None:
        for recording_id in recordings:
            self._bridge.library.restore_recording(recording_id)
