"""Long segments are cut where a reader would breathe, and no word is lost."""

from __future__ import annotations

from audio_engine.transcription.phrases import split_into_phrases
from audio_engine.transcription.recogniser import HeardSegment, HeardWord
from tests.transcription.sounds import hearing


def test_a_short_segment_stays_whole() -> None:
    (segment,) = hearing(("One. Two. Three.", 0, 2)).segments

    assert split_into_phrases(segment) == [segment]


def test_a_long_segment_is_cut_after_each_sentence() -> None:
    (segment,) = hearing(("He came at noon. Did he leave? Nobody knows!", 0, 18)).segments
    parts = split_into_phrases(segment)

    assert [p.text for p in parts] == ["He came at noon.", "Did he leave?", "Nobody knows!"]
    assert [w.text for p in parts for w in p.words] == [w.text for w in segment.words]
    assert parts[1].start_s == parts[1].words[0].start_s


def test_a_long_pause_ends_a_phrase_without_punctuation() -> None:
    words = (HeardWord(" and", 0.0, 0.3, 0.9), HeardWord(" then", 4.0, 4.4, 0.9))

    assert [p.text for p in split_into_phrases(HeardSegment(0.0, 4.4, "and then", words))] == ["and", "then"]


def test_a_word_that_was_spread_over_a_skipped_passage_is_cut_down() -> None:
    words = (HeardWord(" Who", 2.0, 6.5, 0.9), HeardWord(" decided", 6.5, 7.0, 0.9), HeardWord(" it?", 7.0, 12.0, 0.9))
    (phrase,) = split_into_phrases(HeardSegment(2.0, 12.0, "Who decided it?", words))

    assert (phrase.start_s, phrase.end_s) == (5.7, 7.8)
    assert [w.text for w in phrase.words] == [" Who", " decided", " it?"]


def test_a_segment_without_words_stays_whole() -> None:
    segment = HeardSegment(0.0, 30.0, "One. Two.", ())

    assert split_into_phrases(segment) == [segment]
