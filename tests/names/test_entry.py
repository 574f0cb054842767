"""An entry is one clean line, and says itself in JSON without loss."""

from __future__ import annotations

import json

import pytest

from audio_engine.names.entry import Name, SayAs, SayWay, Scope, clean

ENTRIES = [
    Name("Dupont"),
    Name("Œuvré-Ñandú d’Artagnan", language="fr"),
    Name("SNCF", language="fr-be", hint=False, say_as=SayAs(SayWay.LETTERS), note="la compagnie"),
    Name("ONU", say_as=SayAs(SayWay.WORD), scope=Scope.PUBLICATION),
    Name("Nguyễn", say_as=SayAs(SayWay.RESPELLING, "ngouiène")),
    Name("Xi Jinping", say_as=SayAs(SayWay.IPA, "ɕǐ tɕînpʰǐŋ"), scope=Scope.ARTICLE),
    Name("Le Palais", language="fr", scope=Scope.PUBLICATION, publication="Ouest-Matin"),
    Name("Springsteen", language="fr", say_as=SayAs(SayWay.LANGUAGE, "en")),
]


@pytest.mark.parametrize("name", ENTRIES, ids=lambda name: name.written)
def test_an_entry_survives_json(name: Name) -> None:
    assert Name.from_json(json.loads(json.dumps(name.to_json()))) == name


def test_only_the_written_form_must_be_said() -> None:
    assert Name.from_json({"written": "Dupont"}) == Name("Dupont")


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"written": ""},
        {"written": 3},
        {"written": "a  b"},
        {"written": "a", "language": "français"},
        {"written": "a", "scope": "world"},
        {"written": "a", "publication": "Le Matin"},
        {"written": "a", "scope": "article", "publication": "Le Matin"},
        {"written": "a", "scope": "publication", "publication": " Le  Matin"},
        {"written": "a", "say_as": {"way": "sing"}},
        {"written": "a", "say_as": {"way": "ipa"}},
        {"written": "a", "say_as": {"way": "letters", "value": "a"}},
        {"written": "a", "say_as": {"way": "language", "value": "English"}},
        {"written": "a", "say_as": "ipa"},
        [],
        None,
    ],
)
def test_what_is_no_entry_is_refused(document: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each has its own text
        Name.from_json(document)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Élise\u00a0 Lucet\t", "Élise Lucet"),
        ("E\u0301lise", "Élise"),
        ("", ""),
        ("O’Brien", "O’Brien"),
        ("李小龙", "李小龙"),
    ],
)
def test_a_name_is_cleaned_to_one_line_in_composed_characters(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "a\x1b[31m", "x" * 201])
def test_what_no_name_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="character"):
        clean(text)
