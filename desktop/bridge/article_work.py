"""What is asked of the library about articles, and what is written there. All of it is called off the GUI thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from audio_engine.narration.choices import NarrationChoices
from desktop.bridge.article_values import ArticleItem, NarrationItem, OpenArticle, PublishChoices

if TYPE_CHECKING:
    from audio_engine.engine import PreparedNarration
    from audio_engine.engine.article_import import Reimport
    from audio_engine.library import ArticleRow, JobRow, Library, NarrationRow
    from audio_engine.names.entry import Name
    from audio_engine.narration.article import Article

__all__ = [
    "ReadArticle",
    "add_empty",
    "add_read",
    "approve",
    "article_items",
    "article_of_job",
    "delete",
    "narration_item",
    "open_article",
    "preview_reimport",
    "publish",
    "read_source",
    "rename",
    "restore",
    "store",
    "store_reimport",
]

_WORD_S: Final = 0.42
"""A word with its share of the pauses, at speed 1: some 143 words a minute, as newsreaders do."""
_PASTED: Final = "narration"
"""What stands for the file's name where the text was pasted; files are named after it."""


def article_items(library: Library) -> list[ArticleItem]:
    """Every article that is not deleted, the newest first."""
    jobs = {job.id: job for job in library.jobs() if job.article_id is not None}
    return [_item(library, row, jobs.get(row.job_id or 0)) for row in library.articles()]


def open_article(library: Library, article_id: int) -> OpenArticle:
    """An article with everything that an editor works on.

    Raises:
        LibraryError: there is none with this id.
    """
    from audio_engine.names.entry import Name
    from audio_engine.narration.article import Article

    row = library.article(article_id)
    job = None if row.job_id is None else library.job(row.job_id)
    return OpenArticle(
        item=_item(library, row, job),
        original=Article.from_json(row.document),
        draft=Article.from_json(row.draft),
        choices=_choices(row),
        names=tuple(Name.from_json(name) for name in row.names),
        narrations=tuple(_narration_item(narration, row) for narration in library.narrations(article_id)),
    )


class ReadArticle:
    """What a source turned out to be, before it is stored."""

    def __init__(self, article: Article, source: Path | bytes, name: str) -> None:
        self.article = article
        self.path = source.absolute() if isinstance(source, Path) else None
        self.name = source.name if isinstance(source, Path) else name or _PASTED


def read_source(
    source: Path | bytes, name: str, as_format: str | None, *, cancelled: Callable[[], bool]
) -> ReadArticle:
    """Read it in the locked child.

    Raises:
        UserFacingError: it cannot be read.
        CancelledError: `cancelled()` was true.
    """
    from audio_engine.narration.intake import read_article

    shown = str(source) if isinstance(source, Path) else name or QCoreApplication.translate("ArticleStore", "the text")
    return ReadArticle(read_article(source, name=shown, as_format=as_format, cancelled=cancelled), source, name)


def add_read(library: Library, read: ReadArticle) -> int:
    """Store what was read; its id."""
    from audio_engine.engine.narration_choice import reading_language

    article = read.article
    title = article.title or _headline(article) or read.name
    return library.add_article(
        article.to_json(),
        title=title,
        source_name=read.name,
        text=_text(article),
        language=reading_language("auto", article),
        source_path=read.path,
        words=_words(article),
    )


def add_empty(library: Library, title: str, language: str) -> int:
    """Store an article to be written; its id."""
    from audio_engine.narration.article import Article, Kind, Paragraph
    from audio_engine.text import interface_language

    code = language or interface_language()
    article = Article((Paragraph(Kind.BODY, ""),), title=title, language=code)
    return library.add_article(
        article.to_json(), title=title, source_name=_PASTED, text="", language=code, words=0, is_own=True
    )


def store(
    library: Library,
    article_id: int,
    *,
    draft: Article | None = None,
    choices: NarrationChoices | None = None,
    names: Sequence[Name] | None = None,
) -> None:
    """Keep what was edited; None leaves that part as it is.

    Raises:
        LibraryError: there is no such article, or the library cannot be written.
    """
    from audio_engine.narration.article import Article

    titled = None
    if draft is not None:
        row = library.article(article_id)
        titled = _titled(Article.from_json(row.draft), draft, row.title)
    library.update_article(
        article_id,
        draft=titled.to_json() if titled else None,
        settings=choices.to_json() if choices else None,
        names=None if names is None else [name.to_json() for name in names],
        title=titled.title if titled else None,
        text=_text(titled) if titled else None,
        words=_words(titled) if titled else None,
        language=(choices.language if choices else None) or None,
    )


def rename(library: Library, article_id: int, title: str) -> None:
    """Call the article `title`, in the list and in the tags."""
    draft = {**library.article(article_id).draft, "title": title}
    library.update_article(article_id, draft=draft, title=title)


def preview_reimport(library: Library, article_id: int, read: ReadArticle) -> Reimport:
    """What a newer version would make of the article."""
    from audio_engine.engine.article_import import reimported
    from audio_engine.narration.article import Article

    row = library.article(article_id)
    return reimported(Article.from_json(row.document), Article.from_json(row.draft), read.article)


def store_reimport(library: Library, article_id: int, reimport: Reimport) -> OpenArticle:
    """Store it as the draft, and what was read as the new original."""
    draft = reimport.draft
    title = draft.title or _headline(draft) or library.article(article_id).title
    library.update_article(
        article_id,
        draft=draft.to_json(),
        document=reimport.original.to_json(),
        title=title,
        text=_text(draft),
        words=_words(draft),
    )
    return open_article(library, article_id)


def publish(library: Library, home: Path, article_id: int, choices: PublishChoices) -> PreparedNarration:
    """Queue a narration of the article as it is stored; `home` is the data folder.

    Raises:
        UserFacingError: it cannot work.
    """
    from audio_engine.engine import NarrationRequest
    from audio_engine.engine.article_publishing import queue_article
    from audio_engine.settings.folders import home_folder
    from audio_engine.settings.resolver import read_settings

    wanted = NarrationRequest(
        source=b"",
        output=choices.output,
        format=choices.format or None,
        loudness=choices.loudness or None,
        subtitles=choices.subtitles,
        verify=choices.verify,
        overwrite=choices.overwrite,
    )
    people = home_folder()
    return queue_article(library, article_id, wanted, read_settings(people), names_home=people, home=home)


def approve(library: Library, narration_id: int, by: str) -> NarrationItem:
    """Note that `by` has listened to it.

    Raises:
        UserFacingError: `by` is no name, the file is another one now, or cannot be written.
    """
    from audio_engine.engine.narrating import approve_narration

    approve_narration(library, library.narration(narration_id).path, by)
    return narration_item(library, narration_id)


def narration_item(library: Library, narration_id: int) -> NarrationItem:
    """A narration with its measured report.

    Raises:
        LibraryError: there is none with this id.
    """
    narration = library.narration(narration_id)
    return _narration_item(narration, library.article(narration.article_id))


def delete(library: Library, article_ids: Sequence[int]) -> list[int]:
    """Take articles out of sight; the jobs that run on them."""
    from audio_engine.library import JobState

    for article_id in article_ids:
        library.delete_article(article_id)
    return [job.id for job in library.jobs(JobState.RUNNING) if job.article_id in article_ids]


def restore(library: Library, article_ids: Sequence[int]) -> None:
    """Bring them back."""
    for article_id in article_ids:
        library.restore_article(article_id)


def article_of_job(library: Library, job_id: int) -> int | None:
    """The article that a job narrates; None where it does something else."""
    return next((job.article_id for job in library.jobs() if job.id == job_id), None)


def _item(library: Library, row: ArticleRow, job: JobRow | None) -> ArticleItem:
    narration = None if row.narration_id is None else library.narration(row.narration_id)
    choices = _choices(row)
    return ArticleItem(
        id=row.id,
        title=row.title,
        source_name=row.source_name,
        source_path=row.source_path,
        language=row.language,
        state=str(row.state),
        created_at=row.created_at,
        edited_at=row.edited_at or row.created_at,
        words=row.words,
        estimated_s=row.words * _WORD_S / choices.speed,
        is_changed=row.is_changed,
        narration_id=row.narration_id,
        approval_by=(narration.approval_by if narration else None) or "",
        approval_at=(narration.approval_at if narration else None) or "",
        job_id=job.id if job else None,
        job_state=str(job.state) if job else "",
        job_what=job.what if job else "",
        job_to_do=job.to_do if job else "",
        publication=choices.publication or str(row.draft.get("publication", "")),
    )


def _narration_item(narration: NarrationRow, row: ArticleRow) -> NarrationItem:
    return NarrationItem(
        id=narration.id,
        article_id=narration.article_id,
        path=narration.path,
        is_there=os.path.isfile(narration.path),  # noqa: PTH113 - Path.is_file() raises where a folder is closed to us
        report=narration.report,
        heard_otherwise=None if narration.verification is None else tuple(narration.verification),
        approval_state=narration.approval_state,
        approval_by=narration.approval_by or "",
        approval_at=narration.approval_at or "",
        created_at=narration.created_at,
        is_changed_since=narration.version != row.version,
    )


def _choices(row: ArticleRow) -> NarrationChoices:
    """What is stored, else what the settings say."""
    if row.settings:
        return NarrationChoices.from_json(row.settings)
    from audio_engine.settings.folders import home_folder
    from audio_engine.settings.resolver import read_settings
    from audio_engine.settings.schema import NARRATION_SPEED

    return NarrationChoices(speed=read_settings(home_folder()).get(NARRATION_SPEED))


def _titled(stored: Article, draft: Article, title: str) -> Article:
    """`draft` with its title: the one that is stored, or the new headline where that was the old one."""
    headline = _headline(draft)
    if stored.title and stored.title != _headline(stored):
        return replace(draft, title=stored.title)
    return replace(draft, title=headline or stored.title or draft.title or title)


def _headline(article: Article) -> str:
    from audio_engine.narration.article import Kind

    return next((p.text for p in article.paragraphs if p.kind is Kind.HEADLINE and p.dropped is None), "")


def _text(article: Article) -> str:
    return "\n".join(paragraph.text for paragraph in article.paragraphs)


def _words(article: Article) -> int:
    return sum(len(paragraph.text.split()) for paragraph in article.paragraphs if paragraph.dropped is None)
