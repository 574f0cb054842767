"""Lists of names as a table: the columns are written, language, hint, say_as, value, scope, note, publication.

This is the form that keeps everything; `docs/names.md` describes it for people.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from audio_engine.names.entry import Name, NameList, SayAs, SayWay, Scope, clean
from audio_engine.text import tr

__all__ = ["COLUMNS", "names_from_csv", "names_to_csv"]

E = TypeVar("E", bound=StrEnum)

COLUMNS = ("written", "language", "hint", "say_as", "value", "scope", "note", "publication")

_DELIMITERS = ";,\t"
_HEADINGS = {"name": "written", "nom": "written", "langue": "language"}
"""What people call the first columns; the others have to be called as they are."""
_NO = {"no", "non", "false", "faux", "0", "n"}
_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet would compute; an apostrophe keeps it text, and is taken away again on reading."""


def names_from_csv(text: str) -> NameList:
    """The entries of a table, whichever of `;`, `,` and tab divides it; only the first column must be there.

    Without a first line of headings the columns are in the order of `COLUMNS`.
    """
    lines = text.splitlines()
    delimiter = _delimiter(lines)
    if lines and lines[0].lower().startswith("sep="):
        lines[0] = ""
    names, problems = [], []
    columns: tuple[str, ...] = ()
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if not columns:
                columns = _columns(cells)
                if columns:
                    continue
                columns = COLUMNS
            try:
                names.append(_name(dict(zip(columns, cells, strict=False))))
            except ValueError as why:
                problems.append(tr("Line {number} is left out: {why}.", number=reader.line_num, why=why))
    except csv.Error as why:
        problems.append(tr("The table cannot be read beyond line {number}: {why}.", number=reader.line_num, why=why))
    return NameList(tuple(names), tuple(problems))


def names_to_csv(names: Iterable[Name]) -> bytes:
    """A table of `names` that Excel opens with its accents and its columns right, and `names_from_csv` reads back."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for name in names:
        way, value = (str(name.say_as.way), name.say_as.value) if name.say_as else ("", "")
        cells = (
            name.written,
            name.language or "",
            "yes" if name.hint else "no",
            way,
            value,
            str(name.scope),
            name.note,
            name.publication,
        )
        writer.writerow([_guarded(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _delimiter(lines: list[str]) -> str:
    """The one that Excel names, or that divides the first line into most columns."""
    first = next((line for line in lines if line.strip()), "")
    if first.lower().startswith("sep=") and first[4:5] in tuple(_DELIMITERS):
        return first[4]
    try:
        return max(_DELIMITERS, key=lambda delimiter: len(next(csv.reader([first], delimiter=delimiter), [])))
    except csv.Error:  # a cell longer than any: reading the table tells of it, with its line
        return _DELIMITERS[0]


def _columns(cells: list[str]) -> tuple[str, ...]:
    """The columns that a line of headings names, none where the line is an entry."""
    named = tuple(_HEADINGS.get(cell.lower(), cell.lower()) for cell in cells)
    return named if "written" in named else ()


def _name(cells: dict[str, str]) -> Name:
    plain = {column: clean(_unguarded(cell)) for column, cell in cells.items()}
    way, publication = plain.get("say_as", "").lower(), plain.get("publication", "")
    return Name(
        written=plain.get("written", ""),
        language=plain.get("language") or None,
        hint=plain.get("hint", "").lower() not in _NO,
        say_as=SayAs(_choice(SayWay, way), plain.get("value", "")) if way else None,
        scope=_choice(Scope, plain.get("scope", "").lower() or (Scope.PUBLICATION if publication else Scope.APP)),
        note=plain.get("note", ""),
        publication=publication,
    )


def _choice(choices: type[E], value: str) -> E:
    try:
        return choices(value)
    except ValueError as problem:
        allowed = ", ".join(choices)
        raise ValueError(tr("“{value}” is none of {allowed}", value=value, allowed=allowed)) from problem


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) or _is_guarded(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if _is_guarded(cell) else cell


def _is_guarded(cell: str) -> bool:
    return cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
