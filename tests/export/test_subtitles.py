from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pysubs2
import pytest
from hypothesis import HealthCheck, given, settings

from audio_engine.export import ExportOptions, render
from audio_engine.transcript import EngineDescription, RecordingDescription, Review, ReviewState, Speaker, Transcript
from tests.export.interviews import english, french, segment, transcript
from tests.export.strategies import any_transcripts

if TYPE_CHECKING:
    from collections.abc import Callable

MOMENT: Final = r"(\d\d):([0-5]\d):([0-5]\d)[.,](\d\d\d)"
VTT_TEXT: Final = re.compile(r"(?:[^<>&]|&(?:amp|lt|gt);|<v (?:[^<>&]|&(?:amp|lt|gt);)+>|</v>)+")


def _blocks(content: bytes) -> list[list[str]]:
    text = content.decode()
    assert "\r" not in text
    return [block.split("\n") for block in re.split("\n{2,}", text.strip("\n"))]


def _timed(blocks: list[list[str]], mark: str) -> list[tuple[int, int, list[str]]]:
    """Number, times and lines of each subtitle; fails on anything that is not exactly the format."""
    found = []
    for number, (identifier, times, *lines) in enumerate(blocks, 1):
        both = re.fullmatch(f"{MOMENT} --> {MOMENT}".replace("[.,]", re.escape(mark)), times)
        assert identifier == str(number)
        assert both
        start, end = both.groups()[:4], both.groups()[4:]
        found.append((_ms(*start), _ms(*end), lines))
    return found


def _ms(hours: str, minutes: str, seconds: str, thousandths: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)


def _srt(any_transcript: Transcript) -> list[tuple[int, int, list[str]]]:
    content = render(any_transcript, "srt")
    return _timed(_blocks(content), ",") if content else []


def _vtt(any_transcript: Transcript) -> tuple[list[str], list[tuple[int, int, list[str]]]]:
    header, note, *cues = _blocks(render(any_transcript, "vtt"))
    assert header == ["WEBVTT"]
    assert note[0] == "NOTE"
    return note[1:], _timed(cues, ".")


def _draft(text: str = "Hello.", **fields: object) -> Transcript:
    return transcript(segment(1, 5.0, 7.0, text), **fields)


@given(any_transcript=any_transcripts)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_transcript_is_valid_subrip_that_keeps_every_rule(any_transcript: Transcript) -> None:
    cues = _srt(any_transcript)

    assert all(1 <= len(lines) <= 2 and all(0 < len(line) <= 42 for line in lines) for _, _, lines in cues)
    assert all(1000 <= end_ms - start_ms <= 7000 for start_ms, end_ms, _ in cues)
    assert all(b[0] - a[1] >= 80 for a, b in pairwise(cues))
    assert not any("-->" in line or re.search(r"<[A-Za-z/!]|\{\\", line) for _, _, lines in cues for line in lines)


@given(any_transcript=any_transcripts)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_any_transcript_is_valid_webvtt(any_transcript: Transcript) -> None:
    note, cues = _vtt(any_transcript)

    assert note
    assert not any("-->" in line for line in note)
    assert all(VTT_TEXT.fullmatch("\n".join(lines)) for _, _, lines in cues)
    assert all("\n".join(lines).count("<v ") == "\n".join(lines).count("</v>") for _, _, lines in cues)


@pytest.mark.parametrize("syntax", ["srt", "vtt"])
def test_a_player_reads_back_what_was_written(syntax: str) -> None:
    content = render(french(), syntax).decode()

    events = pysubs2.SSAFile.from_string(content, syntax)

    assert "Le budget de l’école" in " ".join(event.plaintext for event in events)
    assert all(a.end < b.start for a, b in pairwise(events))


def test_nothing_is_lost_of_a_text_with_backslashes_and_braces() -> None:
    assert _srt(_draft(r"C:\Nouveau\hier {x} \n"))[1][2] == [r"C:\Nouveau\hier {x} \n"]
    assert _vtt(_draft(r"C:\Nouveau {\p1}"))[1][0][2] == [r"C:\Nouveau {\p1}"]


@pytest.mark.parametrize(("start_s", "written"), [(4.9996, "00:00:05"), (59.9996, "00:01:00"), (3599.9999, "01:00:00")])
def test_milliseconds_never_reach_a_thousand(start_s: float, written: str) -> None:
    said = transcript(segment(1, start_s, start_s + 2, "Hello.", words=()))

    assert f"\n{written},000 --> " in render(said, "srt").decode()
    assert f"\n{written}.000 --> " in render(said, "vtt").decode()


def test_a_draft_says_so_first_in_subrip_and_in_a_comment_in_webvtt() -> None:
    first, *_ = _srt(french())
    note, cues = _vtt(french())

    assert first[2] == ["Transcription automatique, non relue"]
    assert note[0] == "Transcription automatique, non relue"
    assert "Attention\u202f: 2 secondes de son étaient abîmées." in note
    assert "00:00:18–00:00:20 douteux\u202f: presque aucun son" in note
    assert "non relue" not in str(cues)


def test_the_first_words_wait_for_the_notice_no_longer_than_it_takes_to_read() -> None:
    notice, speech, *_ = _srt(transcript(segment(1, 0.0, 2.0, "Hello.")))

    assert notice[1] == 1883  # 32 characters at 17 a second
    assert speech[0] == notice[1] + 80


def test_a_reviewed_transcript_begins_with_speech_and_says_at_the_end_who_reviewed_it() -> None:
    cues = _srt(_draft(review=Review(ReviewState.REVIEWED, "Zoë Martin", None)))

    assert [lines for _, _, lines in cues] == [["Hello."], ["Reviewed by Zoë Martin"]]
    assert cues[1][0] == 60_000  # after the recording's end: in the file, not on the screen


def test_warnings_and_the_basic_recogniser_are_named_after_the_end() -> None:
    basic = EngineDescription("pocketsphinx", "en-us", "cpu", "none", "basic", "0.1.0")

    texts = [" ".join(lines) for _, _, lines in _srt(_draft(engine=basic, warnings=("The file ends too early.",)))]

    assert texts[2:] == [
        "Made by the basic built-in recogniser: expect many wrong words.",
        "Warning: The file ends too early.",
    ]


def test_speakers_show_as_a_dash_at_each_change_in_subrip_and_as_voices_in_webvtt() -> None:
    said = transcript(
        segment(1, 5.0, 7.0, "Is it true?", speaker="S1"),
        segment(2, 8.0, 10.0, "It is.", speaker="S2"),
        segment(3, 12.0, 14.0, "All of it.", speaker="S2"),
        speakers=(Speaker("S1", "Ann"), Speaker("S2", "B > C & D")),
    )

    assert [lines for _, _, lines in _srt(said)][1:] == [["Is it true?"], ["- It is."], ["All of it."]]
    assert [lines for _, _, lines in _vtt(said)[1]] == [
        ["<v Ann>Is it true?</v>"],
        ["<v B &gt; C &amp; D>It is.</v>"],
        ["<v B &gt; C &amp; D>All of it.</v>"],
    ]


def test_a_voice_that_nobody_knows_has_no_tag_and_still_a_dash() -> None:
    said = transcript(
        segment(1, 5.0, 7.0, "Is it true?", speaker="S1"),
        segment(2, 8.0, 10.0, "It is."),
        speakers=(Speaker("S1", "Ann"),),
    )

    assert [lines for _, _, lines in _srt(said)][1:] == [["Is it true?"], ["- It is."]]
    assert [lines for _, _, lines in _vtt(said)[1]] == [["<v Ann>Is it true?</v>"], ["It is."]]


def test_arrows_and_tags_in_the_text_do_no_harm() -> None:
    assert _srt(_draft("a --> b <i>c</i> 1 < 2"))[1][2] == ["a → b ‹i>c‹/i> 1 < 2"]
    assert _vtt(_draft("a --> b <i>"))[1][0][2] == ["a --&gt; b &lt;i&gt;"]


@pytest.mark.parametrize("interview", [french, english])
def test_an_empty_transcript_still_says_what_it_is(interview: Callable[[], Transcript]) -> None:
    empty = replace(interview(), segments=(), gaps=())

    assert _srt(empty)
    assert _vtt(empty)[0]


def test_a_recording_of_a_day_stays_within_what_the_format_can_write() -> None:
    late = replace(
        transcript(segment(1, 86_399.0, 86_400.0, "x" * 2_000)),
        recording=RecordingDescription("long.flac", "ab" * 32, 86_400.0),
    )

    assert _srt(late)[-1][1] < 100 * 3_600_000


def test_a_notice_with_a_word_longer_than_a_line_keeps_the_rules_too() -> None:
    cues = _srt(_draft(warnings=("q" * 300,)))

    assert all(len(line) <= 42 for _, _, lines in cues for line in lines)
    assert sum(line.count("q") for _, _, lines in cues for line in lines) == 300


def test_the_options_reach_the_subtitles() -> None:
    without = render(french(), "vtt", ExportOptions(speakers=False))

    assert b"<v " not in without
