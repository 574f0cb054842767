"""What stands for a speaker where there is no room for a name: a colour and up to two initials."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor

from audio_engine.transcript import Speaker

__all__ = ["initials", "speaker_colour"]

_HUES: Final = (212, 28, 152, 282, 338, 48, 186, 96)
"""Far from each other, the first two farthest: most interviews have two speakers."""


def initials(name: str) -> str:
    """Up to two letters or figures: `CM` for Claire Martin, `S2` for Speaker 2."""
    words = [word for word in name.replace("-", " ").replace("’", " ").replace("'", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def speaker_colour(speakers: tuple[Speaker, ...], speaker_id: str | None, *, dark: bool) -> QColor:
    """The colour behind a speaker's initials, on which white (light theme) or black (dark theme) can be read."""
    index = next((n for n, speaker in enumerate(speakers) if speaker.id == speaker_id), None)
    if index is None:
        return QColor("#9aa1ad" if dark else "#5f6673")
    hue = _HUES[index % len(_HUES)]
    return QColor.fromHsl(hue, 120, 170) if dark else QColor.fromHsl(hue, 140, 84)
