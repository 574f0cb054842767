"""Playing: the exact samples, at the exact position, whatever is done meanwhile; on a device that obeys the test."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.flac_file import FlacWriter
from audio_engine.media.playback import ArraySource, PlaybackState, RecordingSource, SoundSource
from audio_engine.media.playback_feed import FADE_S
from tests.media.playing import LATENCY_S, Listener, wait_until
from tests.media.sounds import loudness, tone

FADE = round(FADE_S * SAMPLE_RATE)


def noise(seconds: float, *, channels: int = 1) -> NDArray[np.int16]:
    """Samples that are nowhere the same, shape (n, channels)."""
    shape = (round(seconds * SAMPLE_RATE), channels)
    return np.random.default_rng(7).integers(-20000, 20000, shape).astype(np.int16)


def write_flac(folder: Path, samples: NDArray[np.int16]) -> None:
    with (folder / "audio.flac").open("wb") as file, FlacWriter(file, rate=SAMPLE_RATE, channels=samples.shape[1]) as f:
        f.write(samples)


def expected(samples: NDArray[np.int16], from_s: float, seconds: float) -> NDArray[np.float32]:
    start = round(from_s * SAMPLE_RATE)
    return (samples[start : start + round(seconds * SAMPLE_RATE)] / np.float32(32768)).astype(np.float32)


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def play(listener: Listener, source: SoundSource, *, from_s: float = 0.0) -> None:
    listener.playback.load(source)
    listener.playback.play(from_s=from_s)


def test_what_is_heard_is_the_recording_to_the_sample(tmp_path: Path, listener: Listener) -> None:
    samples = noise(6)
    write_flac(tmp_path, samples)

    play(listener, RecordingSource(tmp_path), from_s=1.2345)
    heard = listener.hear(3)

    np.testing.assert_array_equal(heard[FADE:], expected(samples, 1.2345, 3)[FADE:])
    assert listener.playback.length_s == 6.0


def test_the_position_is_what_is_heard_not_what_was_handed_over(listener: Listener) -> None:
    play(listener, ArraySource(noise(5), SAMPLE_RATE), from_s=1)
    listener.hear(1)

    assert listener.playback.position_s == pytest.approx(2.0 - LATENCY_S, abs=1e-6)


@pytest.mark.parametrize("rate", [0.5, 0.75, 1.5, 2.0, 2.5])
def test_the_position_is_right_at_any_rate(listener: Listener, rate: float) -> None:
    listener.playback.set_rate(rate)
    play(listener, ArraySource(noise(20), SAMPLE_RATE), from_s=1)
    listener.hear(2)

    assert listener.playback.position_s == pytest.approx(1 + (2 - LATENCY_S) * rate, abs=1e-6)


@pytest.mark.parametrize("rate", [0.5, 0.75, 2.0, 2.5])
def test_the_pitch_stays_at_any_rate(listener: Listener, rate: float) -> None:
    listener.playback.set_rate(rate)
    play(listener, ArraySource(tone(8, hertz=440), SAMPLE_RATE))
    listener.hear(0.5)

    spectrum = np.abs(np.fft.rfft(listener.hear(1)[:, 0]))

    assert np.argmax(spectrum) == pytest.approx(440, abs=3)


@pytest.mark.parametrize("rate", [0.75, 2.0])
def test_what_sounds_at_a_position_is_what_is_there(listener: Listener, rate: float) -> None:
    """A click each second is heard when the position says so, but for the 50 ms by which stretching may move it."""
    samples = np.zeros(SAMPLE_RATE * 12, np.int16)
    samples[SAMPLE_RATE::SAMPLE_RATE] = 30000
    listener.playback.set_rate(rate)
    play(listener, ArraySource(samples, SAMPLE_RATE), from_s=0.5)

    heard = np.abs(listener.hear(4)[:, 0])

    clicks_s = 0.5 + np.flatnonzero(heard > 0.4) / SAMPLE_RATE * rate
    assert len(clicks_s) >= 2
    assert np.abs(clicks_s - np.round(clicks_s)).max() < 0.05


def test_seeking_goes_to_the_sample_and_says_so_at_once(listener: Listener) -> None:
    samples = noise(8)
    play(listener, ArraySource(samples, SAMPLE_RATE))
    listener.hear(0.5)

    listener.playback.seek(4.25)

    assert listener.playback.position_s == 4.25
    heard = listener.hear(1)
    np.testing.assert_array_equal(heard[FADE:], expected(samples, 4.25, 1)[FADE:])


def test_pausing_and_playing_on_loses_no_sample(listener: Listener) -> None:
    samples = noise(8)
    play(listener, ArraySource(samples, SAMPLE_RATE), from_s=1)
    listener.hear(1)

    listener.playback.pause()
    rest = listener.run_out()
    paused_at_s = listener.playback.position_s
    listener.playback.play()
    heard = listener.hear(1)

    assert paused_at_s == 2.0
    assert not rest[FADE:].any()
    np.testing.assert_array_equal(heard[FADE:], expected(samples, 2, 1)[FADE:])
    assert len(listener.opened) == 2, "the device is given back while nothing plays"


def test_changing_the_rate_goes_on_from_the_same_word(listener: Listener) -> None:
    play(listener, ArraySource(noise(20), SAMPLE_RATE), from_s=2)
    listener.hear(1)

    listener.playback.set_rate(2.0)
    listener.hear(1)

    assert listener.playback.position_s == pytest.approx(3 + 2 * (1 - LATENCY_S), abs=0.001)


@pytest.mark.parametrize("interrupt", ["pause", "seek", "rate", "loop", "end"])
def test_nothing_starts_or_stops_with_a_click(listener: Listener, interrupt: str) -> None:
    """A low tone never moves more than 0.02 from sample to sample; a cut would."""
    play(listener, ArraySource(tone(3, hertz=100, level=0.5), SAMPLE_RATE), from_s=0.0123)
    heard = [listener.hear(0.4567)]
    match interrupt:
        case "pause":
            listener.playback.pause()
        case "seek":
            listener.playback.seek(1.9876)
        case "rate":
            listener.playback.set_rate(1.5)
        case "loop":
            listener.playback.set_loop((0.3, 0.7654))
        case "end":
            listener.playback.seek(2.8)
    if interrupt in {"pause", "end"}:
        heard.append(listener.run_out())
    else:
        heard.append(listener.hear(1))

    steps = np.abs(np.diff(np.concatenate(heard)[:, 0], prepend=0))

    assert steps.max() < 0.03


def test_a_loop_is_the_same_samples_again(listener: Listener) -> None:
    samples = noise(8)
    listener.playback.load(ArraySource(samples, SAMPLE_RATE))
    listener.playback.set_loop((2.0, 3.0))
    listener.playback.play(from_s=2.5)

    heard = listener.hear(2.5)

    for again in range(2):
        start = round((0.5 + again) * SAMPLE_RATE)
        np.testing.assert_array_equal(
            heard[start + FADE : start + SAMPLE_RATE - FADE], expected(samples, 2, 1)[FADE:-FADE]
        )
    assert listener.playback.position_s == pytest.approx(3 - LATENCY_S, abs=1e-3)


def test_playing_from_behind_a_loop_is_not_held_up(listener: Listener) -> None:
    samples = noise(8)
    listener.playback.load(ArraySource(samples, SAMPLE_RATE))
    listener.playback.set_loop((2.0, 3.0))
    listener.playback.play(from_s=5)

    np.testing.assert_array_equal(listener.hear(1)[FADE:], expected(samples, 5, 1)[FADE:])


def test_a_span_is_played_to_its_end_and_no_further(listener: Listener) -> None:
    samples = noise(8)
    listener.playback.load(ArraySource(samples, SAMPLE_RATE))
    listener.playback.play(from_s=2, until_s=2.5)

    heard = listener.run_out()

    np.testing.assert_array_equal(heard[FADE : 8000 - FADE], expected(samples, 2, 0.5)[FADE:-FADE])
    assert not heard[8000:].any()
    assert (listener.playback.state, listener.playback.position_s) == (PlaybackState.PAUSED, 2.5)


def test_at_the_end_it_is_finished_and_begins_anew(listener: Listener) -> None:
    samples = noise(3)
    play(listener, ArraySource(samples, SAMPLE_RATE), from_s=2.5)
    listener.run_out()

    assert (listener.playback.state, listener.playback.position_s) == (PlaybackState.FINISHED, 3.0)
    listener.playback.play()
    np.testing.assert_array_equal(listener.hear(0.5)[FADE:], expected(samples, 0, 0.5)[FADE:])


def test_the_volume_is_a_factor(listener: Listener) -> None:
    samples = noise(3)
    listener.playback.set_volume(0.25)
    play(listener, ArraySource(samples, SAMPLE_RATE))

    np.testing.assert_allclose(listener.hear(1)[FADE:], expected(samples, 0, 1)[FADE:] * 0.25, atol=1e-7)


@pytest.mark.parametrize("channels", [1, 2])
def test_two_channels_stay_apart_and_one_is_heard_on_both_sides(channels: int) -> None:
    listener = Listener(channels=2)
    samples = noise(3, channels=channels)
    play(listener, ArraySource(samples, SAMPLE_RATE))
    heard = listener.hear(1)
    listener.close()

    sides = np.broadcast_to(expected(samples, 0, 1), heard.shape)
    np.testing.assert_array_equal(heard[FADE:], sides[FADE:])


def test_a_device_of_another_rate_gets_what_it_takes() -> None:
    listener = Listener(rate=48_000)
    play(listener, ArraySource(tone(4, hertz=440), SAMPLE_RATE), from_s=1)
    heard = listener.hear(2)
    position_s = listener.playback.position_s
    listener.close()

    assert np.argmax(np.abs(np.fft.rfft(heard[48_000:, 0]))) == pytest.approx(440, abs=1)
    assert position_s == pytest.approx(3 - LATENCY_S, abs=1e-3)


def test_a_device_unplugged_mid_play_is_a_sentence_and_a_pause_at_the_same_place(listener: Listener) -> None:
    samples = noise(8)
    play(listener, ArraySource(samples, SAMPLE_RATE), from_s=1)
    listener.hear(2)
    position_s = listener.playback.position_s

    listener.loudspeaker.unplug()
    wait_until(lambda: len(listener.failures) == 1)

    assert "unplugged?" in listener.failures[0].what
    assert "paused where it was" in listener.failures[0].to_do
    assert listener.playback.state is PlaybackState.PAUSED
    assert listener.playback.position_s == pytest.approx(position_s, abs=1e-3)
    listener.playback.play()
    np.testing.assert_array_equal(
        listener.hear(1)[FADE:], expected(samples, round(position_s * SAMPLE_RATE) / SAMPLE_RATE, 1)[FADE:]
    )


def test_without_a_device_there_is_a_sentence_and_a_second_try(listener: Listener) -> None:
    listener.refusal = JobFailedError("This computer has nothing to play sound on.", "Plug in headphones.")
    play(listener, ArraySource(noise(3), SAMPLE_RATE), from_s=1.5)
    wait_until(lambda: len(listener.failures) == 1)
    assert (listener.playback.state, listener.playback.position_s) == (PlaybackState.PAUSED, 1.5)

    listener.refusal = None
    listener.playback.play()

    np.testing.assert_array_equal(listener.hear(1)[FADE:], expected(noise(3), 1.5, 1)[FADE:])


def test_another_device_goes_on_with_the_next_sample(listener: Listener) -> None:
    samples = noise(8)
    play(listener, ArraySource(samples, SAMPLE_RATE))
    listener.hear(1)

    listener.playback.set_device("Headphones")
    listener.run_out()
    heard = listener.hear(1)

    assert [sink.device for sink in listener.opened] == [None, "Headphones"]
    np.testing.assert_array_equal(heard[FADE:], expected(samples, 1, 1)[FADE:])


def test_a_recording_is_heard_while_a_job_still_writes_it(tmp_path: Path, listener: Listener) -> None:
    samples = noise(4, channels=2)
    (tmp_path / ".souffleur-x.part").write_bytes(b"SFPK\x01\x00\x02\x00" + b"\x00" * 8)
    spool = tmp_path / "audio.pcm"
    spool.write_bytes(samples[: 2 * SAMPLE_RATE].tobytes() + b"\x01")
    play(listener, RecordingSource(tmp_path), from_s=0.5)
    first = listener.hear(1.45)
    listener.loudspeaker.ask(1600)
    wait_until(lambda: listener.playback.state is PlaybackState.WAITING)

    spool.write_bytes(samples.tobytes())
    wait_until(lambda: listener.playback.state is PlaybackState.PLAYING)
    write_flac(tmp_path, samples)
    spool.unlink()
    rest = listener.run_out()

    mono = samples.mean(axis=1, keepdims=True)
    np.testing.assert_allclose(first[FADE:], (mono / 32768)[8000:][: len(first)][FADE:], atol=1e-6)
    assert loudness(rest[2 * FADE : 1 * SAMPLE_RATE]) == pytest.approx(loudness(first), rel=0.05)
    assert (listener.playback.state, listener.playback.position_s) == (PlaybackState.FINISHED, 4.0)


def test_a_recording_without_sound_is_no_failure_until_somebody_plays_it(tmp_path: Path, listener: Listener) -> None:
    listener.playback.load(RecordingSource(tmp_path))
    assert listener.playback.state is PlaybackState.PAUSED
    assert listener.failures == []

    listener.playback.play()
    wait_until(lambda: len(listener.failures) == 1)

    assert "no sound of this recording in the library yet" in listener.failures[0].what


def test_a_damaged_recording_is_a_sentence(tmp_path: Path, listener: Listener) -> None:
    write_flac(tmp_path, noise(30))
    data = bytearray((tmp_path / "audio.flac").read_bytes())
    (tmp_path / "audio.flac").write_bytes(bytes(data[:40_000]))

    play(listener, RecordingSource(tmp_path))
    wait_until(
        lambda: (
            (listener.opened and listener.loudspeaker.fill and listener.loudspeaker.ask(160) is None)
            or bool(listener.failures)
        )
    )

    assert "cannot be read" in listener.failures[0].what
    assert listener.playback.state is PlaybackState.PAUSED


def test_three_hours_take_no_more_memory_than_a_minute(tmp_path: Path) -> None:
    peaks = []
    for minutes in (1, 180):
        folder = tmp_path / str(minutes)
        folder.mkdir()
        minute, silence = tone(60, hertz=200)[:, np.newaxis], np.zeros((60 * SAMPLE_RATE, 1), np.int16)
        with (folder / "audio.flac").open("wb") as file, FlacWriter(file, rate=SAMPLE_RATE, channels=1) as flac:
            for number in range(minutes):
                flac.write(minute if number in {0, minutes - 1} else silence)
        listener = Listener()
        tracemalloc.start()
        play(listener, RecordingSource(folder))
        listener.hear(5)
        listener.playback.seek(minutes * 60 - 20)
        listener.hear(3)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        listener.close()

    assert peaks[1] < 1.1 * peaks[0] + 200_000
    assert peaks[1] < 6_000_000
