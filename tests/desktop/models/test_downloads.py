"""Downloads from the window: the page that is read first, progress, pause, going on, cancel, failures, a queue."""

from __future__ import annotations

import hashlib
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from audio_engine.models.kinds import ModelKind
from audio_engine.models.manifest import Manifest, ManifestFile
from desktop.bridge.models_values import Download, DownloadState, ModelStanding
from desktop.models.install_dialog import InstallDialog
from desktop.models.model_lines import Tab
from tests.desktop.models.conftest import SLOWLY_MS, chosen, line_of, put_model
from tests.installers.models.conftest import CARD, REVISION, VOICE, WEIGHTS
from tests.installers.models.hub_server import Fault

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.models.workspace import ModelsWorkspace
    from tests.desktop.interviews.context import Host
    from tests.desktop.models.conftest import Show
    from tests.installers.models.hub_server import HubServer

PAUSE_AFTER = 1_000_000


def dialog(workspace: ModelsWorkspace, qtbot: QtBot) -> InstallDialog:
    workspace.page.actions_of_models.install.trigger()
    found = workspace.findChildren(InstallDialog)[-1]  # one that was closed may still be there
    qtbot.waitUntil(lambda: found.install.isEnabled() or found.problem.isVisible(), timeout=SLOWLY_MS)
    return found


def begin(workspace: ModelsWorkspace, qtbot: QtBot, name: str = "small") -> None:
    chosen(workspace, name)
    dialog(workspace, qtbot).accept()


def state(workspace: ModelsWorkspace, name: str) -> DownloadState | None:
    download = line_of(workspace, name).download
    return download.state if download else None


def held(hub: HubServer, home: Path, qtbot: QtBot) -> None:
    """Wait until the download stands still in the middle."""
    qtbot.waitUntil(hub.paused.is_set, timeout=SLOWLY_MS)
    qtbot.waitUntil(lambda: any(part.stat().st_size for part in parts(home)), timeout=SLOWLY_MS)


def parts(home: Path) -> list[Path]:
    return list((home / "models" / "whisper").glob(".small@*.download/model.bin.part"))


def standing(workspace: ModelsWorkspace, name: str) -> ModelStanding:
    return line_of(workspace, name).item.standing


def buttons(workspace: ModelsWorkspace) -> dict[str, QPushButton]:
    return {b.text(): b for b in workspace.page.tasks.findChildren(QPushButton) if b.isVisible()}


@pytest.mark.usefixtures("pointed_at_hub")
def test_a_model_is_installed_after_its_terms_were_read(show: Show, home: Path, host: Host, qtbot: QtBot) -> None:
    workspace = show()
    chosen(workspace, "small")
    page = dialog(workspace, qtbot)

    assert "Systran/faster-whisper-small" in page._source.text()
    assert page._licence.text() == "MIT"
    assert "Free for any use" in page._restrictions.text()
    assert page._size.text().startswith("3.0 MB")
    assert "are free in" in page._room.text()
    told: list[Download] = []
    host.context.bridge.models.downloads.changed.connect(told.append)
    page.accept()
    qtbot.waitUntil(lambda: standing(workspace, "small") is ModelStanding.INSTALLED, timeout=SLOWLY_MS)

    assert told[-1].fraction == 1.0
    assert (home / "models" / "whisper" / "small" / "model.bin").read_bytes() == WEIGHTS
    assert [notice.what for notice in host.notices.shown()] == ["“small” is installed."]
    assert not workspace.page.tasks.isVisible()


@pytest.mark.usefixtures("pointed_at_hub")
def test_a_voice_without_a_recorded_licence_shows_its_model_card_first(show: Show, qtbot: QtBot) -> None:
    workspace = show()
    workspace.page.bar.show_tab(Tab.VOICES)
    chosen(workspace, VOICE, ModelKind.PIPER)
    page = dialog(workspace, qtbot)

    assert page.card.toPlainText().strip() == CARD.decode().strip()
    assert page._licence.text() == "CC BY-NC 4.0"
    assert page._sign.isVisible()
    assert "Not for commercial use" in page._restrictions.text()
    page.reject()


def test_a_download_is_paused_and_goes_on_where_it_was(
    pointed_at_hub: HubServer, show: Show, home: Path, qtbot: QtBot
) -> None:
    pointed_at_hub.fail("model.bin", Fault(pause_after=PAUSE_AFTER))
    workspace = show()
    begin(workspace, qtbot)
    held(pointed_at_hub, home, qtbot)

    buttons(workspace)["Pause"].click()
    qtbot.waitUntil(lambda: state(workspace, "small") is DownloadState.PAUSED, timeout=SLOWLY_MS)
    assert parts(home)
    buttons(workspace)["Go on"].click()
    qtbot.waitUntil(lambda: standing(workspace, "small") is ModelStanding.INSTALLED, timeout=SLOWLY_MS)

    first, second = pointed_at_hub.content_requests("model.bin")
    assert "range" not in first.headers
    assert int(second.headers["range"].removeprefix("bytes=").removesuffix("-")) > 0
    assert second.sent < len(WEIGHTS)


def test_a_cancelled_download_leaves_nothing(pointed_at_hub: HubServer, show: Show, home: Path, qtbot: QtBot) -> None:
    pointed_at_hub.fail("model.bin", Fault(pause_after=PAUSE_AFTER))
    workspace = show()
    begin(workspace, qtbot)
    held(pointed_at_hub, home, qtbot)

    chosen(workspace, "small")
    workspace.page.actions_of_models.cancel.trigger()
    qtbot.waitUntil(
        lambda: state(workspace, "small") is None and standing(workspace, "small") is ModelStanding.AVAILABLE,
        timeout=SLOWLY_MS,
    )

    assert not list((home / "models" / "whisper").glob(".small*"))
    assert not workspace.page.tasks.isVisible()


def test_a_killed_program_is_told_and_the_download_goes_on(
    pointed_at_hub: HubServer, show: Show, host: Host, home: Path, qtbot: QtBot
) -> None:
    pointed_at_hub.fail("model.bin", Fault(pause_after=PAUSE_AFTER))
    workspace = show()
    begin(workspace, qtbot)
    held(pointed_at_hub, home, qtbot)

    running = host.context.bridge.models.downloads._running
    assert running is not None
    assert running._run is not None
    os.kill(running._run.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: state(workspace, "small") is DownloadState.FAILED, timeout=SLOWLY_MS)
    problem = line_of(workspace, "small").download
    assert problem is not None
    assert "ended by itself" in str(problem.problem)
    buttons(workspace)["Go on"].click()

    qtbot.waitUntil(lambda: standing(workspace, "small") is ModelStanding.INSTALLED, timeout=SLOWLY_MS)
    assert pointed_at_hub.content_requests("model.bin")[-1].sent < len(WEIGHTS)


def test_the_end_of_the_window_ends_the_program_and_keeps_what_has_come(
    pointed_at_hub: HubServer, show: Show, host: Host, home: Path, qtbot: QtBot
) -> None:
    pointed_at_hub.fail("model.bin", Fault(pause_after=PAUSE_AFTER))
    workspace = show()
    begin(workspace, qtbot)
    held(pointed_at_hub, home, qtbot)

    host.context.bridge.models.close()

    assert not host.context.bridge.models.downloads._thread.is_alive()
    assert parts(home)[0].stat().st_size > 0


def test_what_an_earlier_window_began_goes_on(pointed_at_hub: HubServer, show: Show, home: Path, qtbot: QtBot) -> None:
    begun = home / "models" / "whisper" / f".small@{REVISION}.download"
    begun.mkdir(parents=True)
    (begun / "model.bin.part").write_bytes(WEIGHTS[:PAUSE_AFTER])
    workspace = show()
    line = chosen(workspace, "small")
    actions = workspace.page.actions_of_models

    assert (line.item.standing, line.item.kept_bytes) == (ModelStanding.PARTLY, PAUSE_AFTER)
    assert actions.cancel.isEnabled()
    assert not actions.install.isEnabled()
    actions.resume.trigger()
    qtbot.waitUntil(lambda: standing(workspace, "small") is ModelStanding.INSTALLED, timeout=SLOWLY_MS)

    (request,) = pointed_at_hub.content_requests("model.bin")
    assert request.sent == len(WEIGHTS) - PAUSE_AFTER


@pytest.mark.usefixtures("pointed_at_hub")
def test_what_an_earlier_window_began_is_given_up(show: Show, home: Path, qtbot: QtBot) -> None:
    begun = home / "models" / "whisper" / f".small@{REVISION}.download"
    begun.mkdir(parents=True)
    (begun / "model.bin.part").write_bytes(WEIGHTS[:PAUSE_AFTER])
    workspace = show()
    chosen(workspace, "small")
    workspace.page.actions_of_models.cancel.trigger()

    qtbot.waitUntil(lambda: standing(workspace, "small") is ModelStanding.AVAILABLE, timeout=SLOWLY_MS)
    assert not begun.exists()


@pytest.mark.usefixtures("pointed_at_hub")
def test_a_model_of_an_older_revision_is_updated(show: Show, home: Path, qtbot: QtBot) -> None:
    older = Manifest(
        ModelKind.WHISPER, "small", ("en", "fr"), "MIT", "Systran/faster-whisper-small", "0" * 40, _files(home)
    )
    older.write(home / "models" / "whisper" / "small")
    workspace = show()
    line = chosen(workspace, "small")
    assert line.item.standing is ModelStanding.OUTDATED
    assert workspace.page.actions_of_models.install.text() == "Update…"

    dialog(workspace, qtbot).accept()
    qtbot.waitUntil(lambda: standing(workspace, "small") is ModelStanding.INSTALLED, timeout=SLOWLY_MS)

    assert line_of(workspace, "small").item.revision == REVISION


def _files(home: Path) -> tuple[ManifestFile, ...]:
    folder = put_model(home / "models", "small")
    contents = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    return tuple(ManifestFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in contents.items())


def test_a_failure_elsewhere_is_a_notice(pointed_at_hub: HubServer, show: Show, host: Host, qtbot: QtBot) -> None:
    pointed_at_hub.fail("model.bin", Fault(status=403, at="hub"))
    workspace = show()
    begin(workspace, qtbot)
    workspace.hide()

    qtbot.waitUntil(lambda: state(workspace, "small") is DownloadState.FAILED, timeout=SLOWLY_MS)

    assert len(host.notices.shown()) == 1


def test_a_failure_is_the_programs_own_sentence(pointed_at_hub: HubServer, show: Show, qtbot: QtBot) -> None:
    pointed_at_hub.fail("model.bin", Fault(status=403, at="hub"))
    workspace = show()
    begin(workspace, qtbot)
    qtbot.waitUntil(lambda: state(workspace, "small") is DownloadState.FAILED, timeout=SLOWLY_MS)

    chosen(workspace, "small")
    said = workspace.page.details._sentence
    assert "403" in said.text() or "refuse" in said.text()
    assert said.property("role") == "failure"


def test_downloads_come_one_after_the_other(pointed_at_hub: HubServer, show: Show, home: Path, qtbot: QtBot) -> None:
    pointed_at_hub.fail("model.bin", Fault(pause_after=PAUSE_AFTER))
    workspace = show()
    begin(workspace, qtbot)
    begin(workspace, qtbot, "tiny.en")
    held(pointed_at_hub, home, qtbot)

    assert state(workspace, "tiny.en") is DownloadState.WAITING
    assert workspace.page.tasks._waiting.text() == "1 more waits"
    pointed_at_hub.go_on.set()
    for name in ("small", "tiny.en"):
        qtbot.waitUntil(lambda name=name: standing(workspace, name) is ModelStanding.INSTALLED, timeout=SLOWLY_MS)


@pytest.mark.usefixtures("small_catalogue")
def test_where_downloads_are_switched_off_it_says_who_did_and_offers_an_import(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    policies = tmp_path / "policies.json"
    policies.write_text('{"format": "souffleur-policies/1", "locked": {"ModelsDownloads": false}}', encoding="utf-8")
    for module in ("folders", "resolver"):
        monkeypatch.setattr(f"audio_engine.settings.{module}.policies_file", lambda: policies)
    workspace = show()
    chosen(workspace, "small")
    page = dialog(workspace, qtbot)

    assert "Your organisation has switched downloads of models off" in page.problem.text()
    assert str(policies) in page.problem.text()
    assert not page.install.isEnabled()
    with qtbot.waitSignal(page.import_wanted):
        page.import_.click()


@pytest.mark.usefixtures("small_catalogue")
def test_without_the_program_it_says_what_to_do(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("desktop.bridge.models_program.models_command", lambda: (str(tmp_path / "souffleur-models"),))
    workspace = show()
    chosen(workspace, "small")
    page = dialog(workspace, qtbot)

    assert "cannot be started" in page.problem.text()
    assert not page.install.isEnabled()
    page.reject()
