"""Colours, type and space: the few values from which every widget is drawn, light and dark, following the system.

Widgets ask for tokens by meaning and never name a colour. Distances are multiples of four pixels. Sizes of type are
relative to the system's font, so that a person's text size holds here too.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

from audio_engine.resources import resource
from desktop.bridge.preferences import Preferences
from desktop.icons import ICON_PX, icon, pixmap
from desktop.palettes import DARK, LIGHT, Tokens, qt_palette, style_sheet

__all__ = ["Theme", "ThemeMode", "set_role", "space"]

_PREFERENCE: Final = "theme"

_TYPE_SCALE: Final = {
    "caption": (0.875, QFont.Weight.Normal),
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "reading": (1.125, QFont.Weight.Normal),
    "title": (1.25, QFont.Weight.DemiBold),
    "heading": (1.625, QFont.Weight.DemiBold),
}
"""The type scale: a role's size as a multiple of the system's font, and its weight."""


class ThemeMode(Enum):
    """Who decides between light and dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role of the style sheet: `muted`, `warning`, `failure`; "" for none."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def space(steps: int) -> int:
    """A distance on the grid, in device-independent pixels: `steps` of four."""
    return 4 * steps


class Theme(QObject):
    """The look in force. `changed` is emitted after the application has it."""

    changed = Signal()
    mode_chosen = Signal(str)
    """Somebody chose between light and dark in the window: the value of a `ThemeMode`."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = preferences
        self._base = QFont(application.font())
        self._text_size_percent = 100
        stored = preferences.get(_PREFERENCE)
        self.mode = ThemeMode(stored) if stored in {mode.value for mode in ThemeMode} else ThemeMode.SYSTEM
        self.is_managed = False
        """Whether an administrator has chosen between light and dark."""
        self.tokens: Tokens = LIGHT
        self._is_complete = False
        self._bound: list[QAbstractButton | QAction | QLabel] = []
        self._most_bound = 100
        """So many before the deleted ones among them are looked for."""
        if application.style().name() != "fusion":  # making it again takes as long as the first time
            application.setStyle("Fusion")
        self._apply(first=True)

    def complete(self) -> None:
        """Style widgets too. The empty window at the start needs its colours alone."""
        if not self._is_complete:
            self._is_complete = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self._apply())
            self._apply(first=True)

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is in force."""
        return self.tokens is DARK

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose, and remember it; nothing happens where an administrator has chosen."""
        if self.is_managed:
            return
        self.show_mode(mode.value)
        self.mode_chosen.emit(mode.value)

    def show_mode(self, mode: str) -> None:
        """Show what is chosen, and remember it for the empty window of the next start."""
        self.mode = ThemeMode(mode)
        self._preferences.set(_PREFERENCE, None if self.mode is ThemeMode.SYSTEM else mode)
        self._apply()

    def take_settings(self, mode: str, *, is_managed: bool, text_size_percent: int) -> None:
        """What the settings say, before there is anything to read in the window.

        What a person has chosen in the window is stronger than the setting, unless it `is_managed`.
        """
        self.is_managed = is_managed
        if is_managed or self._preferences.get(_PREFERENCE) is None:
            self.mode = ThemeMode(mode)
            self._apply()
        self.set_text_size(text_size_percent)

    def set_text_size(self, percent: int) -> None:
        """Show all text in `percent` of the system's size, also what is on the screen already."""
        ratio = percent / self._text_size_percent
        if ratio == 1:
            return
        self._text_size_percent = percent
        _resize(self._base, ratio)
        self._application.setFont(self._base)
        for widget in QApplication.allWidgets():
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):  # it does not follow the application's
                font = QFont(widget.font())
                _resize(font, ratio)
                widget.setFont(font)
        self.changed.emit()

    def font(self, role: str = "body") -> QFont:
        """The font of a role of the type scale: caption, body, strong, reading, title or heading."""
        factor, weight = _TYPE_SCALE[role]
        font = QFont(self._base)
        _resize(font, factor)
        font.setWeight(weight)
        return font

    def icon(self, name: str, *, role: str = "text") -> QIcon:
        """One of our icons in the colour of a token; see `bind_icon` for one that follows the theme."""
        return icon(name, getattr(self.tokens, role), self.tokens.disabled)

    def bind_icon(self, target: QAbstractButton | QAction | QLabel, name: str, *, role: str = "text") -> None:
        """Give `target` an icon that is drawn again whenever the theme changes; binding again replaces it."""
        target.setProperty("icon-name", name)
        target.setProperty("icon-role", role)
        if not target.property("icon-bound"):
            target.setProperty("icon-bound", True)
            self._bound.append(target)
            if len(self._bound) > self._most_bound:
                self._forget_deleted()
        self._draw_icon(target)

    def application_icon(self) -> QIcon:
        """The program's own."""
        return QIcon(str(resource("icons/souffleur.svg")))

    def _draw_icon(self, target: QAbstractButton | QAction | QLabel) -> None:
        name, role = str(target.property("icon-name")), str(target.property("icon-role"))
        if isinstance(target, QLabel):
            target.setPixmap(pixmap(name, getattr(self.tokens, role), ICON_PX, target.devicePixelRatioF()))
        else:
            target.setIcon(self.icon(name, role=role))

    def _apply(self, *, first: bool = False) -> None:
        tokens = DARK if self._wants_dark() else LIGHT
        if tokens is self.tokens and not first:
            return
        self.tokens = tokens
        self._application.setPalette(qt_palette(tokens))
        if self._is_complete:
            self._application.setStyleSheet(style_sheet(tokens))
        self._forget_deleted()
        for target in self._bound:
            self._draw_icon(target)
        self.changed.emit()

    def _forget_deleted(self) -> None:
        self._bound = [target for target in self._bound if isValid(target)]
        self._most_bound = 2 * len(self._bound) + 100

    def _wants_dark(self) -> bool:
        if self.mode is ThemeMode.SYSTEM and not self._is_complete:
            # Asking for the scheme loads all of Qt's enumerations, which takes an eighth of the start.
            return self._application.palette().color(QPalette.ColorRole.Window).lightness() < 128
        if self.mode is ThemeMode.SYSTEM:
            return QGuiApplication.styleHints().colorScheme().name == "Dark"
        return self.mode is ThemeMode.DARK


def _resize(font: QFont, factor: float) -> None:
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(round(font.pixelSize() * factor))
