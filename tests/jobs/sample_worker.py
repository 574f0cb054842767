"""The real worker with the sample jobs registered, started by path so that `sample_jobs` can be imported."""

from __future__ import annotations

import os

from audio_engine.jobs import worker

KINDS = ("count", "stuck", "stumbling", "deaf", "parent", "chatter", "bug", "unusable", "greedy", "card", "mirror")

if __name__ == "__main__":
    worker.JOB_KINDS.update({kind: f"sample_jobs:{kind}" for kind in KINDS})
    if timeout_s := os.environ.get("SAMPLE_HEARTBEAT_TIMEOUT_S"):
        vars(worker)["HEARTBEAT_TIMEOUT_S"] = float(timeout_s)
    worker.main()
