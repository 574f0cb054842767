"""How a name is said: a way, and for some ways what it is said like."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from audio_engine.names.entry import SayAs, SayWay
from desktop.lists.wording import language_name
from desktop.theme import space

__all__ = ["SayAsField"]

_LANGUAGES: Final = (
    *("ar", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu"),
    *("it", "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "vi", "zh"),
)
"""The voices' own list is longer; a code that is not here can be typed."""
_CODE: Final = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


class SayAsField(QWidget):
    """`ways` are offered, None first where it is one of them: as the voice reads it."""

    changed = Signal()

    def __init__(self, ways: dict[SayWay | None, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = QComboBox(self)
        self.way.setAccessibleName(self.tr("How it is said"))
        for way, text in ways.items():
            self.way.addItem(text, str(way) if way is not None else "")
        self.text = QLineEdit(self)
        self.language = QComboBox(self)
        self.language.setEditable(True)
        self.language.setAccessibleName(self.tr("Language that it is said in"))
        for code in sorted(_LANGUAGES, key=language_name):
            self.language.addItem(language_name(code), code)
        for field in (self.text, self.language):
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.way)
        row.addWidget(self.text, 1)
        row.addWidget(self.language, 1)
        self.setFocusProxy(self.way)
        self.way.currentIndexChanged.connect(lambda _: self._on_way())
        self.text.textChanged.connect(lambda _: self.changed.emit())
        self.language.currentTextChanged.connect(lambda _: self.changed.emit())
        self._on_way()

    def set_say_as(self, say_as: SayAs | None) -> None:
        """Show a way of saying."""
        self.way.setCurrentIndex(max(0, self.way.findData(str(say_as.way) if say_as is not None else "")))
        value = say_as.value if say_as is not None else ""
        if say_as is not None and say_as.way is SayWay.LANGUAGE:
            place = self.language.findData(value)
            self.language.setCurrentIndex(place)
            self.language.setEditText(self.language.itemText(place) if place >= 0 else value)
        else:
            self.text.setText(value)

    def say_as(self) -> SayAs | None:
        """What is shown.

        Raises:
            ValueError: the way needs a value, and there is none, or none that it could be.
        """
        way = self._way()
        if way is None:
            return None
        match way:
            case SayWay.LANGUAGE:
                return SayAs(way, self._code())
            case SayWay.RESPELLING | SayWay.IPA:
                value = " ".join(self.text.text().split())
                return SayAs(way, value.strip("/[] ") if way is SayWay.IPA else value)
            case _:
                return SayAs(way)

    def _way(self) -> SayWay | None:
        chosen = str(self.way.currentData())
        return SayWay(chosen) if chosen else None

    def _code(self) -> str:
        """The code of the language that was chosen or typed."""
        typed = self.language.currentText().strip()
        place = self.language.findText(typed)
        if place >= 0:
            return str(self.language.itemData(place))
        return typed if _CODE.fullmatch(typed) else ""

    def _on_way(self) -> None:
        way = self._way()
        self.text.setVisible(way in {SayWay.RESPELLING, SayWay.IPA})
        self.language.setVisible(way is SayWay.LANGUAGE)
        if way is SayWay.IPA:
            self.text.setAccessibleName(self.tr("Sounds in the phonetic alphabet"))
            self.text.setPlaceholderText(self.tr("for example: ʒɑ̃ ʁeˈno"))
        else:
            self.text.setAccessibleName(self.tr("Spelling that a voice says right"))
            self.text.setPlaceholderText(self.tr("for example: Reno"))
        self.changed.emit()
