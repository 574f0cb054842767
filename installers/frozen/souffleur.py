"""The frozen `souffleur`: the command line, and every child of the window and of itself."""

from __future__ import annotations

import sys

from audio_engine.programs import run_as_child
from installers.frozen.absent_network import leave_out_the_network
from installers.frozen.surroundings import give_back_library_path

__all__ = ["main"]


def main() -> None:
    """Be the child that the arguments ask for, else the command line."""
    give_back_library_path()
    leave_out_the_network()
    if not run_as_child(sys.argv[1:]):
        from audio_engine.cli.main import main as command_line

        command_line()


if __name__ == "__main__":
    main()
