"""What is shipped: packages, native libraries and models of a frozen tree, or of this environment without one.

A frozen tree is asked itself: the names of the modules in its programs, and the files beside them.
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_engine.models.catalogue import CatalogueEntry, catalogue
from audio_engine.models.kinds import ModelKind
from audio_engine.models.manifest import Manifest, read_manifest
from installers.frozen.contents import kept
from installers.sbom.licences import read_licences, read_native_libraries
from installers.sbom.natives import NativeFile, native_files, unknown_natives
from installers.sbom.packages import Package, needed_packages, package, packages_of_modules

__all__ = ["Contents", "contents_of_environment", "contents_of_tree", "refusals"]

_KNOWN: Final = ("_sysconfigdata", "_pyi", "audio_engine", "desktop", "installers")
_LIBRARY: Final = re.compile(r"\.(so(\.[\d.]+)?|dll|pyd|dylib)$")


@dataclass(frozen=True, slots=True)
class Contents:
    """`bundled` are the models that come along, `offered` those that the catalogue names and a person may install.

    `strangers` are the names of modules that no installed package, nor Python, nor this project says are its own.
    """

    packages: Sequence[Package]
    natives: Sequence[NativeFile]
    bundled: Sequence[Manifest]
    offered: Sequence[CatalogueEntry]
    strangers: Sequence[str] = ()


def contents_of_environment() -> Contents:
    """What the packages that Souffleur needs here amount to; of native libraries only theirs."""
    allowed = read_licences()
    packages = needed_packages(allowed)
    site = Path(sysconfig.get_path("purelib"))
    libraries, excused = read_native_libraries()
    natives = native_files(site, _shipped_libraries(packages, site), libraries, excused)
    return Contents(packages, list(natives), (), _offered())


def contents_of_tree(tree: Path) -> Contents:
    """What is in the frozen applications below `tree`, which were made in this environment."""
    allowed = read_licences()
    archived = {name.partition(".")[0] for name in _archived_modules(tree)}
    names = packages_of_modules({*archived, *_beside(tree)})
    libraries, excused = read_native_libraries()
    manifests = (read_manifest(file.parent) for file in sorted(tree.rglob("models/*/*/manifest.json")))
    return Contents(
        [package(name, allowed) for name in sorted(names)],
        list(native_files(tree, tree.rglob("*"), libraries, excused)),
        [manifest for manifest in manifests if manifest is not None],
        _offered(),
        sorted(
            name
            for name in archived
            if not (name in sys.stdlib_module_names or name.startswith(_KNOWN) or packages_of_modules([name]))
        ),
    )


def refusals(contents: Contents) -> list[str]:
    """A sentence for everything that stops a release."""
    allowed = read_licences()
    wrong = [(each.name, allowed.refusal(each.licence)) for each in contents.packages]
    libraries, _ = read_native_libraries()
    wrong += [(each.name, allowed.refusal(each.licence)) for each in libraries]
    named = [f"{name}: {why}" for name, why in wrong if why is not None]
    named += [f"{name}: it is not known what this module is from" for name in contents.strangers]
    return named + [f"{place}: nobody has looked at this library" for place in unknown_natives(contents.natives)]


def _archived_modules(tree: Path) -> Iterator[str]:
    """The names of all modules in the programs below `tree`."""
    from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader

    for path in sorted(tree.rglob("souffleur*")):
        if path.is_file() and path.suffix in {"", ".exe"}:
            try:
                archive = CArchiveReader(str(path))
            except ArchiveReadError:
                continue
            for name in archive.toc:
                if name.startswith("PYZ"):
                    yield from archive.open_embedded_archive(name).toc


def _beside(tree: Path) -> Iterator[str]:
    """The names of folders and of modules in machine code below `tree`."""
    for path in tree.rglob("*"):
        if path.is_dir() or path.suffix in {".so", ".pyd"}:
            yield path.name.partition(".")[0]


def _shipped_libraries(packages: Sequence[Package], site: Path) -> list[Path]:
    """The libraries of `packages` in `site` that would go into the frozen application."""
    files = [file for each in packages for file in importlib.metadata.files(each.name) or []]
    libraries = [str(file) for file in files if _LIBRARY.search(file.name) and file.parts[0] != ".."]
    return [site / place for place, _source, _kind in kept((place, place, "BINARY") for place in libraries)]


def _offered() -> list[CatalogueEntry]:
    return [entry for kind in ModelKind for entry in catalogue(kind)]
