"""Every command and its keys in one list, made from what is registered; the keys are changed below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.shortcuts import Command, Shortcuts
from desktop.theme import Theme, space
from desktop.widgets.search_field import SearchField

__all__ = ["ShortcutsEditor"]

_ID: Final = Qt.ItemDataRole.UserRole


class ShortcutsEditor(QWidget):
    """A list by group, a field to find a command, and below it the keys of the chosen one."""

    def __init__(self, shortcuts: Shortcuts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._theme = theme
        self._filter = SearchField(theme, name=self.tr("Find a command"))
        self._filter.asked.connect(self._show_matching)
        self._list = self._make_list()
        self._keys = QKeySequenceEdit()
        self._keys.setMaximumSequenceLength(1)
        self._keys.setClearButtonEnabled(True)
        self._keys.setAccessibleName(self.tr("New keys"))
        self._keys.editingFinished.connect(self._apply)
        self._reset = QPushButton(self.tr("Default keys"))
        self._reset.clicked.connect(self._reset_keys)
        self._reset_all = QPushButton(self.tr("All default keys"))
        self._reset_all.clicked.connect(self._reset_every_key)
        self._says = QLabel()
        self._says.setWordWrap(True)
        self._says.setProperty("role", "muted")
        self._lay_out()
        self.fill()
        self.setFocusProxy(self._filter)

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("commands")
        tree.setColumnCount(2)
        tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.setRootIsDecorated(False)
        tree.setIndentation(space(3))
        tree.setAccessibleName(self.tr("Commands"))
        tree.currentItemChanged.connect(lambda now, _before: self._choose(now))
        return tree

    def _lay_out(self) -> None:
        edit = QHBoxLayout()
        edit.setSpacing(space(2))
        label = QLabel(self.tr("Ne&w keys:"))
        label.setBuddy(self._keys)
        edit.addWidget(label)
        edit.addWidget(self._keys, 1)
        edit.addWidget(self._reset)
        edit.addWidget(self._reset_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        column.addLayout(edit)
        column.addWidget(self._says)

    def fill(self) -> None:
        """List the commands that are known by now."""
        self._list.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for command in self._shortcuts.commands():
            if command.group not in groups:
                heading = QTreeWidgetItem(self._list, [command.group])
                heading.setFont(0, self._theme.font("strong"))
                heading.setFirstColumnSpanned(True)
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                groups[command.group] = heading
            item = QTreeWidgetItem(groups[command.group], [command.text, self._written(command.id)])
            item.setData(0, _ID, command.id)
        self._list.expandAll()
        self._show_matching(self._filter.text())
        if items := self._items():
            self._list.setCurrentItem(items[0])

    def _written(self, command_id: str) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return "   ".join(QKeySequence(key).toString(native) for key in self._shortcuts.keys(command_id))

    def _chosen(self) -> Command | None:
        item = self._list.currentItem()
        name = item.data(0, _ID) if item is not None else None
        return self._shortcuts.command(name) if name else None

    def _choose(self, _item: QTreeWidgetItem | None) -> None:
        command = self._chosen()
        for control in (self._keys, self._reset):
            control.setEnabled(command is not None)
        keys = self._shortcuts.keys(command.id) if command else ()
        self._keys.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self._says.setText(self.tr("Press the keys that are to do this."))

    def _apply(self) -> None:
        command = self._chosen()
        if command is None:
            return
        portable = QKeySequence.SequenceFormat.PortableText
        wanted, now = self._keys.keySequence().toString(portable), self._shortcuts.keys(command.id)
        if wanted == (now[0] if now else ""):
            return
        taken = self._shortcuts.others_with(command.id, wanted) if wanted else []
        for other in taken:
            self._shortcuts.set_keys(other.id, [k for k in self._shortcuts.keys(other.id) if k != wanted])
        self._shortcuts.set_keys(command.id, [wanted, *now[1:]] if wanted else now[1:])
        self._says.setText(
            self.tr("Done. “{0}” no longer has these keys.").format(taken[0].text) if taken else self.tr("Done.")
        )
        self._rewrite()

    def _reset_keys(self) -> None:
        if command := self._chosen():
            self._shortcuts.reset(command.id)
            self._choose(None)
            self._rewrite()

    def _reset_every_key(self) -> None:
        for command in self._shortcuts.commands():
            if self._shortcuts.keys(command.id) != command.keys:
                self._shortcuts.reset(command.id)
        self._choose(None)
        self._says.setText(self.tr("All commands have their default keys again."))
        self._rewrite()

    def _rewrite(self) -> None:
        for item in self._items():
            item.setText(1, self._written(str(item.data(0, _ID))))

    def _show_matching(self, text: str) -> None:
        wanted = text.casefold()
        for item in self._items():
            item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())
        for group in self._groups():
            group.setHidden(all(item.isHidden() for item in _children(group)))

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for group in self._groups() for item in _children(group)]

    def _groups(self) -> list[QTreeWidgetItem]:
        return _children(self._list.invisibleRootItem())


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = [item.child(row) for row in range(item.childCount())]
    return [child for child in found if child is not None]
