"""Writes the quotes that somebody has collected: each with who says it, when, and a link to the very sound.

A quote stands as it was copied. Where the transcript says something else by now, where nobody has listened to the
passage, or where the program does not vouch for it, that stands beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import quote as percent_encoded

from audio_engine.export.languages import text_language
from audio_engine.export.legible import legible, legible_text, legible_time
from audio_engine.export.notices import (
    clock,
    doubt_label,
    open_doubts,
    origin_notices,
    provenance,
    review_line,
    warning_notices,
)
from audio_engine.export.quote_list import QuoteItem, QuoteList
from audio_engine.export.quotes_text import quotes_html, quotes_md, quotes_txt
from audio_engine.export.writing import UnknownFormatError, writing_error
from audio_engine.files import atomic_write, free_name
from audio_engine.text import tr
from audio_engine.transcript import Doubt, Quote, ReviewState, SegmentState, Transcript

__all__ = ["QUOTE_FORMATS", "quotation", "render_quotes", "write_quotes"]


def quotation(text: str, speaker: str | None, start_s: float, *, language: str) -> str:
    """One line for the clipboard: `“…” — Speaker, 00:12:04`, with the quotation marks of the language."""
    who = legible_text(speaker or "")
    return " — ".join([_in_marks(legible_text(text), language), ", ".join(filter(None, [who, clock(start_s)]))])


def render_quotes(
    transcript: Transcript,
    quotes: Sequence[Quote],
    format: str,  # noqa: A002 - the word of the field
    *,
    sound: str | None = None,
) -> bytes:
    """What a file of this format holds. `sound` is the address of the recording as seen from the file.

    Raises:
        UnknownFormatError: quotes are not written in this format.
    """
    writer = QUOTE_FORMATS.get(format)
    if writer is None:
        raise UnknownFormatError(
            tr("Quotes cannot be exported as “{format}”.", format=format),
            tr("Choose from {formats}.", formats=", ".join(QUOTE_FORMATS)),
        )
    return writer(_listed(legible(transcript), quotes, sound))


def write_quotes(
    transcript: Transcript,
    quotes: Sequence[Quote],
    format: str,  # noqa: A002 - the word of the field
    target: Path,
    *,
    sound: Path | None = None,
    overwrite: bool = False,
) -> Path:
    """Write `target`, or `stem (2).ext` beside it where that name is taken and `overwrite` is off; the path written.

    `sound` is the file that the links lead to, by the way from the target's folder where there is one.

    Raises:
        UnknownFormatError: quotes are not written in this format.
        JobFailedError: the file cannot be written; what was there is unchanged and nothing is left behind.
    """
    address = None if sound is None else _address(sound, target.parent)
    content = render_quotes(transcript, quotes, format, sound=address)
    try:
        path = target if overwrite else free_name(target)
        with atomic_write(path) as stream:
            stream.write(content)
    except OSError as problem:
        raise writing_error(problem, target) from problem
    return path


def _address(sound: Path, folder: Path) -> str:
    """The sound's relative address; on Windows there is no way from one drive to another, and it is absolute then."""
    absolute = Path(os.path.abspath(sound))  # noqa: PTH100 - the link that was named, not its target
    try:
        relative = os.path.relpath(absolute, os.path.abspath(folder))  # noqa: PTH100 - the same
    except ValueError:
        return absolute.as_uri()
    return percent_encoded(os.fsencode(Path(relative).as_posix()))


def _listed(transcript: Transcript, quotes: Sequence[Quote], sound: str | None) -> QuoteList:
    language = text_language(transcript)
    advice = []
    if transcript.review.state is not ReviewState.REVIEWED:
        advice.append(tr("Check every quote against the recording.", language=language))
    return QuoteList(
        title=tr("Quotes", language=language),
        name=transcript.recording.name,
        language=language,
        notices=(review_line(transcript), *origin_notices(transcript), *advice, *warning_notices(transcript)),
        items=tuple(_item(transcript, quote, sound, language) for quote in quotes),
        provenance=provenance(transcript),
    )


def _item(transcript: Transcript, quote: Quote, sound: str | None, language: str) -> QuoteItem:
    start_s = legible_time(quote.start_s)
    end_s = max(start_s, legible_time(quote.end_s))
    name = transcript.speaker_name(quote.speaker)
    return QuoteItem(
        words=_in_marks(legible_text(quote.text), language),
        speaker=name or None,
        times=f"{clock(start_s)}–{clock(end_s)}",
        link=None if sound is None else f"{sound}#t={_seconds(start_s)},{_seconds(end_s)}",
        note=legible_text(quote.note),
        remarks=tuple(_remarks(transcript, quote, language)),
    )


def _remarks(transcript: Transcript, quote: Quote, language: str) -> list[str]:
    """What does not hold of the quote: its words by now, its passage's doubts, that somebody has listened."""
    under = [s for s in transcript.segments if s.text and s.start_s < quote.end_s and s.end_s > quote.start_s]
    standing = _ink(" ".join(segment.text for segment in under))
    remarks = []
    if _ink(legible_text(quote.text)) not in standing:
        remarks.append(tr("the transcript says something else by now", language=language))
    doubts = {doubt for segment in under for doubt in open_doubts(segment)}
    if doubts:
        remarks.append(doubt_label([doubt for doubt in Doubt if doubt in doubts], language))
    unchecked = any(segment.state is not SegmentState.CHECKED for segment in under)
    if unchecked and transcript.review.state is not ReviewState.REVIEWED:
        remarks.append(tr("nobody has ticked this passage as checked", language=language))
    return remarks


def _ink(text: str) -> str:
    """The letters and figures: quotation marks, spaces and capitals may differ."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _in_marks(text: str, language: str) -> str:
    return f"«\u00a0{text}\u00a0»" if language.split("-", maxsplit=1)[0] == "fr" else f"“{text}”"


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def _docx(quotes: QuoteList) -> bytes:
    # It loads lxml and more: 70 ms that most commands have no use for.
    from audio_engine.export.quotes_word import quotes_docx

    return quotes_docx(quotes)


QUOTE_FORMATS: Final[Mapping[str, Callable[[QuoteList], bytes]]] = MappingProxyType(
    {"txt": quotes_txt, "md": quotes_md, "docx": _docx, "html": quotes_html}
)
"""Every format by its name, which is also the ending of its files."""
