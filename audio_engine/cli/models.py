"""`souffleur models`: what is installed, whether it is intact, moving it in and out. Nothing here knows a network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from audio_engine.cli.tables import bytes_progress, megabytes, print_table
from audio_engine.cli.terminal import print_json, say
from audio_engine.errors import JobFailedError, UsageError
from audio_engine.models.bundles import import_bundle, is_bundle, write_bundle
from audio_engine.models.catalogue import catalogue
from audio_engine.models.importing import import_folder
from audio_engine.models.installed import InstalledModel, installed_models
from audio_engine.models.installing import remove_model
from audio_engine.models.kinds import ModelKind
from audio_engine.models.verification import Against, Verification, verify_model
from audio_engine.settings.folders import machine_folder
from audio_engine.text import tr

__all__ = ["app"]

app = typer.Typer(
    help="Models on this computer. “souffleur-models install NAME” is the program that downloads.", no_args_is_help=True
)

_Json = Annotated[bool, typer.Option("--json", help="Machine-readable output.")]
_Kind = Annotated[ModelKind | None, typer.Option(help="Only models of this kind.")]
_SOME_LANGUAGES = 4


@app.command("list")
def list_models(
    kind: _Kind = None,
    available: Annotated[bool, typer.Option("--available", help="The models that can be installed.")] = False,
    as_json: _Json = False,
) -> None:
    """Every installed model, where it is and whether it can be used."""
    if available:
        _list_available([kind] if kind else list(ModelKind), as_json=as_json)
        return
    models = installed_models(kind)
    if as_json:
        print_json({"models": [model.to_json() for model in models]})
        return
    if not models:
        say(tr("No model is installed. “souffleur models list --available” shows which there are."))
        return
    headings = tr("Name"), tr("Kind"), tr("Languages"), tr("Size"), tr("From"), tr("State"), tr("Folder")
    print_table(headings, [_row(model) for model in models])


@app.command()
def verify(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]…", help="All of them unless named.")] = None,
    kind: _Kind = None,
    as_json: _Json = False,
) -> int:
    """Read every file and compare it with the model's manifest and the catalogue."""
    models = _chosen(names, kind) if names else installed_models(kind)
    results = []
    for model in models:
        with bytes_progress(model.name) as on_progress:
            results.append(verify_model(model, on_progress))
    if as_json:
        print_json({"models": [_verification(result) for result in results]})
    else:
        for result in results:
            for sentence in result.problems or (_good(result),):
                say(sentence)
    return JobFailedError.exit_code if any(result.problems for result in results) else 0


@app.command("import")
def import_model(
    source: Annotated[Path, typer.Argument(metavar="DIR|ZIP", help="A model's folder, or a bundle of models.")],
    name: Annotated[str | None, typer.Option(help="Call it this instead of its own name.")] = None,
    kind: _Kind = None,
    for_everyone: Annotated[
        bool, typer.Option("--for-everyone", help="Into the machine's folder; needs its administrator.")
    ] = False,
    as_json: _Json = False,
) -> None:
    """Install a copy of a model's folder, or every model of a bundle."""
    into = machine_folder() / "models" if for_everyone else None
    with bytes_progress(source.name) as on_progress:
        if is_bundle(source):
            if name or kind:
                raise UsageError(tr("A bundle says what its models are: --name and --kind go with a folder."))
            models = import_bundle(source, into=into, on_progress=on_progress)
        else:
            models = [import_folder(source, kind=kind, name=name, into=into, on_progress=on_progress)]
    if as_json:
        print_json({"models": [model.to_json() for model in models]})
        return
    for model in models:
        say(tr("Installed: {name} in {folder}", name=model.name, folder=model.folder))


@app.command()
def remove(name: Annotated[str, typer.Argument(metavar="NAME")], kind: _Kind = None) -> None:
    """Remove one of your models. Models for everybody are the administrator's."""
    say(tr("Removed: {folder}", folder=remove_model(name, kind)))


@app.command()
def bundle(
    names: Annotated[list[str], typer.Argument(metavar="NAME…")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="ZIP", help="The file to write.")],
    kind: _Kind = None,
    as_json: _Json = False,
) -> None:
    """Put models into one zip file, for machines without a network."""
    models = _chosen(names, kind)
    with bytes_progress(output.name) as on_progress:
        written = write_bundle(models, output, on_progress)
    if as_json:
        print_json({"output": str(written), "models": [model.to_json() for model in models]})
    else:
        say(tr("Written: {file}", file=written))


def _chosen(names: list[str], kind: ModelKind | None) -> list[InstalledModel]:
    """For each name, the first complete model that has it."""
    installed = sorted(installed_models(kind), key=lambda model: not model.complete)
    chosen = []
    for name in dict.fromkeys(names):
        found = [model for model in installed if name in {model.name, model.folder.name}]
        if not found:
            raise UsageError(
                tr("The model “{name}” is not installed.", name=name), tr("See “souffleur models list” for what is.")
            )
        if len({model.kind for model in found}) > 1:
            raise UsageError(tr("There are several models called “{name}”.", name=name), tr("Say which with --kind."))
        chosen.append(found[0])
    return chosen


def _list_available(kinds: list[ModelKind], *, as_json: bool) -> None:
    installed = {(model.kind, model.name) for model in installed_models() if model.complete}
    entries = [entry for kind in kinds for entry in catalogue(kind)]
    if as_json:
        print_json(
            {
                "available": [
                    {
                        "name": entry.name,
                        "kind": str(entry.kind),
                        "languages": list(entry.languages),
                        "licence": entry.licence,
                        "size_bytes": entry.size_bytes,
                        "memory_bytes": entry.memory_bytes,
                        "installed": (entry.kind, entry.name) in installed,
                    }
                    for entry in entries
                ]
            }
        )
        return
    rows = [
        (
            entry.name,
            str(entry.kind),
            _languages(entry.languages),
            megabytes(entry.size_bytes) if entry.size_bytes else "",
            entry.licence or tr("see its model card"),
            tr("installed") if (entry.kind, entry.name) in installed else "",
        )
        for entry in entries
    ]
    print_table((tr("Name"), tr("Kind"), tr("Languages"), tr("Size"), tr("Licence"), tr("State")), rows)


def _row(model: InstalledModel) -> tuple[str, ...]:
    return (
        model.name,
        str(model.kind),
        _languages(model.languages),
        megabytes(model.size_bytes),
        str(model.source),
        model.problem or tr("usable"),
        str(model.folder),
    )


def _languages(codes: tuple[str, ...]) -> str:
    if len(codes) <= _SOME_LANGUAGES:
        return ", ".join(codes)
    return tr("{count} languages", count=len(codes))


def _good(result: Verification) -> str:
    if result.against is Against.NOTHING:
        return tr("{name}: there is nothing to compare it with; import it to have a manifest.", name=result.model.name)
    return tr("{name}: every file is as it should be.", name=result.model.name)


def _verification(result: Verification) -> dict[str, Any]:
    return {
        "name": result.model.name,
        "kind": str(result.model.kind),
        "folder": str(result.model.folder),
        "against": str(result.against),
        "problems": list(result.problems),
    }
