"""The decoder as a locked child of the process that asks for sound."""

from __future__ import annotations

from typing import IO

from audio_engine.media.locked_child import LockedChild, locked_child_command

__all__ = ["DecoderChild", "decoder_command"]


class DecoderChild(LockedChild):
    """A running decoder."""

    def __init__(self, recording: IO[bytes], arguments: list[str], *, silence_s: float) -> None:
        """Start it on the open file `recording`.

        Raises:
            OSError: no process can be started.
        """
        super().__init__([*decoder_command(), *arguments], recording, silence_s=silence_s)


def decoder_command() -> list[str]:
    """How it is started."""
    return locked_child_command("audio_engine.media.decoder")
