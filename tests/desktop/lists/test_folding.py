"""Titles are compared as people do it."""

from __future__ import annotations

from desktop.lists.folding import folded, has_words, natural, words_of


def test_case_and_accents_do_not_count() -> None:
    assert folded("ÉCOLE") == "ecole"
    assert has_words("L’École fermée", words_of("ecole FERMEE"))
    assert not has_words("L’École fermée", words_of("école ouverte"))


def test_numbers_count_as_numbers() -> None:
    assert sorted(["REC10", "REC9", "rec2"], key=natural) == ["rec2", "REC9", "REC10"]
