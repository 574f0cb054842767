"""New articles: what a clipboard or a drop means, what is read, what is refused, and that it can be stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from audio_engine.library import Library
from audio_engine.narration.article import Article, DropReason
from desktop.articles.new_article import Handed, HandedAddress, HandedNothing, chosen_part, handed_over
from desktop.articles.new_article_cleanup import CleanupBar
from tests.desktop.articles.conftest import LONG_MS, PAGE, an_article

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.articles.workspace import ArticlesWorkspace
    from desktop.theme import Theme
    from tests.desktop.interviews.context import Host


def data(text: str = "", html: str = "", urls: tuple[str, ...] = ()) -> QMimeData:
    made = QMimeData()
    if text:
        made.setText(text)
    if html:
        made.setHtml(html)
    if urls:
        made.setUrls([QUrl(url) for url in urls])
    return made


def test_files_come_before_everything_else() -> None:
    handed = handed_over(data("x", "<p>x</p>", ("file:///tmp/a.docx", "file:///tmp/b.pdf")))

    assert [one.source for one in handed] == [Path("/tmp/a.docx"), Path("/tmp/b.pdf")]


def test_a_page_keeps_its_html() -> None:
    (handed,) = handed_over(data("Le budget adopté", PAGE))

    assert isinstance(handed, Handed)
    assert (handed.as_format, b"<figcaption>" in handed.source) == ("html", True)


def test_html_without_a_word_gives_way_to_the_text() -> None:
    (handed,) = handed_over(data("Un mot.", "<p> </p>"))

    assert (handed.as_format, handed.source) == (None, b"Un mot.")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><!--StartFragment--><p>x</p><!--EndFragment--></body></html>",
        "<html><head><style>p {}</style></head><body lang='fr'><p>x</p></body></html>",
        "<p>x</p>",
    ],
)
def test_only_what_was_selected_is_taken_from_a_clipboards_page(page: str) -> None:
    assert chosen_part(page) == "<p>x</p>"


@pytest.mark.parametrize(
    ("text", "urls"), [("https://example.org/a?b=1", ()), ("www.example.org/a", ()), ("", ("https://example.org/a",))]
)
def test_an_address_is_known_as_one(text: str, urls: tuple[str, ...]) -> None:
    assert isinstance(handed_over(data(text, urls=urls)), HandedAddress)


def test_an_address_in_a_sentence_is_text() -> None:
    assert not isinstance(handed_over(data("See https://example.org for more.")), HandedAddress)


def test_nothing_is_nothing() -> None:
    assert isinstance(handed_over(data(" \n")), HandedNothing)


def test_pasting_a_page_opens_it_with_what_was_left_out(workspace: ArticlesWorkspace, qtbot: QtBot, home: Path) -> None:
    QGuiApplication.clipboard().setMimeData(data("Le budget adopté", PAGE))
    workspace.list.table.setFocus()

    QTest.keyClick(workspace.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: workspace.open_id == 1 and workspace.page.isVisible(), timeout=LONG_MS)
    assert workspace.page.isVisible()
    assert workspace.page.cleanup.sentence == "2 paragraphs are left out: 1 byline, 1 caption"
    with Library.open(home) as library:
        assert library.article(1).title == "Le budget adopté"


def test_restoring_brings_a_paragraph_back_and_stores_it(
    workspace: ArticlesWorkspace, qtbot: QtBot, home: Path
) -> None:
    workspace.take_data(data(html=PAGE))
    qtbot.waitUntil(lambda: workspace.open_id == 1 and workspace.page.isVisible(), timeout=LONG_MS)
    menu = workspace.page.cleanup.menu()

    next(action for action in menu.actions() if "caption" in action.text()).trigger()

    qtbot.waitUntil(lambda: workspace.page.cleanup.sentence == "1 paragraph is left out: 1 byline")
    workspace.show_list()

    def dropped() -> list[DropReason | None]:
        with Library.open(home) as library:
            return [p.dropped for p in Article.from_json(library.article(1).draft).paragraphs if p.dropped]

    qtbot.waitUntil(lambda: dropped() == [DropReason.BYLINE])


def test_an_address_is_not_fetched_and_says_what_to_do(workspace: ArticlesWorkspace, host: Host) -> None:
    workspace.take_data(data("https://example.org/article"))

    (notice,) = host.notices.shown()
    assert "cannot fetch https://example.org/article" in notice.what
    assert "copy it and paste it here" in notice.more
    assert not workspace.reading.is_reading


def test_a_file_that_is_no_article_says_so_and_the_others_are_read(
    workspace: ArticlesWorkspace, host: Host, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"# Titre {name}\n\nUn texte.\n", encoding="utf-8")

    with qtbot.waitSignal(workspace.reading.read, timeout=LONG_MS) as read:
        workspace.open_files([tmp_path / "a.md", tmp_path / "photo.png", tmp_path / "b.md"])

    assert read.args == [[1, 2]]
    assert [notice.what for notice in host.notices.shown()][-1] == "2 articles were added."
    assert "photo.png" in host.notices.shown()[0].what


def test_reading_can_be_stopped(workspace: ArticlesWorkspace, qtbot: QtBot, tmp_path: Path, home: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Titre\n\nUn texte.\n", encoding="utf-8")
    workspace.open_files([path])
    assert workspace.reading.isVisible()

    workspace.reading.cancel.click()

    assert not workspace.reading.isVisible()
    qtbot.waitUntil(lambda: workspace._bridge.operations.is_idle, timeout=LONG_MS)
    with Library.open(home) as library:
        assert library.articles() == []


def test_an_empty_article_can_be_typed_in(workspace: ArticlesWorkspace, qtbot: QtBot) -> None:
    QTest.keyClick(workspace.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: workspace.open_id is not None and workspace.page.isVisible(), timeout=LONG_MS)
    assert not workspace.page.cleanup.isVisible()


def test_the_clean_up_bar_goes_from_one_to_the_next(theme: Theme, qtbot: QtBot) -> None:
    bar = CleanupBar(theme)
    qtbot.addWidget(bar)
    bar.show_article(an_article("a").keeping(frozenset()))
    shown: list[int] = []
    bar.show_wanted.connect(shown.append)

    bar.show_next.click()
    bar.show_next.click()

    assert shown == [1, 1]
    bar.show_article(an_article("a").keeping(frozenset({DropReason.BYLINE})))
    assert not bar.isVisible()
