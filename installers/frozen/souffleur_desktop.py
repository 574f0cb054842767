"""The frozen `souffleur-desktop`: the window. Whatever opens files or loads models is `souffleur`, beside it."""

from __future__ import annotations

import sys

from desktop.__main__ import main as window
from installers.frozen.absent_network import leave_out_the_network
from installers.frozen.surroundings import give_back_library_path

__all__ = ["main"]


def main() -> int:
    """The exit code of the window."""
    give_back_library_path()
    leave_out_the_network()
    return window()


if __name__ == "__main__":
    sys.exit(main())
