"""What the policy files and the page about settings say of values, in English and French.

The settings' own words come from the program, which speaks the language of `speaking`.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any, Final

from audio_engine.settings.forms import Boolean, Choice, ChoiceOrNumber, Choices, Form, Number, WholeNumber
from audio_engine.settings.setting import Setting

__all__ = ["LANGUAGES", "WORDS", "plain", "shown", "speaking", "values_text"]

LANGUAGES: Final = ("en", "fr")

WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "yes": "yes",
        "no": "no",
        "empty": "empty",
        "text": "text",
        "file": "file",
        "folder": "folder",
        "folders": "list of folders",
        "one of": "one of {names}",
        "some of": "list of {names}",
        "from": "{least:g} to {most:g}",
        "or from": "{names}, or {least:g} to {most:g} {unit}",
        "lines": "One value a line.",
        "fraction": "A number with a point, such as 1.1.",
        "values": "Values: {values}.",
        "supported": "Souffleur 0.1 or later",
        "recommended": "Values that users can change",
    },
    "fr": {
        "yes": "oui",
        "no": "non",
        "empty": "vide",
        "text": "texte",
        "file": "fichier",
        "folder": "dossier",
        "folders": "liste de dossiers",
        "one of": "{names}",
        "some of": "liste parmi {names}",
        "from": "de {least:g} à {most:g}",
        "or from": "{names}, ou de {least:g} à {most:g} {unit}",
        "lines": "Une valeur par ligne.",
        "fraction": "Un nombre avec un point, comme 1.1.",
        "values": "Valeurs\u202f: {values}.",
        "supported": "Souffleur 0.1 ou version ultérieure",
        "recommended": "Valeurs que les utilisateurs peuvent changer",
    },
}


@contextlib.contextmanager
def speaking(language: str) -> Iterator[dict[str, str]]:
    """Have the program speak `language` meanwhile; gives our own words in it."""
    before = os.environ.get("SOUFFLEUR_LANGUAGE")
    os.environ["SOUFFLEUR_LANGUAGE"] = language
    try:
        yield WORDS[language]
    finally:
        if before is None:
            del os.environ["SOUFFLEUR_LANGUAGE"]
        else:
            os.environ["SOUFFLEUR_LANGUAGE"] = before


def values_text(form: Form[Any], words: dict[str, str], code: str = "{}") -> str:
    """What can be chosen, in a few words; `code` is what a value is set in."""
    names = _listed(form.names, code) if isinstance(form, Choice | Choices | ChoiceOrNumber) else ""
    match form:
        case Choice():
            text = words["one of"].format(names=names)
        case Choices():
            text = words["some of"].format(names=names)
        case ChoiceOrNumber():
            text = words["or from"].format(names=names, least=form.least, most=form.most, unit=form.unit)
        case Number():
            text = words["from"].format(least=form.least, most=form.most)
        case WholeNumber():
            text = f"{words['from'].format(least=form.least, most=form.most)} {form.unit()}"
        case Boolean():
            text = _listed(("true", "false"), code)
        case _:
            text = words[str(form.kind)]
    return text


def shown(value: object, words: dict[str, str], code: str = "{}") -> str:
    """A value for people."""
    if value in {"", ()}:
        return words["empty"]
    return code.format(str(value).lower() if isinstance(value, bool) else value)


def plain(setting: Setting[Any]) -> Any:  # noqa: ANN401 - any JSON value
    """The built-in value as JSON and property lists have it."""
    return list(setting.default) if isinstance(setting.default, tuple) else setting.default


def _listed(names: tuple[str, ...], code: str) -> str:
    return ", ".join(code.format(name) for name in names)
