"""The library: recordings, transcripts, edits, jobs and search in one private SQLite file that survives crashes."""

from __future__ import annotations

from audio_engine.library.edits import Revision
from audio_engine.library.job_states import JobState, state_label
from audio_engine.library.jobs import JobRow
from audio_engine.library.library import Library
from audio_engine.library.queue_lock import QueueLock
from audio_engine.library.recordings import RecordingRow
from audio_engine.library.search import Hit
from audio_engine.library.transcripts import EditableTranscript, TranscriptRow
from audio_engine.library.windows import StoredWindow, WindowRow

__all__ = [
    "EditableTranscript",
    "Hit",
    "JobRow",
    "JobState",
    "Library",
    "QueueLock",
    "RecordingRow",
    "Revision",
    "StoredWindow",
    "TranscriptRow",
    "WindowRow",
    "state_label",
]
