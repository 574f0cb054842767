"""`souffleur library`: what is in the library, and what can be done with it without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audio_engine.cli.terminal import clock, one_line, print_json, say, write_out
from audio_engine.errors import LibraryError, UsageError
from audio_engine.export import FORMATS, render, write_transcript
from audio_engine.library import JobState, Library, RecordingRow, state_label
from audio_engine.limits import SAMPLE_RATE
from audio_engine.settings.library_place import library_home
from audio_engine.settings.permissions import refuse_transcript_formats
from audio_engine.settings.resolver import read_settings
from audio_engine.settings.schema import RETENTION_DAYS
from audio_engine.text import tr, trn

if TYPE_CHECKING:
    from audio_engine.library.retention import DueRecording
    from audio_engine.transcript import Transcript

__all__ = ["app"]

app = typer.Typer(help="Recordings, transcripts and jobs on this computer.", no_args_is_help=True)

_Json = Annotated[bool, typer.Option("--json", help="Machine-readable output.")]
_Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The recording's number in “library list”.")]


def _open() -> Library:
    return Library.open(library_home())


@app.command("list")
def list_recordings(as_json: _Json = False) -> None:
    """Every recording with its number, length and state."""
    with _open() as library:
        library.mark_interrupted()
        last = {job.recording_id: job.state for job in library.jobs() if job.kind == "transcribe"}
        rows = [_summary(library, row, last.get(row.id)) for row in library.recordings()]
    if as_json:
        print_json({"recordings": rows})
        return
    for row in rows:
        length = clock(row["duration_s"]) if row["duration_s"] is not None else "–"
        write_out(f"{row['id']:>5}  {length:>8}  {row['language'] or '–':<3}  {row['state_label']:<28}  ")
        write_out(f"{one_line(row['title'])}\n")
    if not rows:
        say(tr("The library is empty. “souffleur transcribe FILE” puts the first recording into it."))


@app.command()
def show(number: _Number, as_json: _Json = False) -> None:
    """The newest transcript of a recording."""
    with _open() as library:
        transcript = _transcript(library, number)
    if as_json:
        print_json(transcript.to_json())
    else:
        write_out(render(transcript, "txt").decode("utf-8"))


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="What was said; “quoted” for a phrase.")],
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 50,
    as_json: _Json = False,
) -> None:
    """Find what was said, in every transcript. Accents do not matter."""
    with _open() as library:
        hits = library.search(" ".join(words), limit=limit)
    if as_json:
        print_json(
            {
                "hits": [
                    {
                        "recording": hit.recording_id,
                        "title": hit.title,
                        "transcript": hit.transcript_id,
                        "segment": hit.segment_id,
                        "start_s": round(hit.start_s, 3),
                        "speaker": hit.speaker,
                        "snippet": hit.snippet,
                        "language": hit.language,
                        "heard_only": hit.heard_only,
                    }
                    for hit in hits
                ]
            }
        )
        return
    for hit in hits:
        who = f"{hit.speaker}: " if hit.speaker else ""
        where = f"{hit.recording_id:>5}  {clock(hit.start_s):>8}  {one_line(hit.title)}"
        write_out(f"{where}\n        {one_line(who + hit.snippet)}\n")
    if not hits:
        say(tr("Nothing was found."))


@app.command()
def export(
    number: _Number,
    formats: Annotated[str, typer.Option("--format", metavar="LIST", help="txt,md,docx,srt,vtt,json,csv,html.")],
    output: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the files.")] = Path(),
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files that exist.")] = False,
) -> None:
    """Write the newest transcript of a recording into files."""
    names = [name.strip().lower() for name in formats.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            raise UsageError(
                tr("There is no export format “{name}”.", name=name),
                tr("Choose from {names}.", names=", ".join(FORMATS)),
            )
    refuse_transcript_formats(read_settings(), names)
    with _open() as library:
        transcript = _transcript(library, number)
    stem = Path(transcript.recording.name).stem or "transcript"
    for name in names:
        written = write_transcript(transcript, name, output / f"{stem}.{name}", overwrite=overwrite)
        say(tr("Written: {file}", file=written))


@app.command()
def relink(
    number: _Number,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the original is now.")],
    force: Annotated[bool, typer.Option("--force", help="Even if the file is not the same.")] = False,
) -> None:
    """Tell the library where an original has moved to."""
    with _open() as library:
        library.relink(number, file, force=force)
    say(tr("Recording {number} is linked to {file}.", number=number, file=file))


@app.command()
def delete(
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER…", help="Numbers in “library list”.")],
    purge: Annotated[bool, typer.Option("--purge", help="For good, with its audio and transcripts.")] = False,
) -> None:
    """Take recordings out of the library. The original files are never touched."""
    with _open() as library:
        for number in numbers:
            library.delete_recording(number)
        gone = library.purge_deleted() if purge else []
    if purge:
        say(trn("{count} recording was removed for good.", "{count} recordings were removed for good.", len(gone)))
    else:
        say(
            trn(
                "{count} recording was deleted. “souffleur library restore” brings it back.",
                "{count} recordings were deleted. “souffleur library restore” brings them back.",
                len(numbers),
            )
        )


@app.command()
def restore(
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER…", help="Numbers of deleted recordings.")],
) -> None:
    """Bring deleted recordings back."""
    with _open() as library:
        for number in numbers:
            library.restore_recording(number)
    say(trn("{count} recording is back.", "{count} recordings are back.", len(numbers)))


@app.command()
def retention(as_json: _Json = False) -> None:
    """What is deleted by itself because nobody has worked on it for long. Only shows it."""
    days = read_settings().get(RETENTION_DAYS)
    with _open() as library:
        due = library.due_recordings(days)
    if as_json:
        print_json({"days": days, "due": [_due(recording) for recording in due]})
        return
    for recording in due:
        goes = recording.goes_at.astimezone()
        worked = recording.worked_on.astimezone()
        write_out(f"{recording.id:>5}  {worked:%Y-%m-%d} → {goes:%Y-%m-%d}  {one_line(recording.title)}\n")
    if not days:
        say(tr("Nothing is deleted by itself: the setting retention.days is 0."))
    elif not due:
        say(tr("Nothing is due: reviewed recordings are kept for {days} days after the last work on them.", days=days))
    else:
        say(tr("The dates are those of the last work on it, and of the day on which it goes for good."))


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The copy to write, or a folder for it.")],
) -> None:
    """Copy the library's texts into one file, whole even while a job runs."""
    with _open() as library:
        written = library.backup(target)
    say(tr("Written: {file}", file=written))


@app.command()
def check(as_json: _Json = False) -> None:
    """Look for damage in the library."""
    with _open() as library:
        problems = library.check()
    if as_json:
        print_json({"problems": problems})
    else:
        for problem in problems:
            write_out(one_line(problem) + "\n")
    if problems:
        raise LibraryError(
            trn("The library has {count} problem.", "The library has {count} problems.", len(problems)),
            tr("Make a backup before anything else."),
        )
    if not as_json:
        say(tr("The library is in good order."))


def _transcript(library: Library, number: int) -> Transcript:
    library.recording(number)
    transcript_id = library.latest_transcript(number)
    if transcript_id is None:
        raise LibraryError(
            tr("Recording {number} has no transcript yet.", number=number),
            tr("“souffleur transcribe” makes one."),
        )
    transcript = library.load_transcript(transcript_id)
    if any(row.id == transcript_id and row.finished_at is None for row in library.transcripts(number)):
        unfinished = tr(
            "This transcript is not finished: a part of what is said is missing. “souffleur transcribe --resume” "
            "goes on with it."
        )
        transcript = replace(transcript, warnings=(*transcript.warnings, unfinished))
    return transcript


def _due(recording: DueRecording) -> dict[str, Any]:
    return {
        "id": recording.id,
        "title": recording.title,
        "worked_on": recording.worked_on.isoformat(),
        "deleted_at": recording.deleted_at.isoformat() if recording.deleted_at else None,
        "goes_at": recording.goes_at.isoformat(),
    }


def _summary(library: Library, row: RecordingRow, state: JobState | None) -> dict[str, Any]:
    transcripts = library.transcripts(row.id)
    newest = transcripts[0] if transcripts else None
    return {
        "id": row.id,
        "title": row.title,
        "path": row.path_text,
        "duration_s": round(row.duration_samples / SAMPLE_RATE, 3) if row.duration_samples is not None else None,
        "language": newest.language if newest else None,
        "state": str(state) if state else None,
        "state_label": state_label(state) if state else "–",
        "review": str(newest.review.state) if newest else None,
        "added_at": row.added_at,
        "transcripts": [t.id for t in transcripts],
    }
