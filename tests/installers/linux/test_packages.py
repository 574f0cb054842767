"""The packages of a small frozen tree: what is in them, and that the same tree gives the same bytes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from installers.linux.archive import build_archive
from installers.linux.debian import build_debian_package
from installers.linux.rpm import build_rpm
from installers.linux.tree import PACKAGES, Package, fill_tree

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux"),
    pytest.mark.skipif(not shutil.which("rsvg-convert"), reason="needs librsvg2-bin"),
    pytest.mark.skipif(not shutil.which("dpkg-shlibdeps"), reason="needs dpkg-dev"),
]
NETWORK_FREE, DOWNLOADER = PACKAGES


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen")
    for package in PACKAGES:
        internal = folder / package.name / "_internal"
        info = internal / "numpy-2.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(
            "Metadata-Version: 2.4\nName: numpy\nVersion: 2.0\nLicense-Expression: BSD-3-Clause\n"
        )
        for program in package.programs:
            shutil.copy(sys.executable, folder / package.name / program)
    return folder


@pytest.fixture(scope="module")
def tree(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        root = tmp_path_factory.mktemp("root")
        fill_tree(NETWORK_FREE, frozen, root, "1.2.3")
        yield root


def described(package: Path, field: str) -> str:
    return subprocess.run(["dpkg-deb", "-f", package, field], capture_output=True, text=True, check=True).stdout.strip()


def test_a_desktop_finds_the_application(tree: Path) -> None:
    share = tree / "usr" / "share"

    assert (tree / "usr/bin/souffleur-desktop").resolve() == tree / "usr/lib/souffleur/souffleur-desktop"
    assert {int(path.parts[-3].split("x")[0]) for path in share.glob("icons/hicolor/*x*/apps/souffleur.png")} >= {
        16,
        48,
        256,
    }
    for page in ("man1/souffleur.1.gz", "man1/souffleur-desktop.1.gz", "fr/man1/souffleur.1.gz"):
        assert (share / "man" / page).stat().st_size > 300
    for command in (
        ["desktop-file-validate", share / "applications/souffleur.desktop"],
        ["appstreamcli", "validate", "--no-net", share / "metainfo/souffleur.metainfo.xml"],
    ):
        if shutil.which(command[0]):
            assert subprocess.run(command, capture_output=True, check=False).returncode == 0, command


def test_the_copyright_names_what_is_carried_along(tree: Path) -> None:
    told = (tree / "usr/share/doc/souffleur/copyright").read_text(encoding="utf-8")

    assert "numpy 2.0: BSD-3-Clause" in told
    assert "License: GPL-3+" in told


def test_everybody_may_read_it_and_nobody_write(tree: Path) -> None:
    modes = {path.stat().st_mode & 0o777 for path in tree.rglob("*") if not path.is_symlink()}

    assert modes == {0o755, 0o644}


def test_a_debian_package_says_what_it_needs(tree: Path, tmp_path: Path) -> None:
    package = build_debian_package(NETWORK_FREE, tree, tmp_path, "1.2.3")

    assert described(package, "Package") == "souffleur"
    assert {"libportaudio2", "libc6"} <= {need.split()[0] for need in described(package, "Depends").split(", ")}
    assert described(package, "Suggests") == "souffleur-models"
    scripts = subprocess.run(["dpkg-deb", "-I", package], capture_output=True, text=True, check=True).stdout
    assert not [name for name in ("preinst", "postinst", "prerm", "postrm") if name in scripts]


def test_the_same_tree_gives_the_same_bytes(frozen: Path, tree: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    fill_tree(NETWORK_FREE, frozen, again, "1.2.3")
    builders = [build_debian_package, build_archive] + ([build_rpm] if shutil.which("rpmbuild") else [])
    for build in builders:
        one, two = (tmp_path / name for name in (f"{build.__name__}-1", f"{build.__name__}-2"))
        one.mkdir()
        two.mkdir()
        written = [build(NETWORK_FREE, root, target, "1.2.3") for root, target in ((tree, one), (again, two))]
        assert written[0].read_bytes() == written[1].read_bytes(), build


def test_the_archive_belongs_to_root_and_has_the_programs(tree: Path, tmp_path: Path) -> None:
    with tarfile.open(build_archive(NETWORK_FREE, tree, tmp_path, "1.2.3")) as archive:
        members = archive.getmembers()

    assert {(member.uid, member.uname, member.mtime) for member in members} == {(0, "root", 1700000000)}
    assert any(member.name.endswith("usr/lib/souffleur/souffleur") and member.mode & 0o111 for member in members)


def test_the_downloader_is_a_package_of_its_own(frozen: Path, tmp_path: Path) -> None:
    fill_tree(DOWNLOADER, frozen, tmp_path, "1.2.3")

    assert {path.name for path in (tmp_path / "usr/bin").iterdir()} == {"souffleur-models"}
    assert not (tmp_path / "usr/share/applications").exists()
    assert isinstance(DOWNLOADER, Package)
