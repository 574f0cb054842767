"""The one rehearsal of the desktop: which article is said, what is known of each sentence, and the sound of it all.

Its methods are called off the GUI thread unless they say otherwise; what it tells goes through one function.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audio_engine.errors import CancelledError
from desktop.bridge.article_values import NarrationChoices, SentenceSound, SentenceState

if TYPE_CHECKING:
    from audio_engine.engine.article_planning import ArticlePlan, ArticlePlanner
    from audio_engine.engine.article_publishing import ArticleNames
    from audio_engine.engine.rehearsing import Rehearsal, RehearsalTold
    from audio_engine.jobs.rehearsal_orders import Cast, SentenceOrder
    from audio_engine.media.playback_sources import ArraySource
    from audio_engine.names.entry import Name, SayAs
    from audio_engine.narration.article import Article
    from audio_engine.narration.cache import SpeechCache
    from audio_engine.narration.rehearsal_source import RehearsalSource

__all__ = ["ArticleRehearsal", "HeardSound", "SentenceNews"]

_TOLD_AT_ONCE: Final = 50
"""Sentences in one message: the GUI thread must be done with it in some milliseconds."""
_PLANNERS: Final = 4
"""Articles whose paragraphs are remembered."""
_MIXED_LINES: Final = 60


@dataclass(frozen=True, slots=True)
class SentenceNews:
    """Sentences of an article that have another state now."""

    article_id: int
    sounds: tuple[SentenceSound, ...]


@dataclass(frozen=True, slots=True)
class HeardSound:
    """What was said once. `problems` are sentences: a sound that this voice does not have."""

    source: ArraySource
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Rehearsed:
    """What is known of an article that was rehearsed."""

    source: RehearsalSource
    plan: ArticlePlan | None = None
    places: dict[str, list[int]] = field(default_factory=dict)
    """The lines of the plan by their key."""
    sounds: dict[str, SentenceSound] = field(default_factory=dict)
    """By key; `index` is not kept up to date."""


class ArticleRehearsal:
    """Owns the planners, the sources and the worker. `tell` is called from any thread."""

    def __init__(self, home: Path, tell: Callable[[object], None]) -> None:
        self._home = home
        self._tell = tell
        self._turn = threading.RLock()
        self._planners: dict[int, ArticlePlanner] = {}
        self._names: ArticleNames | None = None
        self._rehearsal: Rehearsal | None = None
        self._rehearsed: dict[int, _Rehearsed] = {}
        self._current: int | None = None
        self._cast: Cast | None = None
        self._orders: dict[str, SentenceOrder] = {}
        self._previews = itertools.count(1)
        self._opened: SpeechCache | None = None
        self._closed = False

    # --- what will be said ------------------------------------------------------------------------------------------

    def plan(self, article_id: int, article: Article, choices: NarrationChoices, own: tuple[Name, ...]) -> ArticlePlan:
        """The plan of an article as it is now.

        Raises:
            UserFacingError: no rules are known for its language.
        """
        from audio_engine.engine.article_planning import ArticlePlanner, PlanRequest
        from audio_engine.engine.article_publishing import choices_in_force
        from audio_engine.engine.narration_policy import disclosure_in_force
        from audio_engine.settings.folders import home_folder
        from audio_engine.settings.resolver import read_settings
        from audio_engine.settings.schema import NARRATION_VOICE

        settings = read_settings(home_folder())
        choices = choices_in_force(settings, choices)
        names = self.names_in_force(article, choices, own)
        disclosure = disclosure_in_force(settings, choices.disclosure or None)
        voice = settings.get(NARRATION_VOICE)
        with self._turn:
            planner = self._planners.pop(article_id, None) or ArticlePlanner()
            self._planners[article_id] = planner
            while len(self._planners) > _PLANNERS:
                del self._planners[next(iter(self._planners))]
        return planner.plan(PlanRequest(article, choices, names, voice, disclosure))

    def names_in_force(self, article: Article, choices: NarrationChoices, own: tuple[Name, ...]) -> tuple[Name, ...]:
        """All that hold for the article, the strongest first."""
        from audio_engine.engine.article_publishing import ArticleNames
        from audio_engine.settings.folders import home_folder
        from audio_engine.settings.resolver import read_settings

        with self._turn:
            self._names = self._names or ArticleNames(home_folder())
        return self._names.names(read_settings(home_folder()), article, choices, own)

    # --- saying it --------------------------------------------------------------------------------------------------

    def rehearse(self, article_id: int, plan: ArticlePlan, from_sentence: int) -> None:
        """Have the plan said from there on, then what comes before."""
        from audio_engine.narration.rehearsal_source import RehearsalLine

        cast, orders = _orders(plan)
        lines = [
            RehearsalLine(line.key, order.role if order else "", planned.sentence, line.pause_after_s)
            for line, planned, order in zip(plan.lines, plan.planned.sentences, orders, strict=True)
        ]
        with self._turn:
            if self._closed:
                return
            rehearsed = self._of(article_id)
            told = self._take(rehearsed, plan)
            rehearsed.source.set_lines(lines)
            self._current, self._cast = article_id, cast
            wanted = [order for order in (*orders[from_sentence:], *orders[:from_sentence]) if order is not None]
            self._orders = {order.key: order for order in wanted}
            missing = [order for order in self._orders.values() if not self._is_there(rehearsed, order.key)]
            self._worker().say(cast, missing)
        self._tell_sounds(article_id, told)

    def stop(self) -> None:
        """Say no more. Returns at once, and may be called on the GUI thread."""
        if self._rehearsal is not None:
            self._rehearsal.stop()

    def prepare(self, article_id: int) -> None:
        """Have `source` ready, which may then be called on the GUI thread: imports and opens the cache."""
        with self._turn:
            self._of(article_id)

    def source(self, article_id: int) -> RehearsalSource:
        """The sound of an article, the same object each time."""
        rehearsed = self._rehearsed.get(article_id)  # without waiting for whoever has the turn
        if rehearsed is None:
            self.prepare(article_id)
            rehearsed = self._rehearsed[article_id]
        return rehearsed.source

    def sounds(self, article_id: int) -> dict[str, SentenceSound]:
        """What is known of the sentences of an article, by their keys; for the GUI thread too."""
        rehearsed = self._rehearsed.get(article_id)
        return dict(rehearsed.sounds) if rehearsed else {}

    def hear(
        self,
        text: str,
        say_as: SayAs | None,
        choices: NarrationChoices,
        names: Sequence[Name],
        *,
        stopped: Callable[[], bool],
    ) -> HeardSound:
        """`text` as the body's voice says it.

        Raises:
            UserFacingError: the voice is not here, or cannot say it.
            CancelledError: `stopped()` was true.
        """
        from audio_engine.engine.article_publishing import choices_in_force
        from audio_engine.engine.article_voices import member_of
        from audio_engine.engine.narration_choice import reading_language
        from audio_engine.jobs.rehearsal_orders import Cast, SentenceOrder, description_from_json
        from audio_engine.media.playback_sources import ArraySource
        from audio_engine.narration.article import Article, Mark, MarkKind
        from audio_engine.narration.plan import VoiceRole
        from audio_engine.narration.rehearsal_source import KeptVoice
        from audio_engine.narration.saying import Speaker
        from audio_engine.narration.spoken import speak
        from audio_engine.settings.folders import home_folder
        from audio_engine.settings.resolver import read_settings
        from audio_engine.settings.schema import NARRATION_VOICE
        from audio_engine.text import interface_language

        settings = read_settings(home_folder())
        choices = choices_in_force(settings, choices)
        language = reading_language(choices.language or interface_language(), Article(()))
        held = self.names_in_force(Article(()), choices, tuple(names))
        marks = [Mark(0, len(text), MarkKind(say_as.way), say_as.value)] if say_as else []
        sentence = speak(text, language, names=held, marks=marks)
        voice = choices.voice or settings.get(NARRATION_VOICE) or None
        cast = Cast(language, (member_of(VoiceRole.BODY, voice, language),), choices.speed, choices.speaker)
        with self._turn:
            question = self._worker().hear(cast, SentenceOrder("", VoiceRole.BODY, sentence))
        answer = question.wait(stopped)
        kept = KeptVoice(description_from_json(answer["voice"]))
        speaker = Speaker(kept, cast.settings(VoiceRole.BODY), threading.Semaphore(1))
        said = speaker.say(sentence, self._cache(), stopped=stopped)
        return HeardSound(ArraySource(said.samples, said.rate), tuple(answer["problems"]))

    def preview_mix(self, plan: ArticlePlan, choices: NarrationChoices, *, stopped: Callable[[], bool]) -> ArraySource:
        """Intro, the first twenty seconds over the bed, and outro, as they will be mixed.

        Raises:
            UserFacingError: the music cannot be used, or nothing can be said.
            CancelledError: `stopped()` was true.
        """
        import soundfile

        from audio_engine.files import private_folder
        from audio_engine.media.playback_sources import ArraySource

        cast, orders = _orders(plan)
        said = [
            (order, line.pause_after_s) for order, line in zip(orders, plan.lines, strict=True) if order is not None
        ]
        said = said[:_MIXED_LINES]
        private_folder(self._home / "narration-work")
        target = private_folder(self._home / "narration-work" / "preview") / f"{next(self._previews)}.wav"
        music = {"intro": choices.intro, "outro": choices.outro, "bed": choices.bed}
        try:
            with self._turn:
                question = self._worker().mix(
                    cast, [order for order, _ in said], [pause_s for _, pause_s in said], music, target
                )
            question.wait(stopped)
            samples, rate = soundfile.read(target, dtype="int16", always_2d=True)
        finally:
            target.unlink(missing_ok=True)
        return ArraySource(samples, rate)

    @property
    def worker_pid(self) -> int | None:
        """The worker's process id; None where there is none."""
        return self._rehearsal.worker_pid if self._rehearsal else None

    def close(self) -> None:
        """End the worker. Waits."""
        with self._turn:
            self._closed = True
            rehearsal = self._rehearsal
        if rehearsal is not None:
            rehearsal.close()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _worker(self) -> Rehearsal:
        from audio_engine.engine.rehearsing import Rehearsal

        if self._closed:
            raise CancelledError
        if self._rehearsal is None:
            self._rehearsal = Rehearsal(self._home, self._heard)
        return self._rehearsal

    def _cache(self) -> SpeechCache:
        from audio_engine.narration.cache import SpeechCache

        with self._turn:
            self._opened = self._opened or SpeechCache(self._home)
            return self._opened

    def _of(self, article_id: int) -> _Rehearsed:
        from audio_engine.narration.rehearsal_source import RehearsalSource

        if article_id not in self._rehearsed:
            source = RehearsalSource(self._cache(), on_missing=self._say_again)
            self._rehearsed[article_id] = _Rehearsed(source)
        return self._rehearsed[article_id]

    def _take(self, rehearsed: _Rehearsed, plan: ArticlePlan) -> list[SentenceSound]:
        """Make it the plan; what is to be told of sentences that were not in the one before."""
        before = rehearsed.places
        rehearsed.plan = plan
        rehearsed.places = {}
        told = []
        for line in plan.lines:
            rehearsed.places.setdefault(line.key, []).append(line.index)
            if line.key and line.key not in before:
                known = rehearsed.sounds.get(line.key)
                told.append(
                    replace(known, index=line.index)
                    if known
                    else SentenceSound(line.index, line.key, SentenceState.WAITING)
                )
        rehearsed.sounds = {
            key: sound for key, sound in rehearsed.sounds.items() if sound.state is not SentenceState.FAILED
        }
        return told

    def _is_there(self, rehearsed: _Rehearsed, key: str) -> bool:
        sound = rehearsed.sounds.get(key)
        return sound is not None and sound.state.has_sound

    def _say_again(self, key: str) -> None:
        """It was in the cache, and is not any more."""
        with self._turn:
            article_id, cast, order = self._current, self._cast, self._orders.get(key)
            if article_id is None or cast is None or order is None or self._closed:
                return
            rehearsed = self._of(article_id)
            rehearsed.sounds.pop(key, None)
            missing = [one for one in self._orders.values() if not self._is_there(rehearsed, one.key)]
            self._worker().say(cast, [order, *(one for one in missing if one.key != key)])

    def _heard(self, told: RehearsalTold) -> None:
        """On the rehearsal's thread."""
        if told.failure is not None or told.mistake is not None:
            self._tell(told.failure or told.mistake)
            return
        with self._turn:
            article_id, cast = self._current, self._cast
            if article_id is None or cast is None:
                return
            rehearsed = self._of(article_id)
            if told.voice is not None:
                role, description = told.voice
                rehearsed.source.set_voices({role: (description, cast.settings(role))})
                return
            sounds = [SentenceSound(-1, key, SentenceState.CACHED) for key in told.cached]
            if told.report is not None:
                report = told.report
                sounds.append(
                    SentenceSound(
                        -1,
                        report.key,
                        SentenceState(report.state),
                        report.seconds,
                        report.words,
                        report.reason,
                        report.problems,
                    )
                )
            ready = [sound.key for sound in sounds if sound.state.has_sound]
            rehearsed.source.add_ready(ready)
            for sound in sounds:
                rehearsed.sounds[sound.key] = sound
                if sound.state is SentenceState.FAILED:
                    rehearsed.source.add_failed(sound.key)
            news = [replace(sound, index=at) for sound in sounds for at in rehearsed.places.get(sound.key, ())]
        self._tell_sounds(article_id, news)

    def _tell_sounds(self, article_id: int, sounds: Sequence[SentenceSound]) -> None:
        for start in range(0, len(sounds), _TOLD_AT_ONCE):
            self._tell(SentenceNews(article_id, tuple(sounds[start : start + _TOLD_AT_ONCE])))


def _orders(plan: ArticlePlan) -> tuple[Cast, list[SentenceOrder | None]]:
    """Who speaks, and what each line orders; None where nothing is said."""
    from audio_engine.jobs.rehearsal_orders import Cast, SentenceOrder

    cast = Cast(plan.language, plan.cast, plan.speed, plan.choices.speaker)
    return cast, [
        SentenceOrder(line.key, cast.role_of(planned.voice, planned.role), planned.sentence) if line.key else None
        for line, planned in zip(plan.lines, plan.planned.sentences, strict=True)
    ]
