"""The interviews: from the shelf to a transcript, to the recorder, and back, each as it was left."""

from __future__ import annotations

import importlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from audio_engine.resources import resource
from desktop.interviews.dropped_files import pasted_paths
from desktop.interviews.file_places import ask_for_files
from desktop.interviews.library_view import LibraryView
from desktop.interviews.opening import OpenTranscript
from desktop.interviews.page import Page
from desktop.shortcuts import Command, Scope
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.exports import Exportable
    from desktop.bridge.values import Library
    from desktop.interviews.start_panel import StartPanel
    from desktop.interviews.transcript.view import TranscriptView
    from desktop.player import Player

__all__ = ["InterviewsWorkspace", "OpenTranscript"]

_WITHOUT_QT: Final = (
    "audio_engine.engine",
    "audio_engine.engine.listening_again",
    "audio_engine.export",
    "audio_engine.export.quotes",
    "audio_engine.media.playback",
    "audio_engine.media.record",
    "audio_engine.media.waveform",
)
"""What the next modules need, and take longest to import. Another thread may do that, since there is no Qt in them."""
_NEXT: Final = (
    "desktop.player",
    "desktop.interviews.transcript.session",
    "desktop.interviews.transcript.reading_text",
    "desktop.interviews.transcript.text_view",
    "desktop.interviews.transcript.find_bar",
    "desktop.interviews.transcript.side_panel",
    "desktop.interviews.transcript.hands",
    "desktop.interviews.transcript.view",
    "desktop.interviews.start_panel",
    "desktop.interviews.export_dialog",
    "desktop.interviews.recorder_panel",
)
"""What one goes to from the shelf. PySide crashes where classes of Qt's are defined on another than the GUI thread."""
_FOLDER: Final = "open.folder"
"""The window's own dialog remembers the folder under this name too."""


class InterviewsWorkspace(QWidget):
    """The workspace that the rail calls “interviews”."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[int, int] | None = None
        """The transcript that is open, and its recording."""
        self._start: StartPanel | None = None
        self._knows_window = False
        self.library = LibraryView(context, self)
        self._player: Player | None = None
        self._view: TranscriptView | None = None
        self._transcript: Page | None = None
        self._recorder: Page | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.library)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.currentChanged.connect(lambda _: self._retitle())
        self.library.open_wanted.connect(self.open_transcript)
        self.library.open_at_wanted.connect(self.open_transcript)
        self.library.files_wanted.connect(self.ask_for_files)
        self.library.record_wanted.connect(self.show_recorder)
        self.library.sample_wanted.connect(self.start_sample)
        self.library.transcribe_wanted.connect(self.open_files)
        self.library.export_wanted.connect(self.export)
        context.bridge.library.recording_changed.connect(self._on_recording_changed)
        self._add_commands()

    # --- what other workspaces and the window ask for ---------------------------------------------------------------

    def open_item(self, item: object) -> None:
        """Open what an `OpenTranscript` names."""
        assert isinstance(item, OpenTranscript)
        self.open_transcript(item.transcript_id, item.recording_id, item.at_s)

    def open_files(self, paths: list[Path], language: str | None = None) -> None:
        """Ask how these files and folders are to be transcribed; a question that is open already takes them too."""
        if self._start is not None:
            self._start.add_paths(paths)
            self._start.raise_()
            return
        from desktop.interviews.start_panel import StartPanel

        self._start = StartPanel(self._context, paths, self, language=language)
        self._start.finished.connect(self._on_start_finished)
        self._start.started.connect(lambda _: self.show_library())
        self._start.open()

    # --- going from one page to another -----------------------------------------------------------------------------

    def show_library(self) -> None:
        """Go back to the shelf, which is as it was left; what was heard stops, since nothing here could stop it."""
        if self._transcript is not None:
            self._transcript_view().player.pause()
        self._stack.setCurrentWidget(self.library)
        self.library.focus_list()

    def open_transcript(self, transcript_id: int, recording_id: int, at_s: float | None = None) -> None:
        """Open a transcript of a recording; with `at_s` it goes to that second and plays."""
        page = self._transcript_page()
        self._transcript_view().open_transcript(transcript_id, at_s)
        self._shown = (transcript_id, recording_id)
        self._stack.setCurrentWidget(page)
        self._read_title(recording_id)

    def show_recorder(self) -> None:
        """Go to the recorder."""
        if self._recorder is None:
            from desktop.interviews.recorder_panel import RecorderPanel

            panel = RecorderPanel(self._context)
            panel.transcribe_wanted.connect(self.open_files)
            self._recorder = Page(panel, self._context.theme, self)
            self._recorder.set_title(self.tr("Record an interview"))
            self._recorder.back.connect(self.show_library)
            self._stack.addWidget(self._recorder)
        self._stack.setCurrentWidget(self._recorder)
        self._recorder.content.setFocus()

    def has_unsaved(self) -> bool:
        """Whether the library could not take what was written in the transcript that is open."""
        session = self._view.session if self._view is not None else None
        return session is not None and session.storing.problem is not None

    def take_focus(self) -> None:
        """To the list of recordings, or to what is open."""
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            page.content.setFocus()
        else:
            self.library.focus_list()

    def search(self) -> None:
        """Go to the field that searches every transcript, from anywhere in the window."""
        self._context.go_to("interviews")
        self._stack.setCurrentWidget(self.library)
        self.library.focus_search()

    def export(self, transcript_id: int, recording_id: int) -> None:
        """Ask how a transcript is to be exported."""
        remembered = self._context.bridge.preferences.get("export", {})
        folders = [Path(str(remembered["folder"]))] if isinstance(remembered, dict) and "folder" in remembered else []
        folders.append(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)))

        def read(library: Library) -> Exportable:
            from desktop.bridge.exports import exportable

            return exportable(library, transcript_id, recording_id, folders)

        def ask(source: Exportable) -> None:
            from desktop.interviews.export_dialog import ExportDialog

            ExportDialog(self._context, source, self).open()

        self._context.bridge.library.read(read, on_success=ask, key="interviews-export", owner=self)

    def ask_for_files(self) -> None:
        """The system's dialog; what is chosen is opened."""
        folder = str(self._context.bridge.preferences.get(_FOLDER, ""))
        ask_for_files(self, self.tr("Add recordings"), folder, self._on_files_chosen)

    def start_sample(self) -> None:
        """Try it all with the sample interview."""
        self.open_files([resource("samples/interview-en.flac")], "en")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Commands of the whole window belong to the window, which is known once this is shown."""
        super().showEvent(event)
        if not self._knows_window:
            self._knows_window = True
            command = Command(
                "interviews.search",
                self.tr("Search every transcript"),
                ("Ctrl+Shift+F",),
                self.tr("Interviews"),
                Scope.WINDOW,
            )
            self._context.shortcuts.add(command, self.window(), self.search)
            self._context.bridge.operations.run(
                _import_without_qt, on_success=lambda _: self._make_what_comes_next(), owner=self
            )

    def _add_commands(self) -> None:
        group = self.tr("Interviews")
        for command, run in (
            (Command("interviews.back", self.tr("Back to the recordings"), ("Alt+Left",), group), self.show_library),
            (Command("interviews.paste", self.tr("Add copied recordings"), ("Ctrl+V",), group), self._paste),
        ):
            self._context.shortcuts.add(command, self, run)

    def _make_what_comes_next(self) -> None:
        """Import and make beforehand what the first click will need, in steps that never keep the GUI thread long."""
        for name in _NEXT:
            QTimer.singleShot(0, self, partial(importlib.import_module, name))
        for make in (self._its_player, self._transcript_view, self._transcript_page):
            QTimer.singleShot(0, self, make)

    def _transcript_view(self) -> TranscriptView:
        if self._view is None:
            from desktop.interviews.transcript.view import TranscriptView

            self._view = TranscriptView(self._context, player=self._its_player())
            self._view.opened.connect(lambda _: self._retitle())
        return self._view

    def _its_player(self) -> Player:
        if self._player is None:
            from desktop.player import Player

            self._player = Player(self._context.bridge.preferences, self)
        return self._player

    def _transcript_page(self) -> Page:
        if self._transcript is None:
            self._transcript = Page(self._transcript_view(), self._context.theme, self)
            self._transcript.back.connect(self.show_library)
            export = QPushButton(self.tr("Export…"), self._transcript)
            export.clicked.connect(self._export_shown)
            self._transcript.bar.addWidget(export)
            command = Command("transcript.export", self.tr("Export…"), ("Ctrl+E",), self.tr("Interviews"))
            self._context.shortcuts.add(command, self._transcript, self._export_shown)
            self._stack.addWidget(self._transcript)
        return self._transcript

    def _export_shown(self) -> None:
        """Export what is on the screen: what was typed last is stored before it is read."""
        from desktop.bridge import Changes

        if (shown := self._shown) is None:
            return
        if (session := self._transcript_view().session) is not None:
            session.flush()
        self._context.bridge.library.write(
            lambda _: None, changes=Changes(), on_success=lambda _: self.export(*shown), owner=self
        )

    def _on_recording_changed(self, recording_id: int) -> None:
        if self._shown is not None and self._shown[1] == recording_id:
            self._read_title(recording_id)

    def _read_title(self, recording_id: int) -> None:
        self._context.bridge.library.read(
            lambda library: library.recording(recording_id).title,
            on_success=self._show_title,
            key="interviews-title",
            owner=self,
        )

    def _show_title(self, title: str) -> None:
        self._transcript_page().set_title(title)
        self._retitle()

    def _retitle(self) -> None:
        """The window is called after what is open in it, once it is there."""
        page = self._stack.currentWidget()
        is_opening = page is self._transcript and self._shown_id() != self._transcript_view().transcript_id
        self.setWindowTitle(page.title if isinstance(page, Page) and not is_opening else "")

    def _shown_id(self) -> int | None:
        return None if self._shown is None else self._shown[0]

    def _on_start_finished(self) -> None:
        self._start = None

    def _on_files_chosen(self, paths: list[Path]) -> None:
        if paths:
            self._context.bridge.preferences.set(_FOLDER, str(paths[0].parent))
            self.open_files(paths)

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        paths = pasted_paths(data) if data is not None else []
        if paths:
            self.open_files(paths)
        else:
            self._context.notices.say(self.tr("There are no files on the clipboard."))


def _import_without_qt() -> None:
    for name in _WITHOUT_QT:
        importlib.import_module(name)
