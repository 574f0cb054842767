"""The small picture of a cover, decoded by a locked child; nothing that it says is believed.

The window must never open a picture of a stranger itself: it gets RGB of a size that was checked.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from audio_engine.errors import JobFailedError, UnusableInputError
from audio_engine.limits import COVER_MAX_BYTES, PICTURE_SILENCE_S, THUMBNAIL_MAX_PIXELS
from audio_engine.media.locked_child import LockedChild, locked_child_command
from audio_engine.media.picture_child import HEAD
from audio_engine.media.regular_file import Expected, open_regular_file
from audio_engine.media.sentences import printable_name
from audio_engine.text import tr

__all__ = ["Thumbnail", "picture_thumbnail"]


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """Rows of red, green and blue, a byte each, without gaps: `len(rgb) == 3 * width * height`."""

    width: int
    height: int
    rgb: bytes


def picture_thumbnail(path: Path) -> Thumbnail:
    """The JPEG or PNG picture at `path`, no side longer than `THUMBNAIL_MAX_PIXELS`; takes some tenths of a second.

    Raises:
        UnusableInputError: there is no such picture, or it is broken or too large.
        JobFailedError: no child can be started.
    """
    name = printable_name(path)
    with open_regular_file(path, _expected(name)) as file:
        if os.fstat(file.fileno()).st_size > COVER_MAX_BYTES:
            raise UnusableInputError(
                tr("The cover {name} is larger than {megabytes} MB.", name=name, megabytes=COVER_MAX_BYTES >> 20),
                tr("Save a smaller version: 3,000 pixels square are what podcast directories want."),
            )
        try:
            child = LockedChild(
                locked_child_command("audio_engine.media.picture_child"), file, silence_s=PICTURE_SILENCE_S
            )
        except OSError as problem:
            raise JobFailedError(
                tr("The cover cannot be shown: no program can be started ({reason}).", reason=problem.strerror),
                tr("Close other programs and try again."),
            ) from problem
        with contextlib.closing(child):
            thumbnail = read_thumbnail(child)
    if thumbnail is None:
        raise UnusableInputError(
            tr("The cover {name} cannot be shown: it is broken or far too large.", name=name),
            tr("Save a smaller version: 3,000 pixels square are what podcast directories want."),
        )
    return thumbnail


def read_thumbnail(child: LockedChild) -> Thumbnail | None:
    """What the child says; None where it has no picture, or says anything that our child never says."""
    untrusted_head = child.read(HEAD.size)
    if len(untrusted_head) != HEAD.size:
        return None
    untrusted_found, untrusted_width, untrusted_height, untrusted_size = HEAD.unpack(untrusted_head)
    if untrusted_found != 1 or min(untrusted_width, untrusted_height) < 1:
        return None
    if max(untrusted_width, untrusted_height) > THUMBNAIL_MAX_PIXELS:
        return None
    if untrusted_size != 3 * untrusted_width * untrusted_height:
        return None
    rgb = child.read(untrusted_size)
    return Thumbnail(untrusted_width, untrusted_height, rgb) if len(rgb) == untrusted_size else None


def _expected(name: str) -> Expected:
    return Expected(
        choose_one=tr("Choose a JPEG or PNG picture."),
        is_folder=tr("{name} is a folder, not a picture.", name=name),
        choose_in_folder=tr("Choose a picture in it."),
        replace_empty=tr("Save the picture again."),
        download_first=tr("This program never uses the network: download the picture and choose the file."),
    )
