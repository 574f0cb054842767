"""The file that a narration is published as."""

from __future__ import annotations

from pathlib import Path

from audio_engine.engine.narration_policy import usual_format
from audio_engine.engine.output_folder import make_output_folder
from audio_engine.engine.requests import NarrationRequest
from audio_engine.errors import UsageError
from audio_engine.narration.publishing.options import AudioFormat
from audio_engine.settings.permissions import refuse_audio_format
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import NARRATION_FORMAT
from audio_engine.text import tr

__all__ = ["narration_output"]


def narration_output(request: NarrationRequest, source_name: str, settings: Settings) -> tuple[AudioFormat, Path]:
    """The format, and the absolute path that is wanted; its folder is there and can be written.

    The ending of `--output` decides the format where nothing else does, and may not contradict `--format`.

    Raises:
        UsageError: there is no such format, or the folder cannot be used.
        NotAllowedError: an administrator has decided on other formats.
    """
    named = request.output
    ending = named.suffix.lower().removeprefix(".") if named and not named.is_dir() else ""
    asked = request.format or (ending if ending in set(AudioFormat) else None)
    wanted = settings.for_request(NARRATION_FORMAT, asked) if asked else usual_format(settings)
    if wanted not in set(AudioFormat):
        raise UsageError(
            tr("There is no audio format “{name}”.", name=wanted),
            tr("Choose from {names}.", names=", ".join(AudioFormat)),
        )
    refuse_audio_format(settings, wanted)
    if named is None or named.is_dir():
        stem = Path(source_name).stem or "narration"
        output = (named or Path()) / f"{stem}.{wanted}"
    elif not ending:
        output = named.with_name(f"{named.name}.{wanted}")
    elif ending == wanted:
        output = named
    else:
        raise UsageError(
            tr("The file {file} does not end as {format} files do.", file=named, format=wanted),
            tr("Name it with the ending .{format}, or choose another --format.", format=wanted),
        )
    output = output.absolute()
    if output.is_dir():
        raise UsageError(tr("{file} is a folder.", file=output), tr("Name a file with --output."))
    make_output_folder(output.parent)
    return AudioFormat(wanted), output
