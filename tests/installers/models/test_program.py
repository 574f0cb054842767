"""`souffleur-models` as people and the desktop run it: a process with arguments, exit codes, lines and signals."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from audio_engine.models.installed import inspect_model
from audio_engine.models.kinds import ModelKind
from tests.installers.models.conftest import CARD, VOICE, WEIGHTS, WHISPER, Program, events
from tests.installers.models.hub_server import Fault, HubServer

pty = pytest.importorskip("pty", reason="signals and terminals of POSIX")
resource = pytest.importorskip("resource", reason="signals and terminals of POSIX")


# --- install --------------------------------------------------------------------------------------------------------


def test_install_downloads_and_says_where(program: Program) -> None:
    done = program.run("install", "small", "--yes")

    assert (program.models / "whisper" / "small" / "model.bin").read_bytes() == WEIGHTS
    assert "small: MIT. Free for any use" in done.stderr
    assert f"Installed: small in {program.models / 'whisper' / 'small'}" in done.stderr


def test_json_lines_tell_everything_to_the_desktop(program: Program) -> None:
    done = program.run("install", "small", VOICE, "--yes", "--progress", "json", "--json")

    told = events(done.stderr)
    assert len(told) == len(done.stderr.splitlines())
    assert [event["kind"] for event in told if event["kind"] != "progress"] == ["licence", "licence", *["finished"] * 2]
    progress = [event for event in told if event["kind"] == "progress" and event["name"] == "small"]
    assert (
        progress[-1]["done_bytes"]
        == progress[-1]["total_bytes"]
        == sum(len(content) for name, content in WHISPER.items() if name != "README.md")
    )
    assert progress[0].keys() == {"kind", "name", "file", "done_bytes", "total_bytes", "speed_bytes_s", "left_s"}
    assert [model["name"] for model in json.loads(done.stdout)["models"]] == ["small", VOICE]


def test_nothing_is_left_of_caches_or_accounts(program: Program) -> None:
    home = Path(program.environment["HOME"])

    program.run("install", "small", "--yes")

    assert {path.name for path in home.iterdir()} == {"models"}
    assert {path.name for path in program.models.iterdir()} == {"whisper", ".lock", ".download.lock"}


def test_the_account_of_whoever_is_logged_in_is_never_used(program: Program, hub: HubServer) -> None:
    account = Path(program.environment["HOME"]) / ".cache" / "huggingface"
    account.mkdir(parents=True)
    (account / "token").write_text("hf_private")

    program.run("install", "tiny.en", "--yes")

    assert not [seen for seen in hub.seen if "authorization" in seen.headers]


def test_without_yes_and_without_a_terminal_nothing_is_downloaded(program: Program, hub: HubServer) -> None:
    done = program.run("install", "small", check=False)

    assert done.returncode == 2
    assert "souffleur: error: The licence of “small” must be agreed to" in done.stderr
    assert "--yes" in done.stderr
    assert hub.seen == []


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("oui\n", 0), ("n\n", 130), ("\n", 130)])
def test_at_a_terminal_the_licence_is_shown_and_asked(answer: str, code: int, program: Program) -> None:
    parent, child = pty.openpty()
    with subprocess.Popen(
        program.command("install", VOICE), env=program.environment, cwd=program.checkout, stdin=child, stderr=child
    ) as process:
        os.close(child)
        seen = b""
        while b"[y/N]" not in seen:
            seen += os.read(parent, 4096)
        os.write(parent, answer.encode())
        with contextlib.suppress(OSError):  # what a terminal says when the program has closed its end
            while chunk := os.read(parent, 4096):
                seen += chunk
    os.close(parent)

    text = seen.decode()
    assert process.returncode == code
    assert "Licence: CC BY-NC 4.0" in text
    assert "Not for commercial use" in text
    assert "* Language: fr_FR" in text
    assert "rhasspy/piper-voices" in text
    assert (program.models / "piper" / VOICE).exists() == (code == 0)
    assert not list((program.models / "piper").glob(".*"))


def test_a_licence_can_be_read_without_installing(program: Program, hub: HubServer) -> None:
    voice = json.loads(program.run("licence", VOICE, "--json").stdout)
    asked = len(hub.seen)
    shown = program.run("licence", "small").stderr

    assert voice["model_card"] == CARD.decode()
    assert voice["licence"] == "CC BY-NC 4.0"
    assert "Licence: MIT" in shown
    assert len(hub.seen) == asked
    assert not list((program.models / "piper").glob(".*"))


def test_it_speaks_the_language_that_was_chosen_in_the_window(program: Program) -> None:
    home = program.models.parent
    home.mkdir(exist_ok=True)
    chosen = {"format": "souffleur-settings/1", "values": {"ui.language": "fr"}}
    (home / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")
    del program.environment["SOUFFLEUR_LANGUAGE"]

    refused = program.run("install", "no-such-model", "--yes", check=False)

    assert refused.returncode != 0
    assert "modèle" in refused.stderr


def test_the_second_install_asks_nobody(program: Program, hub: HubServer) -> None:
    program.run("install", "small", "--yes")
    hub.seen.clear()

    done = program.run("install", "small")

    assert "installed already" in done.stderr
    assert hub.seen == []


def test_a_model_of_the_machine_is_not_downloaded_again(program: Program, hub: HubServer, tmp_path: Path) -> None:
    program.run("install", "small", "--yes", "--into", tmp_path / "share")
    program.environment["SOUFFLEUR_MODELS"] = str(tmp_path / "share")
    hub.seen.clear()

    assert str(tmp_path / "share") in program.run("install", "small").stderr
    assert hub.seen == []


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["install", "smal", "--yes"], 2, "Did you mean small"),
        (["install", "--yes"], 2, "Say which model"),
        (["install", "unpinned", "--yes"], 5, "which revision"),
        (["instal"], 2, "souffleur-models --help"),
        (["install", "small", "--into", "x", "--machine-wide"], 2, "cannot go together"),
        (["update", "small"], 2, "not installed"),
        (["--from", "nowhere", "install"], 3, "There is no model in nowhere"),
    ],
)
def test_what_cannot_be_is_one_line_and_an_exit_code(
    arguments: list[str], code: int, sentence: str, program: Program, hub: HubServer
) -> None:
    done = program.run(*arguments, check=False)

    assert done.returncode == code
    (line,) = done.stderr.splitlines()[-1:]
    assert line.startswith("souffleur: error: ")
    assert sentence in line
    assert hub.seen == []


def test_a_failure_is_told_to_the_desktop_with_its_model(program: Program, hub: HubServer) -> None:
    hub.fail("model.bin", Fault(status=403))

    done = program.run("install", "small", "--yes", "--progress", "json", check=False)

    last = events(done.stderr)[-1]
    assert done.returncode == 5
    assert (last["kind"], last["name"], last["exit_code"]) == ("failed", "small", 5)
    assert "does not allow it" in str(last["what"])
    assert done.stderr.splitlines()[-1].startswith("souffleur: error: ")


# --- stopping -------------------------------------------------------------------------------------------------------


def _started(program: Program, hub: HubServer, *options: str) -> subprocess.Popen[str]:
    """An install that hangs in the middle of the large file."""
    hub.fail("model.bin", Fault(pause_after=1_200_000))
    process = program.start("install", "small", "--yes", "--progress", "json", *options)
    assert process.stderr is not None
    assert hub.paused.wait(60)
    for line in process.stderr:
        if json.loads(line).get("file") == "model.bin":
            return process
    pytest.fail("it ended too early")


def _some_is_written(program: Program) -> None:
    """Until something of the large file is on the disk."""
    never = threading.Event()
    for _ in range(600):
        parts = (program.models / "whisper").glob(".*.download/model.bin.part")
        if any(part.stat().st_size for part in parts):
            return
        never.wait(0.1)
    pytest.fail("nothing was written")


def _only_the_rest_comes(program: Program, hub: HubServer) -> None:
    (part,) = (program.models / "whisper").glob(".*.download/model.bin.part")
    here = part.stat().st_size
    assert 0 < here < len(WEIGHTS)
    assert part.read_bytes() == WEIGHTS[:here]
    hub.go_on.set()

    program.run("install", "small", "--yes")

    last = hub.content_requests("model.bin")[-1]
    assert last.headers["range"] == f"bytes={here}-"
    assert last.sent == len(WEIGHTS) - here
    assert (program.models / "whisper" / "small" / "model.bin").read_bytes() == WEIGHTS
    assert inspect_model(program.models / "whisper" / "small", ModelKind.WHISPER).complete
    assert not list((program.models / "whisper").glob(".*"))


def test_after_a_kill_only_the_rest_is_transferred(program: Program, hub: HubServer) -> None:
    process = _started(program, hub)

    process.kill()
    process.communicate()

    assert process.returncode == -signal.SIGKILL
    _only_the_rest_comes(program, hub)


def test_killed_again_and_again_it_gets_there_and_no_byte_comes_twice(program: Program, hub: HubServer) -> None:
    for sent in (16_384, 500_000, 0, 300_000, 65_536, 700_000):
        hub.fail("model.bin", Fault(pause_after=sent))
        process = program.start("install", "small", "--yes")
        assert hub.paused.wait(60)
        if sent == 700_000:  # the other kills come whenever they come, before the first byte even
            _some_is_written(program)
        process.kill()
        process.communicate()
        hub.paused.clear()

    program.run("install", "small", "--yes")

    assert (program.models / "whisper" / "small" / "model.bin").read_bytes() == WEIGHTS
    starts = [int(s.headers.get("range", "bytes=0-")[6:-1]) for s in hub.content_requests("model.bin")]
    assert starts == sorted(starts)
    assert starts[-1] > 0
    assert hub.content_requests("model.bin")[-1].sent == len(WEIGHTS) - starts[-1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_at_once_and_keeps_the_part(number: signal.Signals, program: Program, hub: HubServer) -> None:
    process = _started(program, hub)

    process.send_signal(number)
    _, told = process.communicate(timeout=60)

    assert process.returncode == 130
    assert events(told)[-1] == {"kind": "cancelled", "name": "small"}
    _only_the_rest_comes(program, hub)


def test_it_stops_with_its_parent_where_that_is_asked(program: Program, hub: HubServer) -> None:
    process = _started(program, hub, "--stop-with-parent")

    assert process.stdin is not None
    process.stdin.close()
    process.stdin = None
    process.communicate(timeout=60)

    assert process.returncode == 130
    _only_the_rest_comes(program, hub)


def test_a_second_download_waits_for_the_first(program: Program, hub: HubServer) -> None:
    first = _started(program, hub)
    second = program.start("install", VOICE, "--yes", "--progress", "json")
    assert second.stderr is not None
    waiting = next(line for line in second.stderr if '"notice"' in line)
    refused = program.run("discard", "small", check=False)

    hub.go_on.set()
    first.communicate(timeout=60)
    second.communicate(timeout=60)

    assert "waits for it" in waiting
    assert refused.returncode == 5
    assert "A download is running" in refused.stderr
    assert (first.returncode, second.returncode) == (0, 0)


def test_what_was_begun_is_listed_and_can_be_discarded(program: Program, hub: HubServer) -> None:
    process = _started(program, hub)
    process.kill()
    process.communicate()

    (small,) = [m for m in json.loads(program.run("list", "--json").stdout)["models"] if m["name"] == "small"]
    assert small["state"] == "partly"
    assert 0 < small["kept_bytes"] < len(WEIGHTS)
    assert "begun" in program.run("list").stdout

    assert "Removed" in program.run("discard", "small").stderr
    assert not list((program.models / "whisper").iterdir())
    assert "nothing had come" in program.run("discard", "small").stderr


# --- the disk -------------------------------------------------------------------------------------------------------


def _in_namespace(program: Program, before: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run it where it is root and may mount; `before` is what the shell does first."""
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-ec", f'{before}\nexec "$@"', "sh", *program.command(*arguments)],
        env=program.environment,
        cwd=program.checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.stderr.startswith(("unshare:", "mount:")):
        pytest.skip("no namespaces here")
    return done


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="namespaces of Linux")


@linux_only
def test_a_small_disk_is_told_before_anything_comes(program: Program, hub: HubServer, tmp_path: Path) -> None:
    mount = f'mount -t tmpfs -o size=8m none "{tmp_path}"'

    done = _in_namespace(program, mount, "install", "small", "--yes", "--into", tmp_path)

    assert done.returncode == 5
    assert "not enough room" in done.stderr
    assert hub.content_requests("model.bin") == []


def test_a_file_system_that_takes_no_large_files_is_told_and_keeps_the_part(program: Program) -> None:
    limit = functools.partial(resource.setrlimit, resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    done = subprocess.run(
        program.command("install", "small", "--yes"),
        env=program.environment,
        cwd=program.checkout,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )

    assert done.returncode == 5
    assert "The disk is full, or takes no larger file" in done.stderr
    (part,) = program.models.rglob("model.bin.part")
    assert part.stat().st_size == 1_000_000


@linux_only
def test_machine_wide_is_for_everybody(program: Program) -> None:
    look = (
        "cat /usr/share/souffleur/models/whisper/small/manifest.json; stat -c %a /usr/share/souffleur/models/whisper/*"
    )
    mount = 'mount -t tmpfs none /usr/share\n"$@"\n' + look + "\nset -- true"

    done = _in_namespace(program, mount, "install", "small", "--yes", "--machine-wide")

    assert done.returncode == 0, done.stderr
    assert '"name": "small"' in done.stdout
    assert done.stdout.endswith("755\n")
    assert not program.models.exists()


@linux_only
def test_machine_wide_needs_an_administrator_and_says_so_first(program: Program, hub: HubServer) -> None:
    mount = "mount -t tmpfs -o ro none /usr/share"

    done = _in_namespace(program, mount, "install", "small", "--yes", "--machine-wide")

    assert done.returncode == 5
    assert "You are not allowed to install models in /usr/share/souffleur/models" in done.stderr
    assert hub.seen == []


# --- policies and variables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("variable", ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"])
def test_a_variable_that_forbids_downloads_is_obeyed(variable: str, program: Program, hub: HubServer) -> None:
    program.environment[variable] = "1"

    done = program.run("install", "small", "--yes", check=False)

    assert done.returncode == 5
    assert variable in done.stderr
    assert hub.seen == []


def test_a_mirror_may_be_in_a_folder_of_its_server(program: Program, hub: HubServer) -> None:
    program.environment["HF_ENDPOINT"] = f"{hub.address}/mirror/"

    program.run("install", "small", "tiny.en", "--yes")

    assert inspect_model(program.models / "whisper" / "tiny.en", ModelKind.WHISPER).complete


def test_an_address_that_is_none_is_refused(program: Program) -> None:
    program.environment["HF_ENDPOINT"] = "models.example"

    done = program.run("install", "small", "--yes", check=False)

    assert done.returncode == 2
    assert "is not the address of a server" in done.stderr


# --- list, update, bundle, --from ------------------------------------------------------------------------------------


def test_list_knows_what_is_here_without_a_network(program: Program, hub: HubServer) -> None:
    program.run("install", VOICE, "--yes")
    hub.seen.clear()

    document = json.loads(program.run("list", "--json").stdout)

    states = {model["name"]: model["state"] for model in document["models"]}
    assert states == {"small": "available", "tiny.en": "available", "unpinned": "unpinned", VOICE: "installed"}
    voice = next(model for model in document["models"] if model["name"] == VOICE)
    assert voice["licence"] == "CC BY-NC 4.0"
    assert voice["restrictions"].startswith("Not for commercial use")
    assert document["endpoint"] == hub.address
    assert document["downloads"] is True
    assert hub.seen == []


def test_update_brings_an_older_revision_up_to_the_catalogue(program: Program, hub: HubServer) -> None:
    program.run("install", "small", VOICE, "--yes")
    manifest = program.models / "whisper" / "small" / "manifest.json"
    now = json.loads(manifest.read_bytes())
    manifest.write_text(json.dumps(now | {"revision": "older"}))
    assert "can be updated" in program.run("list").stdout
    hub.seen.clear()

    done = program.run("update", "--yes")

    assert json.loads(manifest.read_bytes()) == now
    assert "Installed: small" in done.stderr
    assert not [seen for seen in hub.seen if VOICE in seen.path]
    assert "Every model is as the catalogue wants it" in program.run("update").stderr


def test_a_bundle_downloads_what_is_missing_and_installs_elsewhere_without_a_network(
    program: Program, hub: HubServer, tmp_path: Path
) -> None:
    bundle = tmp_path / "models.zip"
    program.run("bundle", "small", VOICE, "--output", bundle, "--yes")
    program.environment["HF_HUB_OFFLINE"] = "1"
    hub.seen.clear()

    everything = program.run("--from", bundle, "install", "--into", tmp_path / "one", "--json", "--progress", "json")
    program.run("install", VOICE, "--from", bundle, "--into", tmp_path / "two")
    wrong = program.run("install", "large", "--from", bundle, "--into", tmp_path / "three", check=False)

    assert {model["name"] for model in json.loads(everything.stdout)["models"]} == {"small", VOICE}
    assert [e["kind"] for e in events(everything.stderr) if e["kind"] != "progress"] == ["finished", "finished"]
    assert (tmp_path / "one" / "piper" / VOICE / "MODEL_CARD").read_bytes() == CARD
    assert {path.name for path in (tmp_path / "two").iterdir()} == {"piper", ".lock"}
    assert wrong.returncode == 2
    assert "“large” is not in" in wrong.stderr
    assert hub.seen == []


def test_a_share_or_one_models_folder_is_a_source_too(program: Program, tmp_path: Path) -> None:
    share = tmp_path / "share"
    program.run("install", "small", VOICE, "--yes", "--into", share)

    program.run("install", "small", "--from", share, "--into", tmp_path / "one")
    program.run("install", "--from", share / "piper" / VOICE, "--into", tmp_path / "two")

    assert inspect_model(tmp_path / "one" / "whisper" / "small", ModelKind.WHISPER).complete
    assert not (tmp_path / "one" / "piper").exists()
    assert inspect_model(tmp_path / "two" / "piper" / VOICE, ModelKind.PIPER).complete


def test_a_damaged_bundle_installs_nothing(program: Program, tmp_path: Path) -> None:
    bundle = tmp_path / "models.zip"
    program.run("bundle", "small", "--output", bundle, "--yes")
    content = bytearray(bundle.read_bytes())
    content[2_000_000] ^= 1
    bundle.write_bytes(content)

    done = program.run("--from", bundle, "install", "--into", tmp_path / "one", check=False)

    assert done.returncode == 3
    assert not list((tmp_path / "one").rglob("model.bin"))


def test_verify_of_the_engine_agrees(program: Program) -> None:
    program.run("install", "small", VOICE, "--yes")

    done = subprocess.run(
        [sys.executable, "-m", "audio_engine", "models", "verify", "--json"],
        cwd=program.checkout,
        env=program.environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert [model["problems"] for model in json.loads(done.stdout)["models"]] == [[], []]
