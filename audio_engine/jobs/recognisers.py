"""Loads the recogniser that a job was decided to use. In a worker only."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from audio_engine.errors import JobFailedError
from audio_engine.jobs.control import DeviceFailedError
from audio_engine.jobs.threads import worker_threads
from audio_engine.text import tr
from audio_engine.transcription.recogniser import Recogniser

__all__ = ["load_recogniser"]


def load_recogniser(
    recogniser: str, model: str, model_folder: str, *, device: str = "cpu", compute_type: str = "int8"
) -> Recogniser:
    """`recogniser` is `pocketsphinx` or `faster-whisper`; only the latter has a `model_folder`.

    Raises:
        JobFailedError: the model is damaged.
        DeviceFailedError: the device, which is not the processor, does not take it.
    """
    # Here and not at the top: each of these loads native libraries that the other does not need.
    if recogniser == "pocketsphinx":
        from audio_engine.transcription.pocketsphinx import PocketSphinxRecogniser

        return PocketSphinxRecogniser()
    from audio_engine.transcription.whisper import WhisperRecogniser

    try:
        loaded = WhisperRecogniser(
            Path(model_folder), model=model, device=device, compute_type=compute_type, threads=worker_threads()
        )
    except (RuntimeError, ValueError) as problem:
        if device != "cpu":
            raise DeviceFailedError(str(problem)) from problem
        _damaged(model, problem)
    except Exception as problem:
        if type(problem) is Exception:  # all that tokenizers raises for a tokenizer.json that is none
            _damaged(model, problem)
        raise
    if not loaded.count_tokens("-"):
        loaded.close()
        _damaged(model, ValueError("tokenizer.json"))
    return loaded


def _damaged(model: str, problem: Exception) -> NoReturn:
    raise JobFailedError(
        tr("The model {model} cannot be loaded: {reason}.", model=model, reason=problem),
        tr("Check it with “souffleur models verify”, and install it again if it is damaged."),
    ) from problem
