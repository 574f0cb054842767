"""What people do to paragraphs, as edits: pure functions from what stands to what shall stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from audio_engine.narration.article import DropReason, Kind, Mark, MarkKind, Paragraph
from desktop.articles.editor.lines import Edit, EditKind, Line, Lines, Splice
from desktop.articles.editor.mark_positions import moved, shared_out

__all__ = ["drop", "mark", "restore", "retype", "rewrite", "set_kind", "unmark"]

_ONE_OF_ITS_KIND = {Kind.HEADLINE, Kind.STANDFIRST, Kind.CROSSHEAD, Kind.CAPTION, Kind.BYLINE}
"""What follows such a paragraph when Enter is pressed in it is the text, not another of the kind."""


def retype(at: int, base: Line, text: str) -> Edit:
    """`text` stands in place of the text of `base`; the marks keep their words."""
    paragraph = replace(base.paragraph, text=text, marks=moved(base.paragraph.marks, base.text, text))
    return Edit(EditKind.TEXT, (Splice(at, (base,), (replace(base, paragraph=paragraph),)),))


def rewrite(at: int, before: Sequence[Line], texts: Sequence[str], new_key: Callable[[], int]) -> Edit:
    """Lines with `texts` stand in place of `before`. The first stays the first, the last the last; marks move along."""
    old, new = "\n".join(line.text for line in before), "\n".join(texts)
    marks: list[Mark] = []
    begin = 0
    for line in before:
        marks += [replace(one, start=one.start + begin, end=one.end + begin) for one in line.paragraph.marks]
        begin += len(line.text) + 1
    shares = shared_out(moved(marks, old, new), texts)
    after = []
    for number, (text, share) in enumerate(zip(texts, shares, strict=True)):
        source = _source(before, number, len(texts), text)
        if source is not None:
            paragraph = replace(source.paragraph, text=text, marks=share)
            after.append(Line(source.key, paragraph))
        else:
            after.append(Line(new_key(), Paragraph(_kind_of_new(before), text, share)))
    return Edit(EditKind.STRUCTURE, (Splice(at, tuple(before), tuple(after)),))


def set_kind(lines: Lines, indexes: Iterable[int], kind: Kind) -> Edit | None:
    """Make these paragraphs be of a kind; None where they are."""
    return _each(EditKind.KIND, lines, indexes, lambda paragraph: replace(paragraph, kind=kind))


def drop(lines: Lines, indexes: Iterable[int], reason: DropReason = DropReason.BY_HAND) -> Edit | None:
    """Leave these paragraphs out; those that are left out already keep their reason."""
    return _each(
        EditKind.DROP, lines, indexes, lambda paragraph: replace(paragraph, dropped=paragraph.dropped or reason)
    )


def restore(lines: Lines, indexes: Iterable[int]) -> Edit | None:
    """Read these paragraphs after all."""
    return _each(EditKind.RESTORE, lines, indexes, lambda paragraph: paragraph.restored())


def mark(lines: Lines, index: int, new: Mark) -> Edit | None:
    """Say of a stretch how it is to be said; marks of the same stretch, or inside it, give way."""

    def change(paragraph: Paragraph) -> Paragraph:
        kept = [one for one in paragraph.marks if not _gives_way(one, new)]
        return replace(paragraph, marks=tuple(sorted([*kept, new], key=lambda one: (one.start, one.end))))

    return _each(EditKind.MARK, lines, [index], change)


def unmark(lines: Lines, index: int, old: Mark) -> Edit | None:
    """Take a mark away."""
    return _each(
        EditKind.MARK,
        lines,
        [index],
        lambda paragraph: replace(paragraph, marks=tuple(one for one in paragraph.marks if one != old)),
    )


def _each(
    kind: EditKind, lines: Lines, indexes: Iterable[int], change: Callable[[Paragraph], Paragraph]
) -> Edit | None:
    splices = []
    for index in indexes:
        line = lines[index]
        paragraph = change(line.paragraph)
        if paragraph != line.paragraph:
            splices.append(Splice(index, (line,), (Line(line.key, paragraph),)))
    return Edit(kind, tuple(splices)) if splices else None


def _gives_way(old: Mark, new: Mark) -> bool:
    if (old.kind is MarkKind.PAUSE) != (new.kind is MarkKind.PAUSE):
        return False
    if new.kind is MarkKind.PAUSE:
        return old.start == new.start
    if MarkKind.VOICE in {old.kind, new.kind}:
        return old.kind is new.kind and old.start < new.end and new.start < old.end
    return old.start < new.end and new.start < old.end


def _source(before: Sequence[Line], number: int, count: int, text: str) -> Line | None:
    """The old line that a new one goes on with: the same text first, then the first with the first."""
    if number == 0 and before:
        # Enter at the very start of a paragraph puts an empty one above it; the paragraph itself stays what it is.
        return None if count > 1 and not text and before[0].text else before[0]
    if number == count - 1 and len(before) > 1:
        return before[-1]
    if number == 1 and len(before) == 1 and count == 2 and text == before[0].text:
        return before[0]
    return None


def _kind_of_new(before: Sequence[Line]) -> Kind:
    kind = before[0].kind if before else Kind.BODY
    return Kind.BODY if kind in _ONE_OF_ITS_KIND else kind
