"""Who asked for something of articles, and the questions themselves, which are imported where they are asked."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from audio_engine.errors import UserFacingError
from desktop.bridge.operations import Operation

if TYPE_CHECKING:
    from audio_engine.library import Library

__all__ = ["Asked", "Failure", "question"]

T = TypeVar("T")

Failure = Callable[[UserFacingError], None]


class Asked:
    """Who asked for something that takes several steps, and whether he still wants it."""

    def __init__(
        self,
        bridge: QObject,
        owner: QObject | None,
        on_failure: Failure | None,
        untaken: Callable[[UserFacingError], None],
    ) -> None:
        self._untaken = untaken
        self.owner = owner if owner is not None else bridge
        self.on_failure = on_failure
        self.operation = Operation(self.owner)

    def is_stopped(self) -> bool:
        """Whether it was cancelled; from any thread."""
        return self.operation.is_cancelled

    def failed(self, problem: UserFacingError) -> None:
        """What could not be stored is never silent, unless whoever asked takes it or is gone."""
        if self.on_failure is None:
            self._untaken(problem)
        elif self.operation.is_wanted:
            self.on_failure(problem)

    def when_wanted(self, callback: Callable[[T], None]) -> Callable[[T], None]:
        """`callback`, which is not called once nobody wants it."""
        return lambda answer: callback(answer) if self.operation.is_wanted else None


def question(name: str, *arguments: object, **more: object) -> Callable[[Library], Any]:
    """A question of `article_work`, which is imported where it is asked: off the GUI thread."""

    def ask(library: Library) -> Any:  # noqa: ANN401 - whatever that question's answer is
        return getattr(importlib.import_module("desktop.bridge.article_work"), name)(library, *arguments, **more)

    return ask
