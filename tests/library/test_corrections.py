"""What people write again and again in place of what was heard becomes a suggestion for the list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audio_engine.library import Library
from audio_engine.library.corrections import CorrectionMemory, Replaced, replaced_words

from .samples import begin, store, window

if TYPE_CHECKING:
    from collections.abc import Sequence


def correct(library: Library, heard: Sequence[str], written: Sequence[str]) -> int:
    """A transcript with these passages, and what a person made of them."""
    transcript_id, ids = store(library, *heard)
    for segment_id, text in zip(ids, written, strict=True):
        library.edit_segment(segment_id, text, words=(), author="KP", on_revision=0)
    return transcript_id


def found(library: Library, **more: object) -> list[tuple[str, str, int]]:
    memory: CorrectionMemory = {}
    return [(s.heard, s.written, s.count) for s in library.suggestions(memory, **more)]  # type: ignore[arg-type]


def test_a_name_that_is_corrected_twice_is_suggested_with_its_places(library: Library) -> None:
    first = correct(library, ["le maire Dupon parle"], ["le maire Dupont parle"])
    second = correct(library, ["oui", "je vois Dupon."], ["oui", "je vois Dupont."])

    (suggestion,) = library.suggestions({})

    assert (suggestion.heard, suggestion.written, suggestion.count) == ("Dupon", "Dupont", 2)
    assert [place.transcript_id for place in suggestion.places] == [second, first]
    assert suggestion.places[0].title == "interview.wav"


def test_a_name_that_is_corrected_once_or_is_known_or_dismissed_is_not(library: Library) -> None:
    correct(library, ["avec Dupon", "et Duran"], ["avec Dupont", "et Durand"])
    assert found(library) == []

    correct(library, ["avec Dupon"], ["avec Dupont"])
    assert found(library) == [("Dupon", "Dupont", 2)]
    assert found(library, known={"Dupont"}) == []
    assert found(library, dismissed={("Dupon", "Dupont")}) == []


def test_what_was_undone_or_deleted_does_not_count(library: Library) -> None:
    transcript_id = correct(library, ["avec Dupon", "vers Dupon"], ["avec Dupont", "vers Dupont"])
    segment = library.load_transcript(transcript_id).segments[0]
    library.revert_segment(segment.id, 0, author="KP", on_revision=1)
    assert found(library) == []

    correct(library, ["avec Dupon"], ["avec Dupont"])
    assert found(library) == [("Dupon", "Dupont", 2)]
    library.delete_recording(library.transcript_row(transcript_id).recording_id)
    assert found(library) == []


def test_passages_are_compared_again_only_where_they_were_changed(library: Library) -> None:
    transcript_id = correct(library, ["avec Dupon", "vers Dupon"], ["avec Dupont", "vers Dupont"])
    memory: CorrectionMemory = {}
    library.suggestions(memory)
    marked = {key: (revision, (Replaced("kept", "Kept", opens=False),)) for key, (revision, _) in memory.items()}

    assert [s.heard for s in library.suggestions(dict(marked))] == ["kept"]

    segment = library.load_transcript(transcript_id).segments[0]
    library.edit_segment(segment.id, "avec Dupond", words=(), author="KP", on_revision=1)
    assert library.suggestions(marked) == []
    assert marked[segment.id][1] == (Replaced("Dupon", "Dupond", opens=False),)


def test_only_passages_that_a_person_has_changed_are_read(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(0, *(f"passage {n}" for n in range(50))))
    correct(library, ["avec Dupon"], ["avec Dupont"])
    memory: CorrectionMemory = {}

    library.suggestions(memory)

    assert len(memory) == 1


@pytest.mark.parametrize(
    ("heard", "written", "names"),
    [
        ("monsieur du pont parle", "monsieur Dupont parle", [("du pont", "Dupont")]),
        ("a dit Emanuel Macon hier", "a dit Emmanuel Macron hier", [("Emanuel Macon", "Emmanuel Macron")]),
        ("à l'elisé, ce matin", "à l’Élysée, ce matin", [("elisé", "Élysée")]),
        ("the mayors of carkive's port", "the mayors of Kharkiv's port", [("carkive", "Kharkiv")]),
        ("il a parlé", "il a parlé hier", []),
        ("elle est venu", "elle est venue", []),
        ("oui, il parle", "oui, Macron parle", []),
        ("so i think", "so I think", []),
        ("la leonu", "la ONU", [("leonu", "ONU")]),
        ("", "Dupont", []),
        ("Dupon " * 3_000, "Dupont " * 3_000, []),
    ],
)
def test_a_replaced_word_is_a_name_where_it_looks_and_sounds_like_one(
    heard: str, written: str, names: list[tuple[str, str]]
) -> None:
    assert [(r.heard, r.written) for r in replaced_words(heard, written)] == names


def test_a_capital_at_the_beginning_of_sentences_makes_no_name(library: Library) -> None:
    correct(library, ["les gens", "oui. les gens"], ["Les gens", "oui. Les gens"])
    assert found(library) == []

    correct(library, ["oui les gens"], ["oui Les gens"])
    assert found(library) == [("les", "Les", 3)]
