from __future__ import annotations

from typing import TYPE_CHECKING

from audio_engine.library import JobState, Library

from .samples import add_recording, begin, window

if TYPE_CHECKING:
    from pathlib import Path


def test_purging_removes_rows_transcripts_and_sound_but_no_original(library: Library, tmp_path: Path) -> None:
    original = tmp_path / "original.wav"
    original.write_bytes(b"sound")
    kept = add_recording(library)
    gone = library.add_recording(original, size_bytes=5, modified_ns=1)
    transcript = begin(library, gone)
    library.store_window(transcript, window(0, "un mot"))
    (library.audio_folder(gone) / "audio.flac").write_bytes(b"flac")
    library.delete_recording(gone)

    assert library.purge_deleted() == [gone]

    assert [row.id for row in library.recordings(include_deleted=True)] == [kept]
    assert library.transcripts(gone) == []
    assert library.jobs() == []
    assert library.search("mot") == []
    assert not (library.folder / "recordings" / str(gone)).exists()
    assert original.read_bytes() == b"sound"
    assert library.check() == []


def test_purged_words_are_no_longer_in_any_file(library: Library) -> None:
    recording = add_recording(library)
    transcript = begin(library, recording)
    (stored,) = library.store_window(transcript, window(0, "lanceuse dalerte"))
    library.edit_segment(stored.id, "confidentielle", words=(), author="KP", on_revision=0)
    library.delete_recording(recording)

    library.purge_deleted()

    content = b"".join(file.read_bytes() for file in library.folder.glob("library.db*"))
    assert b"lanceuse" not in content
    assert b"confidentielle" not in content


def test_a_recording_that_a_job_runs_on_is_not_purged(library: Library) -> None:
    recording = add_recording(library)
    job = library.add_job("transcribe", recording, {})
    library.set_job_state(job, JobState.RUNNING)
    library.delete_recording(recording)

    assert library.purge_deleted() == []
    assert library.recording(recording).id == recording


def test_ids_are_not_used_again(library: Library) -> None:
    first = add_recording(library)
    library.delete_recording(first)
    library.purge_deleted()

    assert add_recording(library) > first


def test_a_folder_that_a_purge_left_behind_goes_with_the_next_one(library: Library) -> None:
    folder = library.audio_folder(add_recording(library))
    orphan = folder.with_name("4711")
    orphan.mkdir()

    library.purge_deleted()

    assert not orphan.exists()
    assert folder.is_dir()


def test_hits_of_deleted_recordings_are_hidden_until_they_are_restored(library: Library) -> None:
    recording = add_recording(library)
    library.store_window(begin(library, recording), window(0, "introuvable"))
    library.delete_recording(recording)
    assert library.search("introuvable") == []

    library.restore_recording(recording)
    assert len(library.search("introuvable")) == 1


def test_what_turned_out_to_be_no_recording_is_forgotten(library: Library) -> None:
    recording_id = add_recording(library)
    job_id = library.add_job("transcribe", recording_id, {})
    folder = library.audio_folder(recording_id)
    library.set_job_state(job_id, JobState.RUNNING)
    library.set_job_state(job_id, JobState.FAILED)

    library.forget_unusable(recording_id)

    assert library.recordings(include_deleted=True) == []
    assert library.jobs() == []
    assert not folder.exists()


def test_a_recording_with_sound_or_a_transcript_is_never_forgotten(library: Library) -> None:
    heard, begun = add_recording(library), add_recording(library, "two.wav")
    library.set_recording_audio(heard, duration_samples=9, channels=1, sha256="ab", warnings=(), damaged=())
    begin(library, begun)

    library.forget_unusable(heard)
    library.forget_unusable(begun)

    assert {row.id for row in library.recordings()} == {heard, begun}
