"""A model comes from the hub, whole and verified, or does not come at all."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from audio_engine.errors import JobFailedError, UsageError
from audio_engine.models.installed import inspect_model
from audio_engine.models.kinds import ModelKind
from audio_engine.models.manifest import read_manifest
from installers.models.standing import is_current, kept_bytes
from tests.installers.models.conftest import (
    CARD,
    REVISION,
    VOICE,
    VOICE_FILES,
    VOICE_FOLDER,
    WEIGHTS,
    WHISPER,
    NewDownload,
    SeenView,
    voice_entry,
    whisper_entry,
)
from tests.installers.models.hub_server import Fault, HubServer


def test_a_listed_model_is_installed_with_its_manifest_and_a_licence(new_download: NewDownload, models: Path) -> None:
    model = new_download(whisper_entry()).run()

    assert model.complete
    assert model.folder == models / "whisper" / "small"
    assert {path.name for path in model.folder.iterdir()} == {*WHISPER, "manifest.json", "LICENSE.txt"}
    assert all((model.folder / name).read_bytes() == content for name, content in WHISPER.items())
    assert "Licence: MIT" in (model.folder / "LICENSE.txt").read_text()
    manifest = read_manifest(model.folder)
    assert manifest is not None
    assert (manifest.source, manifest.revision, manifest.licence) == ("Systran/faster-whisper-small", REVISION, "MIT")
    assert {f.name: f.sha256 for f in manifest.files}["model.bin"] == hashlib.sha256(WEIGHTS).hexdigest()
    assert not list((models / "whisper").glob(".*"))


def test_everybody_may_read_what_is_installed(new_download: NewDownload) -> None:
    model = new_download(whisper_entry()).run()

    assert model.folder.stat().st_mode & 0o777 == 0o755
    assert {path.stat().st_mode & 0o777 for path in model.folder.iterdir()} == {0o644}


def test_a_voice_comes_with_its_model_card_and_the_licence_that_this_names(new_download: NewDownload) -> None:
    model = new_download(voice_entry()).run()

    assert model.complete
    assert model.licence == "CC BY-NC 4.0"
    assert (model.folder / "MODEL_CARD").read_bytes() == CARD
    assert {p.name for p in model.folder.iterdir()} == {*VOICE_FILES, "manifest.json"}


def test_a_model_that_the_catalogue_does_not_list_is_checked_against_the_hubs_pointers(
    new_download: NewDownload, hub: HubServer
) -> None:
    model = new_download(whisper_entry(listed=False)).run()

    assert model.complete
    looked = {seen.path.rsplit("/", 1)[-1] for seen in hub.seen if seen.method == "HEAD"}
    assert {"model.bin", "vocabulary.txt", "tokenizer.json"} <= looked


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json"])
def test_a_file_that_is_not_what_its_pointer_says_is_refused(
    name: str, new_download: NewDownload, hub: HubServer, models: Path
) -> None:
    content = WHISPER[name]
    hub.fail(name, Fault(body=bytes(len(content))))

    with pytest.raises(JobFailedError, match="wrong checksum"):
        new_download(whisper_entry(listed=False)).run()

    assert not (models / "whisper" / "tiny.en").exists()
    assert not list(models.rglob(f"{name}*"))


def test_without_checksums_from_the_server_an_unlisted_model_is_refused(
    new_download: NewDownload, hub: HubServer
) -> None:
    hub.without_pointers = True

    with pytest.raises(JobFailedError, match="could not be checked"):
        new_download(whisper_entry(listed=False)).run()


def test_a_mirror_that_passes_no_pointers_on_is_good_enough_for_a_listed_model(
    new_download: NewDownload, hub: HubServer
) -> None:
    hub.without_pointers = True

    assert new_download(whisper_entry()).run().complete


def test_a_wrong_checksum_deletes_the_file_and_keeps_the_others(
    new_download: NewDownload, hub: HubServer, models: Path
) -> None:
    hub.fail("model.bin", Fault(body=bytes(len(WEIGHTS))))

    with pytest.raises(JobFailedError, match="wrong checksum"):
        new_download(whisper_entry()).run()

    kept = {path.name for path in models.rglob("*.download/*")}
    assert "model.bin.part" not in kept
    assert "tokenizer.json" in kept
    assert new_download(whisper_entry()).run().complete


def test_a_published_file_that_was_exchanged_is_refused_before_it_comes(
    new_download: NewDownload, hub: HubServer
) -> None:
    hub.files["Systran/faster-whisper-small", REVISION, "model.bin"] = bytes(len(WEIGHTS))
    hub.fail("model.bin", Fault(drip=100_000))  # nothing more comes after the first piece
    hub.step.release()

    with pytest.raises(JobFailedError, match=r"another model\.bin than the published one"):
        new_download(whisper_entry()).run()

    assert [seen.sent for seen in hub.content_requests("model.bin")] == [100_000]


def test_a_wrong_size_is_refused_before_it_comes(new_download: NewDownload, hub: HubServer) -> None:
    hub.without_pointers = True
    hub.fail("model.bin", Fault(body=bytes(50_000_000)))

    with pytest.raises(JobFailedError, match="wrong size"):
        new_download(whisper_entry()).run()

    assert all(seen.sent < 20_000_000 for seen in hub.seen)


def test_another_revision_than_the_pinned_one_is_refused(new_download: NewDownload, hub: HubServer) -> None:
    hub.extra_headers["X-Repo-Commit"] = "f" * 40

    with pytest.raises(JobFailedError, match="another revision"):
        new_download(whisper_entry()).run()


def test_a_model_without_a_pin_is_refused_without_asking_anybody(new_download: NewDownload, hub: HubServer) -> None:
    with pytest.raises(JobFailedError, match="which revision"):
        new_download(whisper_entry(revision=None))

    assert hub.seen == []


def test_a_repository_without_a_needed_file_is_no_model(new_download: NewDownload, hub: HubServer) -> None:
    del hub.files["Systran/faster-whisper-small", REVISION, "tokenizer.json"]
    del hub.files["Systran/faster-whisper-tiny.en", REVISION, "tokenizer.json"]

    with pytest.raises(JobFailedError, match=r"does not have .*tokenizer\.json"):
        new_download(whisper_entry()).run()
    with pytest.raises(JobFailedError, match="no complete model"):
        new_download(whisper_entry(listed=False)).run()


def test_what_is_installed_is_not_fetched_again(new_download: NewDownload, hub: HubServer) -> None:
    first = new_download(whisper_entry()).run()
    hub.seen.clear()

    assert new_download(whisper_entry()).run() == first
    assert hub.seen == []


def test_another_model_of_this_name_is_kept_unless_it_may_be_replaced(
    new_download: NewDownload, hub: HubServer
) -> None:
    older = new_download(whisper_entry()).run()
    document = json.loads((older.folder / "manifest.json").read_bytes())
    (older.folder / "manifest.json").write_text(json.dumps(document | {"revision": "older"}))
    hub.seen.clear()

    with pytest.raises(UsageError, match="update small"):
        new_download(whisper_entry()).run()
    assert hub.seen == []

    assert is_current(new_download(whisper_entry()).run(replacing=True), whisper_entry())


def test_a_damaged_model_is_replaced(new_download: NewDownload, models: Path) -> None:
    damaged = new_download(whisper_entry()).run().folder / "model.bin"
    damaged.write_bytes(b"short")

    assert new_download(whisper_entry()).run().complete
    assert damaged.read_bytes() == WEIGHTS
    assert not list((models / "whisper").glob(".*"))


def test_a_kill_between_the_last_check_and_the_name_loses_nothing(new_download: NewDownload, hub: HubServer) -> None:
    folder = new_download(whisper_entry()).run().folder
    kept = folder.with_name(f".small@{REVISION}.download")
    folder.rename(kept)
    (kept / ".souffleur-x.part").write_bytes(b"a manifest that was being written")
    hub.seen.clear()

    model = new_download(whisper_entry()).run()

    assert model.complete
    assert {path.name for path in model.folder.iterdir()} == {*WHISPER, "manifest.json", "LICENSE.txt"}
    assert not [seen for seen in hub.seen if seen.sent]


def test_headway_counts_every_byte_once_and_ends_at_the_total(new_download: NewDownload, view: SeenView) -> None:
    new_download(whisper_entry()).run()

    total = whisper_entry().size_bytes
    done = [headway.done_bytes for headway in view.headways]
    assert {headway.total_bytes for headway in view.headways} == {total}
    assert done == sorted(done)
    assert done[-1] == total
    assert view.headways[-1].file == "model.bin"


def test_nothing_is_told_of_this_machine(new_download: NewDownload, hub: HubServer) -> None:
    new_download(whisper_entry(listed=False)).run()

    agents = {seen.headers["user-agent"] for seen in hub.seen}
    assert len(agents) == 1
    assert agents.pop().startswith("souffleur-models/")
    told = {name for seen in hub.seen for name in seen.headers}
    assert told <= {"host", "accept", "accept-encoding", "connection", "user-agent", "range"}


def test_a_token_goes_to_the_mirror_and_to_nobody_else(new_download: NewDownload, hub: HubServer) -> None:
    new_download(whisper_entry(listed=False), token="secret").run()

    asked = [seen for seen in hub.seen if not seen.path.startswith("/cdn/")]
    store = [seen for seen in hub.seen if seen.path.startswith("/cdn/")]
    assert {seen.headers.get("authorization") for seen in asked} == {"Bearer secret"}
    assert store
    assert {seen.headers.get("authorization") for seen in store} == {None}


def test_the_model_card_can_be_read_first_and_is_not_fetched_twice(new_download: NewDownload, hub: HubServer) -> None:
    download = new_download(voice_entry())

    assert download.model_card() == CARD.decode()
    download.run()

    assert len(hub.content_requests("MODEL_CARD")) == 1


def test_a_voice_without_a_model_card_says_that_its_licence_is_not_recorded(
    new_download: NewDownload, hub: HubServer
) -> None:
    del hub.files["rhasspy/piper-voices", REVISION, f"{VOICE_FOLDER}MODEL_CARD"]

    model = new_download(voice_entry()).run()

    assert model.licence is None
    assert "not recorded" in (model.folder / "LICENSE.txt").read_text()


def test_what_an_older_revision_has_left_is_cleared(new_download: NewDownload, models: Path) -> None:
    left = models / "whisper" / ".small@older.download"
    left.mkdir(parents=True)
    (left / "model.bin.part").write_bytes(b"old")

    new_download(whisper_entry()).run()

    assert not left.exists()
    assert kept_bytes(whisper_entry(), models) == 0


def test_the_installed_voice_is_found_by_the_engine(new_download: NewDownload) -> None:
    folder = new_download(voice_entry()).run().folder

    assert inspect_model(folder, ModelKind.PIPER).name == VOICE
