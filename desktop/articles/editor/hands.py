"""What people do in the editor besides typing: kinds, leaving out, pauses, going from doubt to doubt, menus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction

from audio_engine.narration.article import DropReason, Kind, Mark, MarkKind
from desktop.articles.editor import edits
from desktop.articles.editor.article_text import ArticleText
from desktop.articles.editor.gutter import Gutter
from desktop.articles.editor.menus import kind_menu, show_at, text_menu
from desktop.articles.editor.pairing import Span, in_paragraph
from desktop.articles.editor.said_list import SaidList
from desktop.articles.editor.said_model import SaidModel
from desktop.articles.editor.saying import Saying
from desktop.articles.editor.tandem import Tandem
from desktop.notices import Notices

__all__ = ["Hands"]

_PAUSE_S: Final = "1"
_MENU: Final = (
    *("article.say_like", "article.pause", None),
    *("article.hear", "article.loop", None),
    *("article.drop", "article.next_flag"),
)


class Hands(QObject):
    """`actions` are set once they are made: menus show them."""

    def __init__(  # noqa: PLR0917 - what it works on
        self,
        text: ArticleText,
        gutter: Gutter,
        said: SaidList,
        model: SaidModel,
        tandem: Tandem,
        saying: Saying,
        notices: Notices,
    ) -> None:
        super().__init__(text)
        self._text, self._said, self._model = text, said, model
        self._tandem, self._saying, self._notices = tandem, saying, notices
        self._session = text.session
        self.actions: Mapping[str, QAction] = {}
        gutter.kind_asked.connect(self._ask_kind)
        gutter.drop_asked.connect(lambda index: self._drop(range(index, index + 1)))
        text.menu_asked.connect(self._show_text_menu)
        said.menu_asked.connect(self._show_said_menu)
        said.fix_asked.connect(saying.ask_beside)

    def set_kind(self, kind: Kind) -> None:
        """Make the selected paragraphs, or the one at the caret, be of a kind."""
        self._session.carry_out(edits.set_kind(self._session.lines, self._text.selected_indexes(), kind))

    def drop_or_restore(self) -> None:
        """Leave the selected paragraphs out; put them back where all of them are left out."""
        self._drop(self._text.selected_indexes())

    def restore_dropped(self, reasons: frozenset[DropReason]) -> None:
        """Put back everything that is left out for one of these reasons, as one step to undo."""
        lines = self._session.lines
        indexes = [index for index, line in enumerate(lines) if line.dropped in reasons]
        self._session.carry_out(edits.restore(lines, indexes))

    def pause_here(self) -> None:
        """Put a pause where the caret stands, or take away the one that is there."""
        line = self._text.line_at_caret()
        if line is None:
            return
        index, at = self._text.textCursor().blockNumber(), self._text.position_at_caret()
        there = next((m for m in line.paragraph.marks if m.kind is MarkKind.PAUSE and m.start == at), None)
        if there is not None:
            self._session.carry_out(edits.unmark(self._session.lines, index, there))
        else:
            pause = Mark(at, at, MarkKind.PAUSE, _PAUSE_S)
            self._session.carry_out(edits.mark(self._session.lines, index, pause))

    def go_to_flag(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) word that no rule knew, and select it; after the last, the first."""
        shown = self._model.shown
        places = [] if shown is None else self._flag_places()
        if not places:
            self._notices.say(self.tr("There are no doubts left."))
            return
        cursor = self._text.textCursor()
        here = (cursor.blockNumber(), self._text.position_at_caret())
        span = self._text.selected_span()
        if span is not None:
            here = span[:2]
        if step > 0:
            found = next((place for place in places if place[:2] > here), places[0])
            if span is None and (at := next((p for p in places if p[:2] == here), None)) is not None:
                found = at
        else:
            found = next((place for place in reversed(places) if place[:2] < here), places[-1])
        self._text.let_go.emit()
        self._text.go_to(*found)
        self._text.setFocus()

    def _flag_places(self) -> list[tuple[int, int, int]]:
        """Every doubt, as paragraph, first character, end."""
        shown = self._model.shown
        assert shown is not None
        places = []
        for number in shown.flagged:
            sentence = shown.sentences[number]
            key = shown.key_of(sentence)
            index = None if key is None else self._session.lines.index_of(key)
            if key is None or index is None:
                continue
            line = self._session.lines[index]
            for flag in sentence.flags:
                start, end = in_paragraph(shown.text_of(key), sentence, flag.start, flag.end)
                if not shown.touched(line, start, end):
                    places.append((index, *shown.now(line, start, end)))
        return sorted(places)

    def _drop(self, indexes: range) -> None:
        lines = self._session.lines
        if all(lines[index].dropped is not None for index in indexes):
            self._session.carry_out(edits.restore(lines, indexes))
        else:
            self._session.carry_out(edits.drop(lines, indexes))

    def _ask_kind(self, index: int, where: QPoint) -> None:
        lines = self._session.lines
        menu = kind_menu(
            self._text, lines[index].kind, lambda kind: self._session.carry_out(edits.set_kind(lines, [index], kind))
        )
        show_at(menu, where)

    def _show_text_menu(self, where: QPoint) -> None:
        actions = [self.actions[name] if name else None for name in _MENU]
        show_at(text_menu(self._text, actions, self.set_kind), where)

    def _show_said_menu(self, row: int, word: Span | None, where: QPoint) -> None:
        self._tandem.go_to(row)
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self._said)
        menu.addAction(self.actions["article.say_like"].text(), lambda: self._saying.ask_beside(row, word))
        menu.addSeparator()
        for name in ("article.hear", "article.loop", "article.drop"):
            menu.addAction(self.actions[name])
        show_at(menu, where)
