"""`souffleur names`: the newsroom's list of names, which helps recognition and will say how they are pronounced."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from audio_engine.cli.tables import print_table
from audio_engine.cli.terminal import print_json, say
from audio_engine.errors import JobFailedError, UsageError
from audio_engine.files import atomic_write, free_name
from audio_engine.names.csv_names import names_to_csv
from audio_engine.names.entry import Name, SayAs, SayWay, Scope, clean
from audio_engine.names.names_file import read_names
from audio_engine.names.pls import names_to_pls
from audio_engine.names.store import Merge, change_names, merge_names, stored_names
from audio_engine.settings.folders import home_folder
from audio_engine.text import tr, trn

__all__ = ["app"]

app = typer.Typer(
    help="Proper names that the recogniser should know and a voice should say right.", no_args_is_help=True
)

_Json = Annotated[bool, typer.Option("--json", help="Machine-readable output.")]
_Written = Annotated[str, typer.Argument(metavar="NAME", help="As it stands in text.")]
_Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language that the entry holds for; none: any.")]
_Scope = Annotated[Scope, typer.Option(help="Where the entry holds.")]


@app.command("list")
def list_names(as_json: _Json = False) -> None:
    """Every entry."""
    found = stored_names(home_folder())
    for problem in found.problems:
        say(problem)
    if as_json:
        print_json({"names": [name.to_json() for name in found]})
    elif found.names:
        headings = tr("Name"), tr("Language"), tr("Recognition"), tr("Said"), tr("Scope"), tr("Note")
        print_table(headings, [_row(name) for name in found])
    else:
        say(tr("There are no names. “souffleur names add NAME” keeps the first."))


@app.command()
def add(  # noqa: PLR0917 - typer reads the signature
    written: _Written,
    language: _Language = None,
    hint: Annotated[bool, typer.Option("--hint/--no-hint", help="Tell the recogniser of it.")] = True,
    say_as: Annotated[SayWay | None, typer.Option("--say-as", help="How a voice says it.")] = None,
    value: Annotated[str, typer.Option(help="The respelling, the IPA or the language code.")] = "",
    scope: _Scope = Scope.APP,
    note: Annotated[str, typer.Option(help="Anything for your colleagues.")] = "",
) -> None:
    """Keep a name; an entry for the same name, language and scope is replaced."""
    if value and say_as is None:
        raise UsageError(tr("--value says how, --say-as in which way: give both."))
    name = _name(written, language, hint=hint, say_as=say_as, value=value, scope=scope, note=note)
    merge = _keep([name])
    say(tr("Replaced: {name}", name=name.written) if merge.replaced else tr("Kept: {name}", name=name.written))


@app.command()
def remove(written: _Written, language: _Language = None, scope: _Scope = Scope.APP) -> None:
    """Forget a name."""
    wanted = _name(written, language, scope=scope)
    removed: list[Name] = []

    def without(names: tuple[Name, ...]) -> list[Name]:
        removed.extend(name for name in names if name.key == wanted.key)
        return [name for name in names if name.key != wanted.key]

    change_names(home_folder(), without)
    if not removed:
        raise UsageError(
            tr("There is no such entry: {name}.", name=written),
            tr("“souffleur names list” shows them; --language and --scope must be the entry’s."),
        )
    say(tr("Removed: {name}", name=removed[0].written))


@app.command("import")
def import_names(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One name a line, CSV, or W3C PLS.")],
    as_json: _Json = False,
) -> None:
    """Add the entries of a file; an entry for the same name, language and scope is replaced."""
    found = read_names(file)
    merge = _keep(found.names)
    if as_json:
        print_json(
            {
                "added": [name.to_json() for name in merge.added],
                "replaced": [name.to_json() for name in merge.replaced],
                "problems": list(found.problems),
            }
        )
        return
    for problem in found.problems:
        say(problem)
    say(trn("One name is new.", "{count} names are new.", len(merge.added)))
    if merge.replaced:
        say(trn("One entry was replaced.", "{count} entries were replaced.", len(merge.replaced)))


@app.command("export")
def export_names(
    file: Annotated[Path, typer.Argument(metavar="FILE|-", help="A .csv or .pls file; “-” writes CSV on stdout.")],
    language: Annotated[str | None, typer.Option(metavar="CODE", help="The language of a .pls file.")] = None,
) -> None:
    """Write the list: .csv keeps everything, .pls the pronunciations of one language."""
    names = stored_names(home_folder()).names
    left_out: tuple[Name, ...] = ()
    if file.suffix.lower() == ".pls":
        if language is None:
            raise UsageError(tr("A PLS file is in one language."), tr("Say which with --language."))
        content, left_out = names_to_pls(names, language)
    elif file.suffix.lower() == ".csv" or str(file) == "-":
        content = names_to_csv(names)
    else:
        raise UsageError(tr("Names are written as .csv or .pls."), tr("Give the file one of these endings."))
    if str(file) == "-":
        sys.stdout.buffer.write(content)
    else:
        say(tr("Written: {file}", file=_write(file, content)))
    if left_out:
        say(
            trn(
                "One name has no pronunciation that PLS can hold and is not in the file.",
                "{count} names have no pronunciation that PLS can hold and are not in the file.",
                len(left_out),
            )
        )


def _keep(names: Iterable[Name]) -> Merge:
    merges: list[Merge] = []

    def merged(existing: tuple[Name, ...]) -> tuple[Name, ...]:
        merges.append(merge_names(existing, names))
        return merges[-1].names

    change_names(home_folder(), merged)
    return merges[-1]


def _name(
    written: str,
    language: str | None,
    *,
    scope: Scope,
    hint: bool = True,
    say_as: SayWay | None = None,
    value: str = "",
    note: str = "",
) -> Name:
    try:
        said = SayAs(say_as, clean(value)) if say_as else None
        return Name(clean(written), language, hint, said, scope, clean(note))
    except ValueError as why:
        raise UsageError(tr("This is no entry: {why}.", why=why)) from why


def _write(file: Path, content: bytes) -> Path:
    target = free_name(file)
    try:
        with atomic_write(target) as stream:
            stream.write(content)
    except OSError as problem:
        raise JobFailedError(
            tr("{file} could not be saved: {why}.", file=target, why=problem.strerror or problem),
            tr("Check that the folder can be written and that the disk is not full, then try again."),
        ) from problem
    return target


def _row(name: Name) -> tuple[str, ...]:
    said = f"{name.say_as.way} {name.say_as.value}".strip() if name.say_as else ""
    hint = tr("yes") if name.hint else tr("no")
    return name.written, name.language or tr("any"), hint, said, str(name.scope), name.note
