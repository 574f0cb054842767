"""A program that supervises one sample job, as the command line does: events on stdout, Ctrl-C cancels."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

from audio_engine.events import Event, event_to_json
from audio_engine.jobs.supervisor import Supervisor


def say(event: Event) -> None:
    sys.stdout.write(json.dumps(event_to_json(event)) + "\n")
    sys.stdout.flush()


def main(kind: str, home: str, heartbeat_timeout_s: str) -> None:
    worker = (sys.executable, str(Path(__file__).with_name("sample_worker.py")))
    with Supervisor(worker_command=worker, heartbeat_timeout_s=float(heartbeat_timeout_s)) as supervisor:
        signal.signal(signal.SIGINT, lambda _signal, _frame: supervisor.cancel())
        supervisor.run(1, kind, Path(home), say)


if __name__ == "__main__":
    main(*sys.argv[1:])
