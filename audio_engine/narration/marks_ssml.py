"""Articles in SSML 1.1 (https://www.w3.org/TR/speech-synthesis11/): the part of it that our voices can do.

What they cannot do (prosody, emphasis, recorded audio) is said in `Article.problems`; its text is read all the same.
The XML is untrusted: no entities, no network, no DTD is loaded, a bounded depth. For a locked child.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from audio_engine.errors import UnusableInputError
from audio_engine.limits import SSML_MAX_DEPTH
from audio_engine.narration.article import Article, Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.marks import limited
from audio_engine.narration.marks_ssml_elements import ASKING, break_seconds
from audio_engine.narration.marks_values import read_language
from audio_engine.text import tr

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_ssml"]

_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_SPACE: Final = re.compile(r"[ \t\r\n]+")
_SENTENCE_PAUSE: Final = "0.4"
"""Seconds between `s` elements that no full stop parts."""
_SENTENCE_ENDS: Final = (".", "!", "?", "…")
_NOT_TEXT: Final = frozenset({"metadata", "meta", "lexicon", "mark"})
_ONLY_TEXT: Final = frozenset({"speak", "p", "s", "lang", "w", "token", "desc"})
"""They hold text, and ask for nothing but perhaps a language."""


def read_ssml(text: str) -> Article:
    """The article of a `speak` document: its paragraphs `p`, and the text around those in paragraphs of its own.

    Raises:
        UnusableInputError: it is no XML, no SSML, or XML of a kind that is refused.
    """
    root = _parsed(text)
    if _local(root) != "speak":
        raise UnusableInputError(
            tr("This is no SSML: its first element is “{element}”.", element=_local(root)),
            tr("Put the text between <speak> and </speak>."),
        )
    reading = _Reading()
    language = reading.language_of(root, None)
    reading.read(root, language, 1)
    return Article(tuple(reading.finished()), language=language, problems=limited(reading.problems))


def _parsed(text: str) -> _Element:
    from lxml import etree  # for a locked child only

    if "<!ENTITY" in text:
        raise UnusableInputError(tr("This SSML declares entities."), tr("Write their text instead."))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as why:
        raise _not_well_formed(why.lineno or 1, why.msg or "") from why
    for error in parser.error_log:
        if error.domain != etree.ErrorDomains.NAMESPACE:  # prefixes of other makers stand in much SSML undeclared
            raise _not_well_formed(error.line, error.message)
    return root


def _not_well_formed(line: int, why: str) -> UnusableInputError:
    return UnusableInputError(
        tr("This SSML is no well-formed XML; line {line}: {why}.", line=line, why=why.strip().rstrip(".")),
        tr("Correct it there, or give the article as text."),
    )


@dataclass(slots=True)
class _Reading:
    """The paragraphs so far, and the one being read: with single spaces, and none at its start."""

    problems: list[str] = field(default_factory=list)
    _paragraphs: list[Paragraph] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _marks: list[Mark] = field(default_factory=list)
    _at_sentence_edge: bool = False

    def read(self, element: _Element, language: str | None, depth: int) -> None:
        """Take in what is in `element`, whose text is in `language`."""
        if depth > SSML_MAX_DEPTH:
            raise UnusableInputError(
                tr("The elements of this SSML are nested too deeply."), tr("Write it with fewer elements.")
            )
        self._add(element.text or "")
        for child in element:
            self._read_child(child, language, depth)
            self._add(child.tail or "")

    def language_of(self, element: _Element, language: str | None) -> str | None:
        """The language inside `element`, which stands in `language`."""
        if (code := element.get(_LANG)) is None:
            return language
        try:
            return read_language(code)
        except ValueError as why:
            self._report(_local(element), why)
            return language

    def finished(self) -> list[Paragraph]:
        """All paragraphs. A pause after the last is a mark at its end."""
        self._end_paragraph()
        if self._marks and self._paragraphs:
            last = self._paragraphs[-1]
            end = len(last.text)
            late = (replace(mark, start=end, end=end) for mark in self._marks)
            self._paragraphs[-1] = replace(last, marks=(*last.marks, *late))
        return self._paragraphs

    def _read_child(self, child: _Element, language: str | None, depth: int) -> None:
        name = _local(child)
        if name == "break":
            self._add_break(child)
        if name in _NOT_TEXT or name == "break":
            return
        if name == "p":
            self._end_paragraph()
        self._at_sentence_edge |= name == "s"
        start = self._length
        asked = [self._asked(child, name)]
        inner = self.language_of(child, language)
        if inner and inner != language:
            asked.append((MarkKind.LANGUAGE, inner))
        self.read(child, inner, depth + 1)
        self._marks += [Mark(start, self._length, *mark) for mark in asked if mark]
        self._at_sentence_edge |= name == "s"
        if name == "p":
            self._end_paragraph()

    def _asked(self, element: _Element, name: str) -> tuple[MarkKind, str] | None:
        """What `element` wants for its text, if that can be done."""
        if name in _ONLY_TEXT:
            return None
        if name not in ASKING:
            self.problems.append(
                tr("<{element}> is not known to our voices: its text is read without it.", element=name)
            )
            return None
        try:
            return ASKING[name](element.attrib)
        except ValueError as why:
            self._report(name, why)
            return None

    def _add(self, text: str) -> None:
        text = _XML_SPACE.sub(" ", text)
        if text.strip(" ") and self._length:
            self._part_from(text)
        if not self._length or self._parts[-1].endswith(" "):
            text = text.removeprefix(" ")
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _add_break(self, element: _Element) -> None:
        try:
            mark = Mark(self._length, self._length, MarkKind.PAUSE, break_seconds(element.attrib))
        except ValueError as why:
            self._report("break", why)
            return
        self._marks.append(mark)

    def _part_from(self, following: str) -> None:
        """Keep the words of two sentences apart, by a pause where no full stop does, and those around a break."""
        here = self._length
        has_pause = any(mark.kind is MarkKind.PAUSE and mark.start == here for mark in self._marks[-1:])
        if self._at_sentence_edge and not has_pause:
            if not "".join(self._parts[-2:]).rstrip(" »”\"')").endswith(_SENTENCE_ENDS):
                self._marks.append(Mark(here, here, MarkKind.PAUSE, _SENTENCE_PAUSE))
            has_pause = True
        self._at_sentence_edge = False
        if has_pause and following[0].isalnum() and not self._parts[-1].endswith(" "):
            self._parts.append(" ")
            self._length += 1

    def _end_paragraph(self) -> None:
        """Close the paragraph. Pauses without one wait for the next."""
        text = "".join(self._parts).rstrip(" ")
        if text:
            marks = [_placed(mark, text) for mark in self._marks]
            kept = tuple(mark for mark in marks if mark.kind is MarkKind.PAUSE or mark.start < mark.end)
            self._paragraphs.append(Paragraph(Kind.BODY, text, tuple(sorted(kept, key=lambda mark: mark.start))))
            self._marks = []
        self._parts = []
        self._length = 0
        self._at_sentence_edge = False

    def _report(self, name: str, why: ValueError) -> None:
        self.problems.append(tr("<{element}> is not followed: {why}.", element=name, why=why))


def _placed(mark: Mark, text: str) -> Mark:
    """`mark` without the spaces at its edges, within `text`."""
    start, end = min(mark.start, len(text)), min(mark.end, len(text))
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return replace(mark, start=start, end=end)


def _local(element: _Element) -> str:
    """The name of an element; of another maker's with its prefix."""
    return str(element.tag).removeprefix("{http://www.w3.org/2001/10/synthesis}")
