"""The menu of devices that sound can be played on, looked up whenever it is opened."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from audio_engine.errors import UserFacingError
from audio_engine.media.playback_sink import OutputDevice, output_devices
from desktop.bridge.operations import Operations
from desktop.player.player import Player

__all__ = ["DeviceMenu"]


class DeviceMenu(QMenu):
    """The system's choice, and each device by its name."""

    def __init__(self, player: Player, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._operations = operations
        self._devices: tuple[OutputDevice, ...] = ()
        self._fill("")
        self.aboutToShow.connect(self._look)

    def _look(self) -> None:
        self._operations.run(
            output_devices, on_success=self._found, on_failure=self._failed, key=f"devices-{id(self)}", owner=self
        )

    def _found(self, devices: tuple[OutputDevice, ...]) -> None:
        if devices != self._devices:
            self._devices = devices
        self._fill("" if devices else self.tr("No device found: plug in headphones or a loudspeaker"))

    def _failed(self, problem: UserFacingError) -> None:
        self._devices = ()
        self._fill(f"{problem.what} {problem.to_do}".strip())

    def _fill(self, sentence: str) -> None:
        self.clear()
        group = QActionGroup(self)
        self._add(group, self.tr("What the system uses"), None)
        self.addSeparator()
        names = [device.name for device in self._devices]
        chosen = self._player.current_device
        for name in names:
            self._add(group, name, name)
        if chosen is not None and chosen not in names:
            self._add(group, self.tr("{device} (not plugged in)").format(device=chosen), chosen)
        if sentence:
            said = QAction(sentence, self)
            said.setEnabled(False)
            self.addAction(said)

    def _add(self, group: QActionGroup, text: str, name: str | None) -> None:
        action = QAction(text.replace("&", "&&"), self)
        action.setCheckable(True)
        action.setChecked(name == self._player.current_device)
        action.triggered.connect(lambda _checked: self._player.set_device(name))
        group.addAction(action)
        self.addAction(action)
