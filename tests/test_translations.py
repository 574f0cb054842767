"""The French catalogue has every sentence of the program, and no other."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

import pytest
import typer.main

from audio_engine.cli.help_language import help_texts
from audio_engine.cli.main import app

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY: Final = Path(__file__).resolve().parents[1]
SOURCES: Final = [
    *(REPOSITORY / "audio_engine").rglob("*.py"),
    *(REPOSITORY / "desktop").rglob("*.py"),  # what is said before Qt is there; widgets have their own (Qt Linguist)
    *(REPOSITORY / "installers").rglob("*.py"),
    *(REPOSITORY / "tools" / "launcher").glob("*.py"),
]
CATALOGUE: Final[dict[str, str | list[str]]] = json.loads(
    (REPOSITORY / "resources" / "translations" / "fr.json").read_text(encoding="utf-8")
)


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `tr` and `trn`, with where it stands."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"tr", "trn"}:
                yield f"{path.relative_to(REPOSITORY)}:{node.lineno}", node


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _sentences() -> dict[str, list[str]]:
    """The English of every call by its catalogue key: one form for `tr`, two for `trn`."""
    found = {}
    for _, call in _calls():
        if _literal(call.args[0]) is None:
            continue
        count = 1 if isinstance(call.func, ast.Name) and call.func.id == "tr" else 2
        forms = [_literal(argument) or "" for argument in call.args[:count]]
        found[forms[0]] = forms
    return found | {text: [text] for _, _, text in help_texts(typer.main.get_command(app))}


SENTENCES: Final = _sentences()


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_sentences_are_literals() -> None:
    variable = [
        where for where, call in _calls() if _literal(call.args[0]) is None and "cli/help_language.py" not in where
    ]

    assert variable == []


def test_every_sentence_has_its_french() -> None:
    assert sorted(SENTENCES.keys() - CATALOGUE.keys()) == []


def test_no_french_is_left_of_a_sentence_that_has_gone() -> None:
    assert sorted(CATALOGUE.keys() - SENTENCES.keys()) == []


@pytest.mark.parametrize("key", sorted(SENTENCES.keys() & CATALOGUE.keys()))
def test_the_french_says_the_same(key: str) -> None:
    english, french = SENTENCES[key], CATALOGUE[key]
    forms = [french] if isinstance(french, str) else french

    assert len(forms) == len(english), "a plural has two forms, any other sentence one"
    assert {frozenset(_placeholders(form) - {"count"}) for form in forms} == {
        frozenset(_placeholders(form) - {"count"}) for form in english
    }


@pytest.mark.parametrize(("key", "french"), CATALOGUE.items())
def test_french_typography(key: str, french: str | list[str]) -> None:
    for form in [french] if isinstance(french, str) else french:
        assert "'" not in form, f"typographic apostrophes: {key}"
        assert not [mark for mark in ";:!?" if f" {mark}" in form], f"narrow no-break spaces: {key}"
