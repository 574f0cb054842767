"""The Python packages of this environment that Souffleur needs, with the licence texts that they bring."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

from installers.sbom.licences import AllowedLicences

__all__ = ["Package", "needed_packages", "package", "packages_of_modules", "plain_name"]

_OURS: Final = "_resources"
"""In an installed Souffleur the notices themselves lie there."""
_LICENCE_FILE: Final = re.compile(r"(licen[cs]e|copying|notice|thirdpartynotices)[^/]*$", re.IGNORECASE)
_NO_TEXT: Final = re.compile(r"\.(py|pyc|so|json)$")


@dataclass(frozen=True, slots=True)
class Package:
    """One installed package. `licence` is an SPDX expression, or None where nobody says one."""

    name: str
    version: str
    licence: str | None
    address: str
    texts: tuple[str, ...]
    """The licence files that it brings, whole."""


def plain_name(name: str) -> str:
    """`name` as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed_packages(allowed: AllowedLicences, root: str = "souffleur") -> list[Package]:
    """`root` and all that it needs here, by name; what only other systems need is not among them."""
    found: dict[str, Package] = {}
    _walk(root, (), allowed, found)
    return [found[name] for name in sorted(found)]


def packages_of_modules(modules: Iterable[str]) -> set[str]:
    """The plain names of the packages that modules with these top-level names are from."""
    owners: Mapping[str, list[str]] = importlib.metadata.packages_distributions()
    return {plain_name(owner) for module in modules for owner in owners.get(module.partition(".")[0], [])}


def package(name: str, allowed: AllowedLicences) -> Package:
    """The installed package `name`.

    Raises:
        importlib.metadata.PackageNotFoundError: it is not installed.
    """
    distribution = importlib.metadata.distribution(name)
    metadata = distribution.metadata.json
    stated = str(metadata.get("license_expression") or metadata.get("license") or "").strip()
    return Package(
        plain_name(name),
        distribution.version,
        allowed.expression(plain_name(name), stated.splitlines()[0] if stated else None),
        _address(str(metadata.get("home_page") or ""), metadata.get("project_url") or []),
        tuple(_texts(distribution)),
    )


def _walk(name: str, extras: Iterable[str], allowed: AllowedLicences, found: dict[str, Package]) -> None:
    if plain_name(name) in found:
        return
    found[plain_name(name)] = package(name, allowed)
    for line in importlib.metadata.requires(name) or []:
        needed = Requirement(line)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            _walk(needed.name, needed.extras, allowed, found)


def _address(home_page: str, labelled: Iterable[str]) -> str:
    """Where the project is; "" where only an old address without TLS is known, which mostly leads nowhere."""
    return next((each for each in (home_page, _first_address(labelled)) if each.startswith("https://")), "")


def _first_address(labelled: Iterable[str]) -> str:
    """The address of `Label, address` lines that leads to the project itself, else the first; "" without any."""
    addresses = {
        label.strip().lower(): address.strip() for label, _, address in (line.partition(",") for line in labelled)
    }
    wanted = ("homepage", "home", "source", "source code", "repository", "github", "code")
    return next((addresses[label] for label in wanted if label in addresses), next(iter(addresses.values()), ""))


def _texts(distribution: importlib.metadata.Distribution) -> Iterator[str]:
    for file in sorted(distribution.files or [], key=str):
        if not _LICENCE_FILE.search(file.name) or _NO_TEXT.search(file.name):
            continue
        if _OURS in file.parts:
            continue
        path = Path(str(distribution.locate_file(file)))
        if path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")
