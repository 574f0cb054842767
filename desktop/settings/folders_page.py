"""The page of folders: where everything is and how much room there is; the library can be moved from here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout, QWidget

from desktop.bridge.library_move import FolderLook, FoldersLook, delete_old_library, look_at_folders
from desktop.interviews.file_places import ask_for_folder, show_in_folder
from desktop.settings.page import SettingsPage, label
from desktop.theme import space
from desktop.widgets import ElidedLabel
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.settings_bridge import SettingsPicture

__all__ = ["OLD_LIBRARY", "FoldersPage"]

_KEYS: Final = ("names.shared", "models.search_path")
OLD_LIBRARY: Final = "library.old"
"""The preference that names a library which was moved away and is still there."""


class FoldersPage(SettingsPage):
    """What it shows of the disk is looked up whenever the page comes to the front."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__(context, self.tr("Folders"), self.tr("Where everything is kept on this computer."), _KEYS)
        self._look: FoldersLook | None = None
        self.library = _Place(self, self.tr("Library: recordings, transcripts, articles"))
        self.move_button = QPushButton(self.tr("Move the library…"), self.body)
        self.move_button.clicked.connect(lambda _=False: self._ask())
        self.library.buttons.addWidget(self.move_button)
        self.managed = label(self.tr("Managed by your organisation"), self.body, role="muted")
        self.managed.hide()
        self.old = _Place(self, self.tr("The library before it was moved"))
        self.delete = QPushButton(self.tr("Delete the old copy…"), self.body)
        self.delete.clicked.connect(lambda _=False: self._ask_before_deleting())
        self.old.buttons.addWidget(self.delete)
        self.old.hide()
        self.home = _Place(self, self.tr("Settings, names, your own models"))
        self.models = label("", self.body, role="muted")
        for place, widget in enumerate((self.library, self.managed, self.old, self.home, self.models), start=2):
            self.column.insertWidget(place, widget)
        self.finish()

    def show_picture(self, picture: SettingsPicture) -> None:
        """The disk is looked at as well."""
        super().show_picture(picture)
        old = self.context.bridge.preferences.get(OLD_LIBRARY)
        self.context.bridge.operations.run(
            lambda: look_at_folders(Path(old) if isinstance(old, str) else None),
            on_success=self._show,
            key="settings-folders",
            owner=self,
        )

    def _show(self, look: FoldersLook) -> None:
        self._look = look
        self.library.show_look(look.library)
        self.home.show_look(look.home)
        self.move_button.setEnabled(not look.is_managed)
        self.managed.setVisible(look.is_managed)
        self.old.setVisible(look.old is not None)
        if look.old is not None:
            self.old.show_look(look.old)
        names = "\n".join(str(path) for path in look.models)
        self.models.setText(self.tr("Models are looked for in:\n{0}").format(names))

    def _ask(self) -> None:
        ask_for_folder(self, self.tr("New folder of the library"), str(Path.home()), self.move_to)

    def move_to(self, target: Path) -> None:
        """Ask whether the library is to be moved to `target`, and move it."""
        from desktop.settings.library_move_dialog import LibraryMoveDialog

        LibraryMoveDialog(self.context, target, self).open()

    def _ask_before_deleting(self) -> None:
        old = self._look.old if self._look is not None else None
        if old is None:
            return
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setText(self.tr("Delete the old copy of the library?"))
        question.setInformativeText(
            self.tr("{0}\nThe library that you work with stays. This cannot be undone.").format(old.path)
        )
        delete = question.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        question.finished.connect(question.deleteLater)
        delete.clicked.connect(lambda _=False: self._delete(old.path))
        question.open()

    def _delete(self, old: Path) -> None:
        def deleted(_: None) -> None:
            self.context.bridge.preferences.set(OLD_LIBRARY, None)
            self.old.hide()
            self.context.notices.say(self.tr("The old copy of the library was deleted."))

        self.context.bridge.operations.run(lambda: delete_old_library(old), on_success=deleted, owner=self)


class _Place(QWidget):
    """A folder: what it is for, where it is, how much room there is, and what can be done."""

    def __init__(self, page: SettingsPage, title: str) -> None:
        super().__init__(page.body)
        self._path = Path()
        heading = label(title, self)
        heading.setFont(page.context.theme.font("strong"))
        self.where = ElidedLabel("", self, mode=Qt.TextElideMode.ElideMiddle)
        self.room = label("", self, role="muted")
        self.room.setFont(page.context.theme.font("caption"))
        show = QPushButton(self.tr("Show the folder"), self)
        show.setAccessibleName(self.tr("{0}: show the folder").format(title))
        show.clicked.connect(lambda _=False: show_in_folder(self._path / "library"))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(space(2))
        self.buttons.addWidget(show)
        row = QHBoxLayout()
        row.addLayout(self.buttons)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for widget in (heading, self.where, self.room):
            column.addWidget(widget)
        column.addLayout(row)

    def show_look(self, look: FolderLook) -> None:
        """Show what is known of it now."""
        self._path = look.path
        self.where.set_full_text(str(look.path))
        locale = QLocale()
        free = locale.formattedDataSize(look.free_bytes, 1)
        if look.size_bytes:
            size = locale.formattedDataSize(look.size_bytes, 1)
            self.room.setText(self.tr("{0}; {1} are free on this disk").format(size, free))
        else:
            self.room.setText(self.tr("{0} are free on this disk").format(free))
