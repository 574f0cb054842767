"""What can be done with the chosen articles: one action each, for the menu, the keys and the buttons alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.articles.article_list_state import ArticleLine, ArticleStage
from desktop.shortcuts import Command, Shortcuts

__all__ = ["ArticleActions"]

_RUNS: Final = frozenset({ArticleStage.RENDERING, ArticleStage.WAITING})
_GOES_ON: Final = frozenset({ArticleStage.FAILED, ArticleStage.INTERRUPTED, ArticleStage.STOPPED})


class ArticleActions(QObject):
    """Each signal carries the lines that are chosen. `choose` says which those are."""

    open_wanted = Signal(object)
    """One `ArticleLine`."""
    publish_wanted = Signal(object)
    approve_wanted = Signal(object)
    show_wanted = Signal(object)
    newer_wanted = Signal(object)
    """A newer version of this article is to be read."""
    rename_wanted = Signal()
    go_on_wanted = Signal(list)
    cancel_wanted = Signal(list)
    delete_wanted = Signal(list)

    def __init__(self, shortcuts: Shortcuts, owner: QWidget) -> None:
        super().__init__(owner)
        self._lines: Sequence[ArticleLine] = ()
        group = self.tr("Articles")

        def add(name: str, text: str, run: Callable[[], object], *keys: str) -> QAction:
            return shortcuts.add(Command(f"articles.{name}", text, keys, group), owner, run)

        self.open = add("open", self.tr("Open"), lambda: self._one(self.open_wanted))
        self.publish = add("publish", self.tr("Publish…"), lambda: self._one(self.publish_wanted), "Ctrl+E")
        self.approve = add("approve", self.tr("Approve…"), lambda: self._one(self.approve_wanted))
        self.go_on = add("go-on", self.tr("Render again"), lambda: self._all(self.go_on_wanted), "Ctrl+R")
        self.cancel = add("cancel", self.tr("Cancel the rendering"), lambda: self._all(self.cancel_wanted))
        self.newer = add("newer", self.tr("Read a newer version…"), lambda: self._one(self.newer_wanted))
        self.rename = add("rename", self.tr("Rename"), self.rename_wanted.emit, "F2")
        self.show_file = add("show", self.tr("Show the file in its folder"), lambda: self._one(self.show_wanted))
        self.delete = add("delete", self.tr("Delete"), lambda: self._all(self.delete_wanted), "Del")
        self.choose(())

    @property
    def lines(self) -> Sequence[ArticleLine]:
        """What is chosen."""
        return self._lines

    def choose(self, lines: Sequence[ArticleLine]) -> None:
        """These are chosen now: whatever cannot be done with them is not offered."""
        self._lines = tuple(lines)
        stages = {line.stage for line in lines}
        only = lines[0] if len(lines) == 1 else None
        runs = bool(stages & _RUNS)
        published = only is not None and only.item.narration_id is not None
        self._offer(self.open, only is not None)
        self._offer(self.publish, only is not None and not runs and only.item.words > 0)
        self._offer(self.approve, published and only is not None and only.item.state == "unapproved")
        self._offer(self.show_file, published)
        self._offer(self.newer, only is not None and not runs)
        self._offer(self.rename, only is not None)
        self._offer(self.go_on, bool(stages) and stages <= _GOES_ON)
        self._offer(self.cancel, bool(stages) and stages <= _RUNS)
        self._offer(self.delete, bool(stages))

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of what is offered now."""
        menu = QMenu(parent)
        for group in (
            (self.open, self.publish, self.approve),
            (self.go_on, self.cancel, self.newer),
            (self.rename, self.show_file),
            (self.delete,),
        ):
            offered = [action for action in group if action.isVisible()]
            if offered and menu.actions():
                menu.addSeparator()
            menu.addActions(offered)
        return menu

    def _offer(self, action: QAction, possible: bool) -> None:
        action.setVisible(possible)
        action.setEnabled(possible)

    def _one(self, signal: SignalInstance) -> None:
        if len(self._lines) == 1:
            signal.emit(self._lines[0])

    def _all(self, signal: SignalInstance) -> None:
        if self._lines:
            signal.emit(list(self._lines))
