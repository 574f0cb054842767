"""A clock that jumps, as a laptop's does after a flat battery or a journey, costs nothing."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest

from audio_engine.library import JobState, Library, storable
from tests.library.aged import reviewed
from tests.library.samples import add_recording, begin, window

YEARS = timedelta(days=3650)


class Jumped(datetime):
    """A clock that is years away."""

    away = timedelta(0)

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime.now(tz) + cls.away


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Jumped]:
    """Set `away` to let it jump."""
    monkeypatch.setattr(storable, "datetime", Jumped)
    monkeypatch.setattr(Jumped, "away", timedelta(0))
    return Jumped


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system notes when a process began")
@pytest.mark.parametrize("by_s", [-7200.0, 60.0, YEARS.total_seconds()])
def test_a_job_that_runs_is_not_taken_for_a_dead_ones_when_the_clock_jumps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_s: float
) -> None:
    with Library.open(tmp_path) as library:
        job = library.add_job("transcribe", add_recording(library), {})
        library.set_job_state(job, JobState.RUNNING)
        real = psutil._pslinux.boot_time
        # The kernel counts a process's start from the boot, and says when that was by the present clock.
        monkeypatch.setattr(psutil._pslinux, "boot_time", lambda: real() + by_s)

        assert library.mark_interrupted() == []
        library.set_job_state(job, JobState.DONE)


def test_what_is_stored_keeps_its_order_whatever_the_clock_says(tmp_path: Path, clock: type[Jumped]) -> None:
    with Library.open(tmp_path) as library:
        transcript = begin(library)
        (segment,) = library.store_window(transcript, window(0, "un deux"))
        for number, away in enumerate((timedelta(0), -YEARS, YEARS, timedelta(0))):
            clock.away = away
            library.edit_segment(segment.id, f"mot{number}", words=(), author="KP", on_revision=number)

        assert [s.text for s in library.load_transcript(transcript).segments] == ["mot3"]
        assert [change.id for change in library.changes(transcript)] == [4, 3, 2, 1]
        assert library.check() == []


def test_the_queue_keeps_its_order_whatever_the_clock_says(tmp_path: Path, clock: type[Jumped]) -> None:
    with Library.open(tmp_path) as library:
        recording = add_recording(library)
        jobs = []
        for away in (timedelta(0), YEARS, -YEARS):
            clock.away = away
            jobs.append(library.add_job("transcribe", recording, {}))

        assert [job.id for job in library.jobs(JobState.QUEUED)] == jobs


def test_a_clock_ten_years_ahead_deletes_nothing_that_cannot_be_brought_back(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        recording = reviewed(library)
        done = library.keep_for(30, now=datetime.now(UTC) + YEARS)
        again = library.keep_for(30)  # the clock is right again

        assert (done.deleted, done.gone, again.gone) == ((recording,), (), ())
        library.restore_recording(recording)
        assert library.keep_for(30).deleted == ()
        assert library.check() == []
