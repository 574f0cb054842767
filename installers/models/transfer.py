"""One file from the hub into a folder: resumed where it was cut, believed when its checksum is right.

The bytes are in `NAME.part` until then. A kill at any moment leaves a part that the next run goes on with.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from audio_engine.errors import JobFailedError
from audio_engine.models.manifest import ManifestFile
from audio_engine.text import tr
from installers.models.checking import check_file, disk_refusal
from installers.models.hub import Answer, Hub
from installers.models.refusals import Cut, html_instead
from installers.models.sources import Source, WantedFile
from installers.models.stopping import Stop

__all__ = ["PART_SUFFIX", "Line", "Patience", "Watcher", "fetch"]

PART_SUFFIX: Final = ".part"
_HEADWAY_BYTES: Final = 1 << 16
"""So much more, and the tries begin anew."""
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_HTML_BEGINNINGS = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a cut is tried again, and how long is waited before: twice as long each time."""

    tries: int = 5
    first_wait_s: float = 1.0
    longest_wait_s: float = 60.0
    """A server that asks for a longer pause is told as a failure: nobody sits and waits for it."""

    def wait_before(self, tries: int, cut: Cut) -> float:
        """Seconds to wait after the attempt number `tries` ended with `cut`; it is raised where that was the last."""
        wait_s = cut.wait_s
        if wait_s is None:
            wait_s = min(self.first_wait_s * 2 ** (tries - 1), self.longest_wait_s)
        if tries > self.tries or wait_s > self.longest_wait_s:
            raise cut
        return wait_s


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told of a file's headway: `at` that so many bytes of it are here, `notice` a sentence."""

    at: Callable[[int], None]
    notice: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Line:
    """How files come: whom we ask for which commit, how patiently, and who may stop it."""

    hub: Hub
    source: Source
    stop: Stop
    patience: Patience


class _OnceMore(Exception):  # noqa: N818 - a turn of the loop
    """The part is of no use; the file is asked for again from its first byte."""


def fetch(line: Line, wanted: WantedFile, folder: Path, watcher: Watcher) -> ManifestFile | None:
    """Bring `wanted` into `folder`, if it is not there yet; None where it is optional and the repository has none.

    Raises:
        JobFailedError: it cannot be got, is not what it should be (its part is then deleted), or cannot be written.
        CancelledError: somebody asked to stop.
    """
    target, part = folder / wanted.name, folder / f"{wanted.name}{PART_SUFFIX}"
    try:
        if target.exists():
            if (found := check_file(target, wanted, watcher.at)) is not None:
                return found
            target.unlink()
        return _Transfer(line, wanted, part, watcher).run(target)
    except OSError as problem:
        raise disk_refusal(folder, problem) from problem


class _Transfer:
    def __init__(self, line: Line, wanted: WantedFile, part: Path, watcher: Watcher) -> None:
        self._hub, self._source, self._stop, self._patience = line.hub, line.source, line.stop, line.patience
        self._wanted, self._part, self._watcher = wanted, part, watcher

    def run(self, target: Path) -> ManifestFile | None:
        """Receive, verify, give the file its name. A part that was resumed and is wrong gets a second chance."""
        for is_last in (False, True):
            resumed = self._part_bytes() > 0
            if not self._receive_all():
                return None
            if (found := check_file(self._part, self._wanted, self._watcher.at)) is not None:
                self._part.chmod(0o644)
                self._part.replace(target)
                return replace(found, name=target.name)
            self._part.unlink()
            if is_last or not resumed:
                break
            self._watcher.notice(tr("The part of {file} was damaged: it is got anew.", file=self._wanted.name))
        raise JobFailedError(
            tr("{file} from {host} is not the published file: wrong checksum.", file=target.name, host=self._hub.host),
            tr(
                "It was deleted. Try again; if it stays so, something alters downloads on the way: tell your "
                "administrator."
            ),
        )

    def _receive_all(self) -> bool:
        """Until every byte is in the part; False where the repository does not have the file."""
        tries, here = 0, self._part_bytes()
        while True:
            try:
                return self._receive()
            except _OnceMore:
                self._part.unlink(missing_ok=True)
                tries += 1
                if tries > self._patience.tries:
                    raise self._wrong_size(None) from None
            except Cut as cut:
                if self._part_bytes() >= here + _HEADWAY_BYTES:
                    tries = 0
                here = self._part_bytes()
                tries += 1
                wait_s = self._patience.wait_before(tries, cut)
                self._watcher.notice(f"{cut.what} {tr('Trying again.')}")
                self._stop.wait(wait_s)

    def _receive(self) -> bool:
        offset = self._part_bytes()
        if self._wanted.size_bytes is not None:
            if offset == self._wanted.size_bytes:
                return True  # it was killed between the last byte and the check
            if offset > self._wanted.size_bytes:
                raise _OnceMore
        with self._hub.open(self._source, self._wanted.name, offset) as answer:
            if answer is None:
                return self._not_there()
            offset = self._accepted(answer, offset)
            chunks = answer.chunks()
            first = next(chunks, b"")
            if offset == 0 and first.lstrip()[:20].lower().startswith(_HTML_BEGINNINGS):
                raise html_instead(answer.host, self._wanted.name)
            if answer.length is not None:
                self._expect(offset + answer.length)
            self._learn(answer)
            with self._part.open("ab") as stream:
                if stream.tell() != offset:
                    stream.truncate(offset)
                self._copy(chain([first], chunks), answer.host, stream, offset)
                os.fsync(stream.fileno())
        return True

    def _copy(self, chunks: Iterable[bytes], host: str, stream: BinaryIO, here: int) -> None:
        limit = self._limit()
        for chunk in chunks:
            self._stop.check()
            here += len(chunk)
            if limit is not None and here > limit:
                raise self._wrong_size(here)
            stream.write(chunk)
            stream.flush()  # what this process still holds would be lost when it is killed
            self._watcher.at(here)
        if self._wanted.size_bytes is not None and here < self._wanted.size_bytes:  # a server that ends with a close
            raise Cut(tr("The connection to {host} was cut.", host=host), tr("Try again."))

    def _accepted(self, answer: Answer, offset: int) -> int:
        """Where in the file the bytes of `answer` begin.

        Raises:
            _OnceMore: they do not go with the part.
            JobFailedError: this is not the file.
        """
        if answer.content_type == "text/html":
            raise html_instead(answer.host, self._wanted.name)
        if answer.status == 416 or (offset and answer.is_compressed):
            raise _OnceMore
        if answer.status != 206:
            return 0  # the server does not know how to begin in the middle
        found = _CONTENT_RANGE.fullmatch(answer.content_range)
        if found is None or int(found[1]) != offset:
            raise _OnceMore
        return offset

    def _expect(self, size_bytes: int) -> None:
        """Raise before gigabytes come of which the size alone says that they are not the file."""
        if self._wanted.size_bytes not in {None, size_bytes}:
            raise self._wrong_size(size_bytes)
        if self._wanted.max_bytes is not None and size_bytes > self._wanted.max_bytes:
            raise self._wrong_size(size_bytes)
        self._wanted = replace(self._wanted, size_bytes=size_bytes)

    def _learn(self, answer: Answer) -> None:
        """Take what the hub says of the file beside what the catalogue says; raise where one contradicts the other."""
        if answer.revision and answer.revision != self._source.revision:
            raise JobFailedError(
                tr(
                    "{host} sent {file} of another revision than the pinned one.",
                    host=self._hub.host,
                    file=self._wanted.name,
                ),
                tr("Nothing was installed. Tell your administrator if you use a mirror; else update Souffleur."),
            )
        said = answer.remote
        if said.sha256 and self._wanted.sha256 not in {None, said.sha256}:
            raise JobFailedError(
                tr("{host} has another {file} than the published one.", host=self._hub.host, file=self._wanted.name),
                tr("Nothing was installed. Tell your administrator if you use a mirror; else update Souffleur."),
            )
        sha256 = self._wanted.sha256 or said.sha256
        sha1 = self._wanted.sha1 or (said.sha1 if not (sha256 or self._wanted.md5) else None)
        self._wanted = replace(self._wanted, sha256=sha256, sha1=sha1)

    def _limit(self) -> int | None:
        return self._wanted.size_bytes if self._wanted.size_bytes is not None else self._wanted.max_bytes

    def _not_there(self) -> bool:
        if self._wanted.optional:
            return False
        raise JobFailedError(
            tr(
                "{host} does not have {file}.",
                host=self._hub.host,
                file=self._hub.address(self._source, self._wanted.name),
            ),
            tr("Tell your administrator if you use a mirror; else update Souffleur."),
        )

    def _wrong_size(self, size_bytes: int | None) -> JobFailedError:
        self._part.unlink(missing_ok=True)
        return JobFailedError(
            tr(
                "{file} from {host} has a wrong size ({size} bytes instead of {expected}).",
                file=self._wanted.name,
                host=self._hub.host,
                size="?" if size_bytes is None else size_bytes,
                expected=self._limit(),
            ),
            tr("Try again; if it stays so, something alters downloads on the way: tell your administrator."),
        )

    def _part_bytes(self) -> int:
        try:
            return self._part.stat().st_size
        except FileNotFoundError:
            return 0
