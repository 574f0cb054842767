"""The transcript editor: the text with its gutter, the sound above and below it, and what belongs to it beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from audio_engine.errors import UserFacingError
from desktop.interviews.transcript.actions import transcript_commands
from desktop.interviews.transcript.banners import JobBanner, UnsavedBanner
from desktop.interviews.transcript.find_bar import FindBar
from desktop.interviews.transcript.gap_bars import GAP_HEIGHT, GapBars
from desktop.interviews.transcript.growing import Growing
from desktop.interviews.transcript.gutter import Gutter
from desktop.interviews.transcript.hands import Hands
from desktop.interviews.transcript.hearing_banner import HearingBanner
from desktop.interviews.transcript.listening import Listening
from desktop.interviews.transcript.loading import LoadedTranscript, load
from desktop.interviews.transcript.passage_menu import passage_menu, show_at, speaker_menu
from desktop.interviews.transcript.second_hearing import SecondHearing
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.side_panel import SidePage, SidePanel
from desktop.interviews.transcript.signing_off import SigningOff, person
from desktop.interviews.transcript.spoken_word import word_heard
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.interviews.transcript.toolbar import Toolbar
from desktop.player import Player, TransportBar, WaveformView, add_player_actions
from desktop.theme import space
from desktop.widgets import EmptyState
from desktop.workspaces import WorkspaceContext

__all__ = ["TranscriptView"]

_PANEL: Final = "transcript.panel"
_TINTS: Final = "transcript.tints"


class TranscriptView(QWidget):
    """Shows one transcript at a time; `open_transcript` opens one."""

    opened = Signal(int)
    """A transcript is on the screen."""
    failed = Signal(object)
    """It could not be opened: a `UserFacingError`."""
    finished = Signal(int)
    """The job of the transcript on the screen has ended."""

    def __init__(
        self, context: WorkspaceContext, parent: QWidget | None = None, *, player: Player | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session: TranscriptSession | None = None
        self._loaded: LoadedTranscript | None = None
        self._wanted_s: float | None = None
        theme, bridge = context.theme, context.bridge
        self.player = player or Player(bridge.preferences, self)
        self.text = TranscriptText(theme, GAP_HEIGHT, self)
        self.gutter = Gutter(theme, self.text)
        self.gaps = GapBars(theme, self.text)
        self.waveform = WaveformView(self.player, theme, bridge.operations, self)
        self.side = SidePanel(theme, bridge.library, context.notices, self.text, self)
        self.find_bar = FindBar(theme, self.text, bridge.operations, self)
        self._follow = QPushButton(self.tr("Follow the sound"), self.text)
        self._follow.setProperty("primary", True)
        theme.bind_icon(self._follow, "down", role="on_accent")
        self.listening = Listening(self.text, self.player, self.waveform, bridge.library, self._follow)
        self.hearing_banner = HearingBanner(theme, self)
        self.second_hearing = SecondHearing(bridge, self.hearing_banner, context.notices, self)
        self.hands = Hands(
            self.text,
            self.gutter,
            self.gaps,
            self.side,
            self.listening,
            second=self.second_hearing,
            theme=theme,
            bridge=bridge,
            notices=context.notices,
        )
        self.signing_off = SigningOff(self.text, self.side, theme=theme, bridge=bridge, notices=context.notices)
        self.actions_by_id = self._make_actions()
        self.toolbar = Toolbar(self.actions_by_id, theme, context.shortcuts, self)
        self.transport = TransportBar(self.player, theme, context.shortcuts, bridge.operations, self)
        self.job_banner = JobBanner(theme, self)
        self.unsaved_banner = UnsavedBanner(theme, self)
        self._empty = EmptyState(
            theme, icon="transcribe", title=self.tr("No passages yet"), sentence=self.tr("They appear here one by one.")
        )
        self.growing = Growing(bridge, self.job_banner, self.unsaved_banner, context.notices, self)
        self.setFocusProxy(self.text)
        self._lay_out()
        self._connect()
        self._take_preferences()
        self._enable()

    # --- opening ------------------------------------------------------------------------------------------------

    @property
    def session(self) -> TranscriptSession | None:
        """What is on the screen."""
        return self._session

    @property
    def transcript_id(self) -> int | None:
        """The number of the transcript on the screen."""
        return None if self._session is None else self._session.transcript_id

    def open_transcript(self, transcript_id: int, at_s: float | None = None) -> None:
        """Show a transcript; with a moment, go there and play. One that is open already is not read again."""
        if transcript_id == self.transcript_id:
            self._begin_at(at_s)
            self.opened.emit(transcript_id)
            return
        self._flush()
        load(
            self._context.bridge.library,
            transcript_id,
            on_success=lambda loaded: self._show(loaded, at_s),
            on_failure=self._fail,
            owner=self,
        )

    def close_transcript(self) -> None:
        """Show nothing; whatever was typed is stored."""
        self._flush()
        self.player.load(None)
        self._set_session(None, None)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever leaves has finished the word."""
        self._flush()
        super().hideEvent(event)

    def _show(self, loaded: LoadedTranscript, at_s: float | None) -> None:
        context = self._context
        session = TranscriptSession(context.bridge.library, loaded, person(context.bridge.preferences), self)
        self._set_session(session, loaded)
        self.player.load(loaded.audio_folder, length_s=loaded.transcript.recording.duration_s or None)
        self.waveform.load(loaded.audio_folder)
        self._wanted_s = at_s

    def _take_filled(self) -> None:
        """The text is there: go where it was wanted."""
        at_s, self._wanted_s = self._wanted_s, None
        self._begin_at(at_s)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._session is not None:
            self.hands.show_passage()
            self.opened.emit(self._session.transcript_id)

    def _set_session(self, session: TranscriptSession | None, loaded: LoadedTranscript | None) -> None:
        before, self._session, self._loaded = self._session, session, loaded
        if before is not None:
            before.close()
            before.deleteLater()
        self.find_bar.hide()
        self.gutter.set_session(session)
        self.text.set_session(session)
        for part in (self.side, self.listening, self.hands, self.signing_off, self.toolbar.review):
            part.set_session(session)
        self.growing.set_session(session, None if loaded is None else loaded.job_id)
        if session is not None:
            session.patched.connect(self._take_patches)
            session.stack.indexChanged.connect(self._take_index)
        self._show_whether_empty()
        self._enable()

    def _show_whether_empty(self) -> None:
        self._stack.setCurrentIndex(0 if self._session is None or len(self._session.paragraphs) else 1)

    def _take_patches(self, _patches: object) -> None:
        self._show_whether_empty()
        self.find_bar.refresh()

    def _take_index(self, _index: int) -> None:
        self._enable()

    def _finish(self) -> None:
        if self._session is not None:
            self.finished.emit(self._session.transcript_id)

    def _load_waveform(self) -> None:
        if self._loaded is not None:
            self.waveform.load(self._loaded.audio_folder)

    def _reopen(self) -> None:
        transcript_id = self.transcript_id
        if transcript_id is not None:
            self._set_session(None, None)
            self.open_transcript(transcript_id)

    def _begin_at(self, at_s: float | None) -> None:
        """Go to a moment and play from there."""
        if at_s is not None:
            self._go_to(at_s)
            self.listening.hear_from(at_s)

    def _go_to(self, at_s: float) -> None:
        session = self._session
        if session is None or not len(session.paragraphs):
            return
        word = word_heard(session.paragraphs, at_s)
        if word is not None:
            self.text.go_to(word.key, word.begin)
        else:
            self.text.go_to(session.paragraphs[max(0, session.paragraphs.last_begun(at_s))].id)

    def _fail(self, problem: UserFacingError) -> None:
        self._context.notices.failure(problem)
        self.failed.emit(problem)

    def _flush(self) -> None:
        if self._session is not None:
            self._session.end_run()

    # --- parts --------------------------------------------------------------------------------------------------

    def _make_actions(self) -> dict[str, QAction]:
        shortcuts, hands = self._context.shortcuts, self.hands
        shortcuts.declare(transcript_commands())
        run = {
            "undo": lambda: self._session.undo() if self._session else None,
            "redo": lambda: self._session.redo() if self._session else None,
            "find": lambda: self.find_bar.open(replacing=False),
            "replace": lambda: self.find_bar.open(replacing=True),
            "find_next": self.find_bar.find_next,
            "find_previous": self.find_bar.find_previous,
            "hear": lambda: self.listening.hear_from(self.text.moment_at_caret()),
            "check": hands.check,
            "next_doubt": lambda: hands.go_to_doubt(1),
            "previous_doubt": lambda: hands.go_to_doubt(-1),
            "speaker": hands.ask_speaker,
            "heard": hands.show_heard,
            "hear_again": hands.hear_passage_again,
            "copy_quote": self.signing_off.copy_quote,
            "add_quote": self.signing_off.add_quote,
            "tints": self._toggle_tints,
            "follow": self.listening.following.follow,
            "panel": self._toggle_panel,
            "review": self.signing_off.sign,
        }
        actions = {
            f"transcript.{name}": shortcuts.action(
                f"transcript.{name}", self, function, checkable=name in {"tints", "panel"}
            )
            for name, function in run.items()
        }
        add_player_actions(shortcuts, self.player, self, on_time_stamp=self.listening.time_stamp)
        return actions

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.text)
        self._stack.addWidget(self._empty)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setCollapsible(0, False)
        self._splitter.setCollapsible(1, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (
            self.toolbar,
            self.find_bar,
            self.unsaved_banner,
            self.job_banner,
            self.hearing_banner,
            self.waveform,
        ):
            column.addWidget(part)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.transport)
        self._splitter.setContentsMargins(0, space(1), 0, 0)

    def _connect(self) -> None:
        self.growing.finished.connect(self._finish)
        self.growing.sound_complete.connect(self._load_waveform)
        self.growing.reopen_wanted.connect(self._reopen)
        self.text.filled.connect(self._take_filled)
        self.text.menu_asked.connect(self._show_menu)
        self.text.selectionChanged.connect(self._enable)
        self.hands.panel_wanted.connect(self._show_page)
        self.signing_off.panel_wanted.connect(self._show_page)
        self.toolbar.review.sign_asked.connect(self.signing_off.sign)
        self.toolbar.review.reopen_asked.connect(self.signing_off.take_signature_away)
        self.find_bar.replaced.connect(self._say_replacements)
        self.player.failed.connect(self._context.notices.failure)

    def _take_preferences(self) -> None:
        preferences = self._context.bridge.preferences
        self.actions_by_id["transcript.tints"].setChecked(preferences.get(_TINTS, True) is not False)
        self.text.set_tints(self.actions_by_id["transcript.tints"].isChecked())
        self.actions_by_id["transcript.panel"].setChecked(preferences.get(_PANEL, True) is not False)
        self.side.setVisible(self.actions_by_id["transcript.panel"].isChecked())

    def _toggle_tints(self) -> None:
        on = self.actions_by_id["transcript.tints"].isChecked()
        self.text.set_tints(on)
        self._context.bridge.preferences.set(_TINTS, on)

    def _toggle_panel(self) -> None:
        on = self.actions_by_id["transcript.panel"].isChecked()
        self.side.setVisible(on)
        self._context.bridge.preferences.set(_PANEL, on)

    def _show_page(self, page: SidePage) -> None:
        self.actions_by_id["transcript.panel"].setChecked(True)
        self.side.show_page(page)

    def _show_menu(self, where: object) -> None:
        session = self._session
        if session is None or not isinstance(where, QPoint):
            return
        by_id = self.actions_by_id
        speakers = speaker_menu(
            session,
            self.text.selected_segments(),
            self._context.theme,
            self.text,
            on_rename=self.hands.rename,
            on_new=self.hands.new_speaker,
        )
        names = ("hear", "check", "heard", "hear_again", None, "copy_quote", "add_quote", None)
        menu = passage_menu(self.text, [by_id[f"transcript.{n}"] if n else None for n in names], speakers)
        menu.aboutToHide.connect(speakers.deleteLater)
        show_at(menu, where)

    def _say_replacements(self, count: int) -> None:
        session = self._session
        if session is not None:
            self._context.notices.say(self.tr("%n place(s) replaced.", "", count), undo=session.undo)

    def _enable(self) -> None:
        session = self._session
        by_id = self.actions_by_id
        for name, action in by_id.items():
            if name not in {"transcript.tints", "transcript.panel"}:
                action.setEnabled(session is not None)
        if session is not None:
            by_id["transcript.undo"].setEnabled(session.stack.canUndo())
            by_id["transcript.redo"].setEnabled(session.stack.canRedo())
            self.toolbar.name_steps(session.stack.undoText(), session.stack.redoText())
        selected = session is not None and self.text.textCursor().hasSelection()
        for name in ("transcript.copy_quote", "transcript.add_quote"):
            by_id[name].setEnabled(selected)
