"""Sentences come in their order, each as soon as it is there; what fails is said, what is stopped stops."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.errors import CancelledError
from audio_engine.narration.article import Article, Kind, MarkKind, Paragraph
from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.plan import NarrationPlan, plan_narration
from audio_engine.narration.rendering import RenderedSentence, render
from audio_engine.narration.timeline import SentenceState
from audio_engine.narration.voices.voice import VoiceSettings
from tests.narration.render.articles import body, marked, never, numbered, texts, with_pauses
from tests.narration.render.fake_voice import BrokenVoiceError, FakeVoice, heard_letters


def rendered(plan: NarrationPlan, voice: FakeVoice, home: Path, workers: int | None = None) -> list[RenderedSentence]:
    return list(render(plan, {"body": voice}, SpeechCache(home), VoiceSettings(), stopped=never, workers=workers))


def heard(sentence: RenderedSentence) -> str:
    """Its words, as they sound where their times say."""
    return " ".join(
        heard_letters(
            sentence.samples[round(word.start_s * sentence.rate) : round(word.end_s * sentence.rate)], sentence.rate
        ).strip("·")
        for word in sentence.words
    )


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("narration")]


def test_every_sentence_is_heard_in_its_order(tmp_path: Path) -> None:
    plan = numbered(40)

    sentences = rendered(plan, FakeVoice(parallel=4), tmp_path)

    assert [sentence.planned for sentence in sentences] == list(plan.sentences)
    assert [heard(sentence) + "." for sentence in sentences] == [text.lower() for text in texts(plan)]


def test_no_more_sentences_are_said_at_once_than_the_voice_can_take(tmp_path: Path) -> None:
    voice = FakeVoice(parallel=2, waits={"."})
    stream = render(
        numbered(20), {"body": voice}, SpeechCache(tmp_path), VoiceSettings(), stopped=voice.go_on.is_set, workers=6
    )
    listener = threading.Thread(target=lambda: next(stream, None))
    listener.start()
    voice.wait_until_asked(2)
    is_asked_for_more = voice.is_asked_for_more(2)
    voice.go_on.set()
    listener.join()

    assert not is_asked_for_more


def test_the_first_sentence_does_not_wait_for_the_others(tmp_path: Path) -> None:
    voice = FakeVoice(waits={"Aaab", "Aaac"})
    plan = numbered(3)
    stream = render(plan, {"body": voice}, SpeechCache(tmp_path), VoiceSettings(), stopped=never)

    first = next(stream)

    assert first.state is SentenceState.SPOKEN
    voice.go_on.set()
    assert len(list(stream)) == 2


def test_only_a_few_sentences_are_made_ahead(tmp_path: Path) -> None:
    voice = FakeVoice(parallel=2)
    stream = render(numbered(200), {"body": voice}, SpeechCache(tmp_path), VoiceSettings(), stopped=never)

    next(stream)
    voice.wait_until_asked(7)

    assert not voice.is_asked_for_more(7)
    next(stream)
    voice.wait_until_asked(8)
    stream.close()  # type: ignore[attr-defined]


def test_equal_sentences_are_said_once(tmp_path: Path) -> None:
    voice = FakeVoice(parallel=4, waits={"Again"})
    plan = plan_narration(body("Again. Again. Other. Again. " * 5), "en")
    threading.Thread(target=lambda: (voice.wait_until_asked(2), voice.go_on.set())).start()

    sentences = rendered(plan, voice, tmp_path)

    assert voice.calls == {"Again.": 1, "Other.": 1}
    assert [sentence.cached for sentence in sentences] == [False, True, False, *[True] * 17]


def test_one_changed_word_in_a_thousand_is_one_sentence_said(tmp_path: Path) -> None:
    thousand = [f"Here is sentence {text} of ten words in a row" for text in texts(numbered(100))]
    rendered(plan_narration(body(*thousand), "en"), FakeVoice(), tmp_path)
    voice = FakeVoice()
    thousand[50] = thousand[50].replace("words", "weeks")

    sentences = rendered(plan_narration(body(*thousand), "en"), voice, tmp_path)

    assert len(voice.said) == 1
    assert [at for at, sentence in enumerate(sentences) if not sentence.cached] == [
        at for at, sentence in enumerate(sentences) if "weeks" in sentence.planned.sentence.spoken
    ]


def test_what_comes_from_the_cache_is_what_was_heard_first(tmp_path: Path) -> None:
    plan = plan_narration(Article((with_pauses("One two| three. Four."),)), "en")

    first, second = (rendered(plan, FakeVoice(), tmp_path) for _ in range(2))

    for fresh, kept in zip(first, second, strict=True):
        assert (fresh.samples == kept.samples).all()
        assert (fresh.words, fresh.rate) == (kept.words, kept.rate)
        assert (fresh.cached, kept.cached) == (False, True)


def test_a_pause_inside_a_sentence_cuts_it_in_two(tmp_path: Path) -> None:
    voice = FakeVoice()
    plan = plan_narration(Article((with_pauses("One two| three.", "1.0"),)), "en")

    (sentence,) = rendered(plan, voice, tmp_path)

    assert voice.said == ["One two", "three."]
    assert heard(sentence) == "one two three"
    spoken = sentence.planned.sentence.spoken
    assert [spoken[word.start : word.end] for word in sentence.words] == ["One", "two", "three."]
    silent = sentence.samples[round((sentence.words[1].end_s + 0.06) * sentence.rate) :][: sentence.rate - 10]
    assert not silent.any()


def test_a_changed_pause_needs_no_voice(tmp_path: Path) -> None:
    rendered(plan_narration(Article((with_pauses("One two| three.", "1.0"),)), "en"), FakeVoice(), tmp_path)
    voice = FakeVoice()

    rendered(plan_narration(Article((with_pauses("One two| three.", "2.0"),)), "en"), voice, tmp_path)

    assert not voice.said


def test_pronunciations_stay_with_their_words_when_a_pause_cuts_the_sentence(tmp_path: Path) -> None:
    asked = []

    class Listening(FakeVoice):
        def say(self, sentence, settings, *, stopped=never):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            asked.append([(sentence.spoken[p.start : p.end], p.value) for p in sentence.pronunciations])
            return super().say(sentence, settings, stopped=stopped)

    paragraph = with_pauses("Then Xi| and then Bo left.")
    named = marked(paragraph.text, ("Xi", MarkKind.IPA, "ʃi"), ("Bo", MarkKind.IPA, "bo"))
    article = Article((Paragraph(Kind.BODY, paragraph.text, (*paragraph.marks, *named.marks)),))

    rendered(plan_narration(article, "en"), Listening(parallel=1), tmp_path)

    assert asked == [[("Xi", "ʃi")], [("Bo", "bo")]]


def test_a_sentence_that_fails_is_tried_again_once(tmp_path: Path) -> None:
    voice = FakeVoice(fails={"Aaac": 1, "Aaae": 2})

    sentences = rendered(numbered(6), voice, tmp_path)

    assert [str(sentence.state) for sentence in sentences] == ["spoken"] * 4 + ["failed", "spoken"]
    assert sentences[4].reason == "The voice stumbled. Try again."
    assert not len(sentences[4].samples)
    assert voice.calls["Sentence Aaac."] == voice.calls["Sentence Aaae."] == 2


def test_a_failed_sentence_is_tried_again_in_the_next_run(tmp_path: Path) -> None:
    rendered(numbered(3), FakeVoice(fails={"Aaab": 9}), tmp_path)
    voice = FakeVoice()

    sentences = rendered(numbered(3), voice, tmp_path)

    assert voice.said == ["Sentence Aaab."]
    assert all(sentence.state is SentenceState.SPOKEN for sentence in sentences)


def test_silence_for_words_is_a_failure(tmp_path: Path) -> None:
    voice = FakeVoice(silent={"Aaab"}, numberless={"Aaac"})

    sentences = rendered(numbered(4), voice, tmp_path)

    assert [str(sentence.state) for sentence in sentences] == ["spoken", "failed", "failed", "spoken"]
    assert sentences[1].reason == ("Nothing was heard of this sentence. Write it differently, or choose another voice.")


def test_a_bug_in_a_voice_is_not_hidden(tmp_path: Path) -> None:
    voice = FakeVoice(breaks={"Aaab"})
    stream = render(numbered(9), {"body": voice}, SpeechCache(tmp_path), VoiceSettings(), stopped=never)

    next(stream)
    with pytest.raises(BrokenVoiceError):
        next(stream)

    assert not threads()


def test_skipped_sentences_are_in_their_place(tmp_path: Path) -> None:
    sentences = rendered(plan_narration(body("One.", "***", "Two."), "en"), FakeVoice(), tmp_path)

    assert [(str(s.state), s.reason) for s in sentences] == [
        ("spoken", ""),
        ("skipped", "There is no word in it."),
        ("spoken", ""),
    ]


def test_stopping_in_the_middle_of_a_sentence_leaves_nothing_running(tmp_path: Path) -> None:
    voice = FakeVoice(waits={"Aaab", "Aaac"})
    stop = threading.Event()
    stream = render(numbered(50), {"body": voice}, SpeechCache(tmp_path), VoiceSettings(), stopped=stop.is_set)
    next(stream)
    voice.wait_until_asked(3)

    stop.set()
    with pytest.raises(CancelledError):
        next(stream)

    assert not threads()
    assert voice.calls.total() == 3


def test_who_has_stopped_before_the_start_hears_nothing(tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        next(render(numbered(5), {"body": FakeVoice()}, SpeechCache(tmp_path), VoiceSettings(), stopped=lambda: True))

    assert not threads()


def test_what_was_said_before_stopping_is_kept(tmp_path: Path) -> None:
    stop = threading.Event()
    first = FakeVoice(waits={"Aaad"})
    stream = render(numbered(9), {"body": first}, SpeechCache(tmp_path), VoiceSettings(), stopped=stop.is_set)
    for _ in range(3):
        next(stream)
    stop.set()
    with pytest.raises(CancelledError):
        next(stream)
    second = FakeVoice()

    rendered(numbered(9), second, tmp_path)

    assert not set(first.said) & set(second.said)
    assert sorted([*first.said, *second.said]) == texts(numbered(9))


def test_a_caller_that_stops_listening_leaves_nothing_running(tmp_path: Path) -> None:
    voice = FakeVoice(waits={"Aaab", "Aaac"})
    stream = render(numbered(50), {"body": voice}, SpeechCache(tmp_path), VoiceSettings(), stopped=never)
    next(stream)

    stream.close()  # type: ignore[attr-defined]

    assert not threads()


def test_each_part_has_its_voice_and_its_settings(tmp_path: Path) -> None:
    voices = {name: FakeVoice(name) for name in ("title", "body", "Anna")}
    article = Article((
        Paragraph(Kind.HEADLINE, "Mayor resigns"),
        Paragraph(Kind.QUOTE, "I leave."),
        marked("She goes.", ("She goes", MarkKind.VOICE, "Anna")),
        marked("He goes.", ("He goes", MarkKind.VOICE, "Nobody")),
    ))  # fmt: skip

    sentences = list(
        render(
            plan_narration(article, "en"),
            voices,
            SpeechCache(tmp_path),
            VoiceSettings(),
            stopped=never,
            own_settings={"Anna": VoiceSettings(speed=2.0)},
        )
    )

    assert {name: sorted(voice.said) for name, voice in voices.items()} == {
        "title": ["Mayor resigns"],
        "body": ["He goes.", "I leave."],
        "Anna": ["She goes."],
    }
    assert sentences[3].problems == ("There is no voice “Nobody” here; another one speaks in its place.",)
    assert len(sentences[2].samples) < len(sentences[1].samples)


@given(st.lists(st.sampled_from(["One.", "Two.", "Three.", "***", "Fail."]), max_size=30), st.integers(1, 5))
def test_any_plan_is_rendered_whole_and_in_order(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[str], workers: int
) -> None:
    plan = plan_narration(body(*sentences), "en")

    made = rendered(plan, FakeVoice(fails={"Fail": 1000}), tmp_path_factory.mktemp("home"), workers)

    assert [sentence.planned for sentence in made] == list(plan.sentences)
    states = {"***": "skipped", "Fail.": "failed"}
    assert [str(sentence.state) for sentence in made] == [states.get(text, "spoken") for text in sentences]
    assert all(np.isfinite(sentence.samples).all() for sentence in made)
