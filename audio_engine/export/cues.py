"""Makes the subtitles of a transcript: what stands on their lines, who says it, and from when to when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from math import ceil, inf
from typing import TYPE_CHECKING, Final

from audio_engine.export.cutting import cut
from audio_engine.export.languages import segment_language, text_language
from audio_engine.export.passages import speaker_labels
from audio_engine.export.timed_text import silent_tokens, timed_tokens, width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audio_engine.export.options import ExportOptions, SubtitleRules
    from audio_engine.transcript import Segment, Transcript

__all__ = ["Cue", "Line", "reading_cues", "speech_cues"]

SAME_BREATH_S: Final = 0.7
"""Segments of one speaker that follow each other within this time may share a subtitle."""

_DASH: Final = "-\u00a0"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text without line breaks, and the name of its speaker where speakers are shown."""

    text: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle. Times are milliseconds on the recording's timeline."""

    start_ms: int
    end_ms: int
    lines: tuple[Line, ...]

    @property
    def chars(self) -> int:
        """What there is to read, the line break counted as a space."""
        return sum(width(line.text) for line in self.lines) + len(self.lines) - 1


def speech_cues(transcript: Transcript, options: ExportOptions, *, dashes: bool, not_before_ms: int = 0) -> list[Cue]:
    """The subtitles of a legible transcript, none before `not_before_ms`.

    With `dashes`, a change of speaker shows as a dash in the text. The rules of `options.subtitles` hold for each;
    where they contradict each other, `docs/exports.md` says which one yields.
    """
    rules, labels = options.subtitles, speaker_labels(transcript)
    streams = _streams(transcript)
    found: list[Cue] = []
    for number, stream in enumerate(streams):
        until_ms = streams[number + 1][0].start_s * 1000 if number + 1 < len(streams) else inf
        speaker = labels[stream[0].speaker] if options.speakers and stream[0].speaker else None
        changed = options.speakers and number > 0 and stream[0].speaker != streams[number - 1][-1].speaker
        lead = _DASH if dashes and changed and stream[0].text[0] not in "-–—" else ""
        tokens = [
            token
            for index, segment in enumerate(stream)
            for token in timed_tokens(segment, rules.max_line_chars, lead=lead if index == 0 else "")
        ]
        language = segment_language(stream[0], transcript) or text_language(transcript)
        found += [
            Cue(block.start_ms, block.end_ms, tuple(Line(_plain(text), speaker) for text in block.lines))
            for block in cut(tokens, rules, language, until_ms=until_ms)
        ]
    found.sort(key=lambda cue: cue.start_ms)
    return _scheduled(_paired(found, rules, dashes=dashes), rules, not_before_ms)


def reading_cues(texts: Iterable[str], start_ms: int, options: ExportOptions, language: str) -> list[Cue]:
    """Subtitles for sentences that nobody says, from `start_ms`, each as long as reading takes."""
    rules = options.subtitles
    found: list[Cue] = []
    for text in texts:
        for block in cut(silent_tokens(text, start_ms, rules.max_line_chars), rules, language):
            cue = Cue(start_ms, start_ms, tuple(Line(line) for line in block.lines))
            found.append(replace(cue, end_ms=start_ms + _reading_ms(cue, rules)))
            start_ms = found[-1].end_ms + ceil(rules.min_gap_s * 1000)
    return found


def _streams(transcript: Transcript) -> list[list[Segment]]:
    """Segments that flow into each other: the same speaker, the same language, hardly a pause."""
    streams: list[list[Segment]] = []
    for segment in transcript.segments:
        if not segment.text:
            continue
        last = streams[-1][-1] if streams else None
        flows = (
            last is not None
            and (last.speaker, last.language) == (segment.speaker, segment.language)
            and 0 <= segment.start_s - last.end_s <= SAME_BREATH_S
        )
        if flows:
            streams[-1].append(segment)
        else:
            streams.append([segment])
    return streams


def _plain(line: str) -> str:
    return "- " + line.removeprefix(_DASH) if line.startswith(_DASH) else line


def _paired(found: list[Cue], rules: SubtitleRules, *, dashes: bool) -> list[Cue]:
    """Short exchanges on two lines of one subtitle, where the first line alone could not be read in time."""
    paired: list[Cue] = []
    for cue in found:
        pair = _pair(paired[-1], cue, rules, dashes=dashes) if paired else None
        if pair:
            paired[-1] = pair
        else:
            paired.append(cue)
    return paired


def _pair(first: Cue, second: Cue, rules: SubtitleRules, *, dashes: bool) -> Cue | None:
    end_ms = max(first.end_ms, second.end_ms)
    in_time = second.start_ms - rules.min_gap_s * 1000 - first.start_ms >= _reading_ms(first, rules)
    lines = (*first.lines, *second.lines)
    if in_time or len(lines) > min(2, rules.max_lines) or end_ms - first.start_ms > rules.max_duration_s * 1000:
        return None
    if dashes and lines[0].speaker != lines[1].speaker:
        lines = tuple(line if line.text.startswith("-") else replace(line, text=f"- {line.text}") for line in lines)
    if any(width(line.text) > rules.max_line_chars for line in lines):
        return None
    return Cue(first.start_ms, end_ms, lines)


def _scheduled(found: list[Cue], rules: SubtitleRules, not_before_ms: int) -> list[Cue]:
    """Final times. What is certain: order, gaps, shortest and longest duration; then the lag; then time for reading."""
    gap_ms, longest_ms = ceil(rules.min_gap_s * 1000), int(rules.max_duration_s * 1000)
    placed: list[Cue] = []
    free_ms = not_before_ms
    for cue, following in zip_longest(found, found[1:]):
        start_ms = max(cue.start_ms, free_ms)
        end_ms = max(cue.end_ms, start_ms + _reading_ms(cue, rules))
        if following:
            in_time_ms = following.start_ms - gap_ms
            read_ms = start_ms + _reading_ms(cue, rules)
            end_ms = min(end_ms, max(in_time_ms, read_ms), in_time_ms + int(rules.max_lag_s * 1000))
        end_ms = min(max(end_ms, start_ms + ceil(rules.min_duration_s * 1000)), start_ms + longest_ms)
        placed.append(replace(cue, start_ms=start_ms, end_ms=end_ms))
        free_ms = end_ms + gap_ms
    return placed


def _reading_ms(cue: Cue, rules: SubtitleRules) -> int:
    reading_s = max(rules.min_duration_s, cue.chars / rules.max_chars_per_s)
    return ceil(1000 * min(reading_s, rules.max_duration_s))
