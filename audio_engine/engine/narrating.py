"""Queues narrations, and notes who has listened to one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from audio_engine.engine.narration_choice import choose_narration
from audio_engine.engine.requests import NarrationRequest, PreparedNarration
from audio_engine.jobs.narration_settings import NarrationSettings
from audio_engine.jobs.narration_work import clear_narration_work
from audio_engine.library import JobRow, JobState, Library
from audio_engine.library.articles import article_version
from audio_engine.media.sentences import printable_name
from audio_engine.names.entry import Name
from audio_engine.narration.article import Article
from audio_engine.narration.intake import read_article
from audio_engine.narration.plan import VoiceRole, plan_narration
from audio_engine.narration.publishing.approval import approve
from audio_engine.narration.spoken import Flag
from audio_engine.settings.resolver import Settings
from audio_engine.text import tr

__all__ = ["approve_narration", "flags_of", "queue_chosen", "queue_narration"]

_PASTED: Final = "narration"
"""What stands for the name of a text that has none."""
_UNFINISHED: Final = (JobState.INTERRUPTED, JobState.PAUSED, JobState.CANCELLED, JobState.FAILED, JobState.QUEUED)


def queue_narration(
    library: Library,
    request: NarrationRequest,
    settings: Settings,
    names_home: Path,
    home: Path,
    *,
    cancelled: Callable[[], bool],
) -> PreparedNarration:
    """Read the article, refuse whatever can be refused, and queue the job.

    A narration like this one that was left half-way is gone on with: what it had published is not published twice.

    Raises:
        UsageError, UnusableInputError, ModelMissingError: as `choose_narration`, and where the article cannot be read.
        CancelledError: `cancelled()` was true while it was read.
    """
    source = request.source
    source_name, shown = (source.name, str(source)) if isinstance(source, Path) else (_PASTED, tr("standard input"))
    article = read_article(
        source,
        name=shown,
        as_format=request.source_format,
        cancelled=cancelled,
    )
    chosen = choose_narration(request, article, source_name, settings, names_home)
    article = Article.from_json(chosen.article)
    chosen = replace(chosen, article_version=article_version(chosen.article, {}, ()))
    article_id = library.add_article(
        chosen.article,
        title=article.title or printable_name(Path(source_name)),
        source_name=source_name,
        text="\n".join(paragraph.text for paragraph in article.paragraphs),
        language=chosen.language,
        source_path=source.absolute() if isinstance(source, Path) else None,
        words=sum(len(paragraph.text.split()) for paragraph in article.paragraphs if paragraph.dropped is None),
    )
    return queue_chosen(library, article_id, chosen, home, notices=(*settings.problems, *article.problems))


def queue_chosen(
    library: Library, article_id: int, chosen: NarrationSettings, home: Path, *, notices: tuple[str, ...] = ()
) -> PreparedNarration:
    """Queue what was chosen for an article of the library, or go on with a narration like it that was left half-way."""
    library.mark_interrupted()
    earlier = _unfinished_like(library, article_id, chosen)
    for job in library.jobs(*_UNFINISHED, JobState.DONE, JobState.DONE_WITH_WARNINGS):
        if job.article_id is not None and (earlier is None or job.id != earlier.id):
            clear_narration_work(home, job.id)
    if earlier is None:
        job_id = library.add_job("narrate", None, chosen.to_json(), article_id=article_id)
    else:
        job_id = earlier.id
        if earlier.state is not JobState.QUEUED:
            library.set_job_state(job_id, JobState.QUEUED)
    body = next(member for member in chosen.cast if member.role == VoiceRole.BODY)
    article = Article.from_json(chosen.article)
    return PreparedNarration(job_id, article_id, article, notices, basic=not body.folder)


def flags_of(settings: NarrationSettings) -> list[Flag]:
    """What somebody should look at in the sentences of a narration, in their order."""
    names = [Name.from_json(entry) for entry in settings.names]
    plan = plan_narration(Article.from_json(settings.article), settings.language, names=names)
    return [flag for planned in plan.sentences if not planned.skipped for flag in planned.sentence.flags]


def approve_narration(library: Library, audio: Path, by: str) -> dict[str, Any]:
    """Note in the file `audio`, in its report and in the library that `by` has listened to it; the new report.

    Raises:
        UsageError, UnusableInputError, JobFailedError: as `narration.publishing.approval.approve`.
    """
    report = approve(audio, by, datetime.now().astimezone())
    library.approve_narrations(report["sha256_before_approval"], report)
    return report


def _unfinished_like(library: Library, article_id: int, settings: NarrationSettings) -> JobRow | None:
    """The newest job like this one that did not come to its end."""
    wanted = json.loads(json.dumps(settings.to_json()))  # lists and tuples are one in a library
    alike = [job for job in library.jobs(*_UNFINISHED) if job.article_id == article_id and job.settings == wanted]
    return alike[-1] if alike else None
