"""The list of models as a newsroom uses it: what is there, whose, what it asks; import, verify, measure, remove."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QPushButton

from audio_engine.models.bundles import write_bundle
from audio_engine.models.importing import import_folder
from audio_engine.models.kinds import ModelKind
from audio_engine.speed import SpeedBook
from desktop.bridge.models_values import Download, DownloadState, ModelStanding
from desktop.models.licence_dialog import LicenceDialog
from desktop.models.model_lines import ALL_LANGUAGES, Column, Tab
from desktop.models.remove_dialog import RemoveDialog
from tests.desktop.models.conftest import SLOWLY_MS, chosen, line_of, put_micro, put_model
from tests.desktop.pseudolocale import PseudoTranslator
from tests.desktop.walking import clipped, nameless, unreachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.models.workspace import ModelsWorkspace
    from tests.desktop.interviews.context import Host
    from tests.desktop.models.conftest import Show
    from tests.desktop.watched_application import WatchedApplication


@pytest.fixture
def _pseudolocale(qapp: WatchedApplication, gui_thread: WatchedApplication) -> Iterator[None]:
    gui_thread.cpu_limit_s = 1.0  # a function in Python translates this language, which is slow
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def names(workspace: ModelsWorkspace) -> list[str]:
    model = workspace.page.model
    return [model.line_at(row).item.name for row in range(model.rowCount())]


def cell(workspace: ModelsWorkspace, name: str, column: Column) -> str:
    model = workspace.page.model
    return str(model.index(names(workspace).index(name), column).data(Qt.ItemDataRole.AccessibleTextRole))


def drop(workspace: ModelsWorkspace, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    workspace.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def in_list(workspace: ModelsWorkspace, name: str) -> Callable[[], bool]:
    return lambda: any(
        line.item.name == name and line.item.standing is ModelStanding.INSTALLED for line in workspace.page.model.lines
    )


# --- what is shown --------------------------------------------------------------------------------------------------


def test_the_catalogue_is_shown_with_what_it_asks(show: Show) -> None:
    workspace = show()

    assert names(workspace)[:2] == ["large-v3-turbo", "large-v3"]
    assert cell(workspace, "small", Column.SIZE) == "Size: 486.2 MB. 1.5 GB of memory"
    assert cell(workspace, "small", Column.SPEED) == "Speed here: not measured"
    assert cell(workspace, "small", Column.STATE) == "State: Not installed"
    assert cell(workspace, "distil-large-v3", Column.LANGUAGES) == "Languages: English"
    workspace.page.bar.show_tab(Tab.VOICES)
    assert cell(workspace, "fr_FR-siwis-medium", Column.LICENCE) == "Licence: Not recorded. Read its model card"
    assert cell(workspace, "fr_FR-tom-medium", Column.LICENCE) == "Licence: AGPL-3.0"
    assert "Français" in cell(workspace, "fr_FR-tom-medium", Column.LANGUAGES)
    workspace.page.bar.widen()
    limited = [line.item for line in workspace.page.model.lines if line.item.licence == "CC BY-NC-SA 4.0"]
    assert "Not for commercial use" in cell(workspace, limited[0].name, Column.LICENCE)


def test_voices_of_other_languages_are_shown_when_they_are_wanted(show: Show, qtbot: QtBot) -> None:
    workspace = show()
    bar = workspace.page.bar
    bar.show_tab(Tab.VOICES)

    assert {name[:2] for name in names(workspace)} == {"fr", "en"}
    bar.language.setCurrentIndex(bar.language.findData("de"))
    assert {name[:2] for name in names(workspace)} == {"de"}
    bar.language.setCurrentIndex(bar.language.findData(ALL_LANGUAGES))
    assert workspace.page.model.rowCount() == 163
    bar.field.setText("siwis medium")
    qtbot.waitUntil(lambda: names(workspace) == ["fr_FR-siwis-medium"])
    bar.installed.setChecked(True)
    assert names(workspace) == []
    next(b for b in workspace.findChildren(QPushButton) if b.text() == "Show all models").click()
    assert workspace.page.model.rowCount() == 163


def test_a_column_is_sorted_by(show: Show) -> None:
    workspace = show()

    workspace.page.table.sortByColumn(Column.SIZE, Qt.SortOrder.DescendingOrder)

    assert names(workspace)[0] in {"large-v3", "large-v2"}


def test_whose_a_model_is_and_why_it_cannot_be_removed(
    show: Show, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_model(home / "models", "mine")
    put_model(tmp_path / "shared", "theirs")
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tmp_path / "shared"))
    workspace = show()
    remove = workspace.page.actions_of_models.remove

    assert cell(workspace, "mine", Column.STATE) == "State: Installed. Managed by you"
    assert cell(workspace, "theirs", Column.STATE) == "State: Installed. Folder in SOUFFLEUR_MODELS"
    chosen(workspace, "mine")
    assert remove.isEnabled()
    chosen(workspace, "theirs")
    assert not remove.isEnabled()
    assert "SOUFFLEUR_MODELS names its folder" in workspace.page.details._sentence.text()


def test_an_incomplete_model_says_what_is_missing(show: Show, home: Path) -> None:
    (put_model(home / "models", "small") / "tokenizer.json").unlink()
    workspace = show()
    line = chosen(workspace, "small")

    assert line.item.standing is ModelStanding.INCOMPLETE
    assert "tokenizer.json is missing" in workspace.page.details._sentence.text()
    assert workspace.page.actions_of_models.install.isEnabled()


def test_the_details_name_files_checksums_and_source(show: Show) -> None:
    workspace = show()
    chosen(workspace, "small")
    details = workspace.page.details

    assert "model.bin · 483.5 MB · SHA-256" in details.files.toPlainText()
    facts = {title.text(): value.full_text for title, value in details._facts}
    assert facts["Source"].startswith("Systran/faster-whisper-small · 536b0662742c")
    assert facts["Checksums"] == "Checked before it is installed"


def test_a_download_is_told_with_speed_and_time_left_and_can_be_stopped(show: Show, host: Host) -> None:
    workspace = show()
    running = Download(
        ModelKind.WHISPER, "small", DownloadState.RUNNING, False, 243_000_000, 486_000_000, 12_000_000.0, 180.0
    )
    host.context.bridge.models.downloads._set(running)

    assert cell(workspace, "small", Column.STATE) == "State: 50 %. 12.0 MB/s · 3 min left"
    row = next(iter(workspace.page.tasks._rows.values()))
    assert row._title.full_text == "Download of small"
    assert row._progress._caption.text() == "50 % · 12.0 MB/s · 3 min left"
    assert [b.text() for b in row.findChildren(QPushButton) if b.isVisible()] == ["Pause", "Cancel"]
    assert (nameless(host), unreachable(host)) == ([], [])


# --- import, verify, remove -----------------------------------------------------------------------------------------


def test_a_dropped_folder_is_imported(show: Show, home: Path, tmp_path: Path, host: Host, qtbot: QtBot) -> None:
    workspace = show()

    drop(workspace, put_model(tmp_path / "stick", "desk"))
    qtbot.waitUntil(in_list(workspace, "desk"), timeout=SLOWLY_MS)

    manifest = json.loads((home / "models" / "whisper" / "desk" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["source"] == "imported"
    assert [notice.what for notice in host.notices.shown()] == ["“desk” can be used."]


def test_a_dropped_bundle_is_imported_and_a_damaged_one_is_told(
    show: Show, home: Path, tmp_path: Path, host: Host, qtbot: QtBot
) -> None:
    model = import_folder(put_model(tmp_path / "stick", "desk"), into=tmp_path / "elsewhere")
    bundle = write_bundle([model], tmp_path / "models.zip")
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(bundle.read_bytes()[:-2_000])
    workspace = show()

    drop(workspace, damaged, bundle)
    qtbot.waitUntil(in_list(workspace, "desk"), timeout=SLOWLY_MS)

    assert (home / "models" / "whisper" / "desk" / "model.bin").exists()
    assert "is not a bundle of models" in host.notices.shown()[0].what


def test_an_import_that_is_stopped_leaves_nothing(
    show: Show, home: Path, tmp_path: Path, host: Host, qtbot: QtBot
) -> None:
    source = put_model(tmp_path / "stick", "desk")
    with (source / "model.bin").open("r+b") as stream:
        stream.truncate(1 << 31)
    workspace = show()
    works = host.context.bridge.models.works

    drop(workspace, source)
    qtbot.waitUntil(lambda: any(work.fraction for work in works.all()), timeout=SLOWLY_MS)
    next(b for b in workspace.page.tasks.findChildren(QPushButton) if b.text() == "Cancel").click()
    qtbot.waitUntil(lambda: host.context.bridge.operations.is_idle, timeout=SLOWLY_MS)

    assert works.all() == ()
    assert list((home / "models" / "whisper").iterdir()) == []


def test_every_byte_is_verified(show: Show, home: Path, tmp_path: Path, host: Host, qtbot: QtBot) -> None:
    import_folder(put_model(tmp_path / "stick", "desk"), into=home / "models")
    workspace = show()
    chosen(workspace, "desk")
    facts = workspace.page.details._facts
    with qtbot.waitSignal(host.context.bridge.models.verified, timeout=SLOWLY_MS):
        workspace.page.actions_of_models.verify.trigger()
    assert facts[3][1].full_text == "Checked just now: all files are right"

    with (home / "models" / "whisper" / "desk" / "model.bin").open("r+b") as weights:
        weights.write(b"\xff\xff")
    with qtbot.waitSignal(host.context.bridge.models.verified, timeout=SLOWLY_MS):
        workspace.page.actions_of_models.verify.trigger()

    assert "model.bin is damaged" in workspace.page.details._sentence.text()
    assert host.notices.shown()[-1].what == "“desk” is not as it should be."


def test_a_model_is_removed_once_somebody_has_agreed(show: Show, home: Path, host: Host, qtbot: QtBot) -> None:
    folder = put_model(home / "models", "mine")
    workspace = show()
    chosen(workspace, "mine")
    workspace.page.actions_of_models.remove.trigger()
    asks = workspace.findChild(RemoveDialog)
    assert asks is not None
    assert folder.exists()
    asks.remove.click()
    qtbot.waitUntil(lambda: "mine" not in names(workspace), timeout=SLOWLY_MS)

    assert not folder.exists()
    assert host.notices.shown()[0].what == "“mine” is removed."


def test_the_licence_beside_a_model_can_be_read(show: Show, home: Path, qtbot: QtBot) -> None:
    put_model(home / "models", "mine")
    workspace = show()
    chosen(workspace, "mine")
    workspace.page.actions_of_models.licence.trigger()
    qtbot.waitUntil(lambda: workspace.findChild(LicenceDialog) is not None)
    found = workspace.findChild(LicenceDialog)
    assert found is not None

    assert found.pages.tabText(0) == "README.md"
    assert "license: mit" in found.pages.widget(0).toPlainText()
    found.reject()


# --- speed ----------------------------------------------------------------------------------------------------------


def test_the_speed_that_jobs_reached_is_shown(show: Show, home: Path) -> None:
    SpeedBook(home).note("faster-whisper/small/draft", 4.25)
    SpeedBook(home).note("narrate/fr_FR-tom-medium", 22.0)
    workspace = show()

    assert cell(workspace, "small", Column.SPEED).endswith(("4.2 × real time", "4.3 × real time"))
    workspace.page.bar.show_tab(Tab.VOICES)
    assert cell(workspace, "fr_FR-tom-medium", Column.SPEED) == "Speed here: 22 × real time"


def test_an_installed_model_is_measured_in_a_worker(show: Show, home: Path, qtbot: QtBot) -> None:
    put_micro(home / "models")
    workspace = show()
    line = chosen(workspace, "micro")
    assert line.item.speed is None

    workspace.page.actions_of_models.measure.trigger()
    qtbot.waitUntil(lambda: line_of(workspace, "micro").item.speed is not None, timeout=4 * SLOWLY_MS)

    assert cell(workspace, "micro", Column.SPEED).endswith("× real time")


def test_a_measurement_is_stopped(show: Show, home: Path, host: Host, qtbot: QtBot) -> None:
    put_micro(home / "models")
    workspace = show()
    chosen(workspace, "micro")
    workspace.page.actions_of_models.measure.trigger()
    (work,) = host.context.bridge.models.works.all()

    host.context.bridge.models.works.cancel(work.id)
    qtbot.waitUntil(lambda: host.context.bridge.operations.is_idle, timeout=SLOWLY_MS)

    assert line_of(workspace, "micro").item.speed is None


def test_a_model_for_this_machine_is_recommended_with_a_reason(host: Host, qtbot: QtBot) -> None:
    with qtbot.waitCallback(timeout=SLOWLY_MS) as answered:
        host.context.bridge.models.recommended("fr", on_success=answered)

    (found,) = answered.args
    assert found.entry.kind is ModelKind.WHISPER
    assert "fr" in found.entry.languages
    assert found.reason.endswith(".")


# --- for everybody --------------------------------------------------------------------------------------------------


def test_every_control_has_a_name_and_is_reached(show: Show, home: Path, host: Host, qtbot: QtBot) -> None:
    put_model(home / "models", "mine")
    workspace = show()
    chosen(workspace, "mine")
    workspace.page.actions_of_models.remove.trigger()
    workspace.page.actions_of_models.licence.trigger()
    qtbot.waitUntil(lambda: workspace.findChild(LicenceDialog) is not None)

    assert (nameless(host), unreachable(host)) == ([], [])
    for window in workspace.findChildren(QDialog):
        window.close()


@pytest.mark.usefixtures("_pseudolocale")
@pytest.mark.parametrize("name", ["mine", "small"])
def test_longer_texts_are_not_clipped(show: Show, home: Path, host: Host, qtbot: QtBot, name: str) -> None:
    put_model(home / "models", "mine")
    workspace = show()
    host.resize(760, 600)
    chosen(workspace, name)

    def fits() -> None:
        assert clipped(host) == []

    qtbot.waitUntil(fits)


def test_an_installed_voice_is_heard(
    show: Show, tone_voice: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tone_voice.parent.parent))
    workspace = show()
    workspace.page.bar.show_tab(Tab.VOICES)
    chosen(workspace, "fr_FR-tones-medium", ModelKind.PIPER)

    workspace.page.actions_of_models.hear.trigger()

    qtbot.waitUntil(lambda: bool(workspace.hearing.player.length_s), timeout=SLOWLY_MS)
