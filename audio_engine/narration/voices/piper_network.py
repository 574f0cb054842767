"""Piper's network in ONNX Runtime: numbers of phonemes in, samples and durations out, stopped half way if need be.

One network serves all threads: with one thread each, runs at the same time do not wait for each other and share the
weights (benchmarks/narration_threads.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYetError
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as native

from audio_engine.narration.voices.piper_durations import duration_output, with_output
from audio_engine.narration.voices.voice import VoiceStoppedError

__all__ = ["NETWORK_FAILURES", "PiperNetwork", "Sound"]

NETWORK_FAILURES: Final[tuple[type[Exception], ...]] = tuple(
    failure for failure in vars(native).values() if isinstance(failure, type) and issubclass(failure, Exception)
)
"""What ONNX Runtime raises: its exceptions have no base of their own."""

_PROVIDERS: Final[dict[str, list[Any]]] = {
    "cpu": ["CPUExecutionProvider"],
    "cuda": [("CUDAExecutionProvider", {"cudnn_conv_algo_search": "HEURISTIC"})],
}
_ASK_EVERY_S: Final = 0.05
"""How often somebody who waits for a network asks whether it should be stopped."""
_FATAL: Final = 4
"""ONNX Runtime writes no message below it: a stopped run is no error."""


@dataclass(frozen=True, slots=True)
class Sound:
    """float32 samples, shape (n,); `durations` are the samples of each number that was given, None where not told."""

    samples: NDArray[np.float32]
    durations: NDArray[np.int64] | None


class PiperNetwork:
    """One loaded network. Up to `parallel` threads may call `run` at once; more wait."""

    def __init__(self, content: bytes, *, device: str, parallel: int) -> None:
        """Load `content`, an ONNX file. `device` is `cpu` or `cuda`.

        Raises:
            ValueError: it is not a voice of Piper's, or ONNX Runtime cannot load it.
            OSError: the device cannot be used.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # Without an arena a quarter of the time goes into fetching the same memory from the system again and again, and
        # the peak is no lower. What it keeps is what the longest utterance took, and that has a limit.
        options.enable_cpu_mem_arena = True
        options.enable_mem_pattern = False  # patterns are for inputs that always have one shape
        options.log_severity_level = _FATAL
        name = duration_output(content)
        if device not in _PROVIDERS or _provider(device) not in onnxruntime.get_available_providers():
            raise OSError(f"this ONNX Runtime has no {device}")
        try:
            self._session = onnxruntime.InferenceSession(
                with_output(content, name) if name else content, options, providers=_PROVIDERS[device]
            )
        except NETWORK_FAILURES as problem:
            raise ValueError(_first_line(problem)) from problem
        if self._session.get_providers()[0] != _provider(device):
            raise OSError(f"ONNX Runtime uses {self._session.get_providers()[0]} instead")
        self.inputs = frozenset(put.name for put in self._session.get_inputs())
        if not {"input", "input_lengths", "scales"} <= self.inputs <= {"input", "input_lengths", "scales", "sid"}:
            raise ValueError(f"it takes {', '.join(sorted(self.inputs))}")
        self.tells_durations = name is not None
        self._outputs = [self._session.get_outputs()[0].name, *([name] if name else [])]
        self._pool = ThreadPoolExecutor(parallel, thread_name_prefix="piper")

    def run(
        self,
        ids: Sequence[int],
        scales: tuple[float, float, float],
        speaker: int | None,
        *,
        stopped: Callable[[], bool],
    ) -> Sound:
        """Say `ids`. `scales` are the noise of the sound, the length and the noise of the lengths.

        Raises:
            VoiceStoppedError: `stopped()`, which is asked about twenty times a second, was true.
            ValueError: the network failed, or gave nonsense.
        """
        feeds = {
            "input": np.array([ids], np.int64),
            "input_lengths": np.array([len(ids)], np.int64),
            "scales": np.array(scales, np.float32),
        }
        if speaker is not None:
            feeds["sid"] = np.array([speaker], np.int64)
        options = onnxruntime.RunOptions()
        options.log_severity_level = _FATAL
        running = self._pool.submit(self._session.run, self._outputs, feeds, options)
        if not _finished(running, options, stopped):
            raise VoiceStoppedError
        try:
            outputs = running.result()
        except NETWORK_FAILURES as problem:
            raise ValueError(_first_line(problem)) from problem
        return _sound(outputs, len(ids))

    def close(self) -> None:
        """Free it; nothing may be running."""
        self._pool.shutdown()
        del self._session


def _finished(running: Future[Any], options: Any, stopped: Callable[[], bool]) -> bool:  # noqa: ANN401 - no types
    """Wait for `running`; False where it was stopped, which it has then done."""
    try:
        while True:
            try:
                running.exception(_ASK_EVERY_S)
            except NotYetError:
                if stopped():
                    return False
            else:
                return True
    finally:
        options.terminate = True
        if not running.cancel():
            running.exception()


def _sound(outputs: Sequence[NDArray[Any]], count: int) -> Sound:
    samples = np.asarray(outputs[0], np.float32).reshape(-1)
    if not np.isfinite(samples).all():
        raise ValueError("samples that are no numbers")
    durations = None
    if len(outputs) > 1 and outputs[1].size == count:
        frames = np.asarray(outputs[1], np.float64).reshape(-1)
        total = float(frames.sum())
        if np.isfinite(total) and total > 0 and frames.min() >= 0:
            durations = np.rint(frames * (len(samples) / total)).astype(np.int64)
    return Sound(np.clip(samples, -1, 1), durations)


def _provider(device: str) -> str:
    first = _PROVIDERS[device][0]
    return str(first if isinstance(first, str) else first[0])


def _first_line(problem: Exception) -> str:
    return str(problem).partition("\n")[0][:300]
