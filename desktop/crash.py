"""Mistakes of ours: a report on this machine, and word of it at the next start.

Python's exceptions are written at once, in whichever thread they happen; a crash in native code leaves what
faulthandler could write. A marker file is there while the program runs, so that a run that ended badly is noticed.
Nothing is ever sent.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from PySide6.QtCore import qVersion

from audio_engine import __version__
from audio_engine.files import atomic_write, free_name, private_folder

__all__ = ["BadEnd", "CrashReports"]

_MARKER: Final = "desktop-running"
_NATIVE: Final = "native-crash.txt"


@dataclass(frozen=True, slots=True)
class BadEnd:
    """The last run did not end as it should. `report` is None where it was killed or the power went."""

    report: Path | None


class CrashReports:
    """The reports of one data folder. `step` is what the program is doing, for the report's first lines."""

    def __init__(self, home: Path) -> None:
        self._folder = private_folder(home / "reports")
        self._marker = home / _MARKER
        self._native: IO[str] | None = None
        self.step = "start"
        self.on_report: Callable[[BaseException, Path | None], None] | None = None
        """Called in the thread of the mistake once its report is written (None: it could not be)."""

    def begin(self) -> BadEnd | None:
        """Take over from here: catch what nobody catches. Returns how the last run ended, if that was badly.

        Raises:
            OSError: the data folder cannot be written.
        """
        bad_end = self._last_end()
        self._marker.write_text(str(os.getpid()), encoding="ascii")
        self._native = (self._folder / _NATIVE).open("w", encoding="utf-8")
        faulthandler.enable(self._native)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        return bad_end

    def end(self) -> None:
        """The program ends as it should."""
        self._marker.unlink(missing_ok=True)
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            self._native = None

    def write(self, mistake: BaseException) -> Path | None:
        """Write a report; None where even that is impossible."""
        import traceback  # here, as `datetime` below: most runs make no mistake

        text = "".join(traceback.format_exception(mistake))
        head = f"souffleur {__version__}, desktop, Python {sys.version}, Qt {qVersion()}\nstep: {self.step}\n"
        path: Path | None
        try:
            path = self._new_name()
            with atomic_write(path, mode=0o600) as stream:
                stream.write(f"{head}{text}".encode(errors="backslashreplace"))
        except OSError:
            path = None
        if self.on_report is not None:
            self.on_report(mistake, path)
        return path

    def _new_name(self, ending: str = ".txt") -> Path:
        from datetime import UTC, datetime

        return free_name(self._folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S}{ending}")

    def _last_end(self) -> BadEnd | None:
        if not self._marker.exists():
            return None
        began = self._marker.stat().st_mtime
        native = self._folder / _NATIVE
        if native.exists() and native.stat().st_size:
            native = native.rename(self._new_name("-native.txt"))
        reports = [f for f in self._folder.glob("*.txt") if f.name != _NATIVE and f.stat().st_mtime >= began]
        return BadEnd(max(reports, key=lambda f: f.stat().st_mtime, default=None))

    def _on_exception(self, kind: type[BaseException], mistake: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, mistake, trace)
            return
        self.write(mistake)

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.write(told.exc_value)
