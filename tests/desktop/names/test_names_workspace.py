"""The list of names as a newsroom uses it: find, add, edit, delete with a way back; the shared list is only read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from audio_engine.library import Place, Suggestion
from audio_engine.names.entry import Name, SayWay, Scope
from audio_engine.names.store import change_names
from desktop.names.import_dialog import ImportDialog
from desktop.names.name_dialog import NameDialog
from desktop.names.name_lines import Column, NameFilter
from tests.desktop.names.conftest import OWN
from tests.desktop.pseudolocale import PseudoTranslator
from tests.desktop.walking import clipped, nameless, unreachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.names.workspace import NamesWorkspace
    from tests.desktop.interviews.context import Host
    from tests.desktop.names.conftest import Show
    from tests.desktop.watched_application import WatchedApplication

Own = Callable[[], tuple[Name, ...]]


@pytest.fixture
def _pseudolocale(qapp: WatchedApplication, gui_thread: WatchedApplication) -> Iterator[None]:
    gui_thread.cpu_limit_s = 1.0  # a function in Python translates this language, which is slow
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def written(workspace: NamesWorkspace) -> list[str]:
    model = workspace.page.model
    return [model.line_at(row).name.written for row in range(model.rowCount())]


def text(workspace: NamesWorkspace, row: int) -> list[str]:
    return [workspace.page.model.index(row, column).data() for column in Column]


def dialog(workspace: NamesWorkspace, qtbot: QtBot) -> NameDialog:
    qtbot.waitUntil(lambda: workspace.findChild(NameDialog) is not None)
    found = workspace.findChild(NameDialog)
    assert found is not None
    return found


def press(host: Host, label: str) -> None:
    next(button for button in host.notices.findChildren(QPushButton) if button.text() == label).click()


def test_an_empty_list_says_what_to_do_next(show: Show, qtbot: QtBot) -> None:
    workspace = show(0)
    qtbot.waitUntil(workspace.page.empty.isVisible)

    buttons = workspace.page.empty.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["Add a name…", "Import a list…"]
    buttons[0].click()

    assert dialog(workspace, qtbot).isVisible()


def test_every_field_of_an_entry_is_shown(own: Own, show: Show) -> None:
    workspace = show(len(own()))

    assert written(workspace) == ["CNRS", "Dupont", "Élysée", "Le Palais"]
    assert text(workspace, 0) == ["CNRS", "Letter by letter", "No", "Français", "Everywhere", "My list"]
    assert text(workspace, 2) == ["Élysée", "“Élizé”", "Yes", "Français", "Everywhere", "My list"]
    assert text(workspace, 3)[4] == "Ouest-Matin"
    spoken = workspace.page.model.index(1, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Dupont. le maire"


def test_the_filter_finds_names_notes_and_pronunciations_without_accents(own: Own, show: Show, qtbot: QtBot) -> None:
    workspace = show(len(own()))
    bar = workspace.page.bar

    for typed, found in (
        ("elysee", ["Élysée"]),
        ("MAIRE", ["Dupont"]),
        ("elize", ["Élysée"]),
        ("ouest", ["Le Palais"]),
    ):
        bar.field.setText(typed)
        qtbot.waitUntil(lambda found=found: written(workspace) == found)
    bar.show_only(NameFilter.SAID)
    qtbot.waitUntil(lambda: written(workspace) == ["CNRS", "Élysée"])
    bar.show_only(NameFilter.SHARED)
    qtbot.waitUntil(lambda: written(workspace) == [])
    next(b for b in workspace.findChildren(QPushButton) if b.text() == "Show all names").click()
    qtbot.waitUntil(lambda: len(written(workspace)) == len(own()))


def test_a_column_is_sorted_by(own: Own, show: Show) -> None:
    workspace = show(len(own()))

    workspace.page.table.sortByColumn(Column.NAME, Qt.SortOrder.DescendingOrder)
    assert written(workspace) == ["Le Palais", "Élysée", "Dupont", "CNRS"]
    workspace.page.table.sortByColumn(Column.HINT, Qt.SortOrder.AscendingOrder)
    assert written(workspace)[-1] == "CNRS"


def test_a_name_is_added_from_the_keyboard(own: Own, show: Show, host: Host, qtbot: QtBot) -> None:
    workspace = show(len(own()))
    workspace.actions_of_names.add.trigger()
    form = dialog(workspace, qtbot)

    QTest.keyClicks(form.written, "Retailleau")
    form.said.way.setCurrentIndex(form.said.way.findData(str(SayWay.RESPELLING)))
    assert not form.keep.isEnabled()  # a respelling needs one
    QTest.keyClicks(form.said.text, "Retayo")
    form.scope.setCurrentIndex(1)
    QTest.keyClicks(form.publication, "Ouest-Matin")
    assert form.keep.isDefault()  # Enter keeps it
    form.keep.click()

    qtbot.waitUntil(lambda: len(own()) == len(OWN) + 1)
    added = own()[-1]
    assert (added.written, added.say_as.value, added.publication) == ("Retailleau", "Retayo", "Ouest-Matin")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: [line.name for line in workspace.page.table.chosen_lines()] == [added])
    press(host, "Undo")
    qtbot.waitUntil(lambda: own() == OWN)
    qtbot.waitUntil(lambda: workspace.page.model.total == len(OWN))


def test_an_entry_is_edited_in_its_place(own: Own, show: Show, qtbot: QtBot) -> None:
    workspace = show(len(own()))
    workspace.page.table.choose((False, OWN[0].key))
    QTest.keyClick(workspace.page.table, Qt.Key.Key_Return)
    form = dialog(workspace, qtbot)
    assert form.written.text() == "Dupont"

    form.written.setText("Dupond")
    form.language.setCurrentIndex(0)
    form.hint.setChecked(False)
    form.keep.click()

    qtbot.waitUntil(lambda: own()[0] == Name("Dupond", note="le maire", hint=False))
    assert own()[1:] == OWN[1:]


def test_an_edit_that_would_take_anothers_place_says_so(own: Own, show: Show, qtbot: QtBot) -> None:
    workspace = show(len(own()))
    workspace.page.table.choose((False, OWN[1].key))
    workspace.actions_of_names.edit.trigger()
    form = dialog(workspace, qtbot)
    assert form._says.text() == ""

    form.written.setText("Dupont")

    assert "takes the place" in form._says.text()
    form.reject()


def test_what_is_no_entry_cannot_be_kept(show: Show, qtbot: QtBot) -> None:
    workspace = show(0)
    workspace.actions_of_names.add.trigger()
    form = dialog(workspace, qtbot)
    assert not form.keep.isEnabled()

    form.written.setText("x" * 300)

    assert not form.keep.isEnabled()
    assert "longer than" in form._says.text()
    form.written.setText("Dupont")
    assert form.keep.isEnabled()
    form.reject()


def test_several_names_are_deleted_and_brought_back(own: Own, show: Show, host: Host, qtbot: QtBot) -> None:
    workspace = show(len(own()))
    workspace.page.table.selectAll()
    workspace.actions_of_names.delete.trigger()

    qtbot.waitUntil(lambda: own() == () and workspace.page.empty.isVisible())
    assert host.notices.shown()[0].what == "4 names were deleted."
    press(host, "Undo")
    qtbot.waitUntil(lambda: own() == OWN and workspace.page.model.total == len(OWN))


def test_changes_are_taken_back_one_after_the_other(own: Own, show: Show, qtbot: QtBot) -> None:
    workspace = show(len(own()))
    for name in OWN[:2]:
        workspace.page.table.choose((False, name.key))
        workspace.actions_of_names.delete.trigger()
        qtbot.waitUntil(lambda name=name: name not in own() and workspace.page.model.row_of((False, name.key)) is None)

    workspace.actions_of_names.undo.trigger()
    qtbot.waitUntil(lambda: OWN[1] in own())
    assert OWN[0] not in own()
    workspace.actions_of_names.undo.trigger()
    qtbot.waitUntil(lambda: own() == OWN)
    assert not workspace.actions_of_names.undo.isEnabled()


def test_the_shared_list_is_read_only_and_says_where_it_is_from(
    own: Own, shared: Path, show: Show, qtbot: QtBot
) -> None:
    workspace = show(len(own()) + 2)
    before = shared.read_bytes()
    kharkiv = next(line for line in map(workspace.page.model.line_at, range(6)) if line.name.written == "Kharkiv")

    workspace.page.table.choose(kharkiv.key)
    actions = workspace.actions_of_names

    assert (actions.edit.isEnabled(), actions.delete.isEnabled()) == (False, False)
    assert str(shared) in workspace.page._place.full_text
    assert text(workspace, workspace.page.model.row_of(kharkiv.key) or 0)[Column.SOURCE] == "Shared list"
    QTest.keyClick(workspace.page.table, Qt.Key.Key_Return)  # opens a copy
    form = dialog(workspace, qtbot)
    form.keep.click()
    qtbot.waitUntil(lambda: own()[-1] == kharkiv.name)
    assert shared.read_bytes() == before


def test_an_entry_of_ones_own_takes_the_place_of_the_shared_one(own: Own, shared: Path, show: Show) -> None:
    workspace = show(len(own()) + 2)

    row = workspace.page.model.row_of((True, OWN[0].key))

    assert row is not None
    index = workspace.page.model.index(row, Column.SOURCE)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Shared list; yours takes its place"
    assert shared.is_file()


def test_a_share_that_is_gone_is_one_notice(own: Own, shared: Path, show: Show, host: Host, qtbot: QtBot) -> None:
    workspace = show(len(own()) + 2)
    shared.unlink()

    host.context.bridge.names.changed.emit()
    qtbot.waitUntil(lambda: len(host.notices.shown()) == 1)
    host.context.bridge.names.changed.emit()
    qtbot.waitUntil(lambda: "copy of" in workspace.page._place.full_text and host.context.bridge.operations.is_idle)

    assert len(host.notices.shown()) == 1
    assert workspace.page.model.total == len(own()) + 2


def test_what_another_program_has_changed_is_read_when_one_comes_back(
    own: Own, home: Path, show: Show, qtbot: QtBot
) -> None:
    workspace = show(len(own()))
    change_names(home, lambda present: [*present, Name("Macron")])

    workspace.hide()
    workspace.show()

    qtbot.waitUntil(lambda: "Macron" in written(workspace))


def test_a_list_that_is_dropped_is_looked_at(own: Own, show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = show(len(own()))
    table = tmp_path / "names.csv"
    table.write_text("Retailleau\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])

    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    workspace.dropEvent(drop)

    qtbot.waitUntil(lambda: workspace.findChild(ImportDialog) is not None)
    assert own() == OWN


def test_ten_thousand_names_keep_nobody_waiting(home: Path, show: Show, qtbot: QtBot) -> None:
    """The guard of the GUI thread fails this test where an event takes more than 50 ms."""
    change_names(home, lambda _: [Name(f"Élise Lucet-{number}", "fr") for number in range(10_000)])
    workspace = show(10_000)

    workspace.page.bar.field.setText("lucet-99")
    qtbot.waitUntil(lambda: workspace.page.model.rowCount() == 111)
    workspace.page.bar.field.clear()
    qtbot.waitUntil(lambda: workspace.page.model.rowCount() == 10_000)


def test_every_control_has_a_name_and_is_reached(own: Own, shared: Path, show: Show, host: Host, qtbot: QtBot) -> None:
    workspace = show(len(own()) + 2)
    workspace.page.table.choose((False, OWN[1].key))
    workspace.actions_of_names.edit.trigger()
    form = dialog(workspace, qtbot)
    form.said.way.setCurrentIndex(form.said.way.findData(str(SayWay.LANGUAGE)))

    assert (nameless(host), unreachable(host)) == ([], [])
    assert clipped(host) == []
    assert shared.is_file()
    for window in workspace.findChildren(QDialog):
        window.close()


def test_an_entry_of_an_article_keeps_its_scope_where_it_is_edited(home: Path, show: Show, qtbot: QtBot) -> None:
    name = Name("Dupont", scope=Scope.ARTICLE)
    change_names(home, lambda _: [name])
    workspace = show(1)
    workspace.page.table.choose((False, name.key))
    workspace.actions_of_names.edit.trigger()
    form = dialog(workspace, qtbot)

    assert form.entry() == name
    form.reject()


@pytest.mark.usefixtures("_pseudolocale", "shared")
def test_longer_texts_are_not_clipped(own: Own, show: Show, host: Host, qtbot: QtBot) -> None:
    workspace = show(len(own()) + 2)
    host.resize(820, 600)
    workspace.page.table.choose((False, OWN[1].key))
    place = Place(1, 1, 2.0, "interview.wav")
    workspace.strip.show_suggestions([Suggestion("Dupon", "Dupont", 4, (place,))] * 3)
    workspace.actions_of_names.edit.trigger()

    def fits() -> None:
        assert clipped(host) == []

    qtbot.waitUntil(fits)

    assert "[" in workspace.strip._question.text()
    dialog(workspace, qtbot).reject()
