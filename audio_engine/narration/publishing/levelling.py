"""Brings a mix to its loudness: measure, one static gain, encode, measure what came out, and correct what moved.

A limiter works only where the true peak would go beyond the ceiling; nothing is ever compressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import CancelledError
from audio_engine.limits import MUSIC_RATE
from audio_engine.narration.publishing.encoding import Encoding, Levelling, decoded_blocks, encode
from audio_engine.narration.publishing.loudness import Loudness, Meter, loudness_of
from audio_engine.narration.publishing.mix import Mix
from audio_engine.narration.publishing.options import LoudnessTarget
from audio_engine.narration.publishing.tags import Tags
from audio_engine.text import tr

__all__ = ["CEILING_DBTP", "OnProgress", "level_and_encode"]

CEILING_DBTP: Final = -1.0
PROMISED_LU: Final = 0.5
TOLERANCE_LU: Final = 0.3
"""What is aimed at, so that another meter, which may differ a little, still shows what is promised."""
_METER_STEP_DB: Final = 0.01
"""FFmpeg's meter tells true peaks to three digits."""
_CODEC_MARGIN_DB: Final = 0.5
_ENCODES_MAX: Final = 5
_LIMITER_EATS: Final = 1.5
"""Of a gain into the limiter only a part comes out."""
_LOUDEST_GAIN_DB: Final = 60.0
"""More would make the noise of an almost silent track a narration."""

OnProgress = Callable[[str, float, float], None]
"""Called with a stage (`measure`, `encode`, `check`), seconds done and seconds in all."""


def level_and_encode(
    mix: Mix,
    target: Path,
    encoding: Encoding,
    wanted: LoudnessTarget,
    *,
    tags: Tags,
    on_progress: OnProgress,
    stopped: Callable[[], bool],
) -> tuple[Loudness, tuple[str, ...]]:
    """Write `target`; what was measured in it, and sentences about what could not be reached.

    Raises:
        OSError: it cannot be written.
        CancelledError: `stopped()` was true.
    """

    def encoded(levelling: Levelling) -> Loudness:
        """What a player will hear of the file that is made so."""
        blocks = _watched(mix.blocks(), "encode", mix.duration_s, on_progress)
        encode(blocks, target, encoding, levelling, tags)
        meter = Meter(channels=encoding.channels, rate=encoding.rate)
        done = 0
        for block in decoded_blocks(target):
            if stopped():
                raise CancelledError
            meter.add(block)
            done += len(block)
            on_progress("check", min(done / encoding.rate, mix.duration_s), mix.duration_s)
        return meter.finish()

    blocks = _watched(mix.blocks(), "measure", mix.duration_s, on_progress)
    levelling = _first(loudness_of(blocks, channels=mix.channels), wanted, encoding)
    tried: list[tuple[float, int, Levelling, Loudness]] = []
    for attempt in range(_ENCODES_MAX):
        measured = encoded(levelling)
        distance = _distance(measured, wanted)
        if distance == 0:
            return measured, _explained(measured, wanted)
        tried.append((distance, attempt, levelling, measured))
        levelling = _corrected(levelling, measured, wanted)
    _, attempt, levelling, measured = min(tried)
    if attempt != _ENCODES_MAX - 1:
        measured = encoded(levelling)
    return measured, _explained(measured, wanted)


def _first(mix: Loudness, wanted: LoudnessTarget, encoding: Encoding) -> Levelling:
    if mix.integrated_lufs is None or mix.true_peak_dbtp is None:
        return Levelling(0.0)
    gain_db = min(wanted.lufs - mix.integrated_lufs, _LOUDEST_GAIN_DB)
    ceiling_dbtp = CEILING_DBTP - (_CODEC_MARGIN_DB if encoding.bit_rate else 0.1)
    return Levelling(gain_db, ceiling_dbtp if mix.true_peak_dbtp + gain_db > ceiling_dbtp else None)


def _distance(measured: Loudness, wanted: LoudnessTarget) -> float:
    """How far the file is from what was wanted; a peak that is too high counts most, 0 is good enough."""
    if measured.integrated_lufs is None or measured.true_peak_dbtp is None:
        return 0.0
    off_lu = abs(measured.integrated_lufs - wanted.lufs)
    excess_db = measured.true_peak_dbtp - (CEILING_DBTP - _METER_STEP_DB / 2)
    return (off_lu if off_lu > TOLERANCE_LU else 0.0) + (100 * excess_db if excess_db > 0 else 0.0)


def _corrected(levelling: Levelling, measured: Loudness, wanted: LoudnessTarget) -> Levelling:
    assert measured.integrated_lufs is not None
    assert measured.true_peak_dbtp is not None
    missing_lu = wanted.lufs - measured.integrated_lufs
    if levelling.ceiling_dbtp is not None and missing_lu > 0:
        missing_lu *= _LIMITER_EATS
    gain_db = min(levelling.gain_db + missing_lu, _LOUDEST_GAIN_DB)
    excess_db = measured.true_peak_dbtp - CEILING_DBTP
    if levelling.ceiling_dbtp is None:
        limited = excess_db + missing_lu > 0
        return Levelling(gain_db, CEILING_DBTP - max(excess_db, _CODEC_MARGIN_DB) if limited else None)
    lowered_db = excess_db + 0.1 if excess_db > -_METER_STEP_DB else 0.0
    return Levelling(gain_db, levelling.ceiling_dbtp - lowered_db)


def _explained(measured: Loudness, wanted: LoudnessTarget) -> tuple[str, ...]:
    if measured.integrated_lufs is None:
        return (tr("There is no sound in this narration."),)
    if abs(measured.integrated_lufs - wanted.lufs) <= PROMISED_LU:
        return ()
    return (
        tr(
            "The loudness is {reached:.1f} LUFS instead of {wanted:.1f}: this sound cannot be brought there cleanly.",
            reached=measured.integrated_lufs,
            wanted=wanted.lufs,
        ),
    )


def _watched(
    blocks: Iterable[NDArray[np.float32]], stage: str, total_s: float, on_progress: OnProgress
) -> Iterator[NDArray[np.float32]]:
    done = 0
    for block in blocks:
        yield block
        done += len(block)
        on_progress(stage, done / MUSIC_RATE, total_s)
