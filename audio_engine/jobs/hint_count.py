"""The child that counts what a list of names takes of a model's context: `python -m audio_engine.jobs.hint_count`.

One question in, one answer out. A model's tokenizer is native code over a file that somebody imported: it is loaded
here and nowhere else.
"""

from __future__ import annotations

import contextlib
import threading
from typing import NoReturn

from audio_engine.jobs.channel import ChannelError, FrameReader, FrameWriter
from audio_engine.jobs.child import become_child, die_with_parent, leave
from audio_engine.names.entry import Name
from audio_engine.names.hints import recognition_hints

__all__ = ["main"]


def main() -> NoReturn:
    """Answer one question and leave."""
    commands, answers = become_child()
    reader = FrameReader(commands)
    question = reader.receive()
    threading.Thread(target=_watch_parent, args=(reader,), daemon=True).start()

    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(question["tokenizer"])

    def count(text: str) -> int:  # as `WhisperRecogniser.count_tokens` does
        return len(tokenizer.encode(" " + text.strip(), add_special_tokens=False).ids) if text.strip() else 0

    names = [Name.from_json(entry) for entry in question["names"]]
    hints = recognition_hints(names, question["language"], count, question["budget"])
    FrameWriter(answers).send(
        {"text": hints.text, "tokens": hints.tokens, "fitted": hints.fitted, "left_out": hints.left_out}
    )
    leave(0)


def _watch_parent(reader: FrameReader) -> None:
    """There is no second question, only the channel's end."""
    with contextlib.suppress(ChannelError, OSError):
        reader.receive()
    die_with_parent()


if __name__ == "__main__":
    main()
