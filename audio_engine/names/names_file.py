"""Read a list of names that somebody hands in: plain text, CSV as Excel and others write it, or W3C PLS 1.0.

An entry that makes no sense is left out and told with its line; only a file that is no list at all is refused.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from audio_engine.errors import UnusableInputError
from audio_engine.limits import NAMES_FILE_MAX_BYTES
from audio_engine.names.csv_names import names_from_csv
from audio_engine.names.entry import Name, NameList, clean
from audio_engine.names.pls import names_from_pls
from audio_engine.text import tr

__all__ = ["read_names"]

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_names(path: Path) -> NameList:
    """The entries of `path`, in their order, each once.

    Files called `.csv` or `.tsv` are tables, XML is PLS, everything else has a name on each line, and comments
    after `#`.

    Raises:
        UnusableInputError: it cannot be read, is too large, or is no text.
    """
    content = _content(path)
    if path.suffix.lower() in {".pls", ".xml"} or content.lstrip(codecs.BOM_UTF8)[:200].lstrip().startswith(b"<"):
        found = names_from_pls(content, path)
    elif path.suffix.lower() in {".csv", ".tsv"}:
        found = names_from_csv(_decoded(content, path))
    else:
        found = _names_from_lines(_decoded(content, path))
    return _each_once(found)


def _each_once(found: NameList) -> NameList:
    """The last of the entries with one key; what another says otherwise is told."""
    last = {name.key: name for name in found.names}
    contradicted = {name.written: None for name in found.names if name != last[name.key]}
    problems = (tr("“{name}” is there several times: the last one counts.", name=name) for name in contradicted)
    return NameList(tuple(last.values()), (*found.problems, *problems))


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnusableInputError(tr("There is no file {file}.", file=path), tr("Check its name."))
        with path.open("rb") as stream:
            content = stream.read(NAMES_FILE_MAX_BYTES + 1)
    except OSError as problem:
        raise UnusableInputError(
            tr("{file} cannot be read: {why}.", file=path, why=problem.strerror or problem),
            tr("Check that you may read it, then try again."),
        ) from problem
    if len(content) > NAMES_FILE_MAX_BYTES:
        raise UnusableInputError(
            tr("The list of names {file} is larger than {limit} MB.", file=path, limit=NAMES_FILE_MAX_BYTES >> 20),
            tr("Split it into several files."),
        )
    return content


def _decoded(content: bytes, path: Path) -> str:
    """Marked encodings, else UTF-8, else what Excel writes in Western Europe."""
    encodings = ["utf-16"] if content.startswith(_UTF_16) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnusableInputError(
        tr("{file} is no list of names: it is not text.", file=path), tr("Give a .txt, .csv or .pls file.")
    )


def _names_from_lines(text: str) -> NameList:
    names, problems = [], []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if written := clean(line.partition("#")[0]):
                names.append(Name(written))
        except ValueError as why:
            problems.append(tr("Line {number} is left out: {why}.", number=number, why=why))
    return NameList(tuple(names), tuple(problems))
