"""What the transcript editor costs on three hours of interview: 30,000 words in 3,000 passages.

    python -m benchmarks.transcript_editor [open_transcript|type_in_transcript|highlight_cost]

Bars: open in 0.5 s (from the click to the first paint of the text, with the library's reading), a key in 16 ms (from
the key to the painted text, with its way to the library begun), the light of the spoken word in 2 ms a word.
On the screen that `DISPLAY` names, else on Qt's offscreen platform.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from desktop.interviews.transcript.view import TranscriptView

__all__ = ["highlight_cost", "main", "open_transcript", "type_in_transcript"]

OPEN_BAR_S: Final = 0.5
KEY_BAR_S: Final = 0.016
LIGHT_BAR_S: Final = 0.002
OPENINGS: Final = 7
KEYS: Final = 120
WORDS: Final = 300


def main(arguments: list[str]) -> int:
    """Run the measurements that are named, or all; 1 where a bar is missed."""
    known: dict[str, Callable[[], bool]] = {
        "open_transcript": open_transcript,
        "type_in_transcript": type_in_transcript,
        "highlight_cost": highlight_cost,
    }
    held = [known[name]() for name in arguments or known]
    return 0 if all(held) else 1


def open_transcript() -> bool:
    """From the click to the text on the screen; the first opening of a program is told apart."""
    times = []
    with _editor() as (view, transcript_id):
        for _ in range(OPENINGS):
            view.close_transcript()
            _settle()
            times.append(_opened(view, transcript_id))
    return _say("open 3 h, 30,000 words", times[1:], OPEN_BAR_S, first_s=times[0])


def type_in_transcript() -> bool:
    """From a key to the painted text, at the start, in the middle and at the end; every sixth key ends a word."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    passed = True
    with _editor() as (view, transcript_id):
        _opened(view, transcript_id)
        assert view.session is not None
        for place in (0.0, 0.5, 1.0):
            index = round(place * (len(view.session.paragraphs) - 1))
            view.text.go_to(view.session.paragraphs[index].id, 3)
            view.text.setFocus()
            _settle()
            times = []
            for number in range(KEYS):
                began = time.perf_counter()
                QTest.keyClick(view.text, Qt.Key.Key_Space if number % 6 == 5 else Qt.Key.Key_E)
                view.text.viewport().repaint()
                times.append(time.perf_counter() - began)
                _events()
            passed &= _say(f"a key at {place:.0%}", times, KEY_BAR_S)
        passed &= _replace_all(view)
    return passed


def highlight_cost() -> bool:
    """From a tick of the player to the painted light on the next word, while the text follows."""
    times = []
    with _editor() as (view, transcript_id):
        _opened(view, transcript_id)
        assert view.session is not None
        following = view.listening.following
        following.set_playing(True)
        moments = [w.start_s + 0.01 for s in view.session.paragraphs.snapshot()[1000:1040] for w in s.words][:WORDS]
        for at_s in moments:
            began = time.perf_counter()
            following.move_to(at_s)
            _events()
            times.append(time.perf_counter() - began)
    return _say("the light on the next word", times, LIGHT_BAR_S)


def _replace_all(view: TranscriptView) -> bool:
    """Not a bar of its own: the GUI thread must not be held up for long by thousands of replacements."""
    view.find_bar.open(replacing=True)
    view.find_bar.look_for("the", "THE")
    session = view.session
    assert session is not None
    steps, count, held = session.stack.index(), view.find_bar.count, 0.0
    view.find_bar.replace_all()
    while session.stack.index() == steps:
        began = time.perf_counter()
        _events()
        held = max(held, time.perf_counter() - began)
    began = time.perf_counter()
    session.undo()
    undone = time.perf_counter() - began
    print(f"replace all: {count} places, the window held up for {_ms(held)}, for {_ms(undone)} to undo it")
    return True


def _opened(view: TranscriptView, transcript_id: int) -> float:
    """Seconds until the transcript is open and painted."""
    done: list[int] = []
    connection = view.opened.connect(done.append)
    began = time.perf_counter()
    view.open_transcript(transcript_id)
    while not done:
        _events()
    view.text.viewport().repaint()
    took = time.perf_counter() - began
    view.opened.disconnect(connection)
    return took


@contextmanager
def _editor() -> Iterator[tuple[TranscriptView, int]]:
    """The editor in a window, and a long transcript in its library."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if "DISPLAY" not in os.environ else "")
    if not os.environ["QT_QPA_PLATFORM"]:
        del os.environ["QT_QPA_PLATFORM"]
    from PySide6.QtWidgets import QApplication, QMainWindow

    from audio_engine.library import Library
    from desktop.bridge import Bridge
    from desktop.interviews.transcript.view import TranscriptView
    from desktop.notices import Notices
    from desktop.shortcuts import Shortcuts
    from desktop.theme import Theme
    from desktop.workspaces import WorkspaceContext
    from tests.desktop.transcript.samples import long_interview

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(Path(folder)) as library:
            transcript_id = long_interview(library)
        bridge = Bridge(Path(folder))
        theme = Theme(application, bridge.preferences)
        theme.complete()
        shortcuts = Shortcuts(bridge.preferences)
        window = QMainWindow()
        notices = Notices(theme, window)
        view = TranscriptView(
            WorkspaceContext(bridge, theme, shortcuts, notices, lambda _: None, lambda _name, _item: None)
        )
        window.setCentralWidget(view)
        window.resize(1180, 760)
        window.show()
        _settle()
        try:
            yield view, transcript_id
        finally:
            view.close_transcript()
            view.player.close()
            bridge.close()
            window.close()


def _say(what: str, times: list[float], bar_s: float, *, first_s: float | None = None) -> bool:
    ordered = sorted(times)
    median, worst = statistics.median(ordered), ordered[-1]
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    first = "" if first_s is None else f", the first {_ms(first_s)}"
    passed = p95 <= bar_s
    print(f"{what}: median {_ms(median)}, p95 {_ms(p95)}, worst {_ms(worst)}{first} (bar {_ms(bar_s)})")
    return passed


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _events() -> None:
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.processEvents()


def _settle() -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(300)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
