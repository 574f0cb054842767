"""The model that is recommended follows what the machine computes with, and what was measured on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_engine.engine.recommending import Machine, recommend, this_machine
from audio_engine.settings.resolver import read_settings
from audio_engine.speed import SpeedBook

GIB = 1 << 30


@pytest.mark.parametrize(
    ("machine", "name", "why"),
    [
        (Machine(2, 2 * GIB), "base", "2 GB of memory"),
        (Machine(2, 8 * GIB), "small", "2 cores"),
        (Machine(4, 32 * GIB), "small", "4 cores"),
        (Machine(8, 32 * GIB), "large-v3-turbo", "8 cores"),
        (Machine(2, 8 * GIB, "RTX 4060"), "large-v3-turbo", "RTX 4060"),
    ],
)
def test_the_machine_decides(machine: Machine, name: str, why: str, tmp_path: Path) -> None:
    found = recommend("fr", machine, SpeedBook(tmp_path), read_settings(tmp_path))

    assert found.entry.name == name
    assert why in found.reason


def test_a_model_that_was_measured_too_slow_is_not_recommended(tmp_path: Path) -> None:
    SpeedBook(tmp_path).note("faster-whisper/small/accurate", 0.6)

    found = recommend("fr", Machine(2, 8 * GIB), SpeedBook(tmp_path), read_settings(tmp_path))

    assert found.entry.name == "base"
    assert "slower than speech" in found.reason


def test_a_language_that_only_the_newest_know_is_heard(tmp_path: Path) -> None:
    found = recommend("yue", Machine(2, 8 * GIB), SpeedBook(tmp_path), read_settings(tmp_path))

    assert "yue" in found.entry.languages


def test_this_machine_has_cores_and_memory() -> None:
    machine = this_machine()

    assert machine.cores >= 1
    assert machine.memory_bytes > GIB // 4
