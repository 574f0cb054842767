from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from .samples import add_recording, store

if TYPE_CHECKING:
    from audio_engine.library import Library


def test_a_healthy_library_has_no_problems(library: Library) -> None:
    store(library, "un", "deux")

    assert library.check() == []


def test_an_index_out_of_step_is_made_again(library: Library) -> None:
    _, (segment_id, _) = store(library, "fontaine", "autre")
    with library._writing() as connection:
        connection.execute(
            "INSERT INTO segment_search (segment_search, rowid, text, machine_text)"
            " VALUES ('delete', ?, 'fontaine', '')",
            (segment_id,),
        )
    assert library.search("fontaine") == []

    (problem,) = library.check()

    assert "made again" in problem
    assert len(library.search("fontaine")) == 1
    assert library.check() == []


def test_missing_sound_is_reported(library: Library) -> None:
    recording = add_recording(library)
    assert library.check() == []  # its audio is not complete yet
    library.set_recording_audio(recording, duration_samples=1, channels=1, sha256="ab", warnings=(), damaged=())

    (problem,) = library.check()
    assert "sound of recording 1" in problem

    (library.audio_folder(recording) / "audio.flac").write_bytes(b"flac")
    assert library.check() == []


def test_a_folder_of_no_recording_is_reported(library: Library) -> None:
    orphan = library.audio_folder(add_recording(library)).with_name("99")
    orphan.mkdir()

    (problem,) = library.check()

    assert str(orphan) in problem


def test_rows_that_belong_to_nothing_are_reported(library: Library) -> None:
    other = sqlite3.connect(library.path)  # without foreign_keys, as another program would
    other.execute("INSERT INTO speech_window VALUES (99, 0, 0, 0, 1)")
    other.commit()
    other.close()

    (problem,) = library.check()

    assert "speech_window" in problem


def test_an_index_that_lacks_a_row_is_reported(library: Library) -> None:
    _change_schema(library, "CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'job_by_state'")
    _change_schema(library, "DELETE FROM sqlite_schema WHERE name = 'job_by_state'")
    library.add_job("transcribe", add_recording(library), {})
    _change_schema(library, "INSERT INTO sqlite_schema SELECT * FROM kept")

    problems = library.check()

    assert problems
    assert all("job_by_state" in problem for problem in problems)


def test_a_library_too_damaged_to_be_read_is_reported(library: Library) -> None:
    _change_schema(library, "UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'job_by_state'")

    (problem,) = library.check()

    assert "damaged" in problem


def _change_schema(library: Library, statement: str) -> None:
    library._connection.execute("PRAGMA writable_schema = ON")
    library._connection.execute(statement)
    library._connection.execute("PRAGMA writable_schema = RESET")


def test_a_passage_that_is_not_what_its_history_says_is_reported(library: Library) -> None:
    _, (segment_id, other) = store(library, "un", "deux")
    library.edit_segment(segment_id, "trois", words=(), author="KP", on_revision=0)
    assert library.check() == []
    with library._writing() as connection:
        connection.execute("UPDATE segment SET text = 'quatre' WHERE id = ?", (segment_id,))
        connection.execute("UPDATE segment SET removed = 1 WHERE id = ?", (other,))

    assert library.check() == ["2 passages are not what their history says."]


def test_a_speaker_whom_nobody_knows_is_reported(library: Library) -> None:
    store(library, "un")
    with library._writing() as connection:
        connection.execute("DELETE FROM speaker WHERE speaker_id = 'S1'")

    assert library.check() == ["1 passage names a speaker whom its transcript does not know."]
