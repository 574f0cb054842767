"""Beside the text: the passage at the caret, the speakers, the quotes."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.bridge import LibraryBridge
from desktop.interviews.transcript.passage_panel import PassagePanel
from desktop.interviews.transcript.quotes_panel import QuotesPanel
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.speakers_panel import SpeakersPanel
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.notices import Notices
from desktop.theme import Theme

__all__ = ["SidePage", "SidePanel"]


class SidePage(IntEnum):
    """Its pages, in their order."""

    PASSAGE = 0
    SPEAKERS = 1
    QUOTES = 2


class SidePanel(QTabWidget):
    """Holds the three panels."""

    def __init__(
        self,
        theme: Theme,
        bridge: LibraryBridge,
        notices: Notices,
        text: TranscriptText,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Passage, speakers, quotes"))
        self.setDocumentMode(True)
        self.passage = PassagePanel(theme, self)
        self.speakers = SpeakersPanel(theme, text, self)
        self.quotes = QuotesPanel(theme, bridge, notices, self)
        self.addTab(self.passage, self.tr("Passage"))
        self.addTab(self.speakers, self.tr("Speakers"))
        self.addTab(self.quotes, self.tr("Quotes"))
        self.tabBar().setExpanding(True)
        self.setMinimumWidth(theme_width(theme))

    def set_session(self, session: TranscriptSession | None) -> None:
        """Show another transcript's."""
        self.speakers.set_session(session)
        self.quotes.set_session(session)

    def show_page(self, page: SidePage) -> None:
        """Bring a page to the front, and the panel with it."""
        self.setCurrentIndex(page)
        self.show()


def theme_width(theme: Theme) -> int:
    """Wide enough for its longest button in the size of this system's text."""
    return round(theme.font("body").pointSizeF() * 26)
