"""What an administrator may set on msiexec's command line; `souffleur.wxs` and `docs/IT.md` must name the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["PROPERTIES", "Property"]


@dataclass(frozen=True, slots=True)
class Property:
    """A public property, and what it is where nobody sets it. `is_remembered`: an upgrade keeps what was set."""

    name: str
    default: str
    is_remembered: bool = True


PROPERTIES: Final = (
    Property("INSTALLFOLDER", ""),
    Property("MODELDIR", ""),
    Property("LIBRARYDIR", ""),
    Property("DESKTOPSHORTCUT", "0"),
    Property("STARTMENUSHORTCUT", "1"),
    Property("ADDTOPATH", "1"),
    Property("DOWNLOADER", "1"),
    Property("REMOVEUSERDATA", "0", is_remembered=False),
)
"""`INSTALLFOLDER` without a value is `Souffleur` in the folder of programs."""
