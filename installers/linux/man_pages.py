"""Manual pages, made from what `--help` prints: `python -m installers.linux.man_pages PROGRAM` writes one to stdout.

SOUFFLEUR_LANGUAGE chooses the language, as everywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import typer

from audio_engine import __version__
from audio_engine.cli.help_language import translate_help
from audio_engine.text import interface_language
from installers.frozen.build import source_date

__all__ = ["man_page"]

_HEADINGS: Final = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "FILES", "SEE ALSO"),
    "fr": ("NOM", "SYNOPSIS", "DESCRIPTION", "COMMANDES", "CODE DE RETOUR", "FICHIERS", "VOIR AUSSI"),
}
_EXIT_CODES: Final = {
    "en": "0 done, 2 wrong usage, 3 unusable input, 4 model missing, 5 could not be done, 130 cancelled.",
    "fr": "0 réussi, 2 mauvais usage, 3 fichier inutilisable, 4 modèle absent, 5 impossible à faire, 130 annulé.",
}
_FILES: Final = {
    "en": (
        ("/etc/souffleur/policies.json", "what the administrator has decided"),
        ("/usr/share/souffleur/models", "models for everybody on this machine"),
        ("~/.local/share/souffleur", "the person’s library, settings and models; SOUFFLEUR_HOME names another folder"),
    ),
    "fr": (
        ("/etc/souffleur/policies.json", "ce que l’administrateur a décidé"),
        ("/usr/share/souffleur/models", "les modèles communs à tous les utilisateurs"),
        (
            "~/.local/share/souffleur",
            "bibliothèque, réglages et modèles de la personne ; SOUFFLEUR_HOME désigne un autre dossier",
        ),
    ),
}
_WINDOW: Final = {
    "en": ("opens Souffleur’s window", "Opens the window; files that are named are taken in as recordings."),
    "fr": (
        "ouvre la fenêtre de Souffleur",
        "Ouvre la fenêtre ; les fichiers indiqués y sont ajoutés comme enregistrements.",
    ),
}
_OTHERS: Final = ("souffleur", "souffleur-desktop", "souffleur-models")


def man_page(program: str) -> str:
    """The page of `program`, one of the three, in the reader's language."""
    language = interface_language()
    name, synopsis, description, commands, exit_status, files, see_also = _HEADINGS[language]
    command = _command(program)
    summary, told = _WINDOW[language] if command is None else (_first_sentence(command.help), command.help)
    usage = r"[\fIFILE\fR…]" if command is None else r"\fICOMMAND\fR …"
    date = f"{datetime.fromtimestamp(source_date(), UTC):%Y-%m-%d}"
    lines = [
        f'.TH {_plain(program).upper()} 1 {date} "Souffleur {__version__}"',
        *(f".SH {name}", rf"{_plain(program)} \- {_plain(summary)}"),
        *(f".SH {synopsis}", rf"\fB{_plain(program)}\fR {usage}"),
        *(f'.SH "{description}"', _plain(told)),
    ]
    if command is not None:
        lines += [f".SH {commands}", *_verbs(command, "")]
    lines += [f'.SH "{exit_status}"', _plain(_EXIT_CODES[language]), f".SH {files}"]
    for path, meaning in _FILES[language]:
        lines += [".TP", rf"\fI{_plain(path)}\fR", _plain(meaning)]
    others = [rf"\fB{_plain(other)}\fR(1)" for other in _OTHERS if other != program]
    return "\n".join([*lines, f'.SH "{see_also}"', ", ".join(others), ""])


def _command(program: str) -> Any:  # noqa: ANN401 - typer vendors click, without types
    if program == "souffleur-desktop":
        return None
    if program == "souffleur-models":
        from installers.models.commands import app
    else:
        from audio_engine.cli.main import app
    command = typer.main.get_command(app)
    if program == "souffleur":
        translate_help(command)
    return command


def _verbs(group: Any, before: str) -> Iterator[str]:  # noqa: ANN401 - the same
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if getattr(command, "commands", None):
            yield from _verbs(command, f"{before}{name} ")
            continue
        words = " ".join(_argument(p) for p in command.params if not p.opts[0].startswith("-"))
        yield from (".TP", rf"\fB{_plain(before + name)}\fR {words}".rstrip(), _plain(command.help or ""))
        yield ".RS"
        for option in command.params:
            if option.opts[0].startswith("-") and not option.hidden:
                yield from (".TP", _option(option), _plain(option.help or ""))
        yield ".RE"


def _argument(parameter: Any) -> str:  # noqa: ANN401 - the same
    return rf"\fI{_plain(parameter.metavar or parameter.name.upper())}\fR"


def _option(option: Any) -> str:  # noqa: ANN401 - the same
    names = ", ".join(rf"\fB{_plain(name)}\fR" for name in (*option.opts, *option.secondary_opts))
    if option.is_flag:
        return names
    return rf"{names} \fI{_plain(option.metavar or option.name.upper())}\fR"


def _first_sentence(text: str) -> str:
    return " ".join(text.split()).split(". ")[0].rstrip(".")


def _plain(text: str) -> str:
    """`text` for roff: on one line, a hyphen as typed, and nothing that it takes for a request."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line.startswith((".", "'")) else line


if __name__ == "__main__":
    sys.stdout.write(man_page(sys.argv[1]))
