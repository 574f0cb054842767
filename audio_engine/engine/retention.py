"""Has the library forget what a person or a policy wants forgotten, whenever an engine starts; and says so."""

from __future__ import annotations

from audio_engine.errors import LibraryError
from audio_engine.library import Library
from audio_engine.library.retention import GRACE_DAYS, Retained
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import RETENTION_DAYS
from audio_engine.text import tr, trn

__all__ = ["keep_retention", "retention_sentences"]


def keep_retention(library: Library, settings: Settings) -> tuple[str, ...]:
    """Delete what is to be deleted now; sentences about what was done.

    Never raises: what is due and could not be deleted is told, and it is due the next time.
    """
    days = settings.get(RETENTION_DAYS)
    if not days:
        return ()
    try:
        return retention_sentences(library.keep_for(days), days)
    except LibraryError as problem:
        return (tr("Old recordings could not be deleted: {problem}", problem=problem),)


def retention_sentences(done: Retained, days: int) -> tuple[str, ...]:
    """What a person is told of it."""
    sentences = []
    if done.deleted:
        sentences.append(
            trn(
                "{count} reviewed recording that nobody has worked on for {days} days was deleted. For {grace} days "
                "“souffleur library restore” brings it back.",
                "{count} reviewed recordings that nobody has worked on for {days} days were deleted. For {grace} days "
                "“souffleur library restore” brings them back.",
                len(done.deleted),
                days=days,
                grace=GRACE_DAYS,
            )
        )
    if done.gone:
        sentences.append(
            trn(
                "{count} recording was removed for good.",
                "{count} recordings were removed for good.",
                len(done.gone),
            )
        )
    return tuple(sentences)
