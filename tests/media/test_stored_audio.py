"""Reading samples: exact positions, waiting for what is to come, many readers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio_engine.errors import UnusableInputError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.stored_audio import FLAC_NAME, SpooledAudio, open_flac
from tests.media.sounds import tone

NOISE = np.random.default_rng(3).integers(-20_000, 20_000, (100_000, 2)).astype(np.int16)


@pytest.fixture
def flac(tmp_path: Path) -> Path:
    soundfile.write(tmp_path / FLAC_NAME, NOISE, SAMPLE_RATE)
    return tmp_path


@pytest.mark.parametrize(
    ("start", "count"), [(0, 10), (0, 100_000), (99_990, 100), (4095, 2), (4096, 1), (50_001, 4097), (100_000, 5)]
)
def test_a_finished_flac_is_read_exactly(start: int, count: int, flac: Path) -> None:
    with open_flac(flac) as audio:
        assert np.array_equal(audio.read(start, count), NOISE[start : start + count])
        assert (audio.length(), audio.channels) == (100_000, 2)


def test_many_threads_read_a_flac_at_once(flac: Path) -> None:
    starts = np.random.default_rng(4).integers(0, 99_000, 200).tolist()
    with open_flac(flac) as audio, ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda start: audio.read(start, 1000), starts))

    assert all(np.array_equal(part, NOISE[start : start + 1000]) for part, start in zip(found, starts, strict=True))


def test_beyond_the_end_there_is_nothing_of_the_right_shape(flac: Path) -> None:
    with open_flac(flac) as audio:
        assert audio.read(200_000, 10).shape == (0, 2)


def test_a_missing_flac_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="own copy of the sound cannot be read"):
        open_flac(tmp_path)


def test_a_flac_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / FLAC_NAME).write_bytes(b"fLaC" + bytes(100))

    with pytest.raises(UnusableInputError, match="own copy of the sound cannot be read"):
        open_flac(tmp_path)


def test_a_flac_of_another_rate_is_not_ours(tmp_path: Path) -> None:
    soundfile.write(tmp_path / FLAC_NAME, NOISE, 44_100)

    with pytest.raises(UnusableInputError):
        open_flac(tmp_path)


def test_a_damaged_flac_is_one_sentence(flac: Path) -> None:
    content = bytearray((flac / FLAC_NAME).read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    (flac / FLAC_NAME).write_bytes(content)

    with open_flac(flac) as audio, pytest.raises(UnusableInputError, match="own copy of the sound cannot be read"):
        audio.read(0, 100_000)


class TestSpooledAudio:
    @pytest.fixture
    def spool(self, tmp_path: Path) -> SpooledAudio:
        return SpooledAudio(tmp_path / "audio.pcm")

    def test_a_reader_waits_for_what_is_to_come(self, spool: SpooledAudio) -> None:
        with ThreadPoolExecutor(2) as threads:
            channels = threads.submit(lambda: spool.channels)
            part = threads.submit(spool.read, 50, 100)
            spool.start(2)
            spool.append(NOISE[:100].tobytes())
            assert not part.done()
            spool.append(NOISE[100:200].tobytes())

            assert channels.result(10) == 2
            assert np.array_equal(part.result(10), NOISE[50:150])
        spool.close()

    def test_a_reader_at_the_end_gets_what_there_is(self, spool: SpooledAudio) -> None:
        with ThreadPoolExecutor(1) as threads:
            part = threads.submit(spool.read, 50, 100)
            spool.start(1)
            spool.append(tone(0.005).tobytes())
            spool.finish()

            assert len(part.result(10)) == 30
        assert spool.length() == 80
        assert spool.read(80, 10).shape == (0, 1)
        spool.close()

    def test_a_failure_wakes_every_reader(self, spool: SpooledAudio) -> None:
        with ThreadPoolExecutor(3) as threads:
            waiting = [threads.submit(spool.read, 0, 10) for _ in range(3)]
            spool.fail(OSError("the disk has gone"))

            assert all(isinstance(reader.exception(10), OSError) for reader in waiting)
        with pytest.raises(OSError, match="the disk has gone"):
            spool.read(0, 1)
        spool.close()

    def test_closing_removes_the_file_and_wakes_readers(self, spool: SpooledAudio, tmp_path: Path) -> None:
        spool.start(1)
        spool.close()

        assert list(tmp_path.iterdir()) == []
        with pytest.raises(ValueError, match="is closed"):
            spool.read(0, 1)

    def test_a_spool_that_somebody_cut_short_is_an_error_and_not_silence(
        self, spool: SpooledAudio, tmp_path: Path
    ) -> None:
        spool.start(1)
        spool.append(tone(1).tobytes())
        spool.finish()
        with (tmp_path / "audio.pcm").open("r+b") as file:
            file.truncate(100)

        with pytest.raises(OSError, match="cut short"):
            spool.read(0, SAMPLE_RATE)
        spool.close()
