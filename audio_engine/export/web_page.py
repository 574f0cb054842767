"""Writes a transcript as one HTML page: no script, nothing loaded from anywhere, an address for every moment.

`page.html#t=75.2` is the paragraph that begins at 75.2 s, `page.html#s12` the segment with the id 12. The page is also
well-formed XML, so that tools can read it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from audio_engine.export.languages import html_language, is_right_to_left, segment_language, text_language
from audio_engine.export.legible import legible
from audio_engine.export.notices import clock, doubt_label, gap_label, notices, open_doubts, provenance
from audio_engine.export.passages import Passage, passages

if TYPE_CHECKING:
    from audio_engine.export.options import ExportOptions
    from audio_engine.transcript import Gap, Segment, Transcript

__all__ = ["STYLE", "render_html"]

STYLE: Final = """
:root { color-scheme: light dark;
  --ink: #1b1b1b; --paper: #fdfdfb; --faint: #5b5b5b; --line: #c9c9c4; --mark: #fff1c2; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #17181a; --faint: #a9a9a9; --line: #45474b; --mark: #4a3d12; }
}
body { margin: 2rem auto; max-width: 44rem; padding: 0 1rem; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
.notices { border: 2px solid; padding: .75rem 1rem; }
.notices p { margin: .25rem 0; }
.review { font-weight: bold; }
.time { color: var(--faint); font: .85rem/1 ui-monospace, monospace; }
.time:focus-visible { outline: 2px solid; outline-offset: 2px; }
.speaker { font-weight: bold; }
.gap { border-inline-start: 4px double var(--line); color: var(--faint); font-style: italic;
  padding-inline-start: .75rem; }
.doubt { background: var(--mark); color: inherit; text-decoration: underline dotted; }
.why { font-size: .85rem; font-style: italic; }
:target { outline: 2px solid var(--line); outline-offset: 4px; }
.passage p:not(:last-child) { margin-bottom: 0; }
.passage p + p { margin-top: 0; }
footer { border-top: 1px solid var(--line); color: var(--faint); font-size: .85rem; margin-top: 2rem; }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #333; --line: #777; --mark: #fff; }
  body { font-size: 11pt; margin: 0; max-width: none; }
  a { text-decoration: none; }
  .passage p { orphans: 3; widows: 3; }
  .passage p:not(:last-child) { break-after: avoid; }
  .notices, .gap { break-inside: avoid; }
}
"""


def render_html(transcript: Transcript, options: ExportOptions) -> bytes:
    """One page in UTF-8 that follows the reader's light or dark setting and prints in black."""
    return _Page(legible(transcript), options).written()


class _Page:
    """One page in the making; it remembers which ids are taken, since each may stand only once."""

    def __init__(self, transcript: Transcript, options: ExportOptions) -> None:
        self._transcript = transcript
        self._options = options
        self._language = text_language(transcript)
        self._ids: set[str] = set()

    def written(self) -> bytes:
        name = escape(self._transcript.recording.name)
        review, *others = notices(self._transcript)
        lines = [
            "<!DOCTYPE html>",
            f'<html xmlns="http://www.w3.org/1999/xhtml"{_language_attribute(self._language)}>',
            "<head>",
            '<meta charset="utf-8"/>',
            """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>""",
            '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
            f"<title>{name or escape(review)}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            "<header>",
            f"<h1>{name or escape(review)}</h1>",
            '<div class="notices" role="note">',
            f'<p class="review">{escape(review)}</p>',
            *(f"<p>{escape(line)}</p>" for line in others),
            "</div>",
            "</header>",
            "<main>",
            *(self._item(item) for item in passages(self._transcript, self._options)),
            "</main>",
            "<footer>",
            *(f"<p>{escape(line)}</p>" for line in provenance(self._transcript)),
            "</footer>",
            "</body>",
            "</html>",
        ]
        return ("\n".join(lines) + "\n").encode()

    def _item(self, item: Passage | Gap) -> str:
        time = f"{self._time(item.start_s)} " if self._options.time_codes else ""
        if not isinstance(item, Passage):
            until = f"– {clock(item.end_s)} " if self._options.time_codes else ""
            return f'<p class="gap">{time}{until}[{escape(gap_label(self._language))}]</p>'
        speaker = f'<bdi class="speaker">{escape(item.speaker)}</bdi>' if item.speaker else ""
        text = " ".join(self._segment(segment) for segment in item.segments)
        heading = f"<p>{time}{speaker}</p>\n" if time or speaker else ""
        return f'<div class="passage">\n{heading}<p>{text}</p>\n</div>'

    def _time(self, start_s: float) -> str:
        moment = f"t={start_s:.3f}".rstrip("0").rstrip(".")
        return f'<a class="time"{self._id_attribute(moment)} href="#{moment}">{clock(start_s)}</a>'

    def _segment(self, segment: Segment) -> str:
        language = segment_language(segment, self._transcript)
        attributes = self._id_attribute(f"s{segment.id}") + (_language_attribute(language) if language else "")
        if self._options.time_codes:
            attributes += f' title="{clock(segment.start_s)} – {clock(segment.end_s)}"'
        doubts = open_doubts(segment)
        if not doubts:
            return f"<span{attributes}>{escape(segment.text)}</span>"
        why = f'<span class="why">[{escape(doubt_label(doubts, self._language))}]</span>'
        return f'<mark class="doubt"{attributes}>{why} {escape(segment.text)}</mark>'

    def _id_attribute(self, wanted: str) -> str:
        if wanted in self._ids:
            return ""
        self._ids.add(wanted)
        return f' id="{wanted}"'


def _language_attribute(language: str) -> str:
    direction = ' dir="rtl"' if is_right_to_left(language) else ""
    return f' lang="{html_language(language)}"{direction}'
