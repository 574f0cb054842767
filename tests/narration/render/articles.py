"""Articles for the tests of plans and of what is made of them."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from audio_engine.narration.article import Article, DropReason, Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.pauses import Pauses
from audio_engine.narration.plan import NarrationPlan, PlanOptions, plan_narration

NO_PAUSES = PlanOptions(pauses=Pauses(scale=0.0))

TRICKY = "a É.…!?»«\"'-–* \u00a0\u202f\u200b\u00ad\u0301\ufe0f\t\n0٣½²😀𝟘ⅣM\u3099ﾞ漢\ud800"
characters = st.one_of(st.characters(), st.sampled_from(TRICKY), st.sampled_from("abcdefghij . "))
any_text = st.text(characters, max_size=80)


@st.composite
def marked_paragraphs(draw: st.DrawFn) -> Paragraph:
    """Any text with any marks on it."""
    text = draw(any_text)
    places = st.integers(0, len(text))
    marks = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(places), draw(places)))
        kind = draw(st.sampled_from(MarkKind))
        value = draw(st.sampled_from(["", "0.5", "fr", "date", "abc", "bɔ̃"]))
        marks.append(Mark(start, start if kind is MarkKind.PAUSE else end, kind, value))
    return Paragraph(draw(st.sampled_from(Kind)), text, tuple(marks), draw(st.sampled_from([None, *DropReason])))


any_article = st.lists(marked_paragraphs(), max_size=4).map(lambda paragraphs: Article(tuple(paragraphs)))


def body(*texts: str) -> Article:
    """An article of plain paragraphs."""
    return Article(tuple(Paragraph(Kind.BODY, text) for text in texts))


def marked(text: str, *marks: tuple[str, MarkKind, str], kind: Kind = Kind.BODY) -> Paragraph:
    """A paragraph with a mark on each of the given parts of `text`; a pause stands where `|` stands."""
    made = [Mark(text.index(part), text.index(part) + len(part), how, value) for part, how, value in marks]
    return Paragraph(kind, text, tuple(made))


def with_pauses(text: str, seconds: str = "1.5") -> Paragraph:
    """A paragraph with a pause at each `|` of `text`."""
    marks, plain = [], ""
    for part in text.split("|")[:-1]:
        plain += part
        marks.append(Mark(len(plain), len(plain), MarkKind.PAUSE, seconds))
    return Paragraph(Kind.BODY, text.replace("|", ""), tuple(marks))


def numbered(count: int) -> NarrationPlan:
    """A plan of so many sentences, each another one."""
    return plan_narration(body(" ".join(f"Sentence {word(at)}." for at in range(count))), "en", options=NO_PAUSES)


def word(number: int) -> str:
    """`number` in letters that no rule touches."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}").capitalize()


def never() -> bool:
    """Nobody stops it."""
    return False


def texts(plan: NarrationPlan, chosen: Callable[[str], bool] = bool) -> list[str]:
    """What each planned sentence says."""
    return [planned.sentence.spoken for planned in plan.sentences if chosen(planned.sentence.spoken)]
