"""What the states of a sentence are called, and how a screen reader reads a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.bridge.article_values import SentenceState

if TYPE_CHECKING:
    from desktop.bridge.article_values import PlanLine

__all__ = ["accessible_sentence", "state_name"]


def state_name(state: SentenceState) -> str:
    """A state in a word or two."""
    translate = QCoreApplication.translate
    return {
        SentenceState.WAITING: translate("SentenceState", "waiting"),
        SentenceState.RENDERING: translate("SentenceState", "being spoken"),
        SentenceState.CACHED: translate("SentenceState", "ready, spoken before"),
        SentenceState.SPOKEN: translate("SentenceState", "ready"),
        SentenceState.SKIPPED: translate("SentenceState", "left out"),
        SentenceState.FAILED: translate("SentenceState", "failed"),
    }[state]


def accessible_sentence(sentence: PlanLine, state: SentenceState, reason: str) -> str:
    """The sentence as it is said, its state, and what somebody should look at."""
    parts = [sentence.spoken or sentence.text, state_name(state)]
    if reason:
        parts.append(reason)
    parts += [f"{sentence.text[flag.start : flag.end]}: {flag.reason}" for flag in sentence.flags]
    return " — ".join(parts)
