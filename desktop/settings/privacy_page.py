"""The page of privacy: what leaves this computer (nothing), and whether old recordings are deleted.

What a number of days would delete is shown before anything is deleted, by asking the library itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QPushButton

from desktop.help.opening import show_promise
from desktop.lists.wording import moment
from desktop.settings.page import SettingsPage, label
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.retention import DueRecording
    from desktop.bridge.settings_bridge import SettingsPicture

__all__ = ["PrivacyPage"]

_DAYS: Final = "retention.days"
_SHOWN: Final = 200


class PrivacyPage(SettingsPage):
    """The number takes effect once a day and at the start, not while one writes it."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__(
            context,
            self.tr("Privacy and retention"),
            self.tr("Recordings, transcripts and articles stay on this computer. Nothing is sent anywhere."),
            [_DAYS],
        )
        promise = QPushButton(self.tr("What leaves this computer, and how to check it…"), self.body)
        promise.clicked.connect(lambda _=False: show_promise(self, context.theme))
        self.column.insertWidget(2, promise, 0, Qt.AlignmentFlag.AlignLeft)
        self.says = label("", self.body, role="muted")
        self.list = QListWidget(self.body)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setMinimumHeight(160)
        self.list.hide()
        heading = self.add_section(self.tr("What would be deleted now"), self.says, self.list)
        self.list.setAccessibleName(heading.text())
        self.finish()
        context.bridge.library.recordings_changed.connect(lambda: self._preview() if self.isVisible() else None)

    def show_picture(self, picture: SettingsPicture) -> None:
        """Ask the library anew: the number of days may be another."""
        super().show_picture(picture)
        self._preview()

    def _preview(self) -> None:
        row = self.rows.get(_DAYS)
        days = int(row.state.value) if row is not None else 0
        if days == 0:
            self._show([], self.tr("Nothing: recordings are kept until you delete them yourself."))
            return
        self.context.bridge.library.read(
            lambda library: library.due_recordings(days),
            on_success=lambda due: self._show(due, self._sentence(due)),
            key="settings-retention",
            owner=self,
        )

    def _sentence(self, due: list[DueRecording]) -> str:
        if not due:
            return self.tr("Nothing: no reviewed recording is that old. What nobody has reviewed is never deleted.")
        return self.tr("These are reviewed and old enough. For a week they can be brought back; originals stay.")

    def _show(self, due: list[DueRecording], sentence: str) -> None:
        self.says.setText(sentence)
        self.list.clear()
        for one in due[:_SHOWN]:
            self.list.addItem(self.tr("{0} – last worked on: {1}").format(one.title, moment(one.worked_on.isoformat())))
        self.list.setVisible(bool(due))
