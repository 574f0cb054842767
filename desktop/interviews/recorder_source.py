"""Which microphone, with how many channels, how much louder: the rows of the recorder's form."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from audio_engine.errors import UserFacingError
from audio_engine.media.record import InputDevice
from desktop.interviews.recorder_session import RecorderSession
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

__all__ = ["RecorderSource", "form_label"]

_DEVICE: Final = "recorder.device"
_GAIN: Final = "recorder.gain_db"
_CHANNELS: Final = "recorder.channels"
_GAIN_DB: Final = (-12, 24)


class RecorderSource(QObject):
    """What is chosen is remembered; a microphone by its name, because numbers change."""

    def __init__(self, context: WorkspaceContext, session: RecorderSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = context.bridge.preferences
        self._session = session
        self._devices: tuple[InputDevice, ...] = ()
        self.device = QComboBox(parent)
        self.again = QToolButton(parent)
        self.channels = QComboBox(parent)
        self.gain = QSlider(Qt.Orientation.Horizontal, parent)
        self._gain_text = QLabel(parent)
        self.device.setAccessibleName(self.tr("Microphone"))
        self.device.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.device.setMinimumContentsLength(16)
        self.again.setAccessibleName(self.tr("Look for microphones again"))
        self.again.setToolTip(self.tr("Look for microphones again"))
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        context.theme.bind_icon(self.again, "retry")
        self.channels.setAccessibleName(self.tr("Channels"))
        self.channels.addItem(self.tr("One"), 1)
        self.channels.addItem(self.tr("Two: a microphone for each speaker"), 2)
        self.gain.setAccessibleName(self.tr("Level"))
        self.gain.setRange(*_GAIN_DB)
        self.gain.setPageStep(6)
        stored = self._preferences.get(_GAIN, 0)
        self.gain.setValue(stored if isinstance(stored, int) else 0)
        session.devices.connect(self._show)
        session.failed.connect(self._forget)
        self.again.clicked.connect(self.look)
        self.device.currentIndexChanged.connect(self._choose)
        self.channels.currentIndexChanged.connect(self._choose)
        self.gain.valueChanged.connect(self._set_gain)
        self._set_gain(self.gain.value())

    def add_rows(self, form: QFormLayout) -> None:
        """Put everything into the form."""
        microphone, level = QHBoxLayout(), QHBoxLayout()
        for row in (microphone, level):
            row.setSpacing(space(2))
        microphone.addWidget(self.device, 1)
        microphone.addWidget(self.again)
        level.addWidget(self.gain, 1)
        level.addWidget(self._gain_text)
        self._gain_text.setMinimumWidth(self._gain_text.fontMetrics().horizontalAdvance(self._in_decibels(-24)))
        self._gain_text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for text, content, buddy in (
            (self.tr("&Microphone"), microphone, self.device),
            (self.tr("&Channels"), self.channels, self.channels),
            (self.tr("&Level"), level, self.gain),
        ):
            form.addRow(form_label(text, buddy), content)

    def look(self) -> None:
        """Look which microphones there are, and listen to the one that was used last."""
        self._session.look_for_devices()

    def setEnabled(self, enabled: bool) -> None:  # noqa: N802 - as a widget has it
        """The level can always be changed; the rest only before recording."""
        for widget in (self.device, self.again, self.channels):
            widget.setEnabled(enabled)

    def _show(self, devices: tuple[InputDevice, ...]) -> None:
        self._devices = tuple(device for device in devices if not device.is_alias) or devices
        with QSignalBlocker(self.device):
            self.device.clear()
            for device in self._devices:
                name = self.tr("{name} (the system’s)").format(name=device.name) if device.is_default else device.name
                self.device.addItem(name, device.number)
            wanted = self._preferences.get(_DEVICE)
            by_name = [n for n, device in enumerate(self._devices) if device.name == wanted]
            usual = [n for n, device in enumerate(self._devices) if device.is_default]
            self.device.setCurrentIndex(next(iter(by_name + usual), 0 if self._devices else -1))
        if not self._devices:
            self._session.failed.emit(
                UserFacingError(
                    self.tr("This computer has no microphone."),
                    self.tr("Plug one in, and look for microphones again."),
                )
            )
            return
        self._listen()

    def _forget(self, _problem: UserFacingError) -> None:
        if not self._devices:
            self.device.clear()

    def _choose(self) -> None:
        device = self._device()
        if device is not None:
            self._preferences.set(_DEVICE, None if device.is_default else device.name)
            self._preferences.set(_CHANNELS, self.channels.currentData())
            self._listen()

    def _listen(self) -> None:
        device = self._device()
        if device is None:
            return
        with QSignalBlocker(self.channels):
            has_two = device.channels >= 2
            wanted = 2 if has_two and self._preferences.get(_CHANNELS, 1) == 2 else 1
            self.channels.setCurrentIndex(wanted - 1)
            self.channels.model().item(1).setEnabled(has_two)  # type: ignore[attr-defined]
        self._session.choose(device, channels=wanted)
        self._session.listen(on=True)

    def _device(self) -> InputDevice | None:
        index = self.device.currentIndex()
        return self._devices[index] if 0 <= index < len(self._devices) else None

    def _set_gain(self, gain_db: int) -> None:
        self._session.set_gain_db(float(gain_db))
        self._preferences.set(_GAIN, gain_db)
        self._gain_text.setText(self._in_decibels(gain_db))
        self.gain.setToolTip(self.tr("{decibels} louder than the microphone").format(decibels=self._gain_text.text()))

    def _in_decibels(self, gain_db: int) -> str:
        return self.tr("{value} dB").format(value=f"{gain_db:+d}" if gain_db else "0")


def form_label(text: str, buddy: QWidget) -> QLabel:
    """The label of a row, on the line of what stands in it."""
    label = QLabel(text)
    label.setBuddy(buddy)
    label.setMinimumHeight(buddy.sizeHint().height())
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return label
