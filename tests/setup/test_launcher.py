"""`./souffleur` hands everything through: arguments, folder, exit code, signals."""

from __future__ import annotations

import json
import shutil
import signal
import statistics
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.setup.conftest import Checkout

WORDS = [
    "--language",
    "fr",
    'a "quoted" name.wav',
    "l’été 🎙.mp3",
    "",
    "*",
    "$HOME `id`",
    "two\nlines",
    "--",
    "-dash.wav",
]


def test_arguments_arrive_as_they_were_typed(installed_checkout: Checkout) -> None:
    said = json.loads(installed_checkout.start(*WORDS).stdout)

    assert said["arguments"] == WORDS


def test_the_command_runs_in_the_folder_of_the_person(installed_checkout: Checkout, tmp_path: Path) -> None:
    said = json.loads(installed_checkout.start(folder=tmp_path).stdout)

    assert said["folder"] == str(tmp_path)


def test_a_link_to_the_launcher_starts_the_same_checkout(installed_checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "first").symlink_to(installed_checkout.launcher)
    (tmp_path / "bin" / "souffleur").symlink_to("first")

    said = subprocess.run([tmp_path / "bin" / "souffleur", "x"], capture_output=True, text=True, check=True)

    assert json.loads(said.stdout)["arguments"] == ["x"]


@pytest.mark.parametrize("code", [0, 3, 5, 130])
def test_the_exit_code_is_the_commands(installed_checkout: Checkout, code: int) -> None:
    finished = installed_checkout.start(environment={"ECHO_EXIT_CODE": str(code)})

    assert finished.returncode == code


def test_a_signal_to_the_launcher_reaches_the_command(installed_checkout: Checkout) -> None:
    with installed_checkout.start_in_background("wait") as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=60) == 42
        assert pid == process.pid


def test_later_starts_need_no_python_of_the_system(installed_checkout: Checkout, bare_path: Path) -> None:
    finished = installed_checkout.start("x", environment={"PATH": str(bare_path), "SOUFFLEUR_PYTHON": ""})

    assert json.loads(finished.stdout)["arguments"] == ["x"]
    assert finished.stderr == ""


def test_a_later_start_adds_less_than_three_tenths_of_a_second(installed_checkout: Checkout) -> None:
    command = installed_checkout.environment / "bin" / "souffleur"

    through_launcher = _typical_time_s(installed_checkout.launcher)
    directly = _typical_time_s(command)

    assert through_launcher - directly < 0.3


def _typical_time_s(program: Path) -> float:
    times = []
    for _ in range(7):
        started = time.monotonic()
        subprocess.run([program], capture_output=True, check=True)
        times.append(time.monotonic() - started)
    return statistics.median(times)


@pytest.mark.parametrize(
    ("language", "sentence"), [("en_US.UTF-8", "was not found"), ("fr_FR.UTF-8", "est introuvable")]
)
def test_without_python_a_sentence_says_what_to_install(
    checkout: Checkout, bare_path: Path, language: str, sentence: str
) -> None:
    finished = checkout.start(environment={"PATH": str(bare_path), "SOUFFLEUR_PYTHON": "", "LC_ALL": language})

    assert finished.returncode == 5
    assert finished.stderr.startswith("souffleur: error: Python 3.11")
    assert sentence in finished.stderr
    assert finished.stderr.count("\n") == 1


def test_a_python_that_is_too_old_does_not_count(checkout: Checkout, bare_path: Path) -> None:
    old = bare_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    finished = checkout.start(environment={"PATH": str(bare_path), "SOUFFLEUR_PYTHON": ""})

    assert finished.returncode == 5
    assert "was not found" in finished.stderr


@pytest.fixture
def bare_path(tmp_path: Path) -> Path:
    """A PATH with the shell and what POSIX promises beside it, and no Python."""
    folder = tmp_path / "bare"
    folder.mkdir()
    for name in ("sh", "cat", "dirname", "readlink"):
        found = shutil.which(name)
        assert found is not None
        (folder / name).symlink_to(found)
    return folder
