"""A model from the hub into a folder of models: every file fetched and verified, then the whole in one rename.

One download at a time changes a folder. Imports may go on meanwhile: they are locked out only for the last step.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import Timeout

from audio_engine.errors import JobFailedError, UsageError
from audio_engine.files import atomic_write
from audio_engine.models.catalogue import CatalogueEntry
from audio_engine.models.installed import InstalledModel
from audio_engine.models.installing import InstallFolder, check_free_space
from audio_engine.models.kinds import missing_file
from audio_engine.models.manifest import Manifest, ManifestFile
from audio_engine.text import tr
from installers.models.hub import Hub
from installers.models.pace import Headway, Pace
from installers.models.refusals import Cut
from installers.models.reporting import View
from installers.models.sources import WantedFile, listed_files, papers, source_of, unlisted_names
from installers.models.standing import download_lock, is_current, standing
from installers.models.stopping import Stop
from installers.models.terms import licence_in_card, licence_note
from installers.models.transfer import PART_SUFFIX, Line, Patience, Watcher, fetch

__all__ = ["Download"]

_LICENCE_FILE: Final = "LICENSE.txt"
_CARD_MAX_BYTES: Final = 1 << 16
"""So much of a model card is searched for a licence, and shown."""


class Download:
    """The download of one catalogue entry into the folder of models `into` (the person's own: None)."""

    def __init__(
        self,
        entry: CatalogueEntry,
        into: Path | None,
        *,
        hub: Hub,
        view: View,
        stop: Stop,
        patience: Patience | None = None,
    ) -> None:
        """Raises `JobFailedError` where the catalogue does not pin the entry's revision."""
        self.entry = entry
        self._source = source_of(entry)
        self.into = into
        self._hub, self._view, self._stop = hub, view, stop
        self._patience = patience or Patience()
        self._line = Line(hub, self._source, stop, self._patience)
        self._pace = Pace()
        self._done: dict[str, int] = {}

    @property
    def address(self) -> str:
        """Where the model comes from, for a browser."""
        return self._hub.address(self._source)

    def model_card(self) -> str:
        """What the publisher says of the model, nothing where he says nothing; fetched where it is not here yet.

        Raises:
            JobFailedError: it cannot be got.
            CancelledError: somebody asked to stop.
        """
        with self._alone():
            folder = self._keep()
            self._fetch(papers(self.entry)[0], folder, None)
            return self._card(folder)

    def run(self, *, replacing: bool = False) -> InstalledModel:
        """Fetch what is missing, verify everything, install it; the model that is there already, if it is this one.

        `replacing`: another complete model of this name may go. One that is not complete goes anyway.

        Raises:
            JobFailedError: it cannot be got, is not what it should be, or cannot be written.
            UsageError: another model has this name.
            CancelledError: somebody asked to stop. What has come is kept, as with every failure but a wrong file.
        """
        with self._alone():
            if (before := standing(self.entry, self.into)) is not None:
                if is_current(before, self.entry):
                    return before
                if before.complete and not replacing:
                    raise UsageError(
                        tr(
                            "Another model called “{name}” is installed in {folder}.",
                            name=before.name,
                            folder=before.folder,
                        ),
                        tr("“souffleur-models update {name}” replaces it by the published one.", name=before.name),
                    )
            folder = self._keep()
            files = self._fetch_all(folder)
            with self._stop.finishing():
                return self._publish(folder, files, before)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with InstallFolder(self.into) as install:
            lock = download_lock(install.root)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            self._view.notice(self.entry.name, tr("Another download is running; this one waits for it."))
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def _keep(self) -> Path:
        with InstallFolder(self.into) as install:
            return install.keep(self.entry.kind, self.entry.name, self._source.revision)

    def _fetch_all(self, folder: Path) -> list[ManifestFile]:
        """The papers first: where a page of the network comes instead of everything, it is said of a small file."""
        fetched = [self._fetch(paper, folder, None) for paper in papers(self.entry)]
        wanted = self._wanted()
        self._check_space(folder, wanted)
        total = sum(file.size_bytes or 0 for file in wanted)
        fetched += [self._fetch(file, folder, total) for file in wanted]
        return [file for file in fetched if file is not None]

    def _wanted(self) -> Sequence[WantedFile]:
        """Every file of the model with its size and a checksum."""
        if self.entry.files:
            return listed_files(self.entry)
        wanted = []
        for name in unlisted_names(self.entry):
            said = self._look(name)
            if said is None:
                continue
            if said.size_bytes is None or not (said.sha256 or said.sha1):
                raise JobFailedError(
                    tr(
                        "{host} does not say what {file} must be: it could not be checked.",
                        host=self._hub.host,
                        file=name,
                    ),
                    tr("Ask your administrator: a proxy may have answered, or the mirror does not pass checksums on."),
                )
            wanted.append(said)
        return wanted

    def _look(self, name: str) -> WantedFile | None:
        tries = 0
        while True:
            try:
                remote = self._hub.look(self._source, name)
            except Cut as cut:
                tries += 1
                self._stop.wait(self._patience.wait_before(tries, cut))
            else:
                if remote is None:
                    return None
                return WantedFile(name, remote.size_bytes, sha256=remote.sha256, sha1=remote.sha1)

    def _check_space(self, folder: Path, wanted: Sequence[WantedFile]) -> None:
        names = {name for file in wanted for name in (file.name, f"{file.name}{PART_SUFFIX}")}
        here = sum(path.stat().st_size for path in folder.iterdir() if path.name in names)
        check_free_space(folder, max(0, sum(file.size_bytes or 0 for file in wanted) - here))

    def _fetch(self, file: WantedFile, folder: Path, total: int | None) -> ManifestFile | None:
        """`total`: the bytes of all files, where this one's are among them."""
        watcher = Watcher(
            at=lambda here: None if total is None else self._tell(file.name, here, total),
            notice=lambda sentence: self._view.notice(self.entry.name, sentence),
        )
        return fetch(self._line, file, folder, watcher)

    def _tell(self, file: str, here: int, total: int) -> None:
        self._done[file] = here
        done = sum(self._done.values())
        speed = self._pace.speed(done, time.monotonic())
        left_s = (total - done) / speed if speed else None
        self._view.headway(Headway(self.entry.name, file, done, total, speed, left_s))

    def _publish(self, folder: Path, files: list[ManifestFile], before: InstalledModel | None) -> InstalledModel:
        """The last step: nothing is in the folder but what the manifest lists, and then it has its name."""
        licence = self.entry.licence or licence_in_card(self._card(folder)) or ""
        if not any(file.name in {"LICENSE", "MODEL_CARD"} for file in files):
            files = [*files, self._write_note(folder, licence)]
        for left in folder.iterdir():
            if left.name not in {file.name for file in files}:
                left.unlink()
        if missing := missing_file(folder, self.entry.kind):
            raise JobFailedError(
                tr("{address} has no {file}: it is no complete model.", address=self.address, file=missing),
                tr("Choose another model."),
            )
        manifest = Manifest(
            self.entry.kind,
            self.entry.name,
            self.entry.languages,
            licence,
            self.entry.repository,
            self._source.revision,
            tuple(sorted(files, key=lambda file: file.name)),
        )
        with InstallFolder(self.into) as install:
            if before is not None:
                install.discard(before.folder)
            return install.publish(folder, manifest)

    def _card(self, folder: Path) -> str:
        path = folder / papers(self.entry)[0].name
        if not path.exists():
            return ""
        with path.open("rb") as stream:
            return stream.read(_CARD_MAX_BYTES).decode(errors="replace")

    def _write_note(self, folder: Path, licence: str) -> ManifestFile:
        address = f"https://huggingface.co/{self.entry.repository}"  # the publisher's, whatever mirror it came from
        note = licence_note(self.entry, licence or None, address)
        with atomic_write(folder / _LICENCE_FILE) as stream:
            stream.write(note)
        return ManifestFile(_LICENCE_FILE, len(note), hashlib.sha256(note).hexdigest())
