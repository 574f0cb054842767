"""Ties the sound to the text: the light follows the player, words are heard, the waveform shows what the text knows."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton

from audio_engine.transcript import SegmentState
from desktop.bridge import LibraryBridge
from desktop.interviews.transcript.following import Following
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.spoken_word import words_between
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.player import Player, WaveformView
from desktop.theme import space
from desktop.widgets import clock

__all__ = ["Listening"]

_PASSAGES_AFTER_MS: Final = 400
_SELECTION_AFTER_MS: Final = 150


class Listening(QObject):
    """Of one view. `follow_button` stands over the text while it does not follow."""

    def __init__(
        self,
        text: TranscriptText,
        player: Player,
        waveform: WaveformView,
        bridge: LibraryBridge,
        follow_button: QPushButton,
    ) -> None:
        super().__init__(text)
        self._text = text
        self._player = player
        self._waveform = waveform
        self._bridge = bridge
        self._button = follow_button
        self._session: TranscriptSession | None = None
        self._marks: tuple[tuple[float, str], ...] = ()
        self._shown: object = None
        self.following = Following(text)
        self._passages_soon = QTimer(self, interval=_PASSAGES_AFTER_MS, singleShot=True)
        self._passages_soon.timeout.connect(self._show_passages)
        self._selection_soon = QTimer(self, interval=_SELECTION_AFTER_MS, singleShot=True)
        self._selection_soon.timeout.connect(self._select)
        player.position.connect(self.following.move_to)
        player.state.connect(lambda _: self._take_state())
        text.hear.connect(self.hear_from)
        text.placed.connect(self._seek)
        text.selectionChanged.connect(self._selection_soon.start)
        text.moved.connect(self._place_button)
        self.following.changed.connect(lambda _: self._show_button())
        follow_button.clicked.connect(lambda _=False: self.following.follow())
        follow_button.hide()

    def set_session(self, session: TranscriptSession | None) -> None:
        """Listen with another transcript."""
        self._session = session
        self._marks = ()
        self._shown = None
        if session is None:
            return
        session.patched.connect(lambda _: self._passages_soon.start())
        session.gaps_changed.connect(self._passages_soon.start)
        recording_id = session.recording_id
        self._bridge.read(lambda library: _marks(library, recording_id), on_success=self._take_marks, owner=self)
        self._show_passages()

    def hear_from(self, at_s: float) -> None:
        """Play from a moment on."""
        self._player.play_from(at_s)
        self.following.follow()

    def hear(self, start_s: float, end_s: float) -> None:
        """Play a stretch."""
        self._player.play_from(start_s, end_s)
        self.following.follow()

    def time_stamp(self, at_s: float) -> None:
        """Write the moment that is heard where the caret stands."""
        if not self._text.isReadOnly():
            self._text.insert(f"[{clock(at_s, hours=True)}] ")

    def _seek(self, at_s: float) -> None:
        """A click while nothing plays: playing will begin there."""
        if not self._player.is_playing:
            self._player.seek(at_s)

    def _select(self) -> None:
        if self._text.textCursor().hasSelection():
            parts = self._text.selected_parts()
            spans = [words_between(segment, begin, end) for segment, begin, end in parts]
            if spans:
                self._player.select((min(a for a, _ in spans), max(b for _, b in spans)))

    def _take_state(self) -> None:
        self.following.set_playing(self._player.is_playing)
        self._show_button()

    def _show_button(self) -> None:
        self._button.setVisible(self._player.is_playing and not self.following.is_following)
        self._place_button()

    def _place_button(self) -> None:
        if self._button.isVisible():
            viewport = self._text.viewport().geometry()
            size = self._button.sizeHint()
            self._button.setGeometry(
                viewport.center().x() - size.width() // 2,
                viewport.bottom() - size.height() - space(3),
                size.width(),
                size.height(),
            )
            self._button.raise_()

    def _take_marks(self, marks: tuple[tuple[float, str], ...]) -> None:
        self._marks = marks
        self._show_passages()

    def _show_passages(self) -> None:
        session = self._session
        if session is None:
            return
        shown = (
            tuple((s.start_s, s.end_s) for s in session.paragraphs),
            tuple((gap.start_s, gap.end_s) for gap in session.gaps),
            tuple((s.start_s, s.end_s) for s in session.paragraphs if s.doubt and s.state is not SegmentState.CHECKED),
            self._marks,
        )
        if shown != self._shown:
            self._shown = shown
            speech, gaps, doubts, marks = shown
            self._waveform.set_passages(speech=speech, gaps=gaps, doubts=doubts, marks=marks)


def _marks(library: Any, recording_id: int) -> tuple[tuple[float, str], ...]:  # noqa: ANN401 - the bridge's library
    return tuple((mark.at_s, mark.text) for mark in library.marks(recording_id))
