"""Who reads an article, and how: every change is a new `NarrationChoices`, which restarts the rehearsal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from audio_engine.narration.choices import NarrationChoices
from desktop.articles.voice_panel_form import VoiceForm
from desktop.articles.voice_panel_texts import LANGUAGES, reading_language_name, voice_label, voice_sentence
from desktop.bridge import Bridge
from desktop.theme import Theme, set_role

if TYPE_CHECKING:
    from desktop.bridge.article_values import ArticleItem, VoiceItem
    from desktop.bridge.publish_offer import PublishOffer

__all__ = ["VoicePanel"]

_PAUSE_MS: Final = 400
"""Somebody who holds an arrow down or types a name wants one new rehearsal, not ten."""


class VoicePanel(QScrollArea):
    """`show_article` fills it; it stores nothing itself."""

    changed = Signal(object)
    """`NarrationChoices` that somebody has made."""
    hear_wanted = Signal()
    """The sentence at hand is to be said with the choices as they are."""
    stop_wanted = Signal()

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._choices = NarrationChoices()
        self._language = ""
        """The one in which the article is read, whether chosen or found."""
        self._voices: list[VoiceItem] = []
        self._filling = False
        self._is_heard = False
        self._locked: frozenset[str] = frozenset()
        form = VoiceForm(self)
        self._form = form.rows
        self.language, self.voice, self.speaker = form.language, form.voice, form.speaker
        self.title_voice, self.quote_voice = form.title_voice, form.quote_voice
        self.speed, self.pauses, self.publication = form.speed, form.pauses, form.publication
        self.about, self.missing, self.hear = form.about, form.missing, form.hear
        theme.bind_icon(self.hear, "play")
        self._theme = theme
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._say_changed)
        self.setWidget(form)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._connect()

    # --- what it shows --------------------------------------------------------------------------------------------

    def show_article(self, item: ArticleItem, choices: NarrationChoices) -> None:
        """Show the choices of an article; nobody is told."""
        self._timer.stop()
        self._choices = choices
        self._language = choices.language or item.language
        self._filling = True
        self._offer_languages(item.language)
        for number, value in ((self.speed, choices.speed), (self.pauses, choices.pauses)):
            number.setValue(value)
        self.publication.setText(choices.publication)
        self._filling = False
        self._read_voices()

    def show_offer(self, offer: PublishOffer) -> None:
        """Lock what an administrator has decided."""
        self._locked = offer.locked
        managed = self.tr("Your organisation has decided this.")
        for name, field in (
            ("voice", self.voice),
            ("speed", self.speed),
            ("publication", self.publication),
        ):
            field.setEnabled(name not in offer.locked)
            field.setToolTip(managed if name in offer.locked else "")
        if "publication" in offer.locked or not self._choices.publication:
            self.publication.setPlaceholderText(offer.publication or self.tr("Whose names and tags hold"))

    def show_heard(self, *, on: bool) -> None:
        """A sentence is being heard, or none."""
        self._is_heard = on
        self.hear.setText(self.tr("Stop") if on else self.tr("Hear a sentence"))
        self._theme.bind_icon(self.hear, "stop" if on else "play")

    @property
    def choices(self) -> NarrationChoices:
        """What is chosen now."""
        return replace(
            self._choices,
            language=str(self.language.currentData() or ""),
            voice=str(self.voice.currentData() or ""),
            speaker=str(self.speaker.currentData() or "") if self._row_visible(self.speaker) else "",
            title_voice=str(self.title_voice.currentData() or ""),
            quote_voice=str(self.quote_voice.currentData() or ""),
            speed=round(self.speed.value(), 2),
            pauses=round(self.pauses.value(), 2),
            publication=" ".join(self.publication.text().split()),
        )

    def take_choices(self, choices: NarrationChoices) -> None:
        """Somebody else has changed other parts of the choices; what is shown here stays."""
        shown = self.choices
        self._choices = replace(
            choices,
            language=shown.language,
            voice=shown.voice,
            speaker=shown.speaker,
            title_voice=shown.title_voice,
            quote_voice=shown.quote_voice,
            speed=shown.speed,
            pauses=shown.pauses,
        )
        if choices.publication != shown.publication:
            self._filling = True
            self.publication.setText(choices.publication)
            self._filling = False

    # --- what happens ---------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.language.activated.connect(lambda _: self._on_language())
        self.voice.activated.connect(lambda _: self._on_voice())
        for combo in (self.speaker, self.title_voice, self.quote_voice):
            combo.activated.connect(lambda _: self._say_changed())
        for number in (self.speed, self.pauses):
            number.valueChanged.connect(lambda _: self._say_later())
        self.publication.textEdited.connect(lambda _: self._say_later())
        self.publication.editingFinished.connect(self._say_now_if_late)
        self.hear.clicked.connect(lambda _: (self.stop_wanted if self._is_heard else self.hear_wanted).emit())

    def _on_language(self) -> None:
        self._language = str(self.language.currentData() or self.language.itemData(0, Qt.ItemDataRole.UserRole + 1))
        self._read_voices(self._say_changed)

    def _on_voice(self) -> None:
        self._show_voice()
        self._say_changed()

    def _say_later(self) -> None:
        if not self._filling:
            self._timer.start()

    def _say_now_if_late(self) -> None:
        if self._timer.isActive():
            self._say_changed()

    def _say_changed(self) -> None:
        self._timer.stop()
        if not self._filling and self.choices != self._choices:
            self._choices = self.choices
            self.changed.emit(self._choices)

    def _offer_languages(self, found: str) -> None:
        self.language.clear()
        self.language.addItem(self.tr("As the article: {0}").format(reading_language_name(found)), "")
        self.language.setItemData(0, found, Qt.ItemDataRole.UserRole + 1)
        for code in LANGUAGES:
            self.language.addItem(reading_language_name(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(self._choices.language)))

    def _read_voices(self, then: Callable[[], None] | None = None) -> None:
        def show(voices: list[VoiceItem]) -> None:
            self._voices = voices
            self._offer_voices()
            if then is not None:
                then()

        self._bridge.articles.voices(self._language, on_success=show, owner=self)

    def _offer_voices(self) -> None:
        self._filling = True
        best = next((voice for voice in self._voices if voice.is_best), None)
        for combo, wanted, first in (
            (self.voice, self._choices.voice, self._best_text(best)),
            (self.title_voice, self._choices.title_voice, self.tr("The same voice")),
            (self.quote_voice, self._choices.quote_voice, self.tr("The same voice")),
        ):
            combo.clear()
            combo.addItem(first, "")
            for voice in self._voices:
                combo.addItem(voice_label(voice), voice.name)
            place = combo.findData(wanted)
            if place < 0:
                combo.addItem(self.tr("{0} (not installed)").format(wanted), wanted)
                place = combo.count() - 1
            combo.setCurrentIndex(place)
        self._filling = False
        self._show_voice()

    def _best_text(self, best: VoiceItem | None) -> str:
        if best is None:
            return self.tr("The best that is installed")
        return self.tr("The best: {0}").format(voice_label(best) if best.basic else best.label)

    def _show_voice(self) -> None:
        wanted = str(self.voice.currentData() or "")
        voice = next((v for v in self._voices if v.name == wanted or (not wanted and v.is_best)), None)
        self.voice.setToolTip(self.voice.currentText() if self.voice.isEnabled() else self.voice.toolTip())
        self.about.setText(voice_sentence(voice) if voice is not None else "")
        set_role(self.about, "warning" if voice is not None and voice.basic else "muted")
        chosen = (wanted, str(self.title_voice.currentData() or ""), str(self.quote_voice.currentData() or ""))
        known = {"", *(v.name for v in self._voices)}
        away = [name for name in dict.fromkeys(chosen) if name not in known]
        text = self.tr("{0} is not installed; the best voice that is reads in its place.").format(", ".join(away))
        self.missing.setText(text if away else "")
        self.missing.setVisible(bool(away))
        self._offer_speakers(voice)

    def _offer_speakers(self, voice: VoiceItem | None) -> None:
        names = voice.speakers if voice is not None else ()
        self.speaker.clear()
        self.speaker.addItem(self.tr("The first"), "")
        for name in names:
            self.speaker.addItem(name, name)
        self.speaker.setCurrentIndex(max(0, self.speaker.findData(self._choices.speaker)))
        self._form.setRowVisible(self.speaker, len(names) > 1)

    def _row_visible(self, field: QWidget) -> bool:
        return self._form.isRowVisible(field)
