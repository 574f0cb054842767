"""The fields of the voice panel, in their places. They know nothing of voices."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from audio_engine.limits import VOICE_SPEED_MAX, VOICE_SPEED_MIN
from desktop.theme import space
from desktop.widgets.number_field import DecimalField

__all__ = ["VoiceForm"]

_LONGEST_PAUSES: Final = 5.0
_CHARACTERS: Final = 12
"""So many a combo box asks room for; names of voices may be longer."""


class VoiceForm(QWidget):
    """`rows` is its layout, in which rows can be hidden."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.language = self._combo(self.tr("Language"))
        self.voice = self._combo(self.tr("Voice"))
        self.speaker = self._combo(self.tr("Speaker"))
        self.title_voice = self._combo(self.tr("Voice of titles"))
        self.quote_voice = self._combo(self.tr("Voice of quotes"))
        self.speed = self._number(self.tr("Speed"), VOICE_SPEED_MIN, VOICE_SPEED_MAX, 0.05)
        self.pauses = self._number(self.tr("Pauses"), 0.0, _LONGEST_PAUSES, 0.1)
        self.publication = QLineEdit(self)
        self.publication.setAccessibleName(self.tr("Publication"))
        self.publication.setPlaceholderText(self.tr("Whose names and tags hold"))
        self.about = self._sentence("muted")
        self.missing = self._sentence("warning")
        self.hear = QPushButton(self.tr("Hear a sentence"), self)
        self.rows = QFormLayout(self)
        self._lay_out()

    def _lay_out(self) -> None:
        rows = self.rows
        rows.setContentsMargins(space(4), space(3), space(4), space(3))
        rows.setVerticalSpacing(space(2))
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._row(self.tr("Language"), self.language)
        self._row(self.tr("Voice"), self.voice)
        rows.addRow(self.about)
        rows.addRow(self.missing)
        self._row(self.tr("Speaker"), self.speaker)
        self._row(self.tr("Titles"), self.title_voice)
        self._row(self.tr("Quotes"), self.quote_voice)
        self._row(self.tr("Speed"), self.speed)
        self._row(self.tr("Pauses"), self.pauses)
        self._row(self.tr("Publication"), self.publication)
        rows.addRow(self.hear)
        self.missing.hide()
        rows.setRowVisible(self.speaker, False)

    def _row(self, text: str, field: QWidget) -> None:
        label = QLabel(text, self)
        label.setBuddy(field)
        self.rows.addRow(label, field)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_CHARACTERS)
        combo.setMaxVisibleItems(16)
        return combo

    def _number(self, name: str, least: float, most: float, step: float) -> QDoubleSpinBox:
        number = DecimalField(self, minimum=least, maximum=most, singleStep=step, decimals=2)
        number.setAccessibleName(name)
        number.setLocale(QLocale())
        number.setSuffix(" ×")
        number.setValue(1.0)
        return number

    def _sentence(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label
