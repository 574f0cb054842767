"""The queue as whoever runs it needs it: whose turn it is, taken by one process only, and what is worked on."""

from __future__ import annotations

from dataclasses import dataclass

from audio_engine.library.job_states import JobState
from audio_engine.library.jobs import JobRow, Jobs
from audio_engine.library.owners import own_identity
from audio_engine.library.storable import now, to_json
from audio_engine.limits import SAMPLE_RATE

__all__ = ["Queue", "QueuedRow"]

_CLAIM = """
UPDATE job SET state = ?, what = '', to_do = '', exit_code = NULL, owner_pid = ?, owner_started = ?, started_at = ?,
    ended_at = NULL
WHERE state = ? AND id = coalesce(?, (
    SELECT job.id FROM job LEFT JOIN recording ON recording.id = job.recording_id
    LEFT JOIN article ON article.id = job.article_id
    WHERE job.state = 'queued' AND recording.deleted_at IS NULL AND article.deleted_at IS NULL
    ORDER BY job.position, job.id LIMIT 1
))
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class QueuedRow:
    """A job and what it works on. `length_s` is the recording's or the passage's, None while nobody knows it.

    `recognised_s` is how far its transcript is stored. `deleted`: what it works on was deleted, and it waits for that.
    """

    job: JobRow
    title: str
    length_s: float | None
    recognised_s: float
    deleted: bool


class Queue(Jobs):
    """The part of the library that hands out work."""

    def claim_next(self) -> JobRow | None:
        """Take the job whose turn it is: it is `RUNNING` then, and this process's. None where none waits."""
        return self._claim(None)

    def claim_job(self, job_id: int) -> JobRow | None:
        """Take this job, if it waits. None where somebody else has taken, paused or cancelled it."""
        return self._claim(job_id)

    def move_to_front(self, job_id: int) -> None:
        """Let the job come before every other that waits."""
        with self._writing() as connection:
            connection.execute("UPDATE job SET position = (SELECT min(position) - 1 FROM job) WHERE id = ?", (job_id,))

    def queued_rows(self, *states: JobState) -> list[QueuedRow]:
        """The jobs in these states (all, if none is named), in the order of the queue, with what they work on."""
        jobs = self.jobs(*states)
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT job.id, coalesce(recording.title, article.title, '') AS title, recording.duration_samples,"
                " hearing.end_s - hearing.start_s AS heard_s,"
                " coalesce(recording.deleted_at, article.deleted_at) IS NOT NULL AS deleted,"
                " (SELECT avg(reached) FROM (SELECT max(end_sample) AS reached FROM speech_window"
                "  WHERE transcript_id = transcript.id AND track >= 0 GROUP BY track)) AS recognised"
                " FROM job LEFT JOIN recording ON recording.id = job.recording_id"
                " LEFT JOIN article ON article.id = job.article_id LEFT JOIN transcript ON transcript.job_id = job.id"
                " LEFT JOIN hearing ON hearing.job_id = job.id"
                " WHERE job.id IN (SELECT value FROM json_each(?))",
                (to_json([job.id for job in jobs]),),
            ).fetchall()
        known = {row["id"]: row for row in rows}
        return [
            QueuedRow(
                job=job,
                title=known[job.id]["title"],
                length_s=known[job.id]["heard_s"] or _seconds(known[job.id]["duration_samples"]),
                recognised_s=_seconds(known[job.id]["recognised"]) or 0.0,
                deleted=bool(known[job.id]["deleted"]),
            )
            for job in jobs
            if job.id in known
        ]

    def _claim(self, job_id: int | None) -> JobRow | None:
        with self._writing() as connection:
            taken = connection.execute(
                _CLAIM, (JobState.RUNNING, *own_identity(), now(), JobState.QUEUED, job_id)
            ).fetchall()
        return self.job(taken[0]["id"]) if taken else None


def _seconds(samples: float | None) -> float | None:
    return None if samples is None else samples / SAMPLE_RATE
