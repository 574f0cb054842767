"""One small JSON file of ours in the person's folder, which several programs read and change.

What cannot be understood is kept aside, never overwritten, and told.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from audio_engine.errors import UserFacingError
from audio_engine.files import atomic_write, free_name, private_folder
from audio_engine.text import tr

__all__ = ["Stored", "StoredJson"]

C = TypeVar("C")
"""What JSON holds: a dict or a list."""


@dataclass(frozen=True, slots=True)
class Stored(Generic[C]):
    """What the file holds, and a sentence where it could not be used."""

    content: C
    problem: str | None = None


class StoredJson(Generic[C]):
    """A file `{"format": …, part: content}`, private to the person."""

    def __init__(self, file: Path, *, format_name: str, part: str, empty: C) -> None:
        self.file = file
        self._format = format_name
        self._part = part
        self._empty = empty

    def read(self) -> Stored[C]:
        """What is there; nothing where the file is not. Never raises: what is wrong is in `problem`."""
        try:
            return Stored(self._load())
        except OSError as problem:
            why = problem.strerror or problem
            return Stored(self._empty, tr("{file} cannot be read and is not used: {why}.", file=self.file, why=why))
        except ValueError:
            return Stored(self._empty, self._keep_aside())

    def peek(self) -> C:
        """What is there, nothing where that cannot be used. Whatever is wrong is left for `read` to tell of."""
        try:
            return self._load()
        except (OSError, ValueError):
            return self._empty

    def change(self, change: Callable[[C], C]) -> None:
        """Replace the content by what `change` makes of it; no other program changes it meanwhile.

        Raises:
            UserFacingError: the file cannot be read or written; it is as it was.
        """
        from filelock import FileLock  # here: the start of the window reads, and this takes as long as all the rest

        try:
            private_folder(self.file.parent)
            with FileLock(self.file.with_name(f".{self.file.stem}.lock"), fallback_to_soft=False):
                try:
                    content = self._load()
                except ValueError:
                    self._keep_aside()
                    content = self._empty
                document = {"format": self._format, self._part: change(content)}
                # half a surrogate pair, from a foreign file, becomes JSON's own escape of it
                encoded = json.dumps(document, ensure_ascii=False, indent=2).encode(errors="backslashreplace")
                with atomic_write(self.file, mode=0o600) as stream:
                    stream.write(encoded + b"\n")
        except OSError as problem:
            raise UserFacingError(
                tr("{file} could not be saved: {why}.", file=self.file, why=problem.strerror or problem),
                tr("Check that the folder can be written and that the disk is not full, then try again."),
            ) from problem

    def _load(self) -> C:
        """Raises ValueError where the content is none of ours."""
        try:
            document = json.loads(self.file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return self._empty
        except RecursionError as problem:
            raise ValueError("nested too deeply") from problem
        content = document.get(self._part) if isinstance(document, dict) else None
        if not isinstance(content, type(self._empty)) or document.get("format") != self._format:
            raise ValueError(f"not {self._format}")
        return content

    def _keep_aside(self) -> str:
        aside = free_name(self.file.with_name(f"{self.file.stem}.damaged.json"))
        with contextlib.suppress(OSError):  # a folder that cannot be written: it is told again at the next start
            self.file.rename(aside)
            return tr("{file} was damaged and is not used. It is kept as {aside}.", file=self.file, aside=aside)
        return tr("{file} is damaged and is not used.", file=self.file)
