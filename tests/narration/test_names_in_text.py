"""A newsroom's name is said as its entry says, and wins over every rule."""

from __future__ import annotations

import pytest

from audio_engine.names.entry import Name, SayAs, SayWay, Scope
from audio_engine.narration.spoken import Pronunciation, SpokenSentence, speak


def _respelled(written: str, value: str, **fields: object) -> Name:
    return Name(written, say_as=SayAs(SayWay.RESPELLING, value), **fields)  # type: ignore[arg-type]


def _say(text: str, *names: Name, language: str = "fr") -> SpokenSentence:
    return speak(text, language, names=names)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Xi parle.", "Chi parle."),
        ("d’Xi, l’Xi", "d'Chi, l'Chi"),
        ("les Xis", "les Chis"),
        ("Taxi, XI, xi, Xia", "Taxi, onze, xi, Xia"),
        ("Xi-Ping et Jean-Xi", "Xi-Ping et Jean-Xi"),
        ("pro-Xi", "pro-Chi"),
        ("(Xi)", "(Chi)"),
    ],
)
def test_names_are_whole_words_in_their_case(text: str, spoken: str) -> None:
    assert _say(text, _respelled("Xi", "Chi")).spoken == spoken


def test_a_doctor_is_never_in_a_word() -> None:
    assert _say("drôle Dr", _respelled("dr", "docteur")).spoken == "drôle Dr"


def test_the_longest_name_wins() -> None:
    names = _respelled("Le", "LEU"), _respelled("Le Pen", "Le Penne")

    assert _say("Le Pen et Le Mans", *names).spoken == "Le Penne et LEU Mans"


def test_a_name_wins_over_a_rule() -> None:
    names = _respelled("France 24", "France vingt-quatre heures"), Name("HEC", say_as=SayAs(SayWay.WORD))

    assert _say("France 24 et HEC", *names) == SpokenSentence(
        "France 24 et HEC", "France vingt-quatre heures et Hec", (), ()
    )


def test_letters_are_said_one_by_one() -> None:
    assert _say("la Cnil", Name("Cnil", say_as=SayAs(SayWay.LETTERS))).spoken == "la C n i l"


def test_a_hint_alone_changes_nothing() -> None:
    assert _say("le 14 de Xi", Name("Xi")) == _say("le 14 de Xi")


def test_the_narrowest_scope_wins() -> None:
    names = _respelled("Xi", "article", scope=Scope.ARTICLE), _respelled("Xi", "app")

    assert _say("Xi", *names).spoken == "article"


@pytest.mark.parametrize(("of_name", "spoken"), [("fr", "Chi"), ("fr-BE", "Chi"), ("fr-ch", "Xi"), ("en", "Xi")])
def test_a_name_holds_in_its_language(of_name: str, spoken: str) -> None:
    assert _say("Xi", _respelled("Xi", "Chi", language=of_name), language="fr-be").spoken == spoken


def test_typography_does_not_hide_a_name() -> None:
    assert _say("L\u2019He\u0301raut", _respelled("L'Héraut", "Léro")).spoken == "Léro"


@pytest.mark.parametrize("way", [SayWay.IPA, SayWay.LANGUAGE])
def test_a_pronunciation_stands_where_it_is_said(way: SayWay) -> None:
    said = _say("À 8h, Xi parle.", Name("Xi", say_as=SayAs(way, "zh")))

    assert said.spoken == "À huit heures, Xi parle."
    assert said.pronunciations == (Pronunciation(15, 17, way, "zh"),)
    assert said.spoken[15:17] == "Xi"


@pytest.mark.parametrize(
    ("text", "ipa"), [("Xi's", "ʃiːz"), ("Xis", "ʃiːz"), ("Xi", "ʃiː"), ("Nats'", "næts"), ("Bush's", "bʊʃɪz")]
)
def test_an_english_ending_is_heard_in_ipa(text: str, ipa: str) -> None:
    names = [
        Name("Xi", say_as=SayAs(SayWay.IPA, "ʃiː")),
        Name("Nat", say_as=SayAs(SayWay.IPA, "næt")),
        Name("Bush", say_as=SayAs(SayWay.IPA, "bʊʃ")),
    ]

    assert speak(text, "en", names=names).pronunciations[0].value == ipa
