"""The decoder's second delivery: the same locked child gives 48 kHz stereo, and its parent believes it no more."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_engine.limits import MUSIC_RATE
from audio_engine.media.decoding import DecoderProcess
from audio_engine.media.pcm_protocol import Damaged, Delivery, End, Header, Message, Pcm, encode
from audio_engine.media.pcm_reader import ProtocolError, read_messages
from tests.media.sounds import tone, write_tracks, write_wav


def delivered(path: Path, delivery: Delivery) -> tuple[list[Message], NDArray[np.int16]]:
    with DecoderProcess(path, delivery=delivery) as decoder:
        messages = list(decoder.messages())
    header = messages[0]
    assert isinstance(header, Header)
    raw = b"".join(message.samples for message in messages if isinstance(message, Pcm))
    return messages, np.frombuffer(raw, "<i2").reshape(-1, header.channels)


@pytest.mark.parametrize(("rate", "channels"), [(16_000, 1), (44_100, 2), (48_000, 2), (96_000, 1)])
def test_music_is_48_khz_stereo_whatever_the_source_is(rate: int, channels: int, tmp_path: Path) -> None:
    samples = np.repeat(tone(2, rate=rate)[:, None], channels, axis=1)

    messages, music = delivered(write_wav(tmp_path / "a.wav", samples, rate=rate), Delivery.MUSIC)

    assert music.shape == (2 * MUSIC_RATE, 2)
    assert messages[-1] == End(2 * MUSIC_RATE)
    assert isinstance(messages[0], Header)
    assert (messages[0].channels, messages[0].declared_samples) == (2, 2 * MUSIC_RATE)


def test_48_khz_stereo_passes_unchanged(tmp_path: Path) -> None:
    samples = np.stack([tone(1, hertz=440, rate=MUSIC_RATE), tone(1, hertz=660, rate=MUSIC_RATE)], axis=1)

    _, music = delivered(write_wav(tmp_path / "a.wav", samples, rate=MUSIC_RATE), Delivery.MUSIC)

    assert np.array_equal(music, samples)


def test_what_music_has_above_8_khz_is_there(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tone(1, hertz=15_000, rate=MUSIC_RATE), rate=MUSIC_RATE)

    assert np.abs(delivered(path, Delivery.MUSIC)[1]).max() > 8000
    assert np.abs(delivered(path, Delivery.SPEECH)[1][1000:-1000]).max() < 100


def test_a_hole_is_counted_at_the_rate_of_the_delivery(tmp_path: Path) -> None:
    path = write_tracks(tmp_path / "hole.mka", [tone(4)], pauses=[(20, 1.5)])

    messages, _ = delivered(path, Delivery.MUSIC)

    hole = next(message for message in messages if isinstance(message, Damaged))
    assert hole.end_sample - hole.start_sample == pytest.approx(1.5 * MUSIC_RATE, abs=2)


def test_one_channel_where_two_were_ordered_is_not_believed() -> None:
    said = io.BytesIO(b"".join(map(encode, [Header(1, 48_000, 1, None, "wav", "x"), Pcm(b"\0\0"), End(1)])))

    with pytest.raises(ProtocolError, match="not the channels that were ordered"):
        list(read_messages(said, Delivery.MUSIC))


def test_a_day_of_music_has_three_times_the_samples() -> None:
    damaged = Damaged(0, 24 * 3600 * MUSIC_RATE)
    said = b"".join(map(encode, [Header(2, 48_000, 2, None, "wav", "x"), damaged, End(0)]))

    assert list(read_messages(io.BytesIO(said), Delivery.MUSIC))[1] == damaged
    with pytest.raises(ProtocolError):
        list(read_messages(io.BytesIO(said), Delivery.SPEECH))
