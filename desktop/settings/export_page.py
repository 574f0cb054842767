"""The page of exports: the kinds of file and the folder that the export window begins with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton

from desktop.bridge.exports import EXPORT_FORMATS
from desktop.interviews.export_options import EXPORT_PREFERENCE, format_label
from desktop.interviews.file_places import ask_for_folder
from desktop.settings.page import SettingsPage
from desktop.theme import space
from desktop.widgets import ElidedLabel
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.settings_bridge import SettingsPicture

__all__ = ["ExportPage"]

_ALLOWED: Final = "export.formats_allowed"


class ExportPage(SettingsPage):
    """It writes what the export window remembers; that window shows the same, and changes it too."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__(
            context,
            self.tr("Exports"),
            self.tr("What the export window begins with. It remembers its last choices."),
            [_ALLOWED],
        )
        grid = QGridLayout()
        grid.setSpacing(space(2))
        self.boxes: dict[str, QCheckBox] = {}
        for place, name in enumerate(EXPORT_FORMATS):
            box = QCheckBox(format_label(name), self.body)
            box.clicked.connect(lambda _=False: self._remember_formats())
            grid.addWidget(box, place // 2, place % 2)
            self.boxes[name] = box
        self.folder = ElidedLabel("", self.body, mode=Qt.TextElideMode.ElideMiddle)
        self.choose = QPushButton(self.tr("Choose…"), self.body)
        self.choose.setAccessibleName(self.tr("Choose the folder of exports"))
        self.choose.clicked.connect(lambda _=False: self._ask())
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        self.add_section(self.tr("Kinds of file"), grid)
        self.add_section(self.tr("Folder"), row)
        self.finish()

    def show_picture(self, picture: SettingsPicture) -> None:
        """Kinds that an administrator does not allow cannot be chosen."""
        super().show_picture(picture)
        allowed = picture.state(_ALLOWED).value
        chosen = self._kept().get("formats", [])
        for name, box in self.boxes.items():
            box.setEnabled(not allowed or name in allowed)
            box.setChecked(isinstance(chosen, list) and name in chosen)
        folder = self._kept().get("folder")
        self.folder.set_full_text(str(folder) if folder else self.tr("Your documents"))

    def _kept(self) -> dict[str, Any]:
        kept = self.context.bridge.preferences.get(EXPORT_PREFERENCE, {})
        return dict(kept) if isinstance(kept, dict) else {}

    def _keep(self, **values: object) -> None:
        self.context.bridge.preferences.set(EXPORT_PREFERENCE, {**self._kept(), **values})

    def _remember_formats(self) -> None:
        self._keep(formats=[name for name, box in self.boxes.items() if box.isChecked()])

    def _ask(self) -> None:
        ask_for_folder(self, self.tr("Folder of exports"), str(self._kept().get("folder", "")), self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self._keep(folder=str(folder))
        self.folder.set_full_text(str(folder))
