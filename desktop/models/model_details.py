"""What is to be known and done about the chosen model, below the list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.bridge.models_values import DownloadState, ModelItem, ModelStanding
from desktop.lists.action_button import ActionButton
from desktop.models.model_actions import ModelActions
from desktop.models.model_lines import ModelLine
from desktop.models.model_texts import languages_known, limit_text, origin_text, size_text, why_not_removed
from desktop.theme import Theme, set_role, space
from desktop.widgets import ElidedLabel

__all__ = ["ModelDetails"]

_FILE_LINES: Final = 5
_REVISION_CHARACTERS: Final = 12


class ModelDetails(QFrame):
    """Shows the line that was chosen; `show_checked` adds what a verification has found."""

    def __init__(self, actions: ModelActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The chosen model"))
        self._line: ModelLine | None = None
        self._checked: dict[object, tuple[str, ...]] = {}
        """What verifications have found since the start, by model."""
        self._title = ElidedLabel("", self)
        self._title.setFont(theme.font("strong"))
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.files = QPlainTextEdit(self)
        self.files.setReadOnly(True)
        self.files.setTabChangesFocus(True)
        self.files.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.files.setFont(theme.font("caption"))
        self.files.setAccessibleName(self.tr("Files of the model"))
        self.files.setFixedHeight(self.files.fontMetrics().lineSpacing() * _FILE_LINES + space(3))
        self._facts: list[tuple[QLabel, ElidedLabel]] = []
        self._actions = actions
        self._lay_out(theme)
        self.show_line(None)

    def show_line(self, line: ModelLine | None) -> None:
        """Say what is chosen."""
        self._line = line
        self.setVisible(line is not None)
        if line is None:
            return
        item = line.item
        self._title.set_full_text(item.name)
        sentence, role = self._say(line)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        set_role(self._sentence, role)
        for (heading, value), (title, text) in zip(self._facts, self._known(item), strict=True):
            heading.setText(title)
            value.set_full_text(text)
        files = "\n".join(self._file_line(file.name, file.size_bytes, file.checksum) for file in item.files)
        if self.files.toPlainText() != files:
            self.files.setPlainText(files)
        self.files.setVisible(bool(files))

    def show_checked(self, key: object, problems: tuple[str, ...]) -> None:
        """A verification has found this; nothing where every file is as it should be."""
        self._checked[key] = problems
        self.show_line(self._line)

    def forget_checks(self) -> None:
        """Models have come or gone: what was found may not be true any more."""
        self._checked.clear()

    def _lay_out(self, theme: Theme) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        self.buttons = [
            ActionButton(action, self, primary=action is self._actions.install) for action in self._actions.all_of_one
        ]
        for button in self.buttons:
            buttons.addWidget(button)
        heading = QHBoxLayout()
        heading.setSpacing(space(2))
        heading.addWidget(self._title, 1)
        heading.addLayout(buttons)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(1))
        for row in range(_FACTS):
            mode = (
                Qt.TextElideMode.ElideMiddle if row else Qt.TextElideMode.ElideRight
            )  # languages: the usual are first
            title, value = QLabel(self), ElidedLabel("", self, mode=mode)
            for label in (title, value):
                label.setFont(theme.font("caption"))
            title.setProperty("role", "muted")
            grid.addWidget(title, row, 0)
            grid.addWidget(value, row, 1)
            self._facts.append((title, value))
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(_FACTS, 1)
        below = QHBoxLayout()
        below.setSpacing(space(5))
        below.addLayout(grid, 3)
        below.addWidget(self.files, 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1), space(2), 0, 0)
        column.setSpacing(space(2))
        column.addLayout(heading)
        column.addWidget(self._sentence)
        column.addLayout(below)

    def _known(self, item: ModelItem) -> tuple[tuple[str, str], ...]:
        unknown = self.tr("not known")
        limit = limit_text(item.limit)
        languages = languages_known(item.languages) or unknown
        revision = item.revision[:_REVISION_CHARACTERS]
        source = f"{item.repository} · {revision}" if item.repository and revision else item.repository or unknown
        place = f"{origin_text(item)} · {item.folder}" if item.folder else self.tr("not here")
        return (
            (self.tr("Languages"), languages),
            (self.tr("Licence"), " · ".join(filter(None, (item.licence or self.tr("Not recorded"), limit)))),
            (self.tr("Source"), source),
            (self.tr("Checksums"), self._checksums(item)),
            (self.tr("Place"), place),
        )

    def _checksums(self, item: ModelItem) -> str:
        if (problems := self._checked.get(item.key)) is not None:
            return (
                self.tr("Checked just now: damaged") if problems else self.tr("Checked just now: all files are right")
            )
        if item.is_here and item.manifest is not None:
            return self.tr("Checked when it was installed")
        if item.is_here:
            return self.tr("Not checked yet")
        if item.folder is not None:
            return self.tr("Cannot be checked: it is not complete")
        return self.tr("Checked before it is installed")

    def _file_line(self, name: str, size_bytes: int, checksum: str) -> str:
        return " · ".join(filter(None, (name, size_text(size_bytes), checksum)))

    def _say(self, line: ModelLine) -> tuple[str, str]:
        item, download = line.item, line.download
        if download is not None and download.state is DownloadState.FAILED and download.problem is not None:
            return str(download.problem), "failure"
        if problems := self._checked.get(item.key):
            return " ".join(problems), "failure"
        if item.problem:
            again = self.tr("Install or import it again.") if item.entry else self.tr("Import it again.")
            return f"{item.problem} {again}", "failure"
        sentences = {
            ModelStanding.PARTLY: self.tr("A download was begun; it goes on where it was."),
            ModelStanding.OUTDATED: self.tr("The catalogue names a newer revision; yours works all the same."),
            ModelStanding.UNPINNED: self.tr(
                "Nobody has pinned it to a revision yet, so it is not downloaded. A folder with it can be imported."
            ),
        }
        return sentences.get(item.standing, why_not_removed(item)) if download is None else "", "muted"


_FACTS: Final = 5
