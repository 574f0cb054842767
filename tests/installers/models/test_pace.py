"""The speed and the time left that people are told."""

from __future__ import annotations

from installers.models.pace import Pace


def test_nothing_is_said_before_a_second_has_passed() -> None:
    pace = Pace()

    assert pace.speed(0, 0.0) is None
    assert pace.speed(500, 0.5) is None
    assert pace.speed(1_000, 1.0) == 1_000


def test_what_was_here_at_the_beginning_is_no_speed() -> None:
    pace = Pace()
    pace.speed(5_000_000, 0.0)

    assert pace.speed(5_002_000, 2.0) == 1_000


def test_the_speed_is_that_of_the_last_ten_seconds() -> None:
    pace = Pace()
    for second in range(31):
        pace.speed(second * 1_000, float(second))

    for second in range(31, 51):
        speed = pace.speed(30_000 + (second - 30) * 100, float(second))

    assert speed == 100


def test_a_restart_is_no_negative_speed() -> None:
    pace = Pace()
    pace.speed(0, 0.0)
    pace.speed(9_000, 2.0)

    assert pace.speed(100, 3.0) is None
    assert pace.speed(1_100, 4.0) == 1_000
