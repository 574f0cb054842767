"""The first device that really works with a model: each rung is tried in a child before a job is trusted to it.

What was found is remembered in the data folder, so that the next job starts at once. A card that gave up in the
middle of a job is passed over the same way.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from audio_engine.errors import JobFailedError, ModelMissingError
from audio_engine.jobs.devices import CPU, DeviceReport, Rung, candidates
from audio_engine.jobs.exit_reasons import Death
from audio_engine.jobs.probe_memory import ProbeMemory
from audio_engine.jobs.threads import worker_threads
from audio_engine.jobs.worker_process import ask
from audio_engine.programs import child_command
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["CPU", "PROBE_COMMAND", "DeviceLadder", "Rung", "describe_devices", "worker_threads"]

PROBE_COMMAND: Final = child_command("audio_engine.jobs.probe")

_DESCRIBE_TIMEOUT_S: Final = 60.0
_CARD_TIMEOUT_S: Final = 60.0
_CPU_TIMEOUT_S: Final = 300.0
"""A large model from a slow disk on a slow processor is slow, not broken, and there is nothing after it."""

_FINGERPRINT_BYTES: Final = 1 << 20


def _never() -> bool:
    return False


def describe_devices(
    probe_command: Sequence[str] = PROBE_COMMAND, is_stopped: Callable[[], bool] = _never
) -> DeviceReport:
    """What this machine computes with, as a child reports it; without cards where asking for them kills the child.

    Raises:
        CancelledError: `is_stopped` said so.
        JobFailedError: not even the processor can be asked.
    """
    for with_cards in (True, False):
        request = {"command": "describe", "cards": with_cards}
        answer = ask(probe_command, request, timeout_s=_DESCRIBE_TIMEOUT_S, is_stopped=is_stopped)
        if not isinstance(answer, Death):
            return DeviceReport.from_json(answer)
    assert isinstance(answer, Death)
    raise JobFailedError(answer.what, answer.to_do)


class DeviceLadder:
    """What one model can run on here. `device` is `auto`, `cpu` or `cuda`; `compute_type` one of `COMPUTE_TYPES`.

    `probe_command` is the child that reports the devices and tries them.
    """

    def __init__(
        self,
        model_folder: Path,
        home: Path,
        device: str = "auto",
        compute_type: str = "auto",
        *,
        probe_command: Sequence[str] = PROBE_COMMAND,
    ) -> None:
        self._model_folder = model_folder
        self._memory = ProbeMemory(home / "device-probes.json")
        self._device = device
        self._compute_type = compute_type
        self._probe_command = probe_command
        self._report: DeviceReport | None = None
        self._fell_from: tuple[Rung, str] | None = None

    def choose(self, is_stopped: Callable[[], bool] = _never) -> tuple[Rung, tuple[str, ...]]:
        """The first rung that works, and what the person should know about the ones before it, said once.

        Takes up to minutes the first time, and a moment afterwards; `is_stopped` is asked four times a second.

        Raises:
            CancelledError: `is_stopped` said so.
            JobFailedError: the device that was asked for, or every device, fails.
            ModelMissingError: the folder holds no model.
        """
        report = self._report = self._report or describe_devices(self._probe_command, is_stopped)
        rungs = candidates(self._device, self._compute_type, report)
        if not rungs:
            raise _nothing_fits(self._device, self._compute_type, report)
        reason = ""
        for rung in rungs:
            key = self._key(report, rung)
            known = self._memory.verdict(key)
            reason = self._probe(rung, is_stopped) if known is None else known
            if known is None and (not reason or rung.device != CPU.device):
                self._memory.store(key, reason)  # a processor that fails is asked again: there is no other
            if not reason:
                return rung, self._notices(rung)
            if known is None:
                self._fell_from = rung, reason
        raise _nothing_works(self._device, reason)

    def remember_failure(self, rung: Rung, reason: str) -> None:
        """Pass over `rung` for a week: a job on it died or gave nonsense. `choose` then gives the next."""
        assert self._report
        self._memory.store(self._key(self._report, rung), reason)
        self._fell_from = rung, reason

    def _notices(self, rung: Rung) -> tuple[str, ...]:
        fell_from, self._fell_from = self._fell_from, None
        if fell_from is None or fell_from[0].device == CPU.device:
            return ()
        failed, reason = fell_from
        if rung.device == CPU.device:
            return (
                tr(
                    "The graphics card could not be used ({reason}): the work goes on with the processor.",
                    reason=reason,
                ),
            )
        return (
            tr(
                "The graphics card failed with {failed} ({reason}): the work goes on with {compute_type}.",
                failed=failed.compute_type,
                reason=reason,
                compute_type=rung.compute_type,
            ),
        )

    def _probe(self, rung: Rung, is_stopped: Callable[[], bool]) -> str:
        """Why `rung` does not work; empty where it does."""
        where = {"model": str(self._model_folder), "device": rung.device, "compute_type": rung.compute_type}
        timeout_s = _CPU_TIMEOUT_S if rung.device == CPU.device else _CARD_TIMEOUT_S
        answer = ask(
            self._probe_command,
            {"command": "probe", **where, "threads": worker_threads()},
            timeout_s=timeout_s,
            is_stopped=is_stopped,
        )
        return answer.reason if isinstance(answer, Death) else str(answer["reason"])

    def _key(self, report: DeviceReport, rung: Rung) -> str:
        card = report.cards[0] if rung.device != CPU.device else None
        device = f"{card.name}/{card.driver}" if card else report.cpu_name
        model = _fingerprint(self._model_folder)
        return f"{device}/{report.ctranslate2}/{model}/{rung.device}/{rung.compute_type}"


def _fingerprint(model_folder: Path) -> str:
    """Tells one model from another without reading gigabytes: size, beginning and end of its weights."""
    try:
        with (model_folder / "model.bin").open("rb") as weights:
            size = weights.seek(0, 2)
            weights.seek(0)
            digest = hashlib.sha256(weights.read(_FINGERPRINT_BYTES))
            weights.seek(max(0, size - _FINGERPRINT_BYTES))
            digest.update(weights.read(_FINGERPRINT_BYTES))
    except OSError as problem:
        raise ModelMissingError(
            tr("The model in “{folder}” cannot be read ({reason}).", folder=model_folder, reason=problem.strerror),
            tr("Install it again, or choose another one with --model."),
        ) from problem
    return f"{digest.hexdigest()[:32]}-{size}"


def _nothing_fits(device: str, compute_type: str, report: DeviceReport) -> JobFailedError:
    if device == "cuda" and not report.cards:
        return JobFailedError(
            tr("No graphics card that can be used was found."),
            tr("Install NVIDIA’s driver, or use --device auto or --device cpu."),
        )
    types = report.cards[0].compute_types if device == "cuda" else report.cpu_compute_types
    return JobFailedError(
        tr("This device cannot compute with {compute_type}.", compute_type=compute_type),
        tr("Use --compute-type auto, or one of: {types}.", types=", ".join(sorted(types))),
    )


def _nothing_works(device: str, reason: str) -> JobFailedError:
    if device == "cuda":
        return JobFailedError(
            tr("The graphics card cannot be used with this model ({reason}).", reason=reason),
            tr("Use --device auto, which goes on with the processor, or choose a smaller model."),
        )
    return JobFailedError(
        tr("The model cannot be used on this computer ({reason}).", reason=reason),
        tr("Verify it with “souffleur models verify”, or choose another one."),
    )
