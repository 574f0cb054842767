"""The list that a newsroom shares: files on a network folder that we read and never write.

A folder that is not there, or that does not answer, keeps nobody waiting: the copy of the last time is used, and that
is told in one sentence.
"""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from audio_engine.errors import UnusableInputError, UserFacingError
from audio_engine.limits import SHARED_NAMES_MAX_FILES, SHARED_NAMES_WAIT_S
from audio_engine.names.entry import Name, NameList
from audio_engine.names.names_file import read_names
from audio_engine.settings.stored_json import StoredJson
from audio_engine.text import tr

__all__ = ["SharedNames", "shared_names"]

_LISTS: Final = frozenset({".csv", ".tsv", ".pls", ".txt"})


@dataclass(frozen=True, slots=True)
class SharedNames:
    """The entries of the shared list, where they are from, and a sentence for each thing that is wrong."""

    names: tuple[Name, ...] = ()
    place: str = ""
    problems: tuple[str, ...] = ()
    copied_at: str = ""
    """When the copy that is used was made, ISO 8601; empty where there is none, or this is the list itself."""
    is_fresh: bool = True
    """Whether the list itself was read, if there is one at all."""


def shared_names(home: Path, place: str, *, wait_s: float = SHARED_NAMES_WAIT_S) -> SharedNames:
    """The list at `place`, a file or a folder of them; empty is none. Never raises, and waits `wait_s` at most.

    A copy is kept in `home` for when the place cannot be read.
    """
    place = place.strip()
    if not place:
        return SharedNames()
    found = _Reading.of(place).outcome(wait_s)
    copy = StoredJson(home / "names-shared.json", format_name="souffleur-names-shared/1", part="copy", empty=_nothing())
    if isinstance(found, str):
        return _from_copy(copy, place, found)
    if found.is_whole:
        _keep(copy, place, found.list)
    return SharedNames(found.list.names, place, found.list.problems)


@dataclass(frozen=True, slots=True)
class Found:
    """What is on the share. `is_whole`: every file of it could be read."""

    list: NameList
    is_whole: bool = True


class _Reading(threading.Thread):
    """Reads the list once. A share that hangs may stop a thread for ever: this one holds up nobody, not even the end.

    Only one stands at a share at a time: whoever asks meanwhile waits for the same answer.
    """

    _turn = threading.Lock()
    _running: Final[dict[str, _Reading]] = {}

    def __init__(self, place: str) -> None:
        super().__init__(name="shared-names", daemon=True)
        self._place = place
        self._found: Found | str = ""

    @classmethod
    def of(cls, place: str) -> _Reading:
        """The one that runs at `place`, else a new one."""
        with cls._turn:
            running = cls._running.get(place)
            if running is None or not running.is_alive():
                running = cls._running[place] = cls(place)
                running.start()
            return running

    def outcome(self, wait_s: float) -> Found | str:
        """The list, or why there is none."""
        self.join(wait_s)
        return tr("it does not answer") if self.is_alive() else self._found

    def run(self) -> None:
        """Read it."""
        try:
            self._found = _read(Path(self._place))
        except UnusableInputError as problem:
            self._found = problem.what.rstrip(".")
        except (OSError, ValueError) as problem:  # ValueError: a NUL in the path
            self._found = getattr(problem, "strerror", None) or str(problem)


def _read(place: Path) -> Found:
    """Raises OSError, ValueError, UnusableInputError."""
    if not place.is_dir():
        return Found(read_names(place))
    files = sorted(file for file in place.iterdir() if file.suffix.lower() in _LISTS and not file.name.startswith("."))
    if not files:  # as a share looks that is not mounted
        raise UnusableInputError(tr("there is no list of names in this folder"))
    names: dict[object, Name] = {}
    problems: list[str] = []
    if len(files) > SHARED_NAMES_MAX_FILES:
        problems.append(
            tr("Only the first {limit} files in {folder} are read.", limit=SHARED_NAMES_MAX_FILES, folder=place)
        )
    unread: list[UnusableInputError] = []
    for file in files[:SHARED_NAMES_MAX_FILES]:
        try:
            found = read_names(file)
        except UnusableInputError as problem:
            unread.append(problem)
            continue
        names.update((name.key, name) for name in found.names)
        problems += [f"{file.name}: {problem}" for problem in found.problems]
    if len(unread) == len(files):
        raise unread[0]
    problems += [problem.what for problem in unread]
    return Found(NameList(tuple(names.values()), tuple(problems)), is_whole=not unread)


def _keep(copy: StoredJson[dict[str, Any]], place: str, found: NameList) -> None:
    """Renew the copy where the list is another than the last time."""
    names = [name.to_json() for name in found.names]
    kept = copy.read().content
    if kept.get("place") == place and kept.get("names") == names:
        return
    fresh = {"place": place, "copied_at": datetime.now(UTC).isoformat(timespec="seconds"), "names": names}
    with contextlib.suppress(UserFacingError):  # it is only for a day without a network
        copy.change(lambda _: fresh)


def _from_copy(copy: StoredJson[dict[str, Any]], place: str, why: str) -> SharedNames:
    content = copy.read().content
    names: list[Name] = []
    if content.get("place") == place:
        for item in content.get("names", []):
            with contextlib.suppress(ValueError):
                names.append(Name.from_json(item))
    copied_at = str(content.get("copied_at", "")) if names else ""
    if copied_at:
        problem = tr(
            "The shared list of names {place} cannot be read ({why}). The copy of {date} is used.",
            place=place,
            why=why,
            date=copied_at[:10],
        )
    else:
        problem = tr(
            "The shared list of names {place} cannot be read ({why}), and there is no copy.", place=place, why=why
        )
    return SharedNames(tuple(names), place, (problem,), copied_at, is_fresh=False)


def _nothing() -> dict[str, Any]:
    return {}
