"""Music around the voice: where it sounds, how loud, that it never clicks, and that the times stay exact."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
from numpy.typing import NDArray

from audio_engine.errors import CancelledError, UnusableInputError
from audio_engine.narration.publishing.mix import Mix
from audio_engine.narration.publishing.options import AudioFormat, Music
from audio_engine.narration.timeline import TimedSentence
from tests.narration.publishing.conftest import Publish
from tests.narration.publishing.narrations import (
    RATE,
    TIMELINE,
    decoded,
    speech,
    stereo_music,
    tone,
    write_music,
    write_track,
)

MUSIC_HZ = 3000.0
"""A narrow band in which the speech of these tests has little."""


def heard(mix: Mix) -> NDArray[np.float32]:
    return np.concatenate(list(mix.blocks()))


def level_db(samples: NDArray[np.float32], start_s: float, end_s: float, hertz: float = MUSIC_HZ) -> float:
    """The level of one frequency within a stretch, on the left."""
    part = samples[round(start_s * RATE) : round(end_s * RATE), 0].astype(np.float64)
    window = np.hanning(len(part))
    at = np.arange(len(part)) / RATE
    return float(20 * np.log10(2 * abs(np.sum(part * window * np.exp(-2j * np.pi * hertz * at))) / window.sum() + 1e-9))


@pytest.fixture
def tonal(tmp_path: Path) -> Callable[..., Path]:
    """Makes a music file of one tone."""

    def make(seconds: float, name: str = "music.wav", **kwargs: float) -> Path:
        return write_music(tmp_path / name, stereo_music(seconds, MUSIC_HZ, MUSIC_HZ, **kwargs))

    return make


@pytest.fixture
def tone_track(tmp_path: Path) -> Path:
    """A voice that is one low tone, wherever `TIMELINE` has a sentence."""
    samples = np.zeros(round(13.5 * RATE))
    for s in TIMELINE:
        said = tone(s.end_s - s.start_s, 300, 0.2) * np.hanning(round((s.end_s - s.start_s) * RATE)) ** 0.1
        samples[round(s.start_s * RATE) :][: len(said)] = said
    return write_track(tmp_path / "tones.flac", samples)


def test_without_music_every_sample_is_the_voices(track: Path) -> None:
    import soundfile

    voice, _ = soundfile.read(track, dtype="float32")
    mix = Mix(track, TIMELINE, Music(), channels=2)

    assert np.array_equal(heard(mix), np.stack([voice, voice], axis=1))
    assert mix.timeline == TIMELINE


@pytest.mark.parametrize("intro_s", [0.5, 4.0, 6.0003, 11.37])
def test_the_timeline_moves_exactly_with_the_intro(intro_s: float, track: Path, tonal: Callable[..., Path]) -> None:
    import soundfile

    mix = Mix(track, TIMELINE, Music(intro=tonal(intro_s)), channels=1)
    whole, (voice, _) = heard(mix)[:, 0].astype(np.float64), soundfile.read(track)

    size = 1 << int(np.ceil(np.log2(len(whole) + len(voice))))
    likeness = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(voice, size)), size)
    moved = (mix.timeline[0].start_s - TIMELINE[0].start_s) * RATE
    assert np.argmax(likeness) == pytest.approx(moved, abs=1e-6)
    assert [s.end_s - t.end_s for s, t in zip(mix.timeline, TIMELINE, strict=True)] == pytest.approx([moved / RATE] * 5)
    assert mix.timeline[1].words[2].start_s - TIMELINE[1].words[2].start_s == pytest.approx(moved / RATE)


def test_the_voice_is_never_faded_or_changed(track: Path, tonal: Callable[..., Path]) -> None:
    import soundfile

    voice, _ = soundfile.read(track)
    loud = Mix(track, TIMELINE, Music(intro=tonal(5), outro=tonal(5), bed=tonal(2)), channels=1)
    silent = heard(
        Mix(track, TIMELINE, Music(tonal(5), tonal(5), tonal(2), level_lu=-200, bed_level_lu=-200), channels=1)
    )

    at = round((loud.timeline[0].start_s - TIMELINE[0].start_s) * RATE)
    assert np.abs(silent[at : at + len(voice), 0] - voice).max() < 1e-6


def test_the_bed_is_down_under_the_voice_and_up_in_the_long_pause(tone_track: Path, tonal: Callable[..., Path]) -> None:
    music = Music(bed=tonal(1.7), duck_db=9, attack_s=0.3, release_s=0.8)
    samples = heard(Mix(tone_track, TIMELINE, music, channels=2))

    under, between, short_pause = (
        level_db(samples, 4.0, 5.5),
        level_db(samples, 7.0, 8.5),
        level_db(samples, 3.05, 3.35),
    )
    assert between - under == pytest.approx(9, abs=0.3)
    assert short_pause - under == pytest.approx(0, abs=0.5)
    assert level_db(samples, 8.95, 9.1) - under < 1, "it is down before the sentence begins"


def test_levels_count_against_the_voice_whatever_the_file_has(tone_track: Path, tonal: Callable[..., Path]) -> None:
    def between(level: float) -> float:
        bed = tonal(2, f"bed{level}.wav", level=level)
        return level_db(heard(Mix(tone_track, TIMELINE, Music(bed=bed), channels=2)), 7.0, 8.5)

    assert between(0.9) == pytest.approx(between(0.02), abs=0.2)


def test_the_bed_fades_in_and_out(tone_track: Path, tonal: Callable[..., Path]) -> None:
    samples = heard(Mix(tone_track, (), Music(bed=tonal(3), bed_fade_s=2), channels=2))

    middle = level_db(samples, 6.5, 8.5)
    assert level_db(samples, 0.0, 0.1) < middle - 25
    assert level_db(samples, 0.95, 1.05) == pytest.approx(middle - 6, abs=0.5)
    assert level_db(samples, 13.4, 13.5) < middle - 25


def test_the_intro_fades_out_under_the_voice_and_the_outro_in(tone_track: Path, tonal: Callable[..., Path]) -> None:
    mix = Mix(
        tone_track, TIMELINE, Music(intro=tonal(6, "in.wav"), outro=tonal(6, "out.wav"), crossfade_s=2), channels=2
    )
    samples = heard(mix)

    assert mix.duration_s == pytest.approx(6 - 2 + 13.5 + 6 - 2)
    full = level_db(samples, 1.0, 3.0)
    assert level_db(samples, 4.9, 5.1) == pytest.approx(full - 6 - 9, abs=1)
    assert level_db(samples, 6.2, 6.8) < full - 40
    assert level_db(samples, 16.4, 16.6) == pytest.approx(full - 6 - 9, abs=1.5)
    assert level_db(samples, 19.5, 21.0) == pytest.approx(full, abs=0.3)


def test_nothing_clicks(tone_track: Path, tonal: Callable[..., Path]) -> None:
    music = Music(intro=tonal(5, "a.wav", level=0.3), outro=tonal(5, "b.wav", level=0.3), bed=tonal(3.0, "c.wav"))
    samples = heard(Mix(tone_track, TIMELINE, music, channels=2)).astype(np.float64)

    # Pure tones: what is left when the slopes of the loudest of them are taken away would be a click.
    steepest = 2 * np.pi * MUSIC_HZ / RATE * np.abs(samples).max() + 2 * np.pi * 300 / RATE * 0.2
    assert np.abs(np.diff(samples[:, 0])).max() < steepest * 1.05
    curved = np.abs(np.diff(samples[:, 0], n=2)).max()
    assert curved < (2 * np.pi * MUSIC_HZ / RATE) ** 2 * np.abs(samples).max() * 1.1


def test_stereo_music_stays_stereo_and_is_mixed_for_mono(tone_track: Path, tmp_path: Path) -> None:
    bed = write_music(tmp_path / "bed.wav", stereo_music(3, 2500, 4000))

    stereo = heard(Mix(tone_track, (), Music(bed=bed), channels=2))
    mono = heard(Mix(tone_track, (), Music(bed=bed), channels=1))

    assert level_db(stereo, 6, 9, 2500) > level_db(stereo, 6, 9, 4000) + 60
    assert level_db(stereo[:, ::-1], 6, 9, 4000) > level_db(stereo[:, ::-1], 6, 9, 2500) + 60
    assert np.abs(mono[:, 0] - stereo.mean(axis=1)).max() < 1e-6


def test_music_at_full_level_does_not_wrap_around(tmp_path: Path) -> None:
    loud = write_music(tmp_path / "loud.wav", stereo_music(4, 50, 50, 1.0))
    voice = write_track(tmp_path / "loud.flac", tone(6, 50, 0.999))

    mix = Mix(voice, (), Music(loud, loud, loud, level_lu=30, bed_level_lu=30, crossfade_s=1), channels=2)

    samples = heard(mix).astype(np.float64)
    assert 1 < np.abs(samples).max() <= 4
    assert np.abs(np.diff(samples[:, 0])).max() < 4 * 2 * np.pi * 50 / RATE * 1.1


def test_a_silent_voice_still_has_its_music(tmp_path: Path, tonal: Callable[..., Path]) -> None:
    silent = write_track(tmp_path / "silent.flac", np.zeros(5 * RATE))

    samples = heard(Mix(silent, (), Music(bed=tonal(2)), channels=2))

    assert level_db(samples, 2.2, 2.8) > -40


@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_a_published_file_keeps_the_moved_times(
    audio_format: AudioFormat, published: Publish, track: Path, tonal: Callable[..., Path]
) -> None:
    import soundfile

    done = published(audio_format, music=Music(intro=tonal(4, level=0.05), level_lu=-30))
    samples, _ = decoded(done.files[0])
    voice, _ = soundfile.read(track)

    size = 1 << int(np.ceil(np.log2(len(samples) + len(voice))))
    likeness = np.fft.irfft(np.fft.rfft(samples[:, 0], size) * np.conj(np.fft.rfft(voice, size)), size)
    moved_s = done.report.timeline[0].start_s - TIMELINE[0].start_s
    assert moved_s > 0.5
    assert np.argmax(likeness) / RATE == pytest.approx(moved_s, abs=0.001)


def test_music_that_is_too_long_is_refused_or_repeated(
    monkeypatch: pytest.MonkeyPatch, track: Path, tonal: Callable[..., Path]
) -> None:
    monkeypatch.setattr("audio_engine.narration.publishing.music.MUSIC_MAX_S", 2)
    long = tonal(8)

    with pytest.raises(UnusableInputError, match=r"music\.wav is longer than"):
        Mix(track, TIMELINE, Music(intro=long), channels=2)
    mix = Mix(track, TIMELINE, Music(bed=long), channels=2)

    assert "its first 0 minutes are played again and again" in mix.warnings[0]
    assert psutil.Process().children(recursive=True) == []
    assert mix.duration_s == 13.5


@pytest.mark.parametrize("place", ["intro", "outro", "bed"])
@pytest.mark.parametrize(
    "content", [b"", b"#EXTM3U\n/etc/passwd\n", b"We met the minister at nine.\n" * 50, b"RIFF" + bytes(400)]
)
def test_what_is_no_music_gets_one_sentence(content: bytes, place: str, tmp_path: Path, published: Publish) -> None:
    (tmp_path / "hostile.mp3").write_bytes(content)

    with pytest.raises(UnusableInputError, match=r"hostile\.mp3") as failure:
        published(music=Music(**{place: tmp_path / "hostile.mp3"}))

    assert "\n" not in str(failure.value)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.recordings
def test_every_odd_recording_is_music_or_one_sentence(recordings: Path, tmp_path: Path) -> None:
    voice = write_track(tmp_path / "voice.flac", speech(1))
    sentences: list[str] = []
    for path in sorted((recordings / "odd-media" / "damaged").iterdir()):
        try:
            mix = Mix(voice, (), Music(bed=path), channels=2)
        except UnusableInputError as problem:
            sentences.append(str(problem))
        else:
            assert np.isfinite(heard(mix)).all()

    assert 3 < len(sentences) < 20
    assert not [sentence for sentence in sentences if "\n" in sentence]
    assert psutil.Process().children(recursive=True) == []


def test_damage_in_music_is_told(recordings: Path, track: Path) -> None:
    broken = recordings / "odd-media" / "damaged" / "truncated.mp3"

    mix = Mix(track, (), Music(intro=broken), channels=2)

    assert mix.warnings[0].startswith("truncated.mp3: ")


def test_stopping_ends_the_decoder(track: Path, tonal: Callable[..., Path]) -> None:
    with pytest.raises(CancelledError):
        Mix(track, TIMELINE, Music(intro=tonal(5)), channels=2, stopped=lambda: True)

    assert psutil.Process().children(recursive=True) == []


WITHOUT_PROGRAMS = """
import sys, os
os.environ["PATH"] = ""
from pathlib import Path
from audio_engine.narration.publishing import assembly
started = []
programs = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.fork", "os.system"}
sys.addaudithook(lambda event, _: started.append(event) if event in programs else None)
import numpy as np
ground = assembly.segment_of(np.ones((4800, 1), np.int32))
duck = assembly.Curve(((10, 0.0), (60, -9.0)))
music = assembly.shaped(assembly.segment_of(np.ones((4800, 2), np.int16)), 0, (duck,))
assembly.stereo_samples(assembly.sum_of(ground, [music]))
print(started)
"""


def test_pydub_is_imported_without_a_warning_and_starts_no_program() -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_PROGRAMS], capture_output=True, text=True, check=False
    )

    assert (ran.stdout, ran.stderr) == ("[]\n", "")


MEMORY = """
import sys
from pathlib import Path
from audio_engine.narration.publishing.options import *
from audio_engine.narration.publishing.publication import publish
from tests.narration.publishing.narrations import ARTICLE, VOICE
folder, track = Path(sys.argv[1]), Path(sys.argv[2])
music = Music(*[folder / "music.wav"] * 3)
publish(track, (), ARTICLE, PublishOptions(folder / f"{track.stem}.opus", AudioFormat.OPUS, music=music), voice=VOICE)
status = Path("/proc/self/status").read_text()  # getrusage would also count what its parent had when it forked
print(status.split("VmHWM:")[1].split()[0])
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process")
def test_memory_does_not_grow_with_the_track(tmp_path: Path, tonal: Callable[..., Path]) -> None:
    tonal(4)
    minute = speech(60)
    tracks = [
        write_track(tmp_path / "short.flac", minute),
        write_track(tmp_path / "long.flac", np.concatenate([minute] * 10)),
    ]

    peaks = [
        int(
            subprocess.run(
                [sys.executable, "-c", MEMORY, str(tmp_path), str(path)], capture_output=True, text=True, check=True
            ).stdout
        )
        for path in tracks
    ]

    assert peaks[1] < peaks[0] * 1.1


def test_sentences_without_sound_do_not_duck(tone_track: Path, tonal: Callable[..., Path]) -> None:
    skipped: list[TimedSentence] = [replace(s, start_s=5.0, end_s=5.0) for s in TIMELINE]

    samples = heard(Mix(tone_track, skipped, Music(bed=tonal(2)), channels=2))

    assert level_db(samples, 4, 5) == pytest.approx(level_db(samples, 7, 8), abs=0.2)
