"""Where somebody speaks: Silero's detector, run as a stream so that memory does not grow with the recording.

The model file comes with faster-whisper; its own wrapper wants the whole recording at once, so the session is ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from audio_engine.limits import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["FRAME", "Span", "SpanRules", "VoiceActivity", "VoiceDetector", "VoiceStream", "speech_spans"]

FRAME: Final = 512
"""Samples a probability stands for (32 ms); the model was trained on nothing else."""
_CONTEXT: Final = 64
_STATE: Final = (1, 1, 128)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of samples, or of frames, in which somebody speaks."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpanRules:
    """How probabilities become spans.

    The thresholds are lower than Silero's 0.5: a cough in a window costs nothing, speech outside one is lost
    (measured on the recordings, see `docs/decisions/0006-listening.md`).
    """

    speech: float = 0.35
    silence: float = 0.2
    min_speech_s: float = 0.1
    min_silence_s: float = 0.25


class VoiceStream(Protocol):
    """One pass over consecutive sound."""

    def feed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Speech probability of each frame of `samples`, shape (n,), n a multiple of FRAME; result (n / FRAME,)."""
        ...


class VoiceDetector(Protocol):
    """Makes streams."""

    def stream(self) -> VoiceStream:
        """A stream that has heard nothing yet."""
        ...


class VoiceActivity:
    """The Silero detector. One session serves any number of streams."""

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            str(_model_file()), providers=["CPUExecutionProvider"], sess_options=options
        )

    def stream(self) -> VoiceStream:
        """A stream that has heard nothing yet."""
        return _SileroStream(self._session)


class _SileroStream:
    def __init__(self, session: object) -> None:
        self._session = session
        self._h = np.zeros(_STATE, dtype=np.float32)
        self._c = np.zeros(_STATE, dtype=np.float32)
        self._context = np.zeros(_CONTEXT, dtype=np.float32)

    def feed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        frames = samples.reshape(-1, FRAME)
        if not len(frames):
            return np.zeros(0, dtype=np.float32)
        before = np.vstack([self._context, frames[:-1, -_CONTEXT:]])
        self._context = frames[-1, -_CONTEXT:].copy()
        probabilities, self._h, self._c = self._session.run(  # type: ignore[attr-defined] # onnxruntime has no types
            None, {"input": np.hstack([before, frames]), "h": self._h, "c": self._c}
        )
        return np.asarray(probabilities, dtype=np.float32).reshape(-1)


def _model_file() -> Path:
    # find_spec: importing faster_whisper would load PyAV and CTranslate2, which the built-in recogniser does not need.
    spec = find_spec("faster_whisper")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "assets" / "silero_vad_v6.onnx"


def speech_spans(probabilities: Sequence[float] | NDArray[np.float32], rules: SpanRules) -> tuple[list[Span], bool]:
    """Spans of speech in frames, and whether the last one is still going on.

    A span begins at `rules.speech` and ends where the probability has been below `rules.silence` for
    `min_silence_s`; shorter silences belong to it, shorter speech than `min_speech_s` is none.
    """
    min_silence = round(rules.min_silence_s * SAMPLE_RATE / FRAME)
    min_speech = round(rules.min_speech_s * SAMPLE_RATE / FRAME)
    spans: list[Span] = []
    start, quiet_since = -1, -1
    for frame, probability in enumerate(probabilities):
        if probability >= rules.speech:
            quiet_since = -1
            if start < 0:
                start = frame
        elif start >= 0 and probability < rules.silence:
            if quiet_since < 0:
                quiet_since = frame
            if frame - quiet_since + 1 >= min_silence:
                if quiet_since - start >= min_speech:
                    spans.append(Span(start, quiet_since))
                start, quiet_since = -1, -1
    if start >= 0:
        spans.append(Span(start, len(probabilities)))
    return spans, start >= 0
