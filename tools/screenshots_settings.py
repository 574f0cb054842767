"""Pictures of the settings, the first steps and the guide, in both languages and both themes, of the real window.

xvfb-run -s "-screen 0 1400x900x24" python -m tools.screenshots_settings docs/screens [LANGUAGE-THEME …]
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

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

from audio_engine.settings.resolver import save_setting
from audio_engine.settings.schema import RETENTION_DAYS
from desktop.app import FIRST_STEPS, LATER_STEPS, Startup
from desktop.help.opening import show_about, show_guide, show_promise
from desktop.settings.workspace import PAGES
from desktop.theme import ThemeMode
from tools.screenshots import CHECKOUT, LOOKS, MOST_BYTES, SIZE, _grab, _make_library, _settle

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.settings.workspace import SettingsWorkspace

__all__ = ["main"]

_NOT_SHOWN: Final = frozenset({"welcome"})
"""Steps that are a view of their own here."""


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
        save_setting(RETENTION_DAYS, 90)
        for look in arguments[1:] or LOOKS:
            command = [sys.executable, "-m", "tools.screenshots_settings", "--one", look, home, str(target)]
            subprocess.run(command, env={**environment, "SOUFFLEUR_LANGUAGE": look[:2]}, check=True)
    return 1 if any(picture.stat().st_size > MOST_BYTES for picture in target.glob("settings-*.png")) else 0


def _photograph(look: str, home: Path, target: Path) -> None:
    startup = Startup([], home=home)
    for name, step in FIRST_STEPS + LATER_STEPS:
        if name == "fill the window":
            startup.theme.set_mode(ThemeMode.DARK if look.endswith("dark") else ThemeMode.LIGHT)
        if name not in _NOT_SHOWN:
            step(startup)
    sys.excepthook = sys.__excepthook__
    window, bridge = startup.window, startup.bridge
    assert bridge
    window.resize(*SIZE)
    for name, show in _views(startup):
        show()
        _settle(bridge)
        file = target / f"{name}-{look}.png"
        _grab(window).convertToFormat(QImage.Format.Format_RGB888).save(str(file), quality=0)
        for dialog in window.findChildren(QDialog):
            dialog.close()
        window.notices.clear()
    window.close()
    bridge.close()
    startup.reports.end()
    startup.instance.release()


def _views(startup: Startup) -> Iterator[tuple[str, Callable[[], object]]]:
    window = startup.window
    yield "first-steps", window.welcome
    for entry in PAGES:
        yield f"settings-{entry.name}", partial(_go_to_page, window, entry.name)
    yield "guide", lambda: show_guide(window, startup.theme)
    yield "promise", lambda: show_promise(window, startup.theme)
    yield "about", lambda: show_about(window, startup.theme, startup.operations)


def _go_to_page(window: MainWindow, name: str) -> None:
    window.go_to("settings")
    cast("SettingsWorkspace", window.workspace("settings")).open_item(name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
