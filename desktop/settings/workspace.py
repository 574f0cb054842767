"""The workspace of settings: a list of pages on the left, the page on the right.

Pages are made when somebody goes there. What is on them is made from the engine's schema, as far as a row can be made
from one.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from desktop.bridge.settings_bridge import SettingsPicture
from desktop.icons import ICON_PX
from desktop.notices import Notice, NoticeAction, NoticeKind
from desktop.restart import start_window_again
from desktop.settings.page import SettingsPage, label
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

__all__ = ["PAGES", "SettingsWorkspace"]

_NAME: Final = Qt.ItemDataRole.UserRole
_LANGUAGE: Final = "ui.language"
_LIST_WIDTH: Final = 232


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its name, its icon, and the module and the class or function that make it from the context."""

    name: str
    icon: str
    module: str
    factory: str

    def make(self, context: WorkspaceContext) -> SettingsPage:
        """The page."""
        return cast("SettingsPage", getattr(importlib.import_module(self.module), self.factory)(context))


PAGES: Final = (
    PageEntry("general", "contrast", "desktop.settings.simple_pages", "general_page"),
    PageEntry("folders", "folder", "desktop.settings.folders_page", "FoldersPage"),
    PageEntry("audio", "volume", "desktop.settings.audio_page", "AudioPage"),
    PageEntry("transcription", "transcribe", "desktop.settings.simple_pages", "transcription_page"),
    PageEntry("narration", "articles", "desktop.settings.simple_pages", "narration_page"),
    PageEntry("export", "export", "desktop.settings.export_page", "ExportPage"),
    PageEntry("shortcuts", "keyboard", "desktop.settings.shortcuts_page", "ShortcutsPage"),
    PageEntry("privacy", "lock", "desktop.settings.privacy_page", "PrivacyPage"),
    PageEntry("diagnostics", "machine", "desktop.settings.diagnostics_page", "DiagnosticsPage"),
    PageEntry("policies", "info", "desktop.settings.policies_page", "PoliciesPage"),
)


def page_titles() -> dict[str, str]:
    """The titles of the pages by name, in the reader's language."""
    translate = QCoreApplication.translate
    return {
        "general": translate("SettingsPages", "General"),
        "folders": translate("SettingsPages", "Folders"),
        "audio": translate("SettingsPages", "Sound"),
        "transcription": translate("SettingsPages", "Transcription"),
        "narration": translate("SettingsPages", "Narration"),
        "export": translate("SettingsPages", "Exports"),
        "shortcuts": translate("SettingsPages", "Keyboard shortcuts"),
        "privacy": translate("SettingsPages", "Privacy and retention"),
        "diagnostics": translate("SettingsPages", "Diagnostics"),
        "policies": translate("SettingsPages", "Policies"),
    }


class SettingsWorkspace(QWidget):
    """`open_item` takes the name of a page."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__()
        self._context = context
        self._picture: SettingsPicture | None = None
        self._entries = {entry.name: entry for entry in PAGES}
        self.pages: dict[str, SettingsPage] = {}
        self.list = QListWidget(self)
        self._stack = QStackedWidget(self)
        self._problems = label("", self, role="warning")
        self._problems.hide()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda now, _: self._show(str(now.data(_NAME))) if now else None)
        context.bridge.settings.changed.connect(lambda *_: self._read())
        context.bridge.settings.refused.connect(lambda _: self._read())
        self.list.setCurrentRow(0)

    def open_item(self, item: object) -> None:
        """Go to the page with this name."""
        for row, entry in enumerate(PAGES):
            if entry.name == item:
                self.list.setCurrentRow(row)

    def take_focus(self) -> None:
        """To the list of pages."""
        self.list.setFocus()

    def page(self, name: str) -> SettingsPage:
        """A page by its name; it is made now if nobody has been there."""
        if name not in self.pages:
            made = self._entries[name].make(self._context)
            made.noticed.connect(self._on_noticed)
            self.pages[name] = made
            self._stack.addWidget(made)
            if self._picture is not None:
                made.show_picture(self._picture)
        return self.pages[name]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The command line or an administrator may have changed something meanwhile."""
        super().showEvent(event)
        self._read()

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Pages of settings"))
        self.list.setObjectName("settings-pages")
        self.list.setIconSize(QSize(ICON_PX, ICON_PX))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        titles = page_titles()
        for entry in PAGES:
            item = QListWidgetItem(titles[entry.name], self.list)
            item.setData(_NAME, entry.name)
            item.setSizeHint(QSize(0, self.list.fontMetrics().height() + space(5)))
        self._draw_icons()
        self._context.theme.changed.connect(self._draw_icons)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._problems)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(4), 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.list)
        row.addLayout(right, 1)

    def _draw_icons(self) -> None:
        for row, entry in enumerate(PAGES):
            self.list.item(row).setIcon(self._context.theme.icon(entry.icon))

    def _show(self, name: str) -> None:
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        page.look_around()

    def _read(self) -> None:
        if self.isVisible():
            self._context.bridge.settings.read(on_success=self._take, owner=self)

    def _take(self, picture: SettingsPicture) -> None:
        is_first = self._picture is None
        self._picture = picture
        for page in self.pages.values():
            page.show_picture(picture)
            if is_first:
                page.look_around()
        self._problems.setText("\n".join(picture.problems))
        self._problems.setVisible(bool(picture.problems))

    def _on_noticed(self, key: str, _value: object) -> None:
        if key != _LANGUAGE:
            return
        again = NoticeAction(self.tr("Start again now"), lambda: start_window_again(self))
        what = self.tr("Souffleur speaks the other language from its next start on.")
        self._context.notices.post(Notice(what, kind=NoticeKind.NEWS, actions=(again,), key="settings/language"))
