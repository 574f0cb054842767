"""What is to be known and done about the chosen recording, below the list: its state in sentences, and buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from desktop.interviews.recording_actions import RecordingActions
from desktop.interviews.shelf_state import ShelfLine, ShelfState
from desktop.lists.details_panel import DetailsPanel
from desktop.theme import Theme

__all__ = ["RecordingDetails"]


class RecordingDetails(DetailsPanel):
    """Shows the lines that were chosen. `show_original_missing` adds that the original is not where it was."""

    def __init__(self, actions: RecordingActions, theme: Theme, parent: QWidget | None = None) -> None:
        first = (actions.open, actions.go_on, actions.pause, actions.replace, actions.remove, actions.export)
        super().__init__(theme, first, actions.menu, parent)
        self.setAccessibleName(self.tr("The chosen recording"))
        self.more.setAccessibleName(self.tr("More to do with the chosen recording"))
        self._missing = QLabel(self)
        self._missing.setProperty("role", "warning")
        self._missing.hide()
        self.add_sentence(self._missing)

    def show_lines(self, lines: Sequence[ShelfLine]) -> None:
        """Say what is chosen."""
        if len(lines) == 1:
            line = lines[0]
            self.show_chosen(line.row.title, self._sentences(line), is_failure=line.state is ShelfState.FAILED)
        elif lines:
            self.show_chosen(self.tr("{0} recordings are chosen").format(len(lines)), "")
        else:
            self.hide()

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
