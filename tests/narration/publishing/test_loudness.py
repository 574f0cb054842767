"""The meter, and that every format comes out as loud as was asked, measured in the file that people get."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audio_engine.errors import UsageError
from audio_engine.narration.publishing.loudness import loudness_of
from audio_engine.narration.publishing.options import PRESETS, AudioFormat, loudness_target
from tests.narration.publishing.conftest import Publish
from tests.narration.publishing.narrations import RATE, measured, speech, tone, write_track


def blocks(samples: np.ndarray, channels: int = 1) -> list[np.ndarray]:
    wide = np.repeat(samples[:, None], channels, axis=1).astype(np.float32)
    return [wide[at : at + 7000] for at in range(0, len(wide), 7000)]


def test_a_tone_measures_as_the_standard_says() -> None:
    mono = loudness_of(blocks(tone(5, 997, 0.1)), channels=1)

    assert mono.integrated_lufs == pytest.approx(-23.0, abs=0.05)
    assert mono.true_peak_dbtp == pytest.approx(-20.0, abs=0.1)


def test_minus_19_mono_is_the_level_of_minus_16_stereo() -> None:
    mono = loudness_of(blocks(speech(5)), channels=1).integrated_lufs
    stereo = loudness_of(blocks(speech(5), 2), channels=2).integrated_lufs

    assert mono is not None
    assert stereo == pytest.approx(mono + 3.01, abs=0.02)


def test_a_true_peak_between_samples_is_seen() -> None:
    between = np.sin(2 * np.pi * RATE / 4 * np.arange(RATE) / RATE + np.pi / 4)

    assert np.abs(between).max() == pytest.approx(0.707, abs=0.001)
    assert (loudness_of(blocks(between), channels=1).true_peak_dbtp or -9) > -0.5


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.39, 0.4, 0.7, 2.9])
def test_a_short_sound_measures_as_a_long_one(seconds: float) -> None:
    long = loudness_of(blocks(tone(5, 997)), channels=1).integrated_lufs

    assert loudness_of(blocks(tone(seconds, 997)), channels=1).integrated_lufs == pytest.approx(long, abs=0.5)


def test_a_peak_in_the_last_instant_is_seen() -> None:
    samples = tone(3.05, 500, 0.05)
    samples[-20:] = 0.9

    assert (loudness_of(blocks(samples), channels=1).true_peak_dbtp or -99) > -3


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(100), np.zeros(3 * RATE)])
def test_silence_has_no_loudness(samples: np.ndarray) -> None:
    silence = loudness_of(blocks(samples), channels=1)

    assert (silence.integrated_lufs, silence.true_peak_dbtp, silence.range_lu) == (None, None, 0)


@pytest.mark.parametrize("audio_format", list(AudioFormat))
@pytest.mark.parametrize("preset", [*PRESETS, "-14,5"])
def test_every_format_reaches_every_preset(audio_format: AudioFormat, preset: str, published: Publish) -> None:
    report = published(audio_format, preset).report

    shown = measured(report.files[0])
    wanted = loudness_target(preset)
    assert shown["lufs"] == pytest.approx(wanted.lufs, abs=0.5)
    assert shown["peak_dbtp"] <= -1.0
    assert report.loudness.integrated_lufs == pytest.approx(shown["lufs"], abs=0.05)
    assert report.loudness.range_lu == pytest.approx(shown["range_lu"], abs=0.5)
    assert report.warnings == ()


@pytest.mark.parametrize("audio_format", [AudioFormat.WAV, AudioFormat.MP3, AudioFormat.M4A, AudioFormat.FLAC])
def test_so_it_does_at_44_100_hz(audio_format: AudioFormat, published: Publish) -> None:
    report = published(audio_format, rate=44_100).report

    assert measured(report.files[0])["lufs"] == pytest.approx(-16, abs=0.5)
    assert report.to_json()["audio"]["sample_rate"] == 44_100


@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_clicks_do_not_break_through_the_ceiling(audio_format: AudioFormat, published: Publish, tmp_path: Path) -> None:
    samples = speech(6, level=0.05)
    samples[::9000] = 0.95

    report = published(audio_format, voice_track=write_track(tmp_path / "clicks.flac", samples), timeline=()).report

    assert measured(report.files[0])["peak_dbtp"] <= -1.0
    assert measured(report.files[0])["lufs"] == pytest.approx(-16, abs=0.5)


def test_without_need_nothing_is_limited(published: Publish, track: Path) -> None:
    import soundfile

    published_samples, _ = soundfile.read(published(AudioFormat.FLAC, "broadcast").files[0])
    voice, _ = soundfile.read(track)

    gain = np.abs(published_samples).max() / np.abs(voice).max()
    assert np.abs(published_samples[:, 0] - gain * voice).max() < 2e-6


@pytest.mark.parametrize("audio_format", list(AudioFormat))
@pytest.mark.parametrize("seconds", [0.01, 0.3, 1.0])
def test_very_short_sound_is_published(
    audio_format: AudioFormat, seconds: float, published: Publish, tmp_path: Path
) -> None:
    short = write_track(tmp_path / "short.flac", speech(seconds))

    report = published(audio_format, "broadcast", voice_track=short, timeline=()).report

    assert report.duration_s == pytest.approx(seconds)
    assert (report.loudness.true_peak_dbtp or 0) <= -1
    if seconds >= 1:
        assert measured(report.files[0])["lufs"] == pytest.approx(-23, abs=0.5)


@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_silence_is_published_as_it_is_and_the_report_says_so(
    audio_format: AudioFormat, published: Publish, tmp_path: Path
) -> None:
    silent = write_track(tmp_path / "silent.flac", np.zeros(2 * RATE))

    report = published(audio_format, voice_track=silent, timeline=()).report

    assert report.to_json()["loudness"]["integrated_lufs"] is None
    assert report.warnings == ("There is no sound in this narration.",)


def test_what_cannot_be_reached_cleanly_is_said(published: Publish, tmp_path: Path) -> None:
    samples = np.zeros(4 * RATE)
    samples[:: RATE // 2] = 0.9

    report = published(AudioFormat.WAV, "-9", voice_track=write_track(tmp_path / "x.flac", samples), timeline=()).report

    assert "cannot be brought there cleanly" in report.warnings[0]
    assert (report.loudness.true_peak_dbtp or 0) <= -1


@pytest.mark.parametrize("wanted", ["loud", "", "0", "-5", "-70", "nan", "inf", "-16 LUFS"])
def test_what_is_no_loudness_gets_one_sentence(wanted: str) -> None:
    with pytest.raises(UsageError, match="is no loudness for a narration") as failure:
        loudness_target(wanted)

    assert "podcast-stereo" in failure.value.to_do


@pytest.mark.parametrize(("wanted", "lufs"), [("-16", -16), ("-17.5", -17.5), ("-17,5", -17.5), ("−20", -20)])
def test_a_number_is_a_stereo_target(wanted: str, lufs: float) -> None:
    assert (loudness_target(wanted).lufs, loudness_target(wanted).channels) == (lufs, 2)
