"""The workspace of the newsroom's names: the list, what people correct, what a recogniser can be told."""

from __future__ import annotations

import importlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audio_engine.names.entry import Name
from desktop.interviews.opening import OpenTranscript
from desktop.names.budget_meter import BudgetMeter
from desktop.names.hearing import NameHearing
from desktop.names.name_actions import NameActions
from desktop.names.name_changes import NameChanges
from desktop.names.name_files import NAME_FILES, NameFiles
from desktop.names.name_lines import NameFilter, ShownNames, shown_names
from desktop.names.names_page import NamesPage
from desktop.names.suggestions_strip import SuggestionsStrip
from desktop.notices import Notice, NoticeKind
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.names_work import HintBudget, NamesState, Place, Suggestion

__all__ = ["NamesWorkspace"]

_GATHER_MS: Final = 30
"""Changes that come together are read together."""
_BUDGET_MS: Final = 250
"""A child counts: not at every change."""
_WITHOUT_QT: Final = ("audio_engine.media.playback",)
_NEXT: Final = ("desktop.player",)
"""What hearing a name needs."""


class NamesWorkspace(QWidget):
    """Everything in it is read from the bridge and kept up to date by its signals."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__()
        self._context = context
        self._names = context.bridge.names
        self._shown: ShownNames | None = None
        self._told: tuple[str, ...] = ()
        """The problems that were told already."""
        self.page = NamesPage(context, self)
        self.actions_of_names = NameActions(context.shortcuts, self, self.page.table)
        self.changes = NameChanges(context, self)
        self.files = NameFiles(context, self.changes, self)
        self.hearing = NameHearing(context, self)
        self.page.add_buttons(self.actions_of_names, self.files.export_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setAcceptDrops(True)
        self._read_timer = QTimer(self, interval=_GATHER_MS, singleShot=True)
        self._read_timer.timeout.connect(self._read)
        self._budget_timer = QTimer(self, interval=_BUDGET_MS, singleShot=True)
        self._budget_timer.timeout.connect(self._count)
        self._connect()
        self._read()

    @property
    def strip(self) -> SuggestionsStrip:
        """What asks about corrections."""
        return self.page.strip

    @property
    def meter(self) -> BudgetMeter:
        """What shows how much a recogniser can be told."""
        return self.page.meter

    def open_files(self, paths: list[Path]) -> None:
        """Show what the first of these files would change in the list."""
        for path in paths[:1]:
            self.files.look_at(path)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Meanwhile another program may have changed the list, people may have corrected something, a model come."""
        super().showEvent(event)
        self._read_timer.start()
        self._budget_timer.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Lists of names can be dropped; whatever else is dropped is the window's."""
        if _lists(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the list that was dropped."""
        event.acceptProposedAction()
        self.open_files(_lists(event.mimeData()))

    def _connect(self) -> None:
        self._names.changed.connect(self._read_timer.start)
        library = self._context.bridge.library
        library.recordings_changed.connect(self._on_library)  # also: the window came to the front
        library.transcript_changed.connect(lambda _: self._on_library())
        page, actions, changes = self.page, self.actions_of_names, self.changes
        page.table.chosen.connect(self._on_chosen)
        page.table.open_wanted.connect(actions.open)
        page.table.menu_wanted.connect(self._show_menu)
        actions.add_wanted.connect(changes.add)
        actions.import_wanted.connect(self.files.ask_for_import)
        actions.edit_wanted.connect(changes.edit)
        actions.duplicate_wanted.connect(changes.duplicate)
        actions.delete_wanted.connect(changes.delete)
        actions.undo_wanted.connect(changes.undo)
        actions.hear_wanted.connect(lambda line: self.hearing.hear(line.name))
        changes.can_undo.connect(actions.undo.setEnabled)
        changes.kept.connect(lambda name: page.table.choose((False, name.key)))
        page.meter.language_chosen.connect(lambda _: self._budget_timer.start())
        page.meter.show_wanted.connect(partial(page.bar.show_only, NameFilter.LEFT_OUT))
        page.strip.add_wanted.connect(self._add_suggested)
        page.strip.dismiss_wanted.connect(self._dismiss)
        page.strip.place_wanted.connect(self._show_place)

    # --- reading ----------------------------------------------------------------------------------------------------

    def _on_library(self) -> None:
        if self.isVisible():
            self._read_timer.start()

    def _read(self) -> None:
        self._names.read(on_success=self._on_state, owner=self)

    def _on_state(self, state: NamesState) -> None:
        before = self._shown
        self._context.bridge.operations.run(
            lambda: shown_names(state, before), on_success=self._show, key="names-lines", owner=self
        )
        self._names.suggestions(state, on_success=self.page.strip.show_suggestions, owner=self)
        if state.problems != self._told:
            self._told = state.problems
            for problem in state.problems[:3]:
                self._context.notices.post(Notice(problem, kind=NoticeKind.WARNING))

    def _show(self, shown: ShownNames) -> None:
        is_other, self._shown = shown is not self._shown, shown
        self.changes.know(shown.own, shown.state.publication)
        self.files.know(shown.state.own)
        self.page.show_place(shown.state)
        self.page.show_lines(shown.lines)
        self.page.meter.offer(shown.languages)
        if is_other:
            self._budget_timer.start()
        self._make_what_comes_next()

    def _count(self) -> None:
        if self._shown is not None:
            self._names.budget(
                self._shown.state, self.page.meter.chosen_language(), on_success=self._on_budget, owner=self
            )

    def _on_budget(self, budget: HintBudget) -> None:
        self.page.meter.show_budget(budget)
        self.page.model.set_left_out(frozenset(budget.hints.left_out))

    def _make_what_comes_next(self) -> None:
        def import_without_qt() -> None:
            for name in _WITHOUT_QT:
                importlib.import_module(name)

        def import_the_rest(_: None) -> None:
            for name in _NEXT:
                QTimer.singleShot(0, self, partial(importlib.import_module, name))

        self._context.bridge.operations.run(import_without_qt, on_success=import_the_rest, key="names-next", owner=self)

    # --- what people ask for ----------------------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        lines = self.page.table.chosen_lines()
        self.actions_of_names.choose(lines)
        self.page.show_chosen(lines)

    def _show_menu(self, at: QPoint) -> None:
        if self.actions_of_names.lines:
            menu = self.actions_of_names.menu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _add_suggested(self, suggestion: Suggestion) -> None:
        what = self.tr("“{0}” is in the list.").format(suggestion.written)
        self.changes.keep([Name(suggestion.written)], what)

    def _dismiss(self, suggestion: Suggestion) -> None:
        def undo() -> None:
            self._names.suggest_again(suggestion, on_success=self._read_timer.start)

        def say() -> None:
            what = self.tr("“{0}” is not suggested any more.").format(suggestion.written)
            self._context.notices.say(what, undo=undo)
            self._read_timer.start()

        self._names.dismiss(suggestion, on_success=say)

    def _show_place(self, place: Place) -> None:
        self._context.open_item("interviews", OpenTranscript(place.transcript_id, place.recording_id, place.start_s))


def _lists(data: QMimeData) -> list[Path]:
    """The files in what is dragged, if all of them look like lists of names."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths if paths and all(path.suffix.lower() in NAME_FILES for path in paths) else []
