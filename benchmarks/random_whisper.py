"""A Whisper of a real model's shape with random weights: it costs what the real one costs and writes nonsense.

No large model can be fetched here, and speed does not depend on what the weights are. Two directions of the residual
stream are set by hand so that every window decodes the same number of tokens (a random model never ends by itself):
along one, positions from `tokens` on favour the end of the text; along the other, time stamps are unlikely except where
Whisper's rules force one.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ctranslate2
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SHAPES", "Shape", "build_random_whisper"]

_EOT, _TIMESTAMPS, _VOCABULARY = 50257, 50364, 51865


@dataclass(frozen=True, slots=True)
class Shape:
    """Width, layers and heads of a Whisper."""

    width: int
    layers: int
    heads: int


SHAPES = {"tiny": Shape(384, 4, 6), "base": Shape(512, 6, 8), "small": Shape(768, 12, 12)}


def build_random_whisper(shape: Shape, small_files: Path, target: Path, *, tokens: int = 60) -> Path:
    """Write a model into `target`; vocabulary and tokenizer are those of the model in `small_files`."""
    rng = np.random.default_rng(0)
    spec = ctranslate2.specs.WhisperSpec(shape.layers, shape.heads, shape.layers, shape.heads)
    d = shape.width

    def weights(*size: int) -> Any:  # noqa: ANN401
        return rng.normal(0, 0.02, size).astype(np.float32)

    def linear(layer: Any, inside: int, outside: int) -> None:  # noqa: ANN401
        layer.weight, layer.bias = weights(outside, inside), np.zeros(outside, np.float32)

    def norm(layer: Any) -> None:  # noqa: ANN401
        layer.gamma, layer.beta = np.ones(d, np.float32), np.zeros(d, np.float32)

    encoder, decoder = spec.encoder, spec.decoder
    encoder.conv1.weight, encoder.conv1.bias = weights(d, 80, 3), np.zeros(d, np.float32)
    encoder.conv2.weight, encoder.conv2.bias = weights(d, d, 3), np.zeros(d, np.float32)
    encoder.position_encodings.encodings = weights(1500, d)
    norm(encoder.layer_norm)
    norm(decoder.layer_norm)
    decoder.scale_embeddings = False
    for layer in (*encoder.layer, *decoder.layer):
        blocks = [layer.self_attention]
        linear(layer.self_attention.linear[0], d, 3 * d)
        linear(layer.self_attention.linear[1], d, d)
        if hasattr(layer, "attention"):
            blocks.append(layer.attention)
            linear(layer.attention.linear[0], d, d)
            linear(layer.attention.linear[1], d, 2 * d)
            linear(layer.attention.linear[2], d, d)
        for block in (*blocks, layer.ffn):
            norm(block.layer_norm)
        linear(layer.ffn.linear_0, d, 4 * d)
        linear(layer.ffn.linear_1, 4 * d, d)

    end, speech = np.eye(2, d, dtype=np.float32)
    words = weights(_VOCABULARY, d)
    words[_EOT] = 5 * end
    words[_TIMESTAMPS:] -= 5 * speech
    positions = weights(448, d)
    positions[:tokens] += 3 * speech - 3 * end
    positions[tokens:] += 3 * speech + 9 * end
    decoder.embeddings.weight = words
    decoder.position_encodings.encodings = positions
    decoder.projection.weight = words
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    import json

    spec.register_vocabulary(json.loads((small_files / "vocabulary.json").read_text(encoding="utf-8")))
    spec.config.suppress_ids, spec.config.suppress_ids_begin = [], [220, _EOT]
    spec.config.lang_ids = list(range(50259, 50358))
    spec.config.alignment_heads = [[shape.layers - 1, head] for head in range(4)]
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(target))
    for name in ("tokenizer.json", "preprocessor_config.json"):
        shutil.copy(small_files / name, target / name)
    return target
