"""An author's marks win over names and rules, and what they cannot do is flagged."""

from __future__ import annotations

import pytest

from audio_engine.names.entry import Name, SayAs, SayWay
from audio_engine.narration.article import Mark, MarkKind
from audio_engine.narration.marks import extract_marks
from audio_engine.narration.spoken import SpokenSentence, speak


def _say(marked: str, language: str = "fr", *names: Name) -> SpokenSentence:
    found = extract_marks(marked)
    assert found.problems == ()
    return speak(found.text, language, names=names, marks=found.marks)


def _otherwise(said: SpokenSentence) -> list[tuple[str, SayWay, str]]:
    return [(said.spoken[p.start : p.end], p.way, p.value) for p in said.pronunciations]


@pytest.mark.parametrize(
    ("language", "marked", "spoken"),
    [
        ("fr", "l’[[ONU|dire: Organisation]] siège", "l'Organisation siège"),
        ("fr", "[[ONU|lettres]], [[R2D2|lettres]]", "O N U, R deux D deux"),
        ("fr", "[[HEC|mot]], [[Mbappé|mot]]", "Hec, Mbappé"),
        ("fr", "le [[3/4|date]], en [[07/2024|date]]", "le trois avril, en juillet deux mille vingt-quatre"),
        ("fr", "le [[14 juillet 2024|date]]", "le quatorze juillet deux mille vingt-quatre"),
        ("fr", "le [[36 12 45|téléphone]]", "le trente-six, douze, quarante-cinq"),
        ("fr", "[[4512|téléphone]]", "quarante-cinq, douze"),
        ("fr", "au [[21|ordinal]], [[XIV|ordinal]], [[3e|ordinal]]", "au vingt et unième, quatorzième, troisième"),
        ("fr", "[[MCM|cardinal]], [[1 200|cardinal]]", "mille neuf cents, mille deux cents"),
        ("fr-be", "[[75|cardinal]]", "septante-cinq"),
        ("en", "[[R2D2|letters]]", "R two D two"),
        ("en-gb", "on [[3/4|date]]", "on the third of April"),
        ("en-us", "on [[3/4|date]]", "on March fourth"),
        ("en", "in [[07/2024|date]]", "in July twenty twenty-four"),
        ("en", "[[14 July 1999|date]]", "the fourteenth of July nineteen ninety-nine"),
        ("en", "ring [[55 12|telephone]]", "ring five five, one two"),
        ("en", "[[1999|cardinal]] and [[XIV|cardinal]]", "one thousand nine hundred and ninety-nine and fourteen"),
        ("en", "[[21|ordinal]], [[IV|ordinal]], [[22nd|ordinal]]", "twenty-first, fourth, twenty-second"),
    ],
)
def test_words_are_said_as_they_are_marked(language: str, marked: str, spoken: str) -> None:
    said = _say(marked, language)

    assert (said.spoken, said.flags) == (spoken, ())


def test_a_mark_wins_over_a_name_and_a_rule() -> None:
    name = Name("HEC", say_as=SayAs(SayWay.RESPELLING, "Achéssé"))

    assert _say("[[HEC|mot]] et HEC, [[12|dire: une douzaine]]", "fr", name).spoken == "Hec et Achéssé, une douzaine"


def test_a_foreign_word_is_said_in_its_language() -> None:
    said = _say("À [[Wall Street|en]], [[guten Tag|de]].")

    assert said.spoken == "À Wall Street, guten Tag."
    assert _otherwise(said) == [("Wall Street", SayWay.LANGUAGE, "en"), ("guten Tag", SayWay.LANGUAGE, "de")]


def test_foreign_words_are_said_by_the_rules_of_their_language() -> None:
    said = _say("Il a dit « [[it cost $5m in 2024|en]] » et QZXW.")

    assert _otherwise(said) == [("it cost five million dollars in twenty twenty-four", SayWay.LANGUAGE, "en")]
    assert [flag.text for flag in said.flags] == ["QZXW"]
    assert [flag.text for flag in _say("L’[[QZX group|en]].").flags] == ["QZX"]


@pytest.mark.parametrize("code", ["fr", "fr-ca", "FR_be"])
def test_the_language_of_the_sentence_is_no_foreign_one(code: str) -> None:
    assert speak("Le 14.", "fr-ch", marks=[Mark(0, 6, MarkKind.LANGUAGE, code)]) == speak("Le 14.", "fr-ch")


def test_marks_inside_a_language_are_said_in_it() -> None:
    text = "Vu : The UN in Le Monde today"
    marks = [
        Mark(5, 29, MarkKind.LANGUAGE, "en"),
        Mark(9, 11, MarkKind.RESPELLING, "United Nations"),
        Mark(15, 23, MarkKind.LANGUAGE, "fr"),
    ]
    said = speak(text, "fr", marks=marks)

    assert said.spoken == "Vu : The United Nations in Le Monde today"
    assert _otherwise(said) == [
        ("The", SayWay.LANGUAGE, "en"),
        ("United Nations", SayWay.LANGUAGE, "en"),
        ("in", SayWay.LANGUAGE, "en"),
        ("today", SayWay.LANGUAGE, "en"),
    ]


def test_ipa_is_kept_for_the_voice() -> None:
    said = _say("Dès 8h, [[Xi|ipa: ɕi]] parle.")

    assert said.spoken == "Dès huit heures, Xi parle."
    assert _otherwise(said) == [("Xi", SayWay.IPA, "ɕi")]


def test_pauses_stand_between_the_spoken_words() -> None:
    said = _say("À 8h [[pause 1s]] Xi parle[[pause 0,5 s]], puis 12 %[[pause 2s]]")

    assert said.spoken == "À huit heures Xi parle, puis douze pour cent"
    assert [(said.spoken[:at], seconds) for at, seconds in said.pauses] == [
        ("À huit heures ", 1.0),
        ("À huit heures Xi parle", 0.5),
        ("À huit heures Xi parle, puis douze pour cent", 2.0),
    ]
    assert said.flags == ()


def test_a_pause_parts_foreign_words_too() -> None:
    said = speak("Hello world", "fr", marks=[Mark(0, 11, MarkKind.LANGUAGE, "en"), Mark(6, 6, MarkKind.PAUSE, "1")])

    assert [text for text, _, _ in _otherwise(said)] == ["Hello", "world"]
    assert said.pauses == ((6, 1.0),)


def test_a_pause_inside_a_number_comes_after_it_and_is_flagged() -> None:
    said = _say("Soit 10 [[pause 1s]]000 € ou rien.")

    assert (said.spoken, said.pauses) == ("Soit dix mille euros ou rien.", ((20, 1.0),))
    assert [flag.text for flag in said.flags] == ["10 000 €"]


def test_marks_stand_in_the_text_before_its_characters_are_cleaned() -> None:
    text = "  L\u2019e\u0301t\u00ade\u0301\u00a0\u00a0 de Xi\u202f!"
    at = text.index("Xi")
    said = speak(text, "fr", marks=[Mark(at, at + 2, MarkKind.RESPELLING, "Chi"), Mark(at, at, MarkKind.PAUSE, "1")])

    assert said.spoken == "L'été de Chi !"
    assert said.pauses == ((9, 1.0),)


@pytest.mark.parametrize(
    ("mark", "flagged"),
    [
        (Mark(0, 3, MarkKind.SAY_AS, "date"), "Bon"),
        (Mark(0, 3, MarkKind.SAY_AS, "currency"), "Bon"),
        (Mark(0, 3, MarkKind.VOICE, "amy"), "Bon"),
        (Mark(0, 3, MarkKind.LANGUAGE, "12"), "Bon"),
        (Mark(0, 3, MarkKind.RESPELLING, ""), "Bon"),
        (Mark(0, 3, MarkKind.IPA, " "), "Bon"),
        (Mark(3, 4, MarkKind.LETTERS), None),
        (Mark(7, 7, MarkKind.PAUSE, "soon"), "Bon jour"),
    ],
)
def test_what_a_mark_cannot_do_is_flagged(mark: Mark, flagged: str | None) -> None:
    said = speak("Bon jour", "fr", marks=[mark])

    assert (said.spoken, said.pronunciations, said.pauses) == ("Bon jour", (), ())
    assert [flag.text for flag in said.flags] == ([flagged] if flagged else [])


def test_of_two_marks_on_one_word_the_wider_wins_and_the_other_is_flagged() -> None:
    said = speak("Bon jour", "fr", marks=[Mark(0, 3, MarkKind.LETTERS), Mark(0, 8, MarkKind.RESPELLING, "Salut")])

    assert said.spoken == "Salut"
    assert [flag.text for flag in said.flags] == ["Bon"]


def test_a_long_pause_ends() -> None:
    assert speak("Bon jour", "fr", marks=[Mark(4, 4, MarkKind.PAUSE, "1e9")]).pauses == ((4, 10.0),)
