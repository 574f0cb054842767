"""The line that a person sees on a terminal, however narrow it is and however long the file's name."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from audio_engine.cli.progress import progress_view
from audio_engine.events import Progress


class Terminal(io.StringIO):
    """A terminal that keeps what it is shown."""

    def isatty(self) -> bool:
        return True


def test_a_long_name_leaves_room_for_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "48")
    monkeypatch.setenv("TERM", "xterm")
    with progress_view("auto", Path("a very long name of an interview that never ends.flac")) as view:
        view.show(Progress(1, "transcribe", 60.0, 5400.0, 3.2, 1668.0))

    assert "1:00 / 1:30:00  3.2×  27:48 left" in terminal.getvalue()
