"""How long the frozen programs take to start, against the same from the checkout, in one run.

`python -m installers.frozen.start_times [FOLDER]` prints a table and ends with 1 where one takes more than 1.3 times.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from audio_engine.programs import CHILD_OPTION
from installers.frozen.build import CHECKOUT, DEFAULT_FOLDER

__all__ = ["BAR", "main"]

BAR: Final = 1.3
_ROUNDS: Final = 7
_DECODER: Final = "audio_engine.media.decoder"
_PYTHON: Final = (sys.executable, "-P", "-m")


def main(arguments: list[str]) -> int:
    """Measure what is below the folder; the shortest of several alternating rounds counts, others were disturbed."""
    program = str((Path(arguments[0]) if arguments else DEFAULT_FOLDER).absolute() / "souffleur" / "souffleur")
    cases = {
        "souffleur library list": ((program, "library", "list"), (*_PYTHON, "audio_engine", "library", "list")),
        "the locked decoder": (
            (program, CHILD_OPTION, _DECODER, "--describe-lock"),
            (*_PYTHON, _DECODER, "--describe-lock"),
        ),
    }
    worst = 0.0
    for name, (frozen, checkout) in cases.items():
        pairs = [(_seconds(frozen), _seconds(checkout)) for _ in range(_ROUNDS)]
        ours, theirs = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
        worst = max(worst, ours / theirs)
        sys.stdout.write(f"{name}: frozen {ours:.2f} s, checkout {theirs:.2f} s, {ours / theirs:.2f} times\n")
    return int(worst > BAR)


def _seconds(command: tuple[str, ...]) -> float:
    with tempfile.TemporaryDirectory(prefix="souffleur-start-") as home:
        started = time.perf_counter()
        environment = {**os.environ, "SOUFFLEUR_HOME": home}
        subprocess.run(
            command, cwd=CHECKOUT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
        )
        return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
