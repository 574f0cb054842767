"""There is one desktop for a data folder, and it is told what a second start was given."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audio_engine.errors import UserFacingError
from desktop.single_instance import Inbox, OnlyInstance, Summons, leave_summons

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_only_the_first_has_the_folder(home: Path) -> None:
    first, second = OnlyInstance(home), OnlyInstance(home)

    assert (first.acquire(), second.acquire()) == (True, False)
    first.release()
    assert second.acquire()
    second.release()


def test_a_second_start_is_heard(home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token")
    inbox = Inbox(home)

    with qtbot.waitSignal(inbox.summoned) as heard:
        leave_summons(home, [Path("/interviews/maire (été).flac")])

    assert heard.args == [Summons((Path("/interviews/maire (été).flac"),), "token")]
    assert list((home / "inbox").iterdir()) == []


def test_a_name_of_any_bytes_arrives(home: Path, qtbot: QtBot) -> None:
    odd = Path(os.fsdecode(b"/interviews/\xff\n.wav"))
    inbox = Inbox(home)

    with qtbot.waitSignal(inbox.summoned) as heard:
        leave_summons(home, [odd])

    assert heard.args[0].files == (odd,)


def test_what_was_left_before_the_start_is_found(home: Path) -> None:
    leave_summons(home, [])
    inbox, heard = Inbox(home), []
    inbox.summoned.connect(heard.append)

    inbox.look()

    assert len(heard) == 1


@pytest.mark.parametrize(
    "content", ["", "{}", '{"files": ["zz"], "activation": null}', '{"files": 3, "activation": 1}', "[" * 100_000]
)
def test_what_is_no_message_is_thrown_away(home: Path, content: str) -> None:
    inbox, heard = Inbox(home), []
    inbox.summoned.connect(heard.append)
    (home / "inbox" / "odd.json").write_text(content)

    inbox.look()

    assert heard == []
    assert list((home / "inbox").iterdir()) == []


def test_a_message_that_cannot_be_written_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.single_instance.atomic_write", full)

    with pytest.raises(UserFacingError, match="No space left on device"):
        leave_summons(home, [])


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(UserFacingError, match="cannot be written"):
        OnlyInstance(tmp_path / "file" / "home").acquire()


def test_messages_are_private(home: Path) -> None:
    leave_summons(home, [])

    (message,) = (home / "inbox").iterdir()
    assert message.stat().st_mode & 0o077 == 0
    assert json.loads(message.read_text())["files"] == []
