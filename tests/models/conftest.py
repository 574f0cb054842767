"""Folders of models made of the micro model. Their files are hard links: replace them, never write to them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

MakeModel = Callable[..., Path]

MICRO_FILES = ("config.json", "model.bin", "preprocessor_config.json", "tokenizer.json", "vocabulary.json")


def replace_file(path: Path, content: bytes) -> None:
    """Give `path` other content without touching the files that share its old one."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def write_manifest(folder: Path, **changes: Any) -> dict[str, Any]:
    """A manifest for the micro model in `folder`, with `changes`."""
    files = [
        {"name": f.name, "size_bytes": f.stat().st_size, "sha256": hashlib.sha256(f.read_bytes()).hexdigest()}
        for f in sorted(folder.iterdir())
        if f.name in MICRO_FILES
    ]
    manifest: dict[str, Any] = {
        "kind": "whisper",
        "name": folder.name,
        "languages": ["en", "fr"],
        "licence": "CC0-1.0",
        "source": "ours",
        "revision": "1",
        "files": files,
        **changes,
    }
    replace_file(folder / "manifest.json", json.dumps(manifest).encode())
    return manifest


@pytest.fixture(scope="session")
def _micro_template(whisper_micro: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    template = tmp_path_factory.mktemp("micro")
    for name in MICRO_FILES:
        shutil.copyfile(whisper_micro / name, template / name)
    return template


@pytest.fixture
def make_model(_micro_template: Path) -> MakeModel:
    """A function that makes the micro model in a new folder, `without` some files."""

    def make(folder: Path, *, without: tuple[str, ...] = ()) -> Path:
        folder.mkdir(parents=True)
        for name in MICRO_FILES:
            if name not in without:
                os.link(_micro_template / name, folder / name)
        return folder

    return make


@pytest.fixture
def make_voice() -> MakeModel:
    """A function that makes what looks like a Piper voice in a new folder."""

    def make(folder: Path, *, language: str = "fr_FR", stem: str | None = None) -> Path:
        folder.mkdir(parents=True)
        stem = stem or folder.name
        (folder / f"{stem}.onnx").write_bytes(b"weights")
        (folder / f"{stem}.onnx.json").write_text(json.dumps({"language": {"code": language}}))
        return folder

    return make


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that SOUFFLEUR_MODELS names."""
    folder = tmp_path / "shared models"
    folder.mkdir()
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(folder))
    return folder
