"""The bill of materials, the notices and the gate: of this environment, which a frozen tree is made from."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from audio_engine.models.kinds import ModelKind
from audio_engine.models.manifest import Manifest, ManifestFile
from installers.sbom.bill import bill_of_materials
from installers.sbom.checksums import write_checksums
from installers.sbom.contents import Contents, contents_of_environment, refusals
from installers.sbom.licences import AllowedLicences, read_licences, read_native_libraries
from installers.sbom.natives import NativeFile, native_files, unknown_natives
from installers.sbom.notices import GENERIC_TEXTS, notices
from installers.sbom.packages import Package, plain_name

NOTICES: Final = Path(__file__).resolve().parents[3] / "resources" / "licences" / "NOTICES.txt"


@pytest.fixture(scope="module")
def contents() -> Contents:
    return contents_of_environment()


@pytest.fixture(scope="module")
def allowed() -> AllowedLicences:
    return read_licences()


def components(contents: Contents) -> dict[str, Any]:
    return {each["bom-ref"]: each for each in json.loads(bill_of_materials(contents))["components"]}


def test_everything_that_is_shipped_has_a_licence_that_is_allowed(contents: Contents) -> None:
    assert refusals(contents) == []


@pytest.mark.parametrize(
    ("expression", "is_allowed"),
    [
        ("MIT", True),
        ("MIT AND BSD-3-Clause", True),
        ("MIT AND SSPL-1.0", False),
        ("SSPL-1.0 OR MIT", True),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-3.0-or-later WITH Classpath-exception-2.0", False),
        ("CC-BY-NC-4.0", False),
        ("Proprietary", False),
        ("BSD", False),
        ("", False),
        (None, False),
    ],
)
def test_the_gate_goes_by_the_expression(expression: str | None, is_allowed: bool, allowed: AllowedLicences) -> None:
    assert (allowed.refusal(expression) is None) is is_allowed


def test_a_package_without_a_known_licence_stops_a_release(contents: Contents) -> None:
    stranger = Package("stranger", "1.0", "Custom", "", ())
    (sentence,) = refusals(replace(contents, packages=[*contents.packages, stranger]))
    assert sentence.startswith("stranger: “Custom”")


def test_a_library_that_nobody_has_looked_at_stops_a_release(contents: Contents, tmp_path: Path) -> None:
    (tmp_path / "libsurprise.so.1").write_bytes(b"\x7fELF and more")
    (tmp_path / "libavcodec.so.62").write_bytes(b"\x7fELF and more")
    (tmp_path / "text.so").write_bytes(b"no machine code")
    found = list(native_files(tmp_path, tmp_path.rglob("*"), *read_native_libraries()))
    assert [file.place for file in found] == ["libavcodec.so.62", "libsurprise.so.1"]
    assert unknown_natives(found) == ["libsurprise.so.1"]
    assert refusals(replace(contents, natives=found)) == ["libsurprise.so.1: nobody has looked at this library"]


def test_a_module_from_nowhere_stops_a_release(contents: Contents) -> None:
    assert refusals(replace(contents, strangers=["surprise"])) == ["surprise: it is not known what this module is from"]


def test_the_bill_is_valid_cyclonedx(contents: Contents) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill_of_materials(contents)) is None


def test_the_bill_is_the_same_each_time(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    bill = bill_of_materials(contents)
    assert bill == bill_of_materials(contents)
    assert json.loads(bill)["metadata"]["timestamp"].startswith("2023-11-14")


def test_the_bill_names_packages_libraries_and_models(contents: Contents) -> None:
    listed = components(contents)
    assert listed["package piper-tts"]["version"] == importlib.metadata.version("piper-tts")
    assert listed["package piper-tts"]["licenses"] == [{"expression": "GPL-3.0-or-later"}]
    names = {each["name"] for each in listed.values()}
    assert {"FFmpeg", "eSpeak NG", "Qt", "ONNX Runtime", "CTranslate2", "libsndfile", "CPython", "PyInstaller"} <= names
    assert listed["offered whisper/large-v3-turbo"]["scope"] == "optional"
    assert "package pytest" not in listed


def test_the_bill_names_each_file_with_its_checksum(contents: Contents) -> None:
    file = next(file for file in contents.natives if file.library is not None and file.library.name == "FFmpeg")
    entry = components(contents)[f"file {file.place}"]
    assert entry["hashes"] == [{"alg": "SHA-256", "content": file.sha256}]


def test_a_model_that_comes_along_is_in_the_bill(contents: Contents) -> None:
    model = Manifest(
        ModelKind.WHISPER, "small", ("fr",), "MIT", "somewhere", "abc", (ManifestFile("model.bin", 3, "0" * 64),)
    )
    entry = components(replace(contents, bundled=[model]))["model whisper/small"]
    assert entry["type"] == "machine-learning-model"
    assert entry["properties"] == [{"name": "souffleur:sha256:model.bin", "value": "0" * 64}]


def test_the_notices_name_every_part_and_have_every_text_once(contents: Contents) -> None:
    text = notices(contents)
    for each in contents.packages:
        assert f"\n{each.name} {each.version}\n" in text
        assert "see texts" in text.partition(f"\n{each.name} {each.version}\n")[2].partition("\n\n")[0], each.name
    texts = [" ".join(part.partition("\n\n")[2].split()) for part in text.split(f"{'=' * 100}\nText ")[1:]]
    assert len(texts) == len(set(texts))


def test_the_committed_notices_have_what_this_environment_has(contents: Contents) -> None:
    """Other systems and Pythons need other packages; what they have in common is committed."""
    committed = NOTICES.read_text(encoding="utf-8")
    for each in contents.packages:
        if each.name not in {"souffleur", "audioop-lts", "colorama", "typing-extensions"}:
            assert f"\n{each.name} " in committed, "python -m installers.sbom --notices resources/licences/NOTICES.txt"


def test_every_licence_of_a_library_is_allowed_and_has_its_text(allowed: AllowedLicences) -> None:
    needs_none = {"0BSD", "blessing", "LicenseRef-Intel-Simplified-Software-License", "GCC-exception-3.1"}
    words = {"AND", "OR", "WITH"}
    for library in read_native_libraries()[0]:
        assert allowed.refusal(library.licence) is None, library.name
        assert library.source.startswith("https://"), library.name
        assert set(library.licence.split()) - words <= {*GENERIC_TEXTS, *needs_none}, library.name
    for name in GENERIC_TEXTS.values():
        assert (NOTICES.parent / "texts" / f"{name}.txt").stat().st_size > 500, name


def test_every_exception_of_the_allow_list_has_its_reason() -> None:
    document = json.loads((NOTICES.parent / "allowed.json").read_text(encoding="utf-8"))
    assert all(document["licences"].values())
    assert all(entry["reason"] for entry in document["packages"].values())
    assert all(plain_name(name) == name for name in document["packages"])


def test_checksums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "souffleur.deb").write_bytes(b"package")
    (tmp_path / "souffleur.deb.asc").write_bytes(b"signature")
    sums = write_checksums(tmp_path)
    assert sums.read_text() == f"{hashlib.sha256(b'package').hexdigest()}  souffleur.deb\n"
    if tool := shutil.which("sha256sum"):
        subprocess.run([tool, "--check", "--strict", sums.name], cwd=tmp_path, check=True, capture_output=True)
        (tmp_path / "souffleur.deb").write_bytes(b"exchanged")
        assert subprocess.run([tool, "--check", sums.name], cwd=tmp_path, capture_output=True, check=False).returncode


def test_the_command_writes_nothing_where_the_gate_stops(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "libsurprise.so").write_bytes(b"\x7fELF and more")
    output = tmp_path / "souffleur.cdx.json"
    done = subprocess.run(
        [sys.executable, "-m", "installers.sbom", "--tree", str(tmp_path / "tree"), "--output", str(output)],
        cwd=NOTICES.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "libsurprise.so" in done.stderr
    assert not output.exists()


def test_a_module_of_python_in_machine_code_is_its_package_s(tmp_path: Path) -> None:
    (tmp_path / "thing.cpython-311-x86_64-linux-gnu.so").write_bytes(b"\x7fELF")
    (found,) = native_files(tmp_path, tmp_path.iterdir(), *read_native_libraries())
    assert isinstance(found, NativeFile)
    assert found.is_module
    assert found.library is None
