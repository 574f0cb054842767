"""A rehearsal with its real worker: what is said in which order, what is not said twice, and how it survives."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil
import pytest

from audio_engine.engine.rehearsing import Rehearsal, RehearsalTold
from audio_engine.errors import CancelledError, JobFailedError, UserFacingError
from audio_engine.jobs.narration_settings import CastMember
from audio_engine.jobs.rehearsal_orders import Cast, SentenceOrder, SentenceReport
from audio_engine.narration.spoken import speak

SLOWLY_S = 60.0
ESPEAK = Cast("fr", (CastMember("body", "espeak"),))


class Heard:
    """What a rehearsal tells, and waiting for it."""

    def __init__(self) -> None:
        self.told: list[RehearsalTold] = []
        self._changed = threading.Condition()

    def __call__(self, told: RehearsalTold) -> None:
        with self._changed:
            self.told.append(told)
            self._changed.notify_all()

    def until(self, condition: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(condition, SLOWLY_S), self.told[-3:]

    def reports(self, state: str) -> list[SentenceReport]:
        return [told.report for told in self.told if told.report and told.report.state == state]

    def keys(self, state: str) -> list[str]:
        return [report.key for report in self.reports(state)]

    @property
    def cached(self) -> list[str]:
        return [key for told in self.told for key in told.cached]

    @property
    def failures(self) -> list[UserFacingError]:
        return [told.failure for told in self.told if told.failure]


def orders(*sentences: str, role: str = "body") -> list[SentenceOrder]:
    return [SentenceOrder(sentence, role, speak(sentence, "fr")) for sentence in sentences]


def many(count: int) -> list[SentenceOrder]:
    return orders(*(f"La phrase numéro {number} est assez longue pour durer un peu." for number in range(count)))


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def rehearsal(tmp_path: Path, heard: Heard) -> Iterator[Rehearsal]:
    with Rehearsal(tmp_path, heard) as opened:
        yield opened


def all_said(heard: Heard, wanted: Sequence[SentenceOrder]) -> Callable[[], bool]:
    return lambda: {order.key for order in wanted} <= {*heard.keys("spoken"), *heard.cached}


def test_sentences_are_said_in_the_order_that_is_wanted(rehearsal: Rehearsal, heard: Heard) -> None:
    wanted = many(8)[::-1]
    rehearsal.say(ESPEAK, wanted)
    heard.until(all_said(heard, wanted))

    assert heard.keys("rendering")[0] == wanted[0].key
    assert {report.seconds > 0 for report in heard.reports("spoken")} == {True}
    assert all(report.words for report in heard.reports("spoken"))


def test_only_what_is_new_is_said(rehearsal: Rehearsal, heard: Heard) -> None:
    first = orders("Un.", "Deux.", "Trois.")
    rehearsal.say(ESPEAK, first)
    heard.until(all_said(heard, first))
    pid = rehearsal.worker_pid
    said = set(heard.keys("spoken"))

    second = [*first[:2], *orders("Quatre.")]
    rehearsal.say(ESPEAK, second)
    heard.until(lambda: "Quatre." in heard.keys("spoken"))

    assert set(heard.keys("spoken")) - said == {"Quatre."}
    assert {"Un.", "Deux."} <= set(heard.cached)
    assert rehearsal.worker_pid == pid


def test_a_killed_worker_is_followed_by_another_one(rehearsal: Rehearsal, heard: Heard) -> None:
    wanted = many(60)
    rehearsal.say(ESPEAK, wanted)
    heard.until(lambda: len(heard.keys("spoken")) > 2)
    pid = rehearsal.worker_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)

    heard.until(all_said(heard, wanted))

    assert rehearsal.worker_pid not in {None, pid}
    assert heard.failures == []
    assert heard.keys("failed") == []


def test_it_gives_up_where_no_worker_lives(tmp_path: Path, heard: Heard) -> None:
    with Rehearsal(tmp_path, heard, worker_command=("false",)) as rehearsal:
        rehearsal.say(ESPEAK, many(1))
        heard.until(lambda: bool(heard.failures))
        question = rehearsal.hear(ESPEAK, many(1)[0])
        with pytest.raises(JobFailedError):
            question.wait()


def test_a_voice_that_is_gone_fails_its_sentences_and_no_others(
    rehearsal: Rehearsal, heard: Heard, tmp_path: Path
) -> None:
    gone = CastMember("quote", "fr_FR-gone-medium", str(tmp_path / "gone"))
    cast = Cast("fr", (*ESPEAK.members, gone))
    rehearsal.say(cast, [*orders("Oui.", role="quote"), *orders("Non.")])
    heard.until(lambda: bool(heard.keys("failed")) and bool(heard.keys("spoken")))

    assert (heard.keys("failed"), heard.keys("spoken")) == (["Oui."], ["Non."])
    assert heard.reports("failed")[0].reason


def test_the_voices_of_a_cast_speak_each_with_its_own(
    rehearsal: Rehearsal, heard: Heard, tone_voices: dict[str, Path]
) -> None:
    cast = Cast("fr", (CastMember("body", "fr_FR-tones-medium", str(tone_voices["fr"])), CastMember("title", "espeak")))
    wanted = [*orders("Le titre.", role="title"), *orders("Le texte.")]
    rehearsal.say(cast, wanted)
    heard.until(all_said(heard, wanted))

    voices = {told.voice[0]: told.voice[1].name for told in heard.told if told.voice}
    assert voices == {"title": "espeak", "body": "fr_FR-tones-medium"}


def test_a_question_is_answered_while_an_article_is_said(rehearsal: Rehearsal, heard: Heard) -> None:
    wanted = many(200)
    rehearsal.say(ESPEAK, wanted)
    heard.until(lambda: bool(heard.keys("spoken")))

    answer = rehearsal.hear(ESPEAK, orders("Écoute.")[0]).wait()

    assert answer["voice"]["name"] == "espeak"
    assert len(heard.keys("spoken")) < len(wanted)


def test_nobody_waits_for_a_question_that_is_withdrawn_or_closed(tmp_path: Path, heard: Heard) -> None:
    with Rehearsal(tmp_path, heard) as rehearsal:
        question = rehearsal.hear(ESPEAK, many(1)[0])
        with pytest.raises(CancelledError):
            question.wait(lambda: True)
    with pytest.raises(CancelledError):
        rehearsal.hear(ESPEAK, many(1)[0]).wait()


def test_a_worker_that_nobody_needs_leaves(tmp_path: Path, heard: Heard) -> None:
    with Rehearsal(tmp_path, heard, idle_s=0.3) as rehearsal:
        wanted = orders("Un.")
        rehearsal.say(ESPEAK, wanted)
        heard.until(all_said(heard, wanted))
        pid = rehearsal.worker_pid
        assert pid is not None

        assert psutil.wait_procs([psutil.Process(pid)], timeout=SLOWLY_S)[1] == []

        again = orders("Deux.")
        rehearsal.say(ESPEAK, again)
        heard.until(all_said(heard, again))


def test_closing_leaves_no_process(tmp_path: Path, heard: Heard) -> None:
    with Rehearsal(tmp_path, heard) as rehearsal:
        rehearsal.say(ESPEAK, many(200))
        heard.until(lambda: bool(heard.keys("spoken")))
        pid = rehearsal.worker_pid
        assert pid is not None

    assert not psutil.pid_exists(pid)


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path, heard: Heard) -> None:
    (tmp_path / "narration-cache").write_text("in the way")
    with Rehearsal(tmp_path, heard) as rehearsal:
        rehearsal.say(ESPEAK, orders("Un."))
        heard.until(lambda: bool(heard.keys("failed")))

    assert "narration-cache" in heard.reports("failed")[0].reason
