"""Which files a transcript is written into, checked before the work begins."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audio_engine.engine.output_folder import make_output_folder
from audio_engine.errors import UsageError
from audio_engine.export import FORMATS
from audio_engine.text import tr

__all__ = ["TranscriptFiles", "transcript_formats"]


@dataclass(frozen=True, slots=True)
class TranscriptFiles:
    """The formats, none where the text goes to stdout, and the folder."""

    formats: tuple[str, ...]
    folder: Path
    overwrite: bool
    as_json: bool

    def make_folder(self) -> None:
        """Make the folder, where one is needed.

        Raises:
            UsageError: it cannot be made or written.
        """
        if self.formats:
            make_output_folder(self.folder)


def transcript_formats(listed: str | None, output: Path | None) -> tuple[str, ...]:
    """The formats that `--format` lists, or what its absence means.

    Raises:
        UsageError: one of them does not exist.
    """
    if listed is None:
        return ("txt",) if output else ()
    names = tuple(dict.fromkeys(name.strip().lower() for name in listed.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise UsageError(
            tr("There is no export format “{name}”.", name=", ".join(unknown)),
            tr("Choose from {names}.", names=", ".join(FORMATS)),
        )
    return names
