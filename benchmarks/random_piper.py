"""A Piper voice of the real medium shape with random weights: it costs what the real one costs and makes noise.

No real voice can be fetched here, and speed does not depend on what the weights are. The parts are those of Piper's
medium VITS: a text encoder of 6 layers, a flow of 4 couplings with 4 dilated layers each, a HiFi-GAN decoder with
strides 8, 8 and 4 and residual blocks of the second kind. The duration predictor is the one thing left out: the
durations of the phonemes come from a table, so that a text takes as long as a person would, and always the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import ArrayLike, NDArray
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

__all__ = ["build_random_piper"]

_SYMBOLS, _WIDTH, _HEADS, _FILTER = 256, 192, 2, 768
_FRAMES = {"_": 1, "^": 1, "$": 2, " ": 2, ",": 8, ".": 12}
_PHONEME_FRAMES = 5
"""With the pad after it 70 ms: fourteen phonemes a second, as in read speech."""


def build_random_piper(models: Path, name: str, language: str) -> Path:
    """Write the voice into `models/piper/name` and give that folder; `language` is `fr_FR` or `en_US`."""
    folder = models / "piper" / name
    folder.mkdir(parents=True)
    model = _Vits(np.random.default_rng(0)).model()
    onnx.checker.check_model(model)
    (folder / f"{name}.onnx").write_bytes(model.SerializeToString())
    family, region = language.split("_")
    config = {
        "audio": {"sample_rate": 22_050, "quality": "medium"},
        "espeak": {"voice": "fr" if family == "fr" else "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
        "num_symbols": _SYMBOLS,
        "num_speakers": 1,
        "speaker_id_map": {},
        "language": {"code": language, "family": family, "region": region},
        "dataset": "random (not a voice)",
    }
    (folder / f"{name}.onnx.json").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    return folder


class _Vits:
    """Tensors have shape (1, channels, time) unless said; every method adds nodes and gives a tensor's name."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []

    def model(self) -> onnx.ModelProto:
        """The whole network with Piper's inputs and output."""
        ids = self._op("Squeeze", "input", self._ints([0]))
        statistics = self._encoder(ids)
        latent = self._spread(ids, statistics)
        for _ in range(4):
            latent = self._coupling(latent)
        sound = self._decoder(latent)
        self._nodes.append(helper.make_node("Unsqueeze", [sound, self._ints([1])], ["output"]))
        inputs = [
            helper.make_tensor_value_info("input", TensorProto.INT64, ["batch_size", "phonemes"]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, ["batch_size"]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ]
        output = helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch_size", 1, 1, "time"])
        graph = helper.make_graph(self._nodes, "random", inputs, [output], self._weights)
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)

    def _encoder(self, ids: str) -> str:
        table = self._weight(_SYMBOLS, _WIDTH)
        x = self._op(
            "Transpose", self._op("Unsqueeze", self._op("Gather", table, ids), self._ints([0])), perm=[0, 2, 1]
        )
        for _ in range(6):
            x = self._normalised(self._op("Add", x, self._attention(x)))
            y = self._op("Relu", self._conv(x, _WIDTH, _FILTER, 3))
            x = self._normalised(self._op("Add", x, self._conv(y, _FILTER, _WIDTH, 3)))
        return self._conv(x, _WIDTH, 2 * _WIDTH, 1)

    def _attention(self, x: str) -> str:
        shape = self._ints([1, _HEADS, _WIDTH // _HEADS, -1])
        q, k, v = (self._op("Reshape", self._conv(x, _WIDTH, _WIDTH, 1), shape) for _ in range(3))
        scores = self._op("MatMul", self._op("Transpose", q, perm=[0, 1, 3, 2]), k)
        weights = self._op("Softmax", self._op("Mul", scores, self._floats(0.1)), axis=3)
        mixed = self._op("MatMul", v, self._op("Transpose", weights, perm=[0, 1, 3, 2]))
        return self._conv(self._op("Reshape", mixed, self._ints([1, _WIDTH, -1])), _WIDTH, _WIDTH, 1)

    def _normalised(self, x: str) -> str:
        centred = self._op("Sub", x, self._op("ReduceMean", x, axes=[1]))
        spread = self._op("ReduceMean", self._op("Mul", centred, centred), axes=[1])
        return self._op("Div", centred, self._op("Sqrt", self._op("Add", spread, self._floats(1e-5))))

    def _spread(self, ids: str, statistics: str) -> str:
        """From phonemes to frames, with the noise that VITS adds there."""
        by_id = {number: _FRAMES.get(symbol, _PHONEME_FRAMES) for symbol, (number,) in DEFAULT_PHONEME_ID_MAP.items()}
        usual = self._floats([by_id.get(number, 1) for number in range(_SYMBOLS)])
        scaled = self._op("Mul", self._op("Gather", usual, ids), self._op("Gather", "scales", self._ints(1)))
        lasting = self._op("Ceil", self._op("Unsqueeze", scaled, self._ints([0, 1])))
        frames = self._op("Cast", self._op("Squeeze", lasting, self._ints([0, 1])), to=TensorProto.INT64)
        ends = self._op("Unsqueeze", self._op("CumSum", frames, self._ints(0)), self._ints([0]))
        total = self._op("ReduceSum", frames, keepdims=0)
        rows = self._op("Unsqueeze", self._op("Range", self._ints(0), total, self._ints(1)), self._ints([1]))
        over = self._op("Cast", self._op("LessOrEqual", ends, rows), to=TensorProto.INT64)
        owner = self._op("ReduceSum", over, self._ints([1]), keepdims=0)
        mean, deviation = self._split(self._op("Gather", statistics, owner, axis=2), _WIDTH)
        noise = self._op("Mul", self._op("RandomNormalLike", mean), self._op("Gather", "scales", self._ints(0)))
        return self._op("Add", mean, self._op("Mul", self._op("Exp", deviation), noise))

    def _coupling(self, z: str) -> str:
        kept, changed = self._split(z, _WIDTH // 2)
        x = self._conv(kept, _WIDTH // 2, _WIDTH, 1)
        skipped = ""
        for _ in range(4):
            tanh, sigmoid = self._split(self._conv(x, _WIDTH, 2 * _WIDTH, 5), _WIDTH)
            gated = self._op("Mul", self._op("Tanh", tanh), self._op("Sigmoid", sigmoid))
            residual, skip = self._split(self._conv(gated, _WIDTH, 2 * _WIDTH, 1), _WIDTH)
            x = self._op("Add", x, residual)
            skipped = self._op("Add", skipped, skip) if skipped else skip
        moved = self._op("Sub", changed, self._conv(skipped, _WIDTH, _WIDTH // 2, 1))
        return self._op("Concat", moved, kept, axis=1)

    def _decoder(self, z: str) -> str:
        x = self._conv(z, _WIDTH, 256, 7)
        channels = 256
        for stride, kernel in ((8, 16), (8, 16), (4, 8)):
            x = self._upsampled(self._op("LeakyRelu", x, alpha=0.1), channels, stride, kernel)
            channels //= 2
            x = self._mean([self._residual(x, channels, *block) for block in ((3, (1, 2)), (5, (2, 6)), (7, (3, 12)))])
        return self._op("Tanh", self._conv(self._op("LeakyRelu", x, alpha=0.1), channels, 1, 7))

    def _residual(self, x: str, channels: int, kernel: int, dilations: tuple[int, int]) -> str:
        for dilation in dilations:
            y = self._conv(self._op("LeakyRelu", x, alpha=0.1), channels, channels, kernel, dilation)
            x = self._op("Add", x, y)
        return x

    def _mean(self, parts: Sequence[str]) -> str:
        total = parts[0]
        for part in parts[1:]:
            total = self._op("Add", total, part)
        return self._op("Div", total, self._floats(float(len(parts))))

    def _upsampled(self, x: str, channels: int, stride: int, kernel: int) -> str:
        weight, pad = self._weight(channels, channels // 2, kernel), (kernel - stride) // 2
        bias = self._floats(np.zeros(channels // 2))
        return self._op("ConvTranspose", x, weight, bias, strides=[stride], kernel_shape=[kernel], pads=[pad, pad])

    def _conv(self, x: str, inside: int, outside: int, kernel: int, dilation: int = 1) -> str:
        pad = dilation * (kernel - 1) // 2
        weight, bias = self._weight(outside, inside, kernel), self._floats(np.zeros(outside))
        return self._op("Conv", x, weight, bias, kernel_shape=[kernel], pads=[pad, pad], dilations=[dilation])

    def _split(self, x: str, channels: int) -> tuple[str, str]:
        index = len(self._nodes)
        names = [f"split_{index}_0", f"split_{index}_1"]
        self._nodes.append(helper.make_node("Split", [x, self._ints([channels, channels])], names, axis=1))
        return names[0], names[1]

    def _op(self, operator: str, *inputs: str, **attributes: Any) -> str:  # noqa: ANN401 - ONNX takes anything
        name = f"{operator.lower()}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, list(inputs), [name], name=name, **attributes))
        return name

    def _weight(self, *shape: int) -> str:
        return self._floats(self._rng.normal(0, 0.02, shape))

    def _floats(self, value: ArrayLike) -> str:
        return self._constant(np.asarray(value, np.float32))

    def _ints(self, value: ArrayLike) -> str:
        return self._constant(np.asarray(value, np.int64))

    def _constant(self, value: NDArray[np.generic]) -> str:
        name = f"w{len(self._weights)}"
        self._weights.append(numpy_helper.from_array(value, name))
        return name
