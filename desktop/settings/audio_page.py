"""The page of sound: the devices, a tone for the loudspeaker, and a meter that shows what the microphone hears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from desktop.bridge import Operation
from desktop.bridge.sound_tests import open_meter, test_tone
from desktop.interviews.recorder_meter import RecorderMeter
from desktop.settings.page import SettingsPage, label
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.errors import UserFacingError
    from audio_engine.media.playback import SoundSource
    from audio_engine.media.record import LevelMeter
    from desktop.player import Player

__all__ = ["AudioPage"]

_KEYS: Final = ("audio.output_device", "audio.input_device", "recording.enabled")
_LOOK_MS: Final = 60


class AudioPage(SettingsPage):
    """Nothing is recorded here; the microphone is open only while the test runs and the page is seen."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__(context, self.tr("Sound"), self.tr("What you listen with and what you record with."), _KEYS)
        self._player: Player | None = None
        self._meter: LevelMeter | None = None
        self._opening: Operation | None = None
        self._has_heard = False
        self.tone = QPushButton(self.tr("Play a tone"), self.body)
        self.listen = QPushButton(self.tr("Test the microphone"), self.body)
        self.listen.setCheckable(True)
        self.meter = RecorderMeter(context.theme, self.body)
        self.says = label("", self.body, role="muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addWidget(self.tone)
        buttons.addWidget(self.listen)
        buttons.addStretch(1)
        for part in (buttons, self.meter, self.says):
            self.column.addLayout(part) if isinstance(part, QHBoxLayout) else self.column.addWidget(part)
        self.finish()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._show_level)
        self.tone.clicked.connect(lambda _=False: self._play())
        self.listen.toggled.connect(self._on_listen)
        context.bridge.settings.changed.connect(lambda key, _: self._on_setting(key))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """The microphone is given back."""
        super().hideEvent(event)
        self.listen.setChecked(False)

    def _play(self) -> None:
        self.says.setText("")
        self.context.bridge.operations.run(test_tone, on_success=self._on_tone, key="settings-tone", owner=self)

    def _on_tone(self, tone: SoundSource) -> None:
        if self._player is None:
            from desktop.player import Player

            self._player = Player(self.context.bridge.preferences, self)
            self._player.failed.connect(self._on_failure)
        self._player.load_source(tone)
        self._player.play_from(0.0)
        self.says.setText(self.tr("You should hear two notes. If not: is the loudspeaker on, and is it the right one?"))

    def _on_listen(self, is_on: bool) -> None:
        if not is_on:
            self._stop()
            return
        self._has_heard = False
        self.says.setText(self.tr("The microphone is opened…"))
        name = str(self.rows["audio.input_device"].state.value)
        self._opening = self.context.bridge.operations.run(
            lambda: open_meter(name), on_success=self._on_open, on_failure=self._on_failure, owner=self
        )

    def _on_open(self, meter: LevelMeter) -> None:
        self._opening = None
        if not self.listen.isChecked():
            self._give_back(meter)
            return
        self._meter = meter
        self.says.setText(self.tr("Say something. Nothing is recorded."))
        self._look.start()

    def _show_level(self) -> None:
        meter = self._meter
        if meter is None:
            return
        if meter.is_lost:
            self.listen.setChecked(False)
            self.says.setText(self.tr("The microphone does not answer any more. Is it plugged in?"))
            return
        self.meter.show_level(meter.level, is_clipped=meter.level.is_clipped)
        if not self._has_heard and meter.level.peak > 0.02:
            self._has_heard = True
            self.says.setText(self.tr("The microphone hears you. Nothing is recorded."))

    def _stop(self) -> None:
        self._look.stop()
        meter, self._meter = self._meter, None
        if meter is not None:
            self._give_back(meter)
            self.says.setText("")
        self.meter.clear()

    def _give_back(self, meter: LevelMeter) -> None:
        self.context.bridge.operations.run(meter.close, owner=self.context.bridge)

    def _on_setting(self, key: str) -> None:
        if key == "audio.input_device":
            self.listen.setChecked(False)

    def _on_failure(self, problem: UserFacingError) -> None:
        self.listen.setChecked(False)
        self.says.setText(f"{problem.what} {problem.to_do}".strip())
