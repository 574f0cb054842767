"""A Debian package of a filled tree. No maintainer scripts: dpkg's triggers do what a desktop needs."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from installers.frozen.build import BuildError, source_date
from installers.linux.tree import Package, is_elf, maintainer

__all__ = ["build_debian_package"]

_CARRIED: Final = ("-xlibbz2-1.0", "-xlibffi8", "-xliblzma5", "-xlibsqlite3-0", "-xlibssl3")
"""What the frozen tree brings itself, as the version that Python was built for; see `installers.frozen.contents`."""
_SUGGESTS: Final = {"souffleur": "souffleur-models"}


def build_debian_package(package: Package, root: Path, target: Path, version: str, *, architecture: str = "") -> Path:
    """Write the package of the tree `root` into the folder `target`; its path. `architecture` is this machine's.

    Raises:
        BuildError: a library that the programs need belongs to no package of this machine.
    """
    architecture = architecture or _said(["dpkg", "--print-architecture"])
    needs = ", ".join(sorted({*_libraries(package, root), *package.loads}))
    control = [
        f"Package: {package.name}",
        f"Version: {version}",
        f"Architecture: {architecture}",
        f"Maintainer: {maintainer()}",
        f"Installed-Size: {_size_kib(root)}",
        *([f"Depends: {needs}"] if needs else []),
        *([f"Suggests: {_SUGGESTS[package.name]}"] if package.name in _SUGGESTS else []),
        f"Section: {package.section}",
        "Priority: optional",
        f"Description: {package.summary}",
        *_described(package.description),
    ]
    with tempfile.TemporaryDirectory(prefix="souffleur-deb-") as folder:
        staged = Path(folder) / "root"
        subprocess.run(["cp", "-a", "--reflink=auto", str(root), str(staged)], check=True)  # noqa: S607 - coreutils
        debian = staged / "DEBIAN"
        debian.mkdir(mode=0o755)
        (debian / "control").write_text("\n".join(control) + "\n", encoding="utf-8")
        (debian / "md5sums").write_text(_checksums(root), encoding="utf-8")
        for path in (*debian.iterdir(), debian):
            path.chmod(0o755 if path.is_dir() else 0o644)
            os.utime(path, (source_date(), source_date()))
        written = target / f"{package.name}_{version}_{architecture}.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", *_compression(), "--build", str(staged), str(written)],  # noqa: S607
            env={**os.environ, "SOURCE_DATE_EPOCH": str(source_date())},
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return written


def _compression() -> tuple[str, ...]:
    """XZ, which takes minutes; SOUFFLEUR_QUICK_PACKAGES is for packages that nobody keeps."""
    return ("-Zgzip", "-z1") if os.environ.get("SOUFFLEUR_QUICK_PACKAGES") else ("-Zxz", "-z6", "--threads-max=2")


def _libraries(package: Package, root: Path) -> list[str]:
    """What `dpkg-shlibdeps` finds: the packages of the system's libraries, with their lowest versions."""
    own = root / package.folder
    binaries = sorted(path for path in own.rglob("*") if path.is_file() and not path.is_symlink() and is_elf(path))
    if not binaries:
        return []
    folders = sorted({f"-l{path.parent}" for path in binaries})
    with tempfile.TemporaryDirectory(prefix="souffleur-shlibs-") as folder:
        (Path(folder) / "debian").mkdir()
        (Path(folder) / "debian" / "control").write_text(
            f"Source: {package.name}\n\nPackage: {package.name}\nArchitecture: any\n"
        )
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *_CARRIED, *folders, *map(str, binaries)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(done.stderr)
    return [need for need in done.stdout.strip().partition("=")[2].split(", ") if need]


def _described(paragraphs: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [" ."] * bool(lines)
        line = ""
        for word in paragraph.split():
            if len(line) + len(word) > 76:
                lines.append(line)
                line = ""
            line += f" {word}"
        lines.append(line)
    return lines


def _checksums(root: Path) -> str:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    lines = (f"{_md5(path)}  {path.relative_to(root).as_posix()}" for path in files)
    return "\n".join(lines) + "\n"


def _md5(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _size_kib(root: Path) -> int:
    return sum(-(-path.lstat().st_size // 1024) for path in root.rglob("*"))


def _said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
