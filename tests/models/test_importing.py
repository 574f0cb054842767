"""Bringing models in and taking them out: copied whole or not at all."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from audio_engine.errors import CancelledError, JobFailedError, UnusableInputError, UsageError, UserFacingError
from audio_engine.models.importing import import_folder
from audio_engine.models.installed import find_model, installed_models
from audio_engine.models.installing import remove_model
from audio_engine.models.manifest import read_manifest
from audio_engine.models.verification import Against, verify_model
from audio_engine.settings.folders import Origin, user_models_folder
from tests.models.conftest import MICRO_FILES, MakeModel, replace_file, write_manifest

pytestmark = pytest.mark.usefixtures("shared")

BLOCKED_IMPORT = """
import sys
from pathlib import Path
from audio_engine.models.importing import import_folder

def on_progress(done, total):
    if done > total // 2:
        print("half", flush=True)
        sys.stdin.read()

import_folder(Path(sys.argv[1]), on_progress=on_progress)
"""

PLAIN_IMPORT = """
import sys
from pathlib import Path
from audio_engine.models.importing import import_folder

import_folder(Path(sys.argv[1]), name=sys.argv[2])
"""


def child(program: str, *arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def what_is_there() -> list[str]:
    """Everything in the person's folder of models but the lock."""
    folder = user_models_folder()
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.name != ".lock")


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """A disk that says no for real: the kernel refuses the bytes beyond `size`."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_an_imported_model_is_found_has_a_manifest_and_is_intact(tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "from a stick" / "micro")
    (source / "notes.docx").write_bytes(b"not the model's")
    seen: list[tuple[int, int]] = []

    imported = import_folder(source, on_progress=lambda done, total: seen.append((done, total)))

    assert imported == find_model("micro")
    assert imported.folder == user_models_folder() / "whisper" / "micro"
    assert imported.source is Origin.USER
    assert sorted(path.name for path in imported.folder.iterdir()) == sorted((*MICRO_FILES, "manifest.json"))
    manifest = read_manifest(imported.folder)
    assert manifest is not None
    assert {"en", "fr"} < set(manifest.languages)
    assert verify_model(imported) == verify_model(imported)
    assert verify_model(imported).against is Against.MANIFEST
    assert verify_model(imported).problems == ()
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1] == imported.size_bytes


def test_an_import_is_a_copy_that_a_later_change_of_the_source_does_not_reach(
    tmp_path: Path, make_model: MakeModel
) -> None:
    source = make_model(tmp_path / "micro")
    replace_file(source / "config.json", (source / "config.json").read_bytes())
    imported = import_folder(source)

    (source / "config.json").write_bytes(b"changed in place")

    assert verify_model(imported).problems == ()


def test_importing_the_same_model_again_changes_nothing(tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "micro")
    first = import_folder(source)
    before = (first.folder / "model.bin").stat().st_ino

    assert import_folder(source) == first
    assert (first.folder / "model.bin").stat().st_ino == before


def test_another_model_of_the_same_name_is_refused_and_can_be_given_another(
    tmp_path: Path, make_model: MakeModel
) -> None:
    import_folder(make_model(tmp_path / "micro"))
    other = make_model(tmp_path / "other" / "micro")
    replace_file(other / "preprocessor_config.json", b"{}")
    before = what_is_there()

    with pytest.raises(UsageError, match="another model called “micro”"):
        import_folder(other)
    assert what_is_there() == before

    assert import_folder(other, name="micro-2").name == "micro-2"


@pytest.mark.parametrize("name", [" ", "..", "a/b", "../x", "nul", "COM1.bin", ".hidden", "x" * 101, "a\nb", "trail."])
def test_a_name_that_no_folder_can_have_is_refused(tmp_path: Path, make_model: MakeModel, name: str) -> None:
    source = make_model(tmp_path / "micro")

    with pytest.raises(UsageError, match="cannot be the name"):
        import_folder(source, name=name)
    assert what_is_there() == ["whisper"]


def test_a_manifest_that_the_source_has_is_kept_and_checked(tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "x")
    write_manifest(source, name="ours", licence="CC0-1.0")
    assert import_folder(source).licence == "CC0-1.0"
    remove_model("ours")

    content = bytearray((source / "model.bin").read_bytes())
    content[1000] ^= 1
    replace_file(source / "model.bin", bytes(content))

    with pytest.raises(UnusableInputError, match=r"model\.bin is not what its manifest says"):
        import_folder(source)
    assert what_is_there() == ["whisper"]


def test_a_file_that_a_manifest_forgets_is_taken_too(tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "micro")
    files = [file for file in write_manifest(source)["files"] if file["name"] != "tokenizer.json"]
    write_manifest(source, files=files)

    imported = import_folder(source)

    assert imported.complete
    assert imported.manifest
    assert "tokenizer.json" in {file.name for file in imported.manifest.files}


def test_files_that_are_links_into_a_cache_are_imported_as_files(tmp_path: Path, make_model: MakeModel) -> None:
    blobs = make_model(tmp_path / "blobs")
    source = tmp_path / "models--x--y" / "snapshots" / "micro"
    source.mkdir(parents=True)
    for name in MICRO_FILES:
        (source / name).symlink_to(blobs / name)

    imported = import_folder(source)

    assert not any(path.is_symlink() for path in imported.folder.iterdir())
    assert verify_model(imported).problems == ()


def test_a_voice_is_called_as_its_file_is(tmp_path: Path, make_voice: MakeModel) -> None:
    source = make_voice(tmp_path / "fr" / "siwis" / "medium", stem="fr_FR-ours-medium")

    imported = import_folder(source)

    assert imported.name == "fr_FR-ours-medium"
    assert imported.languages == ("fr_FR",)
    assert find_model("fr_FR-ours-medium", kind="piper") == imported


@pytest.mark.parametrize("missing", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
def test_an_incomplete_folder_is_not_imported(tmp_path: Path, make_model: MakeModel, missing: str) -> None:
    source = make_model(tmp_path / "micro", without=(missing,))

    with pytest.raises(UnusableInputError, match=missing):
        import_folder(source)
    assert installed_models() == []


def test_what_is_no_model_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.txt").write_text("text")

    for source in (tmp_path / "empty", tmp_path / "text.txt", tmp_path / "nowhere"):
        with pytest.raises(UnusableInputError, match="no model in"):
            import_folder(source)


def test_a_damaged_copy_of_a_published_model_is_refused_under_its_name(tmp_path: Path, make_voice: MakeModel) -> None:
    source = make_voice(tmp_path / "fr_FR-siwis-medium")
    with (source / "fr_FR-siwis-medium.onnx").open("wb") as stream:
        stream.truncate(63_201_294)  # the published size, and other content

    with pytest.raises(UnusableInputError, match="damaged copy of the model “fr_FR-siwis-medium”"):
        import_folder(source)
    assert import_folder(source, name="ours").name == "ours"


def test_a_disk_that_fills_up_leaves_nothing(tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "micro")

    with files_no_larger_than(5_000_000), pytest.raises(JobFailedError, match="could not be changed: File too large"):
        import_folder(source)

    assert what_is_there() == ["whisper"]
    assert import_folder(source).complete


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file whose reading fails")
def test_a_source_that_cannot_be_read_is_told_as_the_sources_fault(tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "micro", without=("preprocessor_config.json",))
    (source / "preprocessor_config.json").symlink_to("/proc/self/mem")

    with pytest.raises(UnusableInputError, match=r"preprocessor_config\.json cannot be read: Input/output error"):
        import_folder(source)
    assert what_is_there() == ["whisper"]


def test_too_little_room_is_said_before_anything_is_copied(
    tmp_path: Path, make_model: MakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_model(tmp_path / "micro")
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=80_000_000))

    with pytest.raises(JobFailedError, match=r"85 MB are needed and 80 MB are free"):
        import_folder(source)
    assert what_is_there() == []


def test_a_folder_of_models_that_cannot_be_made_is_told(tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "micro")
    user_models_folder().parent.mkdir()
    user_models_folder().write_text("a file where the folder should be")

    with pytest.raises(JobFailedError, match="could not be changed"):
        import_folder(source)


def test_a_cancelled_import_leaves_nothing(tmp_path: Path, make_model: MakeModel) -> None:
    def cancel(done: int, total: int) -> None:
        if done > total // 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        import_folder(make_model(tmp_path / "micro"), on_progress=cancel)

    assert what_is_there() == ["whisper"]


def test_a_killed_import_shows_no_model_and_the_next_one_clears_what_it_left(
    tmp_path: Path, make_model: MakeModel
) -> None:
    source = make_model(tmp_path / "micro")
    with child(BLOCKED_IMPORT, source) as importing:
        assert importing.stdout is not None
        assert importing.stdout.readline() == b"half\n"
        importing.send_signal(signal.SIGKILL)
        importing.wait(30)
    assert any(".part" in path for path in what_is_there())
    assert installed_models() == []

    import_folder(source)

    assert not any(".part" in path for path in what_is_there())
    assert find_model("micro").complete


def test_imports_at_the_same_time_wait_for_each_other(tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "micro")
    others = [child(PLAIN_IMPORT, source, name) for name in ("micro", "micro", "second", "third")]

    for other in others:
        with other:
            assert other.wait(120) == 0

    assert {model.name for model in installed_models()} == {"micro", "second", "third"}
    assert all(verify_model(model).problems == () for model in installed_models())


def test_a_model_can_be_put_where_everybody_reads_it(tmp_path: Path, make_model: MakeModel) -> None:
    old = os.umask(0o077)
    try:
        imported = import_folder(make_model(tmp_path / "micro"), into=tmp_path / "machine" / "models")
    finally:
        os.umask(old)

    assert imported.folder == tmp_path / "machine" / "models" / "whisper" / "micro"
    for path in (imported.folder, *imported.folder.parents[:3], *imported.folder.iterdir()):
        assert path.stat().st_mode & 0o044 == 0o044, path


def test_a_removed_model_is_gone_and_the_others_stay(tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "micro")
    import_folder(source)
    import_folder(source, name="second")

    remove_model("micro")

    assert [model.name for model in installed_models()] == ["second"]
    assert not any(".part" in path for path in what_is_there())


def test_an_incomplete_model_can_be_removed(make_model: MakeModel) -> None:
    make_model(user_models_folder() / "whisper" / "half", without=("model.bin",))

    remove_model("half")

    assert installed_models() == []


def test_only_the_persons_own_models_can_be_removed(shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / "micro")

    with pytest.raises(UserFacingError, match="not yours"):
        remove_model("micro")
    with pytest.raises(UsageError, match="not installed"):
        remove_model("nothing")
    assert find_model("micro").complete


def test_a_name_in_two_kinds_needs_its_kind(make_model: MakeModel, make_voice: MakeModel) -> None:
    make_model(user_models_folder() / "whisper" / "same")
    make_voice(user_models_folder() / "piper" / "same")

    with pytest.raises(UsageError, match="several models called “same”"):
        remove_model("same")
    remove_model("same", "piper")

    assert [str(model.kind) for model in installed_models()] == ["whisper"]
