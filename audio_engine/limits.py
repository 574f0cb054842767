"""Every bound of the engine in one place, each with its reason.

A number that protects something (memory, time, a reader's patience) is here and nowhere else; numbers that tune
the quality of recognition stand beside the code that they tune.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "CANCEL_GRACE_S",
    "DECODER_CPU_S_PER_AUDIO_HOUR",
    "DECODER_MEMORY_BYTES",
    "DECODER_SILENCE_S",
    "FRAME_MAX_BYTES",
    "HEARTBEAT_S",
    "HEARTBEAT_TIMEOUT_S",
    "MAX_CHANNELS",
    "MAX_DURATION_S",
    "MAX_SOURCE_RATE",
    "MIN_SOURCE_RATE",
    "NAMES_FILE_MAX_BYTES",
    "PCM_CHUNK_MAX_BYTES",
    "PEAK_SAMPLES",
    "SAMPLE_RATE",
    "TERMINATE_GRACE_S",
    "WINDOW_MAX_SAMPLES",
]

# --- the decoded timeline ---------------------------------------------------------------------------------------
SAMPLE_RATE: Final = 16_000
"""Hz. What Whisper, Silero and PocketSphinx all listen to; positions are sample indexes at this rate."""

WINDOW_MAX_SAMPLES: Final = 30 * SAMPLE_RATE
"""Whisper's encoder sees 30 s, no more."""

PEAK_SAMPLES: Final = SAMPLE_RATE // 100
"""Samples behind one waveform peak (10 ms): a 3 h recording has about a million, small enough to draw from."""

# --- what a recording may be ------------------------------------------------------------------------------------
MAX_DURATION_S: Final = 24 * 3600
"""A day. Longer is a forgotten recorder or a decompression bomb; both deserve a sentence, not a full disk."""

MAX_CHANNELS: Final = 64
"""FFmpeg's own layouts end far below; more is a forged header."""

MIN_SOURCE_RATE: Final = 2_000
MAX_SOURCE_RATE: Final = 6_000_000
"""Hz. DSD64 and DSD128 are 2.8 and 5.6 MHz; beyond is a forged header."""

# --- the decoder child ------------------------------------------------------------------------------------------
PCM_CHUNK_MAX_BYTES: Final = 1 << 20
"""One message of PCM. The child sends about 64 KiB; a larger length means that it is no longer our child talking."""

DECODER_MEMORY_BYTES: Final = 2 << 30
"""RLIMIT_AS. A decode takes some 60 MB resident, but libraries map far more than they touch."""

DECODER_SILENCE_S: Final = 30.0
"""The watchdog: a decoder that has sent nothing for so long is stuck in a broken file."""

DECODER_CPU_S_PER_AUDIO_HOUR: Final = 600.0
"""RLIMIT_CPU for a file is this for each hour its size suggests, and never under ten minutes."""

# --- processes --------------------------------------------------------------------------------------------------
FRAME_MAX_BYTES: Final = 16 << 20
"""One JSON frame between supervisor and worker; a window of 30 s with all its words takes some 30 kB."""

HEARTBEAT_S: Final = 1.0
HEARTBEAT_TIMEOUT_S: Final = 60.0
"""A worker whose heartbeat thread is silent for so long is dead or its machine has slept; it is restarted."""

CANCEL_GRACE_S: Final = 1.0
"""Cancel must answer within 2 s: after this the worker is terminated, …"""

TERMINATE_GRACE_S: Final = 0.5
"""… and after this much more it is killed. What it had stored stays stored."""

# --- files that people hand in ----------------------------------------------------------------------------------
NAMES_FILE_MAX_BYTES: Final = 4 << 20
"""A newsroom's list of names; ten thousand entries take under 1 MB."""
