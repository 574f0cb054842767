"""Long segments are cut where a reader would breathe, and no word is lost."""

from __future__ import annotations

from audio_engine.transcription.phrases import split_into_phrases
from audio_engine.transcription.recogniser import HeardSegment, HeardWord
from tests.transcription.sounds import hearing


def test_a_short_segment_stays_whole() -> None:
    (segment,) = hearing(("One. Two. Three.", 0, 4)).segments

    assert split_into_phrases(segment) == [segment]


def test_a_long_segment_is_cut_after_each_sentence() -> None:
    (segment,) = hearing(("He came at noon. Did he leave? Nobody knows!", 0, 20)).segments
    parts = split_into_phrases(segment)

    assert [p.text for p in parts] == ["He came at noon.", "Did he leave?", "Nobody knows!"]
    assert [w for p in parts for w in p.words] == list(segment.words)
    assert parts[1].start_s == parts[1].words[0].start_s


def test_a_long_pause_ends_a_phrase_without_punctuation() -> None:
    words = (HeardWord(" and", 0.0, 0.3, 0.9), HeardWord(" then", 4.0, 4.4, 0.9))

    assert [p.text for p in split_into_phrases(HeardSegment(0.0, 4.4, "and then", words))] == ["and", "then"]


def test_a_segment_without_words_stays_whole() -> None:
    segment = HeardSegment(0.0, 30.0, "One. Two.", ())

    assert split_into_phrases(segment) == [segment]
