"""The picture of a publication: recognised by its first bytes and its size, and never decoded."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_engine.errors import UnusableInputError
from audio_engine.limits import COVER_MAX_BYTES
from audio_engine.media.recording_file import open_recording
from audio_engine.media.sentences import printable_name
from audio_engine.text import tr

__all__ = ["Cover", "read_cover"]

_STARTS: Final = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
_ENDS: Final = {"image/jpeg": b"\xff\xd9", "image/png": b"IEND\xaeB`\x82"}


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture as its file holds it. `mime` is `image/jpeg` or `image/png`."""

    mime: str
    data: bytes


def read_cover(path: Path) -> Cover:
    """The picture in `path`.

    Raises:
        UnusableInputError: it is no JPEG or PNG, is incomplete, too large, or cannot be read.
    """
    name = printable_name(path)
    try:
        with open_recording(path) as stream:
            too_large = os.fstat(stream.fileno()).st_size > COVER_MAX_BYTES
            data = b"" if too_large else stream.read(COVER_MAX_BYTES)
    except UnusableInputError as problem:  # which speaks of recordings
        raise UnusableInputError(problem.what, tr("Choose another picture.")) from problem
    if too_large:
        raise UnusableInputError(
            tr("The cover {name} is larger than {megabytes} MB.", name=name, megabytes=COVER_MAX_BYTES >> 20),
            tr("Save a smaller version: 3,000 pixels square are what podcast directories want."),
        )
    for mime, start in _STARTS.items():
        if data.startswith(start) and _ENDS[mime] in data:
            return Cover(mime, data)
    raise UnusableInputError(
        tr("The cover {name} is no complete JPEG or PNG picture.", name=name),
        tr("Save it as JPEG or PNG and choose that file."),
    )
