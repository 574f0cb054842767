"""The list of articles: states, order, filter, search, renaming and deleting, all with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from audio_engine.jobs.narration_settings import NarrationSettings
from audio_engine.library import JobState, Library
from desktop.articles.article_list_model import ArticleListModel
from desktop.articles.article_list_state import ArticleColumn, ArticleFilter, ArticleLine, ArticleStage
from desktop.bridge import JobProgress
from desktop.bridge.article_values import ArticleItem
from tests.desktop.articles.conftest import LONG_MS, add_article, an_article
from tests.desktop.walking import clipped, nameless, unreachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.articles.workspace import ArticlesWorkspace
    from tests.desktop.interviews.context import Host


def item(number: int, **changes: object) -> ArticleItem:
    made = ArticleItem(
        number, f"Titre {number}", "a.md", None, "fr", "text", f"2026-03-0{number}T10:00:00+00:00", "", 100, 40.0, False
    )
    return replace(made, **changes)


def titles(model: ArticleListModel) -> list[str]:
    return [model.line_at(row).item.title for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("changes", "stage", "says"),
    [
        ({}, ArticleStage.TEXT, "Text"),
        ({"state": "unapproved"}, ArticleStage.UNAPPROVED, "Not approved"),
        ({"state": "approved", "approval_by": "JM", "job_state": "done"}, ArticleStage.APPROVED, "Approved. By JM"),
        (
            {"state": "approved", "approval_by": "JM", "is_changed": True},
            ArticleStage.APPROVED,
            "Approved. Changed since it was published",
        ),
        ({"state": "rendering", "job_state": "queued"}, ArticleStage.WAITING, "Waiting"),
        ({"job_state": "failed", "job_what": "No room."}, ArticleStage.FAILED, "Failed. No room"),
        ({"state": "unapproved", "job_state": "cancelled"}, ArticleStage.STOPPED, "Stopped"),
    ],
)
def test_every_state_is_said(changes: dict[str, object], stage: ArticleStage, says: str) -> None:
    line = ArticleLine(item(1, **changes))

    assert line.stage is stage
    assert line.cell(ArticleColumn.STATE, whole=True) == says


def test_a_rendering_says_how_far_it_is() -> None:
    model = ArticleListModel()
    model.set_items([item(1, job_id=7, job_state="running", state="rendering"), item(2)])

    model.set_progress(JobProgress(7, None, "narrate", 30.0, 60.0, 12.0))

    line = model.line(1)
    assert line is not None
    assert line.headline == "Rendering, 50 %"
    model.end_progress(7)
    assert model.line(1).headline == "Rendering"


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (ArticleFilter.ALL, [4, 3, 2, 1]),
        (ArticleFilter.TEXT, [1]),
        (ArticleFilter.UNDER_WAY, [2]),
        (ArticleFilter.UNAPPROVED, [3]),
        (ArticleFilter.APPROVED, [4]),
        (ArticleFilter.CHANGED, [4]),
    ],
)
def test_the_list_is_narrowed_by_state(wanted: ArticleFilter, numbers: list[int]) -> None:
    model = ArticleListModel()
    model.set_items(
        [
            item(1),
            item(2, state="rendering"),
            item(3, state="unapproved"),
            item(4, state="approved", is_changed=True),
        ]
    )

    model.narrow(wanted)

    assert titles(model) == [f"Titre {number}" for number in numbers]


def test_titles_are_sorted_as_people_do() -> None:
    model = ArticleListModel()
    model.set_items([item(1, title="Titre 10"), item(2, title="Éclair"), item(3, title="Titre 9")])

    model.sort(ArticleColumn.TITLE, Qt.SortOrder.AscendingOrder)

    assert titles(model) == ["Éclair", "Titre 9", "Titre 10"]


def test_only_a_row_that_changed_is_told() -> None:
    model = ArticleListModel()
    model.set_items([item(1), item(2)])
    told: list[int] = []
    resets: list[int] = []
    model.dataChanged.connect(lambda first, *_: told.append(first.row()))
    model.modelReset.connect(lambda: resets.append(1))

    model.set_items([item(1, state="unapproved"), item(2)])

    assert (told, resets) == ([1], [])


def test_an_empty_list_says_what_to_do(workspace: ArticlesWorkspace) -> None:
    assert workspace.list.empty.isVisible()
    assert nameless(workspace.list) == []
    assert unreachable(workspace.list) == []
    assert clipped(workspace.list) == []


@pytest.fixture
def filled(home: Path, workspace: ArticlesWorkspace, qtbot: QtBot) -> ArticlesWorkspace:
    for number, word in enumerate(("pont", "école", "mairie"), start=1):
        add_article(home, an_article(f"On parle de la {word}.", title=f"Article {number}"))
    workspace.list.read_all()
    qtbot.waitUntil(lambda: workspace.list.model.total == 3)
    workspace.list.choose(2)
    return workspace


def test_the_chosen_article_says_how_long_it_is(filled: ArticlesWorkspace) -> None:
    sentence = filled.list.details._sentence.text()

    assert "words" in sentence
    assert sentence.endswith("Nothing is published of it.")
    assert [
        action.isEnabled() for action in (filled.list.actions_of_rows.publish, filled.list.actions_of_rows.approve)
    ] == [
        True,
        False,
    ]


def test_renaming_in_place_is_stored(filled: ArticlesWorkspace, qtbot: QtBot, home: Path) -> None:
    table = filled.list.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    field = table.findChild(QLineEdit)

    field.setText("Autre titre")
    QTest.keyClick(field, Qt.Key.Key_Return)

    def stored() -> bool:
        with Library.open(home) as library:
            return library.article(2).title == "Autre titre"

    qtbot.waitUntil(stored)


def test_deleting_can_be_undone(filled: ArticlesWorkspace, host: Host, qtbot: QtBot) -> None:
    filled.list.table.setFocus()
    QTest.keyClick(filled.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: filled.list.model.total == 2)
    (notice,) = host.notices.shown()

    notice.actions[0].run()

    qtbot.waitUntil(lambda: filled.list.model.total == 3)
    assert "Article 2" in notice.what


def test_search_finds_words_without_accents_and_opens(filled: ArticlesWorkspace, qtbot: QtBot) -> None:
    search = filled.list.search
    QTest.keyClick(filled.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(search.field, "ecole")
    qtbot.waitUntil(lambda: search.model.rowCount() == 1)
    hit = search.model.hit_at(0)
    assert hit.snippet[slice(*hit.marks[0])] == "école"

    QTest.keyClick(search.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: filled.open_id == 2 and filled.page.isVisible(), timeout=LONG_MS)


def test_words_that_nobody_wrote_say_so(filled: ArticlesWorkspace, qtbot: QtBot) -> None:
    search = filled.list.search
    QTest.keyClicks(search.field, "xylophone")

    qtbot.waitUntil(search._nothing.isVisible)
    assert "xylophone" in search._nothing._title.text()


def test_back_stores_and_the_article_is_chosen(filled: ArticlesWorkspace, qtbot: QtBot) -> None:
    QTest.keyClick(filled.list.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.open_id == 2 and filled.page.isVisible(), timeout=LONG_MS)

    QTest.keyClick(filled.page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert filled.open_id is None
    assert filled.list.isVisible()
    assert filled.list.table.chosen_ids() == [2]


def test_an_article_that_is_deleted_elsewhere_is_closed(filled: ArticlesWorkspace, qtbot: QtBot) -> None:
    filled.open_article(2)
    qtbot.waitUntil(lambda: filled.open_id == 2 and filled.page.isVisible(), timeout=LONG_MS)

    filled._bridge.articles.delete([2])

    qtbot.waitUntil(lambda: filled.open_id is None)


def test_a_failed_rendering_can_be_rendered_again(filled: ArticlesWorkspace, qtbot: QtBot, home: Path) -> None:
    with Library.open(home) as library:
        settings = NarrationSettings(an_article("a").to_json(), "fr", (), "/x.mp3", "mp3", "podcast-stereo")
        job_id = library.add_job("narrate", None, settings.to_json(), article_id=2)
        library.set_job_state(job_id, JobState.FAILED, what="The disk is full.", to_do="Make room.")
    filled.list.read_all()
    qtbot.waitUntil(lambda: filled.list.model.line(2).stage is ArticleStage.FAILED)
    assert filled.list.details._sentence.text() == "The disk is full. Make room."

    filled.list.actions_of_rows.go_on.trigger()

    qtbot.waitUntil(lambda: filled.list.model.line(2).stage is ArticleStage.WAITING)
