"""What leaves the editor: quotes, on the clipboard and in files, and the name of who vouches for the text."""

from __future__ import annotations

import getpass
import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from audio_engine.transcript import ReviewState, SegmentState
from desktop.bridge import Bridge, Preferences
from desktop.bridge.transcript_work import QUOTE_FORMATS, write_quotes
from desktop.interviews.file_places import show_in_folder
from desktop.interviews.transcript.quotes import quote_line, selected_quote
from desktop.interviews.transcript.review_dialog import ReviewDialog
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.side_panel import SidePage, SidePanel
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.notices import Notice, NoticeAction, NoticeKind, Notices
from desktop.theme import Theme

__all__ = ["SigningOff", "person"]

_INITIALS: Final = "initials"
_FILE_NAME: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
"""What no system allows in the name of a file."""


class SigningOff(QObject):
    """Of one view."""

    panel_wanted = Signal(object)
    """A `SidePage` is to be seen."""

    def __init__(
        self, text: TranscriptText, side: SidePanel, *, theme: Theme, bridge: Bridge, notices: Notices
    ) -> None:
        super().__init__(text)
        self._text = text
        self._side = side
        self._theme = theme
        self._bridge = bridge
        self._preferences = bridge.preferences
        self._notices = notices
        self._session: TranscriptSession | None = None
        side.quotes.add_asked.connect(self.add_quote)
        side.quotes.export_asked.connect(self.export_quotes)

    def set_session(self, session: TranscriptSession | None) -> None:
        """Work on another transcript."""
        self._session = session

    def copy_quote(self) -> None:
        """Copy the selection as a quote."""
        session, quote = self._session, selected_quote(self._text.selected_parts())
        if session is not None and quote is not None:
            QGuiApplication.clipboard().setText(quote_line(quote, session.paragraphs.speakers, session.language))
            self._notices.say(self.tr("The quote is on the clipboard."))

    def add_quote(self) -> None:
        """Keep the selection as a quote."""
        quote = selected_quote(self._text.selected_parts())
        if quote is not None:
            self.panel_wanted.emit(SidePage.QUOTES)
            self._side.quotes.add(quote)

    def export_quotes(self) -> None:
        """Ask where to, and write the quotes with links to the sound."""
        session = self._session
        if session is None or not self._side.quotes.quotes:
            return
        dialog = QFileDialog(self._text.window(), self.tr("Export quotes"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{name} (*.{ending})" for ending, name in self._quote_formats()])
        dialog.setDefaultSuffix("docx")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")")))
        name = _FILE_NAME.sub(" ", session.transcript().recording.name).strip()
        dialog.selectFile(self.tr("{0} – quotes").format(name.rpartition(".")[0] or name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.write_quotes(Path(chosen)))
        dialog.open()

    def write_quotes(self, target: Path) -> None:
        """Write the quotes to a file whose ending names the format."""
        session = self._session
        if session is None:
            return

        def written(path: Path) -> None:
            show = NoticeAction(self.tr("Show in folder"), lambda: show_in_folder(path))
            self._notices.post(
                Notice(self.tr("The quotes are in {0}.").format(path.name), kind=NoticeKind.DONE, actions=(show,))
            )

        write_quotes(
            self._bridge,
            session.transcript(),
            tuple(self._side.quotes.quotes),
            target,
            session.recording_id,
            on_success=written,
            on_failure=self._notices.failure,
            owner=session,
        )

    def sign(self) -> None:
        """Ask who vouches for the transcript, and note it."""
        session = self._session
        if session is None or not len(session.paragraphs):
            return
        unchecked = [s for s in session.paragraphs if s.state is not SegmentState.CHECKED]
        dialog = ReviewDialog(
            self._theme,
            person(self._preferences),
            len(unchecked),
            sum(bool(s.doubt) for s in unchecked),
            self._text.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda result: self._signed(session, dialog, result))
        dialog.open()

    def take_signature_away(self) -> None:
        """Nobody vouches for it any more."""
        if self._session is not None:
            self._session.set_review_state(ReviewState.IN_REVIEW, self._session.author)

    def _signed(self, session: TranscriptSession, dialog: ReviewDialog, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self._preferences.set(_INITIALS, dialog.initials)
            session.set_review_state(ReviewState.REVIEWED, dialog.initials)

    def _quote_formats(self) -> list[tuple[str, str]]:
        """The endings and names of the formats, Word first."""
        names = {
            "docx": self.tr("Word document"),
            "html": self.tr("Web page"),
            "md": self.tr("Markdown"),
            "txt": self.tr("Plain text"),
        }
        return [(ending, name) for ending, name in names.items() if ending in QUOTE_FORMATS]


def person(preferences: Preferences) -> str:
    """Who works here: the initials given last, else the name of the account."""
    stored = preferences.get(_INITIALS, "")
    if isinstance(stored, str) and stored:
        return stored
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
