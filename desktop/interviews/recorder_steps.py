"""Opens and closes a microphone and a recording, off the GUI thread: one step from what is open to what is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.media.record import InputDevice, LevelMeter, Recorder, new_recording_path, settle
from audio_engine.settings.permissions import refuse_recording
from audio_engine.settings.resolver import read_settings

__all__ = ["Step", "Wish", "room_of", "stopped", "take_step", "throw_away"]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which microphone is to be open, and whether what it hears is kept. `name` is the recording's."""

    listens: bool = False
    device: InputDevice | None = None
    channels: int = 1
    records: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What a step has led to. `path` is a recording that has just been finished, `problem` what went wrong."""

    meter: LevelMeter | None = None
    recorder: Recorder | None = None
    path: Path | None = None
    duration_s: float = 0.0
    problem: UserFacingError | None = None


def take_step(before: Step, wish: Wish, gain_db: float, home: Path) -> Step:
    """Close what is open, open what is wanted."""
    path, duration_s = None, 0.0
    problem: UserFacingError | None = None
    if before.meter is not None:
        before.meter.close()
    if before.recorder is not None:
        path = before.recorder.path
        duration_s, problem = stopped(before.recorder)
    try:
        if wish.records or wish.listens:
            refuse_recording(read_settings())
        if wish.records and problem is None:
            recorder = Recorder(
                new_recording_path(home, wish.name),
                device=wish.device,
                channels=wish.channels,
                gain_db=gain_db,
                journal=True,
            )
            return Step(None, recorder, path, duration_s)
        if wish.listens and problem is None:
            meter = LevelMeter(device=wish.device, channels=wish.channels, gain_db=gain_db)
            return Step(meter, None, path, duration_s)
    except UserFacingError as refused:
        problem = refused
    except OSError as refused:
        problem = JobFailedError(str(refused.strerror or refused))
    return Step(None, None, path, duration_s, problem)


def stopped(recorder: Recorder) -> tuple[float, JobFailedError | None]:
    """Stop it: its seconds, and what had gone wrong."""
    try:
        return recorder.stop(), None
    except JobFailedError as problem:
        return recorder.duration_s, problem


def room_of(recorder: Recorder) -> float | None:
    """For how many more seconds there is room; None where the disk is gone."""
    try:
        return recorder.time_left_s()
    except OSError:
        return None


def throw_away(path: Path) -> None:
    """Remove a recording in which there is nothing."""
    path.unlink(missing_ok=True)
    settle(path)
