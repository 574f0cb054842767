"""The verbs of `souffleur-models`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audio_engine import __version__
from audio_engine.errors import UsageError
from audio_engine.models.bundles import write_bundle
from audio_engine.models.kinds import ModelKind
from audio_engine.text import tr
from installers.models.agreeing import full_terms, show_terms
from installers.models.endpoint import check_downloads
from installers.models.listing import print_list
from installers.models.reporting import ProgressKind
from installers.models.runs import (
    check_writable,
    entry_for,
    folder_of,
    install_local,
    install_models,
    installed_model,
    new_download,
    outdated,
    running,
    target_folder,
    tell,
)
from installers.models.standing import forget, forget_papers, standing
from installers.models.terminal import print_json, say

__all__ = ["app"]

app = typer.Typer(
    name="souffleur-models",
    help=tr("Downloads models for Souffleur, checks and installs them. The only program of Souffleur with a network."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_Names = Annotated[list[str], typer.Argument(metavar="NAME…", show_default=False)]
_SomeNames = Annotated[list[str] | None, typer.Argument(metavar="[NAME]…", help=tr("All of them unless named."))]
_Kind = Annotated[ModelKind | None, typer.Option(help=tr("Only models of this kind."))]
_Json = Annotated[bool, typer.Option("--json", help=tr("Machine-readable output."))]
_From = Annotated[
    Path | None,
    typer.Option(
        "--from", metavar="DIR|ZIP", help=tr("Take them from a bundle or a folder of models, without a network.")
    ),
]
_Into = Annotated[
    Path | None,
    typer.Option("--into", metavar="DIR", help=tr("Another folder of models than your own, for a package.")),
]
_MachineWide = Annotated[
    bool, typer.Option("--machine-wide", help=tr("Into the machine’s folder, for everybody; needs its administrator."))
]
_Yes = Annotated[bool, typer.Option("--yes", "-y", help=tr("The licences have been read and are agreed to."))]
_Progress = Annotated[ProgressKind, typer.Option("--progress", help=tr("A bar, JSON lines on stderr, or nothing."))]
_WithParent = Annotated[
    bool, typer.Option("--stop-with-parent", help=tr("Stop when stdin is closed; what has come is kept."))
]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"souffleur-models {__version__}")
        raise typer.Exit


_Version = Annotated[
    bool, typer.Option("--version", help=tr("Print the version and stop."), is_eager=True, callback=_show_version)
]
"""Shown by a callback: without a command the function below is not called."""


@app.callback()
def _options(context: typer.Context, source: _From = None, version: _Version = False) -> None:
    del version
    context.obj = source


@app.command("list", help=tr("Every published model, its licence, and what is here of it."))
def list_models(
    kind: _Kind = None, machine_wide: _MachineWide = False, into: _Into = None, as_json: _Json = False
) -> None:
    """Print the catalogue with the state of each model."""
    print_list([kind] if kind else list(ModelKind), target_folder(into, machine_wide=machine_wide), as_json=as_json)


@app.command(help=tr("Download models, check every byte, and install them. Goes on where the last run was cut."))
def install(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME…")] = None,
    *,
    kind: _Kind = None,
    source: _From = None,
    machine_wide: _MachineWide = False,
    into: _Into = None,
    yes: _Yes = False,
    progress: _Progress = ProgressKind.AUTO,
    stop_with_parent: _WithParent = False,
    as_json: _Json = False,
) -> None:
    """Install models from the hub, or from `--from`."""
    source, target = source or context.obj, target_folder(into, machine_wide=machine_wide)
    check_writable(target)
    with running(progress, stop_with_parent=stop_with_parent) as run:
        if source is not None:
            models = install_local(run, source, names or [], target)
        elif not names:
            raise UsageError(tr("Say which model to install."), tr("See “souffleur-models list”."))
        else:
            models = install_models(run, [entry_for(name, kind) for name in names], target, is_agreed=yes)
    if as_json:
        print_json({"models": [model.to_json() for model in models]})


@app.command(help=tr("Replace installed models by the revision that the catalogue names now."))
def update(
    names: _SomeNames = None,
    *,
    kind: _Kind = None,
    machine_wide: _MachineWide = False,
    into: _Into = None,
    yes: _Yes = False,
    progress: _Progress = ProgressKind.AUTO,
    stop_with_parent: _WithParent = False,
    as_json: _Json = False,
) -> None:
    """Bring installed models up to the catalogue."""
    target = target_folder(into, machine_wide=machine_wide)
    check_writable(target)
    with running(progress, stop_with_parent=stop_with_parent) as run:
        entries = [entry_for(name, kind) for name in names] if names else outdated(kind, target)
        for entry in entries:
            if standing(entry, target) is None:
                raise UsageError(
                    tr("The model “{name}” is not installed in {folder}.", name=entry.name, folder=folder_of(target)),
                    tr("“souffleur-models install {name}” installs it.", name=entry.name),
                )
        if not entries:
            say(tr("Every model is as the catalogue wants it."))
        models = install_models(run, entries, target, is_agreed=yes, replacing=True) if entries else []
    if as_json:
        print_json({"models": [model.to_json() for model in models]})


@app.command(help=tr("Put models into one zip file for machines without a network; downloads what is not here yet."))
def bundle(
    names: _Names,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="ZIP", help=tr("The file to write."))],
    kind: _Kind = None,
    yes: _Yes = False,
    progress: _Progress = ProgressKind.AUTO,
    stop_with_parent: _WithParent = False,
    as_json: _Json = False,
) -> None:
    """Write a bundle."""
    with running(progress, stop_with_parent=stop_with_parent) as run:
        models = []
        for name in dict.fromkeys(names):
            found = installed_model(name, kind)
            models += [found] if found else install_models(run, [entry_for(name, kind)], None, is_agreed=yes)
        written = write_bundle(models, output, lambda done, total: tell(run, output.name, done, total))
    if as_json:
        print_json({"output": str(written), "models": [model.to_json() for model in models]})
    else:
        say(tr("Written: {file}", file=written))


@app.command(
    help=tr("Show a model’s licence; of a voice whose licence nobody has recorded, its publisher’s model card.")
)
def licence(
    name: Annotated[str, typer.Argument(metavar="NAME")], *, kind: _Kind = None, as_json: _Json = False
) -> None:
    """Show what is agreed to with a model."""
    entry = entry_for(name, kind)
    with running(ProgressKind.AUTO, stop_with_parent=False) as run:
        run.name = entry.name
        download = new_download(run, entry, None)
        if entry.licence is None:
            check_downloads()
        terms = full_terms(download)
        forget_papers(entry, None)
    if as_json:
        print_json(terms.to_json())
    else:
        show_terms(terms)


@app.command(help=tr("Remove what unfinished downloads have left."))
def discard(names: _Names, kind: _Kind = None, machine_wide: _MachineWide = False, into: _Into = None) -> None:
    """Give up downloads that were stopped."""
    for entry in [entry_for(name, kind) for name in names]:
        if forget(entry, target_folder(into, machine_wide=machine_wide)):
            say(tr("Removed: what had come of {name}.", name=entry.name))
        else:
            say(tr("Of {name} nothing had come.", name=entry.name))
