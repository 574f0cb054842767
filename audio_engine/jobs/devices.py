"""What this machine computes with, and in which order it is worth trying.

The table is what users of today's tools found out the hard way: a card that loads a model and then writes blank
text or `!!!!!`, or aborts the process, is common. Nothing here loads CTranslate2 or a driver: a child reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["COMPUTE_TYPES", "CPU", "Card", "DeviceReport", "Rung", "candidates"]

COMPUTE_TYPES: Final = (
    "auto",
    "int8",
    "int8_float32",
    "int8_float16",
    "int8_bfloat16",
    "int16",
    "float16",
    "bfloat16",
    "float32",
)
"""What `--compute-type` takes: CTranslate2's names, and `auto` for the ladder."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One way to compute: `device` is `cpu` or `cuda`, `compute_type` one of CTranslate2's."""

    device: str
    compute_type: str


CPU: Final = Rung("cpu", "int8")


@dataclass(frozen=True, slots=True)
class Card:
    """An NVIDIA card as its driver and CTranslate2 describe it."""

    name: str
    capability: tuple[int, int]
    """CUDA's compute capability, `(8, 6)`."""
    driver: str
    compute_types: frozenset[str]

    @property
    def has_tensor_cores(self) -> bool:
        """Turing (7.5) was sold with and without: without, float16 gives blank text or NaN."""
        if self.capability == (7, 5):
            return re.search(r"\bRTX\b|\bT4G?\b", self.name) is not None
        return self.capability >= (7, 0)


@dataclass(frozen=True, slots=True)
class DeviceReport:
    """What a child found. Only the first card is used; a newsroom's machine with two is rare."""

    ctranslate2: str
    cpu_name: str
    cpu_compute_types: frozenset[str]
    cards: tuple[Card, ...] = ()

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """The report that the child sent.

        Raises:
            ValueError: it is none.
        """
        try:
            return cls(
                str(document["ctranslate2"]),
                str(document["cpu_name"]),
                frozenset(document["cpu_compute_types"]),
                tuple(_card(card) for card in document["cards"]),
            )
        except (KeyError, TypeError) as problem:
            raise ValueError(f"no device report: {problem}") from problem


def candidates(device: str, compute_type: str, report: DeviceReport) -> tuple[Rung, ...]:
    """The rungs to try, best first; empty where the machine cannot do what was asked.

    `auto` always ends on the processor. A `compute_type` that was asked for is kept wherever a device has it.
    """
    rungs: list[Rung] = []
    if device in ("auto", "cuda") and report.cards:
        card = report.cards[0]
        rungs += _rungs("cuda", compute_type, _card_types(card), card.compute_types)
    if device in ("auto", "cpu"):
        of_cpu = _rungs("cpu", compute_type, _CPU_TYPES, report.cpu_compute_types)
        if not of_cpu and device == "auto":
            of_cpu = _rungs("cpu", "auto", _CPU_TYPES, report.cpu_compute_types)
        rungs += of_cpu
    return tuple(rungs)


_CPU_TYPES: Final = ("int8", "float32")


def _rungs(device: str, asked: str, usual: Iterable[str], supported: frozenset[str]) -> list[Rung]:
    wanted = usual if asked == "auto" else (asked,)
    return [Rung(device, compute_type) for compute_type in wanted if compute_type in supported]


def _card_types(card: Card) -> tuple[str, ...]:
    """The compute types that are known to work on such a card, best first."""
    if card.capability >= (12, 0):  # int8 is refused by cuBLAS at the first encode: OpenNMT/CTranslate2#1865
        return ("float16", "bfloat16", "float32")
    if card.has_tensor_cores:
        return ("float16", "int8_float16")
    return ("int8_float32", "float32")


def _card(document: Mapping[str, Any]) -> Card:
    major, minor = document["capability"]
    return Card(
        str(document["name"]),
        (int(major), int(minor)),
        str(document["driver"]),
        frozenset(document["compute_types"]),
    )
