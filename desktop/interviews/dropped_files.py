"""Which recordings are meant by files and folders that were dropped, pasted or chosen. Nothing is opened here.

A file that is named is taken whatever it is called: the locked decoder says what it is. In a folder, only files whose
names promise sound are taken, so that a folder of pictures is not decoded one by one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QUrl

__all__ = ["Gathered", "gather", "pasted_paths"]

_SOUND: Final = (
    "aac ac3 aif aifc aiff alac amr ape au caf dsf dss dts eac3 flac gsm m4a m4b m4r mka mp1 mp2 mp3 mpga "
    "oga ogg opus ra snd sph spx tta voc vox w64 wav wave wma wv"
)
_PICTURES: Final = (
    "3g2 3gp 3gpp asf avi divx dv f4v flv m2ts m4v mkv mmf mov mp4 mpeg mpg mts mxf ogm ogv rm rmvb ts vob webm wmv"
)
_PROMISE_SOUND: Final = frozenset(f"{_SOUND} {_PICTURES}".split())
"""Endings of file names, in lower case."""
_MOST: Final = 2_000
"""More files at once are a mistake of the hand: somebody dropped a whole disk."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """`files` are taken, in the order given; `left_out` others were found in folders."""

    files: tuple[Path, ...]
    left_out: int


def gather(paths: Iterable[Path]) -> Gathered:
    """The recordings among `paths`; folders are looked through. Takes time: not on the GUI thread."""
    files: dict[Path, None] = {}
    left_out = 0
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - never raises
            files[path] = None
            continue
        for found in _inside(path):
            if len(files) < _MOST and found.suffix[1:].lower() in _PROMISE_SOUND:
                files[found] = None
            else:
                left_out += 1
    return Gathered(tuple(files), left_out)


def pasted_paths(data: QMimeData) -> list[Path]:
    """The files and folders that a clipboard names: copied in a file manager, or as text with a path on each line."""
    if data.hasUrls():
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    lines = [line.strip().strip('"') for line in data.text().splitlines()] if data.hasText() else []
    found = [_path_in(line) for line in lines if line]
    return [path for path in found if path is not None] if found and None not in found else []


def _path_in(line: str) -> Path | None:
    if line.startswith("file:"):
        return Path(QUrl(line).toLocalFile())
    path = Path(line)
    return path if path.is_absolute() else None


def _inside(folder: Path) -> Iterator[Path]:
    """Every visible file in the folder and the folders in it, by name; a folder that is closed to us is passed over."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))
