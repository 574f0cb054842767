"""What a file would do to the list is known before it does it."""

from __future__ import annotations

from audio_engine.names.entry import Name, NameList, SayAs, SayWay, Scope
from audio_engine.names.preview import ImportKind, preview_import

IPA = SayAs(SayWay.IPA, "dypɔ̃")
LETTERS = SayAs(SayWay.LETTERS)


def kinds(existing: list[Name], *incoming: Name) -> list[ImportKind]:
    return [line.kind for line in preview_import(existing, NameList(incoming)).lines]


def test_each_entry_is_new_the_same_a_replacement_or_a_conflict() -> None:
    existing = [Name("Dupont", say_as=IPA), Name("Durand", note="maire"), Name("Élise")]

    assert kinds(
        existing,
        Name("Dupont", say_as=LETTERS),
        Name("Durand", note="préfet"),
        Name("Élise"),
        Name("Martin"),
    ) == [ImportKind.CONFLICT, ImportKind.REPLACES, ImportKind.SAME, ImportKind.NEW]


def test_what_a_file_does_not_say_is_taken_from_nobody() -> None:
    existing = [Name("Dupont", say_as=IPA, note="maire")]

    (line,) = preview_import(existing, NameList((Name("Dupont", hint=False),))).lines

    assert line.incoming == Name("Dupont", hint=False, say_as=IPA, note="maire")
    assert kinds(existing, Name("Dupont")) == [ImportKind.SAME]


def test_entries_contradict_each_other_only_where_both_hold() -> None:
    existing = [Name("Dupont", "fr", say_as=IPA)]

    assert kinds(existing, Name("Dupont", say_as=LETTERS)) == [ImportKind.CONFLICT]
    assert kinds(existing, Name("Dupont", "en", say_as=LETTERS)) == [ImportKind.NEW]
    assert kinds(existing, Name("Dupont", "fr", say_as=LETTERS, scope=Scope.PUBLICATION)) == [ImportKind.NEW]


def test_what_cannot_be_read_is_told() -> None:
    assert preview_import([], NameList((), ("Line 3 is left out.",))).problems == ("Line 3 is left out.",)
