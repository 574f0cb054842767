"""The editor over a real library, with the real rehearsal worker, and a loudspeaker that obeys the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMainWindow

from audio_engine.library import Library
from audio_engine.narration.article import Article, Kind, Paragraph
from desktop.articles.editor.editor import ArticleEditor
from desktop.bridge import Bridge
from desktop.bridge.article_values import NarrationChoices, OpenArticle
from desktop.notices import Notices
from desktop.player import Player
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme
from desktop.workspaces import WorkspaceContext
from tests.desktop.player.conftest import Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge.article_values import PlanLine

LONG_MS = 60_000
"""A worker has to start and load a voice; the machine may be busy."""


class Desktop:
    """An editor on the screen, and what stands in the library for it."""

    def __init__(self, editor: ArticleEditor, bridge: Bridge, desk: Desk, notices: Notices, qtbot: QtBot) -> None:
        self.editor, self.bridge, self.desk, self.notices, self.qtbot = editor, bridge, desk, notices, qtbot
        self.text, self.said, self.model, self.session = editor.text, editor.said, editor.model, editor.session

    def texts(self) -> list[str]:
        return [self.text.document().findBlockByNumber(n).text() for n in range(self.text.document().blockCount())]

    def lines(self) -> list[str]:
        return [line.text for line in self.session.lines]

    def planned(self) -> list[PlanLine]:
        """What will be said of the text as it stands now."""
        self.qtbot.waitUntil(
            lambda: (
                self.editor.planner.is_current
                and self.editor.plan is not None
                and not self.editor.planner._soon.isActive()
                and self.editor.planner._asked is None
            ),
            timeout=LONG_MS,
        )
        return [self.model.sentence(row) for row in range(self.model.rowCount())]

    def spoken(self) -> list[str]:
        return [sentence.spoken for sentence in self.planned() if not sentence.skipped and sentence.paragraph >= 0]

    def row_of(self, words: str) -> int:
        """The row in whose written sentence these words stand."""
        return next(sentence.index for sentence in self.planned() if words in sentence.text)

    def select(self, words: str) -> None:
        index = next(n for n, text in enumerate(self.lines()) if words in text)
        start = self.lines()[index].index(words)
        self.text.go_to(index, start, start + len(words))

    def put_caret(self, index: int, position: int = 0) -> None:
        self.text.go_to(index, position)

    def settle(self) -> None:
        """Until everything is on the disk."""
        self.session.end_run()
        self.qtbot.waitUntil(lambda: self.session.is_stored, timeout=LONG_MS)

    def stored(self) -> Article:
        """What stands in the library, once it has arrived."""
        self.settle()
        with Library.open(self.bridge.home) as library:
            from desktop.bridge.article_work import open_article

            return open_article(library, self.session.article_id).draft


Make = Callable[..., Desktop]


def article(*texts: str, kinds: tuple[Kind, ...] = (), language: str = "fr") -> Article:
    kinds = (*kinds, *(Kind.BODY,) * (len(texts) - len(kinds)))
    paragraphs = tuple(Paragraph(kind, text) for kind, text in zip(kinds, texts, strict=True))
    return Article(paragraphs, title="Test", language=language)


@pytest.fixture
def desktop(qtbot: QtBot, bridge: Bridge, theme: Theme, shortcuts: Shortcuts) -> Iterator[Make]:
    """Makes an editor of an article that is in the library."""
    made: list[tuple[Desktop, Player, Player, Desk]] = []
    windows: list[QMainWindow] = []

    def make(draft: Article, choices: NarrationChoices | None = None) -> Desktop:
        opened: list[OpenArticle] = []

        def store(article_id: int) -> None:
            chosen = choices or NarrationChoices(language=draft.language or "fr", disclosure="off")
            bridge.articles.store(article_id, draft=draft, choices=chosen, on_success=lambda: read(article_id))

        def read(article_id: int) -> None:
            bridge.articles.open(article_id, on_success=opened.append)

        bridge.articles.new("Test", draft.language or "fr", on_success=store)
        qtbot.waitUntil(lambda: bool(opened), timeout=LONG_MS)
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        notices = Notices(theme, window)
        desk, desk_beside = Desk(), Desk()
        player = Player(bridge.preferences, bridge, open_sink=desk.open)
        hearing = Player(bridge.preferences, bridge, open_sink=desk_beside.open)
        context = WorkspaceContext(bridge, theme, shortcuts, notices, lambda _: None, lambda _name, _item: None)
        editor = ArticleEditor(context, opened[0], player=player, hearing=hearing)
        window.setCentralWidget(editor)
        window.resize(1180, 760)
        with qtbot.waitActive(window):  # keys of commands work in the active window only
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: editor.text.is_filled, timeout=LONG_MS)
        editor.text.setFocus()
        shown = Desktop(editor, bridge, desk, notices, qtbot)
        made.append((shown, player, hearing, desk_beside))
        return shown

    yield make
    for shown, *_ in made:
        shown.editor.stop()
    for shown, player, hearing, desk_beside in made:
        for one, desk in ((player, shown.desk), (hearing, desk_beside)):
            one.pause()
            if desk.opened and desk.opened[-1].is_open:
                desk.drain()
            one.close()
        qtbot.waitUntil(lambda: bridge.operations.is_idle, timeout=LONG_MS)
