"""What tests of jobs ask for, and the rule that no test leaves a process behind."""

from __future__ import annotations

import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MARK = "SOUFFLEUR_TEST_MARK"


@pytest.fixture(autouse=True)
def _no_process_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test starts carries its mark, children of children too; all of it must be gone in the end."""
    mark = uuid.uuid4().hex
    monkeypatch.setenv(MARK, mark)
    yield
    _, alive = psutil.wait_procs(_marked(mark), timeout=10)
    for process in alive:
        process.kill()
    assert not alive, f"left behind: {alive}"


def _marked(mark: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == mark and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.Error:
            continue
    return found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def sample_worker() -> tuple[str, ...]:
    return (sys.executable, str(Path(__file__).with_name("sample_worker.py")))


@pytest.fixture
def wait_until() -> Callable[[Callable[[], object]], None]:
    """Wait for a condition, 20 s at most: a busy machine is slow, not wrong."""
    import threading

    def wait(condition: Callable[[], object]) -> None:
        never = threading.Event()
        for _ in range(2000):
            if condition():
                return
            never.wait(0.01)
        pytest.fail("it did not happen within 20 s")

    return wait
