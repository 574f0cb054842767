"""What the media tests share: a file taken in to the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_engine.media.ingest import Ingest, IngestReport
from audio_engine.media.stored_audio import open_flac

TakeIn = Callable[[Path], tuple[IngestReport, NDArray[np.int16]]]


@pytest.fixture
def take_in(tmp_path: Path) -> TakeIn:
    """Takes a file in; the report and the samples of the finished FLAC, shape (n, channels)."""
    numbers = iter(range(1_000_000))

    def take(source: Path) -> tuple[IngestReport, NDArray[np.int16]]:
        folder = tmp_path / f"taken-in-{next(numbers)}"
        folder.mkdir()
        with Ingest(source, folder, on_progress=lambda _done, _total: None) as ingest:
            report = ingest.wait()
        with open_flac(folder) as audio:
            return report, audio.read(0, report.duration_samples + 1)

    return take
