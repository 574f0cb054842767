"""The short marks of an author: read in two languages, and never lost where they are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.limits import MARK_PROBLEMS_MAX
from audio_engine.narration.article import Mark, MarkKind
from audio_engine.narration.marks import ExtractedText, extract_marks


@pytest.mark.parametrize(
    ("written", "text", "kind", "value"),
    [
        ("[[Wall Street|en]]", "Wall Street", MarkKind.LANGUAGE, "en"),
        ("[[Wall Street|en-US]]", "Wall Street", MarkKind.LANGUAGE, "en-us"),
        ("[[Wall Street|lang: en]]", "Wall Street", MarkKind.LANGUAGE, "en"),
        ("[[Wall Street | langue\u00a0: en ]]", "Wall Street", MarkKind.LANGUAGE, "en"),
        ("[[yue|language: yue]]", "yue", MarkKind.LANGUAGE, "yue"),
        ("[[ONU|letters]]", "ONU", MarkKind.LETTERS, ""),
        ("[[ONU|Lettres]]", "ONU", MarkKind.LETTERS, ""),
        ("[[HEC|word]]", "HEC", MarkKind.WORD, ""),
        ("[[HEC|\u202fmot\u00a0]]", "HEC", MarkKind.WORD, ""),
        ("[[Nguyen|say: Ngou-yène]]", "Nguyen", MarkKind.RESPELLING, "Ngou-yène"),
        ("[[Nguyen|dire : Ngou yène]]", "Nguyen", MarkKind.RESPELLING, "Ngou yène"),
        ("[[Xi|ipa: ɕi]]", "Xi", MarkKind.IPA, "ɕi"),
        ("[[Xi|API: /ɕi/]]", "Xi", MarkKind.IPA, "ɕi"),
        ("[[Xi|ipa: 'ɕi:]]", "Xi", MarkKind.IPA, "ˈɕiː"),
        ("[[Jean|ipa: ʒɑ̃]]", "Jean", MarkKind.IPA, "ʒɑ̃"),
        ("[[3/4|date]]", "3/4", MarkKind.SAY_AS, "date"),
        ("[[3975|téléphone]]", "3975", MarkKind.SAY_AS, "telephone"),
        ("[[3975|telephone]]", "3975", MarkKind.SAY_AS, "telephone"),
        ("[[XIV|ordinal]]", "XIV", MarkKind.SAY_AS, "ordinal"),
        ("[[XIV|cardinal]]", "XIV", MarkKind.SAY_AS, "cardinal"),
        ("[[Oui, dit-il.|voix: Amy]]", "Oui, dit-il.", MarkKind.VOICE, "Amy"),
        ("[[pause 1s]]", "", MarkKind.PAUSE, "1"),
        ("[[pause 1 s]]", "", MarkKind.PAUSE, "1"),
        ("[[pause\u00a01,5\u202fs]]", "", MarkKind.PAUSE, "1.5"),
        ("[[Pause: 250ms]]", "", MarkKind.PAUSE, "0.25"),
        ("[[pause 2 secondes]]", "", MarkKind.PAUSE, "2"),
        ("[[pause 0]]", "", MarkKind.PAUSE, "0"),
        ("[[pause 10]]", "", MarkKind.PAUSE, "10"),
        ("[[pause]]", "", MarkKind.PAUSE, "1"),
    ],
)
def test_a_mark_is_read(written: str, text: str, kind: MarkKind, value: str) -> None:
    found = extract_marks(f"À {written}, oui")

    assert found == ExtractedText(f"À {text}, oui", (Mark(2, 2 + len(text), kind, value),), ())


def test_marks_stand_where_their_words_are() -> None:
    found = extract_marks("[[A|en]] et [[pause 1s]] puis l’[[ONU|mot]]. [[pause 2s]]")

    assert found.text == "A et puis l’ONU. "
    assert [(found.text[m.start : m.end], m.start, m.kind) for m in found.marks] == [
        ("A", 0, MarkKind.LANGUAGE),
        ("", 5, MarkKind.PAUSE),
        ("ONU", 12, MarkKind.WORD),
        ("", 17, MarkKind.PAUSE),
    ]


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ("[[1]]", "no known mark"),
        ("[[|en]]", "no known mark"),
        ("[[Paris|cap]]", "no known mark"),
        ("[[Paris|say Paree]]", "no known mark"),
        ("[[Paris|letters: x]]", "no known mark"),
        ("[[a|b|en]]", "no known mark"),
        ("[[Xi|ipa: ɕ9]]", "“ɕ9” is not in the phonetic alphabet"),
        ("[[Xi|ipa: ]]", "is not in the phonetic alphabet"),
        ("[[Xi|lang: anglais]]", "“anglais” is no language code"),
        ("[[Xi|lang:]]", "is no language code"),
        ("[[Xi|say:]]", "there is nothing to say"),
        ("[[pause long]]", "“long” is no time"),
        ("[[pause 11 s]]", "10 s at most"),
        ("[[pause -1 s]]", "“-1 s” is no time"),
        ("[[Xi|en", "is not closed"),
    ],
)
def test_what_is_no_mark_stays_and_is_reported(mark: str, why: str) -> None:
    found = extract_marks(f"À {mark} !")

    assert (found.text, found.marks) == (f"À {mark} !", ())
    assert len(found.problems) == 1
    assert mark in found.problems[0]
    assert why in found.problems[0]


def test_brackets_that_are_meant_stay_without_a_word() -> None:
    assert extract_marks(r"a \[[pause 1s]] b [x] c]]") == ExtractedText("a [[pause 1s]] b [x] c]]")


def test_the_innermost_brackets_are_the_mark() -> None:
    assert extract_marks("[[[A|en]]]") == ExtractedText("[A]", (Mark(1, 2, MarkKind.LANGUAGE, "en"),))


def test_nobody_reads_a_thousand_problems() -> None:
    found = extract_marks(" ".join(f"[[{number}]]" for number in range(1000)))

    assert len(found.problems) == MARK_PROBLEMS_MAX + 1
    assert found.problems[-1] == "More marks could not be read."


@given(
    st.text()
    | st.lists(st.sampled_from(["[[", "]]", "|", "en", "a", " ", "\\", "pause", "1s", ":", "ipa", "["])).map("".join)
)
def test_nothing_is_lost(text: str) -> None:
    found = extract_marks(text)

    assert all(0 <= mark.start <= mark.end <= len(found.text) for mark in found.marks)
    assert found.marks or found.text.replace("\\", "") == text.replace("\\", "")
    if "[[" not in text:
        assert found == ExtractedText(text)


@pytest.mark.parametrize("piece", ["[[", "[[a", "[[a|", "]]", "[[a]]", r"\[[", "[ ", "[[a|en]]", "[[pause 1s]] "])
def test_the_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        runs = []
        for _ in range(3):
            began = time.process_time()
            extract_marks(text)
            runs.append(time.process_time() - began)
        return min(runs)

    assert seconds(100_000) < 16 * seconds(12_500) + 0.02
