"""`souffleur transcribe`: recordings in, text out; the progress is said on stderr, the result on stdout or in files."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audio_engine.cli.progress import ProgressKind, ProgressView, progress_view, say_in
from audio_engine.cli.stopping import Stop, warnings_of
from audio_engine.cli.terminal import clock, one_line, print_json, say_error, write_out
from audio_engine.cli.transcript_files import TranscriptFiles, transcript_formats
from audio_engine.engine import Engine, Outcome, PreparedJob, TranscriptionRequest
from audio_engine.errors import EXIT_CANCELLED, CancelledError, ModelMissingError, UsageError, UserFacingError
from audio_engine.events import Event
from audio_engine.export import render, write_transcript
from audio_engine.jobs.devices import COMPUTE_TYPES
from audio_engine.library.queue_lock import QueueLock
from audio_engine.names.names_file import read_names
from audio_engine.settings.permissions import refuse_transcript_formats
from audio_engine.settings.schema import TRANSCRIPTION_COMPUTE_TYPE, TRANSCRIPTION_DEVICE, TRANSCRIPTION_PRIORITY
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audio_engine.settings.resolver import Settings
    from audio_engine.transcript import Transcript

__all__ = ["transcribe"]


class _Task(StrEnum):
    TRANSCRIBE = "transcribe"
    TRANSLATE = "translate"


class _Mode(StrEnum):
    ACCURATE = "accurate"
    DRAFT = "draft"


class _Device(StrEnum):
    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


def transcribe(  # noqa: PLR0917 - typer reads the signature
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Recordings: any audio or video file.")],
    model: Annotated[
        str | None, typer.Option(metavar="NAME|DIR", help="Model, or “basic” for the built-in recogniser.")
    ] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE|auto", help="Language spoken, such as fr.")] = None,
    task: Annotated[_Task, typer.Option(help="“translate” writes English.")] = _Task.TRANSCRIBE,
    mode: Annotated[_Mode | None, typer.Option(help="“draft” is faster.")] = None,
    device: Annotated[_Device | None, typer.Option(help="What does the work.")] = None,
    compute_type: Annotated[str | None, typer.Option(metavar="TYPE", help="int8, float16, … or auto.")] = None,
    speakers: Annotated[
        str, typer.Option(metavar="off|channels|auto|N", help="“channels”: one speaker on each of two channels.")
    ] = "off",
    names: Annotated[Path | None, typer.Option(metavar="FILE", help="Names to expect: one a line, CSV or PLS.")] = None,
    prompt: Annotated[str, typer.Option(metavar="TEXT", help="A sentence in the style to expect.")] = "",
    multilingual: Annotated[
        bool, typer.Option("--multilingual", help="Detect the language again every half minute.")
    ] = False,
    formats: Annotated[
        str | None, typer.Option("--format", metavar="LIST", help="txt,md,docx,srt,vtt,json,csv,html.")
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder for the files.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files that exist.")] = False,
    no_library: Annotated[bool, typer.Option("--no-library", help="Keep nothing in the library.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an unfinished transcript.")] = False,
    low_priority: Annotated[bool, typer.Option("--low-priority", help="Leave the machine to other programs.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable result on stdout.")] = False,
    progress: Annotated[ProgressKind, typer.Option(help="“json”: JSON lines on stderr.")] = ProgressKind.AUTO,
) -> int:
    """Turn recordings into text, on this computer alone."""
    if resume and no_library:
        raise UsageError(tr("--resume and --no-library cannot go together: only the library knows what to resume."))
    _check_compute_type(compute_type)
    chosen = TranscriptFiles(transcript_formats(formats, output), output or Path(), overwrite, as_json)
    listed = read_names(names) if names else None
    requests = [
        TranscriptionRequest(
            path=file,
            model=model,
            language=language.lower() if language else None,
            task=task,
            mode=mode,
            speakers=_speakers(speakers),
            names=None if listed is None else tuple(listed),
            prompt=prompt,
            multilingual=multilingual,
            resume=resume,
        )
        for file in files
    ]
    chosen.make_folder()
    with _engine(no_library=no_library) as engine:
        _refuse_managed(engine.settings, chosen.formats, device, compute_type, low_priority=low_priority)
        how = {"device": device, "compute_type": compute_type, "low_priority": low_priority or None}
        run = _Run(engine, chosen, progress, how, in_library=not no_library)
        return run.all(requests, listed.problems if listed else ())


class _Run:
    """The recordings of one command, one after the other. One that fails does not stop the next."""

    def __init__(
        self,
        engine: Engine,
        output: TranscriptFiles,
        progress: ProgressKind,
        how: dict[str, Any],
        *,
        in_library: bool,
    ) -> None:
        self._engine = engine
        self._output = output
        self._progress = progress
        self._how = how
        self._in_library = in_library
        self._stop = Stop(engine)
        self._results: list[dict[str, Any]] = []
        self._written: set[Path] = set()

    def all(self, requests: list[TranscriptionRequest], notices: tuple[str, ...]) -> int:
        exit_code = 0
        try:
            with self._stop.on_signals(), QueueLock(self._engine.home):
                for request in requests:
                    try:
                        self._one(request, notices, headed=len(requests) > 1)
                    except UserFacingError as failure:
                        say_error(str(failure))
                        exit_code = exit_code or failure.exit_code
                    notices = ()
        except CancelledError:
            if self._in_library:
                say_in(
                    self._progress,
                    tr("Cancelled. What was done is kept: the same command with --resume goes on from there."),
                )
            exit_code = EXIT_CANCELLED
        finally:  # what was done is told, whatever ended the rest
            if self._output.as_json:
                print_json({"results": self._results})
        return exit_code

    def _one(self, request: TranscriptionRequest, notices: tuple[str, ...], *, headed: bool) -> None:
        self._stop.check()
        prepared = self._engine.prepare(request)
        with progress_view(self._progress, request.path) as view:
            self._greet(prepared, notices, view)
            began = time.monotonic()
            outcome = self._run(prepared, view)
            wall_s = time.monotonic() - began
            warnings = warnings_of(outcome.event)
            transcript = outcome.transcript
            assert transcript is not None
            outputs, failure = self._write(transcript, request.path, view)
        if self._output.as_json:
            self._results.append(
                {
                    "input": str(request.path),
                    "transcript": transcript.to_json(),
                    "outputs": outputs,
                    "audio_s": round(transcript.recording.duration_s, 3),
                    "wall_s": round(wall_s, 3),
                    "warnings": list(warnings),
                }
            )
        elif not self._output.formats or (failure and not self._in_library):  # else there would be no text at all
            if headed:
                write_out(f"== {one_line(request.path.name)} ==\n")
            write_out(render(transcript, "txt").decode("utf-8"))
        if failure:
            raise failure

    def _run(self, prepared: PreparedJob, view: ProgressView) -> Outcome:
        if self._stop.is_asked:
            self._engine.withdraw(prepared.job_id)
            raise CancelledError

        def show(event: Event) -> None:
            self._stop.repeat()
            view.show(event)

        return self._engine.run(prepared.job_id, show, **self._how)

    def _write(
        self, transcript: Transcript, recording: Path, view: ProgressView
    ) -> tuple[list[str], UserFacingError | None]:
        """The files that could be written, and why the first of the others could not."""
        outputs: list[str] = []
        failure: UserFacingError | None = None
        for name in self._output.formats:
            target = self._output.folder / f"{recording.stem or 'transcript'}.{name}"
            overwrite = self._output.overwrite and target not in self._written  # another recording's, of the same name
            try:
                written = write_transcript(transcript, name, target, overwrite=overwrite)
            except UserFacingError as problem:
                failure = failure or problem
                continue
            self._written.add(written)
            outputs.append(str(written))
            if not self._output.as_json:
                view.notice(tr("Written: {file}", file=written))
        return outputs, failure

    def _greet(self, prepared: PreparedJob, notices: tuple[str, ...], view: ProgressView) -> None:
        for notice in (*notices, *prepared.notices):
            view.notice(notice)
        if prepared.unfinished:
            view.notice(tr("An unfinished transcript of this recording exists: --resume would have gone on with it."))
        speed = self._engine.expected_speed(prepared.job_id)
        if speed is None:
            view.notice(tr("How long it takes on this computer is known after the first recording."))
        else:
            view.notice(tr("On this computer, an hour of sound takes about {time}.", time=clock(3600 / speed)))


@contextlib.contextmanager
def _engine(*, no_library: bool) -> Iterator[Engine]:
    if not no_library:
        with Engine() as engine:
            yield engine
        return
    folder = Path(tempfile.mkdtemp(prefix="souffleur-"))
    try:
        with Engine(folder) as engine:
            yield engine
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse_managed(
    settings: Settings, formats: tuple[str, ...], device: str | None, compute_type: str | None, *, low_priority: bool
) -> None:
    """Do nothing where no policy is against what was asked.

    Raises:
        NotAllowedError: one is.
    """
    refuse_transcript_formats(settings, formats)
    settings.for_request(TRANSCRIPTION_DEVICE, device)
    settings.for_request(TRANSCRIPTION_COMPUTE_TYPE, compute_type)
    settings.for_request(TRANSCRIPTION_PRIORITY, "low" if low_priority else None)


def _speakers(wanted: str) -> str:
    if wanted in {"off", "channels"}:
        return wanted
    if wanted == "auto" or wanted.isdecimal():
        raise ModelMissingError(
            tr("Telling voices apart needs a speaker model, and none is installed."),
            tr("Use --speakers channels where each person has a channel, or --speakers off."),
        )
    raise UsageError(
        tr("--speakers does not know “{value}”.", value=wanted), tr("Use off, channels, auto or a number.")
    )


def _check_compute_type(wanted: str | None) -> None:
    if wanted is not None and wanted not in COMPUTE_TYPES:
        raise UsageError(
            tr("There is no compute type “{value}”.", value=wanted),
            tr("Choose from {names}.", names=", ".join(COMPUTE_TYPES)),
        )
