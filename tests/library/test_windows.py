"""What a job can do to windows that are already stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audio_engine.transcript import Doubt

from .samples import begin, window

if TYPE_CHECKING:
    from audio_engine.library import Library


def test_segments_over_damaged_sound_are_doubted_once(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(0, "avant la coupure", "pendant la coupure", "après la coupure"))

    for _ in range(2):
        library.mark_damaged(transcript_id, [(round(5.2 * 16_000), round(5.4 * 16_000))])

    doubts = [s.doubt for s in library.load_transcript(transcript_id).segments]
    assert [Doubt.DAMAGED_AUDIO in doubt for doubt in doubts] == [False, True, False]
    assert doubts[1] == (Doubt.LOW_CONFIDENCE, Doubt.DAMAGED_AUDIO)


def test_a_job_that_begins_again_finds_no_windows_and_search_finds_nothing_of_them(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(0, "charabia"))

    library.forget_windows(transcript_id)

    assert library.stored_windows(transcript_id, 0) == []
    assert library.load_transcript(transcript_id).segments == ()
    assert library.search("charabia") == []
