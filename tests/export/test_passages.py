from __future__ import annotations

from audio_engine.export.options import ExportOptions
from audio_engine.export.passages import Passage, passages
from audio_engine.transcript import Gap, Speaker, Transcript
from tests.export.interviews import segment, transcript

SPEAKERS = (Speaker("S1", "Ann"), Speaker("S2", "Ben"))


def _shape(of: Transcript, options: ExportOptions | None = None) -> list[tuple[str | None, list[int]] | str]:
    return [
        (item.speaker, [s.id for s in item.segments]) if isinstance(item, Passage) else "gap"
        for item in passages(of, options or ExportOptions())
    ]


def test_a_paragraph_ends_where_somebody_else_speaks() -> None:
    said = transcript(
        segment(1, 0.0, 1.0, "a", speaker="S1"),
        segment(2, 1.0, 2.0, "b", speaker="S1"),
        segment(3, 2.0, 3.0, "c", speaker="S2"),
        speakers=SPEAKERS,
    )

    assert _shape(said) == [("Ann", [1, 2]), ("Ben", [3])]


def test_a_paragraph_ends_at_a_long_pause_and_goes_on_without_repeating_the_name() -> None:
    said = transcript(
        segment(1, 0.0, 1.0, "a", speaker="S1"), segment(2, 3.5, 4.0, "b", speaker="S1"), speakers=SPEAKERS
    )

    assert _shape(said) == [("Ann", [1]), (None, [2])]


def test_a_monologue_is_parted_at_ends_of_sentences() -> None:
    said = transcript(*(segment(n, n * 1.0, n + 1.0, "x" * 99 + ("." if n % 4 == 0 else ",")) for n in range(1, 17)))

    assert _shape(said) == [(None, list(range(1, 9))), (None, list(range(9, 17)))]


def test_gaps_stand_in_the_order_of_time() -> None:
    said = transcript(segment(1, 0.0, 1.0, "a"), segment(2, 2.0, 3.0, "b"), gaps=(Gap(1.0, 2.0), Gap(9.0, 9.5)))

    assert _shape(said) == [(None, [1]), "gap", (None, [2]), "gap"]


def test_segments_without_text_leave_no_trace() -> None:
    assert _shape(transcript(segment(1, 0.0, 1.0, ""))) == []


def test_a_voice_that_nobody_knows_is_not_given_to_the_one_before() -> None:
    said = transcript(segment(1, 0.0, 1.0, "a", speaker="S1"), segment(2, 1.0, 2.0, "b"), speakers=SPEAKERS)

    assert _shape(said) == [("Ann", [1]), ("Unknown speaker", [2])]


def test_an_id_without_a_name_is_shown_rather_than_lost() -> None:
    assert _shape(transcript(segment(1, 0.0, 1.0, "a", speaker="S7"))) == [("S7", [1])]


def test_without_speakers_no_name_is_shown_and_turns_stay_apart() -> None:
    said = transcript(
        segment(1, 0.0, 1.0, "a", speaker="S1"), segment(2, 1.0, 2.0, "b", speaker="S2"), speakers=SPEAKERS
    )

    assert _shape(said, ExportOptions(speakers=False)) == [(None, [1]), (None, [2])]


def test_text_without_punctuation_is_parted_at_pauses() -> None:
    said = transcript(*(segment(n, n * 1.0, n + 0.9, "x" * 99) for n in range(1, 15)))

    assert _shape(said) == [(None, list(range(1, 8))), (None, list(range(8, 15)))]
