"""A Debian package of models for every user: `python -m installers.linux.models_package BUNDLE.zip`.

`souffleur-models bundle` or `souffleur models bundle` has made the zip. Everything in it is verified, and goes to
/usr/share/souffleur/models, where each Souffleur on the machine finds it. The package is ready to be signed.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

from audio_engine import __version__
from audio_engine.errors import UserFacingError
from audio_engine.models.bundles import import_bundle
from audio_engine.models.installed import InstalledModel
from installers.frozen.build import CHECKOUT, BuildError
from installers.linux.debian import build_debian_package
from installers.linux.tree import Package, maintainer, settle, write_changelog

__all__ = ["build_models_package", "main"]

_FOLDER = "usr/share/souffleur/models"


def main(arguments: list[str]) -> int:
    """Build the package; print its path."""
    parser = argparse.ArgumentParser(prog="python -m installers.linux.models_package", description=__doc__)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--output", type=Path, default=CHECKOUT / "build" / "packages")
    parser.add_argument("--name", help="the end of the package's name, instead of the bundle's")
    parser.add_argument("--version", default=__version__)
    given = parser.parse_args(arguments)
    given.output.mkdir(parents=True, exist_ok=True)
    try:
        written = build_models_package(given.bundle, given.output, given.name or given.bundle.stem, given.version)
    except (BuildError, UserFacingError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(f"{written}\n")
    return 0


def build_models_package(bundle: Path, target: Path, name: str, version: str) -> Path:
    """Write the package of what is in `bundle` into the folder `target`; its path.

    Raises:
        UserFacingError: the bundle is not whole, or cannot be read.
        BuildError: the package cannot be built.
    """
    plain = re.sub(r"[^a-z0-9+.]+", "-", name.lower()).strip("-")
    with tempfile.TemporaryDirectory(prefix="souffleur-models-") as folder:
        root = Path(folder) / "root"
        models = import_bundle(bundle, into=root / _FOLDER)
        package = Package(
            name=f"souffleur-model-{plain}",
            programs=(),
            section="sound",
            summary=f"models for Souffleur: {', '.join(model.name for model in models)}",
            description=tuple(_told(model) for model in models),
        )
        documents = root / "usr" / "share" / "doc" / package.name
        write_changelog(package, documents, version)
        told = ["Copyright (C) 2026 the publishers of these models", f"Packed by {maintainer()}", *package.description]
        (documents / "copyright").write_text("\n".join([*told, ""]), encoding="utf-8")
        settle(root)
        return build_debian_package(package, root, target, version, architecture="all")


def _told(model: InstalledModel) -> str:
    licence = model.licence or "not recorded, see its model card"
    return f"{model.name} ({model.kind}), licence: {licence}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
