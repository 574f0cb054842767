"""A screen without a monitor, and a desktop on it that is used as a person uses it: by keys and the mouse alone.

The program runs as its own process and has no door for tests. What it has done is read from its library, from the
files that it wrote, and from the titles of its windows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import psutil

from audio_engine.errors import LibraryError
from audio_engine.library import Library
from tests.scenarios.command import MODELS, environment

T = TypeVar("T")

TRACES = "SOUFFLEUR_TRACES"
"""The folder for traces of every window, for the proof that none asks for a network."""
SLOWLY_S = 60.0
_LOOK_EVERY_S = 0.1


def missing_tools() -> str:
    """Why there can be no real window here; "" where there can."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    return f"{' and '.join(missing)} not installed" if missing else ""


def wait_until(condition: Callable[[], Any], what: str, timeout_s: float = SLOWLY_S) -> Any:
    """What `condition` returns, once that is true of it."""
    never = threading.Event()
    for _ in range(int(timeout_s / _LOOK_EVERY_S)):
        if found := condition():
            return found
        never.wait(_LOOK_EVERY_S)
    raise AssertionError(f"it did not happen within {timeout_s:.0f} s: {what}")


@contextmanager
def screen(width: int = 1400, height: int = 900) -> Iterator[str]:
    """A screen; the name of its display."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(20)


class Person:
    """Somebody at the screen."""

    def __init__(self, display: str) -> None:
        self.display = display

    def press(self, *keys: str) -> None:
        """Press keys one after the other, in the names of X: `ctrl+e`, `Return`, `Alt+Left`."""
        self._do("key", "--delay", "40", *keys)

    def confirms(self, title: str) -> None:
        """Press Enter in the dialog `title` until it goes: it may not know yet whether it can."""
        self.waits_for(title)

        def gone() -> bool:
            if not any(window.startswith(title) for window in self.windows()):
                return True
            self.press("Return")
            return False

        wait_until(gone, f"the dialog {title!r} has gone")

    def write(self, text: str) -> None:
        """Type text."""
        self._do("type", "--delay", "30", text)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self._do("mousemove", str(x), str(y), "click", "1")

    def double_click(self, x: int, y: int) -> None:
        """Click twice at a place of the screen."""
        self._do("mousemove", str(x), str(y), "click", "--repeat", "2", "--delay", "80", "1")

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse's button at one place and let it go at another."""
        across = [round(begin[0] + (end[0] - begin[0]) * n / 8) for n in range(1, 9)]
        down = [round(begin[1] + (end[1] - begin[1]) * n / 8) for n in range(1, 9)]
        self._do("mousemove", str(begin[0]), str(begin[1]), "mousedown", "1")
        for x, y in zip(across, down, strict=True):
            self._do("mousemove", "--sync", str(x), str(y))
        self._do("mousemove", str(end[0]), str(end[1]), "mousemove_relative", "--", "1", "1", "mouseup", "1")

    def windows(self) -> list[str]:
        """The titles of the windows on the screen."""
        found = self._ask("search", "--onlyvisible", "--name", ".").split()
        return [title for window in found if (title := self._ask("getwindowname", window).strip())]

    def in_front(self) -> str:
        """The title of the window that has the keyboard; "" where none has it."""
        return (
            self._ask("getactivewindow", "getwindowname").strip()
            or self._ask("getwindowfocus", "getwindowname").strip()
        )

    def sees(self, title: str) -> None:
        """Until a window whose title begins with `title` is on the screen; then it has the keyboard."""
        assert self.finds(title, SLOWLY_S), f"no window {title!r}; there are {self.windows()}"
        self.goes_to(title)

    def finds(self, title: str, timeout_s: float = 4.0) -> bool:
        """Whether such a window comes within a moment."""
        try:
            wait_until(lambda: any(window.startswith(title) for window in self.windows()), title, timeout_s)
        except AssertionError:
            return False
        return True

    def misses(self, title: str, timeout_s: float) -> bool:
        """Whether such a window goes within a moment."""
        try:
            wait_until(lambda: not any(window.startswith(title) for window in self.windows()), title, timeout_s)
        except AssertionError:
            return False
        return True

    def goes_to(self, title: str) -> None:
        """Give a window the keyboard, as the system's window manager does, which this screen has none of."""
        wait_until(lambda: self._takes(title), f"{title!r} in front; there are {self.windows()}")

    def _takes(self, title: str) -> bool:
        if self.in_front().startswith(title):
            return True
        self._ask("search", "--onlyvisible", "--name", f"^{re.escape(title)}", "windowfocus")
        return False

    def waits_for(self, title: str) -> None:
        """Until a window whose title has `title` in it has the keyboard."""
        wait_until(lambda: title in self.in_front(), f"a window {title!r} in front; there are {self.windows()}")

    def picture(self, path: Path) -> None:
        """What is on the screen, where ImageMagick is installed; for whoever looks for why a test failed."""
        if shutil.which("import"):
            subprocess.run(
                ["import", "-window", "root", str(path)], env={**os.environ, "DISPLAY": self.display}, check=False
            )

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": self.display}, check=True, timeout=60)

    def _ask(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        ).stdout


class Desktop:
    """`python -m desktop` over the data folder `home`, on a display."""

    def __init__(self, home: Path, display: str) -> None:
        self.home = home
        self.display = display
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *files: Path, **more: str) -> subprocess.Popen[bytes]:
        """Start it; a second one is left to itself."""
        usual = {"HOME": str(self.home.parent), "SOUFFLEUR_MODELS": str(MODELS)}
        surroundings = environment(self.home, DISPLAY=self.display, QT_QPA_PLATFORM="xcb", **(usual | more))
        started = subprocess.Popen([*_traced(), sys.executable, "-m", "desktop", *map(str, files)], env=surroundings)
        if self.process is None or self.process.poll() is not None:
            self.process = started
        return started

    def kill(self) -> None:
        """As the system does when memory runs out."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(20)

    def worker(self) -> psutil.Process | None:
        """Its child that transcribes, if there is one."""
        assert self.process is not None
        children = psutil.Process(self.process.pid).children(recursive=True)
        return next((child for child in children if "audio_engine.jobs" in " ".join(_command(child))), None)

    def end(self) -> None:
        """End it, however it stands."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(20)

    def ask(self, question: Callable[[Library], T]) -> T | None:
        """Ask its library, which is another process's too; None where there is no answer yet."""
        try:
            with Library.open(self.home) as library:
                return question(library)
        except LibraryError:
            return None


def _traced() -> list[str]:
    """What traces the window into a folder, where one is named; the window still is the direct child."""
    folder = os.environ.get(TRACES)
    if not folder:
        return []
    return ["strace", "-D", "-f", "-e", "trace=network", "-o", f"{folder}/{uuid.uuid4().hex}"]


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []
