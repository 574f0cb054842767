"""The shelf: every recording with its state, one search over all transcripts, and what to do where there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.bridge.shelf import original_path, original_paths, shelf
from desktop.interviews.list_bar import ListBar
from desktop.interviews.recording_actions import RecordingActions
from desktop.interviews.recording_changes import RecordingChanges
from desktop.interviews.recording_details import RecordingDetails
from desktop.interviews.recording_order import remember_titles
from desktop.interviews.recordings_model import RecordingsModel
from desktop.interviews.recordings_table import RecordingsTable
from desktop.interviews.search_view import SearchView
from desktop.interviews.shelf_state import ShelfLine
from desktop.theme import space
from desktop.widgets import EmptyState
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.values import ShelfRow

__all__ = ["LibraryView"]

_GATHER_MS: Final = 30
"""Changes that come together are read together."""
_WAITS_MS: Final = 250
"""The queue's times are guesses; they need not follow every change at once."""


class LibraryView(QWidget):
    """Everything in it is read from the bridge and kept up to date by its signals."""

    open_wanted = Signal(int, int)
    """A transcript and its recording: at the beginning."""
    open_at_wanted = Signal(int, int, float)
    """The same: at a second, and play."""
    files_wanted = Signal()
    """Somebody wants to choose recordings."""
    record_wanted = Signal()
    sample_wanted = Signal()
    transcribe_wanted = Signal(list)
    """Paths of recordings that are in the library already."""
    export_wanted = Signal(int, int)
    """A transcript and its recording."""

    def __init__(self, context: WorkspaceContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = context.bridge
        self._is_read = False
        self._looked_for: tuple[int, str] | None = None
        """The chosen recording, and where its original was when it was looked for."""
        self.model = RecordingsModel(self)
        self.table = RecordingsTable(self.model, context.theme, self)
        self.search = SearchView(context.bridge, context.theme, self)
        self.bar = ListBar(context.theme, self)
        self.actions_of_rows = RecordingActions(context.shortcuts, self)
        self.changes = RecordingChanges(context, self)
        self.details = RecordingDetails(self.actions_of_rows, context.theme, self)
        self._pages = QStackedWidget(self)
        self._rows = QStackedWidget(self)
        self.empty = self._empty_state()
        self._no_match = self._no_match_state()
        self._lay_out()
        self._read_timer = self._timer(_GATHER_MS, self.read_all)
        self._waits_timer = self._timer(_WAITS_MS, self._read_waits)
        self._connect()
        self.read_all()

    def read_all(self) -> None:
        """Read the whole shelf; rows that are the same stay as they are."""
        self._bridge.library.read(
            lambda library: _ready_to_sort(shelf(library)), on_success=self._show_all, key="shelf-view", owner=self
        )
        self._waits_timer.start()

    def focus_search(self) -> None:
        """Go to the field that searches every transcript."""
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()

    def focus_list(self) -> None:
        """Go to what was found, else to the list; where there are no recordings, to what adds one."""
        if self.search.is_active:
            self.search.results.setFocus()
        elif self._pages.currentWidget() is self.empty:
            self.empty.focus_first()
        else:
            self.table.setFocus()

    # --- layout ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        list_page = QWidget(self)
        list_column = QVBoxLayout(list_page)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.setSpacing(space(3))
        list_column.addWidget(self.bar)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._no_match)
        list_column.addWidget(self._rows, 1)
        list_column.addWidget(self.details)
        self._pages.addWidget(list_page)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.search)
        self._list_page = list_page
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(4))
        column.setSpacing(space(4))
        column.addLayout(self._header())
        column.addWidget(self._pages, 1)
        bar = self.bar
        order = (self.search.field, self._record, self._open, bar.title_field, bar.states, bar.order)
        for first, second in zip(order, (*order[1:], self.table), strict=True):
            self.setTabOrder(first, second)

    def _header(self) -> QHBoxLayout:
        title = QLabel(self.tr("Interviews"), self)
        title.setFont(self._context.theme.font("heading"))
        self._record = QPushButton(self.tr("Record"), self)
        self._context.theme.bind_icon(self._record, "record", role="failure")
        self._record.clicked.connect(self.record_wanted)
        self._open = QPushButton(self.tr("Add recordings…"), self)
        self._open.setProperty("primary", True)
        self._open.setToolTip(self.tr("Or drop them anywhere on the window"))
        self._open.clicked.connect(self.files_wanted)
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(title)
        row.addSpacing(space(4))
        row.addWidget(self.search.field, 1)
        row.addSpacing(space(4))
        row.addWidget(self._record)
        row.addWidget(self._open)
        return row

    def _empty_state(self) -> EmptyState:
        empty = EmptyState(
            self._context.theme,
            icon="interviews",
            title=self.tr("No interviews yet"),
            sentence=self.tr(
                "Drop recordings here, or add them with Ctrl+O. They stay where they are; nothing leaves this computer."
            ),
        )
        empty.add_button(self.tr("Add recordings…"), self.files_wanted.emit, primary=True)
        empty.add_button(self.tr("Record an interview"), self.record_wanted.emit)
        empty.add_button(self.tr("Try it with the sample interview"), self.sample_wanted.emit)
        return empty

    def _no_match_state(self) -> EmptyState:
        nothing = EmptyState(
            self._context.theme,
            icon="filter",
            title=self.tr("No recording matches"),
            sentence=self.tr("The list is narrowed by title or by state."),
        )
        nothing.add_button(self.tr("Show all recordings"), self._widen)
        return nothing

    def _timer(self, interval_ms: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=interval_ms, singleShot=True)
        timer.timeout.connect(run)
        return timer

    # --- what happens ---------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        library, jobs = self._bridge.library, self._bridge.jobs
        library.recordings_changed.connect(self._read_timer.start)
        library.recording_changed.connect(lambda _: self._read_timer.start())
        jobs.progress.connect(self.model.set_progress)
        jobs.job_changed.connect(lambda _: self._read_timer.start())
        jobs.job_ended.connect(lambda _: self._read_timer.start())
        jobs.lengths_known.connect(self._waits_timer.start)
        self.model.counted.connect(self._on_counted)
        self.model.rename_wanted.connect(library.rename_recording)
        self.table.chosen.connect(self._on_chosen)
        self.table.open_wanted.connect(self._open_recording)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.cells.go_on_wanted.connect(self._go_on)
        header = self.table.horizontalHeader()
        header.sortIndicatorChanged.connect(self.bar.show_order)
        self.bar.show_order(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.bar.narrowed.connect(self.model.narrow)
        self.bar.sorted_by.connect(self.table.sortByColumn)
        self.bar.title_field.left_downwards.connect(self.table.setFocus)
        self.search.searching.connect(lambda _: self._show_page())
        self.search.opened.connect(self.open_at_wanted)
        actions = self.actions_of_rows
        actions.open_wanted.connect(lambda line: self.open_wanted.emit(line.transcript_id, line.id))
        actions.rename_wanted.connect(self.table.rename_chosen)
        actions.transcribe_wanted.connect(self._transcribe)
        actions.export_wanted.connect(lambda line: self.export_wanted.emit(line.transcript_id, line.id))
        self.changes.follow(actions)

    def _show_all(self, rows: dict[int, ShelfRow]) -> None:
        self._is_read = True
        self.model.set_rows(rows)
        if self._bridge.jobs.running is not None:
            self.model.set_progress(self._bridge.jobs.running)
        self._show_page()

    def _read_waits(self) -> None:
        self._bridge.jobs.read_queue(on_success=self.model.set_queue, key="shelf-queue", owner=self)

    def _on_counted(self, shown: int, total: int) -> None:
        self.bar.show_count(shown, total)
        self._rows.setCurrentWidget(self._no_match if total and not shown else self.table)

    def _show_page(self) -> None:
        if self.search.is_active:
            page: QWidget = self.search
        elif self._is_read and self.model.total == 0:
            page = self.empty
        else:
            page = self._list_page
        self._pages.setCurrentWidget(page)

    def _widen(self) -> None:
        self.bar.widen()
        self.table.setFocus()

    def _on_chosen(self) -> None:
        lines = self._chosen_lines()
        self.actions_of_rows.choose(lines)
        self.details.show_lines(lines)
        looked_for = (lines[0].id, lines[0].row.path_text) if len(lines) == 1 else None
        if looked_for != self._looked_for:
            self._looked_for = looked_for
            self.details.hide_original_missing()
            if lines and looked_for is not None:
                self._look_for_original(lines[0])

    def _chosen_lines(self) -> list[ShelfLine]:
        found = (self.model.line(recording_id) for recording_id in self.table.chosen_ids())
        return [line for line in found if line is not None]

    def _look_for_original(self, line: ShelfLine) -> None:
        def show(path: object) -> None:
            if path is None and self.table.chosen_ids() == [line.id]:
                self.details.show_original_missing(line)

        self._bridge.library.read(
            lambda library: original_path(library, line.id), on_success=show, key="shelf-original", owner=self
        )

    def _show_menu(self, at: QPoint) -> None:
        if self._chosen_lines():
            menu = self.actions_of_rows.menu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _open_recording(self, recording_id: int) -> None:
        line = self.model.line(recording_id)
        if line is not None and line.transcript_id is not None:
            self.open_wanted.emit(line.transcript_id, line.id)
        elif line is not None and self.actions_of_rows.transcribe.isEnabled():
            self._transcribe([line])

    def _go_on(self, recording_id: int) -> None:
        line = self.model.line(recording_id)
        if line is not None:
            self.changes.go_on([line])

    def _transcribe(self, lines: Sequence[ShelfLine]) -> None:
        ids = [line.id for line in lines]
        self._bridge.library.read(
            lambda library: original_paths(library, ids), on_success=self.transcribe_wanted.emit, owner=self
        )


def _ready_to_sort(rows: dict[int, ShelfRow]) -> dict[int, ShelfRow]:
    """The same rows; what their titles are sorted by was worked out on this thread, not on the GUI's."""
    remember_titles(row.title for row in rows.values())
    return rows
