"""Transcripts to edit: small ones that a job could have stored, and a long one."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from audio_engine.library import Library, StoredWindow
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.flac_file import FlacWriter
from audio_engine.media.waveform import PeakWriter
from audio_engine.transcript import Doubt, EngineDescription, Gap, Segment, Speaker, Word
from tests.media.sounds import tone

ENGINE = EngineDescription("faster-whisper", "micro", "cpu", "int8", "accurate", "1.0", {})
SPEAKERS = (Speaker("S1", "Claire Martin"), Speaker("S2", "Minister"))
INTERVIEW = (
    ("S1", "Good evening, and thank you for coming."),
    ("S2", "Thank you for having me."),
    ("S1", "What did the council decide about the hospital?"),
    ("S2", "It decided nothing, because nobody asked it to."),
    ("S2", "The budget was voted in March."),
    ("S1", "So the money is there?"),
    ("S2", "The money is there, and it stays there."),
)


def segment(text: str, start_s: float, speaker: str | None = "S1", doubt: tuple[Doubt, ...] = ()) -> Segment:
    words = tuple(
        Word(word, round(start_s + n * 0.4, 3), round(start_s + n * 0.4 + 0.35, 3), 0.4 if n % 5 == 3 else 0.95)
        for n, word in enumerate(text.split())
    )
    end_s = words[-1].end_s if words else start_s
    return Segment(0, round(start_s, 3), end_s, text, text, words, speaker=speaker, doubt=doubt)


def begin(library: Library, speakers: tuple[Speaker, ...] = SPEAKERS, language: str = "en") -> int:
    recording_id = library.add_recording(Path("/recordings/interview.wav"), size_bytes=1_000, modified_ns=2)
    job_id = library.add_job("transcribe", recording_id, {})
    return library.begin_transcript(
        recording_id,
        job_id,
        engine=ENGINE,
        language=language,
        language_probability=0.98,
        task="transcribe",
        speakers=speakers,
    )


def add_window(
    library: Library, transcript_id: int, index: int, segments: tuple[Segment, ...], gaps: tuple[Gap, ...] = ()
) -> list[int]:
    window = StoredWindow(0, index, index * 480_000, (index + 1) * 480_000, segments, gaps)
    return [s.id for s in library.store_window(transcript_id, window)]


def interview(library: Library, *, finished: bool = True) -> int:
    """Seven passages by two people, one of them doubtful, and a gap from 29 to 31 s."""
    transcript_id = begin(library)
    segments = tuple(
        segment(text, n * 4.0, speaker, (Doubt.LOW_CONFIDENCE,) if n == 3 else ())
        for n, (speaker, text) in enumerate(INTERVIEW)
    )
    add_window(library, transcript_id, 0, segments, (Gap(29.0, 31.0),))
    if finished:
        library.finish_transcript(transcript_id, ())
    return transcript_id


def add_sound(library: Library, transcript_id: int, seconds: int) -> None:
    """A tone, as the recording's sound and its waveform."""
    folder = library.audio_folder(library.transcript_row(transcript_id).recording_id)
    samples = np.tile(tone(1, level=0.5), seconds)[:, np.newaxis]
    with (folder / "audio.flac").open("wb") as file, FlacWriter(file, rate=SAMPLE_RATE, channels=1) as flac:
        flac.write(samples)
    with (folder / "peaks.bin").open("wb") as file:
        peaks = PeakWriter(file, 1)
        peaks.add(samples)
        peaks.finish()


WORDS = (
    "the",
    "of",
    "and",
    "minister",
    "would",
    "because",
    "government",
    "interview",
    "question",
    "answer",
    "people",
    "actually",
    "remember",
    "evening",
    "hospital",
    "council",
    "budget",
    "nothing",
    "whether",
    "between",
    "money",
    "public",
    "school",
    "railway",
    "harbour",
    "letter",
    "yesterday",
    "Marseille",
)


def long_interview(library: Library, *, passages: int = 3_000, words: int = 10) -> int:
    """Three hours: 30,000 words in 3,000 passages."""
    drawn = random.Random(3)
    transcript_id = begin(library)
    step = 3 * 3600 / passages
    speaker = "S1"
    per_window = 10
    for index in range(passages // per_window):
        segments = []
        for n in range(per_window):
            if drawn.random() < 0.4:
                speaker = "S2" if speaker == "S1" else "S1"
            text = " ".join(drawn.choice(WORDS) for _ in range(words)).capitalize() + "."
            doubt = (Doubt.LOW_CONFIDENCE,) if drawn.random() < 0.03 else ()
            segments.append(segment(text, (index * per_window + n) * step, speaker, doubt))
        gaps = (Gap(segments[-1].end_s + 0.1, segments[-1].end_s + 1.2),) if drawn.random() < 0.1 else ()
        add_window(library, transcript_id, index, tuple(segments), gaps)
    library.finish_transcript(transcript_id, ())
    return transcript_id
