"""Export of one transcript: formats, their choices, what the file will look like, where it goes.

Files are made and written off the GUI thread. Nothing is replaced unasked.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QTextDocumentFragment
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from audio_engine.errors import UserFacingError
from desktop.bridge.exports import (
    EXPORT_FORMATS,
    Exportable,
    ExportOptions,
    existing_files,
    preview,
    write_exports,
)
from desktop.interviews.export_options import (
    EXPORT_PREFERENCE,
    ExportOptionsForm,
    format_label,
    options_from_json,
    options_to_json,
)
from desktop.interviews.export_question import ExportQuestion
from desktop.interviews.file_places import ask_for_folder, show_in_folder
from desktop.notices import Notice, NoticeAction, NoticeKind
from desktop.theme import space
from desktop.widgets import ElidedLabel
from desktop.workspaces import WorkspaceContext

__all__ = ["ExportDialog"]

_PAUSE_MS: Final = 120
_MEDIA_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{2,4}$")
_NO_FILE_NAME: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class ExportDialog(QDialog):
    """Shown with `open()`."""

    written = Signal(list)
    """The paths of the files."""

    def __init__(self, context: WorkspaceContext, source: Exportable, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = context.bridge
        self._source = source
        kept = self._bridge.preferences.get(EXPORT_PREFERENCE, {})
        self._kept = kept if isinstance(kept, dict) else {}
        remembered = self._kept.get("options", {})
        self._options = {
            name: options_from_json(remembered.get(name) if isinstance(remembered, dict) else None)
            for name in EXPORT_FORMATS
        }
        self._folder = source.folder
        self.setWindowTitle(self.tr("Export the transcript"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.formats = QListWidget(self)
        self.form = ExportOptionsForm(self)
        self.preview = QPlainTextEdit(self)
        self.file_name = QLineEdit(self)
        self._place = ElidedLabel(str(self._folder), self, mode=Qt.TextElideMode.ElideMiddle)
        self._notice = QLabel(self)
        self._problem = QLabel(self)
        self._question = ExportQuestion(self)
        self._buttons = QDialogButtonBox(self)
        self.export = QPushButton(self.tr("Export"), self)
        self.export.setProperty("primary", True)
        self._buttons.addButton(self.export, QDialogButtonBox.ButtonRole.AcceptRole)
        self._set_up()
        self._lay_out()
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._preview)
        self._take(source)

    def chosen(self) -> dict[str, ExportOptions]:
        """The formats that are ticked, with their choices."""
        found = {}
        for row, name in enumerate(EXPORT_FORMATS):
            if self.formats.item(row).checkState() is Qt.CheckState.Checked:
                found[name] = self._options[name]
        return found

    def _set_up(self) -> None:
        ticked = self._kept.get("formats", ["docx"])
        for name in EXPORT_FORMATS:
            item = QListWidgetItem(f"{format_label(name)} (.{name})", self.formats)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
        first = next((name for name in EXPORT_FORMATS if name in ticked), "docx")
        self.formats.setAccessibleName(self.tr("Formats"))
        self.formats.setSpacing(space(1) // 2)
        self.formats.currentRowChanged.connect(lambda _: self._show_format())
        self.formats.itemChanged.connect(self._on_ticked)
        self.preview.setProperty("field", True)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("What the file will look like"))
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.file_name.setAccessibleName(self.tr("File name"))
        self.file_name.textChanged.connect(lambda _: self._settle())
        for label, role in ((self._notice, "muted"), (self._problem, "failure")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
        self._problem.hide()
        self.form.changed.connect(self._on_options)
        self.export.setDefault(True)
        self._buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._ask_to_write)
        self._buttons.rejected.connect(self.reject)
        self._question.replace_wanted.connect(partial(self._write, overwrite=True))
        self._question.keep_wanted.connect(partial(self._write, overwrite=False))
        self.formats.setCurrentRow(EXPORT_FORMATS.index(first))

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(space(4))
        left = QVBoxLayout()
        left.setSpacing(space(3))
        left.addWidget(self.formats, 1)
        left.addWidget(self.form)
        sides.addLayout(left)
        sides.addWidget(self.preview, 1)
        where = QGridLayout()
        where.setHorizontalSpacing(space(3))
        name, folder = QLabel(self.tr("File &name"), self), QLabel(self.tr("Folder"), self)
        name.setBuddy(self.file_name)
        change = QPushButton(self.tr("Change…"), self)
        change.setAccessibleName(self.tr("Choose another folder"))
        change.setAutoDefault(False)
        change.clicked.connect(self._ask_for_folder)
        where.addWidget(name, 0, 0)
        where.addWidget(self.file_name, 0, 1, 1, 2)
        where.addWidget(folder, 1, 0)
        where.addWidget(self._place, 1, 1)
        where.addWidget(change, 1, 2)
        where.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(5))
        column.setSpacing(space(3))
        column.addLayout(sides, 1)
        column.addWidget(self._notice)
        column.addLayout(where)
        column.addWidget(self._problem)
        column.addWidget(self._question)
        column.addWidget(self._buttons)
        self.formats.setMinimumSize(space(64), space(50))
        self.resize(space(230), space(184))
        self._settle()

    def _take(self, source: Exportable) -> None:
        stem = _MEDIA_ENDING.sub("", source.title)
        self.file_name.setText(_NO_FILE_NAME.sub(" ", stem).strip(" .") or "transcript")
        said = (
            self.tr("A person has reviewed this transcript, and every file says who: “{0}”.")
            if source.is_reviewed
            else self.tr("This transcript is not reviewed, and every file says so: “{0}”.")
        )
        self._notice.setText(said.format(source.says))
        self._settle()
        self._preview()

    def _current(self) -> str:
        return EXPORT_FORMATS[max(0, self.formats.currentRow())]

    def _show_format(self) -> None:
        self.form.show_format(self._current(), self._options[self._current()])
        self._preview()

    def _on_options(self) -> None:
        self._options[self._current()] = self.form.options()
        self._timer.start()

    def _on_ticked(self, item: QListWidgetItem) -> None:
        self.formats.setCurrentItem(item)
        self._settle()

    def _settle(self) -> None:
        count = len(self.chosen())
        self.export.setEnabled(count > 0 and bool(self._stem()))
        self.export.setText(self.tr("Export") if count < 2 else self.tr("Export {0} files").format(count))
        self._question.hide()

    def _stem(self) -> str:
        return _NO_FILE_NAME.sub(" ", self.file_name.text()).strip(" .")

    def _preview(self) -> None:
        transcript, name, options = self._source.transcript, self._current(), self._options[self._current()]
        self._bridge.operations.run(
            lambda: preview(transcript, name, options),
            on_success=partial(self._show_preview, name),
            key="export-preview",
            owner=self,
        )

    def _show_preview(self, name: str, text: str) -> None:
        shown = QTextDocumentFragment.fromHtml(text).toPlainText() if name == "html" else text
        if shown != self.preview.toPlainText():
            self.preview.setPlainText(shown)

    def _ask_for_folder(self) -> None:
        ask_for_folder(self, self.tr("Export into this folder"), str(self._folder), self._set_folder)

    def _set_folder(self, folder: Path) -> None:
        self._folder = folder
        self._place.set_full_text(str(folder))
        self._settle()

    def _ask_to_write(self) -> None:
        folder, stem, formats = self._folder, self._stem(), tuple(self.chosen())
        self._bridge.operations.run(
            lambda: existing_files(folder, stem, formats),
            on_success=self._on_existing,
            key="export-existing",
            owner=self,
        )

    def _on_existing(self, existing: list[Path]) -> None:
        if existing:
            self._question.ask([path.name for path in existing])
        else:
            self._write(overwrite=False)

    def _write(self, *, overwrite: bool) -> None:
        transcript, folder, stem, chosen = self._source.transcript, self._folder, self._stem(), self.chosen()
        self.export.setEnabled(False)
        self._question.hide()
        self._problem.hide()
        self._bridge.operations.run(
            lambda: write_exports(transcript, folder, stem, chosen, overwrite=overwrite),
            on_success=self._on_written,
            on_failure=self._on_failure,
            owner=self,
        )

    def _on_failure(self, problem: UserFacingError) -> None:
        self._problem.setText(f"{problem.what} {problem.to_do}".strip())
        self._problem.show()
        self._settle()

    def _on_written(self, paths: list[Path]) -> None:
        self._remember()
        if len(paths) == 1:
            what = self.tr("“{0}” was written.").format(paths[0].name)
        else:
            what = self.tr("{0} files were written into {1}.").format(len(paths), self._folder)
        show = NoticeAction(self.tr("Show in folder"), partial(show_in_folder, paths[0]))
        self._context.notices.post(Notice(what, kind=NoticeKind.DONE, actions=(show,)))
        self.written.emit(paths)
        self.accept()

    def _remember(self) -> None:
        self._bridge.preferences.set(
            EXPORT_PREFERENCE,
            {
                "formats": list(self.chosen()),
                "options": {name: options_to_json(options) for name, options in self._options.items()},
                "folder": str(self._folder),
            },
        )
