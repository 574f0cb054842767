"""What is to be known and done about the chosen recording, below the list: its state in sentences, and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.interviews.recording_actions import RecordingActions
from desktop.interviews.shelf_state import ShelfLine, ShelfState
from desktop.lists.action_button import ActionButton
from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel

__all__ = ["RecordingDetails"]


class RecordingDetails(QFrame):
    """Shows the lines that were chosen. `show_original_missing` adds that the original is not where it was."""

    def __init__(self, actions: RecordingActions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The chosen recording"))
        self._title = ElidedLabel("", self)
        self._title.setFont(theme.font("strong"))
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._missing = QLabel(self)
        self._missing.setWordWrap(True)
        self._missing.setProperty("role", "warning")
        self._missing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._missing.hide()
        words = QVBoxLayout()
        words.setSpacing(space(1))
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addWidget(self._missing)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1), space(3), 0, 0)
        row.setSpacing(space(2))
        row.addLayout(words, 1)
        self.buttons = [
            ActionButton(actions.open, self, primary=True),
            ActionButton(actions.go_on, self),
            ActionButton(actions.pause, self),
            ActionButton(actions.replace, self),
            ActionButton(actions.remove, self),
            ActionButton(actions.export, self),
        ]
        for button in self.buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        more = QPushButton(self.tr("More"), self)
        more.setAccessibleName(self.tr("More to do with the chosen recording"))
        more.clicked.connect(lambda: self._show_menu(actions, more))
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        self._more = more
        self.show_lines(())

    def show_lines(self, lines: Sequence[ShelfLine]) -> None:
        """Say what is chosen."""
        self.setVisible(bool(lines))
        if len(lines) == 1:
            line = lines[0]
            self._title.set_full_text(line.row.title)
            self._sentence.setText(self._sentences(line))
            self._sentence.setProperty("role", "failure" if line.state is ShelfState.FAILED else "muted")
        elif lines:
            self._title.set_full_text(self.tr("{0} recordings are chosen").format(len(lines)))
            self._sentence.setText("")
        self._sentence.setVisible(bool(self._sentence.text()))
        self._sentence.style().unpolish(self._sentence)
        self._sentence.style().polish(self._sentence)

    def show_original_missing(self, line: ShelfLine) -> None:
        """The original of this recording is not where it was."""
        if line.row.duration_s is None:
            text = self.tr("The original is not where it was: {0}. “Find the original…” is under More.")
        else:
            text = self.tr(
                "The original is not where it was: {0}. Its sound is kept here. “Find the original…” is under More."
            )
        self._missing.setText(text.format(line.row.path_text))
        self._missing.show()

    def hide_original_missing(self) -> None:
        """Nothing is known of an original that would be missing."""
        self._missing.hide()

    def _show_menu(self, actions: RecordingActions, button: QPushButton) -> None:
        menu = actions.menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _sentences(self, line: ShelfLine) -> str:
        kept = self.tr("What was transcribed is kept, and Resume goes on from there.")
        draft = self.tr("A machine wrote this draft: check every quote against the sound.")
        running = self.tr("Finished passages can be read and corrected while the rest is transcribed.")
        begun = self.tr("The first passages can be read in a moment.")
        interrupted, stopped = self.tr("It was interrupted."), self.tr("It was stopped.")
        paused = self.tr("It waits until you resume it.")
        reviewing = self.tr("Somebody has begun to review this transcript.")
        warnings = " ".join(line.row.warnings)
        sentences = {
            ShelfState.FAILED: f"{line.row.what} {line.row.to_do}",
            ShelfState.INTERRUPTED: f"{interrupted} {kept}",
            ShelfState.STOPPED: f"{stopped} {kept}",
            ShelfState.PAUSED: f"{paused} {kept}",
            ShelfState.TRANSCRIBING: running if line.transcript_id is not None else begun,
            ShelfState.WAITING: line.more,
            ShelfState.NEW: self.tr("This recording has no transcript yet."),
            ShelfState.DRAFT: f"{draft} {warnings}",
            ShelfState.IN_REVIEW: f"{reviewing} {warnings}",
            ShelfState.REVIEWED: self._reviewed(line),
        }
        return sentences[line.state].strip()

    def _reviewed(self, line: ShelfLine) -> str:
        by = line.row.review.by
        return self.tr("Reviewed by {0}.").format(by) if by else self.tr("This transcript was reviewed.")
