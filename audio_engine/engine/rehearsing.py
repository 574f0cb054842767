"""A rehearsal: an article said as it is edited, by a worker that stays, beside the queue and before everything else.

The worker says into the cache of what was said; whoever plays reads it there. It may die at any moment: another one
goes on with what is missing. Where nothing is asked of it for two minutes, it is ended and its memory given back.
"""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from audio_engine.errors import CancelledError, JobFailedError, UserFacingError
from audio_engine.jobs.exit_reasons import Death, garbled, silence
from audio_engine.jobs.rehearsal_orders import Cast, SentenceOrder, SentenceReport, description_from_json
from audio_engine.jobs.supervisor import MAX_DEATHS_WITHOUT_PROGRESS, WorkerBugError
from audio_engine.jobs.worker_process import TICK_S, WorkerProcess
from audio_engine.limits import HEARTBEAT_TIMEOUT_S
from audio_engine.narration.voices.voice import VoiceDescription
from audio_engine.programs import child_command

__all__ = ["IDLE_S", "REHEARSAL_COMMAND", "Question", "Rehearsal", "RehearsalTold"]

IDLE_S: Final = 120.0
REHEARSAL_COMMAND: Final = child_command("audio_engine.jobs.rehearsal_worker")
_ORDERS_AT_ONCE: Final = 2_000
"""Sentences that the worker is told of at a time: some 1 MB, far below `FRAME_MAX_BYTES`."""
_TELL_MORE_BELOW: Final = 500
_DEATHS_OF_A_SENTENCE: Final = 2
"""A sentence at which so many workers have died is not tried again; the others are."""


@dataclass(frozen=True, slots=True)
class RehearsalTold:
    """Something that happened; one of these is set.

    `voice` says who speaks a role of the cast, `cached` are keys of sentences whose sound is there already, `report`
    is what became of one sentence, `failure` that nothing goes on until somebody asks again, `mistake` is ours.
    """

    voice: tuple[str, VoiceDescription] | None = None
    cached: tuple[str, ...] = ()
    report: SentenceReport | None = None
    failure: UserFacingError | None = None
    mistake: Exception | None = None


@dataclass(slots=True)
class Question:
    """Something that is asked once. `wait` gives the answer; `withdraw` says that nobody wants it any more."""

    command: dict[str, Any]
    number: int = 0
    is_withdrawn: bool = False
    _answered: threading.Event = field(default_factory=threading.Event)
    _answer: dict[str, Any] | UserFacingError | None = None

    def settle(self, answer: dict[str, Any] | UserFacingError | None) -> None:
        """This is the answer; None: there will be none."""
        self._answer = answer
        self._answered.set()

    def wait(self, stopped: Callable[[], bool] = lambda: False) -> dict[str, Any]:
        """The answer. Blocks its thread.

        Raises:
            UserFacingError: it cannot be answered.
            CancelledError: `stopped()` was true (asked four times a second), or the rehearsal was closed.
        """
        while not self._answered.wait(TICK_S):
            if stopped():
                self.is_withdrawn = True
                raise CancelledError
        if self._answer is None:
            raise CancelledError
        if isinstance(self._answer, UserFacingError):
            raise self._answer
        return self._answer


@dataclass(slots=True)
class _Score:
    """What is to be said, and how far that is: the orders that are left, those that are being said, their deaths."""

    cast: Cast
    orders: dict[str, SentenceOrder]
    saying: set[str] = field(default_factory=set)
    deaths: Counter[str] = field(default_factory=Counter)


class Rehearsal:
    """One worker that comes when it is needed. A context manager; every method returns at once, from any thread.

    `on_told` is called on a thread of its own and may not block.
    """

    def __init__(
        self,
        home: Path,
        on_told: Callable[[RehearsalTold], None],
        *,
        worker_command: Sequence[str] = REHEARSAL_COMMAND,
        idle_s: float = IDLE_S,
    ) -> None:
        self._home = home
        self._on_told = on_told
        self._worker_command = worker_command
        self._idle_s = idle_s
        self._changed = threading.Condition()
        self._score: _Score | None = None
        self._questions: dict[int, Question] = {}
        self._numbers = itertools.count(1)
        self._closing = False
        self._worker: WorkerProcess | None = None
        self._thread = threading.Thread(target=self._run, name="rehearsal", daemon=True)
        self._thread.start()

    @property
    def worker_pid(self) -> int | None:
        """The worker's process id; None where there is none."""
        worker = self._worker
        return worker.pid if worker else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def say(self, cast: Cast, orders: Sequence[SentenceOrder]) -> None:
        """Have these sentences said, in this order; what was asked for before is forgotten, its sound is kept."""
        with self._changed:
            self._score = _Score(cast, {order.key: order for order in orders})
            self._wake()

    def stop(self) -> None:
        """Say no more."""
        with self._changed:
            self._score = None
            self._wake()

    def hear(self, cast: Cast, order: SentenceOrder) -> Question:
        """Have one sentence said now. The answer has `voice` and `problems`; the sound is in the cache."""
        return self._ask({"command": "hear", "cast": cast.to_json(), "sentences": [order.to_json()]})

    def mix(
        self,
        cast: Cast,
        orders: Sequence[SentenceOrder],
        pauses_s: Sequence[float],
        music: dict[str, str],
        target: Path,
    ) -> Question:
        """Have the beginning mixed with its music (`intro`, `outro`, `bed`: paths or empty) into the file `target`."""
        return self._ask(
            {
                "command": "mix",
                "cast": cast.to_json(),
                "sentences": [order.to_json() for order in orders],
                "pauses": list(pauses_s),
                "target": str(target),
                **music,
            }
        )

    def close(self) -> None:
        """End the worker and the thread. May be called again."""
        with self._changed:
            self._closing = True
            self._wake()
        self._thread.join()

    def _ask(self, command: dict[str, Any]) -> Question:
        question = Question({**command, "home": str(self._home)}, next(self._numbers))
        question.command["number"] = question.number
        with self._changed:
            if self._closing:
                question.settle(None)
                return question
            self._questions[question.number] = question
            self._wake()
        return question

    def _wake(self) -> None:
        self._changed.notify_all()
        if worker := self._worker:
            worker.inbox.put({})

    # --- the thread -------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        deaths = 0
        while self._waits_for_work():
            progress = _Progress()
            try:
                death = self._attempt(progress)
            except UserFacingError as failure:
                self._give_up(failure)
                continue
            if death is not None:
                self._pass_over_deadly(death, progress)
            deaths = 0 if progress.made or death is None else deaths + 1
            if death is not None and deaths > MAX_DEATHS_WITHOUT_PROGRESS:
                deaths = 0
                self._give_up(JobFailedError(death.what, death.to_do))
        with self._changed:
            questions, self._questions = list(self._questions.values()), {}
        for question in questions:
            question.settle(None)

    def _waits_for_work(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._has_work())
            return not self._closing

    def _has_work(self) -> bool:
        return bool(self._questions) or (self._score is not None and bool(self._score.orders))

    def _give_up(self, failure: UserFacingError) -> None:
        with self._changed:
            self._score = None
            questions, self._questions = list(self._questions.values()), {}
        for question in questions:
            question.settle(failure)
        self._on_told(RehearsalTold(failure=failure))

    def _pass_over_deadly(self, death: Death, progress: _Progress) -> None:
        """The sentences that were being said when a worker died are suspects."""
        with self._changed:
            score = self._score
            if score is None:
                return
            score.deaths.update(score.saying)
            deadly = [key for key in score.saying if score.deaths[key] >= _DEATHS_OF_A_SENTENCE]
            score.saying.clear()
        for key in deadly:
            self._done([key], progress)
            self._on_told(RehearsalTold(report=SentenceReport(key, "failed", reason=death.what)))

    def _attempt(self, progress: _Progress) -> Death | None:
        """One worker's life: how it died, None where nobody needed it any more."""
        with WorkerProcess(self._worker_command) as worker:
            self._worker = worker
            try:
                return self._watch(worker, progress)
            finally:
                self._worker = None

    def _watch(self, worker: WorkerProcess, progress: _Progress) -> Death | None:
        told: _Score | None = None
        ahead: set[str] = set()
        asked: set[int] = set()
        silent_s = idle_s = 0.0
        before = time.monotonic()
        while True:
            with self._changed:
                if self._closing:
                    return None
                score = self._score
                more = (
                    score is told
                    and score is not None
                    and len(ahead & score.orders.keys()) < min(_TELL_MORE_BELOW, len(score.orders))
                )
                questions = [q for q in self._questions.values() if q.number not in asked or q.is_withdrawn]
                has_work = self._has_work()
            if score is not told or more:
                told = score
                ahead = self._tell_score(worker, score)
            self._put_questions(worker, questions, asked)
            try:
                frame = worker.inbox.get(timeout=TICK_S)
            except queue.Empty:
                frame = {}
            now = time.monotonic()
            passed_s, before = min(now - before, 2 * TICK_S), now  # as the supervisor counts: sleep says nothing
            silent_s = 0.0 if frame else silent_s + passed_s
            idle_s = 0.0 if has_work else idle_s + passed_s
            if frame is None:
                return worker.death()
            try:
                self._receive(frame, progress)
            except (ValueError, KeyError, TypeError):
                worker.end()
                return garbled()
            if silent_s > HEARTBEAT_TIMEOUT_S:
                worker.end()
                return silence()
            if idle_s > self._idle_s:
                return None

    def _tell_score(self, worker: WorkerProcess, score: _Score | None) -> set[str]:
        """Tell the worker what is wanted next; the keys of that."""
        if score is None:
            worker.send({"command": "stop"})
            return set()
        with self._changed:
            orders = list(itertools.islice(score.orders.values(), _ORDERS_AT_ONCE))
        worker.send(
            {
                "command": "rehearse",
                "home": str(self._home),
                "cast": score.cast.to_json(),
                "sentences": [order.to_json() for order in orders],
            }
        )
        return {order.key for order in orders}

    def _put_questions(self, worker: WorkerProcess, questions: Sequence[Question], asked: set[int]) -> None:
        for question in questions:
            if question.is_withdrawn:
                worker.send({"command": "withdraw", "number": question.number})
                with self._changed:
                    self._questions.pop(question.number, None)
                question.settle(None)
            else:
                asked.add(question.number)
                worker.send(question.command)

    def _receive(self, frame: dict[str, Any], progress: _Progress) -> None:
        match frame.get("kind"):
            case "sentence":
                report = SentenceReport.from_json(frame)
                if report.state == "rendering":
                    self._begun(report.key)
                else:
                    self._done([report.key], progress)
                self._on_told(RehearsalTold(report=report))
            case "cached":
                keys = tuple(str(key) for key in frame["keys"])
                self._done(keys, progress)
                self._on_told(RehearsalTold(cached=keys))
            case "voice":
                self._on_told(RehearsalTold(voice=(str(frame["role"]), description_from_json(frame["voice"]))))
            case "heard" | "mixed" | "refused" | "cancelled":
                progress.made = True
                self._settle(frame)
            case "bug":
                self._on_told(RehearsalTold(mistake=WorkerBugError(str(frame.get("report", "")))))

    def _settle(self, frame: dict[str, Any]) -> None:
        with self._changed:
            question = self._questions.pop(int(frame["number"]), None)
        if question is None:
            return
        match frame["kind"]:
            case "refused":
                question.settle(UserFacingError(str(frame["what"]), str(frame["to_do"])))
            case "cancelled":
                question.settle(None)
            case _:
                question.settle(frame)

    def _done(self, keys: Sequence[str], progress: _Progress) -> None:
        """What is there need not be said by the next worker."""
        progress.made = True
        with self._changed:
            score = self._score
            if score is None:
                return
            for key in keys:
                score.orders.pop(key, None)
                score.saying.discard(key)

    def _begun(self, key: str) -> None:
        with self._changed:
            if self._score is not None:
                self._score.saying.add(key)


@dataclass(slots=True)
class _Progress:
    """Whether a worker's life led anywhere."""

    made: bool = False
