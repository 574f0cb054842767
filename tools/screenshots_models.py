"""Pictures of the workspace of models, in both languages and both themes, of the real window on the present display.

    xvfb-run -s "-screen 0 1400x900x24" python -m tools.screenshots_models docs/screens [LANGUAGE-THEME …]

Nothing is downloaded: what the program would say is put there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

from audio_engine.models.kinds import ModelKind
from audio_engine.settings.folders import user_models_folder
from audio_engine.speed import SpeedBook
from desktop.app import FIRST_STEPS, LATER_STEPS, Startup
from desktop.bridge.models_values import Download, DownloadState, Terms
from desktop.models.install_dialog import InstallDialog
from desktop.models.model_lines import Tab
from desktop.theme import ThemeMode
from tools.screenshots import CHECKOUT, LOOKS, MOST_BYTES, SIZE, _grab, _settle

if TYPE_CHECKING:
    from desktop.bridge import Bridge
    from desktop.main_window import MainWindow
    from desktop.models.workspace import ModelsWorkspace

__all__ = ["main"]

_MICRO: Final = CHECKOUT / "tests/data/models/whisper/micro"
_CARD: Final = (
    "# Model card for siwis (medium)\n\n* Language: fr_FR\n* Speakers: 1\n\n## Dataset\n\n* License: CC BY 4.0\n"
)


def main(arguments: list[str]) -> int:
    """The command."""
    if arguments[0] == "--one":
        _photograph(arguments[1], Path(arguments[2]), Path(arguments[3]))
        return 0
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "SOUFFLEUR_HOME": home, "SOUFFLEUR_MODELS": f"{home}/desk"}
        _make_home(Path(home))
        for look in arguments[1:] or LOOKS:
            command = [sys.executable, "-m", "tools.screenshots_models", "--one", look, home, str(target)]
            subprocess.run(command, env={**environment, "SOUFFLEUR_LANGUAGE": look[:2]}, check=True)
    too_large = [picture.name for picture in target.glob("models*.png") if picture.stat().st_size > MOST_BYTES]
    if too_large:
        sys.stdout.write(f"larger than {MOST_BYTES // 1000} kB: {', '.join(sorted(too_large))}\n")
    return 1 if too_large else 0


def _make_home(home: Path) -> None:
    """One model of the person's own, one of the desk's, a damaged one, and what jobs have reached."""
    for place, name in (("models", "micro"), ("desk", "newsroom-2025"), ("models", "interviews-old")):
        shutil.copytree(_MICRO, home / place / "whisper" / name)
    (home / "models" / "whisper" / "interviews-old" / "tokenizer.json").unlink()
    speeds = SpeedBook(home)
    for key, speed in (("faster-whisper/micro/accurate", 38.0), ("faster-whisper/small/draft", 4.3)):
        speeds.note(key, speed)
    speeds.note("narrate/fr_FR-siwis-medium", 21.0)


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
    for name, show in _views(window, bridge):
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


def _views(window: MainWindow, bridge: Bridge) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each view, and how one gets there."""
    models = cast("ModelsWorkspace", window.workspace("models"))
    table, bar = models.page.table, models.page.bar
    yield "models", lambda: window.go_to("models")
    yield "models-chosen", lambda: table.choose(("whisper", "micro", 0))
    yield "models-damaged", lambda: table.choose(("whisper", "interviews-old", 0))
    yield "models-download", lambda: _download(bridge, models)
    yield "models-voices", lambda: bar.show_tab(Tab.VOICES)
    yield "models-install", lambda: _install(models)
    yield "models-remove", lambda: _remove(models)


def _download(bridge: Bridge, models: ModelsWorkspace) -> None:
    running = DownloadState.RUNNING
    downloads = bridge.models.downloads
    downloads._set(  # noqa: SLF001 - as the program would tell
        Download(ModelKind.WHISPER, "small", running, False, 210_000_000, 486_208_883, 11_400_000.0, 24.0)
    )
    downloads._set(Download(ModelKind.WHISPER, "base", DownloadState.WAITING))  # noqa: SLF001 - the same
    models.page.table.choose(("whisper", "small", 0))


def _install(models: ModelsWorkspace) -> None:
    models.page.table.choose(("piper", "fr_FR-siwis-medium", 0))
    line = models.page.table.chosen_line()
    assert line is not None
    dialog = InstallDialog(models._context, line.item, "", models)  # noqa: SLF001 - a tool may
    dialog._stop()  # noqa: SLF001 - the program is not asked
    restrictions = "Name its author where you publish."
    address = "https://huggingface.co/rhasspy/piper-voices/tree/main/fr/fr_FR/siwis/medium"
    dialog._show_terms(  # noqa: SLF001 - as the program would answer
        Terms(line.item.name, "CC BY 4.0", restrictions, address, 63_206_169, _CARD, 218 << 30, user_models_folder(), 0)
    )
    dialog.open()


def _remove(models: ModelsWorkspace) -> None:
    models.page.bar.show_tab(Tab.RECOGNITION)
    models.page.table.choose(("whisper", "micro", 0))
    models.page.actions_of_models.remove.trigger()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
