"""Queues the narration of an article that is in the library, as its draft and its choices are stored."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from audio_engine.engine.narrating import queue_chosen
from audio_engine.engine.narration_choice import choose_narration
from audio_engine.engine.requests import NarrationRequest, PreparedNarration
from audio_engine.library import Library
from audio_engine.names.entry import Name
from audio_engine.names.in_force import names_for
from audio_engine.names.shared import shared_names
from audio_engine.narration.article import Article
from audio_engine.narration.choices import NarrationChoices
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import (
    DISCLOSURE_OFF,
    NAMES_SHARED,
    NARRATION_DISCLOSURE,
    NARRATION_DISCLOSURE_REQUIRED,
    NARRATION_PUBLICATION,
    NARRATION_SPEED,
    NARRATION_VOICE,
)

__all__ = ["ArticleNames", "choices_in_force", "narration_request", "publication_of", "queue_article"]

_SHARED_FOR_S: Final = 60.0


class ArticleNames:
    """The names that hold for an article; the shared list, which may be far away, is asked for once a minute."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._shared: tuple[Name, ...] = ()
        self.problems: tuple[str, ...] = ()
        """Sentences about a shared list that could not be read."""
        self._read_at: float | None = None
        self._place = ""

    def names(
        self, settings: Settings, article: Article, choices: NarrationChoices, own: tuple[Name, ...]
    ) -> tuple[Name, ...]:
        """The article's own, its publication's, everybody's and the shared ones, the strongest first."""
        place = settings.get(NAMES_SHARED)
        now = time.monotonic()
        if place != self._place or self._read_at is None or now - self._read_at > _SHARED_FOR_S:
            shared = shared_names(self._home, place)
            self._shared, self.problems = shared.names, () if shared.is_fresh else shared.problems
            self._place, self._read_at = place, now
        publication = publication_of(settings, article, choices)
        return tuple(names_for(self._home, publication=publication, article_names=own, shared=self._shared))


def choices_in_force(settings: Settings, choices: NarrationChoices) -> NarrationChoices:
    """`choices`, with what an administrator has decided in place of what was chosen before that."""
    if settings.is_managed(NARRATION_VOICE):
        choices = replace(choices, voice="")
    if settings.is_managed(NARRATION_SPEED):
        choices = replace(choices, speed=settings.get(NARRATION_SPEED))
    if settings.is_managed(NARRATION_PUBLICATION):
        choices = replace(choices, publication="")
    is_off = choices.disclosure == DISCLOSURE_OFF
    if settings.is_managed(NARRATION_DISCLOSURE) or (is_off and settings.get(NARRATION_DISCLOSURE_REQUIRED)):
        choices = replace(choices, disclosure="")
    return choices


def publication_of(settings: Settings, article: Article, choices: NarrationChoices) -> str:
    """Whose article it is: what was chosen, what it says itself, or what the settings say."""
    return choices.publication or article.publication or settings.get(NARRATION_PUBLICATION)


def narration_request(choices: NarrationChoices, names: tuple[Name, ...]) -> NarrationRequest:
    """The choices as a command would ask for them; where it goes is still missing."""
    return NarrationRequest(
        source=b"",
        voice=choices.voice or None,
        title_voice=choices.title_voice or None,
        quote_voice=choices.quote_voice or None,
        speaker=choices.speaker or None,
        language=choices.language or "auto",
        names=names,
        speed=choices.speed,
        pauses=choices.pauses,
        disclosure=choices.disclosure or None,
        intro=_path(choices.intro),
        outro=_path(choices.outro),
        bed=_path(choices.bed),
        cover=_path(choices.cover),
        title=choices.title or None,
        author=choices.author or None,
        publication=choices.publication or None,
    )


def queue_article(
    library: Library,
    article_id: int,
    wanted: NarrationRequest,
    settings: Settings,
    *,
    names_home: Path,
    home: Path,
) -> PreparedNarration:
    """Queue the narration. Of `wanted` the output, format, loudness, subtitles, verify and overwrite count.

    Raises:
        UsageError, UnusableInputError, ModelMissingError, NotAllowedError: as `choose_narration`.
        LibraryError: there is no such article, or the library cannot be written.
    """
    row = library.article(article_id)
    article = Article.from_json(row.draft)
    choices = choices_in_force(settings, NarrationChoices.from_json(row.settings))
    article = replace(article, date=choices.date or article.date)
    own = tuple(Name.from_json(name) for name in row.names)
    newsroom = ArticleNames(names_home)
    names = newsroom.names(settings, article, choices, own)
    request = replace(
        narration_request(choices, names),
        output=wanted.output,
        format=wanted.format,
        loudness=wanted.loudness,
        subtitles=wanted.subtitles,
        verify=wanted.verify,
        overwrite=wanted.overwrite,
    )
    chosen = choose_narration(request, article, row.source_name, settings, names_home)
    chosen = replace(chosen, article_version=row.version)
    return queue_chosen(library, article_id, chosen, home, notices=(*settings.problems, *newsroom.problems))


def _path(stored: str) -> Path | None:
    return Path(stored) if stored else None
