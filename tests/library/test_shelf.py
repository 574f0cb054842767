from __future__ import annotations

from pathlib import Path

from audio_engine.library import JobState, Library, RecordingState, ShelfRow
from audio_engine.transcript import Review, ReviewState

from .samples import ENGINE, SPEAKERS, add_recording, begin, store, window


def _only(library: Library) -> ShelfRow:
    (row,) = library.shelf()
    return row


def _begin(library: Library, recording: int, job: int) -> int:
    return library.begin_transcript(
        recording, job, engine=ENGINE, language="fr", language_probability=None, task="transcribe", speakers=SPEAKERS
    )


def test_a_recording_goes_from_new_to_reviewed(library: Library) -> None:
    recording = add_recording(library)
    row = _only(library)
    assert (row.state, row.transcript_id, row.job_id, row.duration_s, row.language) == (
        RecordingState.NEW,
        None,
        None,
        None,
        None,
    )

    job = library.add_job("transcribe", recording, {})
    assert (_only(library).state, _only(library).queue_position) == (RecordingState.QUEUED, 1)
    library.set_job_state(job, JobState.RUNNING)
    transcript_id = _begin(library, recording, job)
    library.store_window(transcript_id, window(0, "un"))
    library.set_recording_audio(
        recording, duration_samples=960_000, channels=1, sha256="ab", warnings=("Hiss.",), damaged=()
    )
    row = _only(library)
    assert (row.state, row.job_transcript_id, row.transcript_id) == (
        RecordingState.TRANSCRIBING,
        transcript_id,
        transcript_id,
    )
    assert (row.recognised_s, row.duration_s, row.language, row.model) == (30.0, 60.0, "fr", "micro")
    library.finish_transcript(transcript_id, ("Hiss.",))
    library.set_job_state(job, JobState.DONE)
    row = _only(library)
    assert (row.state, row.recognised_s, row.queue_position, row.warnings) == (
        RecordingState.DRAFT,
        None,
        None,
        ("Hiss.",),
    )
    library.edit_segment(1, "deux", words=(), author="KP", on_revision=0)
    assert _only(library).state is RecordingState.IN_REVIEW
    library.set_review(transcript_id, Review(ReviewState.REVIEWED, "KP", "2026-11-24T10:00:00+01:00"))
    assert (_only(library).state, _only(library).review.by) == (RecordingState.REVIEWED, "KP")


def test_a_failure_is_shown_with_its_sentences(library: Library) -> None:
    job = library.add_job("transcribe", add_recording(library), {})
    library.set_job_state(job, JobState.FAILED, what="No model.", to_do="Install one.", exit_code=4)

    row = _only(library)

    assert (row.state, row.what, row.to_do, row.exit_code, row.job_id) == (
        RecordingState.FAILED,
        "No model.",
        "Install one.",
        4,
        job,
    )


def test_a_new_run_over_a_finished_transcript_leaves_that_to_open(library: Library) -> None:
    recording = add_recording(library)
    first = begin(library, recording)
    library.finish_transcript(first, ())
    library.set_job_state(1, JobState.RUNNING)
    library.set_job_state(1, JobState.DONE)
    second = begin(library, recording)

    row = _only(library)
    assert (row.state, row.transcript_id, row.job_transcript_id) == (RecordingState.QUEUED, first, second)

    library.set_job_state(2, JobState.CANCELLED)
    assert _only(library).state is RecordingState.DRAFT
    library.ask_hearing(first, 0.0, 1.0, {})  # hearing a passage again is no new run
    assert _only(library).state is RecordingState.DRAFT


def test_every_state_of_a_job_is_one_of_its_recording(library: Library) -> None:
    job = library.add_job("transcribe", add_recording(library), {})
    library.set_job_state(job, JobState.RUNNING)
    for state, shown in (
        (JobState.PAUSED, RecordingState.PAUSED),
        (JobState.RUNNING, RecordingState.TRANSCRIBING),
        (JobState.INTERRUPTED, RecordingState.INTERRUPTED),
        (JobState.CANCELLED, RecordingState.CANCELLED),
    ):
        library.set_job_state(job, state)
        assert _only(library).state is shown


def test_positions_count_what_waits(library: Library) -> None:
    jobs = [library.add_job("transcribe", add_recording(library, f"{n}.wav"), {}) for n in range(3)]
    library.delete_recording(2)
    library.reorder([jobs[2], jobs[0]])

    assert {row.id: row.queue_position for row in library.shelf()} == {1: 2, 3: 1}
    library.restore_recording(2)
    assert [row.id for row in library.shelf()] == [3, 2, 1]


def test_the_original_is_looked_for(library: Library, tmp_path: Path) -> None:
    here = tmp_path / "ici.wav"
    here.touch()
    library.add_recording(here, size_bytes=0, modified_ns=0)
    assert _only(library).original_present is True
    here.rename(tmp_path / "ailleurs.wav")
    assert _only(library).original_present is False
    library.relink(1, tmp_path / "ailleurs.wav")
    library.collect(1)
    (tmp_path / "ailleurs.wav").unlink()

    assert _only(library).original_present is True
    assert library.shelf(look_for_originals=False)[0].original_present is None


def test_a_renamed_recording_is_listed_under_its_new_name(library: Library) -> None:
    store(library, "un")
    library.rename_recording(1, "Entretien avec la maire")

    assert _only(library).title == "Entretien avec la maire"


def test_what_somebody_else_changes_is_noticed(library: Library, home: Path) -> None:
    with Library.open(home) as other:
        before = library.version()
        add_recording(library)
        assert library.version() == before
        add_recording(other)
        changed = library.version()
        assert changed != before
        assert library.version() == changed
