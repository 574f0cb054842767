"""Build the network and the files around it, in the shape in which Piper's voices are published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tests.tone_voice.tones import HOP_LENGTH, PHONEME_IDS, PHONEMES, SPEAKER_STEP_HZ, frames_of, frequency_of

__all__ = ["SPEAKERS", "build_tone_voice"]

SPEAKERS: Final = ("anna", "bruno", "chloe")
"""Of a voice with several."""

_LANGUAGES: Final[Mapping[str, tuple[str, str, str]]] = {
    "fr_FR": ("fr", "Français", "French"),
    "en_US": ("en-us", "English", "English"),
    "en_GB": ("en-gb-x-rp", "English", "English"),
}
_SYMBOLS: Final = 256
_AMPLITUDE: Final = 0.25
_FADE_SAMPLES: Final = 64
"""At both ends of a tone: no click, and hardly anything of it beside its frequency."""


def build_tone_voice(
    models: Path,
    name: str,
    language: str,
    *,
    sample_rate: int = 22_050,
    speakers: Sequence[str] = (),
    length_scale: float = 1.0,
    without: str = "",
    work: int = 0,
    durations: bool = True,
    manifest: bool = True,
) -> Path:
    """Write the voice `name` into `models/piper/name` and give that folder. Same arguments, same bytes.

    `without` are phonemes that the voice lacks. `work` makes every phoneme cost so many products of 256 × 256
    matrices, for tests that stop it half way. Without `durations` nothing in it looks like a tensor of durations.
    """
    folder = models / "piper" / name
    folder.mkdir(parents=True)
    network = _network(sample_rate, with_speakers=len(speakers) > 1, work=work, durations=durations)
    (folder / f"{name}.onnx").write_bytes(network.SerializeToString(deterministic=True))
    config = _config(language, sample_rate, speakers, length_scale, without)
    (folder / f"{name}.onnx.json").write_text(json.dumps(config, ensure_ascii=False, indent=2), encoding="utf-8")
    if manifest:
        _write_manifest(folder, name, language)
    return folder


def _config(
    language: str, sample_rate: int, speakers: Sequence[str], length_scale: float, without: str
) -> dict[str, Any]:
    espeak_voice, native, english = _LANGUAGES[language]
    family, region = language.split("_")
    return {
        "audio": {"sample_rate": sample_rate, "quality": "medium"},
        "espeak": {"voice": espeak_voice},
        "inference": {"noise_scale": 0.667, "length_scale": length_scale, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_map": {},
        "phoneme_id_map": {symbol: [number] for symbol, number in PHONEME_IDS.items() if symbol not in without},
        "num_symbols": _SYMBOLS,
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {speaker: number for number, speaker in enumerate(speakers)},
        "piper_version": "1.0.0",
        "language": {
            "code": language,
            "family": family,
            "region": region,
            "name_native": native,
            "name_english": english,
            "country_english": region,
        },
        "dataset": "tones (not a voice)",
    }


def _write_manifest(folder: Path, name: str, language: str) -> None:
    files = [
        {"name": path.name, "size_bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in sorted(folder.iterdir())
    ]
    document = {
        "kind": "piper",
        "name": name,
        "languages": [language],
        "licence": "CC0-1.0",
        "source": "tests/tone_voice",
        "revision": "1",
        "files": files,
    }
    (folder / "manifest.json").write_text(json.dumps(document, indent=2), encoding="utf-8")


class _Graph:
    """Nodes and constants as they are added; every method gives the name of a tensor."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, operator: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        name = name or f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], name=name, **attributes))
        return name

    def constant(self, value: Any, dtype: type[np.generic] = np.float32) -> str:
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(value, dtype), name))
        return name

    def whole(self, value: Any) -> str:
        return self.constant(value, np.int64)


def _network(sample_rate: int, *, with_speakers: bool, work: int, durations: bool) -> onnx.ModelProto:
    graph = _Graph()
    ids = graph.add("Squeeze", "input", graph.whole([0]))  # (phonemes,)
    frames = _frames(graph, ids, durations=durations)  # (phonemes,)
    tones = graph.add("Gather", graph.constant([frequency_of(i) for i in range(_SYMBOLS)]), ids)
    audible = graph.add("Cast", graph.add("Greater", tones, graph.constant(0.0)), to=TensorProto.FLOAT)
    if with_speakers:
        higher = graph.add("Mul", graph.add("Cast", "sid", to=TensorProto.FLOAT), graph.constant(SPEAKER_STEP_HZ))
        tones = graph.add("Add", tones, higher)
    if work:
        tones = graph.add("Add", tones, _wasted(graph, ids, work))
    sound = _sound(graph, frames, tones, audible, sample_rate)
    graph.add("Unsqueeze", sound, graph.whole([0, 1]), name="output")
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, ["batch_size", "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, ["batch_size"]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    if with_speakers:
        inputs.append(helper.make_tensor_value_info("sid", TensorProto.INT64, ["batch_size"]))
    output = helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch_size", 1, "time"])
    made = helper.make_graph(graph.nodes, "tones", inputs, [output], graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 15)], ir_version=8, producer_name="tones")
    onnx.checker.check_model(model, full_check=True)
    return model


def _frames(graph: _Graph, ids: str, *, durations: bool) -> str:
    """Frames of each id; like Piper's, the one `Ceil` of the network, of shape (1, 1, phonemes)."""
    usual = [frames_of(PHONEMES[i]) if i < len(PHONEMES) else 1 for i in range(_SYMBOLS)]
    scale = graph.add("Gather", "scales", graph.whole(1))
    lasting = graph.add("Mul", graph.add("Gather", graph.constant(usual), ids), scale)
    lasting = graph.add("Unsqueeze", lasting, graph.whole([0, 1]))
    if durations:
        up = graph.add("Ceil", lasting, name="/Ceil_output_0")
    else:
        up = graph.add("Neg", graph.add("Floor", graph.add("Neg", lasting)))
    return graph.add("Cast", graph.add("Squeeze", up, graph.whole([0, 1])), to=TensorProto.INT64)


def _wasted(graph: _Graph, ids: str, work: int) -> str:
    """Work for each phoneme that comes to nothing."""
    trips = graph.add("Mul", graph.add("Squeeze", graph.add("Shape", ids), graph.whole([0])), graph.whole(work))
    matrix = np.full((256, 256), 1 / 256, np.float32)
    body = helper.make_graph(
        [
            helper.make_node("MatMul", ["before", "matrix"], ["after"]),
            helper.make_node("Identity", ["going"], ["on"]),
        ],
        "work",
        [
            helper.make_tensor_value_info("trip", TensorProto.INT64, []),
            helper.make_tensor_value_info("going", TensorProto.BOOL, []),
            helper.make_tensor_value_info("before", TensorProto.FLOAT, [256, 256]),
        ],
        [
            helper.make_tensor_value_info("on", TensorProto.BOOL, []),
            helper.make_tensor_value_info("after", TensorProto.FLOAT, [256, 256]),
        ],
        [numpy_helper.from_array(matrix, "matrix")],
    )
    worked = graph.add("Loop", trips, "", graph.constant(matrix), body=body)
    return graph.add("Mul", graph.add("ReduceMean", worked, keepdims=0), graph.constant(0.0))


def _sound(graph: _Graph, frames: str, tones: str, audible: str, sample_rate: int) -> str:
    """The samples, shape (time,): frame by frame, so that no table of samples × phonemes is needed."""
    ends = graph.add("CumSum", frames, graph.whole(0))
    total = graph.add("ReduceSum", frames, keepdims=0)
    frame = graph.add("Range", graph.whole(0), total, graph.whole(1))  # (frames,)
    row = graph.add("Unsqueeze", frame, graph.whole([1]))
    over = graph.add("LessOrEqual", graph.add("Unsqueeze", ends, graph.whole([0])), row)
    owner = graph.add("ReduceSum", graph.add("Cast", over, to=TensorProto.INT64), graph.whole([1]), keepdims=0)
    long = graph.add("Gather", frames, owner)
    first = graph.add("Sub", graph.add("Gather", ends, owner), long)
    at = graph.add("Mul", graph.add("Sub", frame, first), graph.whole(HOP_LENGTH))
    inside = graph.add("Add", graph.add("Unsqueeze", at, graph.whole([1])), graph.whole([np.arange(HOP_LENGTH)]))
    inside = graph.add("Cast", inside, to=TensorProto.FLOAT)  # (frames, 256): samples since the phoneme began
    length = graph.add("Cast", graph.add("Mul", long, graph.whole(HOP_LENGTH)), to=TensorProto.FLOAT)
    left = graph.add("Sub", graph.add("Unsqueeze", length, graph.whole([1])), inside)
    fade = graph.add("Mul", graph.add("Min", inside, left), graph.constant(1 / _FADE_SAMPLES))
    fade = graph.add("Min", fade, graph.constant(1.0))
    hertz = graph.add("Unsqueeze", graph.add("Gather", tones, owner), graph.whole([1]))
    turns = graph.add("Mul", graph.add("Mul", hertz, graph.constant(1 / sample_rate)), inside)
    turns = graph.add("Sub", turns, graph.add("Floor", turns))
    wave = graph.add("Sin", graph.add("Mul", turns, graph.constant(2 * np.pi)))
    loud = graph.add("Mul", graph.add("Gather", audible, owner), graph.constant(_AMPLITUDE))
    shaped = graph.add("Mul", graph.add("Mul", wave, fade), graph.add("Unsqueeze", loud, graph.whole([1])))
    return graph.add("Reshape", shaped, graph.whole([-1]))
