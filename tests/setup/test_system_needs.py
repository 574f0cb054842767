"""What only some commands need of the system is installed for root on Debian, and named to everybody else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from audio_engine.errors import JobFailedError
from tools.launcher.system_needs import NEEDS, SystemNeed, main, provide

if TYPE_CHECKING:
    from pathlib import Path


class FakeAptGet:
    """An `apt-get` that installs a package by writing a file, once it has its lists."""

    def __init__(self, folder: Path, *, lists_are_here: bool = True, works: bool = True) -> None:
        """Put the program into `folder`, which is to be the PATH."""
        self.installed = folder / "installed"
        self.calls = folder / "calls"
        lists = folder / "lists"
        if lists_are_here:
            lists.touch()
        program = folder / "apt-get"
        program.write_text(
            "#!/bin/sh\n"
            f'echo "$*" >> "{self.calls}"; echo "what apt-get says"\n'
            f"[ {int(works)} = 1 ] || exit 100\n"
            f'case "$*" in *update*) : > "{lists}" ;; *) [ -e "{lists}" ] && : > "{self.installed}" ;; esac\n'
        )
        program.chmod(0o755)

    def need(self) -> SystemNeed:
        """PortAudio, which is here when this apt-get has installed it."""
        return SystemNeed("PortAudio", "libportaudio2", self.installed.exists)


@pytest.fixture(autouse=True)
def _root_with_no_other_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)


def test_root_on_debian_has_it_installed_and_stdout_stays_clean(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    apt_get = FakeAptGet(tmp_path)

    provide(apt_get.need())

    said = capfd.readouterr()
    assert apt_get.calls.read_text().split()[-1] == "libportaudio2"
    assert said.out == ""
    assert "Installing libportaudio2" in said.err


def test_a_fresh_system_first_gets_its_package_lists(tmp_path: Path) -> None:
    apt_get = FakeAptGet(tmp_path, lists_are_here=False)

    provide(apt_get.need())

    assert apt_get.installed.exists()


def test_what_is_here_is_left_alone(tmp_path: Path) -> None:
    apt_get = FakeAptGet(tmp_path)
    apt_get.installed.touch()

    provide(apt_get.need())

    assert not apt_get.calls.exists()


def test_an_apt_get_that_fails_ends_in_one_sentence(tmp_path: Path) -> None:
    apt_get = FakeAptGet(tmp_path, works=False)

    with pytest.raises(JobFailedError, match="Check the connection, then run: apt-get install libportaudio2"):
        provide(apt_get.need())


def test_everybody_else_is_told_the_exact_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apt_get = FakeAptGet(tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(JobFailedError, match="Run: sudo apt-get install libportaudio2"):
        provide(apt_get.need())
    assert not apt_get.calls.exists()


def test_without_apt_get_the_systems_own_package_manager_is_named() -> None:
    with pytest.raises(JobFailedError, match="package manager"):
        provide(SystemNeed("PortAudio", "libportaudio2", lambda: False))


def test_transcribing_needs_nothing_of_the_system() -> None:
    assert "transcribe" not in NEEDS
    assert main(["transcribe", "interview.wav"]) == 0


def test_help_is_shown_without_installing_anything(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "--help"]) == 0
    assert capfd.readouterr() == ("", "")


def test_everything_that_is_missing_is_installed_in_one_go(tmp_path: Path) -> None:
    apt_get = FakeAptGet(tmp_path)

    provide(apt_get.need(), SystemNeed("libEGL.so.1", "libegl1", apt_get.installed.exists))

    (call,) = apt_get.calls.read_text().splitlines()
    assert call.split()[-2:] == ["libportaudio2", "libegl1"]


def test_the_window_needs_qts_libraries_and_sound() -> None:
    packages = {need.debian_package for need in NEEDS["desktop"]}

    assert {"libportaudio2", "libegl1", "libxcb-cursor0"} <= packages


def test_the_checks_need_what_the_window_needs_hands_for_it_and_a_witness_of_system_calls() -> None:
    packages = [need.debian_package for need in NEEDS["check"]]

    assert packages == [
        *(need.debian_package for need in NEEDS["desktop"]),
        "fonts-dejavu-core",
        "strace",
        "xvfb",
        "xdotool",
    ]
    assert {"libegl1", "libxcb-cursor0", "libportaudio2"} <= set(packages)
