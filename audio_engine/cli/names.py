"""`souffleur names`: the newsroom's list of names, which helps recognition and says how they are pronounced."""

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
from audio_engine.names.preview import ImportKind, ImportLine, ImportPreview, preview_import
from audio_engine.names.shared import shared_names
from audio_engine.names.store import Merge, change_names, merge_names, stored_names
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import read_settings
from audio_engine.settings.schema import NAMES_SHARED
from audio_engine.text import tr, trn

__all__ = ["app"]

app = typer.Typer(
    help="Proper names that the recogniser should know and a voice should say right.", no_args_is_help=True
)

_Json = Annotated[bool, typer.Option("--json", help="Machine-readable output.")]
_Written = Annotated[str, typer.Argument(metavar="NAME", help="As it stands in text.")]
_Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language that the entry holds for; none: any.")]
_Scope = Annotated[Scope | None, typer.Option(help="Where the entry holds; none: everywhere.")]
_Publication = Annotated[str, typer.Option(metavar="NAME", help="The publication that the entry holds for.")]


@app.command("list")
def list_names(as_json: _Json = False) -> None:
    """Every entry, and after these the entries of the shared list."""
    home = home_folder()
    found = stored_names(home)
    shared = shared_names(home, read_settings(home).get(NAMES_SHARED))
    for problem in (*found.problems, *shared.problems):
        say(problem)
    if as_json:
        documents = [name.to_json() for name in found]
        of_shared = [name.to_json() for name in shared.names]
        print_json({"names": documents, "shared": {"place": shared.place, "names": of_shared}})
    elif found.names or shared.names:
        headings = tr("Name"), tr("Language"), tr("Recognition"), tr("Said"), tr("Scope"), tr("Note")
        print_table(headings, [_row(name) for name in (*found, *shared.names)])
        if shared.names:
            said = trn(
                "The last one is from {place}.",
                "The last {count} are from {place}.",
                len(shared.names),
                place=shared.place,
            )
            say(said)
    else:
        say(tr("There are no names. “souffleur names add NAME” keeps the first."))


@app.command()
def add(  # noqa: PLR0917 - typer reads the signature
    written: _Written,
    language: _Language = None,
    hint: Annotated[bool, typer.Option("--hint/--no-hint", help="Tell the recogniser of it.")] = True,
    say_as: Annotated[SayWay | None, typer.Option("--say-as", help="How a voice says it.")] = None,
    value: Annotated[str, typer.Option(help="The respelling, the IPA or the language code.")] = "",
    scope: _Scope = None,
    note: Annotated[str, typer.Option(help="Anything for your colleagues.")] = "",
    publication: _Publication = "",
) -> None:
    """Keep a name; an entry for the same name, language, scope and publication is replaced."""
    if value and say_as is None:
        raise UsageError(tr("--value says how, --say-as in which way: give both."))
    name = _name(
        written, language, hint=hint, say_as=say_as, value=value, scope=scope, note=note, publication=publication
    )
    merge = _keep([name])
    say(tr("Replaced: {name}", name=name.written) if merge.replaced else tr("Kept: {name}", name=name.written))


@app.command()
def remove(written: _Written, language: _Language = None, scope: _Scope = None, publication: _Publication = "") -> None:
    """Forget a name."""
    wanted = _name(written, language, scope=scope, publication=publication)
    removed: list[Name] = []

    def without(names: tuple[Name, ...]) -> list[Name]:
        removed.extend(name for name in names if name.key == wanted.key)
        return [name for name in names if name.key != wanted.key]

    change_names(home_folder(), without)
    if not removed:
        raise UsageError(
            tr("There is no such entry: {name}.", name=written),
            tr("“souffleur names list” shows them; --language, --scope and --publication must be the entry’s."),
        )
    say(tr("Removed: {name}", name=removed[0].written))


@app.command("import")
def import_names(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One name a line, CSV, or W3C PLS.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would become of the list, and leave it as it is.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Add the entries of a file; an entry for the same name, language, scope and publication is replaced."""
    found = read_names(file)
    previews: list[ImportPreview] = []

    def merged(existing: tuple[Name, ...]) -> tuple[Name, ...]:
        previews.append(preview_import(existing, found))
        return merge_names(existing, (line.incoming for line in previews[-1].lines)).names

    if dry_run:
        merged(stored_names(home_folder()).names)
    else:
        change_names(home_folder(), merged)
    _show_import(previews[-1], as_json=as_json, dry_run=dry_run)


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


def _show_import(preview: ImportPreview, *, as_json: bool, dry_run: bool) -> None:
    """What has become of the list, or with `dry_run` what would: line by line there, in numbers else."""
    new = [line for line in preview.lines if _is_new(line)]
    replaced = [line for line in preview.lines if line.kind is not ImportKind.SAME and not _is_new(line)]
    conflicts = preview.of_kind(ImportKind.CONFLICT)
    if as_json:
        document = {"added": new, "replaced": replaced, "unchanged": preview.of_kind(ImportKind.SAME)}
        print_json(
            {
                **{part: [line.incoming.to_json() for line in lines] for part, lines in document.items()},
                "conflicts": [_conflict(line) for line in conflicts],
                "problems": list(preview.problems),
            }
        )
        return
    for problem in preview.problems:
        say(problem)
    if dry_run and preview.lines:
        print_table((tr("Name"), tr("What happens"), tr("Said"), tr("Said until now")), _rows(preview.lines))
        return
    say(trn("One name is new.", "{count} names are new.", len(new)))
    if replaced:
        say(trn("One entry was replaced.", "{count} entries were replaced.", len(replaced)))
    if conflicts:
        say(
            trn(
                "One name was said in another way until now: {names}.",
                "{count} names were said in another way until now: {names}.",
                len(conflicts),
                names=", ".join(line.incoming.written for line in conflicts),
            )
        )


def _is_new(line: ImportLine) -> bool:
    """Whether it takes no entry's place."""
    return line.existing is None or line.existing.key != line.incoming.key


def _conflict(line: ImportLine) -> dict[str, object]:
    return {"incoming": line.incoming.to_json(), "existing": line.existing.to_json() if line.existing else None}


def _rows(lines: Iterable[ImportLine]) -> list[tuple[str, ...]]:
    happens = {
        ImportKind.NEW: tr("is new"),
        ImportKind.SAME: tr("is there already"),
        ImportKind.REPLACES: tr("replaces an entry"),
        ImportKind.CONFLICT: tr("is said in another way"),
    }
    return [
        (line.incoming.written, happens[line.kind], _said(line.incoming), _said(line.existing) if line.existing else "")
        for line in lines
    ]


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
    scope: Scope | None,
    hint: bool = True,
    say_as: SayWay | None = None,
    value: str = "",
    note: str = "",
    publication: str = "",
) -> Name:
    """The entry; one that names a publication is that publication's.

    Raises:
        UsageError: it would be none.
    """
    try:
        said = SayAs(say_as, clean(value)) if say_as else None
        where = scope or (Scope.PUBLICATION if publication else Scope.APP)
        return Name(clean(written), language, hint, said, where, clean(note), clean(publication))
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
    hint = tr("yes") if name.hint else tr("no")
    scope = f"{name.scope} {name.publication}".strip()
    return name.written, name.language or tr("any"), hint, _said(name), scope, name.note


def _said(name: Name) -> str:
    return f"{name.say_as.way} {name.say_as.value}".strip() if name.say_as else ""
