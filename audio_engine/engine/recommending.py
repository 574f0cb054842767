"""Which recognition model to install first on this machine, and why: by what it computes with, and what it reached.

The numbers are the sizes of peers' models in memory with room for a browser and a newsroom's system beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import psutil

from audio_engine.engine.measuring import measured_speed
from audio_engine.errors import UserFacingError
from audio_engine.jobs.device_ladder import describe_devices
from audio_engine.jobs.threads import worker_threads
from audio_engine.models.catalogue import CatalogueEntry, catalogue, catalogue_entry
from audio_engine.models.kinds import ModelKind
from audio_engine.models.languages import same_language
from audio_engine.settings.resolver import Settings
from audio_engine.speed import SpeedBook
from audio_engine.text import tr, trn

__all__ = ["Machine", "Recommendation", "recommend", "this_machine"]

_GIB: Final = 1 << 30
_LARGE, _SMALL, _BASE = "large-v3-turbo", "small", "base"
_MANY_CORES: Final = 8
"""With so many a large model keeps up with an interview on the processor."""
_LARGE_MEMORY: Final = 12 * _GIB
_SMALL_MEMORY: Final = 4 * _GIB
_TOO_SLOW: Final = 1.0
"""Audio seconds a second: below, an interview takes longer than it took to hold it."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What a model would run on. `card` is the name of a graphics card that can be used, empty where there is none."""

    cores: int
    memory_bytes: int
    card: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The model, and why it is this one, in a sentence for the person."""

    entry: CatalogueEntry
    reason: str


def this_machine() -> Machine:
    """The machine as a child that asks the drivers reports it; takes a second or two."""
    try:
        cards = describe_devices().cards
    except UserFacingError:  # the processor cannot be asked either: then it is counted all the same
        cards = ()
    return Machine(worker_threads(), psutil.virtual_memory().total, cards[0].name if cards else "")


def recommend(language: str, machine: Machine, speeds: SpeedBook, settings: Settings) -> Recommendation:
    """The model for `language` (a code; empty: several) on `machine`; one that was measured too slow here is not."""
    name = _by_machine(machine)
    speed = measured_speed(ModelKind.WHISPER, name, speeds, settings)
    if speed is not None and speed < _TOO_SLOW and name != _BASE:
        slower, name = name, _SMALL if name == _LARGE else _BASE
        reason = tr(
            "{name} was measured here and is slower than speech; {smaller} is faster.", name=slower, smaller=name
        )
        return Recommendation(_entry(name, language), reason)
    return Recommendation(_entry(name, language), _reason(name, machine))


def _by_machine(machine: Machine) -> str:
    if machine.card or (machine.cores >= _MANY_CORES and machine.memory_bytes >= _LARGE_MEMORY):
        return _LARGE
    return _SMALL if machine.memory_bytes >= _SMALL_MEMORY else _BASE


def _entry(name: str, language: str) -> CatalogueEntry:
    found = catalogue_entry(ModelKind.WHISPER, name)
    entries = catalogue(ModelKind.WHISPER)
    if found is not None and (not language or any(same_language(language, known) for known in found.languages)):
        return found
    return next((e for e in entries if any(same_language(language, known) for known in e.languages)), entries[0])


def _reason(name: str, machine: Machine) -> str:
    memory = max(1, round(machine.memory_bytes / _GIB))
    if machine.card:
        return tr(
            "This computer has a graphics card that can be used ({card}): the best model is fast on it.",
            card=machine.card,
        )
    what = {
        _LARGE: trn(
            "The processor has {count} core and there are {memory} GB of memory: enough for the best model.",
            "The processor has {count} cores and there are {memory} GB of memory: enough for the best model.",
            machine.cores,
            memory=memory,
        ),
        _SMALL: trn(
            "The processor has {count} core and there are {memory} GB of memory: a larger model would be slow.",
            "The processor has {count} cores and there are {memory} GB of memory: a larger model would be slow.",
            machine.cores,
            memory=memory,
        ),
    }
    return what.get(name) or tr("There are {memory} GB of memory: larger models would not fit.", memory=memory)
