"""A sound process as its owner sees it: started, asked, watched, and ended for certain.

The owner never waits longer than it has said: a process that does not answer is killed, and the owner gets a sentence.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, Protocol, Self

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.limits import SOUND_ANSWER_S, TERMINATE_GRACE_S
from audio_engine.media.sound_frames import FrameSender, SoundFrameError, read_frame
from audio_engine.programs import child_command
from audio_engine.text import tr

__all__ = ["SOUND_COMMAND", "RefusedError", "SoundChild", "SoundEars", "listed_devices"]

SOUND_COMMAND: Final = child_command("audio_engine.media.sound_process")
"""`-P`: nothing in the folder where somebody types `souffleur` is imported."""

_INSTALL_COMMANDS: Final = {
    "apt-get": "sudo apt-get install libportaudio2",
    "dnf": "sudo dnf install portaudio",
    "zypper": "sudo zypper install libportaudio2",
    "pacman": "sudo pacman -S portaudio",
}
_CLOSE_S: Final = 1.0
_REAP_S: Final = 2.0
_TAIL_BYTES: Final = 8192
_TAIL_EVERY_S: Final = 0.1
"""ALSA can write a hundred megabytes a second to stderr; read so slowly, it has to wait for us."""


class RefusedError(Exception):
    """The process is well, and the device is not: `kind` is `gone` or `unusable`, `reason` what PortAudio said."""

    def __init__(self, kind: str, reason: str) -> None:
        self.kind = kind
        self.reason = reason
        super().__init__(f"{kind}: {reason}")


class SoundEars(Protocol):
    """Whoever has a device open. Called from the process's own reading thread; may not block."""

    def wanted(self, frames: int, heard_at_s: float) -> bytes:
        """So many frames of float32; the first is heard at that time of `time.perf_counter`."""
        ...

    def received(self, samples: bytes) -> None:
        """What a microphone has brought: int16."""
        ...

    def lost(self) -> None:
        """The device has stopped, or the process has ended. The last call."""
        ...


class SoundChild:
    """A process that may have one device open; a context manager that ends it.

    Raises:
        JobFailedError: the system could not start another process.
    """

    def __init__(self) -> None:
        self._ears: SoundEars | None = None
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._is_killed = False
        self._tail = b""
        try:
            self._process = _spawn(SOUND_COMMAND)
        except OSError as problem:
            raise JobFailedError(
                tr("The system could not start another program ({reason}).", reason=problem.strerror),
                tr("Close other programs or restart the computer, and try again."),
            ) from problem
        assert self._process.stdin is not None
        self._sender = FrameSender(self._process.stdin.fileno())
        self._threads = [
            threading.Thread(target=self._receive, name="sound process", daemon=True),
            threading.Thread(target=self._collect_tail, name="stderr of a sound process", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked something."""
        return not self._ended.is_set()

    @property
    def has_died(self) -> bool:
        """Whether it has ended by itself: whatever was the matter then need not be so any more."""
        return self._ended.is_set() and not self._is_killed

    def warm_up(self) -> None:
        """Have PortAudio started; nobody waits for it."""
        self._sender.message({"do": "warm up"})

    def open(self, request: dict[str, Any]) -> dict[str, Any]:
        """Open a device; what it is open with.

        Raises:
            RefusedError: there is no such device, or it cannot be used.
            JobFailedError: the process does not answer; it is killed.
            UserFacingError: PortAudio is not installed.
        """
        return self._ask(request)

    def start(self, ears: SoundEars) -> None:
        """Let the open device begin. Raises what `open` raises."""
        self._ears = ears
        self._ask({"do": "start"})

    def close_device(self) -> None:
        """Give the device back; everything that it had brought was passed on. A process that hangs is killed."""
        with contextlib.suppress(UserFacingError, RefusedError):
            self._ask({"do": "close"}, patience_s=_CLOSE_S)
        self._ears = None

    def devices(self) -> list[dict[str, Any]]:
        """What there is to record from and to play on. Raises what `open` raises."""
        found: list[dict[str, Any]] = self._ask({"do": "devices"})["devices"]
        return found

    def kill(self) -> None:
        """End it at once: it hangs."""
        self._ears = None
        self._is_killed = True
        self._ended.set()
        self._process.kill()
        self.end()

    def end(self) -> None:
        """End it, by the end of its input and by force where that is not enough. May be called again."""
        self._ended.set()
        assert self._process.stdin is not None
        if self._process.poll() is None and self._sender.close(patience_s=TERMINATE_GRACE_S):
            with contextlib.suppress(OSError):
                self._process.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(TERMINATE_GRACE_S)
        self._process.kill()
        try:
            self._process.wait(_REAP_S)
        except subprocess.TimeoutExpired:  # stuck in a driver: not ours to wait for, and its pipes are left to it
            return
        self._sender.close(patience_s=_REAP_S)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(_REAP_S)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert stream is not None
            with contextlib.suppress(OSError):
                stream.close()

    def tail(self) -> str:
        """The last of what PortAudio and the system's libraries wrote to stderr, for a report."""
        return self._tail.decode("utf-8", "replace")

    def _ask(self, request: dict[str, Any], *, patience_s: float | None = None) -> dict[str, Any]:
        """The answer, of one thread at a time."""
        if not self.is_alive:
            raise _silent()
        self._sender.message(request)
        try:
            while (answer := self._answers.get(timeout=patience_s or SOUND_ANSWER_S)) is not None:
                if answer["answer"] == request["do"]:
                    return _accepted(answer)
        except queue.Empty:
            self.kill()
        raise _silent()

    def _receive(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(SoundFrameError, OSError, ValueError, KeyError, TypeError):
            while (frame := read_frame(self._process.stdout)) is not None:
                self._hear(frame)
        self._ended.set()
        self._answers.put(None)
        if (ears := self._ears) is not None:
            ears.lost()

    def _hear(self, frame: dict[str, Any] | bytes) -> None:
        ears = self._ears
        if isinstance(frame, bytes):
            if ears is not None:
                ears.received(frame)
        elif "answer" in frame:
            self._answers.put(frame)
        elif ears is not None and "want" in frame:
            self._sender.sound(ears.wanted(int(frame["want"]), float(frame["heard_at_s"])))
        elif ears is not None and "lost" in frame:
            ears.lost()

    def _collect_tail(self) -> None:
        assert self._process.stderr is not None
        with contextlib.suppress(OSError, ValueError):  # closed under us at the very end
            while piece := os.read(self._process.stderr.fileno(), _TAIL_BYTES):
                self._tail = (self._tail + piece)[-_TAIL_BYTES:]
                if len(piece) == _TAIL_BYTES:
                    self._ended.wait(_TAIL_EVERY_S)


def listed_devices(read: Callable[[dict[str, Any]], bool]) -> list[dict[str, Any]]:
    """The devices that `read` accepts, as a process finds them that has just been started.

    Raises:
        RefusedError: PortAudio cannot start.
        JobFailedError: it does not answer.
        UserFacingError: PortAudio is not installed.
    """
    with SoundChild() as child:
        return [device for device in child.devices() if read(device)]


def _accepted(answer: dict[str, Any]) -> dict[str, Any]:
    problem = answer.get("problem")
    if problem is None:
        return answer
    if problem != "missing":
        raise RefusedError(str(problem), str(answer.get("reason", "")))
    command = next((text for tool, text in _INSTALL_COMMANDS.items() if shutil.which(tool)), None)
    raise UserFacingError(
        tr("Recording and playing sound need PortAudio, which is not installed on this machine."),
        tr("Install it with: {command}", command=command)
        if command
        else tr("Install your system’s package of PortAudio."),
    )


def _silent() -> JobFailedError:
    return JobFailedError(
        tr("The sound device stopped answering."),
        tr("Check that it is plugged in, or choose another one, and try again."),
    )


def _spawn(command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(command, creationflags=flags, **pipes)
    # A group of its own: a Ctrl-C in the terminal is for whoever started it to act on.
    return subprocess.Popen(command, process_group=0, **pipes)
