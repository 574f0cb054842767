"""All 145 odd files, one by one, against what faster-whisper's `decode_audio` makes of them (their manifest says).

Where nothing is said below, we must give the same length and loudness. `BETTER` lists where we give more on purpose,
`WARNED` what we say beside the sound, and `REFUSED` the sentence for what is no recording: `decode_audio` raises
something there, or silently gives nothing.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.ingest import Ingest
from audio_engine.media.mono import MonoView
from audio_engine.media.pcm_protocol import RefusalCode
from audio_engine.media.sentences import refusal_error
from tests.media.sounds import loudness

pytestmark = pytest.mark.recordings

EMPTY = "is empty."
REFUSED: dict[str, RefusalCode | str] = {
    "real/exo_full_blocks.mkv": RefusalCode.NO_AUDIO,
    "real/exo_sample_ac4.ts": RefusalCode.UNKNOWN_CODEC,
    "real/exo_1024_incrementing_bytes.mp3": RefusalCode.NOT_MEDIA,
    "real/exo_play-trimmed.mp3": RefusalCode.NOT_MEDIA,
    "real/exo_bear-vp9.webm": RefusalCode.NO_AUDIO,
    "real/exo_invalid-bitstream.webm": RefusalCode.NO_AUDIO,
    "real/exo_subsample_encrypted_noaltref.webm": RefusalCode.NO_AUDIO,
    "real/exo_sample_ac4_protected.mp4": RefusalCode.ENCRYPTED,
    "real/exo_Twinkle.mid": RefusalCode.NOT_MEDIA,
    "real/mutagen_adif.aac": RefusalCode.NOT_MEDIA,
    "real/mutagen_too-short.mp3": RefusalCode.NOT_MEDIA,
    "real/mutagen_emptyfile.mp3": EMPTY,
    "real/mutagen_nero-chapters.m4b": RefusalCode.NOTHING_DECODED,
    "real/mutagen_truncated-64bit.mp4": RefusalCode.NOTHING_DECODED,
    "real/mutagen_ooming-header.flac": RefusalCode.NOT_MEDIA,
    "real/mutagen_52-overwritten-metadata.flac": RefusalCode.NOTHING_DECODED,
    "real/mutagen_106-invalid-streaminfo.flac": RefusalCode.NOT_MEDIA,
    "real/tinytag_ilbm.aiff": RefusalCode.NO_AUDIO,
    "real/tinytag_invalid_sample_rate.aiff": RefusalCode.NOT_MEDIA,
    "real/pydub_test1_empty.wav": RefusalCode.NOTHING_DECODED,
    "real/sphinx_evil.wav": RefusalCode.NOT_MEDIA,
    "real/sphinx_awful.wav": RefusalCode.NOTHING_DECODED,
    "real/sphinx_null.wav": RefusalCode.NOTHING_DECODED,
    "real/sphinx_bad.wav": RefusalCode.NOT_MEDIA,
    "real/aeneas_mono.invalid.wav": RefusalCode.NOT_MEDIA,
    "real/aeneas_mono.empty.wav": EMPTY,
    "real/aeneas_mono.zero.wav": RefusalCode.NOTHING_DECODED,
    "real/aeneas_p001.empty": EMPTY,
    "damaged/truncated_no_moov.m4a": RefusalCode.NO_INDEX,
    "damaged/text_named.mp3": RefusalCode.NOT_MEDIA,
    "damaged/zero_bytes.wav": EMPTY,
    "damaged/header_only.wav": RefusalCode.NOTHING_DECODED,
    "damaged/video_no_audio.mp4": RefusalCode.NO_AUDIO,
}


@dataclass(frozen=True, slots=True)
class Better:
    duration_s: float
    rms: float
    why: str


BETTER = {
    "real/exo_sample.ac3": Better(0.288, 0.023, "its last packet is cut; decode_audio loses the whole file with it"),
    "damaged/middle_garbage.mp3": Better(10.98, 0.130, "decode_audio stops at the garbage, we go on behind it"),
    "damaged/jfk_5.1_48k.flac": Better(11.0, 0.057, "the centre channel, where the voice is, weighs more"),
    "damaged/jfk_right_only.mp3": Better(11.0, 0.135, "the dead channel is left out instead of halving the voice"),
    "damaged/jfk_phase_inverted.flac": Better(11.0, 0.142, "the channels cancel each other out: decode_audio is mute"),
}

CUT = "seems to be cut off"
WARNED = {
    "real/mutagen_vbri.mp3": CUT,
    "real/mutagen_apev2-lyricsv2.mp3": CUT,
    "real/mutagen_variable-block.flac": CUT,
    "damaged/truncated.mp3": "cut off: 0:04.4 of 0:11.0 could be read",
    "damaged/truncated.opus": "without its end mark",
    "damaged/wav_odd_length.wav": CUT,
    "damaged/wav_no_extension": CUT,
    "damaged/middle_garbage.mp3": "A damaged stretch at 0:03.6 could not be decoded: 0:01.5",
    "damaged/jfk_right_only.mp3": "Channel 1 of this recording is silent",
    "damaged/jfk_phase_inverted.flac": "cancel each other out",
}
"""`wav_wrong_rate_header.wav` is not here: its header is wrong but consistent, so nothing contradicts it."""


def _manifest() -> list[dict[str, Any]]:
    path = Path(os.environ.get("SOUFFLEUR_RECORDINGS", "")) / "odd-media" / "manifest.json"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return found


def test_the_table_is_about_files_that_exist(recordings: Path) -> None:
    manifest = json.loads((recordings / "odd-media" / "manifest.json").read_text(encoding="utf-8"))
    names = {entry["file"] for entry in manifest}

    assert len(names) == 145
    assert set(REFUSED) | set(BETTER) | set(WARNED) <= names


@pytest.mark.parametrize("entry", _manifest(), ids=lambda entry: entry["file"])
def test_an_odd_file_gives_its_sound_or_its_sentence(entry: dict[str, Any], recordings: Path, tmp_path: Path) -> None:
    path = recordings / "odd-media" / entry["file"]
    refused = REFUSED.get(entry["file"])
    if refused is not None:
        with pytest.raises(UnusableInputError) as failure, _ingest(path, tmp_path) as ingest:
            ingest.wait()
        if isinstance(refused, RefusalCode):
            assert str(failure.value) == str(refusal_error(refused, path))
        else:
            assert refused in str(failure.value)
        assert list(tmp_path.iterdir()) == []
        return

    with _ingest(path, tmp_path) as ingest:
        report = ingest.wait()
        mono = MonoView(ingest.audio).read(0, report.duration_samples)

    better = BETTER.get(entry["file"]) or _as_decode_audio(entry["decode_audio"])
    assert len(mono) == report.duration_samples
    assert report.duration_samples / SAMPLE_RATE == pytest.approx(better.duration_s, abs=0.011)
    assert loudness(mono) == pytest.approx(better.rms, rel=0.02, abs=0.002)
    assert np.isfinite(mono).all()
    assert len(report.warnings) == (entry["file"] in WARNED)
    assert WARNED.get(entry["file"], "") in "".join(report.warnings)


def _ingest(path: Path, folder: Path) -> Ingest:
    return Ingest(path, folder, on_progress=lambda _done, _total: None)


def _as_decode_audio(result: str) -> Better:
    word, seconds, _, _, rms = result.split()
    assert word == "ok"
    return Better(float(seconds), float(rms), "the same")
