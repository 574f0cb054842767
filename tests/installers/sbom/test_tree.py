"""What is in a frozen tree: its programs are real archives of PyInstaller, without the code that would start them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from PyInstaller.archive.writers import CArchiveWriter, ZlibArchiveWriter

from installers.sbom.__main__ import main
from installers.sbom.contents import contents_of_tree, refusals

MODEL: Final = {
    "kind": "whisper",
    "name": "micro",
    "languages": ["en"],
    "licence": "MIT",
    "source": "ours",
    "revision": "1",
    "files": [{"name": "model.bin", "size_bytes": 3, "sha256": "0" * 64}],
}


def write_program(path: Path, modules: list[str]) -> None:
    """A program at `path` with empty `modules` in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    archive = path.with_suffix(".pyz")
    entries = [(name, f"{name}.py", "PYMODULE") for name in modules]
    ZlibArchiveWriter(str(archive), entries, code_dict={name: compile("", name, "exec") for name in modules})
    CArchiveWriter(str(path), [("PYZ.pyz", str(archive), False, "z")], "libpython3.so")
    archive.unlink()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "tree"
    write_program(folder / "souffleur" / "souffleur", ["json", "audio_engine", "numpy", "numpy.linalg"])
    write_program(folder / "souffleur-models" / "souffleur-models", ["installers", "truststore"])
    inside = folder / "souffleur" / "_internal"
    (inside / "soundfile_data").mkdir(parents=True)
    (inside / "psutil").mkdir()
    (inside / "soundfile_data" / "libsndfile.so").write_bytes(b"\x7fELF")
    model = inside / "audio_engine" / "_resources" / "models" / "whisper" / "micro"
    model.mkdir(parents=True)
    (model / "manifest.json").write_text(json.dumps(MODEL))
    return folder


def test_packages_are_those_of_the_modules_in_the_programs_and_beside_them(tree: Path) -> None:
    assert [each.name for each in contents_of_tree(tree).packages] == ["numpy", "psutil", "souffleur", "truststore"]


def test_a_module_that_nobody_owns_is_a_stranger(tree: Path) -> None:
    assert refusals(contents_of_tree(tree)) == []
    write_program(tree / "souffleur" / "souffleur-desktop", ["desktop", "smuggled"])
    assert refusals(contents_of_tree(tree)) == ["smuggled: it is not known what this module is from"]


def test_the_bill_of_a_tree_names_its_libraries_and_models(tree: Path, tmp_path: Path) -> None:
    bill, notices = tmp_path / "souffleur.cdx.json", tmp_path / "NOTICES.txt"
    assert main(["--tree", str(tree), "--output", str(bill), "--notices", str(notices)]) == 0
    names = {each["bom-ref"] for each in json.loads(bill.read_text())["components"]}
    assert {"file souffleur/_internal/soundfile_data/libsndfile.so", "model whisper/micro", "package numpy"} <= names
    assert "package av" not in names
    assert "libsndfile" in notices.read_text()


def test_a_program_s_own_bill_has_only_what_is_in_it(tree: Path) -> None:
    assert "truststore" not in [each.name for each in contents_of_tree(tree / "souffleur").packages]
    assert "truststore" in [each.name for each in contents_of_tree(tree / "souffleur-models").packages]
