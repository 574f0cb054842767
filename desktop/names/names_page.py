"""How the workspace of names is laid out: heading, question, filter, list, what is chosen, the recogniser's budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.lists.action_button import ActionButton
from desktop.lists.wording import moment
from desktop.names.budget_meter import BudgetMeter
from desktop.names.name_actions import NameActions
from desktop.names.name_lines import NameFilter, NameLine
from desktop.names.names_bar import NamesBar
from desktop.names.names_model import NamesModel
from desktop.names.names_table import NamesTable
from desktop.names.suggestions_strip import SuggestionsStrip
from desktop.theme import space
from desktop.widgets import ElidedLabel, EmptyState
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.names_work import NamesState

__all__ = ["NamesPage"]


class NamesPage(QWidget):
    """It shows; `NamesWorkspace` does."""

    def __init__(self, context: WorkspaceContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.model = NamesModel(self)
        self.table = NamesTable(self.model, context.theme, self)
        self.bar = NamesBar(context.theme, self)
        self.strip = SuggestionsStrip(context.theme, self)
        self.meter = BudgetMeter(context.theme, self)
        self.empty = EmptyState(
            context.theme,
            icon="names",
            title=self.tr("No names yet"),
            sentence=self.tr(
                "A name that is in the list is written right in transcripts, and said right where you say how. "
                "Names that you correct again and again are suggested here."
            ),
            parent=self,
        )
        self._no_match = EmptyState(
            context.theme,
            icon="filter",
            title=self.tr("No name matches"),
            sentence=self.tr("The list is narrowed."),
            parent=self,
        )
        self._no_match.add_button(self.tr("Show all names"), self._widen)
        self._place = ElidedLabel("", self, mode=Qt.TextElideMode.ElideMiddle)
        self._place.setFont(context.theme.font("caption"))
        self._place.setProperty("role", "muted")
        self._place.hide()
        self._header = QHBoxLayout()
        self._chosen = QWidget(self)
        self._pages, self._rows = QStackedWidget(self), QStackedWidget(self)
        self._lay_out()
        self.bar.narrowed.connect(self.model.narrow)
        self.bar.field.left_downwards.connect(self.table.setFocus)
        self.model.counted.connect(self._on_counted)

    def add_buttons(self, actions: NameActions, export_menu: Callable[[QWidget], QMenu]) -> None:
        """Buttons for what can be done."""
        add = ActionButton(actions.add, self, primary=True)
        import_ = ActionButton(actions.import_, self)
        export = QPushButton(self.tr("Export"), self)
        export.setAccessibleName(self.tr("Export the names"))
        export.clicked.connect(lambda _: _pop_up(export_menu(self), export))
        self._export = export
        for button in (import_, export, add):
            self._header.addWidget(button)
        row = QHBoxLayout(self._chosen)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        self._words = ElidedLabel("", self._chosen)
        row.addWidget(self._words, 1)
        for action in (actions.hear, actions.edit, actions.duplicate, actions.delete):
            row.addWidget(ActionButton(action, self._chosen))
        self._chosen.setVisible(False)
        self.empty.add_button(actions.add.text(), actions.add.trigger, primary=True)
        self.empty.add_button(self.tr("Import a list…"), actions.import_.trigger)
        order = (import_, export, add, self.strip.add, self.strip.show_place, self.strip.dismiss, self.bar.field)
        for first, second in zip(order, (*order[1:], self.bar.which), strict=True):
            self.setTabOrder(first, second)
        self.setTabOrder(self.bar.which, self.table)

    def show_lines(self, lines: Sequence[NameLine]) -> None:
        """Show these names."""
        self.model.set_lines(lines)
        self._pages.setCurrentWidget(self._list if lines else self.empty)
        self._export.setEnabled(any(not line.is_shared for line in lines))
        self.meter.setVisible(bool(lines))

    def show_chosen(self, lines: Sequence[NameLine]) -> None:
        """Say what is chosen."""
        self._chosen.setVisible(bool(lines))
        if len(lines) == 1:
            self._words.set_full_text(lines[0].name.written)
        elif lines:
            self._words.set_full_text(self.tr("{0} names are chosen").format(len(lines)))

    def show_place(self, state: NamesState) -> None:
        """Say where the shared list is from."""
        self._place.setVisible(bool(state.place))
        if state.copied_at:
            text = self.tr("Shared list: {0} cannot be read; this is the copy of {1}")
            self._place.set_full_text(text.format(state.place, moment(state.copied_at)))
        else:
            self._place.set_full_text(self.tr("Shared list, which can only be read: {0}").format(state.place))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Names"), self)
        title.setFont(self._theme.font("heading"))
        self._header.setSpacing(space(3))
        self._header.addWidget(title)
        self._header.addStretch(1)
        self._list = QWidget(self)
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(space(3))
        rows.addWidget(self.bar)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._no_match)
        rows.addWidget(self._rows, 1)
        rows.addWidget(self._chosen)
        rows.addWidget(self._place)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(4))
        column.setSpacing(space(4))
        column.addLayout(self._header)
        column.addWidget(self.strip)
        column.addWidget(self._pages, 1)
        column.addWidget(self.meter)
        self.meter.hide()

    def _on_counted(self, shown: int, total: int) -> None:
        self.bar.show_count(shown, total)
        self._rows.setCurrentWidget(self._no_match if total and not shown else self.table)

    def _widen(self) -> None:
        self.bar.show_only(NameFilter.ALL)
        self.table.setFocus()


def _pop_up(menu: QMenu, button: QPushButton) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
