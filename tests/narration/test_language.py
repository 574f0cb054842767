"""The language of a text is known by its commonest words."""

from __future__ import annotations

import pytest

from audio_engine.narration.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that he was in favour of the bill.", "en"),
        ("Le ministre a dit qu’il était pour la loi, et que les débats sont clos.", "fr"),
        ("« The Guardian » a publié une enquête sur les banques du pays.", "fr"),
        ("L’Équipe is the paper that she reads with her coffee.", "en"),
    ],
)
def test_each_language_is_known(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize("reader", ["en", "fr"])
def test_what_shows_no_language_is_in_the_readers(reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOUFFLEUR_LANGUAGE", reader)

    assert guess_language("Oui. 12345") == reader
    assert guess_language("") == reader
