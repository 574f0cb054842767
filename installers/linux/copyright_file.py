"""The Debian copyright file: ours, and the licence of every Python package that the frozen tree carries."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path
from typing import Final

__all__ = ["copyright_file"]

_HEAD: Final = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Souffleur
Comment: Frozen with PyInstaller from the pinned versions in constraints.txt. The packages below are carried along,
 each with its own licence; their texts are in the *.dist-info folders under {folder}.
{packages}

Files: *
Copyright: 2026 the authors of Souffleur
License: GPL-3+
 This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
 License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
 version.
 .
 On Debian systems, the complete text of the GNU General Public License version 3 can be found in
 "/usr/share/common-licenses/GPL-3".
"""


def copyright_file(installed: Path, folder: str) -> str:
    """The text, for the frozen tree `installed`, which will be in `folder`."""
    packages = "\n".join(f" .\n {line}" for line in _packages(installed / "_internal"))
    return _HEAD.format(folder=folder, packages=packages)


def _packages(internal: Path) -> Iterator[str]:
    for path in sorted(internal.glob("*.dist-info")):
        distribution = PathDistribution(path)
        yield f"{distribution.name} {distribution.version}: {_licence(distribution)}"


def _licence(distribution: Distribution) -> str:
    metadata = distribution.metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    classified = [
        value.rpartition(" :: ")[2]
        for value in metadata.get_all("Classifier") or ()
        if value.startswith("License ::") and not value.endswith("OSI Approved")
    ]
    first = metadata["License"].strip().splitlines() if "License" in metadata else []
    return ", ".join(classified) or (first[0] if first else "see its dist-info folder")
