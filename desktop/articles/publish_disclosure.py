"""What the voice says of itself: the usual words, the newsroom's own, or nothing, which is warned of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from audio_engine.narration.choices import OFF
from desktop.bridge.publish_offer import PublishOffer
from desktop.theme import space

__all__ = ["DisclosureChoice"]


class DisclosureChoice(QWidget):
    """`value` is what `NarrationChoices.disclosure` takes."""

    def __init__(self, offer: PublishOffer, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._is_locked = "disclosure" in offer.locked
        in_force = offer.disclosure if self._is_locked or not chosen else chosen
        own = "" if in_force == OFF else in_force
        standard = offer.spoken if offer.disclosure in {"", OFF} else offer.disclosure
        self._standard = standard
        self._standard_is_off = offer.disclosure == OFF
        self.on = QCheckBox(self.tr("The voice says that it is synthetic"), self)
        self.on.setChecked(in_force != OFF)
        self.words = QLineEdit(own or standard, self)
        self.words.setAccessibleName(self.tr("What the voice says of itself"))
        self.words.setCursorPosition(0)
        self.warning = QLabel(
            self.tr(
                "Nothing will say that the voice is synthetic, neither the voice nor the file’s tags. "
                "In many places listeners must be told."
            ),
            self,
        )
        self._managed = QLabel(self.tr("Your organisation has decided this."), self)
        for label, role in ((self.warning, "warning"), (self._managed, "muted")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for widget in (self.on, self.words, self.warning, self._managed):
            column.addWidget(widget)
        self._managed.setVisible(self._is_locked)
        self.on.setEnabled(not self._is_locked)
        self.on.toggled.connect(lambda _: self._settle())
        self._settle()

    @property
    def value(self) -> str:
        """`off`, the newsroom's own words, or "" for what holds everywhere."""
        if self._is_locked:
            return self._chosen
        if not self.on.isChecked():
            return "" if self._standard_is_off else OFF
        words = " ".join(self.words.text().split())
        return "" if not self._standard_is_off and words in {"", self._standard} else words or self._standard

    def _settle(self) -> None:
        self.words.setEnabled(self.on.isChecked() and not self._is_locked)
        self.warning.setVisible(not self.on.isChecked())
