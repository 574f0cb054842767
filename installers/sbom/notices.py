"""The notices that come with the program: every part, its licence, and every licence's text once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from installers.sbom.contents import Contents
from installers.sbom.licences import LICENCES, AllowedLicences, NativeLibrary, read_licences, read_native_libraries
from installers.sbom.packages import Package

__all__ = ["GENERIC_TEXTS", "notices"]

_HEAD: Final = """\
NOTICES

Souffleur is free software under the GNU General Public License, version 3 or later.
It contains the parts below. The texts of their licences are at the end, each once.
The source of those under the GPL or the LGPL is at the address that stands with them, in the version that stands
with them; who distributes Souffleur to others has to offer it too.
"""
GENERIC_TEXTS: Final = {
    "Apache-2.0": "Apache-2.0",
    "BSD-2-Clause": "BSD-2-Clause",
    "BSD-3-Clause": "BSD-3-Clause",
    "BSD-3-Clause-Clear": "BSD-3-Clause-Clear",
    "GPL-2.0-or-later": "GPL-2.0",
    "GPL-3.0-or-later": "GPL-3.0",
    "LGPL-2.0-or-later": "LGPL-2.0",
    "LGPL-2.1-or-later": "LGPL-2.1",
    "LGPL-3.0-only": "LGPL-3.0",
    "LGPL-3.0-or-later": "LGPL-3.0",
    "MIT": "MIT",
    "MPL-2.0": "MPL-2.0",
    "PSF-2.0": "PSF-2.0",
    "Unicode-3.0": "Unicode-3.0",
    "Zlib": "Zlib",
    "bzip2-1.0.6": "bzip2-1.0.6",
}
"""The files of `resources/licences/texts` with what stands in for a part's own licence file, by SPDX identifier."""
_RULE: Final = "=" * 100


@dataclass
class _Texts:
    """Texts with numbers; the same one, but for its white space, has one number."""

    numbers: dict[str, int] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def number(self, text: str) -> int:
        key = " ".join(text.split())
        if key not in self.numbers:
            self.texts.append("\n".join(line.rstrip() for line in text.strip().splitlines()))
            self.numbers[key] = len(self.texts)
        return self.numbers[key]


def notices(contents: Contents) -> str:
    """The whole file, in the order of the parts' names."""
    allowed, texts = read_licences(), _Texts()
    parts = [_package(each, allowed, texts) for each in contents.packages]
    natives, _ = read_native_libraries()
    present = [library for library in natives if any(file.library == library for file in contents.natives)]
    libraries = [_library(each, texts) for each in sorted(present, key=lambda library: library.name.lower())]
    sections = [
        _HEAD,
        "PYTHON PACKAGES",
        *parts,
        "LIBRARIES IN MACHINE CODE",
        *libraries,
        "TEXTS",
        *_numbered(texts.texts),
    ]
    return "\n\n".join(section.rstrip() for section in sections) + "\n"


def _package(each: Package, allowed: AllowedLicences, texts: _Texts) -> str:
    own = [texts.number(text) for text in each.texts if text.strip()] or _generic(each.licence, texts)
    return _entry(f"{each.name} {each.version}", each.licence, each.address, allowed.notices.get(each.name, ""), own)


def _library(each: NativeLibrary, texts: _Texts) -> str:
    return _entry(each.name, each.licence, each.source, each.notice, _generic(each.licence, texts))


def _entry(name: str, licence: str | None, address: str, notice: str, numbers: Sequence[int]) -> str:
    where = "see texts " + ", ".join(str(number) for number in dict.fromkeys(numbers)) if numbers else ""
    facts = [name, licence or "", address, *notice.splitlines(), where]
    return "\n    ".join(fact for fact in facts if fact)


def _generic(expression: str | None, texts: _Texts) -> list[int]:
    words = (expression or "").replace("(", " ").replace(")", " ").split()
    files = (LICENCES / "texts" / f"{GENERIC_TEXTS[word]}.txt" for word in words if word in GENERIC_TEXTS)
    return [texts.number(file.read_text(encoding="utf-8")) for file in files]


def _numbered(texts: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(texts, 1):
        yield f"{_RULE}\nText {number}\n\n{text}"
