"""A workspace's surroundings without the window, and recordings in every state, made through the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.library import JobState, Library
from desktop.notices import Notices
from desktop.workspaces import WorkspaceContext
from tests.desktop.conftest import DATA

if TYPE_CHECKING:
    from desktop.bridge import Bridge
    from desktop.shortcuts import Shortcuts
    from desktop.theme import Theme

SLOWLY_MS = 120_000
SETTINGS = TranscriptionSettings(
    "faster-whisper", "micro", str(DATA / "models" / "whisper" / "micro"), language="en", mode="draft"
).to_json()
_WAYS = {
    JobState.QUEUED: (),
    JobState.RUNNING: (JobState.RUNNING,),
    JobState.PAUSED: (JobState.PAUSED,),
    JobState.INTERRUPTED: (JobState.RUNNING, JobState.INTERRUPTED),
    JobState.FAILED: (JobState.FAILED,),
    JobState.CANCELLED: (JobState.CANCELLED,),
}


class Host(QWidget):
    """Holds what is tested; notices stand over it. `gone_to` and `opened` are what was asked of the window."""

    def __init__(self, bridge: Bridge, theme: Theme, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.resize(1100, 760)
        self.gone_to: list[str] = []
        self.opened: list[tuple[str, object]] = []
        self.notices = Notices(theme, self)
        self.column = QVBoxLayout(self)
        self.context = WorkspaceContext(
            bridge,
            theme,
            shortcuts,
            self.notices,
            self.gone_to.append,
            lambda name, item: self.opened.append((name, item)),
        )

    def hold(self, widget: QWidget) -> None:
        """Show a widget."""
        self.column.addWidget(widget)
        self.show()


def add_recording(home: Path, path: Path, state: JobState | None = None, *, what: str = "", to_do: str = "") -> int:
    """Put a recording into the library, with a transcription in `state`; its id."""
    with Library.open(home) as library:
        status = path.stat() if path.exists() else None
        size, modified = (status.st_size, status.st_mtime_ns) if status else (1, 1)
        recording_id = library.add_recording(path, size_bytes=size, modified_ns=modified)
        if state is not None:
            job_id = library.add_job("transcribe", recording_id, SETTINGS)
            for step in _WAYS[state]:
                last = step is _WAYS[state][-1]
                library.set_job_state(job_id, step, what=what if last else "", to_do=to_do if last else "")
    return recording_id
