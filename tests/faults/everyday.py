"""What people do every day, as acts for the drill: edit, export, back up, migrate, install, transcribe, narrate."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any, Final

import soundfile

from audio_engine.engine import Engine, TranscriptionRequest
from audio_engine.library import JobState, Library
from audio_engine.library.connection import connect
from audio_engine.library.job_states import ALLOWED
from audio_engine.library.migrations import SCHEMA_FOLDER, migrate
from audio_engine.models.installed import inspect_model
from audio_engine.models.kinds import ModelKind
from audio_engine.models.verification import verify_model
from audio_engine.settings.folders import Origin
from tests.faults.drilling import Act
from tests.library.samples import add_recording, store

__all__ = ["ACTS", "QUICK", "SLOW", "WINDOW"]

DATA: Final = Path(__file__).parents[1] / "data"
MICRO: Final = {"SOUFFLEUR_MODELS": str(DATA / "models")}
SENTENCES: Final = ("un deux trois quatre", "cinq six sept", "huit neuf dix onze", "douze treize")


def _home(world: Path) -> Path:
    return world / "home"


def _library(world: Path) -> None:
    with Library.open(_home(world)) as library:
        transcript, _ = store(library, *SENTENCES)
        library.finish_transcript(transcript, warnings=())
        for job in library.jobs(JobState.QUEUED):
            library.set_job_state(job.id, JobState.RUNNING)
            library.set_job_state(job.id, JobState.DONE)


def _lines(out: str, _err: str) -> set[str]:
    return {line for line in out.splitlines(keepends=True) if line.endswith("\n")}


def _changes(world: Path) -> set[str]:
    with Library.open(_home(world)) as library:
        return {f"{row.id}\n" for row in library.changes(1, limit=1000)}


def _text(world: Path) -> object:
    with Library.open(_home(world)) as library:
        return [s.text for s in library.load_transcript(1).segments], len(library.changes(1, limit=1000))


def _reviewed(world: Path) -> object:
    with Library.open(_home(world)) as library:
        return library.load_transcript(1).review.state, len(library.quotes(1)), len(library.recordings())


def _files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _jobs(world: Path) -> None:
    """A job for every step that the table of states allows."""
    with Library.open(_home(world)) as library:
        recording = add_recording(library)
        for present, followers in ALLOWED.items():
            for following in sorted(followers):
                way = [*_WAYS[present], present] if present is not JobState.QUEUED else []
                library.add_job("transcribe", recording, {"way": [*way, following]})


_WAYS: Final = {state: () if state is JobState.PAUSED else (JobState.RUNNING,) for state in JobState} | {
    JobState.RUNNING: ()
}


def _steps(world: Path) -> set[str]:
    with Library.open(_home(world)) as library:
        return {f"{job.id} {step + 1}\n" for job in library.jobs() for step in range(int(job.what or "0"))}


def _states(world: Path) -> object:
    with Library.open(_home(world)) as library:
        return [(job.id, job.state) for job in library.jobs()]


# --- export and backup ----------------------------------------------------------------------------------------------


def _with_exports(world: Path) -> None:
    _library(world)
    (world / "out").mkdir()
    for name in ("interview.txt", "interview.srt"):
        (world / "out" / name).write_text("of another day")


def _exports(world: Path) -> object:
    return sorted(path.name for path in (world / "out").iterdir()), (world / "out" / "interview.srt").read_bytes()


def _backups(world: Path) -> object:
    rows = []
    for copy in sorted((world / "out").glob("*")):
        connection = sqlite3.connect(copy)
        rows.append(connection.execute("SELECT count(*) FROM segment").fetchone()[0])
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        connection.close()
    return set(rows)


# --- migration ------------------------------------------------------------------------------------------------------


def _of_the_first_version(world: Path) -> None:
    old = world / "schema"
    old.mkdir()
    shutil.copy(SCHEMA_FOLDER / "0001_interviews.sql", old)
    path = _home(world) / "library" / "library.db"
    path.parent.mkdir(parents=True)
    connection = connect(path)
    migrate(connection, path, keep_copy=lambda _: None, schema_folder=old)
    connection.execute(
        "INSERT INTO recording (title, path, path_text, size_bytes, modified_ns, added_at)"
        " VALUES ('kept', X'61', 'a', 1, 1, '2026-11-24T00:00:00+00:00')"
    )
    connection.close()
    shutil.rmtree(old)


def _migrated(world: Path) -> object:
    with Library.open(_home(world)) as library:
        rows = [row.title for row in library.recordings()]
    copies = []
    for copy in (_home(world) / "library" / "backups").glob("[!.]*"):
        connection = sqlite3.connect(copy)
        copies.append(connection.execute("SELECT title FROM recording").fetchall())
        connection.close()
    return rows, copies[:1]


# --- models and names -----------------------------------------------------------------------------------------------


def _voice(world: Path) -> None:
    folder = world / "source" / "fr_FR-ours-medium"
    folder.mkdir(parents=True)
    (folder / f"{folder.name}.onnx").write_bytes(b"weights" * 400_000)
    (folder / f"{folder.name}.onnx.json").write_text(json.dumps({"language": {"code": "fr_FR"}}))


def _installed(world: Path) -> object:
    folder = _home(world) / "models" / "piper" / "fr_FR-ours-medium"
    model = inspect_model(folder, ModelKind.PIPER, Origin.USER)
    assert not verify_model(model).problems, "the model is damaged"
    return sorted(_files(_home(world) / "models"))


def _names_file(world: Path) -> None:
    (world / "names.txt").write_text("Anaïs Ménard\nKérouac\nYves Le Goff\n", encoding="utf-8")


def _names(world: Path) -> object:
    return {name: content for name, content in _files(_home(world)).items() if "library" not in name}


# --- transcription and narration ------------------------------------------------------------------------------------


def _recording(world: Path) -> None:
    sound, rate = soundfile.read(DATA / "interviews" / "interview-en.flac", dtype="int16", stop=16_000 * 40)
    soundfile.write(world / "interview.flac", sound, rate)


def _with_a_job(world: Path) -> None:
    """A recording that waits in the queue of a window that was closed."""
    _recording(world)
    before = {name: os.environ.get(name) for name in ("SOUFFLEUR_HOME", "SOUFFLEUR_MODELS")}
    os.environ.update(MICRO, SOUFFLEUR_HOME=str(_home(world)))
    try:
        with Engine(_home(world)) as engine:
            # The path in the library is the one of the copy in which it is tried.
            recording = world.parent / "world" / "interview.flac"
            recording.parent.mkdir(exist_ok=True)
            shutil.copy(world / "interview.flac", recording)
            engine.prepare(TranscriptionRequest(recording, language="en"))
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


def _segments_told(_out: str, err: str) -> set[tuple[int, str]]:
    told = set()
    for line in err.splitlines():
        if line.startswith("{") and line.endswith("}") and (event := json.loads(line))["kind"] == "segment":
            told.add((event["segment_id"], event["text"]))
    return told


def _segments(world: Path) -> set[tuple[int, str]]:
    with Library.open(_home(world)) as library:
        if not library.transcripts(1):
            return set()
        return {(s.id, s.text) for row in library.transcripts(1) for s in library.load_transcript(row.id).segments}


def _transcribed(world: Path) -> object:
    with Library.open(_home(world)) as library:
        row = library.transcripts(1)[0]
        return [(s.start_s, s.end_s, s.text) for s in library.load_transcript(row.id).segments]


def _article(world: Path) -> None:
    (world / "out").mkdir()
    (world / "article.md").write_text("# Le conseil\n\nLe maire parle.\n\nIl a fini.\n", encoding="utf-8")


def _published(world: Path) -> object:
    report: dict[str, Any] = json.loads((world / "out" / "a.report.json").read_text(encoding="utf-8"))
    assert soundfile.info(world / "out" / "a.flac").frames > 0
    return report["coverage"], sorted(path.name for path in (world / "out").iterdir())


def _transcribe(world: Path) -> list[str]:
    return [
        *("souffleur", "transcribe", str(world / "interview.flac"), "--language", "en", "--resume"),
        *("--progress", "json", "--json"),
    ]


def _narrate(world: Path, *more: str) -> list[str]:
    return [
        *("souffleur", "narrate", str(world / "article.md"), "--voice", "espeak", "--language", "fr"),
        *("--format", "flac", "--output", str(world / "out" / "a.flac"), "--progress", "json", *more),
    ]


QUICK: Final = (
    Act(
        "edit",
        _library,
        lambda world: ["edit", str(_home(world))],
        _text,
        acknowledged=_lines,
        stored=_changes,
    ),
    Act("go through the states", _jobs, lambda world: ["states", str(_home(world))], _states, _lines, _steps),
    Act("review", _library, lambda world: ["review", str(_home(world))], _reviewed),
    Act(
        "export",
        _with_exports,
        lambda world: [
            *("souffleur", "library", "export", "1", "--format", "txt,docx,srt,json", "--overwrite"),
            *("--output", str(world / "out")),
        ],
        _exports,
    ),
    Act(
        "back up",
        lambda world: (_library(world), (world / "out").mkdir())[0],
        lambda world: ["souffleur", "library", "backup", str(world / "out")],
        _backups,
    ),
    Act("migrate", _of_the_first_version, lambda _: ["souffleur", "library", "list"], _migrated),
    Act(
        "install a model",
        _voice,
        lambda world: ["souffleur-models", "install", "--from", str(world / "source" / "fr_FR-ours-medium")],
        _installed,
    ),
    Act("add names", _names_file, lambda world: ["souffleur", "names", "import", str(world / "names.txt")], _names),
)
SLOW: Final = (
    Act(
        "transcribe",
        _recording,
        _transcribe,
        _transcribed,
        acknowledged=_segments_told,
        stored=_segments,
        environment=MICRO,
    ),
    Act("narrate", _article, _narrate, _published, again=lambda world: _narrate(world, "--overwrite")),
)
WINDOW: Final = Act(
    "the window",
    _with_a_job,
    lambda _: ["souffleur-desktop"],
    _transcribed,
    stored=_segments,
    environment={**MICRO, "QT_QPA_PLATFORM": "offscreen"},
    is_done=lambda world: _states(world) in ([(1, JobState.DONE)], [(1, JobState.DONE_WITH_WARNINGS)]),
)
"""The window runs the queue that it finds; whoever kills it finds the same transcript after the next start."""
ACTS: Final = {act.name: act for act in (*QUICK, *SLOW, WINDOW)}
