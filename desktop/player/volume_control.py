"""How loud it plays: silent or not, and how much."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from desktop.icons import ICON_PX
from desktop.player.player import VOLUME_MAX, Player
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme, space

__all__ = ["VolumeControl"]


class VolumeControl(QWidget):
    """A button that silences, and a slider in per cent of what was recorded, up to twice as loud."""

    def __init__(self, player: Player, theme: Theme, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._theme = theme
        self._shortcuts = shortcuts
        self._before = player.current_volume or 1.0
        self._mute = QToolButton(self)
        self._mute.setCheckable(True)
        self._mute.setIconSize(QSize(ICON_PX, ICON_PX))
        self._mute.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._mute.setAccessibleName(self.tr("Mute"))
        self._mute.setToolTip(self.tr("Mute"))
        self._mute.clicked.connect(self._silence)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setRange(0, round(VOLUME_MAX * 100))
        self._slider.setSingleStep(5)
        self._slider.setPageStep(20)
        self._slider.setFixedWidth(space(22))
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._slider.setAccessibleName(self.tr("Volume"))
        self._slider.valueChanged.connect(lambda percent: player.set_volume(percent / 100))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(self._mute)
        row.addWidget(self._slider)
        player.volume.connect(self._show)
        shortcuts.changed.connect(lambda _: self._show(player.current_volume))
        self._show(player.current_volume)

    def _silence(self, silent: bool) -> None:
        if silent:
            self._before = self._player.current_volume or self._before
        self._player.set_volume(0.0 if silent else self._before)

    def _show(self, volume: float) -> None:
        self._slider.blockSignals(True)
        self._slider.setValue(round(volume * 100))
        self._slider.blockSignals(False)
        keys = " ".join(filter(None, map(self._shortcuts.key_text, ("player.quieter", "player.louder"))))
        text = self.tr("Volume: {percent} %").format(percent=round(volume * 100))
        self._slider.setToolTip(f"{text} ({keys})" if keys else text)
        self._mute.setChecked(volume == 0)
        self._theme.bind_icon(self._mute, "volume-off" if volume == 0 else "volume")
