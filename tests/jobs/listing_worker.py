"""The real worker, whose one job transcribes and then writes down every module that the process has loaded."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from audio_engine.jobs import worker

if TYPE_CHECKING:
    from audio_engine.jobs.control import JobContext


def run(job: JobContext) -> tuple[str, ...]:
    """Transcribe; `modules.json` in the data folder has each module's file, null where it has none."""
    from audio_engine.jobs import transcription_job

    warnings = transcription_job.run(job)
    loaded = {name: getattr(module, "__file__", None) for name, module in sys.modules.items()}
    (job.home / "modules.json").write_text(json.dumps(loaded), encoding="utf-8")
    return warnings


if __name__ == "__main__":
    worker.JOB_KINDS["transcribe"] = f"{__name__}:run"
    worker.main()
