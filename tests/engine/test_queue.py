"""The queue with a real worker: run to its end, stopped, put off, tried again, and a passage heard once more."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import soundfile

from audio_engine.engine import Engine, TranscriptionRequest
from audio_engine.engine.listening_again import ListenAgainRequest, queue_listening
from audio_engine.engine.queue import JobQueue
from audio_engine.errors import LibraryError, UnusableInputError, UsageError
from audio_engine.events import Cancelled, Event, Finished, Paused, SegmentReady
from audio_engine.library import HearingState, JobState, Library
from audio_engine.transcript import SegmentState
from tests.library.samples import ENGINE
from tests.scenarios.command import INTERVIEWS, MODELS

RATE = 16_000


def _ignore(event: Event) -> None:
    del event


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Nine seconds: two sentences that micro knows."""
    sound, rate = soundfile.read(INTERVIEWS / "interview-en.flac", dtype="int16")
    assert rate == RATE
    path = tmp_path / "entretien.wav"
    soundfile.write(path, sound[: 9 * RATE], RATE)
    return path


@pytest.fixture
def with_micro(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(MODELS))


def _add(engine: Engine, recording: Path, *, mode: str = "accurate") -> int:
    return engine.prepare(TranscriptionRequest(recording, model="micro", language="en", mode=mode)).job_id


@pytest.mark.usefixtures("with_micro")
def test_the_queue_is_worked_through_and_knows_how_long_it_takes(recording: Path) -> None:
    with Engine() as engine:
        queue = JobQueue(engine)
        assert queue.run_next(_ignore) is None
        first, second = _add(engine, recording), _add(engine, recording)
        assert [(e.job.id, e.position, e.left_s, e.starts_in_s) for e in queue.entries()] == [
            (first, 1, None, 0.0),
            (second, 2, None, None),
        ]
        assert engine.expected_speed(first) is None

        outcome = queue.run_next(_ignore)

        assert outcome is not None
        assert isinstance(outcome.event, Finished)
        (waiting,) = queue.entries()
        (ended,) = queue.history()
        assert (waiting.job.id, waiting.title, waiting.length_s) == (second, "entretien.wav", 9.0)
        assert (waiting.position, waiting.starts_in_s) == (1, 0.0)
        assert waiting.left_s is not None
        assert 9.0 / (engine.expected_speed(second) or 0.0) == pytest.approx(waiting.left_s)
        assert (ended.job.id, ended.job.state, ended.is_ours) == (first, JobState.DONE, False)


@pytest.mark.usefixtures("with_micro")
@pytest.mark.parametrize(("ask", "ended", "state"), [
    ("cancel", Cancelled, JobState.CANCELLED),
    ("pause", Paused, JobState.PAUSED),
    ("close", Paused, JobState.QUEUED),
])  # fmt: skip
def test_a_job_that_runs_is_stopped_and_goes_on_later(
    recording: Path, ask: str, ended: type[Event], state: JobState
) -> None:
    with Engine() as engine:
        queue = JobQueue(engine)
        job_id = _add(engine, recording)
        asked = threading.Event()

        def stop(event: Event) -> None:
            del event
            if not asked.is_set():
                asked.set()
                assert [e.is_ours for e in queue.entries()] == [True]
                if ask == "close":
                    queue.close()
                else:
                    getattr(queue, ask)(job_id)

        outcome = queue.run_next(stop)

        assert outcome is not None
        assert isinstance(outcome.event, ended)
        assert engine.library.job(job_id).state is state
        again = JobQueue(engine)
        if state is not JobState.QUEUED:
            again.resume(job_id)
        outcome = again.run_next(_ignore)
        assert outcome is not None
        assert isinstance(outcome.event, Finished)
        assert outcome.transcript is not None
        assert outcome.transcript.segments


def test_what_waits_is_put_off_moved_and_cancelled(recording: Path) -> None:
    with Engine() as engine:
        queue = JobQueue(engine)
        first, second, third = (engine.prepare(TranscriptionRequest(recording, model="basic")).job_id for _ in range(3))

        queue.move(third, before=first)
        assert [e.job.id for e in queue.entries()] == [third, first, second]
        queue.move(third, before=None)
        assert [e.job.id for e in queue.entries()] == [first, second, third]
        queue.pause(first)
        queue.cancel(second)
        assert [(e.job.id, e.job.state, e.position) for e in queue.entries()] == [
            (first, JobState.PAUSED, None),
            (third, JobState.QUEUED, 1),
        ]
        assert [e.job.id for e in queue.history()] == [second]
        queue.resume(second)
        queue.resume(first)
        assert [e.job.id for e in queue.entries()] == [first, second, third]
        with pytest.raises(LibraryError, match="cannot become"):
            queue.resume(first)


def test_a_job_of_another_process_is_left_alone(recording: Path) -> None:
    with Engine() as engine, Library.open(engine.home) as other:
        queue = JobQueue(engine)
        job_id = engine.prepare(TranscriptionRequest(recording, model="basic")).job_id
        other.claim_next()

        with pytest.raises(LibraryError, match="another window or command"):
            queue.cancel(job_id)
        assert queue.entries()[0].is_ours is False
        with other._writing() as connection:
            connection.execute("UPDATE job SET owner_started = owner_started - 3600")  # its process is gone

        assert queue.retry_all() == [job_id]
        queue.cancel(job_id)
        assert engine.library.job(job_id).state is JobState.CANCELLED


@pytest.mark.usefixtures("with_micro")
def test_a_passage_is_heard_again_beside_the_text(recording: Path) -> None:
    with Engine() as engine:
        queue = JobQueue(engine)
        _add(engine, recording, mode="draft")
        first = queue.run_next(_ignore)
        assert first is not None
        assert first.transcript is not None
        assert first.transcript_id is not None
        segment = next(s for s in first.transcript.segments if "Claire" in s.text)
        engine.library.edit_segment(segment.id, "C’est moi qui l’ai écrit.", words=(), author="KP", on_revision=0)
        before = engine.library.load_transcript(first.transcript_id)

        prepared = queue_listening(
            engine.library, ListenAgainRequest(first.transcript_id, segment.start_s, segment.end_s)
        )
        events: list[Event] = []
        outcome = queue.run_beside(prepared.job_id, events.append)

        assert outcome is not None
        assert isinstance(outcome.event, Finished)
        assert not any(isinstance(event, SegmentReady) for event in events)
        assert engine.library.load_transcript(first.transcript_id) == before
        (proposal,) = engine.library.hearings(first.transcript_id, HearingState.PROPOSED)
        assert proposal.id == prepared.hearing_id
        assert proposal.text == segment.machine_text
        assert proposal.engine is not None
        assert (proposal.engine.model, proposal.engine.mode, proposal.language) == ("micro", "accurate", "en")
        assert all(segment.start_s <= s.start_s <= s.end_s <= segment.end_s for s in proposal.segments)

        engine.library.accept_hearing(proposal.id, {segment.id: 1}, author="KP")
        opened = engine.library.load_transcript(first.transcript_id)
        assert any("Claire" in s.text and s.state is SegmentState.MACHINE for s in opened.segments)
        assert engine.library.check() == []
        assert queue.run_beside(prepared.job_id, _ignore) is None
        # The transcription that was finished is still the one to go on with, not the passage.
        assert (
            engine.prepare(
                TranscriptionRequest(recording, model="micro", language="en", mode="draft", resume=True)
            ).job_id
            == 1
        )


@pytest.mark.usefixtures("with_micro")
def test_each_channel_is_heard_for_itself(tmp_path: Path) -> None:
    sound, _ = soundfile.read(INTERVIEWS / "two-channels-en.flac", dtype="int16")
    path = tmp_path / "deux.wav"
    soundfile.write(path, sound[: 12 * RATE], RATE)
    with Engine() as engine:
        queue = JobQueue(engine)
        engine.prepare(TranscriptionRequest(path, model="micro", language="en", speakers="channels"))
        first = queue.run_next(_ignore)
        assert first is not None
        assert first.transcript is not None
        assert first.transcript_id is not None
        last = first.transcript.segments[-1]
        prepared = queue_listening(engine.library, ListenAgainRequest(first.transcript_id, last.start_s, last.end_s))
        with ThreadPoolExecutor(1) as pool:
            outcome = pool.submit(queue.run_next, _ignore).result()

        assert outcome is not None
        assert isinstance(outcome.event, Finished)
        hearing = engine.library.hearing_for_job(prepared.job_id)
        assert hearing.channel == int((last.speaker or "S1")[1:]) - 1
        assert hearing.text == last.text


def test_one_passage_at_a_time_is_heard_again(recording: Path) -> None:
    with Engine() as engine:
        queue = JobQueue(engine)
        engine.prepare(TranscriptionRequest(recording, model="basic"))
        first = queue.run_next(_ignore)
        assert first is not None
        assert first.transcript_id is not None
        passage = ListenAgainRequest(first.transcript_id, 0.0, 2.0)
        asked = queue_listening(engine.library, passage)

        with pytest.raises(UsageError, match="Another passage"):
            queue_listening(engine.library, ListenAgainRequest(first.transcript_id, 3.0, 4.0))
        queue.cancel(asked.job_id)

        assert queue_listening(engine.library, passage).job_id != asked.job_id


def test_a_passage_is_heard_beside_a_job_that_runs_and_is_stopped_alone(recording: Path) -> None:
    with Engine() as engine:
        queue = JobQueue(engine)
        engine.prepare(TranscriptionRequest(recording, model="basic"))
        first = queue.run_next(_ignore)
        assert first is not None
        assert first.transcript_id is not None
        long_one = engine.prepare(TranscriptionRequest(recording, model="basic")).job_id
        engine.library.claim_job(long_one)  # it runs for hours
        passage = queue_listening(engine.library, ListenAgainRequest(first.transcript_id, 0.0, 8.0)).job_id
        taken: list[int] = []

        outcome = queue.run_beside(passage, lambda _: queue.cancel(passage), on_taken=lambda job: taken.append(job.id))

        assert outcome is not None
        assert isinstance(outcome.event, Cancelled)
        assert taken == [passage]
        assert engine.library.job(passage).state is JobState.CANCELLED
        assert engine.library.job(long_one).state is JobState.RUNNING


@pytest.mark.usefixtures("with_micro")
def test_the_length_of_what_nobody_has_decoded_yet_is_asked_for_once(recording: Path) -> None:
    with Engine() as engine:
        queue = JobQueue(engine)
        _add(engine, recording)
        queue.run_next(_ignore)
        other = recording.with_name("autre.wav")
        other.write_bytes(recording.read_bytes())
        waiting = _add(engine, other)
        assert [(e.job.id, e.length_s, e.ends_in_s) for e in queue.entries()] == [(waiting, None, None)]

        assert queue.measure() is True

        (entry,) = queue.entries()
        assert entry.length_s == 9.0
        assert entry.ends_in_s is not None
        assert queue.measure() is False


def test_what_has_failed_is_history_and_a_deleted_recording_waits(recording: Path) -> None:
    with Engine() as engine:
        queue = JobQueue(engine)
        first, second = (engine.prepare(TranscriptionRequest(recording, model="basic")).job_id for _ in range(2))
        engine.library.set_job_state(first, JobState.FAILED, what="The sound is damaged.")
        engine.library.delete_recording(1)

        assert [(e.job.id, e.position, e.deleted) for e in queue.entries()] == [(second, None, True)]
        assert [e.job.id for e in queue.history()] == [first]


@pytest.mark.parametrize("keeps", [True, False])
def test_a_file_that_is_no_recording_is_kept_where_somebody_sees_it(tmp_path: Path, *, keeps: bool) -> None:
    letter = tmp_path / "lettre.wav"
    letter.write_text("Dear Sir, " * 1000)
    with Engine(keep_unusable=keeps) as engine:
        engine.prepare(TranscriptionRequest(letter, model="basic"))

        JobQueue(engine).run_next(_ignore)

        assert [job.exit_code for job in engine.library.jobs(JobState.FAILED)] == ([3] if keeps else [])


def test_what_cannot_be_heard_again_is_refused_before_it_waits(recording: Path) -> None:
    with Engine() as engine:
        job_id = engine.prepare(TranscriptionRequest(recording, model="basic")).job_id
        transcript_id = engine.library.begin_transcript(
            1,
            job_id,
            engine=ENGINE,
            language="en",
            language_probability=None,
            task="transcribe",
            speakers=(),
        )
        for wrong in ((2.0, 2.0), (-1.0, 2.0), (0.0, 601.0)):
            with pytest.raises(UsageError, match="passage"):
                queue_listening(engine.library, ListenAgainRequest(transcript_id, *wrong))
        with pytest.raises(UnusableInputError, match="still being read"):
            queue_listening(engine.library, ListenAgainRequest(transcript_id, 0.0, 2.0))
        assert [job.id for job in engine.library.jobs()] == [job_id]
