"""How the workspace of models is laid out: heading, what is going on, filter, list, what is chosen."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.bridge.models_values import ModelsPicture
from desktop.lists.action_button import ActionButton
from desktop.models.model_actions import ModelActions
from desktop.models.model_details import ModelDetails
from desktop.models.model_lines import Narrowing
from desktop.models.model_texts import size_text
from desktop.models.models_bar import ModelsBar
from desktop.models.models_model import ModelsModel
from desktop.models.models_table import ModelsTable
from desktop.models.tasks_strip import TasksStrip
from desktop.theme import space
from desktop.widgets import ElidedLabel, EmptyState
from desktop.workspaces import WorkspaceContext

__all__ = ["ModelsPage"]


class ModelsPage(QWidget):
    """It shows; `ModelsWorkspace` does."""

    def __init__(self, context: WorkspaceContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.model = ModelsModel(self)
        self.table = ModelsTable(self.model, context.theme, self)
        self.bar = ModelsBar(context.theme, self)
        self.tasks = TasksStrip(context.theme, self)
        self.actions_of_models = ModelActions(context.shortcuts, parent, self.table)
        self.details = ModelDetails(self.actions_of_models, context.theme, self)
        self._no_match = EmptyState(
            context.theme,
            icon="filter",
            title=self.tr("No model matches"),
            sentence=self.tr("The list is narrowed by a word, a language, or to what is installed."),
            parent=self,
        )
        self._no_match.add_button(self.tr("Show all models"), self._widen)
        self._room = ElidedLabel("", self)
        self._room.setFont(context.theme.font("caption"))
        self._room.setProperty("role", "muted")
        self._rows = QStackedWidget(self)
        self._lay_out()
        self.bar.narrowed.connect(self._narrow)
        self.bar.field.left_downwards.connect(self.table.setFocus)
        self.model.counted.connect(self._on_counted)

    def show_picture(self, picture: ModelsPicture) -> None:
        """Say how much room there is, and whether downloads are allowed."""
        room = self.tr("{0} are free in {1}").format(size_text(picture.free_bytes), picture.folder)
        self._room.set_full_text(" · ".join(filter(None, (picture.downloads_off, room))))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Models and voices"), self)
        title.setFont(self._theme.font("heading"))
        self.import_ = ActionButton(self.actions_of_models.import_, self)
        header = QHBoxLayout()
        header.setSpacing(space(3))
        header.addWidget(title)
        header.addStretch(1)
        header.addWidget(self.import_)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._no_match)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(4))
        column.setSpacing(space(3))
        column.addLayout(header)
        column.addWidget(self.tasks)
        column.addWidget(self.bar)
        column.addWidget(self._rows, 1)
        column.addWidget(self.details)
        column.addWidget(self._room)
        order = (self.import_, self.bar.tabs, self.bar.field, self.bar.language, self.bar.installed, self.table)
        for first, second in pairwise(order):
            self.setTabOrder(first, second)

    def _narrow(self, wanted: Narrowing) -> None:
        self.model.narrow(wanted)
        if (line := self.table.chosen_line()) is not None:
            self.table.choose(line.key)
        else:
            self.table.scrollToTop()

    def _on_counted(self, shown: int, total: int) -> None:
        self.bar.show_count(shown, total)
        self._rows.setCurrentWidget(self._no_match if total and not shown else self.table)

    def _widen(self) -> None:
        self.bar.widen()
        self.table.setFocus()
