"""Pictures of the workspace of names, in both languages and both themes, of the real window on the present display.

    xvfb-run -s "-screen 0 1400x900x24" python -m tools.screenshots_names docs/screens [LANGUAGE-THEME …]

Transcripts are made as `tools.screenshots` makes them, and one is corrected, so that there is something to suggest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

from audio_engine.library import Library
from audio_engine.names.entry import Name, SayAs, SayWay, Scope
from audio_engine.names.store import change_names
from audio_engine.settings.resolver import save_setting
from audio_engine.settings.schema import NAMES_SHARED
from audio_engine.transcript_edit import with_text
from desktop.app import FIRST_STEPS, LATER_STEPS, Startup
from desktop.names.name_lines import NameFilter
from desktop.theme import ThemeMode
from tools.screenshots import CHECKOUT, LOOKS, MOST_BYTES, SIZE, _grab, _make_library, _settle

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.names.workspace import NamesWorkspace

__all__ = ["main"]

NAMES: Final = (
    Name("Élisabeth Borne", "fr", note="Première ministre de 2022 à 2024"),
    Name("Keir Starmer", "en", say_as=SayAs(SayWay.RESPELLING, "Keer Starmer"), note="rhymes with farmer"),
    Name("Recep Tayyip Erdoğan", say_as=SayAs(SayWay.IPA, "ˈɾedʒep tajˈjip ˈeɾdo.an")),
    Name("INSEE", "fr", say_as=SayAs(SayWay.WORD), note="Institut national de la statistique"),
    Name("CNRS", "fr", say_as=SayAs(SayWay.LETTERS)),
    Name("Giorgia Meloni", say_as=SayAs(SayWay.LANGUAGE, "it")),
    Name("Le Palais", "fr", scope=Scope.PUBLICATION, publication="Ouest-Matin", note="la commune, pas le bâtiment"),
    Name("Villeurbanne", "fr", hint=False),
    *(Name(f"Saint-Pierre-de-Chandieu-sur-Mer {number}", "fr") for number in range(1, 25)),
)
SHARED: Final = (
    "written;language;say_as;value;note\n"
    "Volodymyr Zelensky;;respelling;Volodimir Zélènski;usage de la rédaction\n"
    "Kharkiv;;;;et non Kharkov\n"
    "Keir Starmer;en;respelling;Kear Starmer;\n"
)
INCOMING: Final = (
    "written;language;say_as;value;note\n"
    "Keir Starmer;en;ipa;kɪə ˈstɑːmə;\n"
    "Gabriel Attal;fr;;;\n"
    "CNRS;fr;letters;;organisme de recherche\n"
    "INSEE;fr;word;;\n"
    "Bad;fr;shouted;;\n"
)


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
        _make_home(Path(home))
        for look in arguments[1:] or LOOKS:
            command = [sys.executable, "-m", "tools.screenshots_names", "--one", look, home, str(target)]
            subprocess.run(command, env={**environment, "SOUFFLEUR_LANGUAGE": look[:2]}, check=True)
    too_large = [picture.name for picture in target.glob("names*.png") if picture.stat().st_size > MOST_BYTES]
    if too_large:
        sys.stdout.write(f"larger than {MOST_BYTES // 1000} kB: {', '.join(sorted(too_large))}\n")
    return 1 if too_large else 0


def _make_home(home: Path) -> None:
    _make_library(home)
    shared, incoming = home / "desk", home / "incoming"
    for folder, name, text in ((shared, "names.csv", SHARED), (incoming, "politics.csv", INCOMING)):
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
    change_names(home, lambda _: NAMES)
    save_setting(NAMES_SHARED, str(shared), home=home)
    with Library.open(home) as library:
        for segment in library.load_transcript(1).segments[:3]:
            corrected = with_text(segment, segment.text.replace("the", "Thé"))
            library.replace_segments(1, {segment.id: 0}, [corrected], author="screenshots")


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
    for name, show in _views(window, home):
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


def _views(window: MainWindow, home: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each view, and how one gets there."""
    names = cast("NamesWorkspace", window.workspace("names"))
    yield "names", lambda: window.go_to("names")
    yield "names-chosen", lambda: names.page.table.choose((False, NAMES[1].key))
    yield "names-edit", names.actions_of_names.open
    yield "names-import", lambda: names.files.look_at(home / "incoming" / "politics.csv")
    yield "names-left-out", names.meter.show_wanted.emit
    yield "names-deleted", lambda: _delete(names)
    names.changes.undo()  # the next look begins with the same list


def _delete(names: NamesWorkspace) -> None:
    names.page.bar.show_only(NameFilter.ALL)
    names.page.table.selectRow(0)
    names.changes.delete(names.page.table.chosen_lines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
