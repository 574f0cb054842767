"""The parent of the decoder: cancelling, silence, crashes, kills; and no process is ever left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from audio_engine.errors import CancelledError, JobFailedError, UnusableInputError
from audio_engine.media.decoding import DecoderProcess
from audio_engine.media.pcm_protocol import End, Header, Message, Pcm, encode
from tests.media.sounds import tone, write_wav

posix_only = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


@pytest.fixture
def long_wav(tmp_path: Path) -> Path:
    """Two minutes: far more than fits into a pipe, so the decoder is alive while somebody listens."""
    return write_wav(tmp_path / "long.wav", np.concatenate([tone(1)] * 120))


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    yield
    assert psutil.Process().children(recursive=True) == []


def child_of(decoder: DecoderProcess) -> psutil.Process:
    child = decoder._child
    assert child is not None
    return psutil.Process(child._process.pid)


def listen(decoder: DecoderProcess, and_then: Callable[[int], None]) -> list[Message]:
    """Hear it to the end, doing something after each message, which is given its number."""
    heard = []
    for number, message in enumerate(decoder.messages()):
        heard.append(message)
        and_then(number)
    return heard


def samples_of(messages: list[Message]) -> bytes:
    return b"".join(message.samples for message in messages if isinstance(message, Pcm))


def test_it_says_header_samples_and_end(long_wav: Path) -> None:
    with DecoderProcess(long_wav) as decoder:
        messages = list(decoder.messages())

    assert messages[0] == Header(1, 16_000, 1, 120 * 16_000, "wav", "pcm_s16le")
    assert messages[-1] == End(120 * 16_000)
    assert samples_of(messages) == long_wav.read_bytes()[44:]


def test_leaving_early_ends_the_child(long_wav: Path) -> None:
    with DecoderProcess(long_wav) as decoder:
        next(decoder.messages())
        child = child_of(decoder)

    assert not child.is_running()


def test_it_need_not_be_started(long_wav: Path) -> None:
    with DecoderProcess(long_wav):
        pass


def test_cancelling_from_another_thread_ends_it_within_two_seconds(long_wav: Path) -> None:
    with DecoderProcess(long_wav) as decoder:
        messages = decoder.messages()
        next(messages)
        started = time.monotonic()
        thread = threading.Thread(target=decoder.cancel)
        thread.start()
        with pytest.raises(CancelledError):
            list(messages)
        thread.join()
        decoder.cancel()

        assert time.monotonic() - started < 2
        assert decoder.is_cancelled


def test_cancelling_before_the_start_starts_nothing(long_wav: Path) -> None:
    with DecoderProcess(long_wav) as decoder:
        decoder.cancel()
        with pytest.raises(CancelledError):
            next(decoder.messages())

        assert decoder._child is None


@posix_only
def test_a_child_that_ignores_a_polite_end_is_killed(long_wav: Path) -> None:
    with DecoderProcess(long_wav) as decoder:
        messages = decoder.messages()
        next(messages)
        child_of(decoder).suspend()
        started = time.monotonic()
        decoder.cancel()

        assert time.monotonic() - started < 2
        with pytest.raises(CancelledError):
            list(messages)


@posix_only
def test_a_silent_child_is_ended_by_the_watchdog(long_wav: Path) -> None:
    with (
        DecoderProcess(long_wav, silence_s=1.5) as decoder,
        pytest.raises(UnusableInputError, match=r"long\.wav made no progress for 2 s"),
    ):
        listen(decoder, lambda number: child_of(decoder).suspend() if number == 1 else None)


@posix_only
def test_a_listener_who_takes_his_time_is_no_silence_of_the_child(long_wav: Path) -> None:
    waited = threading.Event()
    with DecoderProcess(long_wav, silence_s=1.5) as decoder:
        messages = decoder.messages()
        first = next(messages)
        waited.wait(2.5)
        rest = list(messages)

    assert isinstance(first, Header)
    assert isinstance(rest[-1], End)


@posix_only
def test_a_child_killed_by_somebody_else_is_started_again_and_nothing_is_missing(long_wav: Path) -> None:
    with DecoderProcess(long_wav) as decoder:
        heard = listen(decoder, lambda number: child_of(decoder).kill() if number in {0, 19} else None)

    with DecoderProcess(long_wav) as decoder:
        unbroken = list(decoder.messages())
    assert b"".join(map(encode, heard)) == b"".join(map(encode, unbroken))


@posix_only
def test_a_child_that_is_killed_again_and_again_fails_the_job(long_wav: Path) -> None:
    with (
        DecoderProcess(long_wav) as decoder,
        pytest.raises(JobFailedError, match="stopped by the system again and again"),
    ):
        listen(decoder, lambda _: child_of(decoder).kill())


@posix_only
@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (signal.SIGSEGV, "long.wav broke the decoder"),
        (signal.SIGABRT, "long.wav broke the decoder"),
        (signal.SIGXCPU, "takes far more time than any recording needs"),
    ],
)
def test_a_crash_is_the_files_fault_and_is_not_tried_again(how: int, sentence: str, long_wav: Path) -> None:
    with DecoderProcess(long_wav) as decoder, pytest.raises(UnusableInputError, match=sentence):
        listen(decoder, lambda _: child_of(decoder).send_signal(how))


@pytest.mark.parametrize("nonsense", ["print('hello')", "import os; os.write(1, bytes(100000))", "raise SystemExit(3)"])
def test_a_child_that_talks_nonsense_is_not_believed(
    nonsense: str, long_wav: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audio_engine.media.decoder_child.decoder_command", lambda: [sys.executable, "-c", nonsense])

    with DecoderProcess(long_wav) as decoder, pytest.raises(UnusableInputError, match="broke the decoder"):
        list(decoder.messages())


def test_a_child_that_floods_its_log_does_not_block_and_its_log_is_harmless(
    long_wav: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood = "import sys; sys.stderr.write('\\x1b[2J\\x07' * 500000)"
    monkeypatch.setattr("audio_engine.media.decoder_child.decoder_command", lambda: [sys.executable, "-c", flood])

    with DecoderProcess(long_wav) as decoder:
        with pytest.raises(UnusableInputError):
            list(decoder.messages())
        child = decoder._child
        assert child is not None
        child.close()

    assert 0 < len(child.log) < 100_000
    assert "\x1b" not in child.log


def test_a_decoder_that_cannot_be_started_fails_the_job(long_wav: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audio_engine.media.decoder_child.decoder_command", lambda: ["/nonexistent/python"])

    with DecoderProcess(long_wav) as decoder, pytest.raises(JobFailedError, match="cannot be started"):
        list(decoder.messages())


PARENT = """
import sys, threading
from pathlib import Path
from audio_engine.media.decoding import DecoderProcess
decoder = DecoderProcess(Path(sys.argv[1]))
messages = decoder.messages()
next(messages)
print(decoder._child._process.pid, flush=True)
threading.Event().wait()
"""


@posix_only
def test_the_child_dies_with_its_parent(long_wav: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT, str(long_wav)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()

    _, alive = psutil.wait_procs([child], timeout=10)

    assert not alive or child.status() == psutil.STATUS_ZOMBIE
