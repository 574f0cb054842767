"""`peaks.bin` is written and read back, and nothing else is taken for it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from audio_engine.limits import PEAK_SAMPLES
from audio_engine.media.waveform import PEAKS_NAME, PeakWriter, read_peaks

SAMPLES = np.random.default_rng(5).integers(-32768, 32767, (1000, 2)).astype(np.int16)


def written(step: int) -> bytes:
    stream = io.BytesIO()
    writer = PeakWriter(stream, 2)
    for at in range(0, len(SAMPLES), step):
        writer.add(SAMPLES[at : at + step])
    writer.finish()
    return stream.getvalue()


@pytest.mark.parametrize("step", [1, 7, PEAK_SAMPLES, 333, 1000])
def test_peaks_do_not_depend_on_how_the_samples_arrive(step: int) -> None:
    assert written(step) == written(1000)


def test_the_last_peak_may_have_fewer_samples(tmp_path: Path) -> None:
    (tmp_path / PEAKS_NAME).write_bytes(written(1000))

    peaks = read_peaks(tmp_path)

    assert peaks.shape == (7, 2, 2)
    assert peaks[6, 1].tolist() == [SAMPLES[960:, 1].min() >> 8, SAMPLES[960:, 1].max() >> 8]


@pytest.mark.parametrize("content", [b"", b"SFPK", b"RIFF" + bytes(100), written(1000)[:-1], b"SFPK" + bytes(12)])
def test_what_is_no_peaks_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / PEAKS_NAME).write_bytes(content)

    with pytest.raises(ValueError, match=r"."):
        read_peaks(tmp_path)


def test_missing_peaks_are_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_peaks(tmp_path)
