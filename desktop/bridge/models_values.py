"""Models as views see them: what there is, what is here, what is on its way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from audio_engine.errors import UserFacingError
from audio_engine.models.catalogue import CatalogueEntry, LicenceLimit
from audio_engine.models.kinds import ModelKind
from audio_engine.models.manifest import Manifest
from audio_engine.settings.folders import Origin

__all__ = [
    "Download",
    "DownloadState",
    "FileItem",
    "LicenceText",
    "ModelItem",
    "ModelKey",
    "ModelStanding",
    "ModelsPicture",
    "Terms",
    "Work",
    "WorkKind",
]

ModelKey = tuple[str, str, int]
"""A model's kind, its name, and which of those with this name it is: 0 for the one that is used."""


class ModelStanding(Enum):
    """What is here of a model."""

    INSTALLED = "installed"
    OUTDATED = "outdated"
    """Of the person's own: the catalogue names another revision now."""
    INCOMPLETE = "incomplete"
    PARTLY = "partly"
    """A download was begun."""
    AVAILABLE = "available"
    UNPINNED = "unpinned"
    """The catalogue does not say which revision is the right one: it cannot be downloaded."""


@dataclass(frozen=True, slots=True)
class FileItem:
    """A file of a model. `checksum` says of what kind the known one is, empty where none is known."""

    name: str
    size_bytes: int
    checksum: str


@dataclass(frozen=True, slots=True)
class ModelItem:
    """A model of the catalogue, of this computer, or of both.

    Sizes are bytes, 0 where nobody knows. `speed` is audio seconds a second on this machine, None where nothing was
    measured. `origin` and `folder` are None where it is not here. `entry` is None where the catalogue has none.
    """

    key: ModelKey
    kind: ModelKind
    name: str
    rank: int
    """Its place in the catalogue, the best first."""
    languages: tuple[str, ...]
    size_bytes: int
    memory_bytes: int
    licence: str | None
    limit: LicenceLimit
    speed: float | None
    standing: ModelStanding
    can_measure: bool
    translates: bool = False
    speakers: int = 1
    kept_bytes: int = 0
    """What a download that was not finished has left."""
    origin: Origin | None = None
    folder: Path | None = None
    problem: str = ""
    files: tuple[FileItem, ...] = ()
    papers: tuple[str, ...] = ()
    """The names of the files that say its licence, of an installed one."""
    entry: CatalogueEntry | None = None
    manifest: Manifest | None = None

    @property
    def is_here(self) -> bool:
        """Whether it can be used."""
        return self.standing in {ModelStanding.INSTALLED, ModelStanding.OUTDATED}

    @property
    def is_own(self) -> bool:
        """Whether the person may remove it."""
        return self.origin is Origin.USER

    @property
    def repository(self) -> str:
        """Where it comes from, empty where nobody knows."""
        if self.manifest is not None:
            return self.manifest.source
        return self.entry.repository if self.entry else ""

    @property
    def revision(self) -> str:
        """The commit that it is, or that would be installed."""
        if self.manifest is not None:
            return self.manifest.revision
        return (self.entry.revision or "") if self.entry else ""


@dataclass(frozen=True, slots=True)
class ModelsPicture:
    """All models, and what holds for installing them.

    `downloads_off` says who has switched downloads off and where, empty where they are on. `free_bytes` is what the
    disk of the person's models has left.
    """

    items: tuple[ModelItem, ...]
    downloads_off: str
    folder: Path
    free_bytes: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person agrees to with a model, as the program says it."""

    name: str
    licence: str
    restrictions: str
    address: str
    size_bytes: int
    model_card: str
    free_bytes: int
    folder: Path
    kept_bytes: int


@dataclass(frozen=True, slots=True)
class LicenceText:
    """What a paper that lies beside an installed model says."""

    file: str
    text: str


class DownloadState(Enum):
    """Where a download is; one that has come to its end is a model and no download any more."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSING = "pausing"
    PAUSED = "paused"
    CANCELLING = "cancelling"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Download:
    """A model on its way. Bytes are of the whole model; `left_s` is seconds of wall-clock time."""

    kind: ModelKind
    name: str
    state: DownloadState
    is_update: bool = False
    done_bytes: int = 0
    total_bytes: int = 0
    speed_bytes_s: float | None = None
    left_s: float | None = None
    notice: str = ""
    problem: UserFacingError | None = None

    @property
    def fraction(self) -> float | None:
        """Between 0 and 1; None while nobody knows."""
        return min(1.0, self.done_bytes / self.total_bytes) if self.total_bytes else None


class WorkKind(Enum):
    """What else takes its time."""

    IMPORT = "import"
    VERIFY = "verify"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Work:
    """Something that is done with models, one after the other. `title` is a model's name or a file's."""

    id: int
    kind: WorkKind
    title: str
    is_running: bool = False
    fraction: float | None = None
