"""Pronunciation lexicons, W3C PLS 1.0 (https://www.w3.org/TR/pronunciation-lexicon/).

A lexicon is untrusted XML: one with a document type, which is where entities are declared, is refused unread.
PLS knows only pronunciations in one language; `csv_names` is the form that keeps everything.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from audio_engine.errors import UnusableInputError
from audio_engine.names.entry import Name, NameList, SayAs, SayWay, clean
from audio_engine.text import tr

__all__ = ["names_from_pls", "names_to_pls"]

_NAMESPACE: Final = "http://www.w3.org/2005/01/pronunciation-lexicon"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_MAX_DEPTH: Final = 50
"""A lexicon is three deep, with its metadata some more."""


def names_from_pls(content: bytes, path: Path) -> NameList:
    """The entries of a lexicon: an alias becomes a respelling, a phoneme IPA. `path` is named in errors.

    Raises:
        UnusableInputError: it is no lexicon, or declares a document type.
    """
    try:
        _refuse_declarations(content)
        root = ET.fromstring(content)  # noqa: S314 - without declarations there is nothing to expand
    except (ValueError, expat.ExpatError, ET.ParseError, LookupError) as why:
        raise UnusableInputError(
            tr("{file} is no pronunciation lexicon that can be read: {why}.", file=path, why=why),
            tr("Give a W3C PLS 1.0 file without a document type, or a .csv file."),
        ) from why
    if _local(root) != "lexicon":
        raise UnusableInputError(
            tr("{file} is no pronunciation lexicon.", file=path), tr("Give a W3C PLS 1.0 file, or a .csv file.")
        )
    names: list[Name] = []
    problems: list[str] = []
    for number, lexeme in enumerate((child for child in root if _local(child) == "lexeme"), 1):
        try:
            names.extend(_names(lexeme, root))
        except ValueError as why:
            problems.append(tr("Entry {number} is left out: {why}.", number=number, why=why))
    return NameList(tuple(names), tuple(problems))


def names_to_pls(names: Iterable[Name], language: str) -> tuple[bytes, tuple[Name, ...]]:
    """A lexicon for `language`, and the entries that PLS cannot hold.

    Those are: without a pronunciation, said as a word of a language, for another language. Letters become an alias
    with spaces.
    """
    ET.register_namespace("", _NAMESPACE)
    root = ET.Element(_tag("lexicon"), {"version": "1.0", "alphabet": "ipa", _LANG: language})
    left_out = []
    for name in names:
        said = _pronunciation(name)
        if said is None or name.language not in {None, language}:
            left_out.append(name)
            continue
        lexeme = ET.SubElement(root, _tag("lexeme"))
        ET.SubElement(lexeme, _tag("grapheme")).text = name.written
        ET.SubElement(lexeme, _tag(said[0])).text = said[1]
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n", tuple(left_out)


def _pronunciation(name: Name) -> tuple[str, str] | None:
    match name.say_as:
        case SayAs(SayWay.IPA, value):
            return "phoneme", value
        case SayAs(SayWay.RESPELLING, value):
            return "alias", value
        case SayAs(SayWay.LETTERS):
            return "alias", " ".join(letter for letter in name.written if letter.isalnum())
        case _:
            return None


def _names(lexeme: ET.Element, root: ET.Element) -> Iterator[Name]:
    said = None
    for child in sorted(lexeme, key=lambda element: element.get("prefer") != "true"):
        text = clean("".join(child.itertext()))
        if not text or said:
            continue
        if _local(child) == "alias":
            said = SayAs(SayWay.RESPELLING, text)
        elif _local(child) == "phoneme":
            alphabet = child.get("alphabet") or root.get("alphabet") or "ipa"
            if alphabet != "ipa":
                raise ValueError(tr("the alphabet “{alphabet}” is not known", alphabet=alphabet))
            said = SayAs(SayWay.IPA, text)
    for child in lexeme:
        if _local(child) == "grapheme":
            yield Name(clean("".join(child.itertext())), language=root.get(_LANG) or None, say_as=said)


def _refuse_declarations(content: bytes) -> None:
    """Raises ValueError for a document type, and for elements inside each other without end."""
    depth = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise ValueError(tr("its elements are nested too deeply"))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise ValueError(tr("it declares a document type"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    parser.Parse(content, True)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
