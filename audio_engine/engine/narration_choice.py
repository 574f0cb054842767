"""Which voices read an article, and how it is published: decided and checked before anything is queued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from audio_engine.engine.narration_output import narration_output
from audio_engine.engine.requests import NarrationRequest
from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.jobs.narration_settings import CastMember, NarrationSettings
from audio_engine.media.recording_file import open_recording
from audio_engine.models.installed import find_model, installed_models
from audio_engine.names.entry import Name
from audio_engine.names.store import stored_names
from audio_engine.narration.article import Article, MarkKind
from audio_engine.narration.language import guess_language
from audio_engine.narration.plan import VoiceRole, is_sayable
from audio_engine.narration.publishing.cover import read_cover
from audio_engine.narration.publishing.disclosure import base_language, spoken_disclosure
from audio_engine.narration.publishing.options import loudness_target
from audio_engine.narration.spoken import LANGUAGES, spoken_language
from audio_engine.narration.voices.asked import check_settings
from audio_engine.narration.voices.choice import choose_voice
from audio_engine.narration.voices.voice import VoiceSettings
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import (
    NARRATION_DISCLOSURE,
    NARRATION_LOUDNESS,
    NARRATION_PUBLICATION,
    NARRATION_SPEED,
    NARRATION_VOICE,
)
from audio_engine.text import tr

__all__ = ["OFF", "choose_narration", "reading_language"]

OFF: Final = "off"
"""What `--disclosure` takes for none."""
_LONGEST_PAUSES: Final = 5.0


def choose_narration(
    request: NarrationRequest, article: Article, source_name: str, settings: Settings, names_home: Path
) -> NarrationSettings:
    """What the job will be. `article` is what was read, `source_name` the name that stands for it.

    Raises:
        UsageError: the request contradicts itself, or names what does not exist.
        UnusableInputError: there is nothing to say, or the cover or music cannot be read.
        ModelMissingError: a voice, or the model that listens, is not here.
    """
    language = reading_language(request.language, article)
    article = _as_asked(article, request, settings.get(NARRATION_PUBLICATION))
    _refuse_silence(article, source_name)
    speed = settings.get(NARRATION_SPEED) if request.speed is None else request.speed
    _check_manner(speed, request.pauses)
    loudness = request.loudness or settings.get(NARRATION_LOUDNESS)
    loudness_target(loudness)
    wanted = settings.get(NARRATION_DISCLOSURE) if request.disclosure is None else request.disclosure
    listener = find_model(None, language=base_language(language)) if request.verify else None
    _check_files(request)
    format_, output = narration_output(request, source_name, settings)
    return NarrationSettings(
        article=article.to_json(),
        language=language,
        cast=tuple(_cast(request, article, language, request.voice or settings.get(NARRATION_VOICE) or None)),
        output=str(output),
        format=str(format_),
        loudness=loudness,
        speaker=request.speaker,
        speed=speed,
        pauses=request.pauses,
        names=tuple(name.to_json() for name in _names(request, names_home)),
        disclosure="" if wanted == OFF else wanted.strip() or spoken_disclosure(language),
        declared=wanted != OFF,
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


def _as_asked(article: Article, request: NarrationRequest, publication: str) -> Article:
    return replace(
        article.keeping(request.keep),
        title=article.title if request.title is None else request.title,
        author=article.author if request.author is None else request.author,
        publication=(article.publication or publication) if request.publication is None else request.publication,
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
            yield _member(role, voice, language)
    marks = (mark for paragraph in article.paragraphs for mark in paragraph.marks if mark.kind is MarkKind.VOICE)
    for name in sorted({mark.value for mark in marks} - set(VoiceRole)):
        # An article is untrusted: it may name a voice that is installed, never a folder.
        if name == Path(name).name and any(
            voice.name == name and voice.complete for voice in installed_models("piper")
        ):
            yield _member(name, name, language)


def _member(role: str, voice: str | None, language: str) -> CastMember:
    chosen = choose_voice(voice, language)
    return CastMember(role, chosen.name, str(chosen.folder.absolute()) if chosen.folder else "")


def _names(request: NarrationRequest, home: Path) -> tuple[Name, ...]:
    return stored_names(home).names if request.names is None else request.names


def _stored(path: Path | None) -> str:
    return str(path.absolute()) if path else ""
