"""The newsroom's list on disk: kept whole, shared by several programs, never lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from audio_engine.errors import UserFacingError
from audio_engine.names.entry import Name, Scope
from audio_engine.names.store import NamesChange, change_names, edited, merge_names, stored_names, undo_names
from tests.names.test_entry import ENTRIES

ADD_MANY = """
import sys
from pathlib import Path
from audio_engine.names.entry import Name
from audio_engine.names.store import change_names

for number in range(20):
    change_names(Path(sys.argv[1]), lambda names: [*names, Name(f"{sys.argv[2]} {number}")])
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_list_is_read_back_in_its_order(home: Path) -> None:
    assert stored_names(home).names == ()

    change_names(home, lambda names: [*names, *ENTRIES])

    assert stored_names(home).names == tuple(ENTRIES)
    assert (home / "names.json").stat().st_mode & 0o777 == 0o600


def test_programs_that_change_the_list_at_once_lose_nothing(home: Path) -> None:
    others = [subprocess.Popen([sys.executable, "-c", ADD_MANY, str(home), who]) for who in ("a", "b", "c")]

    for other in others:
        assert other.wait(120) == 0

    assert {name.written for name in stored_names(home)} == {f"{who} {n}" for who in "abc" for n in range(20)}


def test_an_entry_of_a_newer_version_is_told_and_stays(home: Path) -> None:
    newer = {"written": "Dupont", "say_as": {"way": "recording", "value": "dupont.flac"}}
    home.mkdir()
    document = {"format": "souffleur-names/1", "names": [newer, "nonsense", {"written": "Durand"}]}
    (home / "names.json").write_text(json.dumps(document))

    found = stored_names(home)
    change_names(home, lambda names: [*names, Name("Martin")])

    assert [name.written for name in found] == ["Durand"]
    assert len(found.problems) == 2
    assert newer in json.loads((home / "names.json").read_text())["names"]
    assert [name.written for name in stored_names(home)] == ["Durand", "Martin"]


def test_a_damaged_list_is_kept_aside_and_told(home: Path) -> None:
    change_names(home, lambda _: ENTRIES)
    damaged = (home / "names.json").read_bytes()[:-50]
    (home / "names.json").write_bytes(damaged)

    found = stored_names(home)

    assert found.names == ()
    assert "names.damaged.json" in found.problems[0]
    assert (home / "names.damaged.json").read_bytes() == damaged


def test_a_list_that_cannot_be_written_stays_as_it_was(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change_names(home, lambda _: ENTRIES)

    def broken(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", broken)
        with pytest.raises(UserFacingError, match="could not be saved: Input/output error"):
            change_names(home, lambda _: [])

    assert stored_names(home).names == tuple(ENTRIES)


def test_merging_says_what_is_new_and_what_was_replaced() -> None:
    existing = [Name("A"), Name("B", note="old"), Name("C", language="fr")]
    incoming = [Name("B", note="new"), Name("A"), Name("C", language="en"), Name("D"), Name("D", note="twice")]

    merge = merge_names(existing, incoming)

    assert merge.added == (Name("C", language="en"), Name("D", note="twice"))
    assert merge.replaced == (Name("B", note="new"),)
    assert merge.names == (
        Name("A"),
        Name("B", note="new"),
        Name("C", language="fr"),
        Name("C", language="en"),
        Name("D", note="twice"),
    )


def test_the_same_name_in_another_scope_is_another_entry() -> None:
    merge = merge_names([Name("A")], [Name("A", scope=Scope.ARTICLE)])

    assert len(merge.names) == 2


def keep(home: Path, *names: Name) -> NamesChange:
    return change_names(home, lambda present: merge_names(present, names).names)


def test_a_change_is_taken_back_and_done_again(home: Path) -> None:
    keep(home, Name("Dupont"), Name("Durand"), Name("Martin"))
    change = change_names(home, lambda present: [Name("Dupont", note="maire"), *present[2:], Name("Élise")])

    undone = undo_names(home, change)
    assert [(name.written, name.note) for name in stored_names(home)] == [
        ("Dupont", ""),
        ("Durand", ""),
        ("Martin", ""),
    ]

    undo_names(home, undone)
    assert stored_names(home).names == change.after


def test_taking_back_leaves_what_was_changed_since(home: Path) -> None:
    keep(home, Name("Dupont"), Name("Durand"))
    change = change_names(home, lambda _: [Name("Dupont", note="maire"), Name("Élise")])
    keep(home, Name("Élise", note="another hand"), Name("Later"))

    undo_names(home, change)

    assert [(name.written, name.note) for name in stored_names(home)] == [
        ("Dupont", ""),
        ("Durand", ""),
        ("Élise", "another hand"),
        ("Later", ""),
    ]


def test_an_edited_entry_keeps_its_place_and_takes_that_of_its_double() -> None:
    names = [Name("Dupon"), Name("Durand"), Name("Dupont", note="double")]

    assert edited(names, Name("Dupon"), Name("Dupont")) == [Name("Dupont"), Name("Durand")]
    assert edited(names, Name("gone"), Name("Élise"))[-1] == Name("Élise")
