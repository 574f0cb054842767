"""A Piper voice's `.onnx.json`, which strangers made: nothing in it is believed before it is checked.

No path that it names is ever opened.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from audio_engine.limits import VOICE_CONFIG_MAX_BYTES

__all__ = ["END", "PAD", "START", "PiperConfig", "piper_config"]

PAD: Final = "_"
START: Final = "^"
END: Final = "$"

_ESPEAK_VOICE: Final = re.compile(r"[a-z]{2,3}(-[a-zA-Z0-9]{1,8}){0,4}")
_NEVER_IN_TEXT: Final = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Would move a terminal's cursor, turn a line around, or cannot be written as UTF-8."""
_MAX_SYMBOLS: Final = 10_000
_MAX_SPEAKERS: Final = 100_000


@dataclass(frozen=True, slots=True)
class PiperConfig:
    """What is needed of it. `phoneme_ids` has `^`, `_` and `$`; `by_text` voices are fed letters, not phonemes."""

    sample_rate: int
    espeak_voice: str
    language: str
    phoneme_ids: Mapping[str, tuple[int, ...]]
    by_text: bool
    clusters: frozenset[tuple[str, ...]]
    """Sounds that follow each other and have one number together."""
    speakers: Mapping[str, int]
    """By name; empty where there is only one."""
    default_speaker: int
    length_scale: float
    noise_scale: float
    noise_w: float


def piper_config(untrusted: bytes) -> PiperConfig:
    """What `untrusted`, a `.onnx.json`, says.

    Raises:
        ValueError: it is none; the text says why.
    """
    if len(untrusted) > VOICE_CONFIG_MAX_BYTES:
        raise ValueError("it is too large")
    try:
        return _config(json.loads(untrusted))
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as problem:
        raise ValueError(f"something is missing or of the wrong kind: {problem}") from problem


def _config(document: Mapping[str, Any]) -> PiperConfig:
    kind = document.get("phoneme_type", "espeak")
    if kind not in ("espeak", "text"):
        raise ValueError(f"it reads text in a way that is not known here: {kind!r}")
    espeak_voice = document["espeak"]["voice"]
    if not _ESPEAK_VOICE.fullmatch(espeak_voice):
        raise ValueError(f"no voice of eSpeak: {espeak_voice!r}")
    symbols = _whole(document["num_symbols"], 1, _MAX_SYMBOLS)
    count = _whole(document["num_speakers"], 1, _MAX_SPEAKERS)
    inference = document.get("inference", {})
    return PiperConfig(
        sample_rate=_whole(document["audio"]["sample_rate"], 8_000, 48_000),
        espeak_voice=espeak_voice,
        language=_text(document.get("language", {}).get("code", espeak_voice)),
        phoneme_ids=_phoneme_ids(document["phoneme_id_map"], symbols),
        by_text=kind == "text",
        clusters=frozenset(tuple(map(_text, cluster)) for cluster in document.get("vowel_clusters") or ()),
        speakers=_speakers(document.get("speaker_id_map") or {}, count) if count > 1 else {},
        default_speaker=_whole(document.get("default_speaker_id", 0), 0, count - 1),
        length_scale=_number(inference.get("length_scale", 1.0), 0.1, 10),
        noise_scale=_number(inference.get("noise_scale", 0.667), 0, 10),
        noise_w=_number(inference.get("noise_w", 0.8), 0, 10),
    )


def _phoneme_ids(document: Mapping[str, Any], symbols: int) -> dict[str, tuple[int, ...]]:
    ids = {symbol: tuple(_whole(number, 0, symbols - 1) for number in numbers) for symbol, numbers in document.items()}
    if missing := {PAD, START, END} - ids.keys():
        raise ValueError(f"no number for {', '.join(sorted(missing))}")
    return ids


def _speakers(document: Mapping[str, Any], count: int) -> dict[str, int]:
    """Those without a name are called by their number."""
    named = {_text(name): _whole(number, 0, count - 1) for name, number in document.items()}
    return named or {str(number): number for number in range(count)}


def _whole(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"not a number from {least} to {most}: {value!r}")
    return value


def _number(value: object, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    if not math.isfinite(value) or not least <= value <= most:
        raise ValueError(f"not a number from {least} to {most}: {value!r}")
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    if _NEVER_IN_TEXT.search(value):
        raise ValueError(f"{value!r} holds characters that no name has")
    return value
