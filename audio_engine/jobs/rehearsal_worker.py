"""The child that rehearses: `python -m audio_engine.jobs.rehearsal_worker`, commands on fd 0, reports on what was fd 1.

It stays, with its voices loaded, and says the sentences that it was last asked for into the cache of what was said.
Like the worker of jobs it is off the network, may die at any moment, and does not outlive its parent.
"""

from __future__ import annotations

import faulthandler
import queue
import threading
import traceback
from functools import partial
from typing import Any, Final, NoReturn

from audio_engine.errors import CancelledError, UserFacingError
from audio_engine.jobs.channel import FrameReader, FrameWriter
from audio_engine.jobs.child import become_child, die_with_parent, leave
from audio_engine.limits import HEARTBEAT_S, HEARTBEAT_TIMEOUT_S

__all__ = ["main"]

_BUG_REPORT_MAX_CHARS: Final = 16_000


def main() -> NoReturn:
    """Set the process up and obey until the commands end."""
    commands, events = become_child()
    _Worker(commands, events).serve()
    leave(0)


class _Worker:
    """Commands come in on one thread; the main one answers questions, the stage's own say sentences."""

    def __init__(self, commands: int, events: int) -> None:
        self._commands = FrameReader(commands)
        self._events = FrameWriter(events)
        self._questions: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._withdrawn: set[int] = set()

    def serve(self) -> None:
        """Never returns by itself: the parent closes the channel, or kills."""
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()
        from audio_engine.jobs.rehearsal_stage import Stage  # native libraries: after the locks

        stage = Stage(self._send, self._bug)
        threading.Thread(target=self._listen, args=(stage,), name="commands", daemon=True).start()
        while True:
            question = self._questions.get()
            number = int(question["number"])
            try:
                answer = stage.answer(question, stopped=partial(self._is_withdrawn, number))
            except CancelledError:
                answer = {"kind": "cancelled"}
            except UserFacingError as failure:
                answer = {"kind": "refused", "what": failure.what, "to_do": failure.to_do, "code": failure.exit_code}
            except Exception as problem:  # noqa: BLE001 - the one broad catch of this thread
                self._bug(problem)
                answer = {"kind": "cancelled"}
            self._send({**answer, "number": number})

    def _is_withdrawn(self, number: int) -> bool:
        return number in self._withdrawn

    def _beat(self) -> None:
        """As in `jobs.worker`: it tells that this process lives, and puts off its own end."""
        wait = threading.Event()
        while True:
            faulthandler.dump_traceback_later(2 * HEARTBEAT_TIMEOUT_S, exit=True)
            self._send({"kind": "heartbeat"})
            wait.wait(HEARTBEAT_S)

    def _listen(self, stage: Any) -> None:  # noqa: ANN401 - `Stage`, whose module is not imported here
        """Whatever ends this thread ends the process: nobody else would notice that the parent is gone."""
        try:
            while True:
                command = self._commands.receive()
                match command.get("command"):
                    case "rehearse":
                        stage.rehearse(command)
                    case "stop":
                        stage.stop()
                    case "withdraw":
                        self._withdrawn.add(int(command["number"]))
                    case "hear" | "mix":
                        self._questions.put(command)
        finally:
            die_with_parent()

    def _send(self, document: dict[str, Any]) -> None:
        try:
            self._events.send(document)
        except OSError:  # nobody listens any more
            die_with_parent()

    def _bug(self, problem: BaseException) -> None:
        self._send({"kind": "bug", "report": "".join(traceback.format_exception(problem))[-_BUG_REPORT_MAX_CHARS:]})


if __name__ == "__main__":
    main()
