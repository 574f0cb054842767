"""The command `souffleur`: verbs, one line for an error, an exit code that a script can rely on.

0 done · 2 wrong usage · 3 unusable input · 4 model missing · 5 job failed · 130 cancelled. Never a traceback: a mistake
of ours is written to a report on this machine, and its place is said.
"""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from audio_engine import __version__
from audio_engine.cli import approve, desktop, doctor, library, models, names, narrate, record, say_what, transcribe
from audio_engine.cli.help_language import translate_help
from audio_engine.cli.terminal import one_line, say, say_error, write_out
from audio_engine.errors import EXIT_CANCELLED, CancelledError, UserFacingError
from audio_engine.files import atomic_write, disk_failure, free_name, private_folder
from audio_engine.media.lock import try_to_deny_network
from audio_engine.settings.folders import home_folder
from audio_engine.settings.language import speak_chosen_language
from audio_engine.settings.resolver import peek_settings, read_settings
from audio_engine.text import tr

__all__ = ["app", "main"]

_BUG_EXIT = 1
_TELL_THEMSELVES = {"transcribe", "narrate", "doctor", "desktop"}
"""The commands that say by themselves what is wrong with policies and settings."""

app = typer.Typer(
    name="souffleur",
    help="Transcribes interviews and reads articles aloud, on this machine alone.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("transcribe")(transcribe.transcribe)
app.command("narrate")(narrate.narrate)
app.command("approve")(approve.approve)
app.command("record")(record.record)
app.command("say-what")(say_what.say_what)

app.command("desktop")(desktop.desktop)
app.command("doctor")(doctor.doctor)
app.add_typer(library.app, name="library")
app.add_typer(names.app, name="names")
app.add_typer(models.app, name="models")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"souffleur {__version__}")
        raise typer.Exit


_Version = Annotated[
    bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_show_version)
]
"""Shown by a callback: without a command the function below is not called."""


@app.callback()
def _options(context: typer.Context, version: _Version = False) -> None:
    del version
    if context.invoked_subcommand not in _TELL_THEMSELVES:
        for problem in read_settings().problems:
            say(problem)


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    os.umask(0o077)
    if sys.argv[1:2] != ["desktop"]:  # the window locks itself, once it has a spawner, and would inherit this
        try_to_deny_network()
    _open_streams()
    sys.exit(_run())


def _open_streams() -> None:
    """Make stdout and stderr take whatever they are given."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # whoever started us has closed it
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - never closed
        getattr(sys, name).reconfigure(errors="backslashreplace")  # file names hold what an encoding cannot say


def _run() -> int:
    try:
        speak_chosen_language(peek_settings())
        command = typer.main.get_command(app)
        translate_help(command)
        result = command(standalone_mode=False)
        write_out("")  # what a library has left in the buffer
    except UserFacingError as failure:
        say_error(str(failure))
        return failure.exit_code
    except (CancelledError, KeyboardInterrupt, typer.Abort):
        return EXIT_CANCELLED
    except typer.TyperException as wrong:
        say_error(f"{one_line(wrong.format_message())} {tr('See “souffleur --help”.')}")
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
    report = "".join(traceback.format_exception(mistake))
    what = tr("Souffleur made a mistake ({kind}).", kind=type(mistake).__name__)
    try:
        path = _report_file()
        with atomic_write(path, mode=0o600) as stream:
            stream.write(f"souffleur {__version__}, Python {sys.version}\n{report}".encode(errors="backslashreplace"))
    except OSError as problem:
        return f"{what} {tr('The report could not be written: {reason}.', reason=problem)}"
    safe = tr("Nothing that was stored is lost. The report is in {file}; it stays on this computer.", file=path)
    return f"{what} {safe}"


def _report_file() -> Path:
    folder = private_folder(home_folder() / "reports")
    return free_name(folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S}.txt")
