"""The library cannot be written: the text stays, is kept in order, and is stored as soon as that works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from audio_engine.errors import LibraryError
from audio_engine.library import Library
from tests.desktop.transcript import samples
from tests.desktop.transcript.conftest import Editor

Put = Callable[[Callable[[Library], int]], int]


@pytest.fixture
def interview(editor: Editor, in_library: Put) -> Editor:
    editor.open(in_library(samples.interview))
    return editor


def test_a_full_disk_loses_nothing(interview: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Library.replace_segments

    def full(*_: Any, **__: Any) -> None:
        raise LibraryError("The disk is full.", "Make room.")

    monkeypatch.setattr(Library, "replace_segments", full)
    interview.put_caret(0, 0)
    QTest.keyClicks(interview.text, "One ")
    interview.qtbot.waitUntil(interview.view.unsaved_banner.isVisible)
    interview.put_caret(1, 13)
    QTest.keyClick(interview.text, Qt.Key.Key_Return)
    QTest.keyClicks(interview.text, "two ")
    interview.session.end_run()

    banner = interview.view.unsaved_banner
    assert banner._what.text() == "The disk is full."
    assert interview.session.storing.unsaved == 3
    monkeypatch.setattr(Library, "replace_segments", real)
    banner.try_again.emit()

    assert interview.stored() == interview.texts()
    assert interview.texts()[0].startswith("One Good")
    interview.qtbot.waitUntil(lambda: not banner.isVisible())


def test_what_is_not_stored_can_be_copied(interview: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise LibraryError("The disk is full.", "Make room.")

    monkeypatch.setattr(Library, "replace_segments", full)
    interview.put_caret(0, 0)
    QTest.keyClicks(interview.text, "One ")
    interview.qtbot.waitUntil(interview.view.unsaved_banner.isVisible)

    QGuiApplication.clipboard().setText(interview.view.unsaved_banner._text)

    assert QGuiApplication.clipboard().text().startswith("One Good")
    interview.session.storing.forget()


def test_undoing_something_that_is_not_stored_yet_works_once_it_can_be(
    interview: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Library.replace_segments

    def full(*_: Any, **__: Any) -> None:
        raise LibraryError("The disk is full.", "Make room.")

    monkeypatch.setattr(Library, "replace_segments", full)
    interview.put_caret(0, 13)
    QTest.keyClick(interview.text, Qt.Key.Key_Return)
    interview.qtbot.waitUntil(interview.view.unsaved_banner.isVisible)
    interview.session.undo()
    monkeypatch.setattr(Library, "replace_segments", real)

    interview.view.unsaved_banner.try_again.emit()

    assert interview.stored() == interview.texts() == [text for _, text in samples.INTERVIEW]
