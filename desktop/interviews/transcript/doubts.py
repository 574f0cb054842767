"""Why a passage is marked, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from audio_engine.transcript import Doubt

__all__ = ["doubt_sentence"]


def doubt_sentence(doubt: Doubt) -> str:
    """What is doubtful, as a sentence."""
    translate = QCoreApplication.translate
    match doubt:
        case Doubt.REPETITION:
            return translate("Doubts", "The text repeats itself more than people do.")
        case Doubt.LOW_CONFIDENCE:
            return translate("Doubts", "The recogniser was not sure of this passage.")
        case Doubt.NEAR_SILENCE:
            return translate("Doubts", "There is hardly any sound here: the words may be invented.")
        case Doubt.NO_SPEECH:
            return translate("Doubts", "Nobody seems to speak here: the words may be invented.")
        case Doubt.IMPLAUSIBLE_RATE:
            return translate("Doubts", "Nobody says so many, or so few, words in that time.")
        case Doubt.DAMAGED_AUDIO:
            return translate("Doubts", "The sound is damaged here.")
