"""What views of articles get and give: frozen values, those of the engine passed on and a few that only a screen needs.

Paragraphs, marks and kinds are the engine's (`audio_engine.narration.article`), names too (`audio_engine.names.entry`).
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audio_engine.narration.choices import OFF, NarrationChoices

if TYPE_CHECKING:
    from audio_engine.engine import PreparedNarration
    from audio_engine.engine.article_import import Reimport
    from audio_engine.engine.article_planning import ArticlePlan, PlanFlag, PlanLine
    from audio_engine.engine.article_voices import VoiceItem
    from audio_engine.library import ArticleHit
    from audio_engine.media.playback_sources import ArraySource
    from audio_engine.names.entry import Name
    from audio_engine.narration.article import Article
    from audio_engine.narration.rehearsal_source import RehearsalSource
    from audio_engine.narration.spoken import SpokenSentence
    from audio_engine.narration.voices.voice import SpokenWord

__all__ = [
    "OFF",
    "ArraySource",
    "ArticleHit",
    "ArticleItem",
    "ArticlePlan",
    "NarrationChoices",
    "NarrationItem",
    "OpenArticle",
    "PlanFlag",
    "PlanLine",
    "PreparedNarration",
    "PublishChoices",
    "RehearsalSource",
    "Reimport",
    "SentenceSound",
    "SentenceState",
    "SpokenSentence",
    "VoiceItem",
]

_FROM: Final = {
    "ArraySource": "audio_engine.media.playback_sources",
    "ArticleHit": "audio_engine.library",
    "ArticlePlan": "audio_engine.engine.article_planning",
    "PlanFlag": "audio_engine.engine.article_planning",
    "PlanLine": "audio_engine.engine.article_planning",
    "PreparedNarration": "audio_engine.engine",
    "RehearsalSource": "audio_engine.narration.rehearsal_source",
    "Reimport": "audio_engine.engine.article_import",
    "SpokenSentence": "audio_engine.narration.spoken",
    "VoiceItem": "audio_engine.engine.article_voices",
}


def __getattr__(name: str) -> object:
    """A value of the engine's, imported when somebody asks for it (PEP 562)."""
    if name not in _FROM:
        raise AttributeError(name)
    return getattr(importlib.import_module(_FROM[name]), name)


class SentenceState(StrEnum):
    """What is known of the sound of a planned sentence."""

    WAITING = "waiting"
    """Its turn will come, or nobody has asked for it."""
    RENDERING = "rendering"
    """A voice says it at this moment."""
    CACHED = "cached"
    """It was said before: its sound is there."""
    SPOKEN = "spoken"
    """It was said now: its sound is there."""
    SKIPPED = "skipped"
    FAILED = "failed"

    @property
    def has_sound(self) -> bool:
        """Whether it can be heard."""
        return self in {SentenceState.CACHED, SentenceState.SPOKEN}


@dataclass(frozen=True, slots=True)
class SentenceSound:
    """A sentence of the newest plan has another state. `seconds` is the length of its sound without the pause after it.

    `words` are ranges of characters of the line's `spoken`, timed from the sentence's first sample; empty where the
    voice knows none. `reason` is why it was skipped or failed; `problems` are sentences for a person.
    """

    index: int
    key: str
    state: SentenceState
    seconds: float = 0.0
    words: tuple[SpokenWord, ...] = ()
    reason: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleItem:
    """An article as the list shows it. Moments are ISO 8601.

    `words` and `estimated_s` are of what is said. `is_changed`: it is no longer what its newest narration says.
    `job_id` is the newest narrate job's, None where there was none; `job_state` and its sentences belong to it.
    """

    id: int
    title: str
    source_name: str
    source_path: Path | None
    language: str
    state: str
    """`ArticleState`: text, rendering, unapproved, approved."""
    created_at: str
    edited_at: str
    words: int
    estimated_s: float
    is_changed: bool
    narration_id: int | None = None
    approval_by: str = ""
    approval_at: str = ""
    job_id: int | None = None
    job_state: str = ""
    job_what: str = ""
    job_to_do: str = ""
    publication: str = ""


@dataclass(frozen=True, slots=True)
class NarrationItem:
    """A published file of an article. `report` is the JSON beside it (docs/narration-report.md).

    `heard_otherwise` are the sentences that a recogniser heard otherwise; None where nobody listened for them.
    """

    id: int
    article_id: int
    path: Path
    is_there: bool
    report: dict[str, Any]
    heard_otherwise: tuple[dict[str, Any], ...] | None
    approval_state: str
    approval_by: str
    approval_at: str
    created_at: str
    is_changed_since: bool
    """The article or its choices are others now."""


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article with everything that an editor works on.

    `original` is what was read, `draft` what became of it; `choices` are stored or those of the settings, `names` hold
    for this article alone. `narrations` come newest first.
    """

    item: ArticleItem
    original: Article
    draft: Article
    choices: NarrationChoices
    names: tuple[Name, ...]
    narrations: tuple[NarrationItem, ...]

    @property
    def id(self) -> int:
        """The article's number."""
        return self.item.id


@dataclass(frozen=True, slots=True)
class PublishChoices:
    """How an article is published. Empty is what the settings say.

    `loudness` is a preset's name or a number of LUFS; `output` a file, or a folder that is there.
    """

    output: Path
    format: str = ""
    loudness: str = ""
    subtitles: bool = False
    verify: bool = False
    overwrite: bool = False
