"""Puts segments together into paragraphs as people read them, with the gaps in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audio_engine.export.languages import text_language
from audio_engine.text import tr
from audio_engine.transcript import Gap, Segment

if TYPE_CHECKING:
    from audio_engine.export.options import ExportOptions
    from audio_engine.transcript import Transcript

__all__ = ["Passage", "passages", "speaker_labels"]

PARAGRAPH_PAUSE_S: Final = 2.0
"""A silence as long as this begins a new paragraph."""

PARAGRAPH_CHARS: Final = 600
"""From here on the next end of a sentence ends the paragraph: a monologue is no wall of text."""

_SENTENCE_ENDS: Final = (".", "?", "!", "…", "。", "？", "！", "»", "”", '"')


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. `speaker` is the name to write before it, None where it goes on from the paragraph before."""

    speaker: str | None
    segments: tuple[Segment, ...]

    @property
    def start_s(self) -> float:
        """Where it begins, in seconds on the decoded timeline."""
        return self.segments[0].start_s


def passages(transcript: Transcript, options: ExportOptions) -> list[Passage | Gap]:
    """The paragraphs and gaps of a legible transcript in the order of time; segments without text are left out."""
    moments: list[Segment | Gap] = [*(s for s in transcript.segments if s.text), *transcript.gaps]
    moments.sort(key=lambda moment: moment.start_s)
    labels = speaker_labels(transcript)
    found: list[Passage | Gap] = []
    open_segments: list[Segment] = []
    named: str | None = None

    def close() -> None:
        nonlocal named
        if open_segments:
            name = labels[open_segments[0].speaker] if options.speakers else None
            found.append(Passage(name if name != named else None, tuple(open_segments)))
            named = name
            open_segments.clear()

    for moment in moments:
        if isinstance(moment, Gap):
            close()
            found.append(moment)
            continue
        if open_segments and _begins_paragraph(open_segments, moment):
            close()
        open_segments.append(moment)
    close()
    return found


def speaker_labels(transcript: Transcript) -> dict[str | None, str | None]:
    """The name to show for every speaker of a segment, also for None; all None where no speaker is known at all."""
    names = {speaker.id: speaker.name for speaker in transcript.speakers}
    labels: dict[str | None, str | None] = {
        segment.speaker: names.get(segment.speaker) or segment.speaker
        for segment in transcript.segments
        if segment.speaker
    }
    labels[None] = tr("Unknown speaker", language=text_language(transcript)) if labels else None
    return labels


def _begins_paragraph(before: list[Segment], segment: Segment) -> bool:
    last = before[-1]
    if segment.speaker != last.speaker or segment.start_s - last.end_s >= PARAGRAPH_PAUSE_S:
        return True
    if sum(len(s.text) for s in before) < PARAGRAPH_CHARS:
        return False
    # The basic recogniser writes no punctuation: its segments end at pauses, which is the best there is.
    return last.text.endswith(_SENTENCE_ENDS) or not any(s.text.endswith(_SENTENCE_ENDS) for s in before)
