"""How fast it plays: a little slower, a little faster, or one of the usual speeds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.icons import ICON_PX
from desktop.player.player import RATE_MAX, RATE_MIN, RATE_STEP, Player
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme

__all__ = ["SpeedControl"]

_PRESETS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5)


class SpeedControl(QWidget):
    """Minus, the speed with its menu, plus."""

    def __init__(self, player: Player, theme: Theme, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._shortcuts = shortcuts
        self._slower = self._button(theme, "minus", lambda: player.set_rate(player.current_rate - RATE_STEP))
        self._faster = self._button(theme, "plus", lambda: player.set_rate(player.current_rate + RATE_STEP))
        self._speed = QToolButton(self)
        self._speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._speed.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        font = theme.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self._speed.setFont(font)
        self._speed.setMinimumWidth(self._speed.fontMetrics().horizontalAdvance(self._text(RATE_MAX) + "00"))
        self._menu = QMenu(self)
        for preset in _PRESETS:
            action = QAction(self._text(preset), self._menu)
            action.setCheckable(True)
            action.setData(preset)
            action.triggered.connect(lambda _checked, preset=preset: player.set_rate(preset))
            self._menu.addAction(action)
        self._speed.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._slower, self._speed, self._faster):
            row.addWidget(widget)
        player.rate.connect(self._show)
        shortcuts.changed.connect(lambda _: self._show(player.current_rate))
        self._show(player.current_rate)

    def _button(self, theme: Theme, icon: str, on_click: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(ICON_PX - 4, ICON_PX - 4))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoRepeat(True)
        theme.bind_icon(button, icon)
        button.clicked.connect(lambda _checked: on_click())
        return button

    def _text(self, rate: float) -> str:
        figure = self.locale().toString(rate, "f", 2)
        return self.tr("{rate} ×").format(rate=figure)

    def _show(self, rate: float) -> None:
        self._speed.setText(self._text(rate))
        self._speed.setAccessibleName(self.tr("Speed: {rate}").format(rate=self._text(rate)))
        self._speed.setToolTip(self._with_key(self.tr("Speed"), "player.normal_speed"))
        for button, text, command in (
            (self._slower, self.tr("A little slower"), "player.slower"),
            (self._faster, self.tr("A little faster"), "player.faster"),
        ):
            button.setAccessibleName(text)
            button.setToolTip(self._with_key(text, command))
        self._slower.setEnabled(rate > RATE_MIN)
        self._faster.setEnabled(rate < RATE_MAX)
        for action in self._menu.actions():
            action.setChecked(abs(float(action.data()) - rate) < RATE_STEP / 2)

    def _with_key(self, text: str, command: str) -> str:
        key = self._shortcuts.key_text(command)
        if command == "player.normal_speed":
            return self.tr("{text} (normal: {key})").format(text=text, key=key) if key else text
        return f"{text} ({key})" if key else text
