"""Writes a transcript as CommonMark in which nothing that was said or named can become markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from audio_engine.export.languages import text_language
from audio_engine.export.legible import legible
from audio_engine.export.notices import clock, doubt_label, gap_label, notices, open_doubts, provenance
from audio_engine.export.passages import Passage, passages
from audio_engine.text import tr

if TYPE_CHECKING:
    from audio_engine.export.options import ExportOptions
    from audio_engine.transcript import Gap, Segment, Transcript

__all__ = ["escaped", "render_md"]

# What means something inside a line, to CommonMark or to GitHub's dialect (~ $ @ and bare addresses).
_INLINE: Final = re.compile(r"[\\`*_{}\[\]<>#|~&$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
# What means something at the start of a line: bullets, rules, setext underlines, numbered items.
_LINE_START: Final = re.compile(r"^(?:[-+=]|\d{1,9}(?=[.)]))")


def render_md(transcript: Transcript, options: ExportOptions) -> bytes:
    """UTF-8, a title, the notices as a quotation, a paragraph a turn."""
    transcript = legible(transcript)
    language = text_language(transcript)
    review, *others = notices(transcript)
    head = [
        f"# {escaped(transcript.recording.name)}",
        "\n>\n".join([f"> **{escaped(review)}**", *(f"> {escaped(line)}" for line in others)]),
        "\n".join(f"- {escaped(line)}" for line in provenance(transcript)),
    ]
    body = [_paragraph(item, language, options) for item in passages(transcript, options)]
    return ("\n\n".join([*head, *body]) + "\n").encode()


def escaped(text: str) -> str:
    """One line of text so that a CommonMark reader shows exactly that text, wherever in a block it stands."""
    text = _INLINE.sub(lambda found: "\\" + found.group(), text)
    return _LINE_START.sub(lambda found: _escaped_start(found.group()), text)


def _escaped_start(start: str) -> str:
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def _paragraph(item: Passage | Gap, language: str, options: ExportOptions) -> str:
    if not isinstance(item, Passage):
        times = f", {clock(item.start_s)}–{clock(item.end_s)}" if options.time_codes else ""
        return f"*{escaped(f'[{gap_label(language)}{times}]')}*"
    before = f"{escaped(f'[{clock(item.start_s)}]')} " if options.time_codes else ""
    if item.speaker:
        before += f"**{escaped(tr('{name}:', language=language, name=item.speaker))}** "
    return before + " ".join(_text(segment, language) for segment in item.segments)


def _text(segment: Segment, language: str) -> str:
    doubts = open_doubts(segment)
    if not doubts:
        return escaped(segment.text)
    opening = escaped(f"[{doubt_label(doubts, language)}]")
    closing = escaped(tr("[end of the doubtful passage]", language=language))
    return f"*{opening}* {escaped(segment.text)} *{closing}*"
