"""The job that turns an article into a published file. It runs in a worker and may be killed between any two lines.

Running it again says nothing twice (the cache), publishes nothing twice (`NarrationWork`), and gives the same file.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from audio_engine.errors import CancelledError, JobFailedError
from audio_engine.events import Notice, Started
from audio_engine.export.writing import writing_error
from audio_engine.jobs.control import JobContext
from audio_engine.jobs.narration_check import heard_otherwise
from audio_engine.jobs.narration_progress import NarrationProgress
from audio_engine.jobs.narration_settings import NarrationSettings
from audio_engine.jobs.narration_work import NarrationWork
from audio_engine.jobs.threads import worker_threads
from audio_engine.library import Library
from audio_engine.names.entry import Name
from audio_engine.narration.article import Article
from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.coverage import coverage_of
from audio_engine.narration.pauses import Pauses
from audio_engine.narration.plan import NarrationPlan, PlanOptions, VoiceRole, plan_narration
from audio_engine.narration.publishing.disclosure import Disclosure
from audio_engine.narration.publishing.options import AudioFormat, Music, PublishOptions, loudness_target
from audio_engine.narration.publishing.part_folder import free_names
from audio_engine.narration.publishing.publication import CHAPTERS, SUBTITLES, publish
from audio_engine.narration.publishing.report import REPORT
from audio_engine.narration.rendering import render
from audio_engine.narration.timeline import SentenceState, TimedSentence
from audio_engine.narration.voice_track import VoiceTrack
from audio_engine.narration.voices.asked import check_settings
from audio_engine.narration.voices.choice import VoiceChoice
from audio_engine.narration.voices.loading import load_voice
from audio_engine.narration.voices.voice import Voice, VoiceDescription, VoiceSettings
from audio_engine.text import tr, trn

__all__ = ["run"]


def run(job: JobContext) -> tuple[str, ...]:
    """Narrate the job's article; returns the sentences that somebody should know.

    Raises:
        UsageError: the voice cannot speak so.
        UnusableInputError: the music or the cover cannot be used.
        ModelMissingError: a voice is not what it was.
        JobFailedError: a sentence could not be said, or a file not be written.
        CancelledError, PausedError: somebody stopped the job.
    """
    with Library.open(job.home) as library:
        try:
            work = NarrationWork(job.home, job.job_id)
        except OSError as problem:
            raise writing_error(problem, job.home) from problem
        try:
            return _Narration(job, library, work).run()
        except CancelledError:
            job.control.check()  # whoever was stopped does not know that it was for a pause
            raise
        finally:
            work.clear()


class _Narration:
    """One run of the job."""

    def __init__(self, job: JobContext, library: Library, work: NarrationWork) -> None:
        self._job = job
        self._library = library
        self._work = work
        row = library.job(job.job_id)
        assert row.article_id is not None
        self._article_id = row.article_id
        self._settings = NarrationSettings.from_json(row.settings)
        self._article = Article.from_json(self._settings.article)
        self._warnings: list[str] = []

    def run(self) -> tuple[str, ...]:
        self._job.emit(Started(self._job.job_id))
        published = self._library.narration_for_job(self._job.job_id)
        report = published.report if published else self._work.published() or self._publish()
        narration_id = self._library.add_narration(
            self._article_id,
            self._job.job_id,
            path=Path(report["output"]),
            report=report,
            version=self._settings.article_version or None,
        )
        for warning in report["warnings"]:
            self._warn(warning)
        if self._settings.verify_folder:
            self._verify(narration_id, report)
        return tuple(self._warnings)

    def _publish(self) -> dict[str, Any]:
        settings = self._settings
        plan = plan_narration(
            self._article,
            settings.language,
            names=[Name.from_json(entry) for entry in settings.names],
            options=PlanOptions(settings.speed, Pauses(scale=settings.pauses), settings.disclosure),
        )
        progress = NarrationProgress(self._job.job_id, plan, self._job.emit)
        with self._voices() as voices:
            timeline = self._say(plan, voices, progress)
            voice = voices[VoiceRole.BODY].description
        self._refuse_incomplete(plan, timeline)
        return publish(
            self._work.track,
            timeline,
            self._article,
            replace(self._options(), output=self._target(), overwrite=True),
            voice=self._credited(voice),
            on_progress=progress.stage,
            stopped=self._is_stopped,
        ).report.to_json()

    def _say(self, plan: NarrationPlan, voices: dict[str, Voice], progress: NarrationProgress) -> list[TimedSentence]:
        settings = VoiceSettings(self._settings.speed)
        of_body = replace(settings, speaker=self._settings.speaker)
        own: dict[str, VoiceSettings] = {VoiceRole.BODY: of_body}
        timeline = []
        with VoiceTrack(self._work.track) as track:
            for rendered in render(
                plan,
                voices,
                SpeechCache(self._job.home),
                settings,
                stopped=self._is_stopped,
                own_settings=own,
            ):
                timed = track.add(rendered)
                timeline.append(timed)
                progress.sentence(timed)
                for problem in rendered.problems:
                    self._warn(problem)
        return timeline

    @contextlib.contextmanager
    def _voices(self) -> Iterator[dict[str, Voice]]:
        """The cast by role; who speaks two roles is loaded once."""
        with contextlib.ExitStack() as stack:
            loaded: dict[tuple[str, str], Voice] = {}
            voices: dict[str, Voice] = {}
            for member in self._settings.cast:
                key = (member.voice, member.folder)
                if key not in loaded:
                    folder = Path(member.folder) if member.folder else None
                    choice = VoiceChoice(member.voice, folder, self._settings.language)
                    loaded[key] = load_voice(choice, self._settings.language, cores=worker_threads())
                    stack.callback(loaded[key].close)
                voices[member.role] = loaded[key]
            body = voices[VoiceRole.BODY].description
            check_settings(VoiceSettings(self._settings.speed, self._settings.speaker), body.name, body.speakers)
            yield voices

    def _refuse_incomplete(self, plan: NarrationPlan, timeline: list[TimedSentence]) -> None:
        coverage = coverage_of(plan, timeline, speed=self._settings.speed)
        if not coverage.is_complete:
            first = next(sentence for sentence in timeline if sentence.state is SentenceState.FAILED)
            raise JobFailedError(
                trn(
                    "{count} sentence could not be said, so nothing was published. It is “{text}”: {reason}",
                    "{count} sentences could not be said, so nothing was published. The first is “{text}”: {reason}",
                    coverage.failed,
                    text=first.text,
                    reason=first.reason,
                ),
                tr("Change the text or the voice, then try again: what was said is kept."),
            )
        for doubtful in coverage.doubtful:
            self._warn(tr("To listen to: “{text}”. {reason}", text=doubtful.text, reason=doubtful.reason))

    def _target(self) -> Path:
        """The name that is ours: the one that was asked for, or a free one; for the next worker it is the same."""
        if self._work.target:
            return self._work.target
        output = Path(self._settings.output)
        endings = [*(SUBTITLES if self._settings.subtitles else ()), CHAPTERS, REPORT]
        target = output if self._settings.overwrite else free_names(output, endings)
        try:
            self._work.begin_publishing(target)
        except OSError as problem:
            raise writing_error(problem, self._work.folder) from problem
        return target

    def _options(self) -> PublishOptions:
        settings = self._settings
        return PublishOptions(
            output=Path(settings.output),  # `_target` decides
            format=AudioFormat(settings.format),
            loudness=loudness_target(settings.loudness),
            disclosure=Disclosure(settings.declared),
            music=Music(intro=_path(settings.intro), outro=_path(settings.outro), bed=_path(settings.bed)),
            cover=_path(settings.cover),
            subtitles=settings.subtitles,
        )

    def _credited(self, voice: VoiceDescription) -> VoiceDescription:
        """The body's voice, in the language in which it reads: the tags name that."""
        return replace(voice, language=self._settings.language)

    def _verify(self, narration_id: int, report: dict[str, Any]) -> None:
        otherwise = heard_otherwise(
            self._job,
            Path(report["output"]),
            report,
            model=self._settings.verify_model,
            model_folder=self._settings.verify_folder,
            work=self._work.folder,
        )
        self._library.set_verification(narration_id, otherwise)
        if otherwise:
            self._warn(
                trn(
                    "{count} sentence was heard otherwise by the recogniser: listen to it.",
                    "{count} sentences were heard otherwise by the recogniser: listen to them.",
                    len(otherwise),
                )
            )

    def _is_stopped(self) -> bool:
        return self._job.control.requested is not None

    def _warn(self, sentence: str) -> None:
        if sentence not in self._warnings:
            self._warnings.append(sentence)
            self._job.emit(Notice(self._job.job_id, sentence))


def _path(stored: str) -> Path | None:
    return Path(stored) if stored else None
