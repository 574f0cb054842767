from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from audio_engine.export import FORMATS, render
from audio_engine.export.legible import legible
from audio_engine.export.notices import clock, notices, open_doubts, review_line
from audio_engine.transcript import Doubt, EngineDescription, Review, ReviewState, SegmentState, Transcript
from tests.export.interviews import english, french, segment, transcript
from tests.export.strategies import any_transcripts

READABLE = sorted(FORMATS.keys() - {"docx", "json"})
BASIC = EngineDescription("pocketsphinx", "en-us", "cpu", "none", "basic", "0.1.0")


def _said(of: Transcript, format_name: str) -> str:
    return " ".join(render(of, format_name).decode().split())


@pytest.mark.parametrize("format_name", READABLE)
@pytest.mark.parametrize(
    ("language", "draft", "basic"),
    [
        ("en", "Machine transcript, not reviewed", "basic built-in recogniser"),
        ("fr", "Transcription automatique, non relue", "reconnaissance intégrée de base"),
        ("de", "Machine transcript, not reviewed", "basic built-in recogniser"),
    ],
)
def test_every_format_says_in_its_language_what_nobody_has_reviewed(
    format_name: str, language: str, draft: str, basic: str
) -> None:
    said = _said(
        transcript(segment(1, 5.0, 6.0, "Oui."), language=language, engine=BASIC, warnings=("W1.",)), format_name
    )

    assert draft in said
    assert basic in said
    assert "W1." in said


@pytest.mark.parametrize("format_name", READABLE)
def test_every_format_says_that_a_translation_is_one_in_english(format_name: str) -> None:
    said = _said(transcript(segment(1, 5.0, 6.0, "Yes."), language="fr", task="translate"), format_name)

    assert "Machine translation, not reviewed" in said
    assert "machine translation into English" in said


@pytest.mark.parametrize("format_name", READABLE)
def test_every_format_says_who_reviewed_it_and_when(format_name: str) -> None:
    said = _said(english(), format_name)

    assert "Reviewed by Zoë Martin on 2026-11-24 at 14:05 (UTC+01:00)" in said
    assert "not reviewed" not in said


@pytest.mark.parametrize("format_name", sorted({"txt", "md", "html", "csv", "vtt"}))
def test_doubt_and_gaps_are_never_silent(format_name: str) -> None:
    said = _said(french(), format_name)

    assert "parole sans texte" in said
    assert "presque aucun son" in said or "near-silence" in said


@pytest.mark.parametrize(
    ("review", "line"),
    [
        (Review(), "Transcription automatique, non relue"),
        (Review(ReviewState.IN_REVIEW), "Transcription automatique, en relecture"),
        (Review(ReviewState.REVIEWED), "Texte relu"),
        (Review(ReviewState.REVIEWED, "Zoë"), "Texte relu par Zoë"),
        (
            Review(ReviewState.REVIEWED, None, "2026-11-24T14:05:00Z"),
            "Texte relu le 24/11/2026 à 14\u202fh\u202f05 (UTC)",
        ),
        (
            Review(ReviewState.REVIEWED, "Zoë", "2026-11-24T14:05"),
            "Texte relu par Zoë le 24/11/2026 à 14\u202fh\u202f05",
        ),
        (Review(ReviewState.REVIEWED, "Zoë", "hier"), "Texte relu par Zoë le hier"),
    ],
)
def test_the_review_state_is_one_line(review: Review, line: str) -> None:
    assert review_line(replace(french(), review=review)) == line


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("state", [ReviewState.DRAFT, ReviewState.IN_REVIEW])
@pytest.mark.parametrize("task", ["transcribe", "translate"])
def test_what_opens_a_subtitle_file_fits_one_line(language: str, state: ReviewState, task: str) -> None:
    assert len(review_line(transcript(language=language, review=Review(state), task=task))) <= 41


def test_a_passage_that_somebody_listened_to_and_ticked_is_doubtful_no_longer() -> None:
    doubtful = segment(1, 0.0, 1.0, "a", doubt=(Doubt.NO_SPEECH,))

    assert open_doubts(doubtful) == (Doubt.NO_SPEECH,)
    assert open_doubts(replace(doubtful, state=SegmentState.EDITED)) == (Doubt.NO_SPEECH,)
    assert open_doubts(replace(doubtful, state=SegmentState.CHECKED)) == ()


def test_every_doubt_has_words_for_it() -> None:
    said = _said(transcript(segment(1, 0.0, 1.0, "a", doubt=tuple(Doubt))), "txt")

    assert "[doubtful: " in said
    assert said.count(", ") >= len(Doubt) - 1


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.0, "00:00:00"), (59.999, "00:00:59"), (3_661.5, "01:01:01"), (86_400.0, "24:00:00")]
)
def test_times_are_shown_as_a_player_shows_them(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


@given(any_transcript=any_transcripts)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_transcript_is_plain_text_without_control_characters(any_transcript: Transcript) -> None:
    text = render(any_transcript, "txt").decode()

    assert not [c for c in text if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F or c in "\u202e\ufffe")]
    assert notices(legible(any_transcript))[0] in text
