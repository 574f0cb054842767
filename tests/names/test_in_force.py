"""Which entries hold: article over publication over everybody's own over the shared list."""

from __future__ import annotations

from pathlib import Path

from audio_engine.names.entry import Name, SayAs, SayWay, Scope
from audio_engine.names.in_force import names_for, names_in_force
from audio_engine.names.store import change_names
from audio_engine.narration.claims import Claims
from audio_engine.narration.names_in_text import claim_names


def said(like: str) -> SayAs:
    return SayAs(SayWay.RESPELLING, like)


def of_publication(like: str, publication: str = "") -> Name:
    return Name("Dupont", say_as=said(like), scope=Scope.PUBLICATION, publication=publication)


ARTICLES = Name("Dupont", say_as=said("article"), scope=Scope.ARTICLE)
OWN = Name("Dupont", say_as=said("own"))
SHARED = Name("Dupont", say_as=said("shared"))


def heard(names: list[Name], language: str = "fr") -> str:
    """How a voice would say it."""
    claims = Claims("Dupont parle.")
    claim_names(claims, names, language)
    return claims.in_order()[0].spoken


def test_the_narrower_entry_wins() -> None:
    own = [OWN, of_publication("any"), of_publication("matin", "Le Matin")]
    order = [
        names_in_force(own, publication="Le Matin", article_names=[ARTICLES], shared=[SHARED]),
        names_in_force(own, publication="le  matin", shared=[SHARED]),
        names_in_force(own, publication="Le Soir", shared=[SHARED]),
        names_in_force([OWN], shared=[SHARED, of_publication("soir", "Le Soir")]),
        names_in_force([], shared=[SHARED]),
    ]

    assert [heard(names) for names in order] == ["article", "matin", "any", "own", "shared"]


def test_an_entry_of_another_publication_is_left_out() -> None:
    assert names_in_force([of_publication("matin", "Le Matin")], publication="Le Soir") == []
    assert names_in_force([of_publication("matin", "Le Matin")]) == []


def test_ones_own_entry_for_any_language_stands_before_the_shared_one_for_a_single_one() -> None:
    french = Name("Dupont", "fr", say_as=said("shared"))

    assert heard(names_in_force([OWN], shared=[french])) == "own"
    assert heard(names_in_force([Name("Dupont", "en", say_as=said("own"))], shared=[french])) == "shared"


def test_what_ones_own_entry_leaves_open_the_shared_one_says() -> None:
    silent = Name("Dupont", hint=False, note="mine")

    for shared in (SHARED, Name("Dupont", "fr", say_as=said("shared"))):
        names = names_in_force([silent], shared=[shared])
        assert heard(names) == "shared"
        assert not any(name.hint for name in names)


def test_the_stored_list_is_what_is_ones_own(tmp_path: Path) -> None:
    change_names(tmp_path, lambda _: [OWN, Name("Durand")])

    names = names_for(tmp_path, shared=[SHARED, Name("Martin")])

    assert [name.written for name in names] == ["Dupont", "Durand", "Martin"]
