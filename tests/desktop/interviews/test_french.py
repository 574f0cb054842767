"""A French newsroom reads French, from the shelf to the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt

from desktop.i18n import install_translators
from desktop.interviews.library_view import LibraryView
from desktop.interviews.recording_order import Column
from desktop.lists.wording import about, language_name, moment, percent, time_left
from tests.desktop.interviews.context import Host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.watched_application import WatchedApplication


@pytest.fixture
def _french(qapp: WatchedApplication) -> Iterator[None]:
    before = QLocale()
    translators = install_translators(qapp, "fr")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_french", "sample_home")
def test_the_shelf_speaks_french(host: Host, qtbot: QtBot) -> None:
    view = LibraryView(host.context)
    host.hold(view)
    qtbot.waitUntil(lambda: view.model.total == 1)

    headers = [view.model.headerData(n, Qt.Orientation.Horizontal) for n in range(view.model.columnCount())]

    assert headers == ["Titre", "Ajouté", "Durée", "Langue", "État"]
    assert view.model.index(0, Column.STATE).data() == "Brouillon"
    assert view.bar._count.text() == "1 enregistrement"


@pytest.mark.usefixtures("_french")
def test_lengths_and_waits_are_written_as_the_french_do() -> None:
    narrow = "\u202f"

    assert about(1320) == f"environ 22{narrow}min"
    assert about(3600 + 20 * 60) == f"environ 1{narrow}h 20{narrow}min"
    assert time_left(40) == "moins d’une minute restante"
    assert percent(0.456) == f"45{narrow}%"
    assert moment("2020-03-04T10:00:00+00:00").startswith("4 mars 2020")


@pytest.mark.parametrize(
    ("code", "name"), [("fr", "Français"), ("en", "English"), ("de", "Deutsch"), ("auto", ""), ("xx", "Xx")]
)
def test_languages_are_called_what_their_speakers_call_them(code: str, name: str) -> None:
    assert language_name(code) == name
