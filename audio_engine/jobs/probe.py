"""The child that tries a device: `python -m audio_engine.jobs.probe`, one question in, one answer out.

A broken driver may abort it, hang it or make it answer nonsense; that is what it is for.
"""

from __future__ import annotations

import contextlib
import ctypes
import platform
import sys
import threading
from typing import TYPE_CHECKING, Any, Final, NoReturn

from audio_engine.jobs.channel import ChannelError, FrameReader, FrameWriter
from audio_engine.jobs.child import become_child, die_with_parent, leave, short_reason
from audio_engine.limits import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["main"]

_TOKENS: Final = 16
"""Prompt included."""
_EXCLAMATION_MARK: Final = 0
"""Whisper's first token, which the largest of all-NaN logits always is: peers' `!!!!!`."""

_CAPABILITY_MAJOR: Final = 75
_CAPABILITY_MINOR: Final = 76
"""CUDA driver API, `CUdevice_attribute`."""


def main() -> NoReturn:
    """Answer one question and leave."""
    commands, answers = become_child()
    reader = FrameReader(commands)
    question = reader.receive()
    threading.Thread(target=_watch_parent, args=(reader,), daemon=True).start()
    if question["command"] == "describe":
        answer = _describe(with_cards=question["cards"])
    else:
        try:
            answer = {"reason": _try_model(question)}
        except Exception as problem:  # noqa: BLE001 - whatever it is, this rung is no good; tokenizers raises bare ones
            answer = {"reason": short_reason(problem)}
    FrameWriter(answers).send(answer)
    leave(0)


def _watch_parent(reader: FrameReader) -> None:
    """A probe that hangs must not outlive whoever asked: there is no second question, only the channel's end."""
    with contextlib.suppress(ChannelError, OSError):
        reader.receive()
    die_with_parent()


def _describe(*, with_cards: bool) -> dict[str, Any]:
    import ctranslate2

    return {
        "ctranslate2": ctranslate2.__version__,
        "cpu_name": f"{platform.machine()} {platform.processor()}".strip(),
        "cpu_compute_types": sorted(ctranslate2.get_supported_compute_types("cpu")),
        "cards": _cards() if with_cards else [],
    }


def _cards() -> list[dict[str, Any]]:
    """What the NVIDIA driver says about the cards that CTranslate2 can use."""
    import ctranslate2

    count = ctranslate2.get_cuda_device_count()
    driver = _cuda_driver() if count else None
    if driver is None:
        return []
    version = ctypes.c_int()
    driver.cuDriverGetVersion(ctypes.byref(version))
    return [
        {
            "name": _card_name(driver, index),
            "capability": [
                _card_attribute(driver, index, attribute) for attribute in (_CAPABILITY_MAJOR, _CAPABILITY_MINOR)
            ],
            "driver": str(version.value),
            "compute_types": sorted(ctranslate2.get_supported_compute_types("cuda", index)),
        }
        for index in range(count)
    ]


def _cuda_driver() -> ctypes.CDLL | None:
    try:
        driver = ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return None
    return driver if driver.cuInit(0) == 0 else None


def _card_name(driver: ctypes.CDLL, index: int) -> str:
    name = ctypes.create_string_buffer(256)
    driver.cuDeviceGetName(name, len(name), index)
    return name.value.decode("utf-8", "replace")


def _card_attribute(driver: ctypes.CDLL, index: int, attribute: int) -> int:
    value = ctypes.c_int()
    driver.cuDeviceGetAttribute(ctypes.byref(value), attribute, index)
    return value.value


def _try_model(question: dict[str, Any]) -> str:
    """Load, encode a second of sound, decode; why that was no good, empty where it was."""
    import numpy as np
    from faster_whisper import WhisperModel
    from faster_whisper.audio import pad_or_trim

    whisper = WhisperModel(
        question["model"],
        device=question["device"],
        compute_type=question["compute_type"],
        cpu_threads=question["threads"],
        local_files_only=True,
    )
    encoded = whisper.encode(pad_or_trim(whisper.feature_extractor(_hum())))
    if not _is_plausible(_on_cpu(encoded)):
        return "NaN"
    names = ("<|startoftranscript|>", "<|en|>", "<|transcribe|>", "<|notimestamps|>")
    prompt = [whisper.hf_tokenizer.token_to_id(name) for name in names]
    (result,) = whisper.model.generate(encoded, [prompt], beam_size=1, max_length=_TOKENS, return_scores=True)
    tokens = result.sequences_ids[0]
    if not np.isfinite(result.scores[0]):
        return "NaN"
    if tokens and all(token == _EXCLAMATION_MARK for token in tokens):
        return "!!!!"
    return ""


def _hum() -> NDArray[np.float32]:
    """A second of something like a vowel: a pulse train at 120 Hz under two formants' worth of harmonics."""
    import numpy as np

    t = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    harmonics = (np.sin(2 * np.pi * 120 * n * t) / n for n in range(1, 20))
    return (0.1 * sum(harmonics, np.zeros_like(t))).astype(np.float32)


def _on_cpu(encoded: Any) -> NDArray[np.float32]:  # noqa: ANN401 - CTranslate2 publishes no types
    """The encoder's output, wherever and in whatever precision it was made."""
    import ctranslate2
    import numpy as np

    here = encoded.to_device(ctranslate2.Device.cpu).to(ctranslate2.DataType.float32)
    return np.asarray(here, dtype=np.float32)


def _is_plausible(encoded: NDArray[np.float32]) -> bool:
    """Whether every number is one and they differ: cards without half precision give NaN or all zeros."""
    import numpy as np

    return bool(np.isfinite(encoded).all() and np.ptp(encoded) > 0)


if __name__ == "__main__":
    main()
