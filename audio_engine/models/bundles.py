"""Models in one zip file, for machines that no network reaches.

A bundle holds `KIND/NAME/FILE` with a manifest for each model, nothing else. It comes on a stick from anywhere, so
every entry must be in a manifest, with that size and that checksum, before anything appears among the models.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from audio_engine.errors import JobFailedError, UnusableInputError, UsageError
from audio_engine.files import atomic_write, free_name
from audio_engine.models.copying import Progress, Read, Tally, copy_to_file, hash_while_writing, no_progress, reading
from audio_engine.models.identity import manifest_for
from audio_engine.models.installed import InstalledModel
from audio_engine.models.installing import InstallFolder, check_free_space
from audio_engine.models.kinds import MANIFEST_NAME, missing_file, model_files
from audio_engine.models.manifest import MAX_BYTES, Manifest, manifest_from_json
from audio_engine.text import tr

__all__ = ["import_bundle", "is_bundle", "write_bundle"]

_MAX_ENTRIES: Final = 10_000
"""Every voice that exists, thirty times over."""
_MAX_EXPANSION: Final = 20
"""Weights hardly compress; a zip that grows more is a decompression bomb."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What `zipfile` raises for a damaged, encrypted or vanished file."""


def is_bundle(path: Path) -> bool:
    """Whether `path` is a zip file at all."""
    return path.is_file() and zipfile.is_zipfile(path)


def write_bundle(models: Sequence[InstalledModel], output: Path, on_progress: Progress = no_progress) -> Path:
    """Write `models` into the zip `output`, or its next free name; gives the file's path. Same models, same bytes.

    Raises:
        UnusableInputError: a model is not complete, or its files are not what its manifest says.
        JobFailedError: the file cannot be written.
    """
    for model in models:
        if not model.complete:
            raise UnusableInputError(model.problem or "", tr("Install or import it again."))
    tally = Tally(sum(model.size_bytes for model in models), on_progress)
    target = free_name(output)
    try:
        with atomic_write(target) as stream, zipfile.ZipFile(stream, "w") as archive:
            for model in models:
                _add(archive, model, tally)
    except OSError as problem:
        raise JobFailedError(
            tr("The bundle {file} could not be written: {why}.", file=target, why=problem.strerror or problem),
            tr("Check that the folder can be written and that the disk is not full, then try again."),
        ) from problem
    return target


def import_bundle(
    source: Path,
    *,
    names: Collection[str] | None = None,
    into: Path | None = None,
    on_progress: Progress = no_progress,
) -> list[InstalledModel]:
    """Install every model of the bundle `source`; those that are here already with the same files are left alone.

    `names`: only these. `into` is a folder of models, the person's own unless given. All are checked before the first
    appears.

    Raises:
        UnusableInputError: it is no bundle, or something in it is not what it should be.
        UsageError: a name is another model's, or is not in the bundle.
        JobFailedError: it cannot be written.
    """
    with _reading(source) as archive:
        manifests = _chosen(_manifests(archive, source), names, source)
        with InstallFolder(into) as folder, ExitStack() as staging:
            here = {manifest: found for manifest in manifests if (found := folder.existing(manifest))}
            missing = [manifest for manifest in manifests if manifest not in here]
            total = sum(manifest.size_bytes for manifest in missing)
            check_free_space(folder.root, total)
            tally = Tally(total, on_progress)
            staged = []
            for manifest in missing:
                target = staging.enter_context(folder.stage(manifest.kind))
                _extract(archive, manifest, target, source, tally)
                staged.append((target, manifest))
            return [*here.values(), *(folder.publish(*model) for model in staged)]


def _chosen(manifests: list[Manifest], names: Collection[str] | None, source: Path) -> list[Manifest]:
    if not names:
        return manifests
    if missing := set(names) - {manifest.name for manifest in manifests}:
        raise UsageError(tr("“{name}” is not in {file}.", name=min(missing), file=source))
    return [manifest for manifest in manifests if manifest.name in names]


def _add(archive: zipfile.ZipFile, model: InstalledModel, count: Callable[[int], None]) -> None:
    expected = {file.name: file for file in model.manifest.files} if model.manifest else {}
    files = []
    for name in sorted({*expected, *model_files(model.folder, model.kind)}):
        path = model.folder / name
        size = path.stat().st_size
        with reading(path) as read, archive.open(_entry(model, name, size), "w") as entry:
            files.append(hash_while_writing(name, read, entry.write, limit=size, on_bytes=count))
    if changed := next((file.name for file in files if expected.get(file.name, file) != file), None):
        raise UnusableInputError(
            tr(
                "The model in {folder} is damaged: {file} is not what its manifest says.",
                folder=model.folder,
                file=changed,
            ),
            tr("Install or import it again."),
        )
    encoded = manifest_for(model, tuple(files), model.folder, model.name).encoded()
    archive.writestr(_entry(model, MANIFEST_NAME, len(encoded)), encoded)


def _entry(model: InstalledModel, name: str, size: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{model.kind}/{model.name}/{name}")  # its time stays zip's first: same models, same bytes
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    entry.file_size = size
    return entry


@contextmanager
def _reading(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(source)
    except _UNREADABLE as problem:
        raise _no_bundle(source, str(problem)) from problem
    with archive:
        yield archive


def _manifests(archive: zipfile.ZipFile, source: Path) -> list[Manifest]:
    """The manifests of a bundle that has nothing but what they list, each with the size that they say."""
    entries = [e for e in archive.infolist() if not e.filename.endswith("/") and not e.filename.startswith("__MACOSX/")]
    if not 0 < len(entries) <= _MAX_ENTRIES:
        raise _no_bundle(source, f"{len(entries)} files")
    if sum(e.file_size for e in entries) > _MAX_EXPANSION * (sum(e.compress_size for e in entries) + MAX_BYTES):
        raise _no_bundle(source, tr("it grows too much"))
    models: dict[tuple[str, ...], dict[str, zipfile.ZipInfo]] = {}
    for entry in entries:
        *place, name = entry.filename.split("/")
        files = models.setdefault(tuple(place), {})
        if len(place) != 2 or name in files or not _is_plain_file(entry):
            raise _no_bundle(source, repr(entry.filename))
        files[name] = entry
    return [_manifest(archive, place, files, source) for place, files in models.items()]


def _is_plain_file(entry: zipfile.ZipInfo) -> bool:
    """Neither a link nor a device nor encrypted, and packed in one of the two ways that everybody uses."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    is_usual = entry.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return kind in {0, stat.S_IFREG} and is_usual and not entry.flag_bits & 0x1


def _manifest(
    archive: zipfile.ZipFile, place: tuple[str, ...], files: dict[str, zipfile.ZipInfo], source: Path
) -> Manifest:
    where = "/".join(place)
    if MANIFEST_NAME not in files:
        raise _no_bundle(source, f"{where}: no {MANIFEST_NAME}")
    try:
        with archive.open(files.pop(MANIFEST_NAME)) as stream:
            manifest = manifest_from_json(stream.read(MAX_BYTES + 1))
    except _UNREADABLE as problem:
        raise _no_bundle(source, f"{where}: {problem}") from problem
    sizes = {name: entry.file_size for name, entry in files.items()}
    if place != (manifest.kind, manifest.name) or sizes != {f.name: f.size_bytes for f in manifest.files}:
        raise _no_bundle(source, f"{where}: {MANIFEST_NAME}")
    return manifest


def _extract(
    archive: zipfile.ZipFile, manifest: Manifest, folder: Path, source: Path, count: Callable[[int], None]
) -> None:
    for file in manifest.files:
        name = f"{manifest.kind}/{manifest.name}/{file.name}"
        with _entry_reader(archive, name, source) as read:
            copied = copy_to_file(read, folder / file.name, limit=file.size_bytes, on_bytes=count)
        if copied != file:
            raise _no_bundle(source, name)
    if missing := missing_file(folder, manifest.kind):
        raise _no_bundle(source, f"{manifest.kind}/{manifest.name}: no {missing}")


@contextmanager
def _entry_reader(archive: zipfile.ZipFile, name: str, source: Path) -> Iterator[Read]:
    def read(count: int) -> bytes:
        try:
            return stream.read(count)
        except _UNREADABLE as problem:
            raise _no_bundle(source, f"{name}: {problem}") from problem

    try:
        stream = archive.open(name)
    except _UNREADABLE as problem:
        raise _no_bundle(source, f"{name}: {problem}") from problem
    with stream:
        yield read


def _no_bundle(source: Path, why: str) -> UnusableInputError:
    return UnusableInputError(
        tr("{file} is not a bundle of models, or it is damaged ({why}).", file=source, why=why),
        tr("Get it again, or make a new one with “souffleur models bundle”. Nothing was installed."),
    )
