"""Every program of ours is started in one way, in a checkout and frozen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from audio_engine import programs
from audio_engine.programs import CHILD_OPTION, CHILDREN, child_command, models_command, run_as_child, window_command

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = REPOSITORY / "somewhere" / "souffleur"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "souffleur-desktop"))
    return folder


def test_nothing_else_starts_the_interpreter() -> None:
    sources = [path for package in ("audio_engine", "desktop") for path in (REPOSITORY / package).rglob("*.py")]
    users = {path.name for path in sources if "sys.executable" in path.read_text(encoding="utf-8")}

    assert users == {"programs.py"}


def test_every_child_is_a_module_that_runs() -> None:
    for child in CHILDREN:
        text = (REPOSITORY / f"{child.replace('.', '/')}.py").read_text(encoding="utf-8")
        assert 'if __name__ == "__main__":' in text, child


def test_in_a_checkout_a_child_is_a_module_of_this_python() -> None:
    assert child_command("audio_engine.jobs.worker") == (sys.executable, "-P", "-m", "audio_engine.jobs.worker")
    assert child_command("audio_engine.media.decoder", flags=("-E", "-s"))[1:3] == ("-E", "-s")


def test_only_a_known_module_is_a_child() -> None:
    with pytest.raises(AssertionError, match="os"):
        child_command("os")


def test_frozen_the_command_line_is_every_child(frozen: Path) -> None:
    command = child_command("audio_engine.media.decoder", flags=("-E", "-s"))

    assert command == (str(frozen / "souffleur"), CHILD_OPTION, "audio_engine.media.decoder")
    assert window_command() == (str(frozen / "souffleur-desktop"),)


def test_frozen_the_program_with_a_network_is_in_a_folder_of_its_own(frozen: Path) -> None:
    assert models_command() == (str(frozen.parent / "souffleur-models" / "souffleur-models"),)


@pytest.mark.parametrize("arguments", [[], ["doctor"], [CHILD_OPTION], [CHILD_OPTION, "os"], ["doctor", CHILD_OPTION]])
def test_what_is_no_child_is_left_to_the_command_line(arguments: list[str]) -> None:
    assert not run_as_child(arguments)


def test_a_child_finds_its_own_arguments() -> None:
    program = (
        "import sys; from audio_engine.programs import run_as_child;"
        f"run_as_child([{CHILD_OPTION!r}, 'audio_engine.media.decoder', '--describe-lock'])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert '"provider"' in done.stdout
    assert programs.CHILD_OPTION not in done.stdout
