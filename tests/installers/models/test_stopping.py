"""A stop is obeyed at once, and never in the middle of what must be finished."""

from __future__ import annotations

import signal

import pytest

from audio_engine.errors import CancelledError
from installers.models.stopping import Stop


def test_a_signal_interrupts() -> None:
    stop = Stop()

    with stop.on_signals(), pytest.raises(CancelledError):
        signal.raise_signal(signal.SIGTERM)

    with pytest.raises(CancelledError):
        stop.check()
    with pytest.raises(CancelledError):
        stop.wait(100)


def test_what_must_be_finished_is_finished_first() -> None:
    stop = Stop()
    done = []

    def finish() -> None:
        with stop.finishing():
            signal.raise_signal(signal.SIGINT)
            stop.check()
            done.append("rename")

    with stop.on_signals(), pytest.raises(CancelledError):
        finish()

    assert done == ["rename"]


def test_afterwards_signals_are_as_they_were() -> None:
    before = signal.getsignal(signal.SIGTERM)

    with Stop().on_signals():
        assert signal.getsignal(signal.SIGTERM) != before

    assert signal.getsignal(signal.SIGTERM) == before
