"""Subtitles of what is said, by the rules that transcripts have: the written form, at the time of its sound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from audio_engine.export.cues import speech_cues
from audio_engine.export.legible import legible
from audio_engine.export.options import ExportOptions
from audio_engine.export.subtitles import subtitle_file
from audio_engine.narration.publishing.disclosure import base_language
from audio_engine.narration.timeline import SentenceState, TimedSentence
from audio_engine.transcript import EngineDescription, RecordingDescription, Segment, Transcript, Word

__all__ = ["subtitles_of"]


def subtitles_of(
    timeline: Sequence[TimedSentence], syntax: Literal["srt", "vtt"], *, language: str, note: str = ""
) -> bytes:
    """A subtitle file for the sentences that are heard; `note` stands in a comment of WebVTT (SubRip has none).

    Where the words' times are known they are used, also where the written form differs from the spoken one.
    """
    transcript = legible(_as_transcript(timeline, language))
    text = subtitle_file(speech_cues(transcript, ExportOptions(speakers=False), dashes=False), syntax)
    if note and syntax == "vtt":
        comment = " ".join(note.split()).replace("-->", "→")
        text = text.replace("WEBVTT\n", f"WEBVTT\n\nNOTE {comment}\n", 1)
    return text.encode("utf-8", "replace")


def _as_transcript(timeline: Sequence[TimedSentence], language: str) -> Transcript:
    segments = tuple(
        Segment(
            id=sentence.index,
            start_s=sentence.start_s,
            end_s=sentence.end_s,
            text=sentence.text,
            machine_text=sentence.spoken,
            words=tuple(Word(word.text, word.start_s, word.end_s, 1.0) for word in sentence.words),
        )
        for sentence in timeline
        if sentence.state is SentenceState.SPOKEN
    )
    duration_s = max((segment.end_s for segment in segments), default=0.0)
    return Transcript(
        recording=RecordingDescription("", "", duration_s),
        engine=EngineDescription("", "", "", "", "", ""),
        language=base_language(language),
        segments=segments,
    )
