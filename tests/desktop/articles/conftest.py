"""The workspace of articles over a real library, with the real worker and a loudspeaker that plays to nobody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audio_engine.engine import Engine, NarrationRequest
from audio_engine.library import Library
from audio_engine.narration.article import Article, DropReason, Kind, Paragraph
from desktop.articles.workspace import ArticlesWorkspace
from tests.desktop.interviews.context import Host

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.shortcuts import Shortcuts
    from desktop.theme import Theme

LONG_MS = 90_000
"""A worker has to start and load a voice; the machine may be busy."""

PAGE = (
    "<h1>Le budget adopté</h1><p>Par Jeanne Martin</p>"
    "<p>Le conseil a voté un budget de 1,2 Md€.</p>"
    "<figure><figcaption>La mairie. Photo AFP</figcaption></figure>"
    "<p>« Nous avons tenu », a dit le maire.</p>"
)


@pytest.fixture
def host(qtbot: QtBot, bridge: Bridge, theme: Theme, shortcuts: Shortcuts) -> Host:
    """A window with nothing in it, and the context of a workspace."""
    made = Host(bridge, theme, shortcuts)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def workspace(host: Host, qtbot: QtBot) -> ArticlesWorkspace:
    """The workspace, shown, its list read."""
    made = ArticlesWorkspace(host.context)
    host.hold(made)
    qtbot.waitUntil(lambda: made.list._is_read)
    return made


def an_article(*texts: str, title: str = "Le budget adopté") -> Article:
    """An article of a headline and paragraphs."""
    body = tuple(Paragraph(Kind.BODY, text) for text in texts)
    byline = Paragraph(Kind.BYLINE, "Par Jeanne Martin", dropped=DropReason.BYLINE)
    return Article((Paragraph(Kind.HEADLINE, title), byline, *body), title=title, language="fr")


def add_article(home: Path, article: Article) -> int:
    """Put an article into the library: its id."""
    with Library.open(home) as library:
        return library.add_article(
            article.to_json(),
            title=article.title,
            source_name="budget.html",
            text="\n".join(paragraph.text for paragraph in article.paragraphs),
            language=article.language or "fr",
        )


def published(home: Path, folder: Path, text: str = "# Un titre\n\nUne phrase.\n") -> int:
    """Publish a small article with the command's engine: its id."""
    source = folder / "court.md"
    source.write_text(text, encoding="utf-8")
    with Engine(home) as engine:
        request = NarrationRequest(source, language="fr", format="mp3", output=folder / "court.mp3", voice="espeak")
        prepared = engine.prepare_narration(request)
        engine.run(prepared.job_id, lambda _: None)
    return prepared.article_id
