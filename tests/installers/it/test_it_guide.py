"""The commands of the guide for IT departments work, as they stand."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from audio_engine.models.bundles import write_bundle
from audio_engine.models.installed import inspect_model
from audio_engine.models.kinds import ModelKind
from tests.installers.it.guide import GUIDES, RUN, Block, blocks

pytestmark = pytest.mark.slow

OVERLAID: Final = ("/etc", "/usr/share", "/srv")
"""Folders of the machine that the guide writes to; the test gives it copies that vanish."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An administrator's desk: a machine without a network, whose folders can be written and are thrown away."""

    folder: Path
    environment: Mapping[str, str]
    outputs: dict[int, str] = field(default_factory=dict)


def namespace_works(tmp: Path) -> bool:
    script = overlay_script(tmp / "probe")
    return subprocess.run(["unshare", "-rmn", "bash", "-euc", script], capture_output=True, check=False).returncode == 0


def overlay_script(folder: Path) -> str:
    """Lays a copy over each of `OVERLAID`, in memory: not every file system can be below a copy."""
    folder.mkdir()
    lines = [f"mount -t tmpfs tmpfs {folder}"]
    for path in OVERLAID:
        upper, work = (folder / f"{path.strip('/').replace('/', '-')}-{kind}" for kind in ("upper", "work"))
        lines += [
            f"mkdir {upper} {work}",
            f"mount -t overlay overlay -o lowerdir={path},upperdir={upper},workdir={work} {path}",
        ]
    return "\n".join(lines)


def checkout_programs(folder: Path) -> Path:
    """The commands of this checkout. `SOUFFLEUR_PROGRAMS`, a path list, names those of a package instead."""
    for name, module in (("souffleur", "audio_engine"), ("souffleur-models", "installers.models")):
        program = folder / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m {module} "$@"\n')
        program.chmod(0o755)
    return folder


@pytest.fixture
def executed(tmp_path_factory: pytest.TempPathFactory, whisper_micro: Path) -> Desk:
    """The desk after every block of the English guide that can run here; fails on the first command that fails."""
    if sys.platform != "linux" or not shutil.which("unshare") or not shutil.which("strace"):
        pytest.skip("the commands run on Linux, with unshare and strace")
    folder = tmp_path_factory.mktemp("desk")
    if not namespace_works(tmp_path_factory.mktemp("overlay")):
        pytest.skip("this kernel lets nobody lay a copy over /etc")
    programs = os.environ.get("SOUFFLEUR_PROGRAMS") or checkout_programs(tmp_path_factory.mktemp("programs"))
    write_bundle([inspect_model(whisper_micro, ModelKind.WHISPER)], folder / "models.zip")
    checksum = hashlib.sha256((folder / "models.zip").read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{checksum}  models.zip\n{'0' * 64}  not-here.deb\n")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("SOUFFLEUR_", "HF_"))}
    environment |= {
        "PATH": f"{programs}:{environment['PATH']}",
        "SOUFFLEUR_HOME": str(tmp_path_factory.mktemp("home")),
        "SOUFFLEUR_LANGUAGE": "en",
    }
    desk = Desk(folder, environment)
    run_blocks(desk, [block for block in blocks(GUIDES[0]) if block.kind == RUN], tmp_path_factory.mktemp("layers"))
    return desk


def run_blocks(desk: Desk, runnable: list[Block], layers: Path) -> None:
    """Run each block in a shell of its own, all in one namespace without a network."""
    script = [overlay_script(layers / "memory")]
    for block in runnable:
        file = layers / f"line-{block.line}.sh"
        file.write_text(block.commands)
        script.append(
            f'bash -eu "{file}" >"{file}.out" 2>&1 || {{ echo "docs/IT.md:{block.line}"; cat "{file}.out"; exit 1; }}'
        )
    done = subprocess.run(
        ["unshare", "-rmn", "bash", "-euc", "\n".join(script)],
        cwd=desk.folder,
        env=dict(desk.environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for block in runnable:
        desk.outputs[block.line] = (layers / f"line-{block.line}.sh.out").read_text()


def output_of(desk: Desk, command: str) -> str:
    """What the first block that has `command` in it printed."""
    return next(
        desk.outputs[block.line] for block in blocks(GUIDES[0]) if block.kind == RUN and command in block.commands
    )


def _the_policies_of_the_guide_come_into_force(executed: Desk) -> None:
    output = output_of(executed, "10-newsroom.json")
    assert "RecordingEnabled" in output
    assert "/etc/souffleur/policies.d/10-newsroom.json" in output


def _the_bundle_of_the_guide_is_installed_for_everybody(executed: Desk) -> None:
    assert "/usr/share/souffleur/models/whisper/micro" in output_of(executed, "--machine-wide").replace("\n", "")


def _the_share_of_the_guide_is_used(executed: Desk) -> None:
    assert "/srv/souffleur/models" in output_of(executed, "20-models.json")


def _the_proof_of_the_guide_is_heard(executed: Desk) -> None:
    assert re.search(r"^\[00:00:0\d\] [a-z]+", output_of(executed, "cat transcripts/proof.txt"), re.MULTILINE)


def _the_trace_of_the_guide_saw_the_work(executed: Desk) -> None:
    calls = (executed.folder / "calls.txt").read_text()
    assert "AF_UNIX" in calls
    assert "AF_INET" not in calls
    assert (executed.folder / "traced" / "proof.txt").stat().st_size > 0


def _what_support_gets_is_readable(executed: Desk) -> None:
    assert json.loads((executed.folder / "doctor.json").read_text())["version"]
    assert json.loads((executed.folder / "models.json").read_text())
    assert json.loads((executed.folder / "library.json").read_text()) is not None
    assert (executed.folder / "backup" / "library.db").stat().st_size > 0


def _the_guide_leaves_this_machine_alone(executed: Desk) -> None:
    del executed
    assert not Path("/etc/souffleur/policies.d/10-newsroom.json").exists()
    assert not Path("/srv/souffleur").exists()


def test_the_commands_of_the_guide_do_what_it_says(executed: Desk) -> None:
    """One test, so that several processes of tests do not run the whole guide each."""
    _the_policies_of_the_guide_come_into_force(executed)
    _the_bundle_of_the_guide_is_installed_for_everybody(executed)
    _the_share_of_the_guide_is_used(executed)
    _the_proof_of_the_guide_is_heard(executed)
    _the_trace_of_the_guide_saw_the_work(executed)
    _what_support_gets_is_readable(executed)
    _the_guide_leaves_this_machine_alone(executed)
