"""The page of a workspace whose work is done on the command line today: the command, and a button that copies it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.notices import Notices
from desktop.theme import Theme
from desktop.widgets.empty_state import EmptyState

__all__ = ["CommandPage"]

_MARGIN_CHARACTERS = 6


class CommandPage(EmptyState):
    """`command` is shown as it is typed."""

    def __init__(
        self,
        theme: Theme,
        notices: Notices,
        *,
        icon: str,
        title: str,
        sentence: str,
        command: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, icon=icon, title=title, sentence=sentence, parent=parent)
        self._notices = notices
        self._command = command
        shown = QLineEdit(command, self)
        shown.setReadOnly(True)
        shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        shown.setAccessibleName(self.tr("Command"))
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown.setFixedWidth(shown.fontMetrics().averageCharWidth() * (len(command) + _MARGIN_CHARACTERS))
        self.column.insertWidget(4, shown, 0, Qt.AlignmentFlag.AlignHCenter)
        self.add_button(self.tr("Copy the command"), self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._command)
        self._notices.say(self.tr("The command is on the clipboard."))
