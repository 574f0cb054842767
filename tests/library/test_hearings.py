"""A passage that is heard again is a proposal; taken over it is a change, and the first hearing stays."""

from __future__ import annotations

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import ChangedElsewhereError, HearingState, Library
from audio_engine.transcript import Doubt, Gap, Segment, SegmentState, Word

from .samples import ENGINE, begin, segment, store, window

HEARD = (
    Segment(0, 0.1, 0.9, "Le maire Dupont", "Le maire Dupont", (Word("Le", 0.1, 0.2, 0.8), Word("maire", 0.2, 0.5, 0.8),
            Word("Dupont", 0.5, 0.9, 0.8)), doubt=(Doubt.LOW_CONFIDENCE,)),
    Segment(0, 1.0, 2.0, "refuse.", "refuse.", (Word("refuse.", 1.0, 2.0, 0.9),), language="fr"),
)  # fmt: skip


def _proposed(library: Library, transcript_id: int) -> int:
    job_id, hearing_id = library.ask_hearing(transcript_id, 0.0, 2.5, {})
    assert library.hearing_for_job(job_id).state is HearingState.ASKED
    library.propose_hearing(hearing_id, engine=ENGINE, language="fr", segments=HEARD)
    return hearing_id


def test_a_proposal_lies_beside_the_text(library: Library) -> None:
    transcript_id, _ = store(library, "le mère du pont refuse")
    before = library.load_transcript(transcript_id)

    _proposed(library, transcript_id)

    (row,) = library.hearings(transcript_id, HearingState.PROPOSED)
    assert (row.segments, row.text, row.engine, row.language) == (HEARD, "Le maire Dupont refuse.", ENGINE, "fr")
    assert (row.start_s, row.end_s, row.decided_by) == (0.0, 2.5, None)
    assert library.load_transcript(transcript_id) == before
    assert library.search("Dupont") == []


def test_what_is_taken_over_is_the_machines_text_and_the_first_hearing_stays(library: Library) -> None:
    transcript_id, ids = store(library, "le mère du pont refuse", "ensuite")
    begun = library.load_transcript(transcript_id)
    hearing_id = _proposed(library, transcript_id)

    change = library.accept_hearing(hearing_id, {ids[0]: 0}, author="KP")

    texts = [(s.text, s.machine_text, s.speaker, s.state) for s in library.load_transcript(transcript_id).segments]
    assert texts == [
        ("Le maire Dupont", "Le maire Dupont", "S1", SegmentState.MACHINE),
        ("refuse.", "refuse.", "S1", SegmentState.MACHINE),
        ("ensuite", "ensuite", "S1", SegmentState.MACHINE),
    ]
    assert [s.doubt for s in change.segments] == [(Doubt.LOW_CONFIDENCE,), ()]
    assert [s.text for s in library.heard(change.segments[0].id)] == ["le mère du pont refuse"]
    assert library.load_heard(transcript_id).segments == begun.segments
    assert [row.state for row in library.hearings(transcript_id)] == [HearingState.ACCEPTED]
    assert library.check() == []

    back = library.undo_change(change.id or 0, author="KP")
    assert library.load_transcript(transcript_id) == begun
    assert [row.state for row in library.hearings(transcript_id)] == [HearingState.PROPOSED]
    library.undo_change(back.id or 0, author="KP")
    assert [row.state for row in library.hearings(transcript_id)] == [HearingState.ACCEPTED]
    assert library.load_transcript(transcript_id).segments[0].text == "Le maire Dupont"


def test_the_job_that_listens_comes_before_every_other(library: Library) -> None:
    transcript_id, _ = store(library, "le mère")

    job_id, _ = library.ask_hearing(transcript_id, 0.0, 1.0, {"model": "micro"}, channel=1)

    following = library.next_queued()
    assert following is not None
    assert (following.id, following.kind, following.settings) == (job_id, "listen-again", {"model": "micro"})
    assert library.hearing_for_job(job_id).channel == 1
    with pytest.raises(LibraryError, match="no transcript number 99"):
        library.ask_hearing(99, 0.0, 1.0, {})


def test_a_stretch_is_on_the_track_that_says_most_there(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(0, "un", gaps=(Gap(10.0, 12.0),)))
    library.store_window(transcript_id, window(0, "un deux trois", track=1))

    assert library.track_at(transcript_id, 0.0, 3.0) == 1
    assert library.track_at(transcript_id, 9.0, 13.0) == 0
    assert library.track_at(transcript_id, 50.0, 51.0) == 0


def test_a_gap_is_closed_by_what_is_heard_in_it(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(0, gaps=(Gap(0.0, 2.2), Gap(9.0, 9.5))))

    change = library.accept_hearing(_proposed(library, transcript_id), {}, author="KP", speaker="S2")

    opened = library.load_transcript(transcript_id)
    assert (opened.gaps, {s.speaker for s in opened.segments}) == ((Gap(9.0, 9.5),), {"S2"})
    assert library.load_news(transcript_id, {}).gaps == (Gap(9.0, 9.5),)
    library.undo_change(change.id or 0, author="KP")
    assert len(library.load_transcript(transcript_id).gaps) == 2


def test_a_gap_inside_a_merged_passage_stays_one(library: Library) -> None:
    transcript_id = begin(library)
    stored = library.store_window(transcript_id, window(0, "un", "deux", gaps=(Gap(2.0, 4.0),)))
    merged = segment("un deux")

    library.replace_segments(transcript_id, {s.id: 0 for s in stored}, [merged], author="KP")

    assert library.load_transcript(transcript_id).gaps == (Gap(2.0, 4.0),)


def test_a_proposal_is_decided_once(library: Library) -> None:
    transcript_id, ids = store(library, "le mère")
    first, second = _proposed(library, transcript_id), _proposed(library, transcript_id)
    library.dismiss_hearing(first, author="KP")

    with pytest.raises(LibraryError, match="no longer open"):
        library.accept_hearing(first, {}, author="KP")
    library.edit_segment(ids[0], "la mère", words=(), author="AB", on_revision=0)
    with pytest.raises(ChangedElsewhereError):
        library.accept_hearing(second, {ids[0]: 0}, author="KP")
    library.accept_hearing(second, {ids[0]: 1}, author="KP")
    with pytest.raises(LibraryError, match="no longer open"):
        library.dismiss_hearing(second, author="KP")
    library.propose_hearing(second, engine=ENGINE, language="en", segments=())

    assert [(row.state, row.decided_by) for row in library.hearings(transcript_id)] == [
        (HearingState.ACCEPTED, "KP"),
        (HearingState.DISMISSED, "KP"),
    ]
    assert library.hearings(transcript_id)[0].language == "fr"
    with pytest.raises(LibraryError, match="no longer open"):
        library.hearing_for_job(99)
