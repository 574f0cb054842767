"""The ways of saying a word: as a word, by letters, spelled otherwise, in phonetic letters, in another language."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QLineEdit, QRadioButton, QWidget

from audio_engine.names.entry import SayAs, SayWay
from audio_engine.narration.marks_values import read_ipa, read_language, read_respelling
from desktop.articles.editor.said_like import Target
from desktop.articles.editor.say_words import way_name
from desktop.lists.wording import language_name
from desktop.theme import space

__all__ = ["SayWays"]

_WAYS: Final = (SayWay.WORD, SayWay.LETTERS, SayWay.RESPELLING, SayWay.IPA, SayWay.LANGUAGE)
_LANGUAGES: Final = (
    *("en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "he", "fa", "zh", "ja", "ko", "vi"),
    *("sv", "no", "da", "fi", "cs", "hu", "ro", "el", "hr", "sr", "sq", "hi", "id"),
)
"""Those from which names come into the news most often; any other code can be typed."""


class SayWays(QWidget):
    """`proposal` is what is chosen."""

    changed = Signal()

    def __init__(self, target: Target, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(1, 1)
        for way in (SayWay.WORD, SayWay.LETTERS):
            self._add_way(grid, way)
        respelled = self._add_way(grid, SayWay.RESPELLING)  # each before its field: Tab goes from one to the other
        self._respelling = QLineEdit(self)
        self._respelling.setAccessibleName(self.tr("Spelling that the voice says right"))
        self._respelling.setPlaceholderText(self.tr("as one would write the sound"))
        in_ipa = self._add_way(grid, SayWay.IPA)
        self._ipa = QLineEdit(self)
        self._ipa.setAccessibleName(self.tr("Phonetic letters"))
        self._ipa.setPlaceholderText(self.tr("for example ʃiː dʒinˈpiŋ"))
        in_language = self._add_way(grid, SayWay.LANGUAGE)
        self._language = self._languages(language)
        for button, field in ((respelled, self._respelling), (in_ipa, self._ipa), (in_language, self._language)):
            grid.addWidget(field, self._group.id(button), 1)
            self._choose_by_typing(field, button)
        self._fill(target)
        self._group.idToggled.connect(lambda _id, on: self._take_way() if on else None)

    def choose(self, say_as: SayAs) -> None:
        """Propose this."""
        match say_as.way:
            case SayWay.RESPELLING:
                self._respelling.setText(say_as.value)
            case SayWay.IPA:
                self._ipa.setText(say_as.value)
            case SayWay.LANGUAGE:
                index = self._language.findData(say_as.value)
                if index >= 0:
                    self._language.setCurrentIndex(index)
                else:
                    self._language.setEditText(say_as.value)
        self._group.button(_WAYS.index(say_as.way)).setChecked(True)
        self.changed.emit()

    def proposal(self) -> tuple[SayAs | None, str]:
        """What is chosen, None while it cannot be said; and a sentence that says why not."""
        way = _WAYS[self._group.checkedId()]
        try:
            match way:
                case SayWay.RESPELLING:
                    text = self._respelling.text()
                    return (SayAs(way, read_respelling(text)), "") if text.strip() else (None, "")
                case SayWay.IPA:
                    text = self._ipa.text()
                    return (SayAs(way, read_ipa(text)), "") if text.strip() else (None, "")
                case SayWay.LANGUAGE:
                    return SayAs(way, read_language(self._code())), ""
                case _:
                    return SayAs(way), ""
        except ValueError as why:
            return None, f"{str(why)[:1].upper()}{str(why)[1:]}."

    def focus_first(self) -> None:
        """Go to what is chosen; where it is a text, to that, so that the first key writes over it."""
        fields = {SayWay.RESPELLING: self._respelling, SayWay.IPA: self._ipa}
        if field := fields.get(_WAYS[self._group.checkedId()]):
            field.selectAll()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif button := self._group.checkedButton():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_way(self, grid: QGridLayout, way: SayWay) -> QRadioButton:
        button = QRadioButton(way_name(way), self)
        number = _WAYS.index(way)
        self._group.addButton(button, number)
        grid.addWidget(button, number, 0)
        return button

    def _fill(self, target: Target) -> None:
        if target.say_as is not None:
            self.choose(target.say_as)
        elif target.written.isupper() and len(target.written) > 1:
            self._group.button(_WAYS.index(SayWay.LETTERS)).setChecked(True)
        else:
            self._respelling.setText(target.written)
            self._group.button(_WAYS.index(SayWay.RESPELLING)).setChecked(True)

    def _languages(self, language: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self.tr("Other language"))
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        own = language.partition("-")[0]
        for code in _LANGUAGES:
            if code != own:
                box.addItem(f"{language_name(code)} ({code})", code)
        box.setCurrentIndex(0)
        return box

    def _code(self) -> str:
        """The code that is chosen or typed."""
        text = self._language.currentText().strip()
        index = self._language.findText(text)
        return str(self._language.itemData(index)) if index >= 0 else text

    def _choose_by_typing(self, field: QWidget, button: QRadioButton) -> None:
        """Who fills in a field wants that way."""

        def take() -> None:
            button.setChecked(True)
            self.changed.emit()

        if isinstance(field, QLineEdit):
            field.textEdited.connect(lambda _: take())
        elif isinstance(field, QComboBox):
            field.activated.connect(lambda _: take())
            field.editTextChanged.connect(lambda _: take() if field.hasFocus() else None)

    def _take_way(self) -> None:
        self.changed.emit()
