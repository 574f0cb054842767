"""`python -m desktop [FILE…]` is what `souffleur desktop` starts."""

from __future__ import annotations

import sys
from pathlib import Path

from audio_engine.errors import UserFacingError
from audio_engine.settings.home import home_folder
from desktop.bridge.network import give_up_the_network
from desktop.qt_libraries import check_display, check_libraries


def main(arguments: list[str] | None = None) -> int:
    """The exit code; what cannot work is one line on stderr. `arguments` are the command's own unless given."""
    try:
        spawner = give_up_the_network()
        if not (home_folder() / "desktop.json").exists():  # no window has been open here yet
            check_libraries()
        check_display()
        from desktop.app import run

        return run([Path(name) for name in (sys.argv[1:] if arguments is None else arguments)], spawner)
    except UserFacingError as problem:
        sys.stderr.write(f"souffleur: error: {problem}\n")
        return problem.exit_code


if __name__ == "__main__":
    sys.exit(main())
