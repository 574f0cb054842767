"""The page of diagnostics: the locks, what this computer computes with, what is wrong, and a file to hand on."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from desktop.help.opening import show_promise
from desktop.interviews.file_places import show_in_folder
from desktop.notices import Notice, NoticeAction, NoticeKind
from desktop.settings.page import SettingsPage, label
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.errors import UserFacingError
    from desktop.bridge.diagnostics import Diagnosis
    from desktop.bridge.values import Library

__all__ = ["DiagnosticsPage"]


class DiagnosticsPage(SettingsPage):
    """Everything is looked at when the page is first seen, and again on demand; that takes some seconds."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__(
            context, self.tr("Diagnostics"), self.tr("What this computer can do, and what would not work and why.")
        )
        self._is_known = False
        self.parts = [self._part(title) for title in self._titles()]
        self.again = QPushButton(self.tr("Look again"), self.body)
        self.again.clicked.connect(lambda _=False: self._examine())
        self.export = QPushButton(self.tr("Save a file for support…"), self.body)
        self.export.clicked.connect(lambda _=False: self._ask())
        promise = QPushButton(self.tr("What leaves this computer…"), self.body)
        promise.clicked.connect(lambda _=False: show_promise(self, context.theme))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for button in (self.again, self.export, promise):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        about = self.tr(
            "The file holds versions, abilities, counts and choices. It holds no text, no name of a person, and no "
            "name of a file, a folder or a device. You decide to whom you give it."
        )
        self.column.addWidget(label(about, self.body, role="muted"))
        self.finish()

    def look_around(self) -> None:
        """See `SettingsPage`."""
        super().look_around()
        if not self._is_known:
            self._is_known = True
            self._examine()

    def save_to(self, target: Path) -> None:
        """Write the file."""
        reports = self.context.bridge.preferences.home / "reports"

        def write(library: Library) -> Path:
            from desktop.bridge.diagnostics import export_diagnostics

            return export_diagnostics(target, library, reports)

        self.export.setEnabled(False)
        self.context.bridge.library.read(
            write, on_success=self._on_saved, on_failure=self._on_failure, key="settings-diagnostics", owner=self
        )

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Found wrong"),
            self.tr("Computes with"),
            self.tr("Media files are opened by"),
            self.tr("Network"),
        )

    def _part(self, title: str) -> QLabel:
        text = label(self.tr("It is looked at…"), self.body)
        self.add_section(title, text)
        return text

    def _examine(self) -> None:
        def look() -> Diagnosis:
            from desktop.bridge.diagnostics import examine  # there: it loads most of the engine

            return examine()

        self.again.setEnabled(False)
        self.context.bridge.operations.run(look, on_success=self._show, key="settings-examine", owner=self)

    def _show(self, found: Diagnosis) -> None:
        self.again.setEnabled(True)
        problems, devices, lock, network = self.parts
        problems.setText("\n".join(f"• {one}" for one in found.problems) or self.tr("Nothing."))
        devices.setText("\n".join(f"{one.name}: {', '.join(one.compute_types)}" for one in found.devices))
        lock.setText(self._lock_text(found))
        network.setText(
            self.tr("Souffleur has no network code and asks nobody for anything. Only “souffleur-models” downloads.")
        )

    def _lock_text(self, found: Diagnosis) -> str:
        match found.lock:
            case "seccomp":
                text = self.tr("A process of its own, which the system locks in (seccomp). It was tried: {0} fail.")
            case "none":
                text = self.tr("A process of its own, but nothing locks it in on this system.")
            case _:
                text = self.tr("A process of its own, with a weaker lock ({1}). It was tried: {0} fail.")
        return text.format(", ".join(found.denies) or "–", found.lock)

    def _ask(self) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = folder / f"souffleur-diagnostics-{datetime.now().astimezone():%Y-%m-%d}.zip"
        dialog = QFileDialog(self, self.tr("Save a file for support"), str(name.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(name.name)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_saved(self, path: Path) -> None:
        self.export.setEnabled(True)
        show = NoticeAction(self.tr("Show in folder"), partial(show_in_folder, path))
        what = self.tr("“{0}” was written.").format(path.name)
        self.context.notices.post(Notice(what, kind=NoticeKind.DONE, actions=(show,)))

    def _on_failure(self, problem: UserFacingError) -> None:
        self.export.setEnabled(True)
        self.context.notices.failure(problem)
