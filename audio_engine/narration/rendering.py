"""Has a plan said: several sentences at a time, handed on in their order, each as soon as it is there.

Memory does not grow with the article, and when the caller stops listening nothing goes on working.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import CancelledError, UserFacingError
from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.plan import NarrationPlan, PlannedSentence, VoiceRole
from audio_engine.narration.saying import Said, Speaker
from audio_engine.narration.spoken import SpokenSentence
from audio_engine.narration.timeline import SentenceState
from audio_engine.narration.voices.voice import SpokenWord, Voice, VoiceSettings, VoiceStoppedError
from audio_engine.text import tr

__all__ = ["RenderedSentence", "no_such_voice", "render"]

_AHEAD: Final = 2
"""Sentences that are finished or waiting for each one that is being said: enough that no thread waits for an order."""
_NO_SETTINGS: Final[Mapping[str, VoiceSettings]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RenderedSentence:
    """What became of a planned sentence. `samples` are float32 mono at `rate` Hz, none where it was not spoken.

    `words` are of `planned.sentence.spoken`, timed from the first sample; `reason` is why it was skipped or failed;
    `problems` are sentences for a person.
    """

    planned: PlannedSentence
    state: SentenceState
    samples: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    rate: int = 0
    words: tuple[SpokenWord, ...] = ()
    cached: bool = False
    reason: str = ""
    problems: tuple[str, ...] = ()


def render(
    plan: NarrationPlan,
    voices: Mapping[str, Voice],
    cache: SpeechCache,
    settings: VoiceSettings,
    *,
    stopped: Callable[[], bool],
    workers: int | None = None,
    own_settings: Mapping[str, VoiceSettings] = _NO_SETTINGS,
) -> Iterator[RenderedSentence]:
    """Every sentence of `plan`, in order. A sentence that its voice cannot say has failed, the rest goes on.

    `voices` are by role (`VoiceRole`) or by the name that an author gave; `VoiceRole.BODY` must be there and speaks
    for all that are not. `own_settings` are those of roles or names that do not speak with `settings`. `workers` is
    how many sentences are made at a time, by default what the voices can take.

    Raises:
        CancelledError: `stopped()` was true; nothing is running any more.
    """
    cast = _Cast(voices, settings, own_settings)
    cache.keep(cast.keys(plan))
    workers = workers or max(voice.description.parallel for voice in voices.values())
    nobody_listens = threading.Event()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="narration")

    def ask(speaker: Speaker, sentence: SpokenSentence) -> Future[Said]:
        return pool.submit(speaker.say, sentence, cache, stopped=lambda: nobody_listens.is_set() or stopped())

    told = ""
    try:
        for order in _ahead(_orders(plan, cast, ask), workers * (1 + _AHEAD)):
            if stopped():
                raise CancelledError
            rendered = _rendered(order)
            if cache.problem != told:
                told = cache.problem
                rendered = replace(rendered, problems=(*rendered.problems, told))
            yield rendered
    except VoiceStoppedError:
        raise CancelledError from None
    finally:
        nobody_listens.set()
        pool.shutdown(wait=True, cancel_futures=True)


def no_such_voice(name: str) -> str:
    """The author names a voice that cannot be had."""
    return tr("There is no voice “{voice}” here; another one speaks in its place.", voice=name)


@dataclass(frozen=True, slots=True)
class _Order:
    """A sentence and the work on it, which an equal sentence may have asked for; none where it is skipped."""

    planned: PlannedSentence
    work: Future[Said] | None = None
    is_shared: bool = False
    problems: tuple[str, ...] = ()


class _Cast:
    """Who speaks which sentence."""

    def __init__(
        self, voices: Mapping[str, Voice], settings: VoiceSettings, own_settings: Mapping[str, VoiceSettings]
    ) -> None:
        turns = {id(voice): threading.Semaphore(voice.description.parallel) for voice in voices.values()}
        self._speakers = {
            name: Speaker(voice, own_settings.get(name, settings), turns[id(voice)]) for name, voice in voices.items()
        }

    def speaker(self, planned: PlannedSentence) -> Speaker:
        """The voice that the author named, else the role's, else the body's."""
        names = (planned.voice, planned.role, VoiceRole.BODY)
        return next(self._speakers[name] for name in names if name in self._speakers)

    def problems(self, planned: PlannedSentence) -> tuple[str, ...]:
        """What the person should know about the choice."""
        if not planned.voice or planned.voice in self._speakers:
            return ()
        return (no_such_voice(planned.voice),)

    def keys(self, plan: NarrationPlan) -> Iterator[str]:
        """All that the cache will be asked for."""
        for planned in plan.sentences:
            if not planned.skipped:
                yield from self.speaker(planned).keys(planned.sentence)


def _orders(
    plan: NarrationPlan, cast: _Cast, ask: Callable[[Speaker, SpokenSentence], Future[Said]]
) -> Iterator[_Order]:
    """Orders what is to be said, one sentence for each step; what is at work already is not ordered again."""
    at_work: WeakValueDictionary[Hashable, Future[Said]] = WeakValueDictionary()
    for planned in plan.sentences:
        if planned.skipped:
            yield _Order(planned)
            continue
        speaker, sentence = cast.speaker(planned), planned.sentence
        sound = (id(speaker), sentence.spoken, sentence.pronunciations, sentence.pauses)
        work = at_work.get(sound)
        is_shared = work is not None
        if work is None:
            at_work[sound] = work = ask(speaker, sentence)
        yield _Order(planned, work, is_shared, cast.problems(planned))


def _ahead(orders: Iterator[_Order], count: int) -> Iterator[_Order]:
    """`orders`, each handed on when `count` more have been given."""
    given: deque[_Order] = deque()
    for order in orders:
        given.append(order)
        if len(given) > count:
            yield given.popleft()
    while given:
        yield given.popleft()


def _rendered(order: _Order) -> RenderedSentence:
    """Waits for the work on it."""
    planned = order.planned
    if order.work is None:
        return RenderedSentence(planned, SentenceState.SKIPPED, reason=planned.skipped)
    try:
        said = order.work.result()
    except UserFacingError as problem:
        return RenderedSentence(planned, SentenceState.FAILED, reason=str(problem), problems=order.problems)
    return RenderedSentence(
        planned,
        SentenceState.SPOKEN,
        said.samples,
        said.rate,
        said.words,
        cached=said.cached or order.is_shared,
        problems=(*order.problems, *said.problems),
    )
