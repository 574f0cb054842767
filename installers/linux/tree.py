"""What a Linux package installs, as a folder: the frozen programs and everything by which a desktop knows them.

Two packages, so that a machine which must not download has no program that could: `souffleur` has no network code.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from installers.frozen.build import CHECKOUT, source_date
from installers.linux.copyright_file import copyright_file

__all__ = ["PACKAGES", "Package", "fill_tree", "is_elf", "maintainer", "settle", "write_changelog"]

FILES: Final = Path(__file__).with_name("files")
_ICON: Final = CHECKOUT / "resources" / "icons" / "souffleur.svg"
_ICON_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)


@dataclass(frozen=True, slots=True)
class Package:
    """A package: its name, its programs, and what package managers say of it."""

    name: str
    programs: tuple[str, ...]
    section: str
    summary: str
    description: tuple[str, ...]
    loads: tuple[str, ...] = ()
    """Debian's packages of libraries that it opens by name, so that no tool can see the need."""
    rpm_needs: tuple[str, ...] = ()
    """The same as RPM's names of libraries."""

    @property
    def folder(self) -> str:
        """Where the frozen programs are."""
        return f"usr/lib/{self.name}"


_APPLICATION: Final = Package(
    name="souffleur",
    programs=("souffleur", "souffleur-desktop"),
    section="sound",
    summary="transcribes interviews and reads articles aloud, locally",
    description=(
        "Souffleur turns interviews into verified text, and articles into audio, on the journalist's own machine.",
        "This package contains no network code.",
        "Models for recognition and for voices come in packages of their own, or with souffleur-models.",
    ),
    loads=("libportaudio2", "shared-mime-info", "hicolor-icon-theme"),
    rpm_needs=("libportaudio.so.2()(64bit)", "hicolor-icon-theme"),
)
_DOWNLOADER: Final = Package(
    name="souffleur-models",
    programs=("souffleur-models",),
    section="sound",
    summary="downloads and verifies models for Souffleur",
    description=(
        "The only program of Souffleur with a network: it downloads models, compares every checksum, installs them.",
        "Machines that get their models from a package or a share need not have it.",
    ),
    loads=("ca-certificates",),
    rpm_needs=("ca-certificates",),
)
PACKAGES: Final = (_APPLICATION, _DOWNLOADER)


def fill_tree(package: Package, frozen: Path, root: Path, version: str) -> None:
    """Fill the empty folder `root` with what `package` installs; `frozen` is what `installers.frozen.build` made."""
    shutil.copytree(frozen / package.name, root / package.folder, symlinks=True)
    for program in package.programs:
        link = root / "usr" / "bin" / program
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(f"../lib/{package.name}/{program}")
        _man_pages(program, root)
    _documents(package, root, version)
    if package is _APPLICATION:
        _desktop_files(root, version)
    settle(root)


def _desktop_files(root: Path, version: str) -> None:
    share = root / "usr" / "share"
    _copy(FILES / "souffleur.desktop", share / "applications" / "souffleur.desktop")
    date = f"{datetime.fromtimestamp(source_date(), UTC):%Y-%m-%d}"
    metainfo = (FILES / "souffleur.metainfo.xml").read_text(encoding="utf-8")
    _write(
        share / "metainfo" / "souffleur.metainfo.xml", metainfo.replace("@VERSION@", version).replace("@DATE@", date)
    )
    icons = share / "icons" / "hicolor"
    _copy(_ICON, icons / "scalable" / "apps" / "souffleur.svg")
    for size in _ICON_SIZES:
        target = icons / f"{size}x{size}" / "apps" / "souffleur.png"
        target.parent.mkdir(parents=True)
        command = ["rsvg-convert", f"--width={size}", f"--height={size}", f"--output={target}", str(_ICON)]
        subprocess.run(command, check=True)


def _man_pages(program: str, root: Path) -> None:
    for language, folder in (("en", "man/man1"), ("fr", "man/fr/man1")):
        page = subprocess.run(
            [sys.executable, "-m", "installers.linux.man_pages", program],
            cwd=CHECKOUT,
            env={**os.environ, "SOUFFLEUR_LANGUAGE": language, "SOURCE_DATE_EPOCH": str(source_date())},
            capture_output=True,
            check=True,
        )
        _write_compressed(root / "usr" / "share" / folder / f"{program}.1.gz", page.stdout)


def _documents(package: Package, root: Path, version: str) -> None:
    folder = root / "usr" / "share" / "doc" / package.name
    _write(folder / "copyright", copyright_file(root / package.folder, f"/{package.folder}/_internal"))
    write_changelog(package, folder, version)
    _copy(FILES / f"{package.name}.lintian-overrides", root / "usr" / "share" / "lintian" / "overrides" / package.name)


def write_changelog(package: Package, folder: Path, version: str) -> None:
    """Debian's changelog of one entry, into the package's folder of documents."""
    date = f"{datetime.fromtimestamp(source_date(), UTC):%a, %d %b %Y %H:%M:%S} +0000"
    entry = (
        f"{package.name} ({version}) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- {maintainer()}  {date}\n"
    )
    _write_compressed(folder / "changelog.gz", entry.encode())


def maintainer() -> str:
    """Who answers for the package: Debian's own variables, else the author of the last commit."""
    if "DEBEMAIL" in os.environ:
        return f"{os.environ.get('DEBFULLNAME', 'Souffleur')} <{os.environ['DEBEMAIL']}>"
    log = ["git", "log", "-1", "--format=%an <%ae>"]
    return subprocess.run(log, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.strip()


def is_elf(path: Path) -> bool:
    """Whether a file is a program or a library of this system."""
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def settle(root: Path) -> None:
    """The modes that everybody needs, and one date on everything."""
    _for_all(root, lambda path: path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644))
    _for_all(root, lambda path: os.utime(path, (source_date(), source_date()), follow_symlinks=False), links=True)


def _for_all(root: Path, act: Callable[[Path], None], *, links: bool = False) -> None:
    for path in [*sorted(root.rglob("*"), reverse=True), root]:
        if links or not path.is_symlink():
            act(path)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _write_compressed(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, 9, mtime=0))
