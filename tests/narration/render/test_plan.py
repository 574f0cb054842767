"""Every word of an article is in exactly one sentence of its plan, with its marks, its voice and its pause."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_engine.names.entry import Name, SayAs, SayWay
from audio_engine.narration.article import Article, DropReason, Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.characters import clean_characters
from audio_engine.narration.pauses import Pauses
from audio_engine.narration.plan import PlanOptions, VoiceRole, plan_narration, sentences_of
from tests.narration.render.articles import any_article, any_text, body, marked, marked_paragraphs, texts, with_pauses


def ink(text: str) -> str:
    return "".join(text.split())


@given(any_text, st.sampled_from(["fr", "en-us", "de"]))
@settings(max_examples=1000)
def test_no_character_is_lost_or_said_twice(text: str, language: str) -> None:
    sentences = sentences_of(Paragraph(Kind.BODY, text), language)

    assert ink("".join(sentence for sentence, _ in sentences)) == ink(clean_characters(text))


@given(marked_paragraphs(), st.sampled_from(["fr", "en-us"]))
@settings(max_examples=1000)
def test_marks_lose_no_character_and_stay_inside_their_sentence(paragraph: Paragraph, language: str) -> None:
    sentences = sentences_of(paragraph, language)

    assert ink("".join(sentence for sentence, _ in sentences)) == ink(clean_characters(paragraph.text))
    for sentence, marks in sentences:
        assert all(0 <= mark.start <= mark.end <= len(sentence) for mark in marks)
        assert all(mark.start < mark.end for mark in marks if mark.kind is not MarkKind.PAUSE)


@given(marked_paragraphs())
@settings(max_examples=1000)
def test_each_pause_is_in_exactly_one_sentence(paragraph: Paragraph) -> None:
    sentences = sentences_of(paragraph, "fr")

    wanted = sum(mark.kind is MarkKind.PAUSE for mark in paragraph.marks)
    found = sum(mark.kind is MarkKind.PAUSE for _, marks in sentences for mark in marks)
    assert found == (wanted if sentences else 0)


@given(any_article, st.sampled_from(["fr", "fr-ch", "en-gb", "en-us"]))
@settings(max_examples=300, deadline=None)
def test_any_article_has_a_plan_with_each_of_its_sentences(article: Article, language: str) -> None:
    plan = plan_narration(article, language)

    assert [planned.index for planned in plan.sentences] == list(range(len(plan.sentences)))
    for number, paragraph in enumerate(article.paragraphs):
        of_paragraph = [planned for planned in plan.sentences if planned.paragraph == number]
        assert [p.sentence.text for p in of_paragraph] == [text for text, _ in sentences_of(paragraph, language)]
        assert all(planned.skipped or any(map(str.isalnum, planned.sentence.spoken)) for planned in of_paragraph)
        assert all(planned.skipped for planned in of_paragraph if paragraph.dropped)
    assert all(planned.pause_after_s >= 0 for planned in plan.sentences)


@pytest.mark.parametrize("kind", [MarkKind.RESPELLING, MarkKind.IPA, MarkKind.LETTERS, MarkKind.WORD, MarkKind.SAY_AS])
def test_a_sentence_does_not_end_inside_what_is_said_as_one(kind: MarkKind) -> None:
    text = "He said Oh. No. Never today. Then he left."

    sentences = sentences_of(marked(text, ("Oh. No. Never", kind, "x")), "en")

    assert [sentence for sentence, _ in sentences] == ["He said Oh. No. Never today.", "Then he left."]
    assert sentences[0][1] == (Mark(8, 21, kind, "x"),)
    assert sentences[1][1] == ()


@pytest.mark.parametrize("kind", [MarkKind.LANGUAGE, MarkKind.VOICE])
def test_a_language_or_a_voice_holds_for_each_sentence_that_it_covers(kind: MarkKind) -> None:
    text = "Il dit. Time is up. I go. Puis il part."

    sentences = sentences_of(marked(text, ("Time is up. I go.", kind, "en")), "fr")

    assert [(sentence, [(m.start, m.end) for m in marks]) for sentence, marks in sentences] == [
        ("Il dit.", []),
        ("Time is up.", [(0, 11)]),
        ("I go.", [(0, 5)]),
        ("Puis il part.", []),
    ]


def test_marks_follow_their_words_when_characters_are_cleaned() -> None:
    text = "Un\u00ad  «\u202fe\u0301te\u0301\u202f»... Puis  l\u2019ONU\u200b parle."

    sentences = sentences_of(
        marked(text, ("e\u0301te\u0301", MarkKind.IPA, "ete"), ("ONU", MarkKind.LETTERS, "")), "fr"
    )

    assert [[sentence[m.start : m.end] for m in marks] for sentence, marks in sentences] == [["été"], ["ONU"]]


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        ("One. |Two.", [[4], []]),
        ("One.| Two.", [[4], []]),
        ("One. | Two.", [[4], []]),
        ("|One. Two.", [[0], []]),
        ("One. Two.|", [[], [4]]),
        ("One| more. Two.", [[3], []]),
        ("One. Two| more.", [[], [3]]),
        ("“One.”|He left.", [[6], []]),
    ],
)
def test_a_pause_belongs_to_the_sentence_before_it(written: str, placed: list[list[int]]) -> None:
    sentences = sentences_of(with_pauses(written), "en")

    assert [[mark.start for mark in marks] for _, marks in sentences] == placed


def test_a_pause_between_sentences_takes_the_place_of_the_natural_one() -> None:
    article = Article((with_pauses("One. |Two. Three. ||Four is| long.|"), with_pauses("|"), with_pauses("|Five.")))

    plan = plan_narration(article, "en", options=PlanOptions(pauses=Pauses(sentence_s=0.25, end_s=0.75)))

    assert [planned.pause_after_s for planned in plan.sentences] == [1.5, 0.25, 3.0, 4.5, 0.75]
    assert [planned.sentence.pauses for planned in plan.sentences] == [(), (), (), ((7, 1.5),), ()]


def test_a_pause_before_everything_is_no_pause() -> None:
    plan = plan_narration(Article((with_pauses("|One."),)), "en")

    assert [planned.sentence.pauses for planned in plan.sentences] == [()]


def test_what_was_dropped_is_in_the_plan_with_its_reason() -> None:
    dropped = Paragraph(Kind.CAPTION, "The mayor. In her office.", dropped=DropReason.CAPTION)

    plan = plan_narration(Article((Paragraph(Kind.HEADLINE, "Mayor resigns"), dropped)), "en")

    assert [(p.sentence.text, p.skipped) for p in plan.sentences] == [
        ("Mayor resigns", ""),
        ("The mayor.", "It is a caption."),
        ("In her office.", "It is a caption."),
    ]


def test_what_has_no_word_is_skipped_with_a_reason() -> None:
    plan = plan_narration(body("One.", "* * *", "—"), "en")

    assert [p.skipped for p in plan.sentences] == ["", "There is no word in it.", "There is no word in it."]


def test_the_disclosure_comes_first_and_is_of_no_paragraph() -> None:
    plan = plan_narration(body("One."), "en", options=PlanOptions(disclosure="A synthetic voice reads. Really."))

    assert [(p.index, p.paragraph, p.kind, p.sentence.spoken) for p in plan.sentences] == [
        (0, -1, None, "A synthetic voice reads."),
        (1, -1, None, "Really."),
        (2, 0, Kind.BODY, "One."),
    ]


def test_each_kind_of_paragraph_has_its_voice() -> None:
    article = Article(tuple(Paragraph(kind, "Some words.") for kind in Kind))

    plan = plan_narration(article, "en")

    roles = {planned.kind: planned.role for planned in plan.sentences}
    assert {kind for kind, role in roles.items() if role is VoiceRole.TITLE} == {Kind.HEADLINE, Kind.CROSSHEAD}
    assert {kind for kind, role in roles.items() if role is VoiceRole.QUOTE} == {Kind.QUOTE}
    assert plan.cast == set(VoiceRole)


def test_an_author_chooses_the_voice_of_whole_sentences() -> None:
    text = "He said: “I go. You stay.” Then he left."

    plan = plan_narration(Article((marked(text, ("I go. You stay", MarkKind.VOICE, "Anna")),)), "en")

    assert [(p.sentence.text, p.voice) for p in plan.sentences] == [
        ("He said: “I go.", ""),
        ("You stay.”", "Anna"),
        ("Then he left.", ""),
    ]
    assert [flag.reason for flag in plan.sentences[0].sentence.flags] == [
        "Another voice can only say a whole sentence."
    ]
    assert plan.sentences[1].sentence.flags == ()
    assert plan.cast == {"body", "Anna"}


def test_names_and_numbers_are_said_as_they_should() -> None:
    names = (Name("Goethe", say_as=SayAs(SayWay.RESPELLING, "Gerta")),)

    plan = plan_narration(body("Goethe wrote 3 books."), "en", names=names)

    assert texts(plan) == ["Gerta wrote three books."]


def test_the_plan_of_a_hundred_thousand_words_is_small() -> None:
    sentence = (
        "Les 12 députés de l’Assemblée ont voté mardi 14/07/2024 un budget de 1,2 Md€ pour les hôpitaux du pays. "
    )
    article = body(*([sentence * 10] * 500))
    tracemalloc.start()

    plan = plan_narration(article, "fr")

    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(plan.sentences) == 5000
    assert size < 50e6, f"{size / 1e6:.0f} MB"


def test_planning_takes_time_in_proportion_to_the_article() -> None:
    def seconds(sentences: int) -> float:
        start = time.perf_counter()
        plan_narration(body("One more thing happened. " * sentences), "en")
        return time.perf_counter() - start

    seconds(10)
    assert seconds(2000) < 10 * 10 * seconds(200)
