"""A window's process for the fault tests: edits, splits, merges, and says what is stored, until it is killed.

python editor.py HOME TRANSCRIPT_ID AUTHOR
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from audio_engine.library import ChangedElsewhereError, Library
from audio_engine.transcript_edit import merge, split_at, with_text


def main() -> None:
    """Write the id of each change that the library has acknowledged and the passages that it made, between tabs."""
    home, transcript_id, author = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with Library.open(home) as library:
        for number in itertools.count():
            opened = library.load_for_editing(transcript_id)
            segments, revisions = opened.transcript.segments, opened.revisions
            first, second = segments[0], segments[1 % len(segments)]
            if number % 4 == 0 or " " not in first.text:
                removed, added = [first], [with_text(first, f"{first.text} {author}{number}")]
            elif number % 4 == 1:
                removed, added = [first], list(split_at(first, first.text.index(" ")))
            elif number % 4 == 2:
                removed, added = [first, second], [merge([first, second])]
            else:
                removed, added = [first], [with_text(first, " ".join([*first.text.split()[:3], f"fin{number}"]))]
            try:
                change = library.replace_segments(
                    transcript_id, {s.id: revisions[s.id] for s in removed}, added, author=author
                )
            except ChangedElsewhereError:
                sys.stdout.write("refused\n")
            else:
                sys.stdout.write("\t".join([str(change.id), *(s.text for s in change.segments)]) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
