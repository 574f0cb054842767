"""A Piper-shaped voice that plays a tone for each phoneme, so that what was said can be read back from the sound.

    folder = build_tone_voice(models, "fr_FR-tones-medium", "fr_FR")   # models/piper/fr_FR-tones-medium
    heard_phonemes(samples, rate)                                      # ["b", "ɔ", "̃", "ʒ", …]

It is no voice that anybody could listen to. Everything of it is ours.
"""

from __future__ import annotations

from tests.tone_voice.building import SPEAKERS, build_tone_voice
from tests.tone_voice.hearing import HeardTone, heard_phonemes, heard_tones
from tests.tone_voice.tones import HOP_LENGTH, PHONEME_IDS, frames_of, samples_of

__all__ = [
    "HOP_LENGTH",
    "PHONEME_IDS",
    "SPEAKERS",
    "HeardTone",
    "build_tone_voice",
    "frames_of",
    "heard_phonemes",
    "heard_tones",
    "samples_of",
]
