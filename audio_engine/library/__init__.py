"""The library: recordings, transcripts, edits, jobs and search in one private SQLite file that survives crashes."""

from __future__ import annotations

from audio_engine.library.articles import ArticleHit, ArticleRow, ArticleState
from audio_engine.library.changes import Change, ChangedElsewhereError, ChangeKind
from audio_engine.library.corrections import CorrectionMemory, Place, Suggestion
from audio_engine.library.edits import Revision
from audio_engine.library.hearings import HearingRow, HearingState
from audio_engine.library.history import ChangeRow
from audio_engine.library.job_states import JobState, state_label
from audio_engine.library.jobs import JobRow
from audio_engine.library.library import Library
from audio_engine.library.marks import MarkRow
from audio_engine.library.narrations import NarrationRow
from audio_engine.library.queue import QueuedRow
from audio_engine.library.queue_lock import QueueLock
from audio_engine.library.recordings import RecordingRow
from audio_engine.library.reviews import ReviewProgress
from audio_engine.library.search import Hit
from audio_engine.library.shelf import RecordingState, ShelfRow
from audio_engine.library.transcripts import EditableTranscript, TranscriptNews, TranscriptRow
from audio_engine.library.windows import StoredWindow, WindowRow

__all__ = [
    "ArticleHit",
    "ArticleRow",
    "ArticleState",
    "Change",
    "ChangeKind",
    "ChangeRow",
    "ChangedElsewhereError",
    "CorrectionMemory",
    "EditableTranscript",
    "HearingRow",
    "HearingState",
    "Hit",
    "JobRow",
    "JobState",
    "Library",
    "MarkRow",
    "NarrationRow",
    "Place",
    "QueueLock",
    "QueuedRow",
    "RecordingRow",
    "RecordingState",
    "ReviewProgress",
    "Revision",
    "ShelfRow",
    "StoredWindow",
    "Suggestion",
    "TranscriptNews",
    "TranscriptRow",
    "WindowRow",
    "state_label",
]
