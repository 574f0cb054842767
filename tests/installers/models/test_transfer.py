"""A transfer that is cut goes on where it was; whatever a network answers instead of the file is told in a sentence."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from audio_engine.errors import JobFailedError, UserFacingError
from installers.models.pace import Headway
from tests.installers.models.conftest import WEIGHTS, NewDownload, SeenView, whisper_entry
from tests.installers.models.hub_server import Fault, HubServer


def _part(models: Path, content: bytes) -> Path:
    entry = whisper_entry()
    folder = models / "whisper" / f".small@{entry.revision}.download"
    folder.mkdir(parents=True)
    part = folder / "model.bin.part"
    part.write_bytes(content)
    return part


# --- going on -------------------------------------------------------------------------------------------------------


def test_a_cut_is_tried_again_and_only_the_rest_comes(
    new_download: NewDownload, hub: HubServer, view: SeenView
) -> None:
    hub.fail("model.bin", Fault(cut_after=1_000_000), Fault(cut_after=700_000))

    model = new_download(whisper_entry()).run()

    assert (model.folder / "model.bin").read_bytes() == WEIGHTS
    first, second, third = hub.content_requests("model.bin")
    assert "range" not in first.headers
    assert first.sent + second.sent + third.sent == len(WEIGHTS)
    assert second.headers["range"] == "bytes=1000000-"
    assert third.headers["range"] == "bytes=1700000-"
    assert any("was cut" in notice for notice in view.notices)


def test_headway_makes_the_tries_begin_anew(new_download: NewDownload, hub: HubServer) -> None:
    hub.fail("model.bin", *(Fault(cut_after=200_000) for _ in range(8)))

    assert new_download(whisper_entry(), tries=2).run().complete


def test_without_headway_the_tries_are_used_up_and_the_part_is_kept(
    new_download: NewDownload, hub: HubServer, models: Path
) -> None:
    hub.fail("model.bin", Fault(cut_after=500_000), *(Fault(cut_after=0) for _ in range(3)))

    with pytest.raises(JobFailedError, match="What has come so far is kept"):
        new_download(whisper_entry(), tries=3).run()

    (part,) = models.rglob("model.bin.part")
    assert part.read_bytes() == WEIGHTS[:500_000]


def test_a_part_is_gone_on_with_in_the_next_run(new_download: NewDownload, hub: HubServer, models: Path) -> None:
    _part(models, WEIGHTS[:2_000_000])

    assert new_download(whisper_entry()).run().complete
    (request,) = hub.content_requests("model.bin")
    assert request.sent == len(WEIGHTS) - 2_000_000


def test_a_part_that_has_every_byte_is_only_checked(new_download: NewDownload, hub: HubServer, models: Path) -> None:
    _part(models, WEIGHTS)

    assert new_download(whisper_entry()).run().complete
    assert hub.content_requests("model.bin") == []


@pytest.mark.parametrize("wrong", [bytes(2_000_000), bytes(len(WEIGHTS)), bytes(len(WEIGHTS) + 5)])
def test_a_part_that_was_damaged_is_got_anew(
    wrong: bytes, new_download: NewDownload, hub: HubServer, models: Path
) -> None:
    _part(models, wrong)

    model = new_download(whisper_entry()).run()

    assert (model.folder / "model.bin").read_bytes() == WEIGHTS
    assert hub.content_requests("model.bin")[-1].sent == len(WEIGHTS)


def test_a_server_that_begins_at_the_start_again_is_understood(
    new_download: NewDownload, hub: HubServer, models: Path
) -> None:
    _part(models, WEIGHTS[:2_000_000])
    hub.fail("model.bin", Fault(ignores_range=True))

    model = new_download(whisper_entry()).run()

    assert (model.folder / "model.bin").read_bytes() == WEIGHTS


@pytest.mark.parametrize("said", ["bytes 5-9/10", "nonsense", f"bytes 0-{len(WEIGHTS) - 1}/{len(WEIGHTS)}"])
def test_an_answer_for_another_place_in_the_file_is_not_appended(
    said: str, new_download: NewDownload, hub: HubServer, models: Path
) -> None:
    _part(models, WEIGHTS[:2_000_000])
    hub.fail("model.bin", Fault(headers={"Content-Range": said}))

    model = new_download(whisper_entry()).run()

    assert (model.folder / "model.bin").read_bytes() == WEIGHTS


def test_a_slow_drip_is_seen_as_it_comes(new_download: NewDownload, hub: HubServer, view: SeenView) -> None:
    hub.fail("model.bin", Fault(drip=300_000))
    here: list[int] = []
    remember = view.headway

    def step(headway: Headway) -> None:
        remember(headway)
        here.append(headway.done_bytes)
        hub.step.release()

    view.headway = step  # type: ignore[method-assign]
    hub.step.release()

    assert new_download(whisper_entry()).run().complete
    assert len({at // 300_000 for at in here}) >= 10


def test_a_closing_server_is_a_cut_even_where_it_never_said_a_size(new_download: NewDownload, hub: HubServer) -> None:
    hub.fail("model.bin", Fault(cut_after=900_000, headers={"Content-Length": "x", "Connection": "close"}))

    assert new_download(whisper_entry()).run().complete


# --- what is said instead -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "headers", "sentence"),
    [
        (401, {}, r"wants to know who asks \(401\).*HF_TOKEN"),
        (403, {}, r"does not allow it \(403\).*administrator"),
        (404, {}, r"does not have .*model.bin"),
        (407, {}, r"proxy of your network wants a login"),
        (410, {}, r"the error 410"),
        (429, {"Retry-After": "600"}, r"asked too often.*Try again in 10 minutes"),
        (429, {"Retry-After": "61"}, r"asked too often.*in 2 minutes"),
        (503, {"Retry-After": "3600"}, r"out of order for the moment \(503\).*60 minutes"),
    ],
)
@pytest.mark.parametrize("at", ["hub", "content"])
def test_a_refusal_is_told_and_not_repeated(
    status: int, headers: dict[str, str], sentence: str, *, at: str, new_download: NewDownload, hub: HubServer
) -> None:
    hub.fail("model.bin", *(Fault(status=status, headers=headers, at=at) for _ in range(2)))

    with pytest.raises(JobFailedError, match=sentence):
        new_download(whisper_entry()).run()

    assert len(hub.faults["model.bin"]) == 1


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_is_only_for_the_moment_is_tried_again(status: int, new_download: NewDownload, hub: HubServer) -> None:
    hub.fail("model.bin", Fault(status=status, at="hub"), Fault(status=status, headers={"Retry-After": "0"}))

    assert new_download(whisper_entry()).run().complete


def test_the_questions_before_the_download_are_tried_again_too(new_download: NewDownload, hub: HubServer) -> None:
    hub.fail("README.md", Fault(status=503), Fault(status=500))
    hub.fail("tokenizer.json", Fault(status=503, at="look"), Fault(status=429, headers={"Retry-After": "0"}, at="look"))

    assert new_download(whisper_entry(listed=False)).run().complete


@pytest.mark.parametrize(("status", "sentence"), [(403, "does not allow it"), (401, "who asks"), (410, "error 410")])
def test_a_refusal_of_a_question_is_told(status: int, sentence: str, new_download: NewDownload, hub: HubServer) -> None:
    hub.fail("tokenizer.json", Fault(status=status, at="look"))

    with pytest.raises(JobFailedError, match=sentence):
        new_download(whisper_entry(listed=False)).run()


def test_a_question_is_not_asked_for_ever(new_download: NewDownload, hub: HubServer) -> None:
    hub.fail("tokenizer.json", *(Fault(status=503, at="look") for _ in range(20)))

    with pytest.raises(JobFailedError, match="out of order"):
        new_download(whisper_entry(listed=False), tries=3).run()

    assert len(hub.faults["tokenizer.json"]) == 16


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=200, headers={"Content-Type": "text/html; charset=utf-8"}, body=b"<p>Please log in</p>"),
        Fault(status=200, body=b"\n<!DOCTYPE html><p>Please log in</p>"),
        Fault(status=200, body=b"<html>" + b" " * (len(WEIGHTS) - 6)),
    ],
)
@pytest.mark.parametrize("at", ["hub", "content"])
def test_a_login_page_is_recognised(
    fault: Fault, at: str, new_download: NewDownload, hub: HubServer, models: Path
) -> None:
    hub.fail("model.bin", replace(fault, at=at))

    with pytest.raises(JobFailedError, match=r"web page instead of model\.bin"):
        new_download(whisper_entry()).run()

    assert not list(models.rglob("model.bin*"))


def test_a_circle_of_redirects_is_told(new_download: NewDownload, hub: HubServer) -> None:
    path = "/Systran/faster-whisper-small/resolve/0123456789abcdef0123456789abcdef01234567/config.json"
    hub.fail("config.json", *(Fault(status=302, headers={"Location": path}) for _ in range(30)))

    with pytest.raises(JobFailedError, match="round in circles"):
        new_download(whisper_entry()).run()


def test_a_computer_without_a_network_says_so_at_once(new_download: NewDownload, view: SeenView) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}"

        with pytest.raises(JobFailedError, match=r"no connection to 127\.0\.0\.1"):
            new_download(whisper_entry(), endpoint=address).run()

    assert view.notices == []


def test_a_name_that_nobody_knows_is_told(new_download: NewDownload) -> None:
    with pytest.raises(JobFailedError, match=r"no connection to nosuch\.invalid"):
        new_download(whisper_entry(), endpoint="http://nosuch.invalid").run()


def test_the_systems_proxy_is_used(new_download: NewDownload, hub: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", hub.address)  # our server answers a proxy's kind of request line itself
    monkeypatch.setenv("no_proxy", "localhost")

    assert new_download(whisper_entry(), endpoint="http://models.example").run().complete
    assert {seen.headers["host"] for seen in hub.seen} == {"models.example", f"localhost:{hub.port}"}


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", "wants a login"),
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "proxy refuses to connect to models.example"),
    ],
)
def test_a_proxy_that_does_not_let_us_through_is_told(
    answer: bytes, sentence: str, new_download: NewDownload, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def refuse() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(answer)

        thread = threading.Thread(target=refuse)
        thread.start()
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{server.getsockname()[1]}")

        with pytest.raises(JobFailedError, match=sentence):
            new_download(whisper_entry(), endpoint="https://models.example").run()

        thread.join()


def test_a_kind_of_proxy_that_cannot_be_used_is_told(
    new_download: NewDownload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "gopher://127.0.0.1:1")

    with pytest.raises(UserFacingError, match="proxy that this computer names cannot be used"):
        new_download(whisper_entry(), endpoint="https://models.example").run()


# --- the disk -------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")
def test_a_disk_that_fills_up_is_told(new_download: NewDownload, models: Path) -> None:
    part = _part(models, b"")
    part.unlink()
    part.symlink_to("/dev/full")

    with pytest.raises(JobFailedError, match="disk is full"):
        new_download(whisper_entry()).run()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom folders can refuse")
def test_a_folder_that_cannot_be_written_is_told(new_download: NewDownload, models: Path) -> None:
    models.mkdir()
    models.chmod(0o500)

    with pytest.raises(JobFailedError, match="could not be changed"):
        new_download(whisper_entry()).run()


# --- certificates ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A private authority's certificate, and a server's chain with its key that it has signed."""
    folder = tmp_path_factory.mktemp("authority")

    def openssl(*arguments: str) -> None:
        done = subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    new_key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    authority = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")
    openssl("req", "-x509", *new_key, *authority, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Newsroom CA")
    openssl("req", *new_key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=hub")
    (folder / "names").write_text(
        "subjectAltName=IP:127.0.0.1,DNS:localhost\nauthorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash\n"
    )
    openssl(
        *("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"),
        *("-extfile", "names", "-out", "server.crt"),
    )
    chain = folder / "chain.pem"
    chain.write_bytes((folder / "server.crt").read_bytes() + (folder / "server.key").read_bytes())
    return folder / "ca.pem", chain


@pytest.fixture
def secure_hub(authority: tuple[Path, Path]) -> HubServer:
    import ssl

    from tests.installers.models.conftest import publish

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority[1])
    server = HubServer(tls=context)
    publish(server)
    return server


def test_a_certificate_of_an_unknown_authority_is_told(new_download: NewDownload, secure_hub: HubServer) -> None:
    with secure_hub.running(), pytest.raises(JobFailedError) as told:
        new_download(whisper_entry(), endpoint=secure_hub.address).run()

    assert re.search(r"certificate of 127\.0\.0\.1 is not trusted .*SSL_CERT_FILE", str(told.value))
    assert secure_hub.seen == []


def test_the_newsrooms_own_authority_is_trusted_where_the_system_does(
    new_download: NewDownload,
    secure_hub: HubServer,
    authority: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority[0]))

    with secure_hub.running():
        assert new_download(whisper_entry(listed=False), endpoint=secure_hub.address).run().complete


def test_a_file_of_certificates_that_cannot_be_read_is_told(
    new_download: NewDownload, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "nowhere.pem"))

    with pytest.raises(JobFailedError, match="holds no certificates"):
        new_download(whisper_entry(), endpoint="https://127.0.0.1:1").run()
