from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library
from audio_engine.transcript import Segment, SegmentState, Word

from .samples import store

if TYPE_CHECKING:
    from pathlib import Path

CORRECTED = (Word("Dupont", 0.0, 0.4, 1.0),)


def _segment(library: Library, transcript_id: int) -> Segment:
    return library.load_transcript(transcript_id).segments[0]


def test_an_edit_stands_beside_what_was_heard(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "Dupon")

    revision = library.edit_segment(segment_id, "Dupont", words=CORRECTED, author="KP", on_revision=0)

    edited = _segment(library, transcript_id)
    assert revision == 1
    assert (edited.text, edited.machine_text, edited.words) == ("Dupont", "Dupon", CORRECTED)
    assert edited.state is SegmentState.EDITED


def test_every_revision_is_kept_with_its_author(library: Library) -> None:
    _, (segment_id,) = store(library, "Dupon")
    assert library.revisions(segment_id) == []
    library.edit_segment(segment_id, "Dupond", words=(), author="KP", on_revision=0)
    library.edit_segment(segment_id, "Dupont", words=CORRECTED, author="AB", on_revision=1)
    library.set_segment_state(segment_id, SegmentState.CHECKED, author="AB", on_revision=2)
    library.assign_speaker(segment_id, "S2", author="CD", on_revision=3)

    kept = library.revisions(segment_id)

    assert [r.number for r in kept] == [0, 1, 2, 3, 4]
    assert [r.text for r in kept] == ["Dupon", "Dupond", "Dupont", "Dupont", "Dupont"]
    assert [r.author for r in kept] == ["", "KP", "AB", "AB", "CD"]
    assert [r.speaker for r in kept] == ["S1", "S1", "S1", "S1", "S2"]
    assert [r.state for r in kept] == ["machine", "edited", "edited", "checked", "checked"]
    assert [len(r.words) for r in kept] == [1, 0, 1, 1, 1]


def test_going_back_to_a_revision_undoes_everything_since(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "Dupon")
    heard = _segment(library, transcript_id)
    library.edit_segment(segment_id, "Dupont", words=CORRECTED, author="KP", on_revision=0)
    library.assign_speaker(segment_id, None, author="KP", on_revision=1)

    assert library.revert_segment(segment_id, 0, author="KP", on_revision=2) == 3

    assert _segment(library, transcript_id) == heard
    assert [hit.segment_id for hit in library.search("Dupon")] == [segment_id]
    assert library.search("Dupont") == []
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.revert_segment(segment_id, 9, author="KP", on_revision=3)


def test_an_edit_of_a_stale_revision_is_refused_and_changes_nothing(library: Library, home: Path) -> None:
    transcript_id, (segment_id,) = store(library, "Dupon")
    with Library.open(home) as other_window:
        seen = other_window.load_for_editing(transcript_id).revisions[segment_id]
        library.edit_segment(segment_id, "Dupont", words=CORRECTED, author="KP", on_revision=0)

        with pytest.raises(LibraryError, match="changed in another window"):
            other_window.edit_segment(segment_id, "Durand", words=(), author="AB", on_revision=seen)

        assert _segment(other_window, transcript_id).text == "Dupont"
        assert other_window.load_for_editing(transcript_id).revisions == {segment_id: 1}


def test_an_edit_of_a_removed_segment_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.edit_segment(99, "x", words=(), author="KP", on_revision=0)


def test_what_was_heard_cannot_be_changed_even_by_a_mistake_of_ours(library: Library) -> None:
    store(library, "Dupon")

    for column in ("machine_text", "machine_words"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"), library._writing() as connection:
            connection.execute(f"UPDATE segment SET {column} = 'invented'")


def test_a_segment_may_be_emptied(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "Sous-titres réalisés par personne")

    library.edit_segment(segment_id, "", words=(), author="KP", on_revision=0)

    assert _segment(library, transcript_id).text == ""
    (hit,) = library.search("réalisés")
    assert hit.heard_only
