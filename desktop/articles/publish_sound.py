"""Format, loudness, subtitles and the check by a recogniser: what is remembered for each format of its own."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.bridge.publish_offer import LoudnessPreset, PublishOffer
from desktop.theme import space
from desktop.widgets.number_field import DecimalField

__all__ = ["SoundChoice"]

_QUIETEST: Final = -36.0
_LOUDEST: Final = -9.0
_OTHER: Final = "other"
"""The entry of the list of loudnesses that takes a number."""


class SoundChoice(QWidget):
    """`changed` when a person chooses another format."""

    changed = Signal()

    def __init__(self, offer: PublishOffer, kept: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        by_format = kept.get("by_format")
        self._by_format: dict[str, Any] = dict(by_format) if isinstance(by_format, dict) else {}
        self._offer = offer
        self._formats = QComboBox(self)
        self._formats.setAccessibleName(self.tr("Format"))
        for name in offer.formats:
            self._formats.addItem(_format_text(name), name)
        self._loudness = QComboBox(self)
        self._loudness.setAccessibleName(self.tr("Loudness"))
        for preset in offer.presets:
            self._loudness.addItem(_preset_text(preset), preset.name)
        self._loudness.addItem(self.tr("Another loudness, stereo"), _OTHER)
        self.lufs = DecimalField(self, minimum=_QUIETEST, maximum=_LOUDEST, decimals=1, singleStep=0.5)
        self.lufs.setLocale(QLocale())
        self.lufs.setSuffix(" LUFS")
        self.lufs.setAccessibleName(self.tr("Loudness in LUFS"))
        self.lufs.setValue(-16.0)
        self.subtitles = QCheckBox(self.tr("Subtitles (SRT and VTT)"), self)
        self.verify = QCheckBox(self.tr("Listen to check every sentence"), self)
        self._lay_out()
        locked = "format" in offer.locked
        self._choose(self._formats, offer.format if locked else str(kept.get("format", offer.format)))
        self._lock(self._formats, on=locked)
        self._lock(self._loudness, on="loudness" in offer.locked)
        self._lock(self.lufs, on="loudness" in offer.locked)
        self._show_format()
        self._formats.currentIndexChanged.connect(lambda _: self._on_format())
        self._loudness.currentIndexChanged.connect(lambda _: self._show_number())

    @property
    def format(self) -> str:
        """The name of the format, which is also the ending of the file."""
        return str(self._formats.currentData())

    @property
    def loudness(self) -> str:
        """A preset's name, or a number of LUFS."""
        wanted = str(self._loudness.currentData())
        return f"{self.lufs.value():g}" if wanted == _OTHER else wanted

    def set_format(self, name: str) -> None:
        """Choose a format."""
        self._choose(self._formats, name)

    def set_loudness(self, wanted: str) -> None:
        """Choose a preset by its name, or a number of LUFS."""
        if self._loudness.findData(wanted) >= 0:
            self._choose(self._loudness, wanted)
        else:
            self._choose(self._loudness, _OTHER)
            self.lufs.setValue(_number(wanted))
        self._show_number()

    def kept(self) -> dict[str, Any]:
        """What is to be remembered."""
        chosen = {"loudness": self.loudness, "subtitles": self.subtitles.isChecked()}
        if self.verify.isEnabled():
            chosen["verify"] = self.verify.isChecked()
        return {"format": self.format, "by_format": {**self._by_format, self.format: chosen}}

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        form = QFormLayout()
        form.setHorizontalSpacing(space(3))
        form.setVerticalSpacing(space(2))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in ((self.tr("&Format"), self._formats), (self.tr("&Loudness"), self._loudness)):
            label = QLabel(text, self)
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow("", self.lufs)
        form.addRow(self.subtitles)
        form.addRow(self.verify)
        self._form = form
        heard = QLabel(self)
        heard.setWordWrap(True)
        heard.setProperty("role", "muted")
        if self._offer.listener:
            heard.setText(
                self.tr("{0} listens to the file; what it hears otherwise is shown.").format(self._offer.listener)
            )
        else:
            heard.setText(self.tr("That needs a recogniser for this language; it is added under Models."))
            self.verify.setEnabled(False)
        column.addLayout(form)
        column.addWidget(heard)

    def _on_format(self) -> None:
        self._show_format()
        self.changed.emit()

    def _show_format(self) -> None:
        """Show what was chosen for this format the last time."""
        last = self._by_format.get(self.format)
        last = last if isinstance(last, dict) else {}
        standard = self._offer.loudness
        self.set_loudness(standard if "loudness" in self._offer.locked else str(last.get("loudness", standard)))
        self.subtitles.setChecked(last.get("subtitles") is True)
        self.verify.setChecked(self.verify.isEnabled() and last.get("verify") is True)

    def _show_number(self) -> None:
        self._form.setRowVisible(self.lufs, self._loudness.currentData() == _OTHER)

    def _lock(self, field: QWidget, *, on: bool) -> None:
        if on:
            field.setEnabled(False)
            field.setToolTip(self.tr("Your organisation has decided this."))

    def _choose(self, field: QComboBox, value: str) -> None:
        field.setCurrentIndex(max(0, field.findData(value)))


def _format_text(name: str) -> str:
    translate = QCoreApplication.translate
    return {
        "mp3": translate("SoundChoice", "MP3: plays everywhere"),
        "m4a": translate("SoundChoice", "M4A (AAC): podcasts, phones"),
        "opus": translate("SoundChoice", "Opus: the smallest"),
        "flac": translate("SoundChoice", "FLAC: nothing lost, half the size"),
        "wav": translate("SoundChoice", "WAV: nothing lost, for editing"),
    }.get(name, name.upper())


def _preset_text(preset: LoudnessPreset) -> str:
    translate = QCoreApplication.translate
    name = {
        "podcast-stereo": translate("SoundChoice", "Podcast, stereo"),
        "podcast-mono": translate("SoundChoice", "Podcast, mono"),
        "stream": translate("SoundChoice", "Stream"),
        "broadcast": translate("SoundChoice", "Broadcast"),
    }.get(preset.name, preset.name)
    number = QLocale().toString(preset.lufs, "f", 0).replace("-", "\N{MINUS SIGN}")
    return f"{name}: {number} LUFS"


def _number(wanted: str) -> float:
    try:
        return float(wanted)
    except ValueError:
        return -16.0
