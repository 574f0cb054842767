"""The engine: the one object that the command line and the desktop hold."""

from __future__ import annotations

from audio_engine.engine.engine import Engine
from audio_engine.engine.recogniser_choice import BASIC_MODEL
from audio_engine.engine.requests import (
    NarrationRequest,
    Outcome,
    PreparedJob,
    PreparedNarration,
    TranscriptionRequest,
)

__all__ = [
    "BASIC_MODEL",
    "Engine",
    "NarrationRequest",
    "Outcome",
    "PreparedJob",
    "PreparedNarration",
    "TranscriptionRequest",
]
