"""A player that plays on a device which obeys the test, and a recording as the library keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.flac_file import FlacWriter
from audio_engine.media.waveform import PeakWriter
from desktop.player import Player
from tests.media.playing import FakeLoudspeaker, wait_until
from tests.media.sounds import tone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from audio_engine.media.playback_sources import SoundFormat
    from desktop.bridge import Bridge

LENGTH_S = 60.0


class Desk:
    """The fake device that the player has opened last."""

    def __init__(self) -> None:
        self.opened: list[FakeLoudspeaker] = []

    def open(self, device: str | None, wanted: SoundFormat, on_lost: object) -> FakeLoudspeaker:
        self.opened.append(FakeLoudspeaker(device, wanted, on_lost))  # type: ignore[arg-type]
        return self.opened[-1]

    def hear(self, seconds: float) -> None:
        """Have so much played; waits for the thread that makes it, not for the GUI."""
        wait_until(lambda: bool(self.opened) and self.opened[-1].is_open and self.opened[-1].fill is not None)
        loudspeaker = self.opened[-1]
        for _ in range(round(seconds * 100)):
            sound = loudspeaker.fill.__self__  # type: ignore[union-attr]
            asked = loudspeaker.questions
            wait_until(lambda sound=sound, asked=asked: sound.queued >= 160 or loudspeaker.questions > asked)
            loudspeaker.ask(loudspeaker.format.rate // 100)

    def drain(self) -> None:
        """Have everything played until the device is given back."""
        wait_until(lambda: bool(self.opened) and (self.opened[-1].fill is not None or not self.opened[-1].is_open))

        def is_done() -> bool:
            if self.opened[-1].is_open:
                self.opened[-1].ask(160)
            return not self.opened[-1].is_open

        wait_until(is_done)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def player(bridge: Bridge, desk: Desk) -> Iterator[Player]:
    player = Player(bridge.preferences, open_sink=desk.open)
    yield player
    player.pause()
    if desk.opened and desk.opened[-1].is_open:
        desk.drain()
    player.close()
    player.deleteLater()


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """The folder of a recording of one minute: a second of tone, a second of silence, and so on."""
    folder = tmp_path / "recording"
    folder.mkdir()
    second = tone(1, level=0.5)[:, np.newaxis]
    samples = np.concatenate([second, np.zeros_like(second)] * round(LENGTH_S / 2))
    with (folder / "audio.flac").open("wb") as file, FlacWriter(file, rate=SAMPLE_RATE, channels=1) as flac:
        flac.write(samples)
    with (folder / "peaks.bin").open("wb") as file:
        peaks = PeakWriter(file, 1)
        peaks.add(samples)
        peaks.finish()
    return folder


@pytest.fixture
def loaded(qtbot: QtBot, player: Player, recording: Path) -> Player:
    """The player with the recording."""
    with qtbot.waitSignal(player.length):
        player.load(recording)
    return player
