from __future__ import annotations

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import ChangedElsewhereError, Library
from audio_engine.transcript import Speaker

from .samples import SPEAKERS, begin, store, window


def _who(library: Library, transcript_id: int) -> list[str | None]:
    return [segment.speaker for segment in library.load_transcript(transcript_id).segments]


def test_a_speaker_is_renamed_once_for_all(library: Library) -> None:
    transcript_id, _ = store(library, "un", "deux")

    change = library.set_speaker_name(transcript_id, "S1", "Claire", author="KP")

    assert change.speakers == (Speaker("S1", "Claire"), SPEAKERS[1])
    assert library.load_transcript(transcript_id).speakers == change.speakers
    assert {hit.speaker for hit in library.search("deux")} == {"Claire"}
    assert library.undo_change(change.id or 0, author="KP").speakers == SPEAKERS


def test_a_new_speaker_never_gets_the_id_of_one_that_was_there(library: Library) -> None:
    transcript_id, _ = store(library, "un")
    third, _ = library.add_speaker(transcript_id, "Ministre", author="KP")
    library.remove_speaker(transcript_id, third, author="KP")

    fourth, change = library.add_speaker(transcript_id, "Maire", author="KP")

    assert (third, fourth) == ("S3", "S4")
    assert change.speakers == (*SPEAKERS, Speaker("S4", "Maire"))
    assert library.undo_change(change.id or 0, author="KP").speakers == SPEAKERS


def test_merged_speakers_are_one_until_that_is_taken_back(library: Library) -> None:
    transcript_id, ids = store(library, "un", "deux", "trois")
    library.assign_speakers(transcript_id, {ids[1]: 0}, "S2", author="KP")
    begun = library.load_transcript(transcript_id)

    change = library.merge_speakers(transcript_id, "S1", "S2", author="KP")

    assert _who(library, transcript_id) == ["S2", "S2", "S2"]
    assert change.speakers == SPEAKERS[1:]
    assert [s.id for s in change.segments] == [ids[0], ids[2]]
    assert library.check() == []
    library.undo_change(change.id or 0, author="KP")
    assert library.load_transcript(transcript_id) == begun


def test_passages_of_a_removed_speaker_are_nobodys(library: Library) -> None:
    transcript_id, _ = store(library, "un", "deux")

    change = library.remove_speaker(transcript_id, "S1", author="KP")

    assert _who(library, transcript_id) == [None, None]
    assert change.speakers == SPEAKERS[1:]
    library.undo_change(change.id or 0, author="KP")
    assert _who(library, transcript_id) == ["S1", "S1"]
    assert library.load_transcript(transcript_id).speakers == SPEAKERS


def test_a_job_that_goes_on_learns_who_was_found_to_be_who(library: Library) -> None:
    transcript_id = begin(library)
    library.merge_speakers(transcript_id, "S1", "S2", author="KP")
    library.store_window(transcript_id, window(0, "un"))
    third, _ = library.add_speaker(transcript_id, "Claire", author="KP")
    library.merge_speakers(transcript_id, "S2", third, author="KP")
    library.store_window(transcript_id, window(1, "deux"))
    library.remove_speaker(transcript_id, third, author="KP")
    library.store_window(transcript_id, window(2, "trois"))

    assert _who(library, transcript_id) == [None, None, None]
    library.undo_change(library.changes(transcript_id)[0].id, author="KP")
    assert _who(library, transcript_id) == [third, third, None]
    assert library.check() == []


def test_speakers_that_are_gone_and_undos_that_come_too_late_are_refused(library: Library) -> None:
    transcript_id, _ = store(library, "un")
    first = library.set_speaker_name(transcript_id, "S1", "Claire", author="KP")
    library.set_speaker_name(transcript_id, "S1", "Clara", author="AB")

    with pytest.raises(ChangedElsewhereError, match="speaker has been changed"):
        library.undo_change(first.id or 0, author="KP")
    library.remove_speaker(transcript_id, "S2", author="KP")
    for wrong in (("S2", "S1"), ("S1", "S2"), ("S9", "S1")):
        with pytest.raises(LibraryError, match="no longer in the transcript"):
            library.merge_speakers(transcript_id, *wrong, author="KP")
    with pytest.raises(LibraryError, match="no longer in the transcript"):
        library.remove_speaker(transcript_id, "S2", author="KP")
    with pytest.raises(ValueError, match="itself"):
        library.merge_speakers(transcript_id, "S1", "S1", author="KP")
    assert _who(library, transcript_id) == ["S1"]


def test_naming_many_passages_is_one_change(library: Library) -> None:
    transcript_id, ids = store(library, "un", "deux", "trois")

    change = library.assign_speakers(transcript_id, dict.fromkeys(ids[:2], 0), "S2", author="KP")

    assert _who(library, transcript_id) == ["S2", "S2", "S1"]
    assert change.revisions == {ids[0]: 1, ids[1]: 1}
    assert [(row.segments, row.author) for row in library.changes(transcript_id)] == [(2, "KP")]
