"""Makes `files.wxs`: one component for each file that is installed, whose GUID is that of its path for ever.

Windows Installer counts components, not files: a GUID that changes with every build leaves files behind or removes
them too early when a version replaces another.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final
from xml.etree import ElementTree as ET

__all__ = ["PROGRAM_IDS", "WIX", "component_guid", "files_source"]

WIX: Final = "http://wixtoolset.org/schemas/v4/wxs"
PROGRAM_IDS: Final = {
    "souffleur/souffleur.exe": "program_souffleur",
    "souffleur/souffleur-desktop.exe": "program_souffleur_desktop",
    "souffleur-models/souffleur-models.exe": "program_souffleur_models",
}
"""The names by which `souffleur.wxs` knows single files."""

_NAMESPACE: Final = uuid.UUID("2f6f4f0e-8a53-5d2e-9a7b-0c53b1c0a9d4")
"""Never to be changed: every GUID follows from it."""
_DOWNLOADER: Final = "souffleur-models"


def component_guid(place: str) -> str:
    """The GUID of the file at `place` below the program's folder, whose case Windows does not see."""
    return str(uuid.uuid5(_NAMESPACE, place.lower())).upper()


def files_source(files: Mapping[str, Path]) -> str:
    """The WiX source for `files`: where each goes below the program's folder, with `/`, and where it is now.

    Those below `souffleur-models` are a group of their own, which an administrator may leave out.
    """
    root = ET.Element(f"{{{WIX}}}Wix")
    fragment = ET.SubElement(root, f"{{{WIX}}}Fragment")
    folders: dict[PurePosixPath, ET.Element] = {
        PurePosixPath(): ET.SubElement(fragment, f"{{{WIX}}}DirectoryRef", Id="INSTALLFOLDER")
    }
    groups: dict[str, list[str]] = {"Files": [], "DownloaderFiles": []}
    for place in sorted(files):
        path = PurePosixPath(place)
        component = _component(_folder(path.parent, folders), place, files[place])
        groups["DownloaderFiles" if path.parts[0] == _DOWNLOADER else "Files"].append(component)
    for name, components in groups.items():
        _group(fragment, name, components)
    ET.register_namespace("", WIX)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _folder(path: PurePosixPath, folders: dict[PurePosixPath, ET.Element]) -> ET.Element:
    if path not in folders:
        parent = _folder(path.parent, folders)
        identifier = _identifier("d", path.as_posix())
        folders[path] = ET.SubElement(parent, f"{{{WIX}}}Directory", Id=identifier, Name=path.name)
    return folders[path]


def _component(folder: ET.Element, place: str, source: Path) -> str:
    """Add the component of one file; its identifier."""
    identifier = _identifier("c", place)
    component = ET.SubElement(folder, f"{{{WIX}}}Component", Id=identifier, Guid=component_guid(place))
    file = PROGRAM_IDS.get(place, _identifier("f", place))
    ET.SubElement(component, f"{{{WIX}}}File", Id=file, Source=str(source), KeyPath="yes")
    return identifier


def _group(fragment: ET.Element, name: str, components: Iterable[str]) -> None:
    group = ET.SubElement(fragment, f"{{{WIX}}}ComponentGroup", Id=name)
    for identifier in components:
        ET.SubElement(group, f"{{{WIX}}}ComponentRef", Id=identifier)


def _identifier(kind: str, place: str) -> str:
    """A name for Windows Installer's tables: at most 72 letters, digits, `_` and `.`."""
    return kind + hashlib.sha256(place.lower().encode()).hexdigest()[:32]
