"""What the program is made of, and under which licences: read from what is installed, never from a list of ours."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from audio_engine.resources import resource

__all__ = ["Component", "components", "licence_text", "notice_files"]

_CHECKOUT: Final = Path(__file__).resolve().parents[2]
_LONGEST: Final = 60
"""Some packages put the whole text of their licence where its name belongs."""


@dataclass(frozen=True, slots=True)
class Component:
    """A package that is installed with the program."""

    name: str
    version: str
    licence: str
    """"" where the package does not say."""


def components() -> tuple[Component, ...]:
    """Every package beside this program, by name."""
    found = {one.metadata["Name"].lower(): _component(one) for one in metadata.distributions() if one.metadata["Name"]}
    found.pop("souffleur", None)
    return tuple(found[name] for name in sorted(found))


def licence_text() -> str:
    """The licence of the program itself; "" where it is not installed whole."""
    for file in (_CHECKOUT / "LICENSE", resource("licences/LICENSE")):
        if file.is_file():
            return file.read_text(encoding="utf-8", errors="replace")
    for entry in metadata.files("souffleur") or () if _is_installed() else ():
        if entry.name == "LICENSE":
            return entry.read_text(encoding="utf-8")
    return ""


def notice_files() -> tuple[Path, ...]:
    """Licences and notices of what is bundled, where a package ships them."""
    folder = resource("licences")
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file())) if folder.is_dir() else ()


def _component(one: metadata.Distribution) -> Component:
    fields = one.metadata.json
    said = str(fields.get("license_expression") or fields.get("license") or "")
    if not said or len(said) > _LONGEST or "\n" in said:
        classified = [c for c in fields.get("classifier", ()) if c.startswith("License ::")]
        said = ", ".join(c.rpartition("::")[2].strip() for c in classified)
    return Component(one.metadata["Name"], one.version, said)


def _is_installed() -> bool:
    try:
        metadata.distribution("souffleur")
    except metadata.PackageNotFoundError:
        return False
    return True
