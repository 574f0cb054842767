"""The menus of the text and of what will be said: words, marks, paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from audio_engine.narration.article import Kind, Mark
from desktop.articles.editor import edits
from desktop.articles.editor.article_text import ArticleText
from desktop.articles.editor.kinds import KINDS, kind_name
from desktop.articles.editor.mark_words import mark_sentence

__all__ = ["kind_menu", "show_at", "text_menu"]


def text_menu(text: ArticleText, actions: Iterable[QAction | None], choose_kind: Callable[[Kind], object]) -> QMenu:
    """The menu of the text. None among `actions` is a line between groups."""
    translate = QCoreApplication.translate
    menu = QMenu(text)
    cut = menu.addAction(translate("ArticleMenu", "Cut"), text.cut)
    copy = menu.addAction(translate("ArticleMenu", "Copy"), text.copy)
    paste = menu.addAction(translate("ArticleMenu", "Paste"), text.paste)
    has_selection = text.textCursor().hasSelection()
    cut.setEnabled(has_selection and not text.isReadOnly())
    copy.setEnabled(has_selection)
    paste.setEnabled(not text.isReadOnly() and bool(QGuiApplication.clipboard().text()))
    menu.addSeparator()
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    line = text.line_at_caret()
    menu.addMenu(kind_menu(text, None if line is None else line.kind, choose_kind))
    _add_removals(menu, text)
    return menu


def kind_menu(parent: QWidget, now: Kind | None, choose: Callable[[Kind], object]) -> QMenu:
    """All kinds of paragraphs, the present one ticked."""
    menu = QMenu(QCoreApplication.translate("ArticleMenu", "Kind of paragraph"), parent)
    for kind in KINDS:
        action = menu.addAction(kind_name(kind))
        action.setCheckable(True)
        action.setChecked(kind is now)
        action.triggered.connect(lambda _=False, kind=kind: choose(kind))
    return menu


def show_at(menu: QMenu, where: QPoint) -> None:
    """Show a menu that goes when it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(where)


def _add_removals(menu: QMenu, text: ArticleText) -> None:
    """The marks at the caret, each to be removed."""
    line, at = text.line_at_caret(), text.position_at_caret()
    marks = [] if line is None else [mark for mark in line.paragraph.marks if mark.start <= at <= mark.end]
    if line is None or not marks:
        return
    menu.addSeparator()
    index, session = text.textCursor().blockNumber(), text.session

    def remove(mark: Mark) -> None:
        session.carry_out(edits.unmark(session.lines, index, mark))

    for mark in marks:
        says = mark_sentence(mark, line.text[mark.start : mark.end]).replace("&", "&&")
        action = menu.addAction(QCoreApplication.translate("ArticleMenu", "Remove: {0}").format(says))
        action.triggered.connect(lambda _=False, mark=mark: remove(mark))
