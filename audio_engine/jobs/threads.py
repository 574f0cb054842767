"""How many threads recognition should use: the physical cores that this process may really have.

Hyper-threads make matrix products slower, and a container's quota is invisible to a plain count of cores.
"""

from __future__ import annotations

import math
import os
from pathlib import Path

import psutil

__all__ = ["worker_threads"]

_CGROUP = Path("/sys/fs/cgroup")


def worker_threads() -> int:
    """At least 1."""
    bounds = [
        psutil.cpu_count(logical=False) or os.cpu_count() or 1,
        _allowed_cores(),
        cgroup_quota(_CGROUP) or math.inf,
    ]
    return max(1, math.floor(min(bounds)))


def _allowed_cores() -> float:
    """The cores that this process is not bound away from."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return math.inf


def cgroup_quota(folder: Path) -> float | None:
    """Cores of processor time that the control group in `folder` (version 2 or 1) grants; None for no limit."""
    try:
        quota, period = (folder / "cpu.max").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        try:
            quota = (folder / "cpu" / "cpu.cfs_quota_us").read_text(encoding="ascii").strip()
            period = (folder / "cpu" / "cpu.cfs_period_us").read_text(encoding="ascii").strip()
        except OSError:
            return None
    if not (quota.isdecimal() and period.isdecimal() and int(period)):  # "max", "-1"
        return None
    return int(quota) / int(period)
