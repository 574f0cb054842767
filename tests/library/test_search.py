from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_engine.library.query import LETTERS, parse_query
from audio_engine.library.search import _SORTED_MAX

from .samples import add_recording, begin, store, window

if TYPE_CHECKING:
    from audio_engine.library import Library


def _found(library: Library, query: str) -> list[str]:
    return [hit.snippet for hit in library.search(query)]


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("L’été dernier", "ete"),
        ("L’été dernier", "ÉTÉ"),
        ("l'e\u0301te\u0301 passé", "été"),
        ("une œuvre d’art", "oeuvre"),
        ("une oeuvre d’art", "œuvre"),
        ("la Straße", "strasse"),
        ("à Łódź", "lodz"),
        ("monsieur Ødegaard", "odegaard"),
        ("Ελλάδα", "Ελλάδα"),
        ("Майдан", "майдан"),
        ("le covid-19 est là", "covid-19"),
        ("aujourd’hui", "aujourd'hui"),
        ("vingt pour cent", "ving"),
        ("le maire de la ville", '"maire de la"'),
        ("le maire de la ville", "« maire de la »"),
        ("le maire de la ville", "ville maire"),
        ("le maire", 'le "maire'),
    ],
)
def test_what_a_person_types_finds_what_was_said(library: Library, said: str, typed: str) -> None:
    store(library, "rien à voir", said)

    assert _found(library, typed) == [said]


@pytest.mark.parametrize("typed", ['"de maire"', "maire absent", "vil", "le mair ville"])
def test_what_was_not_said_is_not_found(library: Library, typed: str) -> None:
    store(library, "le maire de la cité")

    assert _found(library, typed) == []


@pytest.mark.parametrize("typed", ["", " ", '"', '""', "*", "-", "…", "\0", "\ud83d", "^"])
def test_a_query_without_words_finds_nothing(library: Library, typed: str) -> None:
    store(library, "le maire")

    assert library.search(typed) == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.text(st.characters() | st.sampled_from('"*^():-+{}\0')) | st.sampled_from(["AND OR NOT NEAR(", "a " * 999])
)
def test_no_query_is_an_error(library: Library, typed: str) -> None:
    library.search(typed)


def test_a_hit_tells_where_it_is(library: Library) -> None:
    recording = add_recording(library, "conseil.wav")
    transcript_id = begin(library, recording)
    library.set_speaker_name(transcript_id, "S1", "Le maire")
    library.store_window(transcript_id, window(0, "Bonjour.", "La fontaine sera réparée, dit la fontaine."))

    (hit,) = library.search("fontaine")

    assert (hit.recording_id, hit.title, hit.transcript_id) == (recording, "conseil.wav", transcript_id)
    assert (hit.segment_id, hit.start_s, hit.speaker, hit.language) == (2, 5.0, "Le maire", "fr")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["fontaine", "fontaine"]
    assert not hit.heard_only


def test_a_long_passage_is_shown_around_its_first_match(library: Library) -> None:
    store(library, "avant " * 100 + "fontaine" + " après" * 100)

    (hit,) = library.search("fontaine")

    assert len(hit.snippet) <= 202
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["fontaine"]


def test_both_the_edited_and_the_heard_text_are_found(library: Library) -> None:
    _, (segment_id,) = store(library, "monsieur Dupon")
    library.edit_segment(segment_id, "monsieur Durand", words=(), author="KP", on_revision=0)

    (edited,), (heard,) = library.search("Durand"), library.search("Dupon")

    assert (edited.snippet, edited.heard_only) == ("monsieur Durand", False)
    assert (heard.snippet, heard.heard_only) == ("monsieur Dupon", True)
    assert len(library.search("monsieur")) == 1
    assert library.check() == []


def test_a_second_edit_forgets_the_first(library: Library) -> None:
    _, (segment_id,) = store(library, "un")
    library.edit_segment(segment_id, "deux", words=(), author="KP", on_revision=0)
    library.edit_segment(segment_id, "trois", words=(), author="KP", on_revision=1)

    assert [len(library.search(word)) for word in ("un", "deux", "trois")] == [1, 0, 1]


def test_few_hits_come_newest_recording_first_and_in_the_order_of_speech(library: Library) -> None:
    first, second = begin(library), begin(library)
    library.store_window(second, window(1, "mot b2"))
    library.store_window(first, window(0, "mot a1", "mot a2"))
    library.store_window(second, window(0, "mot b1"))

    assert _found(library, "mot") == ["mot b1", "mot b2", "mot a1", "mot a2"]


def test_pages_of_many_hits_hold_each_hit_once(library: Library) -> None:
    transcript_id = begin(library)
    count = _SORTED_MAX + 30
    library.store_window(transcript_id, window(0, *(f"mot numéro{n}" for n in range(count))))

    pages = [library.search("mot", limit=100, offset=offset) for offset in range(0, count + 100, 100)]

    found = [hit.segment_id for page in pages for hit in page]
    assert len(found) == len(set(found)) == count
    assert pages[-1] == []


def test_the_index_spells_out_the_same_letters_as_the_query(library: Library) -> None:
    letters = [chr(code) for code in LETTERS]
    store(library, *(f"x{letter}x" for letter in letters))

    with library._reading() as connection:
        spelt = [row["text"] for row in connection.execute("SELECT text FROM searched_text ORDER BY id").fetchall()]

    assert spelt == [f"x{letter}x".translate(LETTERS) for letter in letters]


def test_short_beginnings_are_whole_words() -> None:
    short, long = parse_query("le ma"), parse_query("le mai")

    assert short is not None
    assert long is not None
    assert (short.expression, long.expression) == ('"le" "ma"', '"le" "mai"*')
