"""A newer version of an article keeps what people decided, where the text is the same."""

from __future__ import annotations

from dataclasses import replace

from audio_engine.engine.article_import import reimported
from audio_engine.narration.article import Article, DropReason, Kind, Mark, MarkKind, Paragraph


def article(*texts: str) -> Article:
    return Article(tuple(Paragraph(Kind.BODY, text) for text in texts))


def edited(original: Article, number: int, **changes: object) -> Article:
    paragraphs = list(original.paragraphs)
    paragraphs[number] = replace(paragraphs[number], **changes)
    return replace(original, paragraphs=tuple(paragraphs))


FIRST = article("Le titre de l’article.", "Le premier alinéa parle du pont.", "Le second parle de la gare de Lyon.")


def test_the_same_text_changes_nothing() -> None:
    draft = edited(FIRST, 1, kind=Kind.QUOTE)
    result = reimported(FIRST, draft, FIRST)

    assert result.is_same
    assert result.draft == draft


def test_decisions_about_a_paragraph_that_stayed_are_kept() -> None:
    mark = Mark(3, 10, MarkKind.LETTERS)
    draft = edited(edited(FIRST, 1, dropped=DropReason.BY_HAND), 2, marks=(mark,))
    newer = article(FIRST.paragraphs[0].text, "Tout à fait neuf.", *(p.text for p in FIRST.paragraphs[1:]))
    result = reimported(FIRST, draft, newer)

    assert [p.text for p in result.added] == ["Tout à fait neuf."]
    assert result.draft.paragraphs[2].dropped is DropReason.BY_HAND
    assert result.draft.paragraphs[3].marks == (mark,)
    assert result.kept == 3


def test_a_correction_of_ours_stays_where_the_source_is_the_same() -> None:
    draft = edited(FIRST, 1, text="Le premier alinéa parle du viaduc.")
    newer = article(*(p.text for p in FIRST.paragraphs[:2]), "Le second parle de la gare du Nord.")
    result = reimported(FIRST, draft, newer)

    assert [p.text for p in result.draft.paragraphs] == [
        FIRST.paragraphs[0].text,
        "Le premier alinéa parle du viaduc.",
        "Le second parle de la gare du Nord.",
    ]
    assert [pair.after.text for pair in result.changed] == ["Le second parle de la gare du Nord."]


def test_a_changed_paragraph_keeps_its_kind_and_whether_it_is_said_but_no_marks() -> None:
    draft = edited(FIRST, 2, kind=Kind.QUOTE, dropped=DropReason.BY_HAND, marks=(Mark(0, 2, MarkKind.LETTERS),))
    newer = article(*(p.text for p in FIRST.paragraphs[:2]), "Le second parle de la gare du Nord.")
    (_, _, last) = reimported(FIRST, draft, newer).draft.paragraphs

    assert (last.kind, last.dropped, last.marks) == (Kind.QUOTE, DropReason.BY_HAND, ())


def test_what_is_gone_is_told() -> None:
    result = reimported(FIRST, FIRST, article(*(p.text for p in FIRST.paragraphs[::2])))

    assert [p.text for p in result.removed] == [FIRST.paragraphs[1].text]
    assert (result.added, result.changed, result.kept) == ((), (), 2)


def test_a_paragraph_that_was_cut_in_two_stays_two() -> None:
    draft = article(FIRST.paragraphs[0].text, "Le premier alinéa", "parle du pont.", FIRST.paragraphs[2].text)
    result = reimported(FIRST, draft, FIRST)

    assert [p.text for p in result.draft.paragraphs] == [p.text for p in draft.paragraphs]


def test_what_somebody_wrote_between_stays() -> None:
    draft = article(*(p.text for p in FIRST.paragraphs[:2]), "Écrit par nous.", FIRST.paragraphs[2].text)
    result = reimported(FIRST, draft, FIRST)

    assert result.draft.paragraphs == draft.paragraphs
