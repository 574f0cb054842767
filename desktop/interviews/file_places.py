"""The system's own windows around files: choosing one, choosing a folder, showing where one lies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

__all__ = ["ask_for_file", "ask_for_files", "ask_for_folder", "show_in_folder"]


def ask_for_files(parent: QWidget, title: str, folder: str, on_chosen: Callable[[list[Path]], object]) -> QFileDialog:
    """Let somebody choose files; nothing waits for it."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: on_chosen([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_for_file(parent: QWidget, title: str, folder: str, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Let somebody choose one file."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: on_chosen(Path(name)))
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, folder: str, on_chosen: Callable[[Path], object]) -> QFileDialog:
    """Let somebody choose a folder."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: on_chosen(Path(name)))
    dialog.open()
    return dialog


def show_in_folder(path: Path) -> None:
    """Open the system's file manager where `path` lies, with the file chosen where the system can do that."""
    match sys.platform:
        case "win32":
            subprocess.Popen(["explorer", "/select,", str(path)])  # noqa: S607 - the system's own
        case "darwin":
            subprocess.Popen(["open", "-R", str(path)])  # noqa: S607 - the system's own
        case _:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _dialog(parent: QWidget, title: str, folder: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
