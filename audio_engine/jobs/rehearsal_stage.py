"""In the rehearsal's worker: the loaded voices, and the threads that say what is wanted, the next sentence first."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from audio_engine.errors import CancelledError, UserFacingError
from audio_engine.jobs.rehearsal_orders import Cast, SentenceOrder, SentenceReport
from audio_engine.jobs.threads import worker_threads
from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.saying import Said, Speaker
from audio_engine.narration.voices.asked import check_settings
from audio_engine.narration.voices.choice import VoiceChoice
from audio_engine.narration.voices.loading import load_voice
from audio_engine.narration.voices.voice import Voice, VoiceStoppedError
from audio_engine.text import tr

__all__ = ["Stage", "Troupe"]

_CACHED_AT_ONCE: Final = 200
"""Keys that are told in one frame."""

Send = Callable[[dict[str, Any]], None]


class Troupe:
    """The voices that are loaded. A voice stays until a cast comes that does not need it."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._loaded: dict[tuple[str, str, str], tuple[Voice, threading.Semaphore]] = {}

    def speaker(self, cast: Cast, role: str) -> Speaker:
        """Whoever speaks `role`, loaded if need be.

        Raises:
            UserFacingError: the voice is not what it was, or cannot speak so.
        """
        member = next(member for member in cast.members if member.role == role)
        key = member.voice, member.folder, cast.language
        with self._turn:
            if key not in self._loaded:
                choice = VoiceChoice(member.voice, Path(member.folder) if member.folder else None, cast.language)
                voice = load_voice(choice, cast.language, cores=worker_threads())
                self._loaded[key] = voice, threading.Semaphore(voice.description.parallel)
            voice, turn = self._loaded[key]
        settings = cast.settings(role)
        check_settings(settings, voice.description.name, voice.description.speakers)
        return Speaker(voice, settings, turn)

    def keep(self, cast: Cast) -> None:
        """Forget the voices that are not in `cast`; their memory is free once they have said what they are saying."""
        wanted = {(member.voice, member.folder, cast.language) for member in cast.members}
        with self._turn:
            self._loaded = {key: loaded for key, loaded in self._loaded.items() if key in wanted}


class Stage:
    """Says the newest order, several sentences at a time, and answers questions beside it."""

    def __init__(self, send: Send, on_bug: Callable[[BaseException], None]) -> None:
        self._send = send
        self._on_bug = on_bug
        self._changed = threading.Condition()
        self._home: Path | None = None
        self._cache: SpeechCache | None = None
        self._troupe = Troupe()
        self._cast: Cast | None = None
        self._waiting: deque[tuple[Cast, SentenceOrder]] = deque()
        self._wanted: frozenset[str] = frozenset()
        self._unsorted: list[SentenceOrder] = []
        self._sorts = False
        self._at_work: set[str] = set()
        for number in range(worker_threads()):
            threading.Thread(target=self._work, name=f"rehearsal-{number}", daemon=True).start()

    def rehearse(self, command: dict[str, Any]) -> None:
        """Say these sentences from now on, in their order, and no others."""
        cast = Cast.from_json(command["cast"])
        orders = [SentenceOrder.from_json(order) for order in command["sentences"]]
        self._open_cache(Path(command["home"]))
        with self._changed:
            self._cast = cast
            self._wanted = frozenset(order.key for order in orders)
            self._waiting.clear()
            self._unsorted = orders
            self._sorts = False
            self._changed.notify_all()

    def stop(self) -> None:
        """Say nothing more."""
        with self._changed:
            self._waiting.clear()
            self._unsorted = []
            self._wanted = frozenset()

    def answer(self, question: dict[str, Any], *, stopped: Callable[[], bool]) -> dict[str, Any]:
        """What was asked for: a sentence that is heard once, or the mix with its music.

        Raises:
            UserFacingError: the world's fault.
            CancelledError: `stopped()` was true.
        """
        cache = self._open_cache(Path(question["home"]))
        cast = Cast.from_json(question["cast"])
        orders = [SentenceOrder.from_json(order) for order in question["sentences"]]
        if question["command"] == "mix":
            from audio_engine.jobs.rehearsal_mix import mixed

            return mixed(question, orders, lambda order: self._say(cast, order, cache, stopped), stopped=stopped)
        (order,) = orders
        said = self._say(cast, order, cache, stopped)
        description = self._troupe.speaker(cast, order.role).voice.description
        return {"kind": "heard", "voice": asdict(description), "problems": list(said.problems)}

    def _say(self, cast: Cast, order: SentenceOrder, cache: SpeechCache, stopped: Callable[[], bool]) -> Said:
        try:
            return self._troupe.speaker(cast, order.role).say(order.sentence, cache, stopped=stopped)
        except VoiceStoppedError:
            raise CancelledError from None

    def _open_cache(self, home: Path) -> SpeechCache:
        with self._changed:
            if self._cache is None or self._home != home:
                self._home, self._cache = home, SpeechCache(home)
            return self._cache

    def _work(self) -> None:
        """One of the threads."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or (self._unsorted and not self._sorts))
                sorts = bool(self._unsorted) and not self._sorts
                self._sorts = self._sorts or sorts
                cast, unsorted = self._cast, self._unsorted
                order = None
                if not sorts:
                    cast, order = self._waiting.popleft()
                    self._at_work.add(order.key)
            assert cast is not None
            try:
                if order is None:
                    self._sort(cast, unsorted)
                else:
                    self._rehearse(cast, order)
            except Exception as problem:  # noqa: BLE001 - the one broad catch of these threads
                self._on_bug(problem)
                if order is not None:
                    self._report(SentenceReport(order.key, "failed", reason=tr("Souffleur made a mistake.")))
            finally:
                with self._changed:
                    self._at_work.discard(order.key if order else "")

    def _sort(self, cast: Cast, orders: list[SentenceOrder]) -> None:
        """Tell what is in the cache already, and put the rest in line."""
        self._troupe.keep(cast)
        introduced = _Introduced(cast, self._troupe, self._send)
        cached: list[str] = []
        for order in orders:
            speaker = introduced.speaker(order.role)
            if isinstance(speaker, str):
                self._report(SentenceReport(order.key, "failed", reason=speaker))
            elif self._is_cached(speaker, order):
                cached.append(order.key)
                if len(cached) >= _CACHED_AT_ONCE:
                    self._send({"kind": "cached", "keys": cached})
                    cached = []
            elif not self._put_in_line(cast, order, orders):
                break
        if cached:
            self._send({"kind": "cached", "keys": cached})
        with self._changed:
            if self._unsorted is orders:
                self._unsorted, self._sorts = [], False

    def _is_cached(self, speaker: Speaker, order: SentenceOrder) -> bool:
        assert self._cache is not None
        return all(self._cache.has(key) for key in speaker.keys(order.sentence))

    def _put_in_line(self, cast: Cast, order: SentenceOrder, orders: list[SentenceOrder]) -> bool:
        """False where something else is wanted by now."""
        with self._changed:
            if self._unsorted is not orders:
                return False
            if order.key not in self._at_work:
                self._waiting.append((cast, order))
                self._changed.notify()
            return True

    def _rehearse(self, cast: Cast, order: SentenceOrder) -> None:
        assert self._cache is not None
        self._report(SentenceReport(order.key, "rendering"))
        try:
            said = self._troupe.speaker(cast, order.role).say(
                order.sentence, self._cache, stopped=lambda: order.key not in self._wanted
            )
        except VoiceStoppedError:
            with self._changed:
                if order.key in self._wanted:  # again
                    self._waiting.appendleft((cast, order))
            return
        except UserFacingError as problem:
            self._report(SentenceReport(order.key, "failed", reason=str(problem)))
            return
        if self._cache.problem:
            self._report(SentenceReport(order.key, "failed", reason=self._cache.problem))
            return
        seconds = len(said.samples) / said.rate
        self._report(SentenceReport(order.key, "spoken", seconds, said.words, problems=said.problems))

    def _report(self, report: SentenceReport) -> None:
        self._send({"kind": "sentence", **report.to_json()})


class _Introduced:
    """The speakers of a cast, each told to the parent when it is first needed; a sentence where one cannot speak."""

    def __init__(self, cast: Cast, troupe: Troupe, send: Send) -> None:
        self._cast = cast
        self._troupe = troupe
        self._send = send
        self._known: dict[str, Speaker | str] = {}

    def speaker(self, role: str) -> Speaker | str:
        if role not in self._known:
            try:
                speaker = self._troupe.speaker(self._cast, role)
            except UserFacingError as problem:
                self._known[role] = str(problem)
            else:
                self._known[role] = speaker
                self._send({"kind": "voice", "role": role, "voice": asdict(speaker.voice.description)})
        return self._known[role]
