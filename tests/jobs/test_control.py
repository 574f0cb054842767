"""How a job hears that it should stop."""

from __future__ import annotations

import pytest

from audio_engine.errors import CancelledError
from audio_engine.jobs.control import JobControl, PausedError, StopRequest


def test_a_job_that_nobody_stops_goes_on() -> None:
    control = JobControl()

    control.check()

    assert control.requested is None


@pytest.mark.parametrize(
    ("request_", "error"), [(StopRequest.CANCEL, CancelledError), (StopRequest.PAUSE, PausedError)]
)
def test_check_raises_what_was_asked_for(request_: StopRequest, error: type[Exception]) -> None:
    control = JobControl()

    control.request(request_)

    assert control.requested is request_
    with pytest.raises(error):
        control.check()


def test_a_pause_becomes_a_cancellation_and_never_the_other_way_round() -> None:
    control = JobControl()

    for request in (StopRequest.PAUSE, StopRequest.CANCEL, StopRequest.PAUSE):
        control.request(request)

    assert control.requested is StopRequest.CANCEL


def test_callbacks_run_once_and_a_late_one_at_once() -> None:
    control = JobControl()
    called: list[str] = []
    control.on_cancel(lambda: called.append("early"))

    control.request(StopRequest.PAUSE)
    control.request(StopRequest.CANCEL)
    control.on_cancel(lambda: called.append("late"))

    assert called == ["early", "late"]


def test_callbacks_do_not_run_unasked() -> None:
    called: list[str] = []

    JobControl().on_cancel(lambda: called.append("never"))

    assert not called
