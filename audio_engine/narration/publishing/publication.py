"""The way from a voice track to a published file, with everything that belongs beside it.

Nothing appears under its name before all of it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_engine import __version__
from audio_engine.errors import CancelledError
from audio_engine.export.writing import writing_error
from audio_engine.narration.article import Article
from audio_engine.narration.publishing.approval import APPROVAL_MARK, sha256_of
from audio_engine.narration.publishing.chapters import Chapter, chapters_of, podcast_chapters, title_of
from audio_engine.narration.publishing.cover import read_cover
from audio_engine.narration.publishing.disclosure import DIGITAL_SOURCE_TYPE, page_disclosure
from audio_engine.narration.publishing.encoding import encoding_for, refuse_too_long
from audio_engine.narration.publishing.levelling import OnProgress, level_and_encode
from audio_engine.narration.publishing.mix import Mix
from audio_engine.narration.publishing.options import PublishOptions
from audio_engine.narration.publishing.part_folder import beside, free_names, part_folder, put_in_place
from audio_engine.narration.publishing.report import REPORT, Approval, Report, report_bytes
from audio_engine.narration.publishing.subtitles import subtitles_of
from audio_engine.narration.publishing.tags import Tags, write_tags
from audio_engine.narration.timeline import TimedSentence
from audio_engine.narration.voices.voice import VoiceDescription

__all__ = ["CHAPTERS", "PROGRAM", "SUBTITLES", "Published", "publish"]

PROGRAM: Final = f"Souffleur {__version__}"
SUBTITLES: Final = (".srt", ".vtt")
CHAPTERS: Final = ".chapters.json"


@dataclass(frozen=True, slots=True)
class Published:
    """What was made: the report, and every file, the sound first."""

    report: Report
    files: tuple[Path, ...]


def publish(
    track: Path,
    timeline: Sequence[TimedSentence],
    article: Article,
    options: PublishOptions,
    *,
    voice: VoiceDescription,
    on_progress: OnProgress = lambda _stage, _done_s, _total_s: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Published:
    """Publish `track`, a mono FLAC at `MUSIC_RATE`, as `options` say.

    `stopped` is asked at least every two seconds of sound. Until everything is made, files that were there before
    are as they were, and nothing is left behind where something is raised.

    Raises:
        UnusableInputError: the music or the cover cannot be used.
        JobFailedError: the sound is too long for a WAV, or a file cannot be written.
        CancelledError: `stopped()` was true.
    """
    channels = options.loudness.channels
    encoding = encoding_for(options.format, channels=channels, rate=options.rate, bit_rate=options.bit_rate)
    mix = Mix(track, timeline, options.music, channels=channels, stopped=stopped)
    refuse_too_long(encoding, mix.duration_s)
    chapters = chapters_of(mix.timeline, article, mix.duration_s, voice.language)
    files = _names(options, chapters)
    title = title_of(article, mix.timeline) or options.output.stem
    tags = _tags(article, options, voice, title, chapters)
    try:
        with part_folder(files[0].parent) as folder:
            sound = folder / files[0].name
            loudness, problems = level_and_encode(
                mix,
                sound,
                encoding,
                options.loudness,
                tags=tags,
                on_progress=on_progress,
                stopped=stopped,
            )
            write_tags(sound, options.format, tags)
            report = Report(
                files=files,
                sha256=sha256_of(sound),
                tags=tags,
                language=voice.language,
                voice=voice,
                encoding=encoding,
                duration_s=mix.duration_s,
                loudness=loudness,
                target=options.loudness,
                timeline=mix.timeline,
                declared=options.disclosure.declared,
                warnings=(*mix.warnings, *problems),
            )
            _write_sidecars(folder, report)
            if stopped():
                raise CancelledError
            for target in reversed(files):  # the sound last: what has its name is complete
                put_in_place(folder / target.name, target)
    except OSError as problem:
        raise writing_error(problem, files[0]) from problem
    return Published(report, files)


def _names(options: PublishOptions, chapters: Sequence[Chapter]) -> tuple[Path, ...]:
    """Every file that will be made: the sound, what belongs beside it, the report."""
    endings = [*(SUBTITLES if options.subtitles else ()), *([CHAPTERS] if chapters else ()), REPORT]
    output = options.output if options.overwrite else free_names(options.output, endings)
    return (output, *(beside(output, ending) for ending in endings))


def _tags(
    article: Article, options: PublishOptions, voice: VoiceDescription, title: str, chapters: Sequence[Chapter]
) -> Tags:
    page_text = options.disclosure.page_text or page_disclosure(voice.language)
    marks = {"SOFTWARE": PROGRAM, APPROVAL_MARK: Approval().mark}
    if options.disclosure.declared:
        marks |= {
            "DIGITAL_SOURCE_TYPE": DIGITAL_SOURCE_TYPE,
            "SYNTHETIC_VOICE": voice.name,
            "VOICE_ENGINE": f"{voice.engine} {voice.version}",
        }
    return Tags(
        title=title,
        author=article.author,
        publication=article.publication,
        language=voice.language,
        date=article.date,
        comment=" ".join(filter(None, (options.comment, page_text if options.disclosure.declared else ""))),
        marks=marks,
        chapters=chapters,
        cover=read_cover(options.cover) if options.cover else None,
    )


def _write_sidecars(folder: Path, report: Report) -> None:
    sound, language = report.files[0], report.language
    note = report.tags.comment
    contents: dict[str, Callable[[], bytes]] = {
        ".srt": lambda: subtitles_of(report.timeline, "srt", language=language),
        ".vtt": lambda: subtitles_of(report.timeline, "vtt", language=language, note=note),
        CHAPTERS: lambda: podcast_chapters(report.tags.chapters, title=report.tags.title, file_name=sound.name),
        REPORT: lambda: report_bytes(report.to_json()),
    }
    for ending, content in contents.items():
        if (path := beside(sound, ending)) in report.files:
            (folder / path.name).write_bytes(content())
