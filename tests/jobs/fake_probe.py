"""A probe child that has the devices of a JSON file and dies on them as the file says; it notes each question."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import NoReturn

from audio_engine.jobs.channel import FrameReader, FrameWriter


def main(path: str) -> None:
    script = json.loads(Path(path).read_text(encoding="utf-8"))
    question = FrameReader(0).receive()
    with Path(path).with_name("questions").open("a", encoding="utf-8") as notes:
        notes.write(f"{question.get('device', 'describe')}/{question.get('compute_type', question.get('cards'))}\n")
    if question["command"] == "describe":
        if script.get("describing_dies") == "always" or (script.get("describing_dies") and question["cards"]):
            os.abort()
        answer = {**script["report"], "cards": script["report"]["cards"] if question["cards"] else []}
    else:
        answer = {"reason": _behave(script["rungs"].get(f"{question['device']}/{question['compute_type']}", ""))}
    FrameWriter(1).send(answer)


def _behave(how: str) -> str:
    match how:
        case "abort":
            os.abort()
        case "segv":
            ctypes.string_at(0)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(70)
        case "garbage":
            os.write(1, b"CUDA error: no kernel image")
            _hang()
        case "hang":
            _hang()
    return how


def _hang() -> NoReturn:
    while True:
        threading.Event().wait(3600)


if __name__ == "__main__":
    main(sys.argv[1])
