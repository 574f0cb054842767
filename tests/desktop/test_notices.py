"""Notices say what happened and stop nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from audio_engine.errors import UserFacingError
from desktop.notices import Notice, NoticeKind, Notices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def notices(theme: Theme, qtbot: QtBot) -> Notices:
    host = QWidget()
    host.resize(800, 600)
    qtbot.addWidget(host)
    made = Notices(theme, host)
    with qtbot.waitExposed(host):
        host.show()
    return made


def said(notices: Notices) -> list[str]:
    return [label.text() for label in notices.findChildren(QLabel) if label.text() and label.isVisible()]


def test_a_failure_says_what_happened_and_what_to_do(notices: Notices) -> None:
    notices.failure(UserFacingError("The disk is full.", "Make room."))

    assert said(notices) == ["The disk is full.", "Make room."]
    assert notices.isVisible()


def test_undo_is_done_once_and_the_notice_goes(notices: Notices, qtbot: QtBot) -> None:
    undone: list[bool] = []
    notices.say("The recording was deleted.", undo=lambda: undone.append(True))

    notices.findChild(QPushButton).click()

    assert undone == [True]
    assert notices.shown() == []
    qtbot.waitUntil(lambda: not notices.isVisible())


def test_news_goes_by_itself_and_a_failure_stays(notices: Notices) -> None:
    notices.failure(UserFacingError("The disk is full."))
    notices.say("Copied.")

    for timer in notices.findChildren(QTimer):
        if timer.isActive():
            timer.timeout.emit()

    assert [n.what for n in notices.shown()] == ["The disk is full."]


def test_a_notice_takes_the_place_of_its_kind(notices: Notices) -> None:
    for percent in range(3):
        notices.post(Notice(f"{percent}", key="same"))

    assert [n.what for n in notices.shown()] == ["2"]


def test_notices_never_cover_the_whole_window_and_failures_outlast_news(notices: Notices) -> None:
    notices.failure(UserFacingError("The disk is full."))
    for number in range(10):
        notices.say(f"News {number}")

    assert notices.shown()[0].what == "The disk is full."
    assert len(notices.shown()) == 4


def test_a_notice_is_closed_from_the_keyboard(notices: Notices, qtbot: QtBot) -> None:
    notices.post(Notice("Something", kind=NoticeKind.WARNING))

    close = notices.findChild(QToolButton)
    assert close.accessibleName() == "Close this message"
    close.animateClick()

    qtbot.waitUntil(lambda: notices.shown() == [])


def test_notices_stay_in_the_corner_of_a_window_that_changes(notices: Notices) -> None:
    notices.post(Notice("A sentence that is long enough to need more than one line in a narrow window. " * 2))
    host = notices.parentWidget()

    host.resize(420, 500)

    assert host.rect().contains(notices.geometry())
    assert all(notices.rect().contains(card.geometry()) for card in notices.findChildren(QWidget, "notice"))
