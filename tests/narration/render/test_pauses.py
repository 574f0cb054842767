"""The silence after a sentence."""

from __future__ import annotations

import pytest

from audio_engine.narration.article import Kind
from audio_engine.narration.pauses import Pauses


def after(kind: Kind | None, sentence: str, *, speed: float = 1.0, scale: float = 1.0, ends: bool = True) -> float:
    return Pauses(scale=scale).after(kind, sentence, speed=speed, ends_paragraph=ends)


def test_each_kind_of_paragraph_has_its_pause_and_headlines_the_longest() -> None:
    pauses = {kind: after(kind, "Mayor resigns") for kind in Kind}

    assert max(pauses, key=lambda kind: pauses[kind]) is Kind.HEADLINE
    assert pauses[Kind.LIST] < pauses[Kind.BODY] < pauses[Kind.CROSSHEAD] < pauses[Kind.STANDFIRST]
    assert after(None, "This is synthetic.") == pauses[Kind.BODY]


@pytest.mark.parametrize(("sentence", "field"), [
    ("It is over.", "sentence_s"),
    ("It is over…", "ellipsis_s"),
    ("« C’est fini… »", "ellipsis_s"),
    ("He said:", "goes_on_s"),
    ("No end", "sentence_s"),
])  # fmt: skip
def test_within_a_paragraph_the_last_sign_decides(sentence: str, field: str) -> None:
    assert after(Kind.BODY, sentence, ends=False) == getattr(Pauses(), field)


def test_what_a_colon_announces_comes_soon_even_in_the_next_paragraph() -> None:
    assert after(Kind.BODY, "He said:") == Pauses().goes_on_s


def test_the_end_of_everything_has_its_own_pause() -> None:
    assert Pauses().after(Kind.BODY, "End.", speed=1, ends_paragraph=True, ends_all=True) == Pauses().end_s


def test_pauses_shrink_less_than_speech_when_it_is_faster() -> None:
    assert after(Kind.BODY, "Yes.", speed=2) == pytest.approx(after(Kind.BODY, "Yes.") / 2**0.6)


def test_all_pauses_can_be_scaled() -> None:
    assert after(Kind.BODY, "Yes.", scale=1.5) == pytest.approx(1.5 * after(Kind.BODY, "Yes."))
