"""How one program of Souffleur starts another, in a checkout and in the frozen application.

Python starts a child as a module. The frozen application has no Python to start: there the executable of the command
line is every child as well, asked with `CHILD_OPTION` and one of `CHILDREN`. Nothing else may start `sys.executable`.
"""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

__all__ = ["CHILDREN", "CHILD_OPTION", "child_command", "is_frozen", "models_command", "run_as_child", "window_command"]

CHILDREN: Final = frozenset(
    {
        "audio_engine.jobs.hint_count",
        "audio_engine.jobs.live_draft_child",
        "audio_engine.jobs.probe",
        "audio_engine.jobs.rehearsal_worker",
        "audio_engine.jobs.worker",
        "audio_engine.media.decoder",
        "audio_engine.media.picture_child",
        "audio_engine.media.sound_process",
        "audio_engine.narration.intake.parser",
    }
)
"""The modules that run as a process of their own; the frozen program runs no other on request."""

CHILD_OPTION: Final = "--souffleur-child"
"""The first argument of the frozen command line where it is to be a child. It is nobody's to type."""

_OUTSIDERS_SHUT_OUT: Final = ("-P",)
"""A `numpy.py` in the folder where somebody types `souffleur` must not be imported."""


def is_frozen() -> bool:
    """Whether this is the installed application that PyInstaller made, without a Python of its own to start."""
    return bool(getattr(sys, "frozen", False))


def child_command(module: str, *, flags: Sequence[str] = _OUTSIDERS_SHUT_OUT) -> tuple[str, ...]:
    """How `module`, one of `CHILDREN`, is started.

    `flags` are Python's. The frozen program needs none: it reads neither Python's variables nor the working folder.
    """
    assert module in CHILDREN, module
    if is_frozen():
        return (_frozen_program("souffleur"), CHILD_OPTION, module)
    return (sys.executable, *flags, "-m", module)


def window_command() -> tuple[str, ...]:
    """How the window is started; the files to open are its arguments."""
    if is_frozen():
        return (_frozen_program("souffleur-desktop"),)
    return (sys.executable, *_OUTSIDERS_SHUT_OUT, "-m", "desktop")


def models_command() -> tuple[str, ...]:
    """How `souffleur-models` is started, the only program with a network; what it is to do are its arguments.

    Frozen, it is in a folder of its own beside this one, and need not be installed.
    """
    if is_frozen():
        return (_frozen_program("souffleur-models", "../souffleur-models"),)
    return (sys.executable, *_OUTSIDERS_SHUT_OUT, "-m", "installers.models")


def run_as_child(arguments: Sequence[str]) -> bool:
    """Be the child that `arguments`, those of the frozen command line, ask for; False where they ask for none.

    The child finds its own arguments in `sys.argv`, as under Python.
    """
    if len(arguments) < 2 or arguments[0] != CHILD_OPTION or arguments[1] not in CHILDREN:
        return False
    sys.argv[1:] = arguments[2:]
    runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
    return True


def _frozen_program(name: str, folder: str = ".") -> str:
    """A program in `folder`, seen from where the running one is."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return os.path.normpath(Path(sys.executable).parent / folder / (name + suffix))
