"""What other workspaces hand to the articles to be opened there."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ShowArticle"]


@dataclass(frozen=True, slots=True)
class ShowArticle:
    """An article; with `published`, what was published of it is brought to the front."""

    article_id: int
    published: bool = False
