"""Exports as the dialog needs them: the first lines of each format, the files that would be written, and writing them.

Everything here takes time and is called off the GUI thread.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Final

from audio_engine.export import FORMATS, ExportOptions, SubtitleRules, render, write_transcript
from audio_engine.export.notices import review_line
from audio_engine.library import Library
from audio_engine.settings.permissions import refuse_transcript_formats
from audio_engine.settings.resolver import read_settings
from audio_engine.transcript import ReviewState, Transcript

__all__ = [
    "EXPORT_FORMATS",
    "ExportOptions",
    "Exportable",
    "SubtitleRules",
    "existing_files",
    "exportable",
    "preview",
    "write_exports",
]

EXPORT_FORMATS: Final = tuple(FORMATS)
"""Their names, which are also the endings of their files."""

_PREVIEW_LINES: Final = 60
_PREVIEW_CHARACTERS: Final = 6_000
"""More than anybody looks at beside the choices, and little enough to lay out at once."""

_SHORTENED: Final = 40
"""So many passages make the preview: that of a three-hour recording would take a second."""


@dataclass(frozen=True, slots=True)
class Exportable:
    """A transcript that can be exported. `folder` is a folder to export into, which is there."""

    transcript: Transcript
    title: str
    folder: Path

    @property
    def says(self) -> str:
        """What every file says first: who vouches for the text, in its own language."""
        return review_line(self.transcript)

    @property
    def is_reviewed(self) -> bool:
        """Whether a person vouches for it."""
        return self.transcript.review.state is ReviewState.REVIEWED


def exportable(library: Library, transcript_id: int, recording_id: int, folders: Iterable[Path]) -> Exportable:
    """What the dialog works on. Of `folders` the first that is there is proposed, else the home folder.

    Raises:
        LibraryError: there is no such transcript or recording.
    """
    return Exportable(
        library.load_transcript(transcript_id),
        library.recording(recording_id).title,
        next((folder for folder in folders if os.path.isdir(folder)), Path.home()),  # noqa: PTH112 - never raises
    )


def preview(transcript: Transcript, format_name: str, options: ExportOptions) -> str:
    """The first lines of the file: a Word document's paragraphs, what a web page has in its body, else the text."""
    content = render(_shortened(transcript), format_name, options)
    match format_name:
        case "docx":
            text = _docx_text(content)
        case "html":
            text = content.decode("utf-8").partition("<body>")[2]
        case _:
            text = content.decode("utf-8-sig")
    lines = text[:_PREVIEW_CHARACTERS].splitlines()[:_PREVIEW_LINES]
    return "\n".join(lines)


def existing_files(folder: Path, stem: str, formats: tuple[str, ...]) -> list[Path]:
    """Those of the files to be written whose name is taken."""
    return [path for name in formats if os.path.lexists(path := folder / f"{stem}.{name}")]


def write_exports(
    transcript: Transcript, folder: Path, stem: str, chosen: dict[str, ExportOptions], *, overwrite: bool
) -> list[Path]:
    """Write a file for each format of `chosen`; the paths. Without `overwrite` a name that is taken gets a number.

    Raises:
        NotAllowedError: an administrator does not allow one of the formats; nothing is written.
        JobFailedError: one cannot be written; what was written before it stays.
    """
    refuse_transcript_formats(read_settings(), chosen)
    return [
        write_transcript(transcript, name, folder / f"{stem}.{name}", options=options, overwrite=overwrite)
        for name, options in chosen.items()
    ]


def _shortened(transcript: Transcript) -> Transcript:
    if len(transcript.segments) <= _SHORTENED:
        return transcript
    kept = transcript.segments[:_SHORTENED]
    end_s = kept[-1].end_s
    return replace(transcript, segments=kept, gaps=tuple(gap for gap in transcript.gaps if gap.end_s <= end_s))


def _docx_text(content: bytes) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
