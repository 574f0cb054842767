"""Sentences for people, in English and French.

Source strings are English and stand in the code as literals; `resources/translations/fr.json` maps each to its
French. A test keeps the catalogue complete. The contract words of the command line (`souffleur: error:`, JSON
keys, verbs and options) are never translated: scripts read them.
"""

from __future__ import annotations

import json
import locale
import os
from functools import cache

from audio_engine.resources import resource

__all__ = ["interface_language", "tr", "trn"]

LANGUAGES = ("en", "fr")


@cache
def _catalogue(language: str) -> dict[str, str | list[str]]:
    if language == "en":
        return {}
    loaded: dict[str, str | list[str]] = json.loads(
        resource(f"translations/{language}.json").read_text(encoding="utf-8")
    )
    return loaded


def interface_language() -> str:
    """The language in which people are spoken to: `SOUFFLEUR_LANGUAGE`, else the system's, else English."""
    wanted = os.environ.get("SOUFFLEUR_LANGUAGE") or _system_language()
    return wanted[:2] if wanted[:2] in LANGUAGES else "en"


def _system_language() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return value
    return locale.getlocale()[0] or "en"


def tr(source: str, /, *, language: str | None = None, **values: object) -> str:
    """`source` in the reader's language, with `{names}` replaced by `values`.

    `language` overrides the reader's: exports speak the language of the transcript.
    """
    found = _catalogue(_known(language)).get(source, source)
    assert isinstance(found, str), f"{source!r} is a plural in the catalogue"
    return found.format(**values) if values else found


def trn(one: str, many: str, count: int, /, *, language: str | None = None, **values: object) -> str:
    """The form of a sentence for `count` things; `{count}` is available in it. French uses the singular for 0."""
    language = _known(language)
    forms = _catalogue(language).get(one, [one, many])
    assert isinstance(forms, list), f"{one!r} is no plural in the catalogue"
    singular = count == 1 or (language == "fr" and count == 0)
    return forms[0 if singular else 1].format(count=count, **values)


def _known(language: str | None) -> str:
    if language is None:
        return interface_language()
    return language if language in LANGUAGES else "en"
