"""Articles: texts to be read aloud, each stored once, edited, found again by its words, with where it is on its way.

What was read is kept as it was; what people made of it is the draft beside it. Both are JSON objects that this module
does not look into.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from audio_engine.errors import LibraryError
from audio_engine.library.query import parse_query
from audio_engine.library.snippets import make_snippet
from audio_engine.library.storable import (
    now,
    path_from_blob,
    path_to_blob,
    printable_path,
    storable_text,
    to_json,
)
from audio_engine.library.store import Store
from audio_engine.text import tr

__all__ = ["ArticleHit", "ArticleRow", "ArticleState", "Articles", "article_version"]


class ArticleState(StrEnum):
    """How far an article is on its way to being heard."""

    TEXT = "text"
    RENDERING = "rendering"
    UNAPPROVED = "unapproved"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the library knows it. Moments are ISO 8601.

    `document` is what was read as JSON, `draft` what was made of it (the same until somebody edits it), `settings` how
    it is narrated, `names` what holds for it alone. `state` is that of the job on it, else of its newest narration, and
    `is_changed` says that the article is no longer what that narration says. `words` are those of what is said.
    """

    id: int
    title: str
    source_name: str
    sha256: str
    document: dict[str, Any]
    language: str
    state: ArticleState
    created_at: str
    deleted_at: str | None
    draft: dict[str, Any]
    settings: dict[str, Any] = field(default_factory=dict)
    names: tuple[dict[str, Any], ...] = ()
    edited_at: str | None = None
    source_path: Path | None = None
    words: int = 0
    version: str = ""
    """SHA-256 over draft, settings and names; empty for what an older program stored and nobody edited since."""
    is_changed: bool = False
    narration_id: int | None = None
    """Of the newest one."""
    job_id: int | None = None
    """Of the newest narration job, whatever became of it."""


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found; `marks` are the ranges of characters of `snippet` that match."""

    article_id: int
    title: str
    snippet: str
    language: str
    marks: tuple[tuple[int, int], ...]


_SELECT: Final = """
SELECT article.*, newest.id AS narration_id, newest.approval_state AS approval, newest.version AS narrated_version,
    EXISTS (SELECT 1 FROM job WHERE article_id = article.id AND state IN ('queued', 'running', 'paused')) AS at_work,
    (SELECT max(id) FROM job WHERE article_id = article.id) AS job_id
FROM article
LEFT JOIN narration AS newest ON newest.id = (SELECT max(id) FROM narration WHERE article_id = article.id)
"""


def article_version(draft: dict[str, Any], settings: dict[str, Any], names: Sequence[dict[str, Any]]) -> str:
    """What tells one state of an article from another: SHA-256 (hex) over all that decides its narration."""
    return hashlib.sha256(to_json([draft, settings, list(names)]).encode()).hexdigest()


class Articles(Store):
    """The part of the library that keeps articles."""

    def add_article(
        self,
        document: dict[str, Any],
        *,
        title: str,
        source_name: str,
        text: str,
        language: str,
        source_path: Path | None = None,
        words: int | None = None,
        is_own: bool = False,
    ) -> int:
        """The id of the article `document`, any JSON object; one that is there already is not stored again.

        `is_own`: it becomes an article of its own all the same, as an empty one does that somebody will write.
        """
        encoded = to_json(document)
        sha256 = hashlib.sha256(encoded.encode()).hexdigest()
        version = article_version(document, {}, ())
        with self._writing() as connection:
            found = connection.execute(
                "SELECT id FROM article WHERE sha256 = ? AND language = ? AND deleted_at IS NULL ORDER BY id DESC",
                (sha256, language),
            ).fetchone()
            if found is not None and not is_own:
                connection.execute(  # one that an older program stored
                    "UPDATE article SET version = ? WHERE id = ? AND version = '' AND draft IS NULL",
                    (version, found["id"]),
                )
                return int(found["id"])
            added = connection.execute(
                "INSERT INTO article"
                " (title, source_name, sha256, document, text, language, created_at, source_path, words, version)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    storable_text(title),
                    storable_text(printable_path(source_name)),
                    sha256,
                    encoded,
                    storable_text(text),
                    language,
                    now(),
                    None if source_path is None else path_to_blob(source_path),
                    len(text.split()) if words is None else words,
                    version,
                ),
            )
        assert added.lastrowid is not None
        return added.lastrowid

    def update_article(
        self,
        article_id: int,
        *,
        draft: dict[str, Any] | None = None,
        settings: dict[str, Any] | None = None,
        names: Sequence[dict[str, Any]] | None = None,
        title: str | None = None,
        text: str | None = None,
        words: int | None = None,
        language: str | None = None,
        document: dict[str, Any] | None = None,
    ) -> ArticleRow:
        """Store what was edited, all of it or nothing; None leaves that part as it is. The article as it is now.

        `title`, `text` (for the search), `words` and `language` are the draft's. `document` is a newer version of what
        was read.

        Raises:
            LibraryError: there is no such article, or the library cannot be written.
        """
        with self._writing() as connection:
            row = connection.execute(f"{_SELECT} WHERE article.id = ?", (article_id,)).fetchone()
            if row is None:
                raise _unknown(article_id)
            old = _row(row)
            parts = (
                old.draft if draft is None else draft,
                old.settings if settings is None else settings,
                old.names if names is None else tuple(names),
            )
            edited: dict[str, Any] = {
                "settings": to_json(parts[1]),
                "names": to_json(list(parts[2])),
                "version": article_version(*parts),
                "edited_at": now(),
                "title": None if title is None else storable_text(title),
                "text": None if text is None else storable_text(text),
                "draft": None if draft is None else to_json(draft),
                "words": words,
                "language": language,
            }
            if document is not None:
                edited["document"] = to_json(document)
                edited["sha256"] = hashlib.sha256(edited["document"].encode()).hexdigest()
            given = {name: value for name, value in edited.items() if value is not None}
            assignments = ", ".join(f"{name} = ?" for name in given)
            statement = f"UPDATE article SET {assignments} WHERE id = ?"  # noqa: S608 - the names are ours
            connection.execute(statement, (*given.values(), article_id))
            return _row(connection.execute(f"{_SELECT} WHERE article.id = ?", (article_id,)).fetchone())

    def article(self, article_id: int) -> ArticleRow:
        """The article, deleted or not.

        Raises:
            LibraryError: there is none with this id.
        """
        with self._reading() as connection:
            row = connection.execute(f"{_SELECT} WHERE article.id = ?", (article_id,)).fetchone()
        if row is None:
            raise _unknown(article_id)
        return _row(row)

    def articles(self, *, include_deleted: bool = False) -> list[ArticleRow]:
        """All articles, the newest first."""
        which = "" if include_deleted else "WHERE deleted_at IS NULL"
        with self._reading() as connection:
            rows = connection.execute(f"{_SELECT} {which} ORDER BY article.id DESC").fetchall()
        return [_row(row) for row in rows]

    def search_articles(self, query: str, *, limit: int = 50, offset: int = 0) -> list[ArticleHit]:
        """The articles with all words of `query`, the newest first; read as by `search`. Any text is a valid query."""
        parsed = parse_query(query)
        if parsed is None:
            return []
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT article.* FROM article_search CROSS JOIN article ON article.id = article_search.rowid"
                " WHERE article_search MATCH ? AND article.deleted_at IS NULL"
                " ORDER BY article.id DESC LIMIT ? OFFSET ?",
                (parsed.expression, limit, offset),
            ).fetchall()
        hits = [(row, make_snippet(row["text"], row["title"], parsed)) for row in rows]
        return [ArticleHit(r["id"], r["title"], snippet.text, r["language"], snippet.marks) for r, snippet in hits]

    def delete_article(self, article_id: int) -> None:
        """Take the article out of every list and search. It stays restorable until `purge_deleted`."""
        self._update_article(article_id, "deleted_at = coalesce(deleted_at, ?)", now())

    def restore_article(self, article_id: int) -> None:
        """Undo `delete_article`."""
        self._update_article(article_id, "deleted_at = NULL")

    def _update_article(self, article_id: int, assignments: str, *values: object) -> None:
        """Change one row; `assignments` is always a literal of ours."""
        with self._writing() as connection:
            statement = f"UPDATE article SET {assignments} WHERE id = ?"  # noqa: S608 - see above
            if connection.execute(statement, (*values, article_id)).rowcount == 0:
                raise _unknown(article_id)


def _row(row: sqlite3.Row) -> ArticleRow:
    state = ArticleState(row["approval"] or ArticleState.TEXT)
    document = json.loads(row["document"])
    return ArticleRow(
        id=row["id"],
        title=row["title"],
        source_name=row["source_name"],
        sha256=row["sha256"],
        document=document,
        language=row["language"],
        state=ArticleState.RENDERING if row["at_work"] else state,
        created_at=row["created_at"],
        deleted_at=row["deleted_at"],
        draft=document if row["draft"] is None else json.loads(row["draft"]),
        settings=json.loads(row["settings"]),
        names=tuple(json.loads(row["names"])),
        edited_at=row["edited_at"],
        source_path=None if row["source_path"] is None else path_from_blob(row["source_path"]),
        words=row["words"],
        version=row["version"],
        is_changed=row["narration_id"] is not None and row["narrated_version"] != row["version"],
        narration_id=row["narration_id"],
        job_id=row["job_id"],
    )


def _unknown(article_id: int) -> LibraryError:
    return LibraryError(
        tr("There is no article number {id} in the library.", id=article_id),
        tr("Look at the list of articles again: this one may have been removed."),
    )
