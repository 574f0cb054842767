"""Holes, garbage, cut-off files and odd tracks: what is there is heard, at its place, and what is missing is said."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from audio_engine.limits import SAMPLE_RATE
from tests.media.conftest import TakeIn
from tests.media.sounds import FRAME, loudness, tone, write_tracks, write_wav


def second(samples: NDArray[np.int16], start_s: float, end_s: float) -> NDArray[np.int16]:
    return samples[round(start_s * SAMPLE_RATE) : round(end_s * SAMPLE_RATE)]


def test_a_pause_in_the_containers_clock_becomes_silence_at_its_place(tmp_path: Path, take_in: TakeIn) -> None:
    path = write_tracks(tmp_path / "paused.mkv", [tone(4)], codec="pcm_s16le", pauses=[(33, 1.5)])

    report, samples = take_in(path)

    start = 33 * FRAME
    assert report.damaged == ((start, start + round(1.5 * SAMPLE_RATE)),)
    assert "A damaged stretch at 0:02.0" in report.warnings[0]
    assert report.duration_samples == round(5.5 * SAMPLE_RATE)
    assert not samples[start : start + 24_000].any()
    assert loudness(samples[:start]) == pytest.approx(loudness(samples[start + 24_000 :]), rel=0.01)


def test_a_clock_that_jitters_or_was_set_is_no_hole(tmp_path: Path, take_in: TakeIn) -> None:
    path = write_tracks(tmp_path / "jitter.mkv", [tone(4)], pauses=[(10, 0.06), (20, 0.09), (30, 7200.0)])

    report, _ = take_in(path)

    assert report.damaged == () or report.damaged[0][1] - report.damaged[0][0] <= 3600 * SAMPLE_RATE


def test_a_forged_clock_cannot_fill_the_disk_with_silence(tmp_path: Path, take_in: TakeIn) -> None:
    path = write_tracks(tmp_path / "forged.mkv", [tone(7)], pauses=[(number, 59.0) for number in range(1, 100)])

    report, _ = take_in(path)

    silence = sum(end - start for start, end in report.damaged)
    assert silence <= 3600 * SAMPLE_RATE


@pytest.mark.parametrize(("name", "codec"), [("a.mp3", "mp3"), ("a.aac", "aac"), ("a.mp2", "mp2"), ("a.flac", "flac")])
def test_speech_behind_garbage_is_heard_at_about_its_place(
    name: str, codec: str, tmp_path: Path, take_in: TakeIn
) -> None:
    path = write_tracks(tmp_path / name, [np.concatenate([tone(10), tone(10, hertz=2000)])], codec=codec)
    content = bytearray(path.read_bytes())
    start, end = round(len(content) * 0.3), round(len(content) * 0.4)
    content[start:end] = np.random.default_rng(7).integers(0, 255, end - start, np.uint8).tobytes()
    path.write_bytes(content)

    report, samples = take_in(path)

    assert len(report.damaged) >= 1
    if codec != "flac":  # of which nobody can say where 30 % of its bytes are
        assert report.damaged[0][0] == pytest.approx(6 * SAMPLE_RATE, abs=0.3 * SAMPLE_RATE)
    assert report.duration_samples == pytest.approx(20 * SAMPLE_RATE, abs=0.5 * SAMPLE_RATE)
    assert any("damaged stretch" in warning for warning in report.warnings)
    assert loudness(second(samples, 1, 5)) > 0.1
    assert loudness(second(samples, 11, 19)) > 0.1


@pytest.mark.parametrize(
    ("name", "codec", "sentence"),
    [
        ("a.wav", "pcm_s16le", "seems to be cut off: 0:06.0 of 0:10.0"),
        ("a.flac", "flac", "seems to be cut off"),
        ("a.mp3", "mp3", "seems to be cut off"),
        ("a.oga", "flac", "without its end mark"),
        ("a.opus", "libopus", "without its end mark"),
        ("a.mka", "libopus", "seems to be cut off"),
        ("a.aiff", "pcm_s16be", "seems to be cut off"),
        ("a.wma", "wmav2", "seems to be cut off"),
    ],
)
def test_a_cut_off_file_gives_what_is_there_and_says_what_is_missing(
    name: str, codec: str, sentence: str, tmp_path: Path, take_in: TakeIn
) -> None:
    path = write_tracks(tmp_path / name, [tone(10)], codec=codec)
    whole, _ = take_in(path)
    content = path.read_bytes()
    path.write_bytes(content[: round(len(content) * 0.6)])

    report, samples = take_in(path)

    assert whole.warnings == ()
    assert sentence in report.warnings[0]
    assert 2 * SAMPLE_RATE < len(samples) < 10 * SAMPLE_RATE


def test_a_silent_first_track_is_passed_over(tmp_path: Path, take_in: TakeIn) -> None:
    path = write_tracks(tmp_path / "two.mkv", [tone(3) * 0, tone(3)])

    report, samples = take_in(path)

    assert loudness(samples) > 0.1
    assert report.warnings == ("Audio track 1 is silent or damaged: track 2 was used.",)


def test_of_two_tracks_with_sound_the_first_is_taken_and_the_other_is_mentioned(
    tmp_path: Path, take_in: TakeIn
) -> None:
    path = write_tracks(tmp_path / "two.mkv", [tone(3, level=0.5), tone(3, level=0.1)])

    report, samples = take_in(path)

    assert loudness(samples) == pytest.approx(0.35, abs=0.02)
    assert report.warnings == ("This file has 2 audio tracks with sound: track 1 was used.",)


def test_sound_that_starts_late_on_the_first_track_is_not_missed(tmp_path: Path, take_in: TakeIn) -> None:
    late = np.concatenate([tone(20) * 0, tone(3)])
    path = write_tracks(tmp_path / "two.mkv", [late, late * 0])

    report, samples = take_in(path)

    assert loudness(samples[20 * SAMPLE_RATE :]) > 0.1
    assert report.warnings == ()


@pytest.mark.parametrize("speaking", range(5))
def test_in_a_recording_of_many_microphones_each_is_heard(speaking: int, tmp_path: Path, take_in: TakeIn) -> None:
    channels = np.zeros((SAMPLE_RATE, 5), np.int16)
    channels[:, speaking] = tone(1)
    path = write_wav(tmp_path / "five.wav", channels)

    report, samples = take_in(path)

    assert report.channels == 2
    assert loudness(samples[:, speaking % 2]) > 0.05


def test_loud_channels_are_not_mixed_into_clipping(tmp_path: Path, take_in: TakeIn) -> None:
    channels = np.stack([tone(1, level=0.99)] * 6, axis=1)
    with av.open(str(tmp_path / "loud.flac"), "w") as container:
        stream = container.add_stream("flac", rate=SAMPLE_RATE, layout="5.1")
        frame = av.AudioFrame.from_ndarray(channels.reshape(1, -1), "s16", "5.1")
        frame.sample_rate = SAMPLE_RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))

    _, samples = take_in(tmp_path / "loud.flac")

    assert np.abs(samples.astype(np.int32)).max() < 32767


def test_a_rate_that_changes_midway_keeps_the_timeline(tmp_path: Path, take_in: TakeIn) -> None:
    first = write_tracks(tmp_path / "a.mp3", [tone(3)], codec="mp3").read_bytes()
    with av.open(str(tmp_path / "b.mp3"), "w") as container:
        stream = container.add_stream("mp3", rate=44_100, layout="stereo")
        frame = av.AudioFrame.from_ndarray(np.repeat(tone(3, rate=44_100), 2)[np.newaxis], "s16", "stereo")
        frame.sample_rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    (tmp_path / "joined.mp3").write_bytes(first + (tmp_path / "b.mp3").read_bytes())

    report, samples = take_in(tmp_path / "joined.mp3")

    assert report.duration_samples == pytest.approx(6 * SAMPLE_RATE, abs=0.3 * SAMPLE_RATE)
    assert loudness(second(samples, 0.5, 2.5)) == pytest.approx(loudness(second(samples, 3.5, 5.5)), rel=0.1)


@pytest.mark.parametrize("rate", [8000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000])
def test_no_rate_drifts(rate: int, tmp_path: Path, take_in: TakeIn) -> None:
    """A click after nearly a minute is where it was, to the sample."""
    samples = np.zeros(rate * 60, np.int16)
    samples[rate * 59 : rate * 59 + rate // 100] = tone(0.01, rate=rate, hertz=1000, level=0.9)[: rate // 100]
    path = write_wav(tmp_path / "click.wav", samples, rate=rate)

    report, decoded = take_in(path)

    assert report.duration_samples == pytest.approx(60 * SAMPLE_RATE, abs=1)
    loud = np.flatnonzero(np.abs(decoded[:, 0].astype(np.int32)) > 8000)
    assert loud[0] == pytest.approx(59 * SAMPLE_RATE, abs=8)


@pytest.mark.parametrize("extension", ["ul", "al", "g722", "sln", "gsm"])
def test_a_telephone_recording_without_a_header_is_known_by_its_extension(
    extension: str, tmp_path: Path, take_in: TakeIn
) -> None:
    rng = np.random.default_rng(1)
    noise = rng.integers(0, 255, 33 * 200, np.uint8)
    if extension == "gsm":
        noise[::33] = 0xD0 | (noise[::33] & 0x0F)
    (tmp_path / f"call.{extension}").write_bytes(noise.tobytes())

    report, _ = take_in(tmp_path / f"call.{extension}")

    assert report.duration_samples > 0
