"""The command `souffleur-models`: verbs, one line for an error, an exit code that a script can rely on.

0 done · 2 wrong usage · 3 unusable input · 4 model missing · 5 could not be done · 130 stopped. Never a traceback.
"""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NoReturn

import typer

from audio_engine import __version__
from audio_engine.errors import EXIT_CANCELLED, CancelledError, UserFacingError
from audio_engine.files import atomic_write, disk_failure, free_name, private_folder
from audio_engine.settings.folders import home_folder
from audio_engine.settings.language import speak_chosen_language
from audio_engine.settings.resolver import peek_settings
from audio_engine.text import tr
from installers.models.terminal import one_line, say_error

__all__ = ["main"]

_BUG_EXIT: Final = 1
_SILENT: Final = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_XET": "1",
}
"""huggingface_hub reads these when it is imported. Xet is another protocol, to other servers, in a native library."""


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    os.umask(0o077)
    os.environ.update(_SILENT)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # whoever started us has closed it
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - never closed
        getattr(sys, name).reconfigure(errors="backslashreplace")  # file names hold what an encoding cannot say
    sys.exit(_run())


def _run() -> int:
    try:
        speak_chosen_language(peek_settings())  # before any text is made
        from installers.models.commands import app

        result = typer.main.get_command(app)(standalone_mode=False)
        sys.stdout.flush()
    except UserFacingError as failure:
        say_error(str(failure))
        return failure.exit_code
    except (CancelledError, KeyboardInterrupt, typer.Abort, BrokenPipeError):
        return EXIT_CANCELLED
    except typer.TyperException as wrong:
        say_error(f"{one_line(wrong.format_message())} {tr('See “souffleur-models --help”.')}")
        return 2
    except Exception as mistake:  # noqa: BLE001 - the one broad catch of this process
        if isinstance(mistake, OSError) and (full := disk_failure(mistake)):
            say_error(str(full))
            return full.exit_code
        say_error(_report(mistake))
        return _BUG_EXIT
    return result if isinstance(result, int) else 0


def _report(mistake: Exception) -> str:
    """Write what happened to a file of this machine; the sentence that says where."""
    what = tr("Souffleur made a mistake ({kind}).", kind=type(mistake).__name__)
    text = f"souffleur-models {__version__}, Python {sys.version}\n{''.join(traceback.format_exception(mistake))}"
    try:
        folder = private_folder(home_folder() / "reports")
        path = free_name(folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S}.txt")
        with atomic_write(path, mode=0o600) as stream:
            stream.write(text.encode(errors="backslashreplace"))
    except OSError as problem:
        return f"{what} {tr('The report could not be written: {reason}.', reason=problem)}"
    safe = tr("Nothing that was stored is lost. The report is in {file}; it stays on this computer.", file=path)
    return f"{what} {safe}"
