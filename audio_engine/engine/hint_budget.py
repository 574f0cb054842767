"""How much of what a recogniser can be told of a list of names takes, and which names fall out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from audio_engine.errors import ModelMissingError
from audio_engine.jobs.exit_reasons import Death
from audio_engine.jobs.worker_process import ask
from audio_engine.models.installed import InstalledModel, find_model
from audio_engine.names.entry import Name
from audio_engine.names.hints import Hints, recognition_hints
from audio_engine.programs import child_command

__all__ = ["HintBudget", "hint_budget"]

_COMMAND: Final = child_command("audio_engine.jobs.hint_count")
_TIMEOUT_S: Final = 30.0
_BUDGET: Final = 223
"""What `WhisperRecogniser.context_budget` says, of every Whisper model; a test keeps them the same."""
_BYTES_A_TOKEN: Final = 2.5
"""Of UTF-8; a cautious guess: OpenAI's vocabulary cuts rare names into pieces of two to four letters."""


@dataclass(frozen=True, slots=True)
class HintBudget:
    """What the hints take of `budget` tokens; `hints` says which names fit, and which do not."""

    hints: Hints
    budget: int
    model: str
    """Whose tokens they are; empty where no model is installed, and `hints.tokens` is an estimate."""

    @property
    def is_estimate(self) -> bool:
        """Whether no model has counted."""
        return not self.model


def hint_budget(
    names: Sequence[Name],
    language: str | None,
    model: str | None = None,
    *,
    is_stopped: Callable[[], bool] = lambda: False,
) -> HintBudget:
    """The budget for speech in `language` (None: not known yet) and the model that would hear it.

    `model` is a name or a folder, None or empty the best that is installed. Where none is, or where its tokenizer
    cannot be used, the answer is an estimate and says so. Takes about half a second: a child counts.

    Raises:
        CancelledError: `is_stopped` said so.
        JobFailedError: the system could not start another process.
    """
    told = [name for name in names if name.hint]
    found = _model(model, language)
    if found is not None and told:
        question = {
            "tokenizer": str(found.folder / "tokenizer.json"),
            "names": [name.to_json() for name in told],
            "language": language,
            "budget": _BUDGET,
        }
        answer = ask(_COMMAND, question, timeout_s=_TIMEOUT_S, is_stopped=is_stopped)
        if not isinstance(answer, Death):
            fitted, left_out = tuple(answer["fitted"]), tuple(answer["left_out"])
            return HintBudget(Hints(answer["text"], answer["tokens"], fitted, left_out), _BUDGET, found.name)
        found = None
    hints = recognition_hints(told, language, _estimated_tokens, _BUDGET)
    return HintBudget(hints, _BUDGET, found.name if found else "")


def _model(wanted: str | None, language: str | None) -> InstalledModel | None:
    for spoken in dict.fromkeys((language, None)):
        try:
            return find_model(wanted or None, language=spoken)
        except ModelMissingError:
            continue
    return None


def _estimated_tokens(text: str) -> int:
    return math.ceil(len(text.encode()) / _BYTES_A_TOKEN)
