"""Pictures of every view, in both languages and both themes, of the real window on the present display.

    xvfb-run -s "-screen 0 1400x900x24" python -m tools.screenshots docs/screens [LANGUAGE-THEME …]

A library is made with the micro model of the tests, from the interviews of the tests. Each language and theme has a
process of its own, as it has for a person. No picture is larger than 150 kB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from audio_engine.engine import Engine, TranscriptionRequest
from audio_engine.errors import UserFacingError
from desktop.app import FIRST_STEPS, LATER_STEPS, Startup
from desktop.notices import Notice, NoticeAction, NoticeKind
from desktop.theme import ThemeMode

if TYPE_CHECKING:
    from desktop.bridge import Bridge
    from desktop.interviews.workspace import InterviewsWorkspace
    from desktop.main_window import MainWindow
    from desktop.widgets import SearchField

__all__ = ["main"]

CHECKOUT: Final = Path(__file__).resolve().parents[1]
INTERVIEWS: Final = CHECKOUT / "tests" / "data" / "interviews"
LOOKS: Final = ("en-light", "en-dark", "fr-light", "fr-dark")
SIZE: Final = (1280, 800)
MOST_BYTES: Final = 150_000
SETTLED_MS: Final = 400
"""Animations of Qt's own style are over by then."""


def main(arguments: list[str]) -> int:
    """The command."""
    if arguments[0] == "--one":
        _photograph(arguments[1], Path(arguments[2]), Path(arguments[3]))
        return 0
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "SOUFFLEUR_HOME": home, "SOUFFLEUR_MODELS": str(CHECKOUT / "tests/data/models")}
        os.environ.update(environment)
        _make_library(Path(home))
        for look in arguments[1:] or LOOKS:
            command = [sys.executable, "-m", "tools.screenshots", "--one", look, home, str(target)]
            subprocess.run(command, env={**environment, "SOUFFLEUR_LANGUAGE": look[:2]}, check=True)
    too_large = [picture.name for picture in target.glob("*.png") if picture.stat().st_size > MOST_BYTES]
    if too_large:
        sys.stdout.write(f"larger than {MOST_BYTES // 1000} kB: {', '.join(sorted(too_large))}\n")
    return 1 if too_large else 0


def _make_library(home: Path) -> None:
    with Engine(home) as engine:
        for name, language in (
            ("interview-en.flac", "en"),
            ("interview-fr.flac", "fr"),
            ("two-channels-en.flac", "en"),
        ):
            speakers = "channels" if name.startswith("two") else "off"
            request = TranscriptionRequest(INTERVIEWS / name, language=language, mode="draft", speakers=speakers)
            engine.run(engine.prepare(request).job_id, lambda _: None, device="cpu")


def _photograph(look: str, home: Path, target: Path) -> None:
    startup = Startup([], home=home)
    for name, step in FIRST_STEPS + LATER_STEPS:
        if name == "fill the window":
            startup.theme.set_mode(ThemeMode.DARK if look.endswith("dark") else ThemeMode.LIGHT)
        step(startup)
    sys.excepthook = sys.__excepthook__  # here a mistake is for whoever runs this tool
    window, bridge = startup.window, startup.bridge
    assert bridge
    window.resize(*SIZE)
    for name, show in _views(window):
        show()
        _settle(bridge)
        file = target / f"{name}-{look}.png"
        _grab(window).convertToFormat(QImage.Format.Format_RGB888).save(str(file), quality=0)  # as small as can be
        for dialog in window.findChildren(QDialog):
            dialog.close()
        window.notices.clear()
    window.close()
    bridge.close()
    startup.reports.end()
    startup.instance.release()


def _views(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each view, and how one gets there. They come in this order, one from the other."""
    interviews = cast("InterviewsWorkspace", window.workspace("interviews"))
    yield "library", lambda: window.go_to("interviews")
    yield "search", lambda: _search(window, interviews)
    yield "start", lambda: window.open_files([INTERVIEWS / "interview-fr.flac"])
    yield "transcript", lambda: interviews.open_transcript(3, 3)
    yield "export", lambda: interviews.export(3, 3)
    yield "recorder", interviews.show_recorder
    for name in ("activity", "articles", "names", "models", "settings"):
        yield name, partial(window.go_to, name)
    yield "shortcuts", window.show_cheat_sheet
    yield "notices", lambda: _post_notices(window)


def _search(window: MainWindow, interviews: InterviewsWorkspace) -> None:
    interviews.search()
    cast("SearchField", window.focusWidget()).setText("school")


def _post_notices(window: MainWindow) -> None:
    window.go_to("interviews")
    cast("InterviewsWorkspace", window.workspace("interviews")).show_library()
    title = QApplication.translate("JobNews", "“{0}” is transcribed.").format("interview-en.flac")
    opening = NoticeAction(QApplication.translate("JobNews", "Open"), window.notices.clear)
    window.notices.post(Notice(title, kind=NoticeKind.DONE, actions=(opening,)))
    problem = UserFacingError(
        QApplication.translate("CrashNews", "Souffleur did not end properly last time."),
        QApplication.translate("CrashNews", "Everything that was stored is here, and unfinished transcriptions go on."),
    )
    window.notices.failure(problem)


def _settle(bridge: Bridge) -> None:
    """Let what was asked be answered and painted."""
    loop = QEventLoop()
    timer = QTimer(interval=SETTLED_MS)
    timer.timeout.connect(lambda: loop.quit() if bridge.operations.is_idle else None)
    timer.start()
    loop.exec()


def _grab(window: QWidget) -> QImage:
    """The window as it is on the screen, or the dialog that stands over it."""
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    place = (dialogs[-1] if dialogs else window).geometry()
    screen = QGuiApplication.primaryScreen()
    return screen.grabWindow(0, place.x(), place.y(), place.width(), place.height()).toImage()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
