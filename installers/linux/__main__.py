"""`python -m installers.linux [--frozen DIR] [--output DIR] [--version V] [deb|rpm|tar]…`: the packages.

It needs of the system: dpkg-dev, fakeroot-free dpkg-deb, librsvg2-bin, and rpm for RPMs.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from audio_engine import __version__
from installers.frozen.build import CHECKOUT, DEFAULT_FOLDER, BuildError
from installers.linux.archive import build_archive
from installers.linux.debian import build_debian_package
from installers.linux.rpm import build_rpm
from installers.linux.tree import PACKAGES, fill_tree

_FORMATS = {"deb": build_debian_package, "rpm": build_rpm, "tar": build_archive}


def main(arguments: list[str]) -> int:
    """Build what is asked for, everything unless something is named; print the paths."""
    parser = argparse.ArgumentParser(prog="python -m installers.linux", description=__doc__)
    parser.add_argument("--frozen", type=Path, default=DEFAULT_FOLDER, help="what installers.frozen.build has made")
    parser.add_argument("--output", type=Path, default=CHECKOUT / "build" / "packages")
    parser.add_argument("--version", default=__version__, help="another version, to try an upgrade")
    parser.add_argument("formats", nargs="*", choices=[*_FORMATS, []], metavar="deb|rpm|tar")
    given = parser.parse_args(arguments)
    given.output.mkdir(parents=True, exist_ok=True)
    try:
        for package in PACKAGES:
            with tempfile.TemporaryDirectory(prefix="souffleur-tree-") as folder:
                root = Path(folder) / "root"
                root.mkdir()
                fill_tree(package, given.frozen, root, given.version)
                for name in given.formats or _FORMATS:
                    written = _FORMATS[name](package, root, given.output, given.version)
                    sys.stdout.write(f"{written}\n")
    except (BuildError, FileNotFoundError, subprocess.CalledProcessError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
