"""Split, merged, written anew, replaced everywhere, taken back: one change each, and what was heard is never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_engine.errors import LibraryError
from audio_engine.library import ChangedElsewhereError, ChangeKind, Library, WindowRow
from audio_engine.transcript import Doubt, Segment, SegmentState, Transcript, Word
from audio_engine.transcript_edit import merge, split_at, with_text

from .samples import WINDOW_SAMPLES, begin, store, window

if TYPE_CHECKING:
    from pathlib import Path

    from audio_engine.library import Change


def _opened(library: Library, transcript_id: int) -> tuple[dict[int, Segment], dict[int, int]]:
    found = library.load_for_editing(transcript_id)
    return {segment.id: segment for segment in found.transcript.segments}, found.revisions


def _split(library: Library, transcript_id: int, segment_id: int, at: int) -> Change:
    segments, revisions = _opened(library, transcript_id)
    return library.replace_segments(
        transcript_id,
        {segment_id: revisions[segment_id]},
        split_at(segments[segment_id], at),
        author="KP",
        kind=ChangeKind.SPLIT,
    )


def _merge(library: Library, transcript_id: int, ids: list[int]) -> Change:
    segments, revisions = _opened(library, transcript_id)
    return library.replace_segments(
        transcript_id,
        {i: revisions[i] for i in ids},
        [merge([segments[i] for i in ids])],
        author="KP",
        kind=ChangeKind.MERGE,
    )


def _texts(library: Library, transcript_id: int) -> list[str]:
    return [segment.text for segment in library.load_transcript(transcript_id).segments]


def test_a_split_passage_is_two_and_each_knows_what_was_heard(library: Library) -> None:
    transcript_id, (segment_id, other) = store(library, "Bonjour à tous. Merci bien.", "Oui.")

    change = _split(library, transcript_id, segment_id, 15)

    left, right = change.segments
    assert [s.text for s in library.load_transcript(transcript_id).segments] == [left.text, right.text, "Oui."]
    assert (left.text, right.text) == ("Bonjour à tous.", "Merci bien.")
    assert (left.machine_text, right.machine_text) == (left.text, right.text)
    assert left.words + right.words == library.heard(segment_id)[0].words
    assert left.doubt == right.doubt == (Doubt.LOW_CONFIDENCE,)
    assert change.removed == (segment_id,)
    assert [library.heard(s.id) for s in (left, right)] == [library.heard(segment_id)] * 2
    assert {left.id, right.id}.isdisjoint({segment_id, other})
    assert library.check() == []


def test_a_merged_passage_holds_all_that_was_heard(library: Library) -> None:
    transcript_id, ids = store(library, "Bonjour à", "tous.", "Merci.")

    (merged,) = _merge(library, transcript_id, ids[:2]).segments

    assert _texts(library, transcript_id) == ["Bonjour à tous.", "Merci."]
    assert merged.machine_text == "Bonjour à tous."
    assert [s.text for s in library.heard(merged.id)] == ["Bonjour à", "tous."]
    assert library.check() == []


def test_what_was_edited_before_it_was_split_keeps_what_was_heard(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "le maire Dupon refuse tout")
    segments, revisions = _opened(library, transcript_id)
    edited = with_text(segments[segment_id], "Le maire Dupont refuse. Tout ?")
    library.replace_segments(transcript_id, {segment_id: revisions[segment_id]}, [edited], author="KP")

    left, right = _split(library, transcript_id, segment_id, len("Le maire Dupont refuse.")).segments

    assert (left.machine_text, right.machine_text) == ("le maire Dupon refuse", "tout")
    assert (left.state, right.state) == (SegmentState.EDITED, SegmentState.EDITED)
    assert library.heard(left.id)[0].text == "le maire Dupon refuse tout"
    assert library.load_heard(transcript_id).segments[0].text == "le maire Dupon refuse tout"


def test_search_finds_what_stands_and_what_was_heard_of_it_once(library: Library) -> None:
    transcript_id, ids = store(library, "fontaine du palais Dupon", "gare centrale")
    left, right = _split(library, transcript_id, ids[0], len("fontaine du")).segments
    assert [hit.segment_id for hit in library.search("fontaine")] == [left.id]
    (merged,) = _merge(library, transcript_id, [right.id, ids[1]]).segments
    segments, revisions = _opened(library, transcript_id)
    edited = with_text(segments[merged.id], "palais Dupont gare centrale")
    library.replace_segments(transcript_id, {merged.id: revisions[merged.id]}, [edited], author="KP")

    assert [hit.segment_id for hit in library.search("palais centrale")] == [merged.id]
    (hit,) = library.search('"palais Dupon"')
    assert (hit.segment_id, hit.heard_only) == (merged.id, True)
    assert library.check() == []


def test_a_passage_written_where_nothing_stood_was_heard_by_nobody(library: Library) -> None:
    transcript_id, _ = store(library, "Bonjour.")
    words = (Word("Inaudible.", 9.0, 9.5, 1.0),)
    written = Segment(0, 9.0, 9.5, "Inaudible.", "", words, speaker="S2", state=SegmentState.EDITED)

    change = library.replace_segments(transcript_id, {}, [written], author="KP", kind=ChangeKind.CREATE)

    (stored,) = change.segments
    assert (stored.text, stored.machine_text, stored.words, stored.doubt) == ("Inaudible.", "", words, ())
    assert library.heard(stored.id) == ()
    assert [hit.segment_id for hit in library.search("inaudible")] == [stored.id]
    assert library.check() == []


def test_a_removed_passage_is_out_of_sight_and_kept(library: Library) -> None:
    transcript_id, ids = store(library, "Sous-titres réalisés par personne", "Merci.")

    change = library.replace_segments(transcript_id, {ids[0]: 0}, [], author="KP", kind=ChangeKind.REMOVE)

    assert _texts(library, transcript_id) == ["Merci."]
    assert library.search("réalisés") == []
    assert library.heard(ids[0])[0].text == "Sous-titres réalisés par personne"
    assert [s.id for s in library.load_heard(transcript_id).segments] == ids
    assert library.revisions(ids[0])[-1].removed
    library.undo_change(change.id or 0, author="KP")
    assert [hit.segment_id for hit in library.search("réalisés")] == [ids[0]]


def test_every_change_can_be_taken_back_and_done_again(library: Library) -> None:
    transcript_id, ids = store(library, "un deux trois", "quatre cinq", "six")
    states = [library.load_transcript(transcript_id)]
    done: list[int] = []

    def did(change: Change) -> None:
        assert change.id is not None
        done.append(change.id)
        states.append(library.load_transcript(transcript_id))

    did(_split(library, transcript_id, ids[0], 2))
    did(_merge(library, transcript_id, [states[-1].segments[1].id, ids[1]]))
    segments, revisions = _opened(library, transcript_id)
    did(
        library.replace_segments(
            transcript_id,
            revisions,
            [with_text(s, s.text.upper()) for s in segments.values()],
            author="KP",
            kind=ChangeKind.REPLACE,
        )
    )
    did(library.assign_speakers(transcript_id, _opened(library, transcript_id)[1], "S2", author="KP"))
    did(library.set_states(transcript_id, {ids[2]: 2}, SegmentState.CHECKED, author="KP"))
    for _ in range(2):  # all the way back, all the way forward, twice
        backwards = [library.undo_change(change, author="KP").id or 0 for change in reversed(done)]
        assert library.load_transcript(transcript_id) == states[0]
        done = [library.undo_change(change, author="KP").id or 0 for change in reversed(backwards)]
        assert library.load_transcript(transcript_id) == states[-1]
    assert library.check() == []


def test_an_undo_over_what_somebody_else_has_changed_is_refused_whole(library: Library) -> None:
    transcript_id, ids = store(library, "un", "deux")
    change = library.assign_speakers(transcript_id, dict.fromkeys(ids, 0), "S2", author="KP")
    library.edit_segment(ids[1], "DEUX", words=(), author="AB", on_revision=1)
    before = library.load_transcript(transcript_id)

    with pytest.raises(ChangedElsewhereError, match="This passage has been changed in another window"):
        library.undo_change(change.id or 0, author="KP")

    assert library.load_transcript(transcript_id) == before
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.undo_change(99, author="KP")


def test_a_change_on_stale_or_missing_passages_is_refused_whole(library: Library, home: Path) -> None:
    transcript_id, ids = store(library, "un deux", "trois", "quatre")
    with Library.open(home) as other:
        segments, revisions = _opened(other, transcript_id)
        _split(library, transcript_id, ids[0], 2)
        library.edit_segment(ids[1], "TROIS", words=(), author="AB", on_revision=0)
        before = library.load_transcript(transcript_id)

        with pytest.raises(ChangedElsewhereError, match="2 passages have been changed in another window"):
            other.replace_segments(transcript_id, revisions, [merge(list(segments.values()))], author="KP")
        with pytest.raises(ChangedElsewhereError):
            other.replace_segments(transcript_id, {99: 0}, [], author="KP")
        with pytest.raises(ChangedElsewhereError):
            other.edit_segment(ids[0], "x", words=(), author="KP", on_revision=1)

        assert other.load_transcript(transcript_id) == before


def test_a_passage_of_another_transcript_is_not_touched(library: Library) -> None:
    transcript_id, _ = store(library, "un")
    _, (foreign,) = store(library, "deux")

    with pytest.raises(ChangedElsewhereError):
        library.replace_segments(transcript_id, {foreign: 0}, [], author="KP")
    with pytest.raises(LibraryError, match="no transcript number 99"):
        library.replace_segments(99, {}, [], author="KP")


def test_a_passage_that_stands_cannot_be_brought_back(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "un")
    segment = _opened(library, transcript_id)[0][segment_id]

    with pytest.raises(ChangedElsewhereError):
        library.replace_segments(transcript_id, {}, [segment], author="KP")


@pytest.mark.parametrize("wrong", [{"start_s": 0.1}, {"end_s": 9.0}, {"start_s": 5.0, "end_s": 4.0, "id": 0}])
def test_a_passage_keeps_its_place(library: Library, wrong: dict[str, float]) -> None:
    transcript_id, (segment_id,) = store(library, "un")
    segment = replace(_opened(library, transcript_id)[0][segment_id], **wrong)  # type: ignore[arg-type]

    with pytest.raises(ValueError, match=r"place|begins"):
        library.replace_segments(transcript_id, {segment_id: 0}, [segment], author="KP")
    with pytest.raises(ValueError, match="twice"):
        library.replace_segments(
            transcript_id, {segment_id: 0}, [*_opened(library, transcript_id)[0].values()] * 2, author="KP"
        )


def test_nothing_to_change_is_no_change(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "un")
    segment = _opened(library, transcript_id)[0][segment_id]

    change = library.replace_segments(transcript_id, {segment_id: 0}, [segment], author="KP")

    assert change.id is None
    assert library.changes(transcript_id) == []
    assert library.load_for_editing(transcript_id).revisions == {segment_id: 0}


def test_typing_on_is_one_change_and_one_revision(library: Library) -> None:
    transcript_id, (segment_id, other) = store(library, "bonjour", "merci")
    heard = _opened(library, transcript_id)[0][segment_id]
    change = None
    for number, text in enumerate(["Bonjour", "Bonjour à", "Bonjour à tous"]):
        change = library.replace_segments(
            transcript_id,
            {segment_id: number},
            [with_text(heard, text)],
            author="KP",
            goes_on_with=change.id if change else None,
        )
    assert change is not None
    assert [c.id for c in library.changes(transcript_id)] == [change.id]
    assert [(r.number, r.text) for r in library.revisions(segment_id)] == [(0, "bonjour"), (3, "Bonjour à tous")]

    # Somebody else's, another passage's and anything after another change is a change of its own.
    again = {"author": "KP", "goes_on_with": change.id}
    second = library.replace_segments(
        transcript_id, {segment_id: 3}, [with_text(heard, "x")], **{**again, "author": "AB"}
    )
    third = library.replace_segments(transcript_id, {segment_id: 4}, [with_text(heard, "y")], **again)
    elsewhere = _opened(library, transcript_id)[0][other]
    fourth = library.replace_segments(
        transcript_id, {other: 0}, [with_text(elsewhere, "Merci")], author="KP", goes_on_with=third.id
    )
    assert len({change.id, second.id, third.id, fourth.id}) == 4

    for undone in (fourth, third, second, change):
        library.undo_change(undone.id or 0, author="KP")
    assert _texts(library, transcript_id) == ["bonjour", "merci"]
    assert library.check() == []


def test_a_running_job_is_not_disturbed(library: Library) -> None:
    transcript_id = begin(library)
    first = library.store_window(transcript_id, window(0, "un deux"))
    _split(library, transcript_id, first[0].id, 2)
    written = Segment(0, 3.0, 4.0, "écrit", "", (), state=SegmentState.EDITED)
    library.replace_segments(transcript_id, {}, [written], author="KP")

    library.store_window(transcript_id, window(1, "trois"))
    again = library.store_window(transcript_id, window(0, "autre"))

    assert library.stored_windows(transcript_id, 0) == [
        WindowRow(0, 0, WINDOW_SAMPLES),
        WindowRow(1, WINDOW_SAMPLES, 2 * WINDOW_SAMPLES),
    ]
    assert again == ()  # stored, and replaced by a person since
    assert _texts(library, transcript_id) == ["un", "deux", "écrit", "trois"]
    library.forget_windows(transcript_id)
    assert _texts(library, transcript_id) == ["un", "deux", "écrit", "trois"]


def test_only_what_is_new_is_read_again(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(0, "un deux", "trois"))
    known = library.load_for_editing(transcript_id).revisions
    assert library.load_news(transcript_id, known).segments == ()

    change = _split(library, transcript_id, 1, 2)
    library.store_window(transcript_id, window(1, "quatre"))
    news = library.load_news(transcript_id, known)

    assert [s.text for s in news.segments] == ["un", "deux", "quatre"]
    assert (news.removed, news.finished) == ((1,), False)
    assert set(change.revisions.items()) < set(news.revisions.items())
    known = {k: v for k, v in (known | news.revisions).items() if k not in news.removed}
    assert library.load_for_editing(transcript_id).revisions == known
    library.finish_transcript(transcript_id, ())
    assert library.load_news(transcript_id, known).finished


STEP = st.tuples(st.sampled_from(["split", "merge", "edit", "speaker", "remove", "undo"]), st.integers(0, 99))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=12))
def test_whatever_people_do_can_be_taken_back_and_loses_nothing(library: Library, steps: list[tuple[str, int]]) -> None:
    transcript_id, ids = store(library, "un deux trois quatre", "cinq six", "sept", "huit neuf dix")
    begun = library.load_transcript(transcript_id)
    stack: list[int] = []
    for what, number in steps:
        if what == "undo":
            if stack:
                library.undo_change(stack.pop(), author="KP")
            continue
        change = _step(library, transcript_id, what, number)
        if change is not None and change.id is not None:
            stack.append(change.id)
        if "remove" not in {name for name, _ in steps}:
            assert _heard_words(library.load_transcript(transcript_id)) == _heard_words(begun)
    assert library.check() == []
    assert [s.text for s in library.load_heard(transcript_id).segments] == [s.text for s in begun.segments]
    assert [s.id for s in library.load_heard(transcript_id).segments] == ids

    for change_id in reversed(stack):
        library.undo_change(change_id, author="KP")

    assert library.load_transcript(transcript_id) == begun
    assert library.check() == []


def _step(library: Library, transcript_id: int, what: str, number: int) -> Change | None:
    segments, revisions = _opened(library, transcript_id)
    if not segments:
        return None
    ids = [s.id for s in library.load_transcript(transcript_id).segments]
    chosen = ids[number % len(ids)]
    spaces = [n for n, letter in enumerate(segments[chosen].text) if letter == " "]
    if what == "split":
        return _split(library, transcript_id, chosen, spaces[number % len(spaces)]) if spaces else None
    if what == "merge":
        following = ids[ids.index(chosen) + 1 :][:1]
        return _merge(library, transcript_id, [chosen, *following]) if following else None
    if what == "speaker":
        who = ("S1", "S2", None)[number % 3]
        return library.assign_speakers(transcript_id, {chosen: revisions[chosen]}, who, author="KP")
    edited = [with_text(segments[chosen], f"{segments[chosen].text} mot{number}")] if what == "edit" else []
    return library.replace_segments(transcript_id, {chosen: revisions[chosen]}, edited, author="KP")


def _heard_words(transcript: Transcript) -> list[str]:
    """Every word that the machine heard, as the standing passages keep it."""
    return [word for segment in transcript.segments for word in segment.machine_text.split()]
