"""What a person does in a window, as commands: the library's own calls, with each acknowledgement on a line."""

from __future__ import annotations

import sys
from pathlib import Path

from audio_engine.cli.terminal import say_error
from audio_engine.errors import UserFacingError
from audio_engine.library import JobState, Library
from audio_engine.transcript import ReviewState
from audio_engine.transcript_edit import merge, split_at, with_text

__all__ = ["EDITS", "perform"]

EDITS = 8


def perform(name: str, arguments: list[str]) -> int:
    """Run an act in the data folder `arguments[0]`; the exit code of a command."""
    try:
        ACTS[name](Path(arguments[0]))
    except UserFacingError as problem:
        say_error(str(problem))
        return problem.exit_code
    return 0


def _edit(home: Path) -> None:
    """Go on with the changes to the first transcript until there are `EDITS`; each line is the id of one."""
    with Library.open(home) as library:
        while (number := len(library.changes(1, limit=1000))) < EDITS:
            opened = library.load_for_editing(1)
            first, second, *_ = opened.transcript.segments
            match number % 4:
                case 1:
                    removed, added = [first], list(split_at(first, first.text.index(" ")))
                case 2:
                    removed, added = [first, second], [merge([first, second])]
                case _:
                    removed, added = [first], [with_text(first, f"{first.text} mot{number}")]
            change = library.replace_segments(1, {s.id: opened.revisions[s.id] for s in removed}, added, author="KP")
            _acknowledge(change.id)


def _review(home: Path) -> None:
    """A quote and a review are noted, and the recording is deleted and brought back."""
    with Library.open(home) as library:
        if not library.quotes(1):
            _acknowledge(library.add_quote(1, "une citation", start_s=0, end_s=1, speaker=None, author="KP"))
        library.set_review_state(1, ReviewState.IN_REVIEW, by="KP")
        library.set_review_state(1, ReviewState.REVIEWED, by="KP")
        library.delete_recording(1)
        library.restore_recording(1)
        _acknowledge("done")


def _go_through_states(home: Path) -> None:
    """Every job goes its way through the states, from wherever it is; each line is a step that is stored."""
    with Library.open(home) as library:
        for job in library.jobs():
            way = job.settings["way"]
            for step in range(int(job.what or "0"), len(way)):
                library.set_job_state(job.id, JobState(way[step]), what=str(step + 1))
                _acknowledge(f"{job.id} {step + 1}")


ACTS = {"edit": _edit, "review": _review, "states": _go_through_states}


def _acknowledge(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()
