"""Writes a transcript as SubRip and as WebVTT subtitles."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Final, Literal

import pysubs2

from audio_engine.export.cues import reading_cues, speech_cues
from audio_engine.export.languages import text_language
from audio_engine.export.legible import legible
from audio_engine.export.notices import (
    clock,
    doubt_label,
    gap_label,
    notices,
    open_doubts,
    origin_notices,
    review_line,
    warning_notices,
)
from audio_engine.transcript import ReviewState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audio_engine.export.cues import Cue, Line
    from audio_engine.export.options import ExportOptions
    from audio_engine.transcript import Transcript

__all__ = ["render_srt", "render_vtt", "subtitle_file"]

# pysubs2 takes `\N`, `\n` and `\h` for its own line breaks and spaces, also in what people said. A legible text
# has no NUL, so it stands for the backslash until the file is written.
_BACKSLASH: Final = "\0"


def render_srt(transcript: Transcript, options: ExportOptions) -> bytes:
    """UTF-8 SubRip. It knows no comments, so what must be said is said in subtitles.

    Who has not reviewed the text stands at the very beginning; the rest comes after the end of the recording, where
    whoever opens the file finds it and no viewer has to read it.
    """
    transcript = legible(transcript)
    language = text_language(transcript)
    reviewed = transcript.review.state is ReviewState.REVIEWED
    opening = [] if reviewed else reading_cues([review_line(transcript)], 0, options, language)
    free_ms = _after(opening, options)
    speech = speech_cues(transcript, options, dashes=True, not_before_ms=free_ms)
    closing = [
        *([review_line(transcript)] if reviewed else []),
        *origin_notices(transcript),
        *warning_notices(transcript),
    ]
    end_ms = max(_after(speech or opening, options), round(transcript.recording.duration_s * 1000))
    return subtitle_file([*opening, *speech, *reading_cues(closing, end_ms, options, language)], "srt").encode()


def render_vtt(transcript: Transcript, options: ExportOptions) -> bytes:
    """UTF-8 WebVTT with voice tags; what must be said stands in a comment at the top, which players do not show."""
    transcript = legible(transcript)
    text = subtitle_file(speech_cues(transcript, options, dashes=False), "vtt")
    note = "\n".join(line.replace("-->", "→") for line in ("NOTE", *notices(transcript), *_doubts(transcript)))
    return text.replace("WEBVTT\n", f"WEBVTT\n\n{note}\n", 1).encode()


def subtitle_file(cues: Iterable[Cue], syntax: Literal["srt", "vtt"]) -> str:
    """The text of a file with these subtitles, in order."""
    text_of = _vtt_text if syntax == "vtt" else _srt_text
    subtitles = pysubs2.SSAFile()
    for cue in cues:
        text = text_of(cue.lines).replace("\\", _BACKSLASH)
        subtitles.append(pysubs2.SSAEvent(cue.start_ms, cue.end_ms, text))
    return subtitles.to_string(syntax, keep_ssa_tags=True).replace(_BACKSLASH, "\\")


def _after(cues: list[Cue], options: ExportOptions) -> int:
    return cues[-1].end_ms + ceil(options.subtitles.min_gap_s * 1000) if cues else 0


def _doubts(transcript: Transcript) -> list[str]:
    """A line for each doubtful segment and each gap, in the order of time."""
    language = text_language(transcript)
    found = [
        (s.start_s, s.end_s, doubt_label(doubts, language))
        for s in transcript.segments
        if s.text and (doubts := open_doubts(s))
    ]
    found += [(gap.start_s, gap.end_s, gap_label(language)) for gap in transcript.gaps]
    return [f"{clock(start_s)}–{clock(end_s)} {label}" for start_s, end_s, label in sorted(found)]


def _srt_text(lines: Iterable[Line]) -> str:
    """SubRip has no escapes: what players take for an arrow, a tag or a command is written with a look-alike."""
    text = "\n".join(line.text for line in lines).replace("-->", "→")
    return re.sub(r"\{(?=\\)", "(", re.sub(r"<(?=[A-Za-z/!])", "‹", text))


def _vtt_text(lines: Iterable[Line]) -> str:
    voices = []
    for speaker, said in groupby(lines, key=lambda line: line.speaker):
        text = "\n".join(escape(line.text, quote=False) for line in said)
        voices.append(f"<v {escape(speaker, quote=False)}>{text}</v>" if speaker else text)
    return "\n".join(voices)
