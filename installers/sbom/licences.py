"""Which licences may be in a package of Souffleur: `allowed.json` and `native.json` of `resources/licences` decide.

Each has its reason there. A licence or a native library that is in neither stops a release; no text is guessed from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from license_expression import ExpressionError, get_spdx_licensing  # type: ignore[import-untyped] # it has no types

from audio_engine.resources import resource

__all__ = ["LICENCES", "AllowedLicences", "NativeLibrary", "read_licences", "read_native_libraries"]

LICENCES: Final = resource("licences")

_SPDX: Final = get_spdx_licensing()


@dataclass(frozen=True, slots=True)
class AllowedLicences:
    """The allow-list. `licences` and `exceptions` are SPDX identifiers with the reason why they may be here.

    `spelled` says what some packages mean by their own words, `packages` what single packages are under, `notices`
    whose rights are named where a package brings no file that says it.
    """

    licences: Mapping[str, str]
    exceptions: Mapping[str, str]
    spelled: Mapping[str, str]
    packages: Mapping[str, str]
    notices: Mapping[str, str]

    def expression(self, package: str, stated: str | None) -> str | None:
        """The SPDX expression of `package`, whose metadata have `stated`; None where that says nothing."""
        if package in self.packages:
            return self.packages[package]
        return self.spelled.get(stated, stated) if stated else None

    def refusal(self, expression: str | None) -> str | None:
        """Why `expression` may not be shipped; None where it may.

        Of alternatives (`OR`) one must be allowed, of a sum (`AND`) all.
        """
        if not expression:
            return "says no licence"
        try:
            parsed = _SPDX.parse(expression)
        except ExpressionError as problem:
            return f"“{expression}” is no expression of licences: {problem}"
        return None if self._allows(parsed) else f"“{expression}” is not in allowed.json"

    def _allows(self, part: Any) -> bool:  # noqa: ANN401 - the classes of license_expression have no types
        if hasattr(part, "exception_symbol"):
            return part.license_symbol.key in self.licences and part.exception_symbol.key in self.exceptions
        if hasattr(part, "key"):
            return part.key in self.licences
        allowed = [self._allows(each) for each in part.args]
        return any(allowed) if isinstance(part, _SPDX.OR) else all(allowed)


@dataclass(frozen=True, slots=True)
class NativeLibrary:
    """A library in machine code that something else brings. `begins`: how its file's name may begin, without `lib`."""

    begins: tuple[str, ...]
    name: str
    licence: str
    source: str
    notice: str


def read_licences(folder: Path = LICENCES) -> AllowedLicences:
    """The allow-list of `folder`."""
    document = json.loads((folder / "allowed.json").read_text(encoding="utf-8"))
    packages = {name: entry["licence"] for name, entry in document["packages"].items()}
    return AllowedLicences(
        document["licences"], document["exceptions"], document["spelled"], packages, document["notices"]
    )


def read_native_libraries(folder: Path = LICENCES) -> tuple[Sequence[NativeLibrary], Mapping[str, str]]:
    """The native libraries that are known, and the beginnings of names that are the systems' or ours, with a reason."""
    document = json.loads((folder / "native.json").read_text(encoding="utf-8"))
    libraries = [
        NativeLibrary(tuple(entry["begins"]), entry["name"], entry["licence"], entry["source"], entry["notice"])
        for entry in document["libraries"]
    ]
    return libraries, document["ours_and_the_systems"]
