from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings

from audio_engine.export.cues import Cue, speech_cues
from audio_engine.export.legible import legible
from audio_engine.export.options import ExportOptions, SubtitleRules
from audio_engine.transcript import Speaker, Transcript
from tests.export.interviews import english, french, segment, transcript
from tests.export.strategies import any_transcripts

if TYPE_CHECKING:
    from collections.abc import Sequence

SPEAKERS = (Speaker("S1", "Ann"), Speaker("S2", "Ben"))


def _cues(given_transcript: Transcript, rules: SubtitleRules | None = None, *, dashes: bool = False) -> list[Cue]:
    options = ExportOptions(subtitles=rules or SubtitleRules())
    return speech_cues(legible(given_transcript), options, dashes=dashes)


def _lines(cues: Sequence[Cue]) -> list[list[str]]:
    return [[line.text for line in cue.lines] for cue in cues]


def _keeps_hard_rules(cues: Sequence[Cue], rules: SubtitleRules) -> bool:
    fits = all(
        1 <= len(cue.lines) <= rules.max_lines
        and all(0 < len(line.text) <= rules.max_line_chars for line in cue.lines)
        and rules.min_duration_s * 1000 <= cue.end_ms - cue.start_ms <= rules.max_duration_s * 1000
        for cue in cues
    )
    return fits and all(b.start_ms - a.end_ms >= rules.min_gap_s * 1000 for a, b in pairwise(cues))


def _chars_per_s(cue: Cue) -> float:
    return len("\n".join(line.text for line in cue.lines)) * 1000 / (cue.end_ms - cue.start_ms)


@pytest.mark.parametrize("dashes", [False, True])
@given(any_transcript=any_transcripts)
@example(any_transcript=transcript(segment(1, 0.0, 30.0, "x" * 100_000)))
@example(any_transcript=transcript(segment(1, 0.0, 0.0, "word " * 200)))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_the_hard_rules_hold_on_any_input(any_transcript: Transcript, *, dashes: bool) -> None:
    assert _keeps_hard_rules(_cues(any_transcript, dashes=dashes), SubtitleRules())


@given(any_transcript=any_transcripts)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_the_hard_rules_hold_for_other_rules_too(any_transcript: Transcript) -> None:
    rules = SubtitleRules(max_line_chars=20, max_lines=1, max_chars_per_s=5, min_duration_s=2, max_duration_s=3)

    assert _keeps_hard_rules(_cues(any_transcript, rules), rules)


@given(any_transcript=any_transcripts)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_every_letter_that_was_said_is_shown_once(any_transcript: Transcript) -> None:
    said = sorted("".join("".join(s.text.split()) for s in legible(any_transcript).segments))

    assert sorted("".join("".join(line.split()) for cue in _lines(_cues(any_transcript)) for line in cue)) == said


def test_reading_speed_holds_where_the_speech_leaves_time_for_it() -> None:
    for interview in (french(), english()):
        assert max(map(_chars_per_s, _cues(interview))) <= 17.0


def test_fast_speech_falls_behind_by_the_lag_at_most() -> None:
    words = " ".join(["rapidement"] * 60)
    fast = transcript(
        segment(1, 0.0, 20.0, words), segment(2, 20.1, 40.0, words), segment(3, 60.0, 62.0, "Enfin calme.")
    )

    cues = _cues(fast)

    assert max(map(_chars_per_s, cues)) > 17.0
    assert cues[-2].start_ms < 41_000
    assert cues[-1].start_ms == 60_000


def test_word_times_place_the_cuts() -> None:
    said = segment(
        1, 0.0, 20.0, "The first part of it. The second part came very much later.",
        words=(
            *segment(0, 0.5, 2.0, "The first part of it.").words,
            *segment(0, 15.0, 17.1, "The second part came very much later.").words,
        ),
    )  # fmt: skip

    cues = _cues(transcript(said))

    assert _lines(cues) == [["The first part of it."], ["The second part came very much later."]]
    assert [cue.start_ms for cue in cues] == [500, 15_000]
    assert cues[0].end_ms == 2_000


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        (
            "fr",
            "Nous avons longuement discuté avec les représentants de la préfecture pendant toute la matinée",
            "avec les de la",
        ),
        (
            "en",
            "They have been talking to the representatives of the regional government the whole morning",
            "to the of",
        ),
    ],
)
def test_an_article_is_not_parted_from_its_noun(language: str, text: str, bound: str) -> None:
    cues = _cues(transcript(segment(1, 0.0, 8.0, text), language=language))

    assert not {line.split()[-1] for cue in _lines(cues) for line in cue} & set(bound.split())


def test_a_sentence_does_not_leave_its_first_word_behind() -> None:
    text = (
        "So what happened was that we got there early in the morning, because the mayor had asked us to come before the"
        " offices opened. There were about twenty people waiting outside, mostly residents of the neighbourhood who"
        " wanted to know whether the school would really close."
    )

    starts = [lines[0] for lines in _lines(_cues(transcript(segment(1, 0.0, 18.0, text))))]

    assert "There were about twenty people" in starts


def test_a_long_silence_parts_what_would_fit_together() -> None:
    first, then = "We went along the river with them", "until somebody shouted at us."
    words = (*segment(0, 0.0, 2.0, first).words, *segment(0, 4.0, 6.0, then).words)

    assert _lines(_cues(transcript(segment(1, 0.0, 6.0, f"{first} {then}", words=words)))) == [[first], [then]]


def test_a_short_end_takes_words_with_it_where_it_could_not_be_read_alone() -> None:
    text, end = "They had been waiting for the others at the station the whole afternoon.", "Yes, that too."
    words = (*segment(0, 0.0, 5.2, text).words, *segment(0, 5.2, 5.6, end).words)
    said = (
        segment(1, 0.0, 5.6, f"{text} {end}", words=words, speaker="S1"),
        segment(2, 5.7, 9.0, "And what did you do then, all of you?", speaker="S2"),
    )

    assert _lines(_cues(transcript(*said, speakers=SPEAKERS)))[:2] == [
        ["They had been waiting for the others"],
        ["at the station the whole afternoon.", "Yes, that too."],
    ]


def test_a_title_is_not_the_end_of_a_sentence() -> None:
    text = "I remember very well that Mr. Johnson came out and told us nothing at all about the matter."

    assert not [
        line for cue in _lines(_cues(transcript(segment(1, 0.0, 7.0, text)))) for line in cue if line.endswith("Mr.")
    ]


def test_japanese_breaks_without_spaces_and_begins_no_line_with_punctuation() -> None:
    text = (
        "これは日本語の字幕です。空白を使わないので、どこでも改行できますが、句読点は行の頭に来ません。それだけです。"
    )

    lines = [line for cue in _lines(_cues(transcript(segment(1, 0.0, 12.0, text), language="ja"))) for line in cue]

    assert "".join(lines) == text
    assert all(len(line) <= 21 and line[0] not in "。、" for line in lines)


def test_punctuation_that_stands_alone_never_begins_a_line() -> None:
    text = (
        "Est-ce que vous pensez vraiment que cela va durer ? Moi je crois que non ! Alors voilà : on verra bien demain."
    )

    lines = [line for cue in _lines(_cues(transcript(segment(1, 0.0, 9.0, text), language="fr"))) for line in cue]

    assert not [line for line in lines if line[0] in "?!:"]


def test_a_quick_exchange_shares_a_subtitle_with_a_dash_each() -> None:
    said = (
        segment(1, 0.0, 0.4, "Really?", speaker="S1"),
        segment(2, 0.5, 0.9, "Yes.", speaker="S2"),
        segment(3, 9.0, 10.0, "Go on.", speaker="S1"),
    )

    assert _lines(_cues(transcript(*said, speakers=SPEAKERS), dashes=True)) == [["- Really?", "- Yes."], ["- Go on."]]


def test_without_speakers_nothing_shows_who_spoke() -> None:
    said = (segment(1, 0.0, 2.0, "Really?", speaker="S1"), segment(2, 3.0, 5.0, "Yes.", speaker="S2"))
    options = ExportOptions(speakers=False)

    cues = speech_cues(transcript(*said, speakers=SPEAKERS), options, dashes=True)

    assert [(line.text, line.speaker) for cue in cues for line in cue.lines] == [("Really?", None), ("Yes.", None)]


def test_people_who_talk_at_once_are_shown_in_the_order_of_their_words() -> None:
    long = (
        "Well, I would say that this is a rather long story, and it goes on for quite a while, as you may well imagine."
    )
    said = (segment(1, 0.0, 12.0, long, speaker="S1"), segment(2, 5.0, 6.0, "I can imagine.", speaker="S2"))

    cues = _cues(transcript(*said, speakers=SPEAKERS))

    assert [cue.lines[0].speaker for cue in cues] == ["Ann", "Ben", "Ann"]


@pytest.mark.parametrize(
    "fields",
    [{"max_line_chars": 3}, {"max_lines": 3}, {"min_duration_s": 8.0}, {"max_chars_per_s": 0.0}, {"min_gap_s": -1.0}],
)
def test_rules_that_nothing_can_keep_are_refused(fields: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"subtitle|negative"):
        SubtitleRules(**fields)  # type: ignore[arg-type]
