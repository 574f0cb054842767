"""Verification reads every byte and says which file is not what it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from audio_engine.errors import CancelledError
from audio_engine.models.catalogue import CatalogueFile, catalogue_entry
from audio_engine.models.installed import find_model, installed_models
from audio_engine.models.kinds import ModelKind
from audio_engine.models.verification import Against, is_intact, verify_model
from tests.models.conftest import MakeModel, replace_file, write_manifest


def test_one_changed_bit_is_found_and_its_file_named(shared: Path, make_model: MakeModel) -> None:
    folder = make_model(shared / "whisper" / "micro")
    write_manifest(folder)
    content = bytearray((folder / "model.bin").read_bytes())
    content[-1] ^= 0x80
    replace_file(folder / "model.bin", bytes(content))

    result = verify_model(find_model("micro"))

    assert result.against is Against.MANIFEST
    assert len(result.problems) == 1
    assert "model.bin" in result.problems[0]


def test_an_incomplete_models_problem_is_its_verification(shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / "micro", without=("tokenizer.json",))

    (result,) = map(verify_model, installed_models())

    assert "tokenizer.json" in result.problems[0]


def test_without_a_manifest_the_catalogue_is_compared_with(shared: Path, make_voice: MakeModel) -> None:
    make_voice(shared / "piper" / "fr_FR-siwis-medium")

    result = verify_model(find_model("fr_FR-siwis-medium", kind="piper"))

    assert result.against is Against.CATALOGUE
    assert len(result.problems) == 2


def test_without_either_there_is_nothing_to_compare_with(shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / "micro")

    result = verify_model(find_model("micro"))

    assert (result.against, result.problems) == (Against.NOTHING, ())


def test_a_manifest_that_claims_to_be_published_and_gives_other_checksums_is_a_problem(
    shared: Path, make_model: MakeModel
) -> None:
    entry = catalogue_entry(ModelKind.WHISPER, "tiny")
    assert entry
    folder = make_model(shared / "whisper" / "tiny")
    write_manifest(folder, source=entry.repository, revision=entry.revision)

    problems = verify_model(find_model("tiny")).problems

    assert any("model.bin" in problem and "published" in problem for problem in problems)


def test_a_file_that_goes_while_it_is_verified_is_told(shared: Path, make_model: MakeModel) -> None:
    folder = make_model(shared / "whisper" / "micro")
    write_manifest(folder)
    model = find_model("micro")
    (folder / "tokenizer.json").unlink()

    assert any("cannot be read" in problem for problem in verify_model(model).problems)


def test_progress_counts_every_byte_once_and_can_stop_the_work(shared: Path, make_model: MakeModel) -> None:
    write_manifest(make_model(shared / "whisper" / "micro"))
    model = find_model("micro")
    seen: list[tuple[int, int]] = []

    verify_model(model, lambda done, total: seen.append((done, total)))

    assert seen == sorted(seen)
    assert seen[-1] == (seen[-1][1], seen[-1][1])

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        verify_model(model, cancel)


@pytest.mark.parametrize(
    ("content", "intact"), [(b"hello", True), (b"hellp", False), (b"hell", False), (b"hello!", False)]
)
def test_a_published_md5_is_compared_with_too(tmp_path: Path, content: bytes, intact: bool) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)

    assert is_intact(file, CatalogueFile("file", 5, md5="5d41402abc4b2a76b9719d911017c592")) is intact
