"""Which voices read an article, and how it is published: decided and checked before anything is queued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from audio_engine.engine.article_voices import member_of, named_members
from audio_engine.engine.narration_output import narration_output
from audio_engine.engine.narration_policy import disclosure_in_force
from audio_engine.engine.requests import NarrationRequest
from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.jobs.narration_settings import CastMember, NarrationSettings
from audio_engine.media.recording_file import open_recording
from audio_engine.models.installed import find_model
from audio_engine.names.entry import Name
from audio_engine.names.in_force import names_for
from audio_engine.names.shared import shared_names
from audio_engine.narration.article import Article
from audio_engine.narration.language import guess_language
from audio_engine.narration.plan import VoiceRole, is_sayable
from audio_engine.narration.publishing.cover import read_cover
from audio_engine.narration.publishing.disclosure import base_language, spoken_disclosure
from audio_engine.narration.publishing.options import loudness_target
from audio_engine.narration.spoken import LANGUAGES, spoken_language
from audio_engine.narration.voices.asked import check_settings
from audio_engine.narration.voices.voice import VoiceSettings
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import (
    DISCLOSURE_OFF,
    NAMES_SHARED,
    NARRATION_LOUDNESS,
    NARRATION_PUBLICATION,
    NARRATION_SPEED,
    NARRATION_VOICE,
)
from audio_engine.text import tr

__all__ = ["choose_narration", "reading_language"]

_LONGEST_PAUSES: Final = 5.0


def choose_narration(
    request: NarrationRequest, article: Article, source_name: str, settings: Settings, names_home: Path
) -> NarrationSettings:
    """What the job will be. `article` is what was read, `source_name` the name that stands for it.

    Raises:
        UsageError: the request contradicts itself, or names what does not exist.
        UnusableInputError: there is nothing to say, or the cover or music cannot be read.
        ModelMissingError: a voice, or the model that listens, is not here.
        NotAllowedError: an administrator has decided otherwise.
    """
    language = reading_language(request.language, article)
    article = _as_asked(article, request, settings)
    _refuse_silence(article, source_name)
    speed = settings.for_request(NARRATION_SPEED, request.speed)
    _check_manner(speed, request.pauses)
    loudness = settings.for_request(NARRATION_LOUDNESS, request.loudness or None)
    loudness_target(loudness)
    wanted = disclosure_in_force(settings, request.disclosure)
    listener = find_model(None, language=base_language(language)) if request.verify else None
    _check_files(request)
    format_, output = narration_output(request, source_name, settings)
    return NarrationSettings(
        article=article.to_json(),
        language=language,
        cast=tuple(_cast(request, article, language, settings.for_request(NARRATION_VOICE, request.voice) or None)),
        output=str(output),
        format=str(format_),
        loudness=loudness,
        speaker=request.speaker,
        speed=speed,
        pauses=request.pauses,
        names=tuple(name.to_json() for name in _names(request, settings, article, names_home)),
        disclosure="" if wanted == DISCLOSURE_OFF else wanted or spoken_disclosure(language),
        declared=wanted != DISCLOSURE_OFF,
        intro=_stored(request.intro),
        outro=_stored(request.outro),
        bed=_stored(request.bed),
        cover=_stored(request.cover),
        subtitles=request.subtitles,
        overwrite=request.overwrite,
        verify_model=listener.name if listener else "",
        verify_folder=str(listener.folder) if listener else "",
    )


def reading_language(wanted: str, article: Article) -> str:
    """The one of `LANGUAGES` in which `article` is read: `wanted`, or for `auto` what it declares or looks like.

    Raises:
        UsageError: no rules are known for it.
    """
    code = wanted.lower()
    if code == "auto":
        code = article.language or guess_language(" ".join(p.text for p in article.paragraphs if p.dropped is None))
    try:
        return spoken_language(code)
    except ValueError as problem:
        raise UsageError(
            tr("No rules are known for speaking “{code}”.", code=code),
            tr("Choose from {names}.", names=", ".join(LANGUAGES)),
        ) from problem


def _as_asked(article: Article, request: NarrationRequest, settings: Settings) -> Article:
    publication = settings.for_request(NARRATION_PUBLICATION, request.publication)
    if request.publication is None and not settings.is_managed(NARRATION_PUBLICATION):
        publication = article.publication or publication
    return replace(
        article.keeping(request.keep),
        title=article.title if request.title is None else request.title,
        author=article.author if request.author is None else request.author,
        publication=publication,
    )


def _refuse_silence(article: Article, source_name: str) -> None:
    if any(paragraph.dropped is None and is_sayable(paragraph.text) for paragraph in article.paragraphs):
        return
    reasons = sorted({str(paragraph.dropped) for paragraph in article.paragraphs if paragraph.dropped is not None})
    raise UnusableInputError(
        tr("There is nothing to say in {file}.", file=source_name),
        tr("Say it after all with --keep {reasons}.", reasons=",".join(reasons)) if reasons else tr("Check its text."),
    )


def _check_manner(speed: float, pauses: float) -> None:
    check_settings(VoiceSettings(speed), "", ())
    if not 0 <= pauses <= _LONGEST_PAUSES:
        raise UsageError(
            tr("Pauses cannot be {scale} times as long.", scale=pauses),
            tr("Choose a number from {least} to {most}.", least=0, most=_LONGEST_PAUSES),
        )


def _check_files(request: NarrationRequest) -> None:
    for music in filter(None, (request.intro, request.outro, request.bed)):
        open_recording(music).close()
    if request.cover:
        read_cover(request.cover)


def _cast(request: NarrationRequest, article: Article, language: str, body: str | None) -> Iterator[CastMember]:
    """Who speaks: the roles that were given a voice of their own, and the installed voices that the author names."""
    roles = {VoiceRole.BODY: body, VoiceRole.TITLE: request.title_voice, VoiceRole.QUOTE: request.quote_voice}
    for role, voice in roles.items():
        if voice is not None or role is VoiceRole.BODY:
            yield member_of(role, voice, language)
    yield from named_members(article, language)


def _names(request: NarrationRequest, settings: Settings, article: Article, home: Path) -> Sequence[Name]:
    if request.names is not None:
        return request.names
    shared = shared_names(home, settings.get(NAMES_SHARED)).names
    return names_for(home, publication=article.publication, shared=shared)


def _stored(path: Path | None) -> str:
    return str(path.absolute()) if path else ""
