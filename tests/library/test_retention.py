"""What deletes old recordings: only reviewed ones, in two steps, and never what somebody still works on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from audio_engine.library import JobState, Library
from audio_engine.library.retention import GRACE_DAYS, Retained
from audio_engine.transcript import ReviewState

from .aged import end_jobs, reviewed, set_back
from .samples import add_recording, begin, window

if TYPE_CHECKING:
    from pathlib import Path

LONG_AGO = datetime(2024, 3, 1, 12, tzinfo=UTC)
DAYS = 30
DUE = LONG_AGO + timedelta(days=DAYS)


def test_a_reviewed_recording_is_due_after_so_many_days_and_not_a_moment_earlier(library: Library) -> None:
    recording = reviewed(library, "conseil.wav")
    set_back(library.path, LONG_AGO)

    assert library.due_recordings(DAYS, now=DUE - timedelta(seconds=1)) == []
    (due,) = library.due_recordings(DAYS, now=DUE)

    assert (due.id, due.title, due.worked_on, due.deleted_at) == (recording, "conseil.wav", LONG_AGO, None)
    assert due.goes_at == DUE + timedelta(days=GRACE_DAYS)


def test_a_time_zone_makes_no_difference(library: Library) -> None:
    reviewed(library)
    set_back(library.path, LONG_AGO.astimezone(timezone(timedelta(hours=9))))

    assert [due.worked_on for due in library.due_recordings(DAYS, now=DUE)] == [LONG_AGO]


def test_what_is_due_is_deleted_first_and_gone_for_good_a_week_later(library: Library, tmp_path: Path) -> None:
    recording, kept = reviewed(library), reviewed(library, state=ReviewState.IN_REVIEW)
    original = tmp_path / "interview.wav"
    original.write_bytes(b"sound")
    (library.audio_folder(recording) / "audio.flac").write_bytes(b"flac")
    set_back(library.path, LONG_AGO)

    first = library.keep_for(DAYS, now=DUE)
    assert first == Retained(deleted=(recording,))
    assert [row.id for row in library.recordings()] == [kept]
    assert library.keep_for(DAYS, now=DUE + timedelta(days=GRACE_DAYS, seconds=-1)) == Retained()

    assert library.keep_for(DAYS, now=DUE + timedelta(days=GRACE_DAYS)) == Retained(gone=(recording,))

    assert [row.id for row in library.recordings(include_deleted=True)] == [kept]
    assert not (library.folder / "recordings" / str(recording)).exists()
    assert original.exists()
    assert library.check() == []


@pytest.mark.parametrize("state", [ReviewState.DRAFT, ReviewState.IN_REVIEW])
def test_what_nobody_has_reviewed_is_never_deleted(library: Library, state: ReviewState) -> None:
    reviewed(library, state=state)
    add_recording(library)
    set_back(library.path, LONG_AGO)

    assert library.due_recordings(1, now=DUE + timedelta(days=10_000)) == []


def test_a_newer_draft_of_a_reviewed_recording_keeps_it(library: Library) -> None:
    recording = reviewed(library)
    library.finish_transcript(begin(library, recording), warnings=())
    end_jobs(library)
    set_back(library.path, LONG_AGO)

    assert library.due_recordings(DAYS, now=DUE) == []


def test_an_older_transcript_in_review_keeps_it(library: Library) -> None:
    recording = reviewed(library, state=ReviewState.IN_REVIEW)
    newer = begin(library, recording)
    library.finish_transcript(newer, warnings=())
    library.set_review_state(newer, ReviewState.REVIEWED, by="KP")
    end_jobs(library)
    set_back(library.path, LONG_AGO)

    assert library.due_recordings(DAYS, now=DUE) == []


@pytest.mark.parametrize("states", [(), (JobState.RUNNING,), (JobState.RUNNING, JobState.PAUSED)])
def test_a_recording_in_the_queue_is_kept(library: Library, states: tuple[JobState, ...]) -> None:
    recording = reviewed(library)
    set_back(library.path, LONG_AGO)
    job = library.add_job("transcribe", recording, {})
    for state in states:
        library.set_job_state(job, state)

    assert library.due_recordings(DAYS, now=DUE) == []


def test_any_work_on_it_begins_the_count_anew(library: Library) -> None:
    marked, quoted, edited = (reviewed(library) for _ in range(3))
    set_back(library.path, LONG_AGO)
    library.add_marks(marked, [(1.0, "ici")], author="KP")
    (transcript,) = library.transcripts(quoted)
    library.add_quote(transcript.id, "un mot", start_s=0.0, end_s=1.0, speaker=None, author="KP")
    (transcript,) = library.transcripts(edited)
    library.set_review_state(transcript.id, ReviewState.REVIEWED, by="LM")

    assert library.due_recordings(DAYS, now=DUE) == []


def test_a_recording_that_was_brought_back_is_not_deleted_again_the_next_day(library: Library) -> None:
    recording = reviewed(library)
    set_back(library.path, LONG_AGO)
    assert library.keep_for(DAYS).deleted == (recording,)

    library.restore_recording(recording)

    assert library.keep_for(DAYS) == Retained()
    assert library.due_recordings(DAYS, now=datetime.now(UTC) + timedelta(days=DAYS + 1)) != []


def test_a_clock_that_was_years_ahead_for_a_moment_costs_nothing(library: Library) -> None:
    recording = reviewed(library)

    library.keep_for(DAYS, now=datetime.now(UTC) + timedelta(days=4_000))
    assert library.keep_for(DAYS) == Retained()

    library.restore_recording(recording)
    assert [row.id for row in library.recordings()] == [recording]


def test_what_people_deleted_themselves_is_left_to_them_until_it_is_due(library: Library) -> None:
    unreviewed, recent = reviewed(library, state=ReviewState.DRAFT), reviewed(library)
    for recording in (unreviewed, recent):
        library.delete_recording(recording)

    assert library.keep_for(DAYS, now=datetime.now(UTC) + timedelta(days=DAYS - 1)) == Retained()
    assert len(library.recordings(include_deleted=True)) == 2


def test_zero_days_delete_nothing(library: Library) -> None:
    reviewed(library)
    set_back(library.path, LONG_AGO)

    assert library.keep_for(0, now=DUE) == Retained()
    assert library.due_recordings(0, now=DUE) == []


def test_purging_some_leaves_the_other_deleted_recordings_and_articles(library: Library) -> None:
    gone, kept = add_recording(library), add_recording(library)
    library.store_window(begin(library, kept), window(0, "un mot"))
    for recording in (gone, kept):
        library.delete_recording(recording)

    assert library.purge_deleted([gone, 999]) == [gone]
    assert library.purge_deleted([]) == []

    assert [row.id for row in library.recordings(include_deleted=True)] == [kept]
