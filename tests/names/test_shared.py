"""The shared list is read and never written, and a share that is gone keeps nobody waiting."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from audio_engine.names import shared
from audio_engine.names.entry import Name, NameList
from audio_engine.names.shared import shared_names


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    (folder / "b.txt").write_text("Kharkiv\nDupont\n", encoding="utf-8")
    (folder / "a.csv").write_text("written;note\nDupont;maire\n", encoding="utf-8")
    (folder / "letter.docx").write_bytes(b"PK")
    return folder


def written(found: object) -> list[str]:
    return [name.written for name in found.names]  # type: ignore[attr-defined]


def test_a_folder_and_a_file_are_read(home: Path, share: Path) -> None:
    before = {file: file.read_bytes() for file in share.iterdir()}

    folder = shared_names(home, str(share))
    file = shared_names(home, f" {share / 'a.csv'} ")

    assert (written(folder), folder.problems, folder.is_fresh) == (["Dupont", "Kharkiv"], (), True)
    assert written(file) == ["Dupont"]
    assert {file: file.read_bytes() for file in share.iterdir()} == before


def test_without_the_setting_there_is_none(home: Path) -> None:
    assert shared_names(home, "  ").names == ()
    assert not home.exists()


def test_the_last_copy_stands_in_for_a_share_that_is_gone(home: Path, share: Path) -> None:
    shared_names(home, str(share))
    share.rename(share.with_name("elsewhere"))

    found = shared_names(home, str(share))

    assert (written(found), found.is_fresh, bool(found.copied_at)) == (["Dupont", "Kharkiv"], False, True)
    assert len(found.problems) == 1
    assert "The copy of" in found.problems[0]


def test_an_empty_folder_is_a_share_that_is_not_mounted(home: Path, share: Path) -> None:
    shared_names(home, str(share))
    for file in share.iterdir():
        file.unlink()

    assert written(shared_names(home, str(share))) == ["Dupont", "Kharkiv"]


def test_the_copy_of_another_place_is_not_used(home: Path, share: Path, tmp_path: Path) -> None:
    shared_names(home, str(share))

    found = shared_names(home, str(tmp_path / "nowhere"))

    assert found.names == ()
    assert "no copy" in found.problems[0]


def test_a_share_that_hangs_is_waited_for_no_longer_than_allowed(
    home: Path, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared_names(home, str(share))
    answers = threading.Event()
    standing: list[str] = []

    def hang(place: Path) -> shared.Found:
        """A mount whose server is gone: whoever looks at it stands still."""
        standing.append(str(place))
        answers.wait()
        return shared.Found(NameList((Name("Late"),)))

    monkeypatch.setattr(shared, "_read", hang)

    found = [shared_names(home, str(share), wait_s=0.05) for _ in range(3)]

    assert [written(one) for one in found] == [["Dupont", "Kharkiv"]] * 3
    assert "does not answer" in found[0].problems[0]
    assert standing == [str(share)]  # one thread stands there, however often somebody asks
    answers.set()
    assert written(shared_names(home, str(share), wait_s=60)) == ["Late"]


def test_a_folder_of_which_nothing_can_be_read_is_a_share_that_is_gone(home: Path, share: Path) -> None:
    shared_names(home, str(share))
    for file in ("a.csv", "b.txt"):
        (share / file).write_bytes(b"\0\1")

    found = shared_names(home, str(share))

    assert (written(found), found.is_fresh) == (["Dupont", "Kharkiv"], False)


def test_a_file_that_cannot_be_read_today_stays_in_the_copy(home: Path, share: Path) -> None:
    shared_names(home, str(share))
    (share / "a.csv").write_bytes(b"\0\1")
    assert written(shared_names(home, str(share))) == ["Kharkiv", "Dupont"]
    (share / "b.txt").write_bytes(b"\0\1")

    assert written(shared_names(home, str(share))) == ["Dupont", "Kharkiv"]


def test_a_file_that_is_no_list_is_told_and_the_others_are_read(home: Path, share: Path) -> None:
    (share / "c.pls").write_text("<html/>", encoding="utf-8")

    found = shared_names(home, str(share))

    assert written(found) == ["Dupont", "Kharkiv"]
    assert "c.pls" in found.problems[0]
