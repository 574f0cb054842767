from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library, QueueLock

from .samples import add_recording

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from audio_engine.library import QueueLock
with QueueLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def _holder(home: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, home], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_a_second_process_is_told_who_runs_the_queue_and_can_still_edit(home: Path) -> None:
    with _holder(home) as holder:
        with pytest.raises(LibraryError, match=rf"process {holder.pid}\) has been running the queue .* since 20\d\d-"):
            QueueLock(home).acquire()
        with Library.open(home) as library:
            assert add_recording(library) == 1
        holder.communicate(timeout=30)

    with QueueLock(home):
        pass


def test_the_queue_is_free_when_its_process_is_killed(home: Path) -> None:
    with _holder(home) as holder:
        holder.kill()
        holder.wait(timeout=30)

    with QueueLock(home):
        assert str(os.getpid()) in (home / "library" / "queue-holder.json").read_text()


def test_one_process_cannot_run_the_queue_twice(home: Path) -> None:
    with QueueLock(home), pytest.raises(LibraryError, match="running the queue"):
        QueueLock(home).acquire()


def test_another_thread_may_release_it(home: Path) -> None:
    lock = QueueLock(home)
    lock.acquire()
    thread = threading.Thread(target=lock.release)
    thread.start()
    thread.join(timeout=30)

    with QueueLock(home):
        pass


def test_a_holder_that_cannot_be_read_is_still_a_holder(home: Path) -> None:
    with QueueLock(home):
        (home / "library" / "queue-holder.json").write_text("half a li")

        with pytest.raises(LibraryError, match="Another Souffleur is running"):
            QueueLock(home).acquire()


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way")

    with pytest.raises(LibraryError, match="cannot be used"):
        QueueLock(tmp_path / "home").acquire()
