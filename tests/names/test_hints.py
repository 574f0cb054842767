"""What the recogniser is told: whole names, within the budget, and what did not fit is said."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from audio_engine.names.entry import Name, Scope
from audio_engine.names.hints import Hints, recognition_hints

BUDGET = 223


def letters(text: str) -> int:
    return len(text)


def test_names_are_joined_and_counted_as_they_are_given() -> None:
    hints = recognition_hints([Name("Dupont"), Name("Lefèvre")], "fr", letters, 100)

    assert hints == Hints("Dupont, Lefèvre", 15, ("Dupont", "Lefèvre"), ())


def test_no_names_are_no_hints() -> None:
    assert recognition_hints([], "fr", letters, 100) == Hints()
    assert recognition_hints([Name("Dupont")], "fr", letters, 0) == Hints(left_out=("Dupont",))


def test_a_name_that_does_not_fit_is_left_out_whole_and_shorter_ones_still_get_their_place() -> None:
    names = [Name("Ada"), Name("Wolfeschlegelsteinhausen"), Name("Bo")]

    hints = recognition_hints(names, None, letters, 7)

    assert hints == Hints("Ada, Bo", 7, ("Ada", "Bo"), ("Wolfeschlegelsteinhausen",))


def test_the_narrower_scope_comes_first_then_the_own_language_then_the_given_order() -> None:
    names = [
        Name("everywhere, any"),
        Name("everywhere, French", language="fr"),
        Name("publication", scope=Scope.PUBLICATION),
        Name("article", scope=Scope.ARTICLE),
        Name("second in article", scope=Scope.ARTICLE),
    ]

    fitted = recognition_hints(names, "fr", letters, 1000).fitted

    assert fitted == ("article", "second in article", "publication", "everywhere, French", "everywhere, any")


def test_names_of_other_languages_and_names_without_a_hint_are_not_told() -> None:
    names = [
        Name("fr", language="fr"),
        Name("fr-be", language="fr-BE"),
        Name("en", language="en"),
        Name("no", hint=False),
    ]

    assert recognition_hints(names, "fr_FR", letters, 100).fitted == ("fr", "fr-be")
    assert recognition_hints(names, None, letters, 100).fitted == ("fr", "fr-be", "en")


def test_a_name_in_several_scopes_is_told_once() -> None:
    names = [Name("Dupont"), Name("Dupont", scope=Scope.ARTICLE), Name("Dupont", language="fr")]

    assert recognition_hints(names, "fr", letters, 100).fitted == ("Dupont",)


def test_with_whispers_own_tokens_the_budget_holds_and_nothing_is_cut(whisper_micro: Path) -> None:
    tokenizer = Tokenizer.from_file(str(whisper_micro / "tokenizer.json"))

    def count(text: str) -> int:
        return len(tokenizer.encode(" " + text, add_special_tokens=False).ids)

    names = [Name(f"Zbigniew Brzeziński-Ångström {number}") for number in range(100)]

    hints = recognition_hints(names, "fr", count, BUDGET)

    assert 0 < hints.tokens == count(hints.text) <= BUDGET
    assert hints.text == ", ".join(hints.fitted)
    assert hints.fitted + hints.left_out == tuple(name.written for name in names)
    assert hints.left_out


@given(
    st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=30), max_size=40),
    st.integers(min_value=0, max_value=200),
)
def test_every_name_is_fitted_or_left_out_and_the_budget_is_never_passed(written: list[str], budget: int) -> None:
    names = [Name(text) for text in dict.fromkeys(map(_composed, written))]

    hints = recognition_hints(names, None, letters, budget)

    assert hints.tokens == len(hints.text) <= budget or not hints.fitted
    assert sorted(hints.fitted + hints.left_out) == sorted(name.written for name in names)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("count", [10_000])
def test_a_long_list_asks_for_the_count_once_a_name_at_most(count: int) -> None:
    asked = 0

    def counting(text: str) -> int:
        nonlocal asked
        asked += 1
        return len(text)

    recognition_hints([Name(f"name {number}") for number in range(count)], None, counting, BUDGET)

    assert asked <= count
