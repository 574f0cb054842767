"""The locked child: reads an untrusted article from descriptor 0 and writes one answer to descriptor 1.

It imports everything that its format takes, parses a small document of its own so that libraries have loaded what
they load late, locks itself, and only then looks at the file. It must never be given a path.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import traceback
import warnings
from typing import Final

from audio_engine.errors import UnusableInputError
from audio_engine.limits import ARTICLE_CPU_S, ARTICLE_MAX_BYTES
from audio_engine.media import lock
from audio_engine.narration.intake.draft import one_line
from audio_engine.narration.intake.formats import Format
from audio_engine.narration.intake.parsing import parse, parse_own_document
from audio_engine.narration.intake.protocol import CANNOT_START, Answer, Refusal, RefusalCode, encode_answer
from audio_engine.text import tr

__all__ = ["answer_for", "main"]

_PIECE: Final = 1 << 20


def main() -> None:
    """Run as `python -m audio_engine.narration.intake.parser`, with the article as standard input."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--format", type=Format, choices=list(Format), required=True)
    arguments.add_argument("--describe-lock", action="store_true")
    chosen = arguments.parse_args()
    logging.disable()
    warnings.simplefilter("ignore")
    tr("It is a caption.")  # the catalogue is a file, to be read before the lock
    _prepare(chosen.format)
    layers = lock.engage(ARTICLE_CPU_S)
    if chosen.describe_lock:
        os.write(1, lock.description(layers))
        return
    _write(encode_answer(answer_for(_content(), chosen.format)))


def _prepare(chosen: Format) -> None:
    """Load everything that reading takes. Nothing of the file has been looked at yet."""
    try:
        parse_own_document(chosen)
    except Exception:  # noqa: BLE001 - a library is missing or broken, in whatever way
        traceback.print_exc()
        sys.exit(CANNOT_START)


def answer_for(content: bytes, chosen: Format) -> Answer:
    """What comes of reading `content` as `chosen`. Separate from `main` so that a test can do it without the lock."""
    try:
        parsed = parse(content, chosen)
    except Refusal as refusal:
        return Answer(refused=refusal.code)
    except UnusableInputError as problem:
        return Answer(told=(one_line(problem.what), one_line(problem.to_do)))
    except MemoryError:
        return Answer(refused=RefusalCode.OUT_OF_MEMORY)
    except RecursionError:
        return Answer(refused=RefusalCode.TOO_DEEP)
    except Exception:  # noqa: BLE001 - the one broad catch of this process: what parsers make of a broken file
        traceback.print_exc()
        return Answer(refused=RefusalCode.BROKEN)
    return Answer(parsed.article, parsed.problems)


def _content() -> bytes:
    parts = []
    size = 0
    while size <= ARTICLE_MAX_BYTES and (part := os.read(0, _PIECE)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _write(message: bytes) -> None:
    view = memoryview(message)
    while view:
        view = view[os.write(1, view) :]


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # the parent has gone, or wants no more
        sys.exit(1)
