"""The decoder's parent: opens the file, starts the locked child, checks what it says and ends it when it must.

The child gets an open descriptor and never a path. Whatever it does (silence, nonsense, a crash, endless output),
the answer is one sentence, and no process is left behind.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from audio_engine.errors import CancelledError, JobFailedError, UnusableInputError
from audio_engine.limits import DECODER_CPU_S_PER_AUDIO_HOUR, DECODER_SILENCE_S
from audio_engine.media.decoder_child import DecoderChild
from audio_engine.media.formats import hint_for
from audio_engine.media.pcm_protocol import Delivery, Message, Refused
from audio_engine.media.pcm_reader import ProtocolError, read_messages
from audio_engine.media.recording_file import open_recording
from audio_engine.media.sentences import printable_name, refusal_error
from audio_engine.text import tr

__all__ = ["DecoderProcess", "open_recording"]

_LEAST_CPU_S: Final = 600
_MOST_CPU_S: Final = 24 * 3600
_BYTES_PER_AUDIO_HOUR: Final = 3_600_000
"""8 kbit/s: few recorders make smaller files, so this is how many hours a file's size suggests."""
_STARTS: Final = 3
"""A child that somebody else killed (the kernel, short of memory) is started again; the same bytes give the same
messages, so it goes on where the first was."""


class DecoderProcess:
    """One recording being decoded by a locked child of its own; a context manager that leaves no child behind.

    `messages()` is for one thread; `cancel()` may be called from any other.
    """

    def __init__(
        self, path: Path, *, delivery: Delivery = Delivery.SPEECH, silence_s: float = DECODER_SILENCE_S
    ) -> None:
        """Open `path`. The child is started by `messages()`, in the thread that reads it.

        Raises:
            UnusableInputError: the file is none that could hold sound.
        """
        self._path = path
        self._delivery = delivery
        self._silence_s = silence_s
        self._recording = open_recording(path)
        self._lock = threading.Lock()
        self._child: DecoderChild | None = None
        self._cancelled = False

    @property
    def descriptor(self) -> int:
        """The recording's own open descriptor. Its position belongs to the child: see `look`."""
        return self._recording.fileno()

    @property
    def is_cancelled(self) -> bool:
        """Whether `cancel()` was called."""
        return self._cancelled

    def look(self, at: int, count: int) -> bytes:
        """Up to `count` bytes of the recording from `at`, while the child reads it."""
        if hasattr(os, "pread"):
            return os.pread(self.descriptor, count, at)
        with self._path.open("rb", buffering=0) as again:  # Windows: the position is shared with the child
            again.seek(at)
            return again.read(count)

    def messages(self) -> Iterator[Message]:
        """What the child says, checked, up to and with `End`.

        Raises:
            UnusableInputError: the file was refused, broke the decoder or brought it to a halt.
            CancelledError: `cancel()` was called.
            JobFailedError: the decoder cannot be started, or is killed again and again.
        """
        delivered = 0
        for start in range(1, _STARTS + 1):
            child = self._start()
            try:
                for message in islice(read_messages(child, self._delivery), delivered, None):
                    if isinstance(message, Refused):
                        raise refusal_error(message.code, self._path)
                    if self._cancelled:
                        raise CancelledError
                    delivered += 1
                    yield message
            except ProtocolError as problem:
                child.settle()
                if self._cancelled:
                    raise CancelledError from problem
                if start == _STARTS or not child.was_killed_by_others:
                    raise self._broken(child) from problem
            else:
                return

    def cancel(self) -> None:
        """Stop the child; `messages()` then raises `CancelledError`. May be called at any time, more than once."""
        with self._lock:
            self._cancelled = True
            child = self._child
        if child is not None:
            child.end()

    def close(self) -> None:
        """End the child if it still runs, and close the file."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.close()
        self._recording.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> DecoderChild:
        hours = os.fstat(self.descriptor).st_size / _BYTES_PER_AUDIO_HOUR
        cpu_s = min(max(_LEAST_CPU_S, int(hours * DECODER_CPU_S_PER_AUDIO_HOUR)), _MOST_CPU_S)
        hint = hint_for(self._path.suffix)
        arguments = [f"--cpu-seconds={cpu_s}", f"--deliver={self._delivery}", *([f"--hint={hint}"] if hint else [])]
        with self._lock:
            if self._cancelled:
                raise CancelledError
            if self._child is not None:
                self._child.close()
            try:
                self._child = DecoderChild(self._recording, arguments, silence_s=self._silence_s)
            except OSError as problem:
                raise JobFailedError(
                    tr("The decoder cannot be started: {reason}.", reason=problem.strerror),
                    tr("Close other programs and try again."),
                ) from problem
            return self._child

    def _broken(self, child: DecoderChild) -> UnusableInputError | JobFailedError:
        name = printable_name(self._path)
        if child.was_silent:
            return UnusableInputError(
                tr(
                    "Decoding {name} made no progress for {seconds:.0f} s and was stopped.",
                    name=name,
                    seconds=self._silence_s,
                ),
                tr("The file is damaged, or its drive does not answer. Copy it from the recorder again."),
            )
        if child.was_killed_by_others:
            return JobFailedError(
                tr("The decoder was stopped by the system again and again, probably for want of memory."),
                tr("Close other programs and try again."),
            )
        if child.exit_status == -getattr(signal, "SIGXCPU", 0):
            return UnusableInputError(
                tr("Decoding {name} takes far more time than any recording needs and was stopped.", name=name),
                tr("The file is damaged, or was made to do harm. Copy it from the recorder again."),
            )
        return UnusableInputError(
            tr("{name} broke the decoder, which is shut off from everything else for that reason.", name=name),
            tr("The file is damaged, or was made to do harm. Copy it from the recorder again."),
        )
