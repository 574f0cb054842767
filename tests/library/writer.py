"""A job's process for the fault tests: stores windows and edits them, and says what is stored, until it is killed.

python writer.py HOME TRANSCRIPT_ID FIRST_INDEX TRACK
"""

from __future__ import annotations

import sys
from pathlib import Path

from audio_engine.library import Library, StoredWindow
from audio_engine.transcript import Segment, Word


def main() -> None:
    """Write `INDEX SEGMENT_ID` after each window and edit that the library has acknowledged."""
    home, transcript_id, index, track = Path(sys.argv[1]), *map(int, sys.argv[2:])
    with Library.open(home) as library:
        while True:
            words = (Word("mot", index * 30.0, index * 30.0 + 1, 0.9),)
            segments = tuple(
                Segment(0, index * 30.0 + n, index * 30.0 + n + 1, f"mot{index} x{n}", f"mot{index} x{n}", words)
                for n in range(5)
            )
            stored = library.store_window(
                transcript_id, StoredWindow(track, index, index * 10, index * 10 + 10, segments, ())
            )
            library.edit_segment(stored[0].id, f"edit{index}", words=(), author="KP", on_revision=0)
            sys.stdout.write(f"{index} {stored[0].id}\n")
            sys.stdout.flush()
            index += 1


if __name__ == "__main__":
    main()
