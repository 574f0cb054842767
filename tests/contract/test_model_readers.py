"""A model is a stranger's file: until a worker loads it, nothing but bounded Python reads it (decision 16)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto, helper

from audio_engine.narration.voices.piper_network import PiperNetwork
from tests.models.conftest import MICRO_FILES

ROOT = Path(__file__).resolve().parents[2]
LOOKS = """
import json, sys
from pathlib import Path
from audio_engine.models.bundles import import_bundle, write_bundle
from audio_engine.models.importing import import_folder
from audio_engine.models.installed import inspect_model
from audio_engine.models.kinds import ModelKind
from audio_engine.models.verification import verify_model
source, scratch = map(Path, sys.argv[1:])
assert inspect_model(source, ModelKind.WHISPER).complete
model = import_folder(source, into=scratch / "models")
assert not verify_model(model).problems
import_bundle(write_bundle([model], scratch / "a.zip"), into=scratch / "others")
native = {"av", "ctranslate2", "faster_whisper", "numpy", "onnx", "onnxruntime", "tokenizers", "google"}
print(json.dumps(sorted(native & set(sys.modules))))
"""


def test_looking_at_importing_verifying_and_bundling_load_no_library_that_parses_models(
    whisper_micro: Path, tmp_path: Path
) -> None:
    source = tmp_path / "micro"
    source.mkdir()
    for name in MICRO_FILES:
        (source / name).symlink_to(whisper_micro / name)

    done = subprocess.run(
        [sys.executable, "-P", "-c", LOOKS, source, tmp_path],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "SOUFFLEUR_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert json.loads(done.stdout or "null") == [], done.stderr


@pytest.mark.parametrize("inside", [False, True], ids=["absolute", "in-the-working-folder"])
def test_a_voice_that_names_another_file_for_its_weights_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, inside: bool
) -> None:
    """ONNX may keep weights in files beside it. A network is loaded from memory, where there is no beside."""
    secret = tmp_path / "secret.bin"
    secret.write_bytes(np.arange(4, dtype=np.float32).tobytes())
    monkeypatch.chdir(tmp_path)
    weights = TensorProto(name="w", data_type=TensorProto.FLOAT, dims=[4], data_location=TensorProto.EXTERNAL)
    for key, value in (("location", secret.name if inside else str(secret)), ("offset", "0"), ("length", "16")):
        weights.external_data.add(key=key, value=value)
    output = helper.make_tensor_value_info("y", TensorProto.FLOAT, [4])
    graph = helper.make_graph([helper.make_node("Identity", ["w"], ["y"])], "g", [], [output], [weights])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)

    with pytest.raises(ValueError, match="path"):
        PiperNetwork(model.SerializeToString(), device="cpu", parallel=1)
