"""What the cells of the list of recordings say."""

from __future__ import annotations

from desktop.interviews.recording_order import Column
from desktop.interviews.shelf_state import ShelfLine, ShelfState
from desktop.lists.wording import language_name, length, moment

__all__ = ["cell_text", "cell_tooltip"]


def cell_text(line: ShelfLine, column: Column, *, whole: bool) -> str:
    """What a cell says; `whole`: to a screen reader, which also reads the second line."""
    row = line.row
    match column:
        case Column.TITLE:
            return row.title
        case Column.DATE:
            return moment(row.added_at)
        case Column.LENGTH:
            return "" if row.duration_s is None else length(row.duration_s)
        case Column.LANGUAGE:
            return language_name(row.language or "")
        case Column.STATE:
            return f"{line.headline}. {line.more}".rstrip(". ") if whole else line.headline


def cell_tooltip(line: ShelfLine, column: Column) -> str | None:
    """What has no room in a cell."""
    match column:
        case Column.TITLE:
            return line.row.path_text
        case Column.STATE if line.state is ShelfState.FAILED:
            return f"{line.row.what} {line.row.to_do}".strip()
        case _:
            return None
