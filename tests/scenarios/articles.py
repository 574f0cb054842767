"""Articles and voices for tests of `souffleur narrate`, and a command that can be watched and killed."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.scenarios.command import environment, souffleur

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
FRENCH, ENGLISH = SAMPLES / "article-fr.md", SAMPLES / "article-en.md"
WORKER = "audio_engine.jobs.worker"


def narrated(
    home: Path, *arguments: str | Path, models: Path | None = None, **more: str
) -> tuple[dict[str, Any], subprocess.CompletedProcess[str]]:
    """The report of `narrate ARGUMENTS --json`, which went well."""
    where = {"SOUFFLEUR_MODELS": str(models)} if models else {}
    result = souffleur(home, "narrate", *arguments, "--json", **where, **more)
    assert result.returncode == 0, result.stderr
    report: dict[str, Any] = json.loads(result.stdout)
    return report, result


def article(path: Path, *sentences: str) -> Path:
    """A Markdown article of these sentences, each a paragraph, under a headline."""
    path.write_text("# Le conseil municipal\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8")
    return path


def many_sentences(count: int) -> list[str]:
    """Different sentences of one length."""
    places = ("la gare", "la halle", "la mairie", "le théâtre", "la piscine", "le stade", "le pont")
    days = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")
    return [f"Le maire visite {places[n % 7]} {days[n // 7 % 5]} avec les élus numéro {n}." for n in range(count)]


@dataclass
class Narrating:
    """`souffleur narrate … --progress json` at work, and every event that it has told."""

    process: subprocess.Popen[str]
    output: Path
    events: list[dict[str, Any]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    over: bool = False

    def wait_for(self, kind: str, count: int = 1, *, stage: str | None = None) -> None:
        """Until `count` events of `kind` (of `stage`) have come, or the command has ended."""

        def come() -> bool:
            found = [e for e in self.events if e["kind"] == kind and stage in {None, e.get("stage")}]
            return len(found) >= count or self.over

        with self.changed:
            assert self.changed.wait_for(come, timeout=120)

    def children(self, module: str = WORKER) -> list[psutil.Process]:
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if module in child.cmdline():
                    found.append(child)
            except psutil.Error:
                continue
        return found

    def sentences(self) -> list[dict[str, Any]]:
        return [event for event in self.events if event["kind"] == "sentence"]

    def report(self) -> dict[str, Any]:
        """What the command printed, once it has ended well."""
        assert self.process.wait(timeout=300) == 0, self.said
        report: dict[str, Any] = json.loads(self.output.read_text(encoding="utf-8"))
        return report

    def listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self.changed:
                if line.startswith("{"):
                    self.events.append(json.loads(line))
                else:
                    self.said.append(line)
                self.changed.notify_all()
        with self.changed:
            self.over = True
            self.changed.notify_all()


@contextmanager
def narrating(home: Path, *arguments: str | Path, models: Path | None = None) -> Iterator[Narrating]:
    """The command, killed at the end of the block if it still runs."""
    output = home.with_suffix(".json")
    where = {"SOUFFLEUR_MODELS": str(models)} if models else {}
    command = [sys.executable, "-m", "audio_engine", "narrate", *map(str, arguments), "--json", "--progress", "json"]
    with output.open("w") as stream:
        process = subprocess.Popen(
            command, env=environment(home, **where), stdout=stream, stderr=subprocess.PIPE, text=True
        )
    run = Narrating(process, output)
    listener = threading.Thread(target=run.listen)
    listener.start()
    try:
        yield run
    finally:
        process.kill()
        process.wait()
        listener.join()
        assert process.stderr is not None
        process.stderr.close()
