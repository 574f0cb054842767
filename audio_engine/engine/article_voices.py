"""The voices of an article: which there are for its language, and who reads which part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audio_engine.errors import ModelMissingError
from audio_engine.jobs.narration_settings import CastMember
from audio_engine.limits import VOICE_CONFIG_MAX_BYTES
from audio_engine.models.catalogue import catalogue_entry
from audio_engine.models.installed import InstalledModel, installed_models
from audio_engine.models.kinds import ModelKind
from audio_engine.narration.article import Article, MarkKind
from audio_engine.narration.choices import NarrationChoices
from audio_engine.narration.plan import VoiceRole
from audio_engine.narration.voices.choice import BASIC, choose_voice
from audio_engine.narration.voices.piper_config import piper_config

__all__ = ["VoiceItem", "article_cast", "member_of", "named_members", "voices_for"]

_QUALITIES = ("high", "medium", "low", "x_low")


@dataclass(frozen=True, slots=True)
class VoiceItem:
    """A voice that is installed. `name` is what `NarrationChoices` takes; the others are for people.

    `language` is a code such as `fr_FR`. `quality` is `high`, `medium`, `low`, `x_low` or empty; `licence` is None
    where nobody has written it down. `basic` is the built-in one.
    """

    name: str
    label: str
    language: str
    quality: str = ""
    speakers: tuple[str, ...] = ()
    basic: bool = False
    licence: str | None = None
    is_best: bool = False
    """What an empty choice takes."""


def voices_for(language: str) -> list[VoiceItem]:
    """The voices for `language`, the best first and the built-in one last."""
    found = [model for model in installed_models(ModelKind.PIPER) if model.complete and model.knows(language)]
    unique = {model.name: model for model in reversed(found)}  # the first on the search path answers to a name
    best = choose_voice(None, language).name
    items = [_item(model, language, best) for model in unique.values()]
    items.sort(key=lambda item: (not item.is_best, _rank(item), item.label))
    return [*items, VoiceItem(BASIC, "eSpeak NG", language, basic=True, is_best=best == BASIC)]


def article_cast(
    choices: NarrationChoices, article: Article, language: str, default: str
) -> tuple[tuple[CastMember, ...], tuple[str, ...]]:
    """Who reads `article`, the body's voice first, and a sentence for each voice that was chosen and is not here.

    `default` is the settings' voice, empty for the best there is. Nothing is refused: another voice takes its place.
    """
    cast, problems = [], []
    wanted = choices.voice or default or None
    try:
        cast.append(member_of(VoiceRole.BODY, wanted, language))
    except ModelMissingError as problem:
        problems.append(str(problem))
        cast.append(member_of(VoiceRole.BODY, None, language))
    for role, voice in ((VoiceRole.TITLE, choices.title_voice), (VoiceRole.QUOTE, choices.quote_voice)):
        try:
            if voice:
                cast.append(member_of(role, voice, language))
        except ModelMissingError as problem:
            problems.append(str(problem))
    return (*cast, *named_members(article, language)), tuple(dict.fromkeys(problems))


def member_of(role: str, voice: str | None, language: str) -> CastMember:
    """The voice `voice` (None: the best there is) in this role.

    Raises:
        ModelMissingError: it is not here, or of another language.
    """
    chosen = choose_voice(voice, language)
    return CastMember(role, chosen.name, str(chosen.folder.absolute()) if chosen.folder else "")


def named_members(article: Article, language: str) -> Iterator[CastMember]:
    """A member for each voice that the author names and that is installed for `language`."""
    marks = (mark for paragraph in article.paragraphs for mark in paragraph.marks if mark.kind is MarkKind.VOICE)
    names = sorted({mark.value for mark in marks} - set(VoiceRole))
    if not names:
        return
    installed = {model.name for model in installed_models(ModelKind.PIPER) if model.complete and model.knows(language)}
    for name in names:
        # An article is untrusted: it may name a voice that is installed, never a folder.
        if name == Path(name).name and (name in installed or name == BASIC):
            yield member_of(name, name, language)


def _item(model: InstalledModel, language: str, best: str) -> VoiceItem:
    code, _, rest = model.name.partition("-")
    voice, _, quality = rest.rpartition("-")
    entry = catalogue_entry(ModelKind.PIPER, model.name)
    return VoiceItem(
        model.name,
        (voice or rest or model.name).replace("_", " ").capitalize(),
        model.languages[0] if model.languages else (code or language),
        quality if quality in _QUALITIES else "",
        _speakers(model.folder),
        licence=model.licence or (entry.licence if entry else None),
        is_best=model.name == best,
    )


def _speakers(folder: Path) -> tuple[str, ...]:
    """The names of a voice's speakers; none where it has one, or its configuration cannot be read."""
    try:
        with next(folder.glob("*.onnx.json")).open("rb") as stream:
            return tuple(piper_config(stream.read(VOICE_CONFIG_MAX_BYTES + 1)).speakers)
    except (OSError, ValueError, StopIteration):
        return ()


def _rank(item: VoiceItem) -> int:
    return _QUALITIES.index(item.quality) if item.quality else len(_QUALITIES)
