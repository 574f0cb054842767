"""Every sentence is spoken, skipped or failed, and one that lasts oddly long or short is pointed out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audio_engine.narration.article import Article
from audio_engine.narration.coverage import CoverageBrokenError, coverage_of
from audio_engine.narration.plan import NarrationPlan, plan_narration
from audio_engine.narration.timeline import SentenceState, TimedSentence
from tests.narration.render.articles import body, with_pauses

SENTENCE = "The council voted on the budget for the hospitals of the region"


def timeline(plan: NarrationPlan, s_per_character: float = 0.07) -> list[TimedSentence]:
    return [
        TimedSentence(
            index=planned.index,
            paragraph=planned.paragraph,
            kind=planned.kind,
            text=planned.sentence.text,
            spoken=planned.sentence.spoken,
            start_s=planned.index * 100.0,
            end_s=planned.index * 100.0 + len(planned.sentence.spoken) * s_per_character,
            state=SentenceState.SKIPPED if planned.skipped else SentenceState.SPOKEN,
        )
        for planned in plan.sentences
    ]


def lasting(timed: TimedSentence, seconds: float) -> TimedSentence:
    return replace(timed, end_s=timed.start_s + seconds)


@pytest.fixture
def plan() -> NarrationPlan:
    return plan_narration(body(f"{SENTENCE}. " * 10, "***"), "en")


def test_sentences_are_counted_by_what_became_of_them(plan: NarrationPlan) -> None:
    timed = timeline(plan)
    timed[3] = replace(lasting(timed[3], 0), state=SentenceState.FAILED)

    coverage = coverage_of(plan, timed)

    assert (coverage.spoken, coverage.skipped, coverage.failed) == (9, 1, 1)
    assert not coverage.is_complete
    assert coverage.doubtful == ()
    assert coverage_of(plan, timeline(plan)).is_complete


@pytest.mark.parametrize("pace", [0.5, 1.0, 2.0])
def test_a_sentence_that_is_cut_short_or_repeated_is_doubtful_whatever_the_pace_of_the_voice(
    plan: NarrationPlan, pace: float
) -> None:
    timed = timeline(plan, 0.07 * pace)
    timed[2] = lasting(timed[2], 0.3 * pace)
    timed[5] = lasting(timed[5], 3 * timed[5].end_s - 3 * timed[5].start_s)

    doubtful = coverage_of(plan, timed).doubtful

    assert [sentence.index for sentence in doubtful] == [2, 5]
    assert doubtful[0].reason == "It is much shorter than its words make likely: something may be missing."
    assert doubtful[1].reason == "It is much longer than its words make likely: something may have been repeated."
    assert doubtful[0].expected_s == pytest.approx(64 * 0.07 * pace)


def test_a_voice_that_says_almost_nothing_of_anything_is_doubtful(plan: NarrationPlan) -> None:
    doubtful = coverage_of(plan, timeline(plan, 0.002), speed=1.5).doubtful

    assert len(doubtful) == 10
    assert doubtful[0].expected_s == pytest.approx(64 * 0.066 / 1.5 * 0.4)


def test_short_words_may_last_as_they_like() -> None:
    plan = plan_narration(body("Yes. No. Ah! Oh? Never ever."), "en")
    timed = [lasting(sentence, 0.1 + 0.2 * sentence.index) for sentence in timeline(plan)]

    assert coverage_of(plan, timed).doubtful == ()


def test_the_pauses_of_the_author_are_not_speech() -> None:
    others = body(*[f"{SENTENCE}."] * 4).paragraphs
    plan = plan_narration(Article((with_pauses(f"{SENTENCE}| and more.", "9.0"), *others)), "en")
    timed = timeline(plan)
    with_silence = [lasting(timed[0], timed[0].end_s + 9), *timed[1:]]

    assert coverage_of(plan, with_silence).doubtful == ()
    assert len(coverage_of(plan_narration(Article(others[:1] + others), "en"), with_silence).doubtful) == 1


@pytest.mark.parametrize(
    "broken",
    [
        lambda timed: timed[:-1],
        lambda timed: [*timed, timed[-1]],
        lambda timed: [*timed[:3], timed[2], *timed[4:]],
        lambda timed: [timed[1], timed[0], *timed[2:]],
        lambda timed: timed[:0],
    ],
)
def test_a_sentence_that_is_missing_or_there_twice_is_a_bug(plan: NarrationPlan, broken: object) -> None:
    assert callable(broken)
    with pytest.raises(CoverageBrokenError, match="11 sentences were planned and"):
        coverage_of(plan, broken(timeline(plan)))


def test_an_article_of_which_nothing_is_said_is_covered() -> None:
    plan = plan_narration(body("***"), "en")

    assert coverage_of(plan, timeline(plan)).skipped == 1
    assert coverage_of(plan_narration(body(), "en"), []).is_complete
