"""Bundles go out and come back as they were; what is forged or damaged installs nothing."""

from __future__ import annotations

import hashlib
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from audio_engine.errors import CancelledError, JobFailedError, UnusableInputError, UsageError
from audio_engine.models.bundles import import_bundle, is_bundle, write_bundle
from audio_engine.models.importing import import_folder
from audio_engine.models.installed import find_model, inspect_model, installed_models
from audio_engine.models.installing import remove_model
from audio_engine.models.kinds import ModelKind
from audio_engine.models.verification import verify_model
from audio_engine.settings.folders import user_models_folder
from tests.models.conftest import MakeModel, replace_file, write_manifest
from tests.models.test_importing import files_no_larger_than, what_is_there

pytestmark = pytest.mark.usefixtures("shared")

VOICE = {"v.onnx": b"weights", "v.onnx.json": b'{"language": {"code": "fr_FR"}}'}


def manifest(files: dict[str, bytes], **changes: object) -> bytes:
    listed = [
        {"name": name, "size_bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    ]
    whole = {"kind": "piper", "name": "v", "languages": ["fr_FR"], "licence": "", "source": "", "revision": ""}
    return json.dumps({**whole, "files": listed, **changes}).encode()


def write_zip(path: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def voice_entries() -> list[tuple[str | zipfile.ZipInfo, bytes]]:
    return [
        *((f"piper/v/{name}", content) for name, content in VOICE.items()),
        ("piper/v/manifest.json", manifest(VOICE)),
    ]


def test_a_bundle_brings_its_models_to_another_machine(
    tmp_path: Path, make_model: MakeModel, make_voice: MakeModel
) -> None:
    models = [
        import_folder(make_model(tmp_path / "micro")),
        import_folder(make_voice(tmp_path / "fr_FR-ours-medium")),
    ]
    bundle = write_bundle(models, tmp_path / "modèles.zip")
    for model in models:
        remove_model(model.name)
    assert is_bundle(bundle)

    imported = import_bundle(bundle)

    assert imported == models
    assert all(verify_model(model).problems == () for model in installed_models())


def test_a_model_without_a_manifest_gets_one_in_the_bundle(tmp_path: Path, shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / "micro")

    (imported,) = import_bundle(write_bundle([find_model("micro")], tmp_path / "b.zip"))

    assert imported.manifest is not None
    assert imported.multilingual


def test_the_same_models_give_the_same_bytes(tmp_path: Path, make_voice: MakeModel) -> None:
    model = import_folder(make_voice(tmp_path / "v"))

    first = write_bundle([model], tmp_path / "one.zip").read_bytes()

    assert write_bundle([model], tmp_path / "two.zip").read_bytes() == first


def test_a_bundle_never_replaces_a_file(tmp_path: Path, make_voice: MakeModel) -> None:
    (tmp_path / "b.zip").write_text("mine")

    written = write_bundle([import_folder(make_voice(tmp_path / "v"))], tmp_path / "b.zip")

    assert written == tmp_path / "b (2).zip"
    assert (tmp_path / "b.zip").read_text() == "mine"


def test_a_damaged_model_is_not_bundled(tmp_path: Path, shared: Path, make_model: MakeModel) -> None:
    folder = make_model(shared / "whisper" / "micro")
    write_manifest(folder)
    replace_file(folder / "config.json", (folder / "config.json").read_bytes().replace(b"1", b"2"))

    with pytest.raises(UnusableInputError, match=r"config\.json is not what its manifest says"):
        write_bundle([find_model("micro")], tmp_path / "b.zip")
    incomplete = inspect_model(make_model(tmp_path / "half", without=("model.bin",)), ModelKind.WHISPER)
    with pytest.raises(UnusableInputError, match=r"model\.bin"):
        write_bundle([incomplete], tmp_path / "b.zip")
    assert not list(tmp_path.glob("*b*.zip*"))


def test_a_disk_that_fills_up_leaves_no_bundle(tmp_path: Path, make_model: MakeModel) -> None:
    model = import_folder(make_model(tmp_path / "micro"))

    with files_no_larger_than(5_000_000), pytest.raises(JobFailedError, match="could not be written"):
        write_bundle([model], tmp_path / "b.zip")
    with pytest.raises(JobFailedError, match="could not be written"):
        write_bundle([model], tmp_path / "nowhere" / "b.zip")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "micro", "shared models"]


def test_importing_a_bundle_again_changes_nothing_and_brings_only_what_is_new(
    tmp_path: Path, make_voice: MakeModel
) -> None:
    first = import_folder(make_voice(tmp_path / "first"))
    second = import_folder(make_voice(tmp_path / "second"))
    bundle = write_bundle([first, second], tmp_path / "b.zip")
    before = (first.folder / "first.onnx").stat().st_ino
    remove_model("second")

    import_bundle(bundle)
    import_bundle(bundle)

    assert {model.name for model in installed_models()} == {"first", "second"}
    assert (first.folder / "first.onnx").stat().st_ino == before


def test_a_bundle_with_a_name_that_is_another_models_installs_nothing_of_it(
    tmp_path: Path, make_voice: MakeModel
) -> None:
    models = [import_folder(make_voice(tmp_path / name, language="en_GB")) for name in ("first", "v")]
    bundle = write_bundle(models, tmp_path / "b.zip")
    for model in models:
        remove_model(model.name)
    import_bundle(write_zip(tmp_path / "other.zip", voice_entries()))

    with pytest.raises(UsageError, match="another model called “v”"):
        import_bundle(bundle)

    assert [model.name for model in installed_models()] == ["v"]


def test_a_compressed_bundle_that_somebody_made_by_hand_is_taken(tmp_path: Path) -> None:
    bundle = tmp_path / "b.zip"
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("piper/v")
        archive.writestr("__MACOSX/piper/v/._v.onnx", b"what macOS adds")
        for name, content in voice_entries():
            archive.writestr(name, content)

    assert import_bundle(bundle)[0].name == "v"


def link_entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


ATTACKS: dict[str, list[tuple[str | zipfile.ZipInfo, bytes]]] = {
    "nothing": [],
    "no manifest": voice_entries()[:-1],
    "a file that no manifest lists": [*voice_entries(), ("piper/v/autorun.inf", b"x")],
    "a file that is not there": voice_entries()[1:],
    "a path out of the folder": [*voice_entries(), ("../../.bashrc", b"x")],
    "a path out of the model": [*voice_entries(), ("piper/../../x", b"x")],
    "an absolute path": [*voice_entries(), ("/etc/cron.d/x", b"x")],
    "a drive": [*voice_entries(), ("C:/x/y", b"x")],
    "backslashes": [*voice_entries(), ("piper\\v\\..\\x", b"x")],
    "too deep": [*voice_entries(), ("piper/v/w/x", b"x")],
    "a link": [(link_entry("piper/v/v.onnx"), b"/etc/passwd"), *voice_entries()[1:]],
    "a link as a folder": [(link_entry("piper/v"), b"/etc"), *voice_entries()],
    "another name in the manifest": [
        *voice_entries()[:-1],
        ("piper/v/manifest.json", manifest(VOICE, name="w")),
    ],
    "another kind in the manifest": [
        *voice_entries()[:-1],
        ("piper/v/manifest.json", manifest(VOICE, kind="whisper")),
    ],
    "a name that leads out": [
        *((f"piper/../{name}", content) for name, content in VOICE.items()),
        ("piper/../manifest.json", manifest(VOICE, name="..")),
    ],
    "no kind of ours": [
        *((f"plugins/v/{name}", content) for name, content in VOICE.items()),
        ("plugins/v/manifest.json", manifest(VOICE, kind="plugins")),
    ],
    "other content than the manifest says": [
        ("piper/v/v.onnx", b"WEIGHTS"),
        *voice_entries()[1:],
    ],
    "a manifest that is none": [*voice_entries()[:-1], ("piper/v/manifest.json", b"{")],
    "a huge manifest": [*voice_entries()[:-1], ("piper/v/manifest.json", b" " * (3 << 20))],
    "not a model": [
        ("piper/v/v.txt", b"x"),
        ("piper/v/manifest.json", manifest({"v.txt": b"x"})),
    ],
    "a good model and a bad one": [*voice_entries(), ("piper/w/w.onnx", b"x")],
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_forged_bundle_installs_nothing_and_writes_nothing_elsewhere(tmp_path: Path, attack: str) -> None:
    bundle = write_zip(tmp_path / "b.zip", ATTACKS[attack])
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(UnusableInputError, match="not a bundle of models, or it is damaged"):
        import_bundle(bundle)

    assert installed_models() == []
    new = set(tmp_path.rglob("*")) - set(before)
    home = user_models_folder().parent
    assert all(path.is_relative_to(home) for path in new)
    assert set(what_is_there()) <= {"piper"}


def test_a_decompression_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    zeros = bytes(64 << 20)
    files = {"v.onnx": zeros, "v.onnx.json": b"{}"}
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"piper/v/{name}", content)
        archive.writestr("piper/v/manifest.json", manifest(files))
    assert (tmp_path / "b.zip").stat().st_size < 100_000

    with pytest.raises(UnusableInputError, match="grows too much"):
        import_bundle(tmp_path / "b.zip")
    assert not user_models_folder().exists()


def test_the_same_entry_twice_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        bundle = write_zip(tmp_path / "b.zip", [*voice_entries(), voice_entries()[0]])

    with pytest.raises(UnusableInputError, match="not a bundle"):
        import_bundle(bundle)


def flip(offset: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:offset] + bytes([content[offset] ^ 0xFF]) + content[offset + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda _: b"",
        lambda _: b"PK\x03\x04" + bytes(100),
        flip(45),
    ],
    ids=["half", "one byte less", "empty", "only a head", "a byte of content"],
)
def test_a_damaged_zip_installs_nothing(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    whole = write_zip(tmp_path / "whole.zip", voice_entries()).read_bytes()
    bundle = tmp_path / "b.zip"
    bundle.write_bytes(damage(whole))

    with pytest.raises(UnusableInputError, match="not a bundle"):
        import_bundle(bundle)
    assert installed_models() == []


def test_every_single_flipped_byte_is_noticed_or_harmless(tmp_path: Path) -> None:
    whole = write_zip(tmp_path / "whole.zip", voice_entries()).read_bytes()
    bundle = tmp_path / "b.zip"
    for offset in range(len(whole)):
        bundle.write_bytes(flip(offset)(whole))
        try:
            (model,) = import_bundle(bundle)
        except UnusableInputError:
            assert installed_models() == []
        else:
            assert {name: (model.folder / name).read_bytes() for name in VOICE} == VOICE
            remove_model(model.name)


def test_an_encrypted_bundle_is_refused(tmp_path: Path) -> None:
    content = bytearray(write_zip(tmp_path / "b.zip", voice_entries()).read_bytes())
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    (tmp_path / "b.zip").write_bytes(bytes(content))

    with pytest.raises(UnusableInputError, match="not a bundle"):
        import_bundle(tmp_path / "b.zip")


def test_a_cancelled_import_of_a_bundle_leaves_nothing(tmp_path: Path) -> None:
    bundle = write_zip(tmp_path / "b.zip", voice_entries())

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        import_bundle(bundle, on_progress=cancel)

    assert what_is_there() == ["piper"]


def test_a_bundle_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert not is_bundle(tmp_path / "nothing.zip")
    with pytest.raises(UnusableInputError, match=r"nothing\.zip"):
        import_bundle(tmp_path / "nothing.zip")
