"""A moment or a length in a recording, in figures that do not dance while they count."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from desktop.theme import Theme

__all__ = ["TimeLabel", "clock"]


def clock(seconds: float, *, hours: bool = False, tenths: bool = False) -> str:
    """`m:ss`, `h:mm:ss` from an hour on or where `hours` is wanted, `m:ss.t` with `tenths`. Counts down, never up."""
    in_tenths = int(max(0.0, seconds) * 10 + 1e-6)
    whole, tenth = divmod(in_tenths, 10)
    minutes, second = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    text = f"{hour}:{minute:02}:{second:02}" if hour or hours else f"{minute}:{second:02}"
    return f"{text}.{tenth}" if tenths else text


class TimeLabel(QLabel):
    """Shows seconds as a clock does; figures all have one width."""

    def __init__(self, theme: Theme, *, name: str, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        font = theme.font(role)
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self.set_seconds(0.0)

    def set_seconds(self, seconds: float, *, hours: bool = False, tenths: bool = False) -> None:
        """Show another moment."""
        text = clock(seconds, hours=hours, tenths=tenths)
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(f"{self._name}: {text}")
