"""What is done with models, one after the other: imports, checks, measurements. Each would slow the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from audio_engine.errors import UserFacingError
from audio_engine.text import tr
from desktop.bridge.models_values import ModelItem, Work, WorkKind
from desktop.bridge.operations import Operation, Operations

if TYPE_CHECKING:
    from audio_engine.engine.measuring import SpeedMeasurement
    from audio_engine.models.verification import Verification

__all__ = ["ModelsWorks"]

_Report = Callable[[float], None]


class ModelsWorks(QObject):
    """The works that are not over, the one that runs first."""

    changed = Signal()
    """A work was added, has come further, or is over."""
    imported = Signal(tuple)
    verified = Signal(object, object)
    measured = Signal(object, float)
    """A `ModelKey` and audio seconds a second."""
    failed = Signal(object, object)
    """A `Work` and a `UserFacingError`."""

    def __init__(self, operations: Operations, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._is_busy = is_busy
        self._orders: list[_Order] = []
        self._ids = count(1)

    def all(self) -> tuple[Work, ...]:
        """In their order."""
        return tuple(order.work for order in self._orders)

    def add(self, kind: WorkKind, title: str, subject: Path | ModelItem) -> None:
        """Do this with a file, a folder or a model, once everything before it is done."""
        self._orders.append(_Order(Work(next(self._ids), kind, title), subject))
        self.changed.emit()
        self._start_next()

    def cancel(self, work_id: int) -> None:
        """Stop a work, or do not begin it; nothing of it remains."""
        order = next((one for one in self._orders if one.work.id == work_id), None)
        if order is not None:
            order.stop()
            self._over(order)

    def close(self) -> None:
        """Stop all of it."""
        for order in self._orders:
            order.stop()
        self._orders.clear()

    def _start_next(self) -> None:
        if not self._orders or self._orders[0].work.is_running:
            return
        order = self._orders[0]
        if order.work.kind is WorkKind.MEASURE and self._is_busy():
            self._failed(order, _busy())
            return
        order.work = replace(order.work, is_running=True)

        def work(report: _Report) -> object:
            return self._carry_out(order, report)

        def come_further(fraction: float) -> None:
            self._come_further(order, fraction)

        order.operation = self._operations.run_reporting(
            work,
            on_progress=come_further,
            on_success=lambda answer: self._done(order, answer),
            on_failure=lambda problem: self._failed(order, problem),
            owner=self,
        )
        self.changed.emit()

    def _come_further(self, order: _Order, fraction: float) -> None:
        order.work = replace(order.work, fraction=fraction)
        self.changed.emit()

    def _done(self, order: _Order, answer: Any) -> None:  # noqa: ANN401 - what the work's kind gives
        self._over(order)
        match order.work.kind:
            case WorkKind.IMPORT:
                self.imported.emit(tuple(model.name for model in answer))
            case WorkKind.VERIFY:
                assert isinstance(order.subject, ModelItem)
                self.verified.emit(order.subject.key, answer)
            case WorkKind.MEASURE:
                assert isinstance(order.subject, ModelItem)
                self.measured.emit(order.subject.key, answer)

    def _failed(self, order: _Order, problem: UserFacingError) -> None:
        self._over(order)
        self.failed.emit(order.work, problem)

    def _over(self, order: _Order) -> None:
        self._orders = [one for one in self._orders if one is not order]
        self.changed.emit()
        self._start_next()

    # --- on another thread ------------------------------------------------------------------------------------------

    def _carry_out(self, order: _Order, report: _Report) -> object:
        from desktop.bridge.models_work import bring_in

        match order.work.kind, order.subject:
            case WorkKind.IMPORT, Path() as path:
                return bring_in(path, report)
            case WorkKind.VERIFY, ModelItem() as item:
                return self._verify(item, report)
            case WorkKind.MEASURE, ModelItem() as item:
                return self._measure(order, item, report)
        raise AssertionError(order)

    def _verify(self, item: ModelItem, report: _Report) -> tuple[str, ...]:
        from audio_engine.models.verification import Against
        from desktop.bridge.models_work import verify_item

        found: Verification = verify_item(item, report)
        if found.against is Against.NOTHING and not found.problems:
            return (tr("Nothing is known of what its files should be: it has no manifest."),)
        return found.problems

    def _measure(self, order: _Order, item: ModelItem, report: _Report) -> float:
        from audio_engine.engine.measuring import SpeedMeasurement
        from desktop.bridge.models_work import inspect_item

        order.measurement = SpeedMeasurement(inspect_item(item))
        return order.measurement.run(report)


def _busy() -> UserFacingError:
    return UserFacingError(
        tr("A job is running: the speed that would be measured now would not be this computer’s."),
        tr("Measure once it has finished."),
    )


@dataclass(slots=True)
class _Order:
    """A work with what it is done to, and how it is stopped."""

    work: Work
    subject: Path | ModelItem
    operation: Operation | None = None
    measurement: SpeedMeasurement | None = None

    def stop(self) -> None:
        if self.operation is not None:
            self.operation.cancel()
        if self.measurement is not None:
            self.measurement.cancel()
