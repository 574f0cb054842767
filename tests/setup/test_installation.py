"""The first start installs, once; whatever came between is noticed and mended by the next."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest

from audio_engine import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.setup.conftest import Checkout

INSTALLING = "Installing Souffleur into"


def test_the_first_start_installs_and_keeps_stdout_for_the_command(checkout: Checkout) -> None:
    finished = checkout.start("x")

    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.startswith('{"arguments": ["x"]')
    assert INSTALLING in finished.stderr
    assert f"souffleur-{__version__}" in finished.stderr


def test_a_second_start_installs_nothing(installed_checkout: Checkout) -> None:
    assert installed_checkout.start().stderr == ""


@pytest.mark.slow
def test_a_killed_installation_is_begun_anew(checkout: Checkout) -> None:
    process = checkout.start_in_background()
    _wait_until((checkout.environment / "bin" / "python").exists)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    left_over = checkout.environment / "half a package"
    left_over.touch()

    finished = checkout.start()

    assert finished.returncode == 0, finished.stderr
    assert INSTALLING in finished.stderr
    assert not left_over.exists()


@pytest.mark.slow
def test_changed_pins_are_installed_into_what_is_there(checkout: Checkout) -> None:
    checkout.start()
    ours = checkout.environment / "something of ours"
    ours.touch()
    checkout.pin((checkout.folder / "pyproject.toml").read_text(encoding="utf-8") + "\n# a newer checkout\n")

    changed, after = checkout.start(), checkout.start()

    assert INSTALLING in changed.stderr
    assert ours.exists()
    assert after.stderr == ""


@pytest.mark.slow
def test_a_checkout_that_was_moved_is_installed_anew(checkout: Checkout) -> None:
    checkout.start()
    moved = checkout.folder.with_name("elsewhere")
    checkout.folder.rename(moved)
    checkout.launcher = moved / "souffleur"

    finished = checkout.start()

    assert finished.returncode == 0, finished.stderr
    assert INSTALLING in finished.stderr


@pytest.mark.slow
def test_two_first_starts_at_once_install_once(checkout: Checkout) -> None:
    both = [checkout.start_in_background(), checkout.start_in_background()]

    said = [process.communicate(timeout=300)[1] for process in both]

    assert [process.returncode for process in both] == [0, 0], said
    assert "".join(said).count(INSTALLING) == 1


def test_without_a_network_one_sentence_says_so_and_nothing_counts_as_installed(checkout: Checkout) -> None:
    finished = checkout.start(environment={"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(checkout.folder)})

    assert finished.returncode == 5
    assert finished.stderr.splitlines()[-1] == (
        "souffleur: error: The installation could not be finished; the reason stands above. "
        "Check the connection and the free disk space, then run the same command again."
    )
    assert list(checkout.environment.glob("*.stamp")) == []


def test_a_folder_that_cannot_be_written_is_named(checkout: Checkout) -> None:
    checkout.environment.write_text("a file is in the way")

    finished = checkout.start()

    assert finished.returncode == 5
    assert finished.stderr.startswith(f"souffleur: error: Souffleur cannot be installed into {checkout.environment}")
    assert finished.stderr.count("\n") == 1


def _wait_until(condition: Callable[[], bool], limit_s: float = 60) -> None:
    deadline, tick = time.monotonic() + limit_s, threading.Event()
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come true"
        tick.wait(0.02)
