"""Chooses the writer and puts its file on the disk: whole or not at all, never over another one unasked."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from audio_engine.errors import JobFailedError, UsageError
from audio_engine.export.json_document import render_json
from audio_engine.export.markdown import render_md
from audio_engine.export.options import ExportOptions
from audio_engine.export.plain import render_txt
from audio_engine.export.subtitles import render_srt, render_vtt
from audio_engine.export.table import render_csv
from audio_engine.export.web_page import render_html
from audio_engine.files import atomic_write, free_name
from audio_engine.text import tr
from audio_engine.transcript import Transcript

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FORMATS", "UnknownFormatError", "Writer", "render", "write_transcript", "writing_error"]

Writer: TypeAlias = Callable[[Transcript, ExportOptions], bytes]
"""Makes the whole content of a file. Nothing that a transcript can hold makes it fail."""

_DEFAULTS: Final = ExportOptions()


class UnknownFormatError(UsageError):
    """No writer makes a format of this name."""


def _render_docx(transcript: Transcript, options: ExportOptions) -> bytes:
    # It loads lxml and more: 70 ms that most commands have no use for.
    from audio_engine.export.word_document import render_docx

    return render_docx(transcript, options)


FORMATS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        "txt": render_txt,
        "md": render_md,
        "docx": _render_docx,
        "srt": render_srt,
        "vtt": render_vtt,
        "json": render_json,
        "csv": render_csv,
        "html": render_html,
    }
)
"""Every format by its name, which is also the ending of its files."""


def render(transcript: Transcript, format: str, options: ExportOptions = _DEFAULTS) -> bytes:  # noqa: A002 - the word of the field
    """What a file of this format holds.

    Raises:
        UnknownFormatError: there is no such format.
    """
    writer = FORMATS.get(format)
    if writer is None:
        raise UnknownFormatError(
            tr("“{format}” is no export format.", format=format),
            tr("Choose from {formats}.", formats=", ".join(FORMATS)),
        )
    return writer(transcript, options)


def write_transcript(
    transcript: Transcript,
    format: str,  # noqa: A002 - the word of the field
    target: Path,
    *,
    options: ExportOptions = _DEFAULTS,
    overwrite: bool = False,
) -> Path:
    """Write `target`, or `stem (2).ext` beside it where that name is taken and `overwrite` is off; the path written.

    Raises:
        UnknownFormatError: there is no such format.
        JobFailedError: the file cannot be written; what was there is unchanged and nothing is left behind.
    """
    content = render(transcript, format, options)
    try:
        path = target if overwrite else free_name(target)
        with atomic_write(path) as stream:
            stream.write(content)
    except OSError as problem:
        raise writing_error(problem, target) from problem
    return path


def writing_error(problem: OSError, target: Path) -> JobFailedError:
    """What happened when `target` could not be written, and what to do."""
    name, folder = target.name, target.parent
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return JobFailedError(
                tr("There is no room for “{name}” on the disk.", name=name),
                tr("Free some space or choose another folder, then export again."),
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return JobFailedError(
                tr("“{name}” cannot be written into the folder {folder}.", name=name, folder=folder),
                tr("Close the file if another program has it open, or choose another folder."),
            )
        case errno.ENOENT | errno.ENOTDIR:
            return JobFailedError(
                tr("There is no folder {folder}.", folder=folder),
                tr("Make it or choose another one, then export again."),
            )
        case errno.ENAMETOOLONG:
            return JobFailedError(
                tr("The file name “{name}” is too long for this disk.", name=name),
                tr("Choose a shorter one."),
            )
        case errno.EISDIR:
            return JobFailedError(
                tr("“{name}” is a folder.", name=name),
                tr("Choose another name for the file."),
            )
        case _:
            return JobFailedError(
                tr("“{name}” could not be written: {reason}.", name=name, reason=problem.strerror or problem),
                tr("Choose another folder, then export again."),
            )
