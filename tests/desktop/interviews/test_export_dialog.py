"""Exports: what is previewed is what is written, nothing is replaced unasked, and the choices are remembered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from audio_engine.library import Library
from audio_engine.transcript import Transcript
from desktop.bridge.exports import EXPORT_FORMATS, exportable
from desktop.interviews.export_dialog import ExportDialog
from desktop.interviews.export_options import options_from_json
from tests.desktop.interviews.context import Host

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def dialog(host: Host, sample_home: Path, tmp_path: Path) -> ExportDialog:
    return open_dialog(host, sample_home, tmp_path)


def open_dialog(host: Host, home: Path, folder: Path) -> ExportDialog:
    (folder / "out").mkdir(exist_ok=True)
    with Library.open(home) as library:
        source = exportable(library, 1, 1, [folder / "not there", folder / "out"])
    made = ExportDialog(host.context, source, host)
    host.show()
    made.open()
    return made


def tick(dialog: ExportDialog, *names: str) -> None:
    for row, name in enumerate(EXPORT_FORMATS):
        state = Qt.CheckState.Checked if name in names else Qt.CheckState.Unchecked
        dialog.formats.item(row).setCheckState(state)


def written(dialog: ExportDialog, qtbot: QtBot) -> list[str]:
    with qtbot.waitSignal(dialog.written) as done:
        dialog.export.click()
    return [path.name for path in done.args[0]]


def test_several_formats_are_written_and_read_back(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    tick(dialog, "json", "srt", "txt")
    dialog.file_name.setText("Mayor 20/11")

    names = written(dialog, qtbot)

    assert sorted(names) == ["Mayor 20 11.json", "Mayor 20 11.srt", "Mayor 20 11.txt"]
    document = json.loads((tmp_path / "out" / "Mayor 20 11.json").read_text(encoding="utf-8"))
    assert Transcript.from_json(document).language == "en"
    assert "bridge" in (tmp_path / "out" / "Mayor 20 11.srt").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_not_replaced_unasked(
    dialog: ExportDialog, host: Host, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "out" / "interview-en.txt").write_text("mine")
    tick(dialog, "txt")

    dialog.export.click()
    qtbot.waitUntil(dialog._question.isVisible)
    assert (tmp_path / "out" / "interview-en.txt").read_text() == "mine"
    with qtbot.waitSignal(dialog.written) as done:
        dialog._question.keep.click()

    assert [path.name for path in done.args[0]] == ["interview-en (2).txt"]
    assert (tmp_path / "out" / "interview-en.txt").read_text() == "mine"
    assert host.notices.shown()[0].actions[0].text == "Show in folder"


def test_it_is_replaced_where_that_was_asked_for(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "out" / "interview-en.txt").write_text("mine")
    tick(dialog, "txt")

    dialog.export.click()
    qtbot.waitUntil(dialog._question.isVisible)
    with qtbot.waitSignal(dialog.written):
        dialog._question.replace.click()

    assert "bridge" in (tmp_path / "out" / "interview-en.txt").read_text(encoding="utf-8")


def test_what_cannot_be_written_says_why_and_the_dialog_stays(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog._set_folder(tmp_path / "nowhere")
    tick(dialog, "txt")

    dialog.export.click()

    qtbot.waitUntil(dialog._problem.isVisible)
    assert dialog._problem.text().startswith("There is no folder")
    assert dialog.isVisible()
    assert dialog.export.isEnabled()


@pytest.mark.parametrize("name", EXPORT_FORMATS)
def test_every_format_has_a_preview(dialog: ExportDialog, qtbot: QtBot, name: str) -> None:
    dialog.formats.setCurrentRow(EXPORT_FORMATS.index(name))

    qtbot.waitUntil(lambda: "engineers" in dialog.preview.toPlainText())
    assert "<p" not in dialog.preview.toPlainText()


def test_the_preview_follows_the_choices(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.formats.setCurrentRow(EXPORT_FORMATS.index("txt"))
    qtbot.waitUntil(lambda: "00:00:00" in dialog.preview.toPlainText())

    dialog.form.time_codes.setChecked(False)

    qtbot.waitUntil(lambda: "00:00:00" not in dialog.preview.toPlainText().partition("After that")[2])
    qtbot.waitUntil(lambda: "00:00:49" not in dialog.preview.toPlainText())


def test_subtitle_rules_are_kept(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    tick(dialog, "srt")
    dialog.formats.setCurrentRow(EXPORT_FORMATS.index("srt"))
    dialog.form.line_chars.setValue(20)
    dialog.form.lines.setValue(1)

    written(dialog, qtbot)

    lines = (tmp_path / "out" / "interview-en.srt").read_text(encoding="utf-8").splitlines()
    assert max(len(line) for line in lines if "-->" not in line and "Machine" not in line) <= 20


def test_choices_are_remembered_for_each_format(
    dialog: ExportDialog, host: Host, sample_home: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    tick(dialog, "txt", "csv")
    dialog.formats.setCurrentRow(EXPORT_FORMATS.index("txt"))
    dialog.form.time_codes.setChecked(False)
    dialog.formats.setCurrentRow(EXPORT_FORMATS.index("csv"))
    dialog.form.csv_rows.setCurrentIndex(1)
    written(dialog, qtbot)

    again = open_dialog(host, sample_home, tmp_path)

    chosen = again.chosen()
    assert set(chosen) == {"txt", "csv"}
    assert not chosen["txt"].time_codes
    assert (chosen["csv"].time_codes, chosen["csv"].csv_rows) == (True, "words")


def test_what_is_remembered_may_be_nonsense() -> None:
    assert options_from_json({"time_codes": 1, "max_lines": "many"}) == options_from_json(None)


def test_nothing_is_exported_in_no_format(dialog: ExportDialog) -> None:
    tick(dialog)

    assert not dialog.export.isEnabled()


def test_it_says_that_the_file_says_that_nobody_has_reviewed_it(dialog: ExportDialog) -> None:
    said = [label.text() for label in dialog.findChildren(QLabel)]

    assert "This transcript is not reviewed, and every file says so: “Machine transcript, not reviewed”." in said


def test_escape_writes_nothing(dialog: ExportDialog, tmp_path: Path) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert list((tmp_path / "out").iterdir()) == []
