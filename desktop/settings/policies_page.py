"""The page of policies: everything that an administrator has set for this computer, and where that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from audio_engine.settings.resolver import ValueSource
from desktop.settings.page import SettingsPage, label
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.settings.states import SettingState
    from desktop.bridge.settings_bridge import SettingsPicture

__all__ = ["PoliciesPage", "written"]


class PoliciesPage(SettingsPage):
    """A table; nothing on it can be changed."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__(
            context,
            self.tr("Policies"),
            self.tr("What your organisation has decided for this computer, and the file or key that says so."),
        )
        self.table = QTreeWidget(self.body)
        self.table.setObjectName("policies")
        self.table.setAccessibleName(self.tr("Policies in force"))
        self.table.setColumnCount(4)
        self.table.setHeaderLabels(
            [self.tr("Setting"), self.tr("Value"), self.tr("Who may change it"), self.tr("Source")]
        )
        self.table.setRootIsDecorated(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setMinimumHeight(320)
        self.body.setMaximumWidth(16_777_215)
        self.none = label(self.tr("No policy is in force: you decide everything yourself."), self.body)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.none)
        self.finish()

    def show_picture(self, picture: SettingsPicture) -> None:
        """List them anew."""
        decided = [s for s in picture.states if s.source in {ValueSource.LOCKED_POLICY, ValueSource.POLICY_DEFAULT}]
        self.table.clear()
        for state in decided:
            is_locked = state.source is ValueSource.LOCKED_POLICY
            who = self.tr("Your organisation") if is_locked else self.tr("You: it is a default")
            item = QTreeWidgetItem(
                self.table, [state.title, written(state, self.tr("Yes"), self.tr("No")), who, state.place]
            )
            for column in range(self.table.columnCount()):
                item.setToolTip(column, item.text(column))
        self.table.setVisible(bool(decided))
        self.none.setVisible(not decided)


def written(state: SettingState, yes: str, no: str) -> str:
    """The value as a person reads it."""
    labels = {option.value: option.label for option in state.options}

    def one(value: Any) -> str:  # noqa: ANN401 - whatever the setting holds
        if isinstance(value, bool):
            return yes if value else no
        return labels.get(str(value), str(value))

    value = state.value
    text = ", ".join(map(one, value)) if isinstance(value, list | tuple) else one(value)
    return f"{text} {state.unit}".strip() if text else "–"
