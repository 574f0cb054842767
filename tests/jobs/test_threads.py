"""How many threads recognition takes, where the machine is shared."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest

from audio_engine.jobs.threads import cgroup_quota, worker_threads

if TYPE_CHECKING:
    from pathlib import Path


def test_there_is_at_least_one_thread_and_never_more_than_cores() -> None:
    assert 1 <= worker_threads() <= (psutil.cpu_count() or 1)


@pytest.mark.skipif(sys.platform != "linux", reason="affinity is set the Linux way")
def test_a_process_bound_to_one_core_takes_one_thread() -> None:
    program = (
        "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
        "from audio_engine.jobs.threads import worker_threads; print(worker_threads())"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "1\n"


@pytest.mark.parametrize(
    ("content", "cores"),
    [("150000 100000\n", 1.5), ("max 100000\n", None), ("50000 100000", 0.5), ("", None), ("nonsense", None)],
)
def test_a_quota_of_the_second_version_is_read(tmp_path: Path, content: str, cores: float | None) -> None:
    (tmp_path / "cpu.max").write_text(content, encoding="ascii")

    assert cgroup_quota(tmp_path) == cores


@pytest.mark.parametrize(("quota", "cores"), [("400000", 4.0), ("-1", None)])
def test_a_quota_of_the_first_version_is_read(tmp_path: Path, quota: str, cores: float | None) -> None:
    (tmp_path / "cpu").mkdir()
    (tmp_path / "cpu" / "cpu.cfs_quota_us").write_text(quota + "\n", encoding="ascii")
    (tmp_path / "cpu" / "cpu.cfs_period_us").write_text("100000\n", encoding="ascii")

    assert cgroup_quota(tmp_path) == cores


def test_no_control_group_is_no_limit(tmp_path: Path) -> None:
    assert cgroup_quota(tmp_path) is None
