"""An RPM of a filled tree, with `rpmbuild`. The system's libraries that it needs are found by RPM itself."""

from __future__ import annotations

import os
import platform
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from installers.frozen.build import BuildError, source_date
from installers.linux.tree import Package, is_elf

__all__ = ["build_rpm"]

_SPEC: Final = """\
Name: {name}
Version: {version}
Release: 1
Summary: {summary}
License: GPL-3.0-or-later
BuildArch: {machine}
AutoReqProv: no
{requires}
%description
{description}

%install
cp -a {root}/. %{{buildroot}}/
rm -rf %{{buildroot}}/usr/share/lintian

%files
/usr/lib/{name}
{files}
"""
_DEFINES: Final = {
    "debug_package": "%{nil}",
    "__os_install_post": "%{nil}",  # stripping would break the wheels' libraries
    "_build_id_links": "none",
    "use_source_date_epoch_as_buildtime": "1",
    "clamp_mtime_to_source_date_epoch": "1",
    "_buildhost": "souffleur",
}


def build_rpm(package: Package, root: Path, target: Path, version: str) -> Path:
    """Write the package of the tree `root` into the folder `target`; its path.

    Raises:
        BuildError: rpmbuild refused; what it said is the message.
    """
    machine = platform.machine()
    folder = f"/usr/lib/{package.name}/"
    files = [f"/{path.relative_to(root).as_posix()}" for path in sorted(root.rglob("*")) if not _is_folder(path)]
    own = [f'"{file}"' for file in files if not file.startswith((folder, "/usr/share/lintian/"))]
    spec = _SPEC.format(
        name=package.name,
        version=version,
        summary=package.summary,
        machine=machine,
        requires="".join(
            f"Requires: {need}\n" for need in sorted({*_libraries(root / folder[1:]), *package.rpm_needs})
        ),
        description="\n\n".join(package.description),
        root=root,
        files="\n".join(own),
    )
    with tempfile.TemporaryDirectory(prefix="souffleur-rpm-") as work:
        (Path(work) / "package.spec").write_text(spec, encoding="utf-8")
        defines = {
            **_DEFINES,
            "_binary_payload": "w1.gzdio" if os.environ.get("SOUFFLEUR_QUICK_PACKAGES") else "w6T2.xzdio",
            "_topdir": work,
            "_rpmdir": str(target),
            "_rpmfilename": "%{NAME}-%{VERSION}-1.%{ARCH}.rpm",
        }
        command = ["rpmbuild", "-bb", "--quiet", *(f"--define={name} {value}" for name, value in defines.items())]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(source_date())}
        done = subprocess.run(
            [*command, f"{work}/package.spec"], env=environment, capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise BuildError(done.stderr)
    return target / f"{package.name}-{version}-1.{machine}.rpm"


def _libraries(own: Path) -> set[str]:
    """The system's libraries that the tree names, as RPM calls them."""
    binaries = [path for path in own.rglob("*") if path.is_file() and not path.is_symlink() and is_elf(path)]
    needed = set()
    for path in binaries:
        dump = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout  # noqa: S607
        needed |= {line.split()[1] for line in dump.splitlines() if line.strip().startswith("NEEDED")}
    return {f"{name}()(64bit)" for name in needed - {path.name for path in own.rglob("*.so*")}}


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
