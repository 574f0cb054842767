"""The quote that a selection in a transcript makes."""

from __future__ import annotations

from dataclasses import dataclass

from audio_engine.transcript import Quote, Segment, Speaker
from desktop.bridge.transcript_work import quotation
from desktop.interviews.transcript.spoken_word import words_between

__all__ = ["SelectedQuote", "quote_line", "selected_quote"]


@dataclass(frozen=True, slots=True)
class SelectedQuote:
    """What is selected in a transcript. `speaker` is the id of who begins to speak; times are seconds."""

    text: str
    speaker: str | None
    start_s: float
    end_s: float


def selected_quote(parts: list[tuple[Segment, int, int]]) -> SelectedQuote | None:
    """The quote that selected stretches of paragraphs make; None where they hold no words."""
    texts = [segment.text[begin:end].strip() for segment, begin, end in parts]
    if not any(texts):
        return None
    spans = [words_between(segment, begin, end) for segment, begin, end in parts]
    return SelectedQuote(
        " ".join(filter(None, texts)),
        parts[0][0].speaker,
        min(start for start, _ in spans),
        max(end for _, end in spans),
    )


def quote_line(quote: SelectedQuote | Quote, speakers: tuple[Speaker, ...], language: str) -> str:
    """`“…” — Speaker, 00:12:04`, in the typography of the language. Nobody is named where nobody is known."""
    name = next((speaker.name for speaker in speakers if speaker.id == quote.speaker), None)
    return quotation(quote.text, name, quote.start_s, language=language)
