"""Where an author's marks stand after the text around them has changed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from audio_engine.narration.article import Mark, MarkKind

__all__ = ["change_between", "moved", "shared_out"]


def change_between(old: str, new: str) -> tuple[int, int, int]:
    """What differs, as short as can be: `old[head:old_end]` became `new[head:new_end]`."""
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    tail = next((n for n in range(shortest - head) if old[-1 - n] != new[-1 - n]), shortest - head)
    return head, len(old) - tail, len(new) - tail


def moved(marks: Sequence[Mark], old: str, new: str) -> tuple[Mark, ...]:
    """`marks` of `old`, in `new`: they keep their words. One whose words are all gone is gone.

    What is typed right behind a marked word belongs to the word if it goes on without a space.
    """
    if not marks or old == new:
        return tuple(marks)
    head, old_end, new_end = change_between(old, new)
    grown = new_end - old_end
    goes_on = head == old_end and new[head:new_end].isalnum()
    kept = []
    for mark in marks:
        if mark.kind is MarkKind.PAUSE:
            if not head < mark.start < old_end:
                at = mark.start + (grown if mark.start >= old_end and mark.start > head else 0)
                kept.append(replace(mark, start=at, end=at))
            continue
        is_its_word = goes_on and mark.end == head and old[mark.end - 1 : mark.end].isalnum()
        start = _place(mark.start, head, old_end, new_end, at_edge=new_end)
        end = new_end if is_its_word else _place(mark.end, head, old_end, new_end, at_edge=head)
        if start < end:
            kept.append(replace(mark, start=start, end=end))
    return tuple(kept)


def shared_out(marks: Iterable[Mark], texts: Sequence[str]) -> list[tuple[Mark, ...]]:
    """The marks of the lines of one text, as marks of each line; one that reaches over a line's end is cut there."""
    found: list[tuple[Mark, ...]] = []
    marks = list(marks)
    begin = 0
    for text in texts:
        end = begin + len(text)
        here = []
        for mark in marks:
            first, last = max(mark.start, begin), min(mark.end, end)
            if first < last or (mark.kind is MarkKind.PAUSE and begin <= mark.start <= end):
                here.append(replace(mark, start=first - begin, end=last - begin))
        found.append(tuple(here))
        begin = end + 1
    return found


def _place(position: int, head: int, old_end: int, new_end: int, *, at_edge: int) -> int:
    """Where the edge of a mark goes; one at or in what was replaced goes to `at_edge`."""
    if position < head:
        return position
    if position > old_end:
        return position + new_end - old_end
    if position == head:
        return head if head < old_end or at_edge == head else new_end
    if position == old_end:
        return new_end
    return at_edge
