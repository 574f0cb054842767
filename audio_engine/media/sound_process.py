"""The process that talks to PortAudio, and does nothing else: `python -m audio_engine.media.sound_process`.

PortAudio, ALSA and a sound server's library can hang, spin or crash, and then take no more than this process along.
It is told what to do over stdin, answers over stdout, and ends with whoever started it.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import queue
import threading
from typing import IO, Any, Final, NoReturn

from audio_engine.media.child_streams import take_over_streams
from audio_engine.media.lock import deny_network
from audio_engine.media.portaudio import DeviceGoneError, PortAudioMissingError, devices, portaudio
from audio_engine.media.sound_frames import FrameSender, SoundFrameError, read_frame
from audio_engine.media.sound_streams import InputStream, OutputStream, SoundStream

__all__ = ["main"]

_REASON_MAX_CHARS: Final = 200


def main() -> NoReturn:
    """Obey until stdin ends."""
    os.umask(0o077)
    commands, answers = take_over_streams()
    faulthandler.enable()
    deny_network()
    process = _SoundProcess(FrameSender(answers))
    # Read on a thread of its own: the end of the pipe must be noticed also while PortAudio hangs.
    threading.Thread(target=process.listen, args=(os.fdopen(commands, "rb"),), daemon=True).start()
    process.obey()


class _SoundProcess:
    """One device at a time is open."""

    def __init__(self, sender: FrameSender) -> None:
        self._sender = sender
        self._commands: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._stream: SoundStream | None = None

    def listen(self, stream: IO[bytes]) -> NoReturn:
        """Pass commands on, and sound to the open device."""
        with contextlib.suppress(SoundFrameError, OSError):
            while (frame := read_frame(stream)) is not None:
                if isinstance(frame, dict):
                    self._commands.put(frame)
                elif self._stream is not None:
                    self._stream.supply(frame)
        # Not by way of PortAudio's own end, which can hang: there is nothing to save.
        os._exit(0)

    def obey(self) -> NoReturn:
        """Do one command after the other, and answer each."""
        while True:
            command = self._commands.get()
            try:
                answer = self._do(command)
            except PortAudioMissingError:
                answer = {"problem": "missing"}
            except DeviceGoneError:
                answer = {"problem": "gone"}
            except (OSError, ValueError) as problem:
                answer = {"problem": "unusable", "reason": _reason(problem)}
            except Exception as problem:
                # PortAudio's own class is known only where PortAudio is.
                if not isinstance(problem, portaudio().PortAudioError):
                    raise
                answer = {"problem": "unusable", "reason": _reason(problem)}
            self._sender.message({"answer": command["do"]} | answer)

    def _do(self, command: dict[str, Any]) -> dict[str, Any]:
        match command["do"]:
            case "warm up":
                portaudio()
            case "devices":
                return {"devices": devices()}
            case "play":
                self._stream = OutputStream(self._sender, command)
                return self._stream.description
            case "record":
                self._stream = InputStream(self._sender, command)
                return self._stream.description
            case "start":
                assert self._stream is not None
                self._stream.start()
            case "close":
                if self._stream is not None:
                    self._stream.close()
                self._stream = None
        return {}


def _reason(problem: Exception) -> str:
    """The first line of what PortAudio said: it fits into a sentence."""
    lines = str(problem).strip().splitlines()
    return (lines[0].rstrip(".") if lines else type(problem).__name__)[:_REASON_MAX_CHARS]


if __name__ == "__main__":
    main()
