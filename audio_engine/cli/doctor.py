"""`souffleur doctor`: what this machine can do, what would fail, and why."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from audio_engine.cli.tables import megabytes
from audio_engine.cli.terminal import one_line, print_json
from audio_engine.doctor import diagnose, is_broken
from audio_engine.errors import JobFailedError
from audio_engine.settings.folders import home_folder
from audio_engine.text import tr, trn

__all__ = ["doctor"]


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False) -> int:
    """Devices, locks, models, microphones, folders and policies, and a sentence for each thing that would fail."""
    report = diagnose(home_folder())
    if as_json:
        print_json(report)
    else:
        _print(report)
    return JobFailedError.exit_code if is_broken(report) else 0


def _print(report: dict[str, Any]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    locks = {name: f"{lock['provider']}: {', '.join(lock['denies'])}" for name, lock in report["locks"].items()}
    home = report["folders"]["home"]
    sections = {
        "Souffleur": [f"{report['version']}, Python {report['python']}, {report['platform']}"],
        tr("Computes with"): [
            f"{d['name']} ({d['device']}): {', '.join(d['compute_types'])}" for d in report["devices"]
        ],
        tr("Decoder’s lock"): [locks["decoder"]],
        tr("Lock on the network"): [locks["network"]],
        tr("Models"): [
            f"{m['name']} ({m['kind']}), {megabytes(m['size_bytes'])}, {m['folder']}" for m in report["models"]
        ],
        tr("Microphones"): [device["name"] for device in report["audio"]["inputs"]],
        tr("Data folder"): [_kept(home)],
        tr("Library"): [_kept(report["folders"]["library"])],
        tr("Model folders"): [f"{f['path']} ({f['origin']})" for f in report["folders"]["models"] if f["exists"]],
        tr("Policies"): [_policy(policy) for policy in report["policies"]],
    }
    for heading, lines in sections.items():
        console.print(Text(heading, style="bold"))
        for line in lines or [tr("none")]:
            console.print(Text(f"  {one_line(line)}"))
    problems = report["problems"]
    console.print()
    if not problems:
        console.print(Text(tr("Everything works."), style="bold green"))
        return
    found = trn(
        "One thing would fail or be worse than it could be:",
        "{count} things would fail or be worse than they could be:",
        len(problems),
    )
    console.print(Text(found, style="bold yellow"))
    for problem in problems:
        console.print(Text(f"• {one_line(problem)}"))


def _kept(folder: dict[str, Any]) -> str:
    return tr("{folder}, {size} free", folder=folder["path"], size=megabytes(folder["free_bytes"]))


def _policy(policy: dict[str, Any]) -> str:
    how = tr("locked") if policy["locked"] else tr("default")
    return f"{policy['policy']} = {policy['value']} ({how}), {policy['file']}"
