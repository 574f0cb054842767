"""How recordings are to be transcribed: model, language, mode, speakers, names. The last choice is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from desktop.bridge import Preferences
from desktop.bridge.intake import StartChoices
from desktop.lists.wording import language_name
from desktop.theme import space

if TYPE_CHECKING:
    from desktop.bridge.values import TranscriptionRequest

__all__ = ["StartOptions"]

_PREFERENCE: Final = "start"
_FIRST_LANGUAGES: Final = ("fr", "en")
_CHANNELS: Final = "channels"


class StartOptions(QWidget):
    """`request` makes of a path what was chosen here."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._names_count = 0
        self._mode_is_locked = False
        self.model = QComboBox(self)
        self.language = QComboBox(self)
        self.mode = QComboBox(self)
        self.speakers = QComboBox(self)
        self.names = QCheckBox(self)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(space(4))
        self._form.setVerticalSpacing(space(2))
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field, text in (
            (self.model, self.tr("&Model")),
            (self.language, self.tr("&Language")),
            (self.mode, self.tr("M&ode")),
            (self.speakers, self.tr("&Speakers")),
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMaxVisibleItems(16)
            self._form.addRow(label, field)
            field.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._form.addRow("", self.names)
        self.names.toggled.connect(lambda _: self.changed.emit())

    def offer(self, choices: StartChoices, *, language: str | None = None) -> None:
        """Fill the fields; what was chosen last stands, `language` before that, what an administrator decided first."""
        last: dict[str, Any] = self._preferences.get(_PREFERENCE, {})
        self._mode_is_locked = "mode" in choices.locked
        self.blockSignals(True)
        self._offer_models(choices)
        self._offer_languages(choices)
        self.mode.addItem(self.tr("Accurate"), "accurate")
        self.mode.addItem(self.tr("Draft: faster, more mistakes"), "draft")
        self.speakers.addItem(self.tr("Not told apart"), "off")
        self.speakers.addItem(self.tr("One on each channel"), _CHANNELS)
        self._names_count = choices.names
        self.names.setText(
            self.tr("Use the newsroom’s names ({0})").format(choices.names)
            if choices.names
            else self.tr("Use the newsroom’s names (the list is empty)")
        )
        self.names.setEnabled(choices.names > 0)
        self.names.setChecked(choices.names > 0 and bool(last.get("names", True)))
        for field, name, standard in (
            (self.model, "model", choices.model),
            (self.language, "language", choices.language),
            (self.mode, "mode", choices.mode),
        ):
            locked = name in choices.locked
            self._choose(field, standard if locked else str(last.get(name, standard)))
            field.setEnabled(not locked)
            field.setToolTip(self.tr("Your organisation has decided this.") if locked else "")
        if language is not None and "language" not in choices.locked:
            self._choose(self.language, language)
        self._choose(self.speakers, str(last.get("speakers", "off")))
        self.blockSignals(False)
        self.changed.emit()

    def allow_modes(self, possible: bool) -> None:
        """Whether the model has modes; the built-in recogniser has one."""
        self.mode.setEnabled(possible and not self._mode_is_locked)

    def allow_channels(self, possible: bool) -> None:
        """Whether some file has two channels; without one, speakers cannot be told apart by them."""
        self.speakers.setEnabled(possible)
        self.speakers.setToolTip("" if possible else self.tr("None of these files has two channels."))

    def request(self, path: Path, *, two_channels: bool) -> TranscriptionRequest:
        """What is asked of the engine for one file. The engine is loaded: somebody has asked it what can be chosen."""
        from desktop.bridge.values import TranscriptionRequest

        channels = two_channels and self.speakers.currentData() == _CHANNELS
        return TranscriptionRequest(
            path,
            model=self.model.currentData() or None,
            language=self.language.currentData(),
            mode=self.mode.currentData(),
            speakers=_CHANNELS if channels else "off",
            names=None if self.names.isChecked() else (),
        )

    def remember(self) -> None:
        """These choices stand the next time."""
        kept: dict[str, Any] = dict(self._preferences.get(_PREFERENCE, {}))
        for field, name in ((self.model, "model"), (self.language, "language"), (self.mode, "mode")):
            if field.isEnabled():
                kept[name] = field.currentData()
        if self.speakers.isEnabled():
            kept["speakers"] = self.speakers.currentData()
        if self._names_count:
            kept["names"] = self.names.isChecked()
        self._preferences.set(_PREFERENCE, kept)

    def _offer_models(self, choices: StartChoices) -> None:
        whisper = [model for model in choices.models if not model.basic]
        if len(whisper) != 1:
            self.model.addItem(self.tr("The best that is installed"), "")
        for model in choices.models:
            name = self.tr("Basic: built in, English only, many mistakes") if model.basic else model.name
            self.model.addItem(name, model.name)

    def _offer_languages(self, choices: StartChoices) -> None:
        codes = {code for model in choices.models for code in model.languages}
        others = sorted(codes - set(_FIRST_LANGUAGES), key=language_name)
        self.language.addItem(self.tr("Detect it"), "auto")
        for code in (*_FIRST_LANGUAGES, *others):
            self.language.addItem(language_name(code), code)

    def _choose(self, field: QComboBox, value: str) -> None:
        place = field.findData(value)
        field.setCurrentIndex(max(0, place))
