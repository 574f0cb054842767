"""What the decoder's small integers mean, in sentences for people."""

from __future__ import annotations

from pathlib import Path

from audio_engine.errors import UnusableInputError
from audio_engine.limits import MAX_DURATION_S
from audio_engine.media.pcm_protocol import Delivery, RefusalCode, Warned, WarningCode
from audio_engine.text import tr, trn

__all__ = ["damage_sentence", "duration_text", "printable_name", "refusal_error", "warning_sentence"]

_NAME_MAX = 120


def printable_name(path: Path) -> str:
    """The file's name so that it can stand in a sentence of one line: nothing in it can move a terminal's cursor."""
    whole = str(path)
    name = whole if "://" in whole or not path.name else path.name
    shown = "".join(
        character if character.isprintable() else character.encode("unicode_escape", "replace").decode("ascii")
        for character in name
    )
    return shown if len(shown) <= _NAME_MAX else f"{shown[: _NAME_MAX - 1]}…"


def duration_text(samples: int, rate: int = Delivery.SPEECH.rate) -> str:
    """`1:02:03` or `2:03.4`, for a sentence."""
    seconds = samples / rate
    hours, rest = divmod(int(seconds), 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{seconds % 60:04.1f}"


def refusal_error(code: RefusalCode, path: Path) -> UnusableInputError:
    """The error for a file that the decoder refused."""
    name = printable_name(path)
    return UnusableInputError(*(_no_recording(code, name) or _impossible(code, name)))


def _no_recording(code: RefusalCode, name: str) -> tuple[str, str] | None:
    """What happened and what to do, for a file that is no recording or none that we may read."""
    match code:
        case RefusalCode.NOT_MEDIA:
            return (
                tr("This is no audio or video file, whatever its name says: {name}.", name=name),
                tr("Check that the right file was chosen and that it was copied whole."),
            )
        case RefusalCode.NO_AUDIO:
            return (
                tr("There is no sound track in {name}.", name=name),
                tr("Choose the recording that has the sound."),
            )
        case RefusalCode.UNKNOWN_CODEC:
            return (
                tr("The sound in {name} is in a format that cannot be decoded.", name=name),
                tr("Save or export it as WAV, FLAC, MP3 or M4A and add that file."),
            )
        case RefusalCode.ENCRYPTED:
            return (
                tr("{name} is protected against copying, so its sound cannot be read.", name=name),
                tr("Ask whoever published it for an unprotected copy."),
            )
        case RefusalCode.PLAYLIST:
            return (
                tr("{name} is a list of other files, not a recording; it was not followed.", name=name),
                tr("Add the recordings themselves."),
            )
        case _:
            return None


def _impossible(code: RefusalCode, name: str) -> tuple[str, str]:
    """What happened and what to do, for a recording that is damaged, forged or too large."""
    match code:
        case RefusalCode.NO_INDEX:
            return (
                tr("{name} has lost its index: the recording was cut off before it was finished.", name=name),
                tr("Copy it from the recorder again, or have it repaired there."),
            )
        case RefusalCode.TOO_LONG:
            return (
                tr("{name} is longer than {hours} hours.", name=name, hours=MAX_DURATION_S // 3600),
                tr("Cut it into parts and add each."),
            )
        case RefusalCode.ABSURD_RATE:
            return (
                tr("{name} declares a sample rate that no recording has.", name=name),
                tr("Copy it from the recorder again, or save it as WAV with another program."),
            )
        case RefusalCode.ABSURD_CHANNELS:
            return (
                tr("{name} declares a number of channels that no recording has.", name=name),
                tr("Copy it from the recorder again, or save it as WAV with another program."),
            )
        case RefusalCode.OUT_OF_MEMORY:
            return (
                tr("{name} asks for more memory than any recording needs.", name=name),
                tr("The file is damaged, or was made to do harm. Copy it from the recorder again."),
            )
        case _:
            return (
                tr("No sound could be decoded from {name}: it is empty or damaged.", name=name),
                tr("Copy it from the recorder again."),
            )


def warning_sentence(warning: Warned, delivery: Delivery = Delivery.SPEECH) -> str:
    """The sentence for a warning."""
    first, second = warning.first, warning.second
    match warning.code:
        case WarningCode.SEEMS_CUT:
            return tr(
                "The recording seems to be cut off: {decoded} of {declared} could be read.",
                decoded=duration_text(first, delivery.rate),
                declared=duration_text(second, delivery.rate),
            )
        case WarningCode.CUT_OFF:
            return tr("The recording ends without its end mark: how much is missing after it cannot be known.")
        case WarningCode.RATE_CONTRADICTION:
            return tr(
                "The file contradicts itself about its sample rate ({first} Hz or {second} Hz): it may play too fast "
                "or too slowly.",
                first=first,
                second=second,
            )
        case WarningCode.OTHER_TRACK:
            return tr(
                "Audio track {expected} is silent or damaged: track {used} was used.", used=first, expected=second
            )
        case WarningCode.PACKETS_LOST:
            return tr("About {seconds} s at the end could not be decoded.", seconds=f"{first / 1000:.1f}")
        case WarningCode.TRACKS_LEFT_OUT:
            return tr("This file has {count} audio tracks with sound: track {used} was used.", used=first, count=second)


def damage_sentence(damaged: tuple[tuple[int, int], ...], delivery: Delivery = Delivery.SPEECH) -> str:
    """The sentence for the stretches that could not be decoded; `damaged` has at least one."""
    lost = duration_text(sum(end - start for start, end in damaged), delivery.rate)
    return trn(
        "A damaged stretch at {start} could not be decoded: {lost} of silence stand for it.",
        "{count} damaged stretches, the first at {start}, could not be decoded: {lost} of silence stand for them.",
        len(damaged),
        start=duration_text(damaged[0][0], delivery.rate),
        lost=lost,
    )
