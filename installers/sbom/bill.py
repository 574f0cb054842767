"""Writes the bill of materials as CycloneDX 1.6 JSON. The same contents give the same bytes."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from audio_engine import __version__
from audio_engine.models.catalogue import CatalogueEntry
from audio_engine.models.manifest import Manifest
from installers.sbom.contents import Contents
from installers.sbom.natives import NativeFile
from installers.sbom.packages import Package

__all__ = ["bill_of_materials"]

_STARTER: Final = "GPL-2.0-or-later WITH Bootloader-exception"
"""PyInstaller's own code in each program, which may go into programs under any licence."""
_NAMESPACE: Final = uuid.UUID("9f0cf0f2-6f0e-5d0c-8c8e-6f3b7f6f0a11")


def bill_of_materials(contents: Contents) -> str:
    """The document. Its time is `SOURCE_DATE_EPOCH`, or the beginning of 1970."""
    bom = Bom(components=_components(contents))
    bom.metadata.component = Component(
        name="Souffleur",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="souffleur",
        licenses=[LicenseExpression("GPL-3.0-or-later")],
    )
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    bom.serial_number = uuid.uuid5(_NAMESPACE, "\n".join(sorted(str(c.bom_ref.value) for c in bom.components)))
    bom.register_dependency(bom.metadata.component, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _components(contents: Contents) -> Iterator[Component]:
    yield _platform("CPython", platform.python_version(), "PSF-2.0")
    yield _platform("PyInstaller", importlib.metadata.version("pyinstaller"), _STARTER)
    yield from (_package(each) for each in contents.packages if each.name not in {"souffleur", "pyinstaller"})
    yield from (_native(each) for each in contents.natives)
    yield from (_bundled(each) for each in contents.bundled)
    yield from (_offered(each) for each in contents.offered)


def _platform(name: str, version: str, licence: str) -> Component:
    licences = [LicenseExpression(licence)]
    return Component(
        name=name, version=version, type=ComponentType.PLATFORM, bom_ref=f"platform {name}", licenses=licences
    )


def _package(each: Package) -> Component:
    return Component(
        name=each.name,
        version=each.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"package {each.name}",
        purl=PackageURL("pypi", name=each.name, version=each.version),
        licenses=[LicenseExpression(each.licence)] if each.licence else [],
        external_references=_website(each.address),
    )


def _native(each: NativeFile) -> Component:
    library = each.library
    return Component(
        name=library.name if library else each.place.rpartition("/")[2],
        version=each.version,
        type=ComponentType.LIBRARY if library else ComponentType.FILE,
        bom_ref=f"file {each.place}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each.sha256)],
        licenses=[LicenseExpression(library.licence)] if library else [],
        external_references=_website(library.source if library else ""),
        properties=[Property(name="souffleur:file", value=each.place)],
    )


def _bundled(each: Manifest) -> Component:
    return Component(
        name=each.name,
        version=each.revision or None,
        type=ComponentType.MACHINE_LEARNING_MODEL,
        bom_ref=f"model {each.kind.value}/{each.name}",
        licenses=[DisjunctiveLicense(name=each.licence)] if each.licence else [],
        properties=[Property(name=f"souffleur:sha256:{file.name}", value=file.sha256) for file in each.files],
    )


def _offered(each: CatalogueEntry) -> Component:
    return Component(
        name=each.name,
        version=each.revision,
        type=ComponentType.MACHINE_LEARNING_MODEL,
        scope=ComponentScope.OPTIONAL,
        description="Not in the package; a person or an administrator may install it.",
        bom_ref=f"offered {each.kind.value}/{each.name}",
        licenses=[DisjunctiveLicense(name=each.licence)] if each.licence else [],
        properties=[Property(name="souffleur:repository", value=each.repository)],
    )


def _website(address: str) -> list[ExternalReference]:
    if not address.startswith("http"):
        return []
    return [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(address))]
