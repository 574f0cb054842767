"""Articles: texts to be read aloud, each stored once, found again by its words, with where it is on its way."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from audio_engine.errors import LibraryError
from audio_engine.library.query import parse_query
from audio_engine.library.snippets import make_snippet
from audio_engine.library.storable import now, printable_path, storable_text, to_json
from audio_engine.library.store import Store
from audio_engine.text import tr

__all__ = ["ArticleHit", "ArticleRow", "ArticleState", "Articles"]


class ArticleState(StrEnum):
    """How far an article is on its way to being heard."""

    TEXT = "text"
    RENDERING = "rendering"
    UNAPPROVED = "unapproved"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the library knows it. `document` is the article as JSON. Moments are ISO 8601.

    `state` is that of the job on it, else of its newest narration.
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


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found; `marks` are the ranges of characters of `snippet` that match."""

    article_id: int
    title: str
    snippet: str
    language: str
    marks: tuple[tuple[int, int], ...]


_SELECT = """
SELECT article.*,
    EXISTS (SELECT 1 FROM job WHERE article_id = article.id AND state IN ('queued', 'running', 'paused')) AS at_work,
    (SELECT approval_state FROM narration WHERE article_id = article.id ORDER BY id DESC LIMIT 1) AS approval
FROM article
"""


class Articles(Store):
    """The part of the library that keeps articles."""

    def add_article(self, document: dict[str, Any], *, title: str, source_name: str, text: str, language: str) -> int:
        """The id of the article `document`, any JSON object; one that is there already is not stored again."""
        encoded = to_json(document)
        sha256 = hashlib.sha256(encoded.encode()).hexdigest()
        with self._writing() as connection:
            found = connection.execute(
                "SELECT id FROM article WHERE sha256 = ? AND language = ? AND deleted_at IS NULL ORDER BY id DESC",
                (sha256, language),
            ).fetchone()
            if found is not None:
                return int(found["id"])
            added = connection.execute(
                "INSERT INTO article (title, source_name, sha256, document, text, language, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    storable_text(title),
                    storable_text(printable_path(source_name)),
                    sha256,
                    encoded,
                    storable_text(text),
                    language,
                    now(),
                ),
            )
        assert added.lastrowid is not None
        return added.lastrowid

    def article(self, article_id: int) -> ArticleRow:
        """The article, deleted or not.

        Raises:
            LibraryError: there is none with this id.
        """
        with self._reading() as connection:
            row = connection.execute(f"{_SELECT} WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise _unknown(article_id)
        return _row(row)

    def articles(self, *, include_deleted: bool = False) -> list[ArticleRow]:
        """All articles, the newest first."""
        which = "" if include_deleted else "WHERE deleted_at IS NULL"
        with self._reading() as connection:
            rows = connection.execute(f"{_SELECT} {which} ORDER BY id DESC").fetchall()
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
    return ArticleRow(
        id=row["id"],
        title=row["title"],
        source_name=row["source_name"],
        sha256=row["sha256"],
        document=json.loads(row["document"]),
        language=row["language"],
        state=ArticleState.RENDERING if row["at_work"] else state,
        created_at=row["created_at"],
        deleted_at=row["deleted_at"],
    )


def _unknown(article_id: int) -> LibraryError:
    return LibraryError(
        tr("There is no article number {id} in the library.", id=article_id),
        tr("Look at the list of articles again: this one may have been removed."),
    )
