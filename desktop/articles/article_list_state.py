"""How far an article is on its way to being heard, by everything that its jobs and narrations say, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.bridge import JobProgress
from desktop.lists.folding import natural
from desktop.lists.wording import about, language_name, moment, percent, time_left

if TYPE_CHECKING:
    from desktop.bridge.article_values import ArticleItem

__all__ = [
    "ArticleColumn",
    "ArticleFilter",
    "ArticleLine",
    "ArticleStage",
    "filter_label",
    "size_text",
    "sort_key",
    "stage_icon",
    "stage_label",
]


class ArticleStage(IntEnum):
    """The stages, in the order in which they ask for a person."""

    FAILED = 0
    INTERRUPTED = 1
    STOPPED = 2
    """Somebody cancelled the rendering before its end."""
    UNAPPROVED = 3
    RENDERING = 4
    WAITING = 5
    TEXT = 6
    """Nothing has been published of it."""
    APPROVED = 7


class ArticleFilter(IntEnum):
    """What the list can be narrowed to."""

    ALL = 0
    TEXT = 1
    UNDER_WAY = 2
    UNAPPROVED = 3
    APPROVED = 4
    CHANGED = 5
    """Changed since it was published."""

    def takes(self, line: ArticleLine) -> bool:
        """Whether an article is shown."""
        if self is ArticleFilter.CHANGED:
            return line.item.is_changed
        return self is ArticleFilter.ALL or line.stage in _TAKEN[self]


_TAKEN: Final = {
    ArticleFilter.TEXT: {ArticleStage.TEXT, ArticleStage.FAILED, ArticleStage.INTERRUPTED, ArticleStage.STOPPED},
    ArticleFilter.UNDER_WAY: {ArticleStage.RENDERING, ArticleStage.WAITING},
    ArticleFilter.UNAPPROVED: {ArticleStage.UNAPPROVED},
    ArticleFilter.APPROVED: {ArticleStage.APPROVED},
}


class ArticleColumn(IntEnum):
    """The columns of the list, in their order."""

    TITLE = 0
    DATE = 1
    LENGTH = 2
    LANGUAGE = 3
    STATE = 4


_ICONS: Final = {
    ArticleStage.FAILED: ("error", "failure"),
    ArticleStage.INTERRUPTED: ("alert", "warning"),
    ArticleStage.STOPPED: ("stop", "muted"),
    ArticleStage.UNAPPROVED: ("headphones", "warning"),
    ArticleStage.RENDERING: ("waveform", "accent"),
    ArticleStage.WAITING: ("clock", "muted"),
    ArticleStage.TEXT: ("file", "muted"),
    ArticleStage.APPROVED: ("reviewed", "done"),
}

_BY_JOB: Final = {
    "failed": ArticleStage.FAILED,
    "interrupted": ArticleStage.INTERRUPTED,
    "cancelled": ArticleStage.STOPPED,
    "paused": ArticleStage.WAITING,
    "queued": ArticleStage.WAITING,
    "running": ArticleStage.RENDERING,
}
"""The states of a job that say more than its article's narrations do."""
_BY_STATE: Final = {
    "text": ArticleStage.TEXT,
    "rendering": ArticleStage.RENDERING,
    "unapproved": ArticleStage.UNAPPROVED,
    "approved": ArticleStage.APPROVED,
}


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article as the list shows it, with how far its rendering is while one runs."""

    item: ArticleItem
    progress: JobProgress | None = None

    @property
    def id(self) -> int:
        """The article's."""
        return self.item.id

    @property
    def stage(self) -> ArticleStage:
        """Its stage; what was heard of its job is newer than what was read."""
        if self.progress is not None:
            return ArticleStage.RENDERING
        return _BY_JOB.get(self.item.job_state, _BY_STATE[self.item.state])

    @property
    def headline(self) -> str:
        """The stage in words, with how far it is."""
        fraction = self.progress.fraction if self.progress is not None else None
        if fraction is not None:
            return QCoreApplication.translate("ArticleState", "Rendering, {0}").format(percent(fraction))
        return stage_label(self.stage)

    @property
    def more(self) -> str:
        """A second, quieter line about the stage: a failure's sentence, time left, who approved it."""
        translate = QCoreApplication.translate
        if self.stage is ArticleStage.FAILED:
            return self.item.job_what
        if self.stage is ArticleStage.RENDERING:
            left_s = self.progress.left_s if self.progress is not None else None
            return "" if left_s is None else time_left(left_s)
        if self.item.is_changed:
            return translate("ArticleState", "Changed since it was published")
        if self.stage is ArticleStage.APPROVED and self.item.approval_by:
            return translate("ArticleState", "By {0}").format(self.item.approval_by)
        return ""

    def cell(self, column: ArticleColumn, *, whole: bool = False) -> str:
        """What a cell says; `whole`: to a screen reader, which also reads the second line."""
        match column:
            case ArticleColumn.TITLE:
                return self.item.title
            case ArticleColumn.DATE:
                return moment(self.item.edited_at or self.item.created_at)
            case ArticleColumn.LENGTH:
                return size_text(self.item.words, self.item.estimated_s) if whole else _words(self.item.words)
            case ArticleColumn.LANGUAGE:
                return language_name(self.item.language)
            case ArticleColumn.STATE:
                return f"{self.headline}. {self.more}".rstrip(". ") if whole else self.headline


def size_text(words: int, estimated_s: float) -> str:
    """How long an article is, read and heard: “812 words, about 6 min”."""
    return f"{_words(words)}, {about(estimated_s)}"


def stage_label(stage: ArticleStage) -> str:
    """The stage in the reader's language."""
    translate = QCoreApplication.translate
    return {
        ArticleStage.FAILED: translate("ArticleState", "Failed"),
        ArticleStage.INTERRUPTED: translate("ArticleState", "Interrupted"),
        ArticleStage.STOPPED: translate("ArticleState", "Stopped"),
        ArticleStage.UNAPPROVED: translate("ArticleState", "Not approved"),
        ArticleStage.RENDERING: translate("ArticleState", "Rendering"),
        ArticleStage.WAITING: translate("ArticleState", "Waiting"),
        ArticleStage.TEXT: translate("ArticleState", "Text"),
        ArticleStage.APPROVED: translate("ArticleState", "Approved"),
    }[stage]


def stage_icon(stage: ArticleStage) -> tuple[str, str]:
    """The name of the icon that stands before the stage, and the token of its colour."""
    return _ICONS[stage]


def filter_label(wanted: ArticleFilter) -> str:
    """A filter in the reader's language."""
    translate = QCoreApplication.translate
    return {
        ArticleFilter.ALL: translate("ArticleState", "All articles"),
        ArticleFilter.TEXT: translate("ArticleState", "Text only"),
        ArticleFilter.UNDER_WAY: translate("ArticleState", "Under way"),
        ArticleFilter.UNAPPROVED: translate("ArticleState", "Not approved"),
        ArticleFilter.APPROVED: translate("ArticleState", "Approved"),
        ArticleFilter.CHANGED: translate("ArticleState", "Changed since published"),
    }[wanted]


def sort_key(line: ArticleLine, column: ArticleColumn) -> tuple[Any, ...]:
    """What a line is sorted by in a column, ascending; where two are the same, by their age."""
    value: Any = ""
    match column:
        case ArticleColumn.TITLE:
            value = natural(line.item.title)
        case ArticleColumn.DATE:
            value = line.item.edited_at or line.item.created_at
        case ArticleColumn.LENGTH:
            value = line.item.words
        case ArticleColumn.LANGUAGE:
            value = language_name(line.item.language)
        case ArticleColumn.STATE:
            value = int(line.stage)
    return (value, line.id)


def _words(words: int) -> str:
    translate = QCoreApplication.translate
    if words == 1:
        return translate("ArticleState", "1 word")
    return translate("ArticleState", "{0} words").format(QLocale().toString(words))
