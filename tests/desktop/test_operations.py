"""Work leaves the GUI thread and its answer comes back to it, to whoever still wants it."""

from __future__ import annotations

import errno
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from audio_engine.errors import CancelledError, UserFacingError
from desktop.bridge import Operations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def operations(qapp: QObject) -> Iterator[Operations]:
    made = Operations(qapp)
    yield made
    made.close()


def test_work_runs_elsewhere_and_is_answered_here(operations: Operations, qtbot: QtBot) -> None:
    threads: list[int] = []

    operations.run(threading.get_ident, on_success=lambda there: threads.extend([there, threading.get_ident()]))
    qtbot.waitUntil(lambda: len(threads) == 2)

    assert threads[0] != threads[1] == threading.get_ident()


def test_the_worlds_fault_goes_to_whoever_asked(operations: Operations, qtbot: QtBot) -> None:
    told: list[UserFacingError] = []

    operations.run(_fail_for_the_world, on_failure=told.append)

    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].what == "The disk is full."


def test_the_worlds_fault_that_nobody_takes_is_told_to_all(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.waitSignal(operations.failed) as told:
        operations.run(_fail_for_the_world)

    assert told.args[0].what == "The disk is full."


def test_our_own_fault_is_reported(operations: Operations, qtbot: QtBot) -> None:
    with qtbot.waitSignal(operations.unexpected) as told:
        operations.run(lambda: 1 // 0)

    assert isinstance(told.args[0], ZeroDivisionError)


def test_what_a_disk_says_is_the_worlds_fault_too(operations: Operations, qtbot: QtBot) -> None:
    def read_a_broken_disk() -> None:
        raise OSError(errno.EIO, "Input/output error", "/disk/file")

    told: list[UserFacingError] = []
    operations.run(read_a_broken_disk, on_failure=told.append)
    qtbot.waitUntil(lambda: len(told) == 1)

    assert "/disk/file" in told[0].what


def test_cancelling_inside_the_work_is_no_failure(operations: Operations, qtbot: QtBot) -> None:
    def cancel() -> None:
        raise CancelledError

    told: list[object] = []
    operations.failed.connect(told.append)
    operations.unexpected.connect(told.append)
    operations.run(cancel, on_success=told.append, on_failure=told.append)
    qtbot.waitUntil(lambda: operations.is_idle)

    assert told == []


def test_nobody_is_called_back_whose_owner_has_gone(operations: Operations, qtbot: QtBot) -> None:
    owner, called = QObject(), []
    go = threading.Event()

    operations.run(lambda: go.wait(10), on_success=called.append, owner=owner)
    delete(owner)
    go.set()
    qtbot.waitUntil(lambda: operations.is_idle)

    assert called == []


def test_only_the_newest_of_a_key_is_answered(operations: Operations, qtbot: QtBot) -> None:
    go, answers = threading.Event(), []

    first = operations.run(lambda: go.wait(10) and "old", on_success=answers.append, key="search")
    operations.run(lambda: "new", on_success=answers.append, key="search")
    go.set()
    qtbot.waitUntil(lambda: operations.is_idle)

    assert answers == ["new"]
    assert first.is_cancelled


def test_writes_keep_their_order(operations: Operations, qtbot: QtBot) -> None:
    done: list[int] = []

    for number in range(50):
        operations.run(lambda number=number: done.append(number), writes=True)
    qtbot.waitUntil(lambda: operations.is_idle)

    assert done == list(range(50))


def test_progress_arrives_in_order_and_before_the_answer(operations: Operations, qtbot: QtBot) -> None:
    heard: list[object] = []

    operations.run_reporting(
        lambda report: [report(n) for n in range(3)] and "done", on_progress=heard.append, on_success=heard.append
    )
    qtbot.waitUntil(lambda: operations.is_idle)

    assert heard == [0, 1, 2, "done"]


def test_a_cancelled_work_stops_at_its_next_report(operations: Operations, qtbot: QtBot) -> None:
    cancelled, reached = threading.Event(), []

    def work(report: object) -> None:
        cancelled.wait(10)
        report(1)  # type: ignore[operator]
        reached.append("the end")

    operation = operations.run_reporting(work)
    operation.cancel()
    cancelled.set()
    qtbot.waitUntil(lambda: operations.is_idle)

    assert reached == []


def test_closing_finishes_the_writes_in_line(qapp: QObject) -> None:
    operations, done = Operations(qapp), []
    for number in range(20):
        operations.run(lambda number=number: done.append(number), writes=True)

    operations.close()

    assert done == list(range(20))


def _fail_for_the_world() -> None:
    raise UserFacingError("The disk is full.", "Make room.")
