"""How `souffleur-models` is started: the only process of Souffleur that may reach a network.

Everything that the window asks of that program goes through `ModelsProgram.start`. Nothing else may start it. Where
the window is off the network for good, a spawner does it: a process that was made before.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from audio_engine.errors import JobFailedError
from audio_engine.programs import models_command
from audio_engine.text import tr

if TYPE_CHECKING:
    from audio_engine.jobs.spawner import SpawnedProgram, Spawner

__all__ = ["ModelsProgram", "ModelsRun"]

_LINE_MAX_BYTES: Final = 1 << 20
_OUTPUT_MAX_BYTES: Final = 1 << 22
"""A model card of 64 kB in JSON takes a tenth of it."""
_CHUNK_BYTES: Final = 1 << 16
# Ctrl-C in the terminal that started the window is not for this process, and on Windows no console opens.
_CREATION_FLAGS: Final = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
_PROCESS_GROUP: Final = None if sys.platform == "win32" else 0


class ModelsProgram:
    """Starts the program. One object of the window; `start` may be called on any thread but the GUI's."""

    def __init__(self, spawner: Spawner | None = None) -> None:
        self._spawner = spawner

    def start(self, arguments: Sequence[str]) -> ModelsRun:
        """Begin a run with these arguments.

        Raises:
            JobFailedError: the program is not there, or the system does not start it.
        """
        try:
            process = _started(arguments) if self._spawner is None else self._spawner.start_models(arguments)
        except OSError as problem:
            raise JobFailedError(
                tr("The program “souffleur-models”, which downloads models, cannot be started: {why}.", why=problem),
                tr("Import a model from a folder or a bundle, or ask your administrator."),
            ) from problem
        return ModelsRun(process)


class ModelsRun:
    """One run. A context manager: leaving the block ends the program if it still runs.

    One thread reads; `stop` and `kill` may come from any.
    """

    def __init__(self, process: subprocess.Popen[bytes] | SpawnedProgram) -> None:
        self._process = process
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self.kill()
        self._process.wait()
        self.stop()
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def output(self) -> bytes:
        """Everything that it prints, until it ends."""
        assert self._process.stdout is not None
        parts: list[bytes] = []
        size = 0
        while chunk := self._process.stdout.read(_CHUNK_BYTES):
            size += len(chunk)
            if size <= _OUTPUT_MAX_BYTES:
                parts.append(chunk)
        return b"".join(parts)

    def lines(self) -> Iterator[str]:
        """Each line of its stderr as it comes, until it ends."""
        assert self._process.stderr is not None
        left = b""
        while chunk := self._process.stderr.read(_CHUNK_BYTES):
            *whole, left = (left + chunk).split(b"\n")
            for line in whole:
                yield line.decode(errors="replace")
            left = left[:_LINE_MAX_BYTES]
        if left:
            yield left.decode(errors="replace")

    def stop(self) -> None:
        """Ask it to stop by closing its stdin, which `--stop-with-parent` listens to. What has come is kept."""
        with self._turn:
            if self._process.stdin is not None and not self._process.stdin.closed:
                self._process.stdin.close()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def wait(self) -> int:
        """Its exit code, once it has ended; negative where a signal ended it."""
        return self._process.wait()


def _started(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*models_command(), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        creationflags=_CREATION_FLAGS,
        process_group=_PROCESS_GROUP,
    )
