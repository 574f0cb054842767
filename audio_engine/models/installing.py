"""The only way into, and out of, a folder of models: everything is staged beside it and appears in one rename.

One program at a time changes a folder; the others wait. What a killed one left is cleared by the next.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from filelock import FileLock

from audio_engine.errors import JobFailedError, UsageError, UserFacingError
from audio_engine.files import private_folder
from audio_engine.models.installed import InstalledModel, inspect_model, installed_models
from audio_engine.models.kinds import ModelKind
from audio_engine.models.manifest import Manifest
from audio_engine.settings.folders import Origin, home_folder, user_models_folder
from audio_engine.text import tr

__all__ = ["InstallFolder", "check_free_space", "kept_folder", "remove_model"]

_STAGED_SUFFIX: Final = ".part"
_KEPT_SUFFIX: Final = ".download"
_SPARE_BYTES: Final = 64 << 20
"""What a disk keeps free beside a model, for the library that is on it too."""


class InstallFolder:
    """A folder of models that is being changed. Used as a context manager, which holds its lock.

    Raises:
        JobFailedError: the folder cannot be written.
    """

    def __init__(self, root: Path | None = None) -> None:
        """`root` holds `whisper/`, `piper/` …; the person's own unless given."""
        self._own = root is None
        self.root = root if root is not None else user_models_folder()
        self._lock = FileLock(self.root / ".lock", fallback_to_soft=False)  # a soft one would outlive a killed import

    def __enter__(self) -> Self:
        with _told(self.root):
            if self._own:
                private_folder(home_folder())
            _make_readable(self.root)
            self._lock.acquire()
            for kind in ModelKind:
                for left in (self.root / kind).glob(f".*{_STAGED_SUFFIX}"):
                    shutil.rmtree(left, ignore_errors=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    @contextlib.contextmanager
    def stage(self, kind: ModelKind) -> Iterator[Path]:
        """A new folder beside the models of `kind`; whatever is left of it at the end is removed."""
        with _told(self.root):
            _make_readable(self.root / kind)
            staged = Path(tempfile.mkdtemp(dir=self.root / kind, prefix=".", suffix=_STAGED_SUFFIX))
            try:
                yield staged
            finally:
                shutil.rmtree(staged, ignore_errors=True)

    def keep(self, kind: ModelKind, name: str, revision: str) -> Path:
        """The folder where a download of `name` collects its files. Unlike a staged one it stays until it is published.

        What an earlier download of another revision has left is removed.
        """
        own = kept_folder(self.root, kind, name, revision)
        with _told(self.root):
            _make_readable(own)
            for left in own.parent.glob(f".{name}@*{_KEPT_SUFFIX}"):
                if left != own:
                    shutil.rmtree(left)
        return own

    def existing(self, manifest: Manifest) -> InstalledModel | None:
        """The model that is here already with just these files; None where the name is free.

        Raises:
            UsageError: the name is another model's.
        """
        folder = self.root / manifest.kind / manifest.name
        if not os.path.lexists(folder):
            return None
        model = self._inspect(folder, manifest.kind)
        if model.complete and model.manifest and model.manifest.files == manifest.files:
            return model
        raise UsageError(
            tr("There is another model called “{name}” in {folder}.", name=manifest.name, folder=folder.parent),
            tr(
                "Remove it first with “souffleur models remove {name}”, or give yours another name.", name=manifest.name
            ),
        )

    def publish(self, staged: Path, manifest: Manifest) -> InstalledModel:
        """Give `staged`, whose files are complete, its manifest and its name; the model then exists.

        Raises:
            UsageError: the name is another model's.
        """
        if found := self.existing(manifest):
            return found
        target = self.root / manifest.kind / manifest.name
        with _told(self.root):
            manifest.write(staged)
            staged.chmod(0o755)
            staged.rename(target)
        return self._inspect(target, manifest.kind)

    def discard(self, folder: Path) -> None:
        """Take `folder`, a model of this folder, away in one step."""
        with _told(self.root):
            doomed = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".", suffix=_STAGED_SUFFIX))
            folder.rename(doomed / folder.name)
            shutil.rmtree(doomed)

    def _inspect(self, folder: Path, kind: ModelKind) -> InstalledModel:
        return inspect_model(folder, kind, Origin.USER if self._own else Origin.GIVEN)


def kept_folder(root: Path, kind: ModelKind, name: str, revision: str) -> Path:
    """Where under `root` a download of `name` keeps what it has; it need not exist."""
    return root / kind / f".{name}@{revision}{_KEPT_SUFFIX}"


def check_free_space(root: Path, needed: int) -> None:
    """Raise `JobFailedError` where the disk under `root` has no room for `needed` bytes."""
    free = shutil.disk_usage(root).free
    if free < needed + _SPARE_BYTES:
        raise JobFailedError(
            tr(
                "There is not enough room in {folder}: {needed} MB are needed and {free} MB are free.",
                folder=root,
                needed=(needed + _SPARE_BYTES) // 1_000_000 + 1,
                free=free // 1_000_000,
            ),
            tr("Free some space, then try again."),
        )


def remove_model(name: str, kind: ModelKind | str | None = None) -> Path:
    """Remove the person's model `name`; gives the folder that is gone.

    Raises:
        UserFacingError: it is not there, or it is not the person's to remove.
        JobFailedError: the disk said no.
    """
    found = [model for model in installed_models(kind) if name in {model.name, model.folder.name}]
    mine = [model for model in found if model.source is Origin.USER]
    if not found:
        raise UsageError(
            tr("The model “{name}” is not installed.", name=name), tr("See “souffleur models list” for what is.")
        )
    if not mine:
        raise UserFacingError(
            tr("The model “{name}” is in {folder}, which is not yours.", name=name, folder=found[0].folder.parent),
            tr("Ask your administrator to remove it."),
        )
    if len(mine) > 1:
        raise UsageError(tr("There are several models called “{name}”.", name=name), tr("Say which with --kind."))
    with InstallFolder() as folder:
        folder.discard(mine[0].folder)
    return mine[0].folder


def _make_readable(folder: Path) -> None:
    """Make `folder` and what leads to it; everybody may read what is new, whatever this process's umask says.

    The person's own models are private all the same: their data folder is.
    """
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in new:
        path.chmod(0o755)


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn what the disk says no to into a sentence."""
    try:
        yield
    except OSError as problem:
        raise JobFailedError(
            tr("The models in {folder} could not be changed: {why}.", folder=folder, why=problem.strerror or problem),
            tr("Check that the folder can be written and that the disk is not full, then try again."),
        ) from problem
