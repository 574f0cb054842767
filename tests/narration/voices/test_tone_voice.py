"""The voice of the tests itself: what Piper makes it say can be read back from its sound."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from piper import PiperVoice, SynthesisConfig

from tests.tone_voice import HOP_LENGTH, build_tone_voice, heard_phonemes, heard_tones, samples_of
from tests.tone_voice.tones import PHONEMES

TEXTS = {"fr": "Le président a dit bonjour à tout le monde.", "en": "The quick brown fox jumps over the lazy dog."}


def said(folder: Path, text: str, **how: float) -> tuple[np.ndarray, int, list[str]]:
    voice = PiperVoice.load(folder / f"{folder.name}.onnx")
    (chunk,) = voice.synthesize(text, SynthesisConfig(normalize_audio=False, **how))  # type: ignore[arg-type]
    return chunk.audio_float_array, chunk.sample_rate, chunk.phonemes


@pytest.mark.parametrize("name", ["fr", "en", "fr-16k"])
@pytest.mark.parametrize("length_scale", [0.5, 1.0, 1.3])
def test_what_piper_says_is_heard_and_lasts_as_long_as_computed(
    tone_voices: dict[str, Path], name: str, length_scale: float
) -> None:
    samples, rate, phonemes = said(tone_voices[name], TEXTS[name[:2]], length_scale=length_scale)

    assert heard_phonemes(samples, rate) == [p for p in phonemes if p != " "]
    assert len(samples) == samples_of(phonemes, length_scale)


def test_every_symbol_is_heard_as_itself(tone_voices: dict[str, Path]) -> None:
    folder = tone_voices["fr"]
    voice = PiperVoice.load(folder / f"{folder.name}.onnx")
    symbols = list(PHONEMES[4:])

    samples = voice.phoneme_ids_to_audio(voice.phonemes_to_ids(symbols))

    assert heard_phonemes(samples, voice.config.sample_rate) == symbols


def test_a_speaker_is_told_from_another(tone_voices: dict[str, Path]) -> None:
    for speaker in range(3):
        samples, rate, _ = said(tone_voices["en-speakers"], TEXTS["en"], speaker_id=speaker)

        assert {tone.speaker for tone in heard_tones(samples, rate)} == {speaker}


def test_it_is_still_heard_after_flac_and_48_khz(tone_voices: dict[str, Path], tmp_path: Path) -> None:
    import av

    samples, rate, phonemes = said(tone_voices["fr"], TEXTS["fr"])
    soundfile.write(tmp_path / "said.flac", samples / 2, rate, subtype="PCM_16")
    kept, _ = soundfile.read(tmp_path / "said.flac", dtype="float32")
    frame = av.AudioFrame.from_ndarray(kept[None], format="flt", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=48_000)
    published = np.concatenate([f.to_ndarray()[0] for f in [*resampler.resample(frame), *resampler.resample(None)]])

    assert heard_phonemes(published.reshape(-1, 2), 48_000) == [p for p in phonemes if p != " "]


def test_its_durations_are_found_by_pipers_own_tool(tone_voices: dict[str, Path]) -> None:
    folder = tone_voices["fr"]
    voice = PiperVoice.load(folder / f"{folder.name}.onnx", include_alignments=True)

    (chunk,) = voice.synthesize(TEXTS["fr"], include_alignments=True)

    assert chunk.phoneme_id_samples is not None
    assert int(chunk.phoneme_id_samples.sum()) == len(chunk.audio_float_array)
    assert set(chunk.phoneme_id_samples % HOP_LENGTH) == {0}


def test_the_same_arguments_make_the_same_files(tmp_path: Path) -> None:
    one, other = (build_tone_voice(tmp_path / name, "fr_FR-tones", "fr_FR") for name in ("one", "other"))

    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_silence_and_noise_are_no_phonemes() -> None:
    assert heard_phonemes(np.zeros(22_050), 22_050) == []
    assert heard_phonemes(np.zeros(0), 22_050) == []
    with pytest.raises(AssertionError, match="no tone of the voice"):
        heard_phonemes(np.sin(np.arange(22_050) * 0.01), 22_050)
