"""The frozen `souffleur-models`: the one program with a network, in a folder of its own."""

from __future__ import annotations

from installers.frozen.surroundings import give_back_library_path
from installers.models.main import main as download_models

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    give_back_library_path()
    download_models()


if __name__ == "__main__":
    main()
