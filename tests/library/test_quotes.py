from __future__ import annotations

from datetime import datetime

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library
from audio_engine.transcript import Quote

from .samples import add_recording, store


def _add(library: Library, transcript_id: int, text: str, at_s: float = 0.0) -> Quote:
    return library.add_quote(transcript_id, text, start_s=at_s, end_s=at_s + 2, speaker="S1", author="KP")


def test_a_quote_keeps_the_words_as_they_were_copied(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "Je ne sais pas.")
    added = library.add_quote(
        transcript_id, "Je ne sais pas.", start_s=0.1234, end_s=1.9, speaker="S1", author="KP", note="pour le chapeau"
    )

    library.edit_segment(segment_id, "Je sais.", words=(), author="AB", on_revision=0)

    assert library.quotes(transcript_id) == [added]
    assert (added.text, added.start_s, added.end_s) == ("Je ne sais pas.", 0.123, 1.9)
    assert (added.speaker, added.note, added.by) == ("S1", "pour le chapeau", "KP")
    assert datetime.fromisoformat(added.at).utcoffset() is not None


def test_quotes_have_an_order_of_their_own(library: Library) -> None:
    transcript_id, _ = store(library, "un")
    first, second, third = (_add(library, transcript_id, text).id for text in ("a", "b", "c"))

    library.reorder_quotes([third, first])

    assert [quote.id for quote in library.quotes(transcript_id)] == [third, second, first]
    with pytest.raises(LibraryError, match="quote is no longer"):
        library.reorder_quotes([second, 99])
    assert [quote.id for quote in library.quotes(transcript_id)] == [third, second, first]


def test_a_removed_quote_comes_back_where_it_was(library: Library) -> None:
    transcript_id, _ = store(library, "un")
    quotes = [_add(library, transcript_id, text) for text in ("a", "b", "c")]

    library.remove_quote(quotes[1].id)
    assert [quote.text for quote in library.quotes(transcript_id)] == ["a", "c"]
    library.restore_quote(quotes[1].id)

    assert library.quotes(transcript_id) == quotes


def test_a_note_is_written_beside_a_quote(library: Library) -> None:
    transcript_id, _ = store(library, "un")
    quote = _add(library, transcript_id, "a")

    library.set_quote_note(quote.id, "à vérifier")

    assert library.quotes(transcript_id)[0].note == "à vérifier"
    for refused in (library.remove_quote, library.restore_quote, lambda i: library.set_quote_note(i, "")):
        with pytest.raises(LibraryError, match="quote is no longer"):
            refused(99)
    with pytest.raises(LibraryError, match="no transcript number 99"):
        _add(library, 99, "a")


def test_a_quote_is_of_whoever_its_speaker_turned_out_to_be(library: Library) -> None:
    transcript_id, _ = store(library, "un")
    _add(library, transcript_id, "a")

    merged = library.merge_speakers(transcript_id, "S1", "S2", author="KP")
    assert library.quotes(transcript_id)[0].speaker == "S2"
    library.undo_change(merged.id or 0, author="KP")
    assert library.quotes(transcript_id)[0].speaker == "S1"
    library.remove_speaker(transcript_id, "S1", author="KP")
    assert library.quotes(transcript_id)[0].speaker is None


def test_marks_are_listed_in_the_order_of_time(library: Library) -> None:
    recording = add_recording(library)
    late, early = library.add_marks(recording, [(62.5, "fin"), (3.0004, "")], author="KP")

    assert [(m.id, m.at_s, m.text, m.created_by) for m in library.marks(recording)] == [
        (early, 3.0, "", "KP"),
        (late, 62.5, "fin", "KP"),
    ]


def test_a_mark_is_renamed_removed_and_brought_back(library: Library) -> None:
    recording = add_recording(library)
    (mark,) = library.add_marks(recording, [(1.0, "a")], author="KP")

    library.set_mark_text(mark, "le chiffre")
    library.remove_mark(mark)
    assert library.marks(recording) == []
    library.restore_mark(mark)

    assert [m.text for m in library.marks(recording)] == ["le chiffre"]
    with pytest.raises(LibraryError, match="mark is no longer"):
        library.remove_mark(99)
    with pytest.raises(LibraryError, match="no recording number 99"):
        library.add_marks(99, [(1.0, "a")], author="KP")


def test_quotes_marks_and_changes_go_with_their_recording(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "un deux")
    _add(library, transcript_id, "a")
    library.add_marks(1, [(1.0, "a")], author="KP")
    library.edit_segment(segment_id, "trois", words=(), author="KP", on_revision=0)
    library.delete_recording(1)

    library.purge_deleted()

    with library._reading() as connection:
        left = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("quote", "mark", "change", "revision", "segment", "segment_origin", "hearing")
        }
    assert set(left.values()) == {0}
    assert library.check() == []
