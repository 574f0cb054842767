"""Lists come in after a look at what they change, as one change, and go out to files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from audio_engine.names.entry import Name, SayAs, SayWay
from audio_engine.names.names_file import read_names
from desktop.names.import_dialog import ImportDialog
from desktop.names.import_model import ImportColumn
from tests.desktop.names.conftest import OWN
from tests.desktop.walking import clipped, nameless, unreachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.names.workspace import NamesWorkspace
    from tests.desktop.interviews.context import Host
    from tests.desktop.names.conftest import Show

Own = Callable[[], tuple[Name, ...]]

INCOMING = (
    "written;language;say_as;value;note\n"
    "Macron;fr;;;\n"
    "Dupont;fr;;;le préfet\n"
    "Élysée;fr;ipa;elize;\n"
    "CNRS;fr;letters;;\n"
    "Bad;fr;shouted;;\n"
)
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "incoming.csv"
    path.write_text(INCOMING, encoding="utf-8")
    return path


def looked_at(workspace: NamesWorkspace, file: Path, qtbot: QtBot) -> ImportDialog:
    workspace.open_files([file])
    qtbot.waitUntil(lambda: workspace.findChild(ImportDialog) is not None)
    found = workspace.findChild(ImportDialog)
    assert found is not None
    return found


def rows(dialog: ImportDialog) -> list[tuple[str, str, object]]:
    model = dialog.model
    return [
        (
            model.index(row, ImportColumn.NAME).data(),
            model.index(row, ImportColumn.HAPPENS).data(),
            model.index(row, ImportColumn.NAME).data(CHECK),
        )
        for row in range(model.rowCount())
    ]


def test_a_file_is_shown_before_anything_is_changed(own: Own, show: Show, file: Path, qtbot: QtBot) -> None:
    dialog = looked_at(show(len(own())), file, qtbot)

    assert rows(dialog) == [
        ("Élysée", "is said in another way", Qt.CheckState.Unchecked),
        ("Dupont", "replaces yours", Qt.CheckState.Checked),
        ("CNRS", "replaces yours", Qt.CheckState.Checked),  # it is to be told to recognisers
        ("Macron", "is new", Qt.CheckState.Checked),
    ]
    assert dialog.model.index(0, ImportColumn.UNTIL_NOW).data() == "“Élizé”"
    assert "Line 6" in dialog.problems.toPlainText()
    assert own() == OWN
    assert (nameless(dialog), unreachable(dialog), clipped(dialog)) == ([], [], [])
    dialog.reject()


def test_what_is_ticked_is_imported_as_one_change(own: Own, show: Show, file: Path, host: Host, qtbot: QtBot) -> None:
    workspace = show(len(own()))
    dialog = looked_at(workspace, file, qtbot)
    dialog.table.selectRow(2)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)  # not this one
    dialog.take_all.click()
    assert dialog.import_.text() == "Import 3 names"

    dialog.import_.click()

    qtbot.waitUntil(lambda: len(own()) == len(OWN) + 1)
    assert own() == (
        Name("Dupont", "fr", note="le préfet"),
        Name("Élysée", "fr", say_as=SayAs(SayWay.IPA, "elize")),
        *OWN[2:],
        Name("Macron", "fr"),
    )
    qtbot.waitUntil(lambda: len(host.notices.shown()) == 1)
    next(b for b in host.notices.findChildren(QPushButton) if b.text() == "Undo").click()
    qtbot.waitUntil(lambda: own() == OWN)


def test_a_file_that_is_no_list_is_a_sentence(own: Own, show: Show, host: Host, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = show(len(own()))
    broken = tmp_path / "broken.pls"
    broken.write_text("<html/>", encoding="utf-8")

    workspace.open_files([broken])

    qtbot.waitUntil(lambda: len(host.notices.shown()) == 1)
    assert "no pronunciation lexicon" in host.notices.shown()[0].what
    assert workspace.findChild(ImportDialog) is None


def test_the_list_goes_out_as_a_table_and_as_a_lexicon(
    own: Own, show: Show, host: Host, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = show(len(own()))
    kinds = [action.text() for action in workspace.files.export_menu(workspace).actions()]
    assert kinds[0] == "Everything, as a table (CSV)…"
    assert "Pronunciations in Français (W3C PLS)…" in kinds

    workspace.files.export(tmp_path / "names.csv", "")
    qtbot.waitUntil(lambda: len(host.notices.shown()) == 1)
    workspace.files.export(tmp_path / "names.pls", "fr")
    qtbot.waitUntil(lambda: len(host.notices.shown()) == 2)

    assert read_names(tmp_path / "names.csv").names == OWN
    assert [name.written for name in read_names(tmp_path / "names.pls")] == ["Élysée", "CNRS"]
    assert "2 names have no pronunciation" in host.notices.shown()[1].more


def test_a_list_that_cannot_be_written_is_a_sentence(
    own: Own, show: Show, host: Host, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = show(len(own()))

    workspace.files.export(tmp_path / "nowhere" / "names.csv", "")

    qtbot.waitUntil(lambda: len(host.notices.shown()) == 1)
    assert "could not be saved" in host.notices.shown()[0].what


def test_the_systems_dialogs_are_opened_and_keep_nobody_waiting(own: Own, show: Show, tmp_path: Path) -> None:
    workspace = show(len(own()))
    workspace._context.bridge.preferences.set("names.folder", str(tmp_path))

    asked = [workspace.files.ask_for_import(), workspace.files.ask_for_export("fr")]

    assert [dialog.acceptMode() for dialog in asked] == [
        QFileDialog.AcceptMode.AcceptOpen,
        QFileDialog.AcceptMode.AcceptSave,
    ]
    for dialog in asked:
        dialog.close()
