"""`souffleur narrate`: an article in, a file that can be published out; the figures are said, nothing is hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audio_engine.cli.kept_reasons import kept_reasons
from audio_engine.cli.narration_result import narration_json, print_narration
from audio_engine.cli.progress import ProgressKind, ProgressView, progress_view, say_in
from audio_engine.cli.standard_input import piped_article
from audio_engine.cli.stopping import Stop, warnings_of
from audio_engine.cli.terminal import print_json, say
from audio_engine.engine import Engine, NarrationRequest, Outcome, PreparedNarration
from audio_engine.errors import EXIT_CANCELLED, CancelledError
from audio_engine.events import Event
from audio_engine.library.queue_lock import QueueLock
from audio_engine.names.entry import Name
from audio_engine.names.names_file import read_names
from audio_engine.narration.intake import Format
from audio_engine.text import tr

__all__ = ["narrate"]


def narrate(  # noqa: PLR0917 - typer reads the signature
    file: Annotated[
        Path, typer.Argument(metavar="FILE|-", help="Article: txt, md, html, docx, odt, pdf; “-” reads stdin.")
    ],
    voice: Annotated[
        str | None, typer.Option(metavar="NAME|DIR", help="Voice, or “espeak” for the built-in one.")
    ] = None,
    title_voice: Annotated[
        str | None, typer.Option(metavar="NAME|DIR", help="Another voice for headlines and crossheads.")
    ] = None,
    quote_voice: Annotated[str | None, typer.Option(metavar="NAME|DIR", help="Another voice for quotes.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Speaker, where the voice has several.")] = None,
    language: Annotated[
        str, typer.Option(metavar="CODE|auto", help="Language of the voice: fr, fr-be, fr-ch, en-gb, en-us.")
    ] = "auto",
    names: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Names and how they are said; else the list of the newsroom.")
    ] = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="wav, flac, mp3, m4a, opus.")
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="PATH", help="File to write, or a folder for it.")] = None,
    loudness: Annotated[
        str | None,
        typer.Option(metavar="PRESET|LUFS", help="podcast-mono, podcast-stereo, stream, broadcast, or a number."),
    ] = None,
    speed: Annotated[float | None, typer.Option(metavar="X", help="1 is the voice's own speed.")] = None,
    pauses: Annotated[float, typer.Option(metavar="X", help="How long pauses are; 1 is normal.")] = 1.0,
    subtitles: Annotated[bool, typer.Option("--subtitles", help="Write SRT and VTT beside the sound.")] = False,
    disclosure: Annotated[
        str | None, typer.Option(metavar="TEXT|off", help="What the voice says first about itself.")
    ] = None,
    intro: Annotated[Path | None, typer.Option(metavar="FILE", help="Music before the article.")] = None,
    outro: Annotated[Path | None, typer.Option(metavar="FILE", help="Music after the article.")] = None,
    bed: Annotated[Path | None, typer.Option(metavar="FILE", help="Music under the voice.")] = None,
    cover: Annotated[Path | None, typer.Option(metavar="FILE", help="Picture for the tags, JPEG or PNG.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Title for the tags.")] = None,
    author: Annotated[str | None, typer.Option(metavar="TEXT", help="Author for the tags.")] = None,
    publication: Annotated[str | None, typer.Option(metavar="TEXT", help="Publication for the tags.")] = None,
    keep: Annotated[
        str, typer.Option(metavar="REASONS", help="Say what is left out for these reasons: caption,byline,related,…")
    ] = "",
    input_format: Annotated[
        Format | None, typer.Option("--input-format", help="What the article is in, where that is not seen by itself.")
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Transcribe the result and say which sentences sound wrong.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files that exist.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable result on stdout.")] = False,
    progress: Annotated[ProgressKind, typer.Option(help="“json”: JSON lines on stderr.")] = ProgressKind.AUTO,
) -> int:
    """Read an article aloud into a file that can be published, on this computer alone."""
    request = NarrationRequest(
        source=piped_article() if str(file) == "-" else file,
        source_format=input_format,
        voice=voice,
        title_voice=title_voice,
        quote_voice=quote_voice,
        speaker=speaker,
        language=language,
        names=_names(names),
        format=format_.lower() if format_ else None,
        output=output,
        loudness=loudness,
        speed=speed,
        pauses=pauses,
        subtitles=subtitles,
        disclosure=disclosure,
        intro=intro,
        outro=outro,
        bed=bed,
        cover=cover,
        title=title,
        author=author,
        publication=publication,
        keep=kept_reasons(keep),
        verify=verify,
        overwrite=overwrite,
    )
    with Engine() as engine, QueueLock(engine.home):
        stop = Stop(engine)
        try:
            with stop.on_signals():
                prepared, outcome = _run(engine, stop, request, progress, tells_basic=as_json)
        except CancelledError:
            say_in(progress, tr("Cancelled. What was said is kept: the same command goes on from there."))
            return EXIT_CANCELLED
        if as_json:
            print_json(narration_json(outcome))
        else:
            print_narration(outcome, engine.flags(prepared.job_id), basic=prepared.basic)
    return 0


def _run(
    engine: Engine, stop: Stop, request: NarrationRequest, progress: ProgressKind, *, tells_basic: bool
) -> tuple[PreparedNarration, Outcome]:
    """The narration, done. `tells_basic`: what is printed at its end will not say that a basic voice reads.

    Raises:
        UserFacingError: it cannot be.
        CancelledError: somebody stopped it.
    """
    prepared = engine.prepare_narration(request, cancelled=lambda: stop.is_asked)
    with progress_view(progress, request.source if isinstance(request.source, Path) else Path("-")) as view:
        _greet(prepared, view, tells_basic=tells_basic)
        if stop.is_asked:
            engine.withdraw(prepared.job_id)
            raise CancelledError

        def show(event: Event) -> None:
            stop.repeat()
            view.show(event)

        outcome = engine.run(prepared.job_id, show)
    warnings_of(outcome.event)
    return prepared, outcome


def _greet(prepared: PreparedNarration, view: ProgressView, *, tells_basic: bool) -> None:
    for notice in prepared.notices:
        view.notice(notice)
    if prepared.basic and tells_basic:
        view.notice(
            tr(
                "No voice is installed for this language: the built-in one reads, which is basic. "
                "“souffleur models import FOLDER” adds a voice."
            )
        )


def _names(file: Path | None) -> tuple[Name, ...] | None:
    if file is None:
        return None
    listed = read_names(file)
    for problem in listed.problems:
        say(problem)
    return listed.names
