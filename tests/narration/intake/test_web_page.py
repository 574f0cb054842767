"""HTML, saved or pasted: what is the article, what its paragraphs are, and that nothing inside it disappears."""

from __future__ import annotations

import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.narration.article import DropReason, Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.intake import read_article
from tests.narration.intake.documents import PAGE, SENTENCE


def read(html: str) -> tuple[Paragraph, ...]:
    return read_article(html.encode(), name="a.html").paragraphs


def outline(html: str) -> list[tuple[Kind, DropReason | None, str]]:
    return [(paragraph.kind, paragraph.dropped, paragraph.text[:24]) for paragraph in read(html)]


def test_a_saved_page_is_read_as_its_reader_sees_it() -> None:
    assert outline(PAGE) == [
        (Kind.HEADLINE, None, "Le prix du pain augmente"),
        (Kind.STANDFIRST, None, "Les boulangers annoncent"),
        (Kind.BYLINE, DropReason.BYLINE, "Par Jeanne Martin"),
        (Kind.BYLINE, DropReason.BYLINE, "Publié le 14 juillet 202"),
        (Kind.BODY, DropReason.PICTURE, "Une boulangerie"),
        (Kind.CAPTION, DropReason.CAPTION, "Une boulangerie à Lyon. "),
        (Kind.BODY, None, "Le prix de la baguette v"),
        (Kind.BODY, DropReason.FOOTNOTE, "1"),
        (Kind.CROSSHEAD, None, "Une hausse attendue"),
        (Kind.BODY, None, "Par ailleurs, les meunie"),
        (Kind.RELATED, DropReason.RELATED, "À lire aussi : Le blé au"),
        (Kind.QUOTE, None, "« Nous n’avons plus le c"),
        (Kind.LIST, None, "Baguette : 1,10 euro en "),
        (Kind.LIST, None, "Croissant : 1,30 euro en"),
        (Kind.BODY, DropReason.NOTICE, "Inscrivez-vous à notre l"),
        (Kind.BODY, DropReason.TABLE, "Ville, Prix"),
        (Kind.BODY, DropReason.TABLE, "Lyon, 1,10"),
        (Kind.BODY, None, "La hausse doit encore êt"),
        (Kind.BODY, None, "Court."),
    ]


def test_a_page_says_who_published_it() -> None:
    article = read_article(PAGE.encode(), name="a.html")

    assert (article.title, article.author, article.publication) == (
        "Le prix du pain augmente",
        "Jeanne Martin",
        "Le Journal",
    )
    assert (article.date, article.language) == ("2024-07-14", "fr")


def test_words_of_another_language_are_marked() -> None:
    paragraph = next(p for p in read(PAGE) if "gluten-free" in p.text)
    start = paragraph.text.index("gluten-free")

    assert paragraph.marks == (Mark(start, start + 11, MarkKind.LANGUAGE, "en"),)
    assert paragraph.text.endswith("gluten-free business.")


def test_languages_and_marks_of_the_author_stand_together() -> None:
    (paragraph,) = read("<p>Un [[pause 1s]] <i lang='en'>[[NYC|letters]] bagel</i> à <b lang='fr'>Lyon</b>.</p>")

    assert paragraph.text == "Un NYC bagel à Lyon."
    assert paragraph.marks == (
        Mark(3, 3, MarkKind.PAUSE, "1"),
        Mark(3, 6, MarkKind.LETTERS),
        Mark(3, 12, MarkKind.LANGUAGE, "en"),
        Mark(15, 19, MarkKind.LANGUAGE, "fr"),
    )


def test_a_pasted_fragment_is_read_whole() -> None:
    assert outline("<h2>Titre</h2><p>Le <b>prix</b>.</p>texte nu<p>Oui.<br><br>Non.<br>Si.</p>") == [
        (Kind.CROSSHEAD, None, "Titre"),
        (Kind.BODY, None, "Le prix."),
        (Kind.BODY, None, "texte nu"),
        (Kind.BODY, None, "Oui."),
        (Kind.BODY, None, "Non. Si."),
    ]


def test_a_short_bold_paragraph_is_a_crosshead() -> None:
    html = "<p><strong>Une hausse</strong> attendue</p><p> <b>Une partie</b></p><p><b>Tout est dit.</b></p>"

    assert [kind for kind, _, _ in outline(html)] == [Kind.BODY, Kind.CROSSHEAD, Kind.BODY]


def test_what_a_browser_puts_on_the_clipboard_is_a_fragment() -> None:
    html = "<html><body><!--StartFragment--><p>Court.</p><p>Bref.</p><!--EndFragment--></body></html>"

    assert outline(html) == [(Kind.BODY, None, "Court."), (Kind.BODY, None, "Bref.")]


def test_what_surrounds_the_article_is_not_listed() -> None:
    texts = " ".join(paragraph.text for paragraph in read(PAGE))

    assert "Accueil" not in texts
    assert "Tous droits réservés" not in texts


def test_whatever_the_article_shows_is_in_a_paragraph() -> None:
    inside = PAGE.partition("<article>")[2].partition("</article>")[0]
    page = PAGE.replace(inside, inside + '<aside>En marge.</aside><div class="comments"><p>Un avis.</p></div>')
    texts = " ".join(paragraph.text for paragraph in read(page))

    for word in ("Accessoirement", "En marge.", "Un avis.", "Baguette", "Lyon, 1,10", "lettre du matin", "Photo AFP"):
        assert (word in texts) == (word != "Accessoirement")


def test_a_class_name_does_not_drop_a_whole_article() -> None:
    page = PAGE.replace("<article>", '<article><div class="has-sidebar share-enabled promo">').replace(
        "</article>", "</div></article>"
    )

    assert [p.text for p in read(page) if not p.dropped] == [p.text for p in read(PAGE) if not p.dropped]


def test_the_headline_above_the_article_is_taken() -> None:
    page = PAGE.replace("<h1>Le prix du pain augmente</h1>", "").replace("<main>", "<div><h1>Un titre</h1></div><main>")

    assert outline(page)[0] == (Kind.HEADLINE, None, "Un titre")


def test_hidden_text_and_programs_are_not_read() -> None:
    html = f"<p>{SENTENCE}</p><p hidden>a</p><p style='display: none'>b</p><script>c</script><template>d</template>"

    assert [paragraph.text for paragraph in read(html)] == [SENTENCE]


def test_a_table_that_only_places_its_text_is_read() -> None:
    html = f"<table><tr><td><p>{SENTENCE}</p><p>Suite.</p></td></tr></table>"

    assert [(p.text, p.dropped) for p in read(html)] == [(SENTENCE, None), ("Suite.", None)]


def test_a_table_is_one_even_where_its_cells_are_paragraphs() -> None:
    html = f"<p>{SENTENCE}</p><table><tr><td><p>Lyon</p></td><td><p>1,10</p></td></tr></table>"

    assert [(p.text, p.dropped) for p in read(html)] == [(SENTENCE, None), ("Lyon, 1,10", DropReason.TABLE)]


def test_a_short_list_at_the_end_is_part_of_the_article() -> None:
    page = PAGE.replace("<p>Court.</p>", "<ul><li>un</li><li>deux</li></ul><ul><li><a href='/a'>Économie</a></li></ul>")

    assert [(p.text, p.dropped) for p in read(page)][-3:] == [
        ("un", None),
        ("deux", None),
        ("Économie", DropReason.NOTICE),
    ]


def test_an_old_page_without_any_structure_is_read() -> None:
    html = f"<html><body><font>{SENTENCE}<br><br>{SENTENCE * 2}</font></body></html>"

    assert len([p for p in read(html) if not p.dropped]) == 2


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<p>  </p>", "<!doctype html>", "<html><script>x</script></html>"]
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(UnusableInputError, match="nothing to say"):
        read(html)


def test_elements_nested_too_deeply_are_refused() -> None:
    with pytest.raises(UnusableInputError):
        read("<div>" * 100_000 + "x")
