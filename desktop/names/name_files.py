"""Lists of names come in from files, after a look at what they change, and go out to files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from audio_engine.names.entry import Name
from desktop.interviews.file_places import ask_for_file, show_in_folder
from desktop.lists.wording import language_name
from desktop.names.import_dialog import ImportDialog
from desktop.names.name_changes import NameChanges
from desktop.notices import Notice, NoticeAction, NoticeKind
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.names.preview import ImportPreview
    from desktop.bridge.names_work import ExportedNames

__all__ = ["NAME_FILES", "NameFiles"]

NAME_FILES: Final = frozenset({".csv", ".tsv", ".pls", ".txt"})
"""Endings of files that are taken as lists of names where they are dropped."""

_FOLDER: Final = "names.folder"


class NameFiles(QObject):
    """`host` is what its windows stand over."""

    def __init__(self, context: WorkspaceContext, changes: NameChanges, host: QWidget) -> None:
        super().__init__(host)
        self._context = context
        self._changes = changes
        self._host = host
        self._own: Sequence[Name] = ()

    def know(self, own: Sequence[Name]) -> None:
        """What is in the list, and would be exported."""
        self._own = own

    def ask_for_import(self) -> QFileDialog:
        """Let somebody choose a file to import."""
        return ask_for_file(self._host, self.tr("Import names"), self._folder(), self.look_at)

    def look_at(self, path: Path) -> None:
        """Show what a file would change."""
        self._context.bridge.preferences.set(_FOLDER, str(path.parent))
        self._context.bridge.names.look_at(
            path,
            on_success=partial(self._show, path),
            on_failure=self._context.notices.failure,
            owner=self,
        )

    def export_menu(self, parent: QWidget) -> QMenu:
        """The kinds of files: a table with everything, or the pronunciations of one language."""
        menu = QMenu(parent)
        menu.addAction(self.tr("Everything, as a table (CSV)…"), partial(self.ask_for_export, ""))
        spoken = {name.language for name in self._own if name.say_as is not None and name.language}
        for code in sorted({*spoken, "en", "fr"}, key=language_name):
            text = self.tr("Pronunciations in {0} (W3C PLS)…").format(language_name(code))
            menu.addAction(text, partial(self.ask_for_export, code))
        return menu

    def ask_for_export(self, language: str) -> QFileDialog:
        """Let somebody say where the list is to be written; `language` "" is a table."""
        ending = "pls" if language else "csv"
        title = self.tr("Export the names")
        dialog = QFileDialog(self._host, title, str(Path(self._folder()) / f"names.{ending}"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)  # it asks before a file is replaced
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilter(f"*.{ending}")
        dialog.selectFile(f"names.{ending}")
        dialog.fileSelected.connect(lambda chosen: self.export(Path(chosen), language))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def export(self, path: Path, language: str) -> None:
        """Write the list."""
        self._context.bridge.preferences.set(_FOLDER, str(path.parent))
        self._context.bridge.names.export(
            path,
            self._own,
            language,
            on_success=self._on_exported,
            on_failure=self._context.notices.failure,
            owner=self,
        )

    def _folder(self) -> str:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(self._context.bridge.preferences.get(_FOLDER, documents))

    def _show(self, path: Path, preview: ImportPreview) -> None:
        dialog = ImportDialog(self._context.theme, path.name, preview, self._host)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, names: tuple[Name, ...]) -> None:
        what = self.tr("{0} names were imported.").format(len(names))
        if len(names) == 1:
            what = self.tr("“{0}” was imported.").format(names[0].written)
        self._changes.keep(names, what)

    def _on_exported(self, exported: ExportedNames) -> None:
        what = self.tr("“{0}” was written.").format(exported.path.name)
        left_out = len(exported.left_out)
        more = ""
        if left_out == 1:
            more = self.tr("One name has no pronunciation that this kind of file can hold, and is not in it.")
        elif left_out:
            more = self.tr("{0} names have no pronunciation that this kind of file can hold, and are not in it.")
            more = more.format(left_out)
        show = NoticeAction(self.tr("Show in folder"), partial(show_in_folder, exported.path))
        self._context.notices.post(Notice(what, more, kind=NoticeKind.DONE, actions=(show,)))
