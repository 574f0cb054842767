"""Listening while one edits: from any sentence, while the rest is still being said; the light on what is heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.articles.editor.article_text import ArticleText
from desktop.articles.editor.pairing import written_span
from desktop.articles.editor.said_list import SaidList
from desktop.articles.editor.said_model import SaidModel
from desktop.articles.editor.tandem import Tandem
from desktop.articles.editor.underlay import Place
from desktop.bridge.article_values import SentenceSound
from desktop.bridge.articles_bridge import ArticlesBridge
from desktop.player.player import PlaybackState, Player

__all__ = ["Listening"]

REHEARSE_AFTER_MS: Final = 700
"""After the last edit: half a word is not worth a voice's time."""
LOOK_AGAIN_MS: Final = 30
Span = tuple[int, int]


class Listening(QObject):
    """Has the article of one editor said, and plays it."""

    following_changed = Signal()
    """It scrolls with the sound, or no longer."""
    loop_changed = Signal(bool)
    progressed = Signal()
    """Sentences are in other states."""

    def __init__(  # noqa: PLR0917 - what it plays, and where it shows that
        self,
        articles: ArticlesBridge,
        player: Player,
        text: ArticleText,
        said: SaidList,
        model: SaidModel,
        tandem: Tandem,
    ) -> None:
        super().__init__(text)
        self._articles, self._player = articles, player
        self._text, self._said, self._model, self._tandem = text, said, model, tandem
        self._article_id = text.session.article_id
        self._is_loaded = False
        self._loop: tuple[int, int] | None = None
        """The sentence that is looped: the key of its line, and its number there."""
        self._heard_row = -1
        self._wish: tuple[Callable[[int], object], int] | None = None
        self._look_again = QTimer(self, interval=LOOK_AGAIN_MS, singleShot=True)
        self._look_again.timeout.connect(self._take_wish)
        self.is_following = True
        self._rehearse_soon = QTimer(self, interval=REHEARSE_AFTER_MS, singleShot=True)
        self._rehearse_soon.timeout.connect(self.rehearse)
        articles.sentence_changed.connect(self._take_sound)
        player.position.connect(self._take_position)
        player.state.connect(self._take_state)
        text.let_go.connect(self._let_go)
        said.let_go.connect(self._let_go)

    @property
    def looped_row(self) -> int:
        """The sentence that is looped, as it is now; -1 where none is."""
        shown = self._model.shown
        if self._loop is None or shown is None:
            return -1
        sentences = shown.of_line(self._loop[0])
        return sentences[min(self._loop[1], len(sentences) - 1)].index if sentences else -1

    def take_plan(self) -> None:
        """Another plan is shown: what it says otherwise is said soon, at once where somebody listens."""
        if self._player.is_playing or not self._is_loaded:
            self.rehearse(self._heard_row if self._player.is_playing else None)
        else:
            self._rehearse_soon.start()

    def rehearse(self, first: int | None = None) -> None:
        """Have the plan said, from the sentence at hand on."""
        self._rehearse_soon.stop()
        shown = self._model.shown
        if shown is None or not shown.sentences:
            return
        row = max(0, self._tandem.row if first is None else first)
        self._articles.rehearse(self._article_id, shown.plan, min(row, len(shown.sentences) - 1))
        if not self._is_loaded:
            self._is_loaded = True
            self._player.load_source(self._articles.source(self._article_id))

    def play_from(self, row: int) -> None:
        """Play from a sentence on."""
        if not 0 <= row < self._model.rowCount():
            return
        if self._loop is not None and row != self.looped_row:
            self.set_looping(on=False)
        self._tandem.go_to(row)
        self._when_ready(self._play_wanted, row)

    def play_or_pause(self) -> None:
        """Pause; play on where it was paused, or from the sentence at hand if somebody has gone elsewhere since."""
        if self._player.is_playing:
            self._player.pause()
        elif 0 <= self._heard_row == self._tandem.row:
            self.follow()
            self._player.play()
        else:
            self.play_from(max(0, self._tandem.row))

    def step(self, by: int) -> None:
        """Go so many sentences on or back, playing or not as before."""
        count = self._model.rowCount()
        here = self._heard_row if self._player.is_playing and self._heard_row >= 0 else self._tandem.row
        row = here + by
        while 0 <= row < count and self._model.sentence(row).skipped:
            row += 1 if by > 0 else -1
        if not 0 <= row < count:
            return
        plays = self._player.is_playing
        self._tandem.go_to(row)
        if plays:
            self.play_from(row)

    def set_looping(self, *, on: bool) -> None:
        """Play the sentence at hand over and over, or go on."""
        shown = self._model.shown
        row = self._heard_row if self._player.is_playing else self._tandem.row
        if not on or shown is None or not 0 <= row < self._model.rowCount():
            self._loop = None
            self._player.set_looping(on=False)
            self._player.select(None)
            self.loop_changed.emit(False)
            return
        sentence = self._model.sentence(row)
        key = shown.key_of(sentence)
        if key is None:
            self.loop_changed.emit(False)
            return
        self._loop = (key, [one.index for one in shown.of_line(key)].index(row))
        self._when_ready(self._begin_loop, row)
        self.loop_changed.emit(True)

    def follow(self) -> None:
        """Go to where it plays and stay with it."""
        self.is_following = True
        if self._heard_row >= 0 and self._player.is_playing:
            self._tandem.bring_into_view(self._heard_row)
        self.following_changed.emit()

    def stop(self) -> None:
        """Pause, and have no more said."""
        self._rehearse_soon.stop()
        self._wish = None
        self._player.pause()
        self._articles.stop_rehearsal()

    def _when_ready(self, begin: Callable[[int], object], row: int) -> None:
        """Begin once the sound knows the sentence, which it learns on another thread: the newest wish counts."""
        self._wish = (begin, row)
        self.rehearse(row)
        self._take_wish()

    def _take_wish(self) -> None:
        if self._wish is None:
            return
        begin, row = self._wish
        source = self._articles.source(self._article_id)
        place = source.place(source.start_of(row))
        if place is None or place[0] < row:
            self._look_again.start()
            return
        self._wish = None
        begin(row)

    def _play_wanted(self, row: int) -> None:
        source = self._articles.source(self._article_id)
        self.follow()
        self._player.play_from(source.start_of(row) / source.rate)

    def _begin_loop(self, _row: int = -1) -> None:
        """Loop the sentence as soon as its sound is there."""
        row = self.looped_row
        if row < 0:
            return
        source = self._articles.source(self._article_id)
        span = source.span_of(row)
        if span is None:
            self._player.play_from(source.start_of(row) / source.rate)
            return
        start_s, end_s = span[0] / source.rate, span[1] / source.rate
        self._player.select((start_s, end_s))
        self._player.set_looping(on=True)
        self._player.play_from(start_s)

    def _take_sound(self, article_id: int, sound: SentenceSound) -> None:
        if article_id != self._article_id:
            return
        rows = self._model.set_sound(sound)
        if rows:
            self.progressed.emit()
        row = self.looped_row
        if row in rows and sound.state.has_sound:
            self._begin_loop()

    def _take_position(self, at_s: float) -> None:
        source = self._articles.source(self._article_id)
        place = source.place(round(at_s * source.rate)) if self._is_loaded else None
        if place is None or not 0 <= place[0] < self._model.rowCount():
            return
        row, word = place
        has_moved = row != self._heard_row
        self._heard_row = row
        self._said.set_spoken(row, word)
        self._light(row, word)
        if has_moved and self._player.is_playing and self.is_following:
            self._tandem.bring_into_view(row)

    def _take_state(self, _state: PlaybackState) -> None:
        self.following_changed.emit()

    def _light(self, row: int, word: Span | None) -> None:
        """Show in the text what is heard."""
        underlay, shown = self._text.underlay, self._model.shown
        sentence = self._model.sentence(row)
        place = self._tandem.place_of(row)
        lit: Place | None = None
        key = None if shown is None else shown.key_of(sentence)
        index = None if key is None else self._text.session.lines.index_of(key)
        if word is not None and shown is not None and key is not None and index is not None:
            line = self._text.session.lines[index]
            span = written_span(shown.text_of(key), sentence, *word)
            lit = (key, *shown.now(line, *span))
        before = (underlay.spoken, underlay.word)
        if before != (place, lit):
            underlay.spoken, underlay.word = place, lit
            for changed in {*before, place, lit}:
                if changed is not None:
                    self._text.repaint_span(changed[0], changed[1:])

    def _let_go(self) -> None:
        if self.is_following and self._player.is_playing:
            self.is_following = False
            self.following_changed.emit()
