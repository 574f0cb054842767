"""The start of the desktop, as two lists of named steps, and its end.

The first list ends with an empty window on the screen; everything that takes time is in the second. A report of a
mistake names the step.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from audio_engine import __version__
from audio_engine.settings.home import home_folder
from desktop.bridge.operations import Operations
from desktop.bridge.preferences import Preferences
from desktop.crash import BadEnd, CrashReports
from desktop.end_signals import ending_at_signals
from desktop.main_window import MainWindow
from desktop.single_instance import OnlyInstance, leave_summons
from desktop.theme import Theme

if TYPE_CHECKING:
    from audio_engine.settings.resolver import Settings
    from desktop.bridge import Bridge
    from desktop.bridge.network import Spawner
    from desktop.single_instance import Inbox, Summons

__all__ = ["FIRST_STEPS", "LATER_STEPS", "Startup", "run"]


_SWITCH_S: Final = 0.001
"""A thread that computes gives Python's lock to the GUI thread after this long. An event asks for it several times:
with Python’s 5 ms, one took 75 ms while thousands of replacements were worked out; with this, 24 ms."""


@dataclass(slots=True)
class Startup:
    """What the steps make, in their order. `is_second` ends the start: another instance has the work."""

    files: list[Path]
    home: Path = field(default_factory=home_folder)
    spawner: Spawner | None = None
    """Starts what may have a network; None where nothing is locked."""
    is_second: bool = False
    is_first_time: bool = False
    """Nobody has worked in this data folder yet."""
    instance: OnlyInstance = field(init=False)
    reports: CrashReports = field(init=False)
    bad_end: BadEnd | None = None
    application: QApplication = field(init=False)
    preferences: Preferences = field(init=False)
    theme: Theme = field(init=False)
    operations: Operations = field(init=False)
    window: MainWindow = field(init=False)
    settings: Settings = field(init=False)
    bridge: Bridge | None = None
    inbox: Inbox = field(init=False)
    mistake: BaseException | None = None
    """What ended a later step."""


def _protect_files(_: Startup) -> None:
    os.umask(0o077)


def _be_the_only_one(startup: Startup) -> None:
    startup.instance = OnlyInstance(startup.home)
    if not startup.instance.acquire():
        leave_summons(startup.home, startup.files)
        startup.is_second = True


def _watch_for_crashes(startup: Startup) -> None:
    startup.reports = CrashReports(startup.home)
    startup.bad_end = startup.reports.begin()


def _make_application(startup: Startup) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("souffleur")
    application.setApplicationDisplayName("Souffleur")
    application.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("souffleur")
    sys.setswitchinterval(_SWITCH_S)
    startup.application = application


def _show_the_window(startup: Startup) -> None:
    startup.operations = Operations()
    startup.preferences = Preferences(startup.home, startup.operations)
    startup.theme = Theme(startup.application, startup.preferences)
    startup.window = MainWindow(startup.theme, startup.preferences)
    startup.window.show()


def _read_the_settings(startup: Startup) -> None:
    from audio_engine.settings.language import speak_chosen_language
    from audio_engine.settings.resolver import ValueSource, read_settings
    from audio_engine.settings.schema import UI_TEXT_SIZE, UI_THEME

    startup.settings = settings = read_settings(startup.home)
    speak_chosen_language(settings)
    theme = settings.chosen(UI_THEME)
    if theme.source is ValueSource.USER:
        startup.theme.show_mode(theme.value)  # what the window remembers is a copy
    startup.theme.take_settings(
        settings.get(UI_THEME), is_managed=settings.is_managed(UI_THEME), text_size_percent=settings.get(UI_TEXT_SIZE)
    )


def _speak_the_language(startup: Startup) -> None:
    from desktop.i18n import install_translators

    install_translators(startup.application)


def _build_the_bridge(startup: Startup) -> None:
    from audio_engine.settings.library_place import library_home
    from desktop.bridge import Bridge

    home = library_home(startup.settings, home=startup.home)
    startup.is_first_time = not (home / "library").exists()
    startup.bridge = Bridge(
        home, operations=startup.operations, preferences=startup.preferences, spawner=startup.spawner
    )


def _fill_the_window(startup: Startup) -> None:
    from desktop.shortcuts import Shortcuts

    assert startup.bridge
    startup.window.fill(startup.bridge, Shortcuts(startup.preferences, startup.bridge))


def _tell_of_crashes(startup: Startup) -> None:
    from desktop.crash_news import CrashNews

    news = CrashNews(startup.reports, startup.operations, startup.window.notices)
    if startup.bad_end is not None:
        news.tell_of_last_run(startup.bad_end)
    if startup.preferences.problem:
        news.tell_of_preferences(startup.preferences.problem)


def _tell_of_settings(startup: Startup) -> None:
    from desktop.bridge.settings_mirror import SettingsMirror
    from desktop.settings_news import SettingsNews

    assert startup.bridge
    SettingsMirror(startup.bridge.settings, startup.preferences, startup.theme, startup.window).begin()
    SettingsNews(startup.settings, startup.bridge, startup.window.notices).begin()


def _listen_for_second_starts(startup: Startup) -> None:
    from desktop.single_instance import Inbox

    window = startup.window

    def answer(summons: Summons) -> None:
        if summons.activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = summons.activation  # Qt takes it from there
        window.come_forward()
        window.open_files(list(summons.files))

    startup.inbox = Inbox(startup.home, window)
    startup.inbox.summoned.connect(answer)
    startup.inbox.look()


def _start_the_work(startup: Startup) -> None:
    assert startup.bridge
    startup.bridge.jobs.start_queue()
    startup.window.open_files(startup.files)


def _welcome(startup: Startup) -> None:
    seen = startup.preferences.get("welcome.seen")  # False: it started again in another language
    if not startup.files and (seen is False or (seen is None and startup.is_first_time)):
        startup.window.welcome()


Step = tuple[str, Callable[[Startup], None]]

FIRST_STEPS: Final[tuple[Step, ...]] = (
    ("keep new files private", _protect_files),
    ("be the only instance", _be_the_only_one),
    ("watch for crashes", _watch_for_crashes),
    ("make the application", _make_application),
    ("show the window", _show_the_window),
)
"""Until the window is on the screen, empty."""

LATER_STEPS: Final[tuple[Step, ...]] = (
    ("read the settings", _read_the_settings),
    ("speak the language", _speak_the_language),
    ("build the bridge", _build_the_bridge),
    ("fill the window", _fill_the_window),
    ("tell of crashes", _tell_of_crashes),
    ("tell of settings", _tell_of_settings),
    ("listen for second starts", _listen_for_second_starts),
    ("start the work", _start_the_work),
    ("welcome", _welcome),
)
"""Once it has been painted."""


def run(files: Sequence[Path], spawner: Spawner | None = None) -> int:
    """Start, work until the window is closed, end. The exit code of the process.

    `spawner` is of a process that has given up the network.

    Raises:
        UserFacingError: the data folder cannot be used.
    """
    startup = Startup(list(files), spawner=spawner)
    try:
        _take(FIRST_STEPS, startup)
        if startup.is_second:
            return 0
        startup.window.painted.connect(lambda: _go_on(startup))
        with ending_at_signals(startup.window, startup.window.close):
            code = startup.application.exec()
        if startup.mistake is not None:
            raise startup.mistake
        startup.reports.step = "end"
        return code
    finally:
        _end(startup)
        if hasattr(startup, "window") and startup.window.is_to_start_again:
            from desktop.restart import start_again

            start_again(startup.spawner)


def _take(steps: tuple[Step, ...], startup: Startup) -> None:
    for name, step in steps:
        if hasattr(startup, "reports"):
            startup.reports.step = name
        step(startup)
        if startup.is_second:
            return


def _go_on(startup: Startup) -> None:
    """The later steps. A start that cannot be finished ends the program; it does not leave an empty window."""
    try:
        _take(LATER_STEPS, startup)
    except BaseException as mistake:  # noqa: BLE001 - it is raised again where the program ends
        startup.mistake = mistake
        startup.application.exit(1)
        return
    startup.reports.step = "work"


def _end(startup: Startup) -> None:
    """Close what was opened; the marker of a bad end stays where a mistake ends the program."""
    if startup.bridge is not None:
        startup.bridge.close()
    elif hasattr(startup, "operations"):
        startup.operations.close()
    if hasattr(startup, "reports") and sys.exc_info()[0] is None:
        startup.reports.end()
    if not startup.is_second:
        startup.instance.release()
