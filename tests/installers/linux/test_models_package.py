"""A package of models: verified, and where every Souffleur on the machine looks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from audio_engine.models.bundles import write_bundle
from audio_engine.models.installed import inspect_model
from audio_engine.models.kinds import ModelKind
from installers.linux.models_package import main

pytestmark = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="needs dpkg-deb")
MICRO = Path(__file__).resolve().parents[2] / "data" / "models" / "whisper" / "micro"


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return write_bundle([inspect_model(MICRO, ModelKind("whisper"))], tmp_path / "Micro 1.zip")


def test_the_models_go_where_everybody_finds_them(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([str(bundle), "--output", str(tmp_path), "--version", "2.0"])
    package = Path(capsys.readouterr().out.strip())
    listed = subprocess.run(["dpkg-deb", "-c", package], capture_output=True, text=True, check=True).stdout

    assert (code, package.name) == (0, "souffleur-model-micro-1_2.0_all.deb")
    assert "./usr/share/souffleur/models/whisper/micro/manifest.json" in listed
    assert "./usr/share/souffleur/models/whisper/micro/model.bin" in listed


def test_a_damaged_bundle_is_told_in_one_sentence(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle.write_bytes(bundle.read_bytes()[:-5000])

    assert main([str(bundle), "--output", str(tmp_path)]) == 1
    assert "Micro 1.zip" in capsys.readouterr().err
    assert list(tmp_path.glob("*.deb")) == []
