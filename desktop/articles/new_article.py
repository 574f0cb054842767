"""What somebody means by what they pasted, dropped or chose: files, text, or a web address, which is not fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QMimeData

__all__ = ["ARTICLE_ENDINGS", "Handed", "HandedAddress", "HandedNothing", "Handover", "handed_files", "handed_over"]

ARTICLE_ENDINGS: Final = ("txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "odt", "pdf", "ssml")
"""Of the names of files that are read; whatever is named all the same is tried."""

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CHOSEN: Final = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_BODY: Final = re.compile(r"<body[^>]*>(.*?)(?:</body\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ELEMENT: Final = re.compile(r"<[^>]*>")
_LOOKED_AT: Final = 100_000
"""Characters in which there is a word if there is one at all."""


@dataclass(frozen=True, slots=True)
class Handed:
    """Something that can be read as an article. `as_format` is None where the content says what it is."""

    source: Path | bytes
    name: str
    as_format: str | None = None


@dataclass(frozen=True, slots=True)
class HandedAddress:
    """A web address, and nothing else."""

    address: str


@dataclass(frozen=True, slots=True)
class HandedNothing:
    """Nothing that could be an article."""


Handover = tuple[Handed, ...] | HandedAddress | HandedNothing


def handed_over(data: QMimeData) -> Handover:
    """What is meant by a clipboard's or a drop's content.

    A page that was selected in a browser comes as HTML, which keeps its headings and captions apart; its plain text is
    taken where there is no HTML.
    """
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return handed_files(files)
    text = data.text().strip() if data.hasText() else ""
    if _ADDRESS.fullmatch(text) or (not text and data.hasUrls()):
        return HandedAddress(text or data.urls()[0].toDisplayString())
    name = QCoreApplication.translate("NewArticle", "The pasted text")
    fragment = chosen_part(data.html()) if data.hasHtml() else ""
    if _ELEMENT.sub("", fragment[:_LOOKED_AT]).strip():
        return (Handed(fragment.encode(), name, "html"),)
    return (Handed(text.encode(), name),) if text else HandedNothing()


def handed_files(paths: list[Path]) -> tuple[Handed, ...]:
    """Files that somebody has chosen, in their order."""
    return tuple(Handed(path, path.name) for path in paths)


def chosen_part(page: str) -> str:
    """What was selected, out of the page that browsers and word processors make of it for the clipboard."""
    found = _CHOSEN.search(page) or _BODY.search(page)
    return found.group(1) if found is not None else page
