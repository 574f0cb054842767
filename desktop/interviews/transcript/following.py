"""The light on the word that is heard, and scrolling with it until somebody looks elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.interviews.transcript.spoken_word import SpokenWord, word_heard
from desktop.interviews.transcript.text_view import TranscriptText

__all__ = ["Following"]


class Following(QObject):
    """Moves the light of `text`. It scrolls while `is_following`; `let_go` of the text ends that."""

    changed = Signal(bool)
    """Whether the text follows."""

    def __init__(self, text: TranscriptText) -> None:
        super().__init__(text)
        self._text = text
        self._at_s = 0.0
        self._line: tuple[int, int] | None = None
        self.is_following = True
        self.is_playing = False
        text.let_go.connect(self.let_go)

    def set_playing(self, playing: bool) -> None:
        """Playing has begun or ended. Beginning takes the text along again."""
        begins = playing and not self.is_playing
        self.is_playing = playing
        if begins:
            self.follow()

    def move_to(self, at_s: float) -> None:
        """This moment is heard."""
        self._at_s = at_s
        session = self._text.session
        if session is None:
            return
        word = word_heard(session.paragraphs, at_s)
        if word == self._text.underlay.spoken:
            return
        self._text.set_spoken(word)
        if word is not None and self.is_following and self.is_playing:
            self._scroll(word)

    def let_go(self) -> None:
        """Somebody looks elsewhere."""
        if self.is_following and self.is_playing:
            self.is_following = False
            self.changed.emit(False)

    def follow(self) -> None:
        """Go to where it plays and stay with it."""
        was = self.is_following
        self.is_following = True
        self._line = None
        session = self._text.session
        word = word_heard(session.paragraphs, self._at_s) if session is not None else None
        if word is not None:
            self._scroll(word)
        if not was:
            self.changed.emit(True)

    def _scroll(self, word: SpokenWord) -> None:
        session = self._text.session
        index = session.paragraphs.index_of(word.key) if session is not None else None
        if index is None:
            return
        block = self._text.document().findBlockByNumber(index)
        line = block.layout().lineForTextPosition(word.begin)
        place = (word.key, line.lineNumber() if line.isValid() else 0)
        if place != self._line:
            self._line = place
            self._text.bring_into_view(block, word.begin)
