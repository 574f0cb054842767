from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_engine.errors import LibraryError
from audio_engine.library import JobState, Library, StoredWindow, WindowRow
from audio_engine.transcript import Doubt, Gap, Review, ReviewState, Segment, Speaker, Transcript, Word

from .samples import ENGINE, SPEAKERS, add_recording, begin, segment, window


def test_a_transcript_comes_back_as_it_was_stored(library: Library) -> None:
    recording = add_recording(library, "entretien.wav")
    transcript_id = begin(library, recording)
    library.set_recording_audio(
        recording, duration_samples=960_000, channels=1, sha256="ab" * 32, warnings=(), damaged=()
    )
    second = library.store_window(transcript_id, window(1, "Oui."))
    first = library.store_window(transcript_id, window(0, "Bonjour.", "Ça va ?", gaps=(Gap(20.0, 21.5),)))
    library.finish_transcript(transcript_id, ("The microphone was off.",))

    transcript = library.load_transcript(transcript_id)

    assert transcript.recording.name == "entretien.wav"
    assert (transcript.recording.sha256, transcript.recording.duration_s) == ("ab" * 32, 60.0)
    assert (transcript.engine, transcript.speakers) == (ENGINE, SPEAKERS)
    assert (transcript.language, transcript.language_probability, transcript.task) == ("fr", 0.98, "transcribe")
    assert transcript.segments == first + second
    assert transcript.gaps == (Gap(20.0, 21.5),)
    assert (transcript.review, transcript.warnings) == (Review(), ("The microphone was off.",))
    assert Transcript.from_json(transcript.to_json()) == transcript


def test_stored_segments_are_those_given_with_ids_of_the_library(library: Library) -> None:
    given_window = window(0, "Bonjour à tous.", "Merci.")

    stored = library.store_window(begin(library), given_window)

    assert [s.id for s in stored] == [1, 2]
    assert [replace(s, id=0) for s in stored] == list(given_window.segments)


def test_the_same_window_twice_changes_nothing(library: Library) -> None:
    transcript_id = begin(library)
    first = library.store_window(transcript_id, window(0, "Bonjour.", gaps=(Gap(1.0, 2.0),)))
    before = library.load_transcript(transcript_id)

    again = library.store_window(transcript_id, window(0, "Autre chose.", "Encore.", gaps=(Gap(3.0, 4.0),)))

    assert again == first
    assert library.load_transcript(transcript_id) == before
    assert len(library.search("bonjour")) == 1
    assert library.search("autre") == []


def test_windows_are_counted_by_track(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(1, "b"))
    library.store_window(transcript_id, window(0, "a"))
    library.store_window(transcript_id, window(0, "c", track=1))

    assert library.stored_windows(transcript_id, 0) == [WindowRow(0, 0, 480_000), WindowRow(1, 480_000, 960_000)]
    assert library.stored_windows(transcript_id, 1) == [WindowRow(0, 0, 480_000)]
    assert len(library.load_transcript(transcript_id).segments) == 3


def test_a_window_of_silence_is_stored_too(library: Library) -> None:
    transcript_id = begin(library)

    assert library.store_window(transcript_id, window(0)) == ()
    assert library.stored_windows(transcript_id, 0) == [WindowRow(0, 0, 480_000)]


def test_a_job_has_one_transcript(library: Library) -> None:
    recording = add_recording(library)
    job = library.add_job("transcribe", recording, {})
    assert library.transcript_for_job(job) is None

    ids = {
        library.begin_transcript(
            recording,
            job,
            engine=ENGINE,
            language=language,
            language_probability=None,
            task="transcribe",
            speakers=SPEAKERS,
        )
        for language in ("fr", "en")
    }

    assert ids == {library.transcript_for_job(job)}
    assert library.transcripts(recording)[0].language == "fr"


def test_the_latest_transcript_is_the_newest_finished_one(library: Library) -> None:
    recording = add_recording(library)
    first, second, third = (begin(library, recording) for _ in range(3))
    assert library.latest_transcript(recording) == third

    library.finish_transcript(first, ())
    library.finish_transcript(second, ())

    assert library.latest_transcript(recording) == second
    assert [row.id for row in library.transcripts(recording)] == [third, second, first]
    assert [row.finished_at is None for row in library.transcripts(recording)] == [True, False, False]


def test_the_length_of_a_recording_in_work_is_what_is_recognised(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(0, "a"))
    library.store_window(transcript_id, window(1, "b"))

    assert library.load_transcript(transcript_id).recording.duration_s == 60.0


def test_a_review_names_who_vouches(library: Library) -> None:
    transcript_id = begin(library)
    review = Review(ReviewState.REVIEWED, "K. P.", "2026-11-24T10:00:00+01:00")

    library.set_review(transcript_id, review)

    assert library.load_transcript(transcript_id).review == review
    assert library.transcripts(1)[0].review == review


def test_an_unknown_transcript_is_refused(library: Library) -> None:
    for call in (
        lambda: library.load_transcript(99),
        lambda: library.finish_transcript(99, ()),
        lambda: library.set_review(99, Review()),
    ):
        with pytest.raises(LibraryError, match="no transcript number 99"):
            call()


def test_a_transcript_outlives_its_job_state(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(0, "gardé"))
    library.set_job_state(1, JobState.CANCELLED)

    assert [s.text for s in library.load_transcript(transcript_id).segments] == ["gardé"]


_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
_time = st.integers(0, 10**8).map(lambda ms: ms / 1000)
_words = st.builds(Word, _text, _time, _time, st.integers(0, 1000).map(lambda n: n / 1000))
_segments = st.builds(
    Segment,
    st.just(0),
    _time,
    _time,
    _text,
    _text,
    st.lists(_words, max_size=4).map(tuple),
    st.none() | st.just("S1"),
    doubt=st.lists(st.sampled_from(Doubt), unique=True).map(tuple),
    language=st.none() | st.just("en"),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(segments=st.lists(_segments, max_size=4).map(tuple))
def test_any_segment_comes_back_unchanged(library: Library, segments: tuple[Segment, ...]) -> None:
    transcript_id = begin(library)

    stored = library.store_window(transcript_id, StoredWindow(0, 0, 0, 16_000, segments, ()))

    assert tuple(replace(s, id=0) for s in stored) == segments
    loaded = library.load_transcript(transcript_id).segments
    assert set(loaded) == set(stored)
    assert [s.start_s for s in loaded] == sorted(s.start_s for s in segments)


def test_half_surrogates_and_nul_do_not_stop_a_window(library: Library) -> None:
    bad = replace(segment("a\0b \ud83d"), words=(Word("\ud83d\0", 0.0, 1.0, 0.5),))

    (stored,) = library.store_window(begin(library), StoredWindow(0, 0, 0, 1, (bad,), ()))

    assert stored.text == "ab ?"
    assert stored.words[0].text == "?"


def test_speakers_keep_their_order_and_can_be_renamed(library: Library) -> None:
    transcript_id = begin(library)

    library.set_speaker_name(transcript_id, "S2", "Marie Łempicka")
    library.set_speaker_name(transcript_id, "S3", "Quelqu’un")

    assert library.load_transcript(transcript_id).speakers == (
        SPEAKERS[0],
        Speaker("S2", "Marie Łempicka"),
        Speaker("S3", "Quelqu’un"),
    )


def test_a_job_that_lost_its_card_says_what_it_goes_on_with(library: Library) -> None:
    transcript_id = begin(library)
    processor = replace(ENGINE, device="cpu", compute_type="int8_float32")

    library.set_engine(transcript_id, processor)

    assert library.load_transcript(transcript_id).engine == processor
