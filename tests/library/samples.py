"""Small true content for a library: what a job would have stored."""

from __future__ import annotations

from pathlib import Path

from audio_engine.library import Library, StoredWindow
from audio_engine.transcript import Doubt, EngineDescription, Gap, Segment, Speaker, Word

ENGINE = EngineDescription("faster-whisper", "micro", "cpu", "int8", "accurate", "1.0", {"beam_size": 5})
SPEAKERS = (Speaker("S1", "Speaker 1"), Speaker("S2", "Speaker 2"))
WINDOW_SAMPLES = 480_000


def add_recording(library: Library, name: str = "interview.wav") -> int:
    return library.add_recording(Path("/recordings") / name, size_bytes=1_000, modified_ns=2)


def begin(library: Library, recording_id: int | None = None) -> int:
    recording_id = add_recording(library) if recording_id is None else recording_id
    job_id = library.add_job("transcribe", recording_id, {})
    return library.begin_transcript(
        recording_id,
        job_id,
        engine=ENGINE,
        language="fr",
        language_probability=0.98,
        task="transcribe",
        speakers=SPEAKERS,
    )


def segment(text: str, start_s: float = 0.0) -> Segment:
    words = tuple(Word(word, start_s + n * 0.5, start_s + n * 0.5 + 0.4, 0.9) for n, word in enumerate(text.split()))
    end_s = words[-1].end_s if words else start_s
    return Segment(0, start_s, end_s, text, text, words, speaker="S1", doubt=(Doubt.LOW_CONFIDENCE,))


def window(index: int, *texts: str, track: int = 0, gaps: tuple[Gap, ...] = ()) -> StoredWindow:
    start_s = index * 30.0
    segments = tuple(segment(text, start_s + 5.0 * n) for n, text in enumerate(texts))
    return StoredWindow(track, index, index * WINDOW_SAMPLES, (index + 1) * WINDOW_SAMPLES, segments, gaps)


def store(library: Library, *texts: str) -> tuple[int, list[int]]:
    """A new transcript with one window of these segments; its id and theirs."""
    transcript_id = begin(library)
    stored = library.store_window(transcript_id, window(0, *texts))
    return transcript_id, [s.id for s in stored]
