"""Words keep their times while people edit: what did not change keeps the very same, and nothing leaves its segment."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.transcript import Doubt, Segment, SegmentState, Word
from audio_engine.transcript_edit import merge, retimed, split_at, with_text, word_spans

HEARD = (
    Word("Le", 1.0, 1.2, 0.9),
    Word("maire", 1.2, 1.6, 0.8),
    Word("Dupon", 1.8, 2.2, 0.4),
    Word("refuse.", 2.3, 2.9, 0.95),
)
SEGMENT = Segment(7, 1.0, 3.0, "Le maire Dupon refuse.", "Le maire Dupon refuse.", HEARD, speaker="S1")

VOCABULARY = st.sampled_from(["le", "maire", "Dupont", "refuse.", "et", "l’été", "10", "?", "«", "手機", "は", "a"])
SPACES = st.sampled_from([" ", "  ", "\u202f", "\u00a0", "\n"])


@st.composite
def spoken(draw: st.DrawFn, least: int = 0) -> tuple[Word, ...]:
    """Words in the order of time, with pauses between some."""
    texts = draw(st.lists(VOCABULARY, min_size=least, max_size=12))
    words, at = [], draw(st.integers(0, 5_000))
    for text in texts:
        start = at + draw(st.sampled_from([0, 0, 10, 700]))
        at = start + draw(st.sampled_from([0, 50, 300]))
        words.append(Word(text, start / 1000, at / 1000, 0.5))
    return tuple(words)


@st.composite
def typed(draw: st.DrawFn) -> str:
    parts = draw(st.lists(VOCABULARY, max_size=14))
    return "".join(part + draw(SPACES) for part in parts)


def _ink(text: str) -> str:
    return "".join(text.split())


def _segment(words: tuple[Word, ...]) -> Segment:
    text = " ".join(word.text for word in words)
    return Segment(1, words[0].start_s - 0.1, words[-1].end_s + 0.1, text, text, words)


def test_a_corrected_word_takes_the_time_of_the_one_it_replaces() -> None:
    assert retimed(HEARD, "Le maire Dupont refuse.") == (
        *HEARD[:2],
        Word("Dupont", 1.8, 2.2, 1.0),
        HEARD[3],
    )


def test_words_that_replace_one_share_its_time_by_length() -> None:
    shared = retimed(HEARD, "Le maire Du Pont refuse.")[2:4]

    assert [(w.text, round(w.start_s, 3), round(w.end_s, 3), w.confidence) for w in shared] == [
        ("Du", 1.8, 1.933, 1.0),
        ("Pont", 1.933, 2.2, 1.0),
    ]


def test_inserted_words_stand_in_the_pause_between_their_neighbours() -> None:
    assert retimed(HEARD, "Le maire Dupon alors refuse.")[3] == Word("alors", 2.2, 2.3, 1.0)
    assert retimed(HEARD, "Le cher maire Dupon refuse.")[1] == Word("cher", 1.2, 1.2, 1.0)


def test_words_before_the_first_and_after_the_last_stay_in_the_segment() -> None:
    assert with_text(SEGMENT, "Non, le maire Dupon refuse. Point").words[0].start_s == 1.0
    assert with_text(SEGMENT, "Le maire Dupon refuse. Point.").words[-1] == Word("Point.", 2.9, 3.0, 1.0)


def test_an_emptied_segment_that_is_written_again_fills_its_time() -> None:
    emptied = with_text(SEGMENT, "")
    assert emptied.words == ()
    assert emptied.state is SegmentState.EDITED

    assert with_text(emptied, "Oui alors").words == (
        Word("Oui", 1.0, 1.75, 1.0),
        Word("alors", 1.75, 3.0, 1.0),
    )


def test_a_text_that_nobody_changed_keeps_its_words() -> None:
    assert retimed(HEARD, SEGMENT.text) == HEARD
    french = (Word("Vraiment", 0.0, 0.5, 0.9), Word("?", 0.5, 0.6, 0.9))
    assert retimed(french, "Vraiment\u202f?") == french


def test_scripts_without_spaces_keep_the_words_that_stand() -> None:
    heard = (Word("今日", 0.0, 0.4, 0.9), Word("は", 0.4, 0.5, 0.9), Word("晴れ", 0.5, 1.0, 0.9))

    edited = retimed(heard, "今日も晴れ")

    assert (edited[0], edited[-1]) == (heard[0], heard[2])
    assert edited[1] == Word("も", 0.4, 0.5, 1.0)


@given(words=spoken(), text=typed())
def test_the_words_are_the_text(words: tuple[Word, ...], text: str) -> None:
    found = retimed(words, text)

    assert "".join(word.text for word in found) == _ink(text)
    assert all(begin < end and text[begin:end] == w.text for w, (begin, end) in zip(
        found, word_spans(text, found), strict=True
    ))  # fmt: skip


@given(words=spoken(least=1), text=typed())
def test_times_are_in_order_and_inside(words: tuple[Word, ...], text: str) -> None:
    segment = _segment(words)
    found = with_text(segment, text).words

    assert all(segment.start_s <= word.start_s <= word.end_s <= segment.end_s for word in found)
    assert all(a.end_s <= b.start_s for a, b in pairwise(found))


@given(words=spoken(), extra=st.lists(VOCABULARY, max_size=4), data=st.data())
def test_unchanged_words_keep_their_exact_times(words: tuple[Word, ...], extra: list[str], data: st.DataObject) -> None:
    single = tuple(word for word in words if not ({"手機", "は"} & {word.text}))
    cut = data.draw(st.integers(0, len(single)))
    texts = [word.text for word in single]

    found = retimed(single, " ".join([*texts[:cut], *(f"{word}-neu" for word in extra), *texts[cut:]]))

    assert found[:cut] == single[:cut]
    assert found[len(found) - len(single) + cut :] == single[cut:]
    assert all(word.confidence == 1.0 for word in found[cut : cut + len(extra)])


@given(words=spoken(least=2), data=st.data())
def test_what_is_split_and_merged_is_what_it_was(words: tuple[Word, ...], data: st.DataObject) -> None:
    segment = _segment(words)
    ends = [end for _, end in word_spans(segment.text, words)][:-1]
    at = data.draw(st.sampled_from(ends))

    left, right = split_at(segment, at)
    again = merge([left, right])

    assert (_ink(again.text), again.words) == (_ink(segment.text), segment.words)
    assert (again.start_s, again.end_s) == (segment.start_s, segment.end_s)
    assert segment.start_s <= left.start_s <= left.end_s <= segment.end_s
    assert left.end_s <= right.start_s <= right.end_s <= segment.end_s


def test_a_word_that_is_cut_through_shares_its_time() -> None:
    left, right = split_at(SEGMENT, SEGMENT.text.index("pon refuse"))

    assert (left.text, right.text) == ("Le maire Du", "pon refuse.")
    assert left.words[-1].end_s == right.words[0].start_s == pytest.approx(1.96)


def test_a_segment_whose_words_are_lost_is_split_by_its_letters() -> None:
    left, right = split_at(Segment(1, 0.0, 10.0, "abcd efgh", ""), 4)

    assert (left.end_s, right.start_s) == (5.0, 5.0)
    assert left.words == right.words == ()


@pytest.mark.parametrize("at", [0, 22, 99])
def test_a_split_that_leaves_no_text_is_refused(at: int) -> None:
    with pytest.raises(ValueError, match="both sides"):
        split_at(SEGMENT, at)


def test_a_merged_segment_is_as_doubtful_and_as_unchecked_as_its_parts() -> None:
    checked = Segment(1, 0, 1, "a", "a", state=SegmentState.CHECKED, doubt=(Doubt.NO_SPEECH,), language="de")
    heard = Segment(2, 1, 2, "b", "b", doubt=(Doubt.REPETITION,))

    merged = merge([heard, checked])

    assert (merged.text, merged.state, merged.language) == ("a b", SegmentState.EDITED, None)
    assert merged.doubt == (Doubt.REPETITION, Doubt.NO_SPEECH)
    assert merge([checked, checked]).state is SegmentState.CHECKED
    with pytest.raises(ValueError, match="nothing"):
        merge([])


def test_people_who_spoke_at_the_same_time_are_merged_in_order() -> None:
    first = Segment(1, 0, 4, "a b", "", (Word("a", 0, 1, 1), Word("b", 3, 4, 1)))
    second = Segment(2, 2, 3, "c", "", (Word("c", 2, 3, 1),))

    starts = [word.start_s for word in merge([first, second]).words]

    assert starts == sorted(starts)


def test_a_word_that_does_not_stand_in_the_text_has_an_empty_range() -> None:
    assert word_spans("Le préfet refuse.", HEARD) == ((0, 2), (2, 2), (2, 2), (10, 17))
