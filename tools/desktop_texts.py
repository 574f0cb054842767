"""The catalogues of the window's texts: collected from the code, checked, compiled.

`python -m tools.desktop_texts` brings `resources/i18n/*.ts` up to date and compiles them to `.qm`, which are committed
too. Words in JSON files (`{"English": "Français"}`, a list of two for plurals) that are named as arguments are taken
over where the catalogue has none yet; a file with `-en` in its name holds the English of plurals. `--check` changes
nothing and says what is stale or untranslated.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import PySide6

__all__ = ["Catalogue", "main", "problems", "untranslated", "update"]

CHECKOUT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = CHECKOUT / "resources" / "i18n"
SOURCES: Final = CHECKOUT / "desktop"
LANGUAGES: Final = ("en", "fr")
"""English stands in the code; its catalogue holds plural forms alone."""

_TOOLS: Final = Path(PySide6.__file__).parent

_NAMELESS: Final = re.compile(r"<context>\s*<name></name>.*?</context>\n", re.DOTALL)

Words = dict[str, str | list[str]]


class Catalogue:
    """A `.ts` file and the `.qm` beside it."""

    def __init__(self, language: str, folder: Path = FOLDER) -> None:
        self.language = language
        self.text = folder / f"souffleur_{language}.ts"
        self.compiled = self.text.with_suffix(".qm")

    def messages(self) -> Iterator[tuple[str, str, ET.Element]]:
        """Every message: its context, its English, its `translation` element."""
        for context in ET.parse(self.text).getroot().iter("context"):  # noqa: S314 - our own file
            for message in context.iter("message"):
                translation = message.find("translation")
                assert translation is not None
                yield context.findtext("name", ""), message.findtext("source", ""), translation


def update(catalogue: Catalogue, words: Words | None = None) -> None:
    """Collect the texts of the code, keep what is translated, add `words`, compile.

    Raises:
        subprocess.CalledProcessError: one of Qt's tools failed.
    """
    _collect(catalogue)
    if words:
        _fill(catalogue, words)
    _qt_tool("lrelease", "-silent", "-nounfinished", catalogue.text, "-qm", catalogue.compiled)


def problems(catalogue: Catalogue) -> list[str]:
    """What is stale or untranslated in a catalogue, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Catalogue(catalogue.language, Path(folder))
        fresh.text.write_bytes(catalogue.text.read_bytes())
        update(fresh)
        found = [f"{catalogue.text.name}: not translated: {text}" for text in untranslated(fresh)]
        for name, kept, new in (
            (catalogue.text.name, catalogue.text, fresh.text),
            (catalogue.compiled.name, catalogue.compiled, fresh.compiled),
        ):
            if not kept.exists() or kept.read_bytes() != new.read_bytes():
                found.append(f"{name}: stale")
    return found


def untranslated(catalogue: Catalogue) -> list[str]:
    """The English of every message without a translation."""
    return [
        f"{context}: {source}"
        for context, source, translation in catalogue.messages()
        if translation.get("type") == "unfinished" or not "".join(translation.itertext()).strip()
    ]


def main(arguments: Sequence[str]) -> int:
    """The command; 0 where everything is current and translated."""
    catalogues = [Catalogue(language) for language in LANGUAGES]
    if "--check" not in arguments:
        words: dict[str, Words] = {"en": {}, "fr": {}}
        for name in arguments:
            language = "en" if "en" in Path(name).stem.split("-") else "fr"
            words[language] |= json.loads(Path(name).read_text(encoding="utf-8"))
        for catalogue in catalogues:
            update(catalogue, words[catalogue.language])
    found = [problem for catalogue in catalogues for problem in problems(catalogue)]
    for problem in found:
        sys.stdout.write(problem + "\n")
    return 1 if found else 0


def _collect(catalogue: Catalogue) -> None:
    if not catalogue.text.exists():
        empty = f'<!DOCTYPE TS><TS version="2.1" language="{catalogue.language}" sourcelanguage="en"></TS>\n'
        catalogue.text.write_text(empty, encoding="utf-8")
    sources = sorted(SOURCES.rglob("*.py"))
    plurals = ("-pluralonly",) if catalogue.language == "en" else ()
    with tempfile.NamedTemporaryFile("w", suffix=".lst", encoding="utf-8") as listed:
        listed.write("\n".join(map(str, sources)))
        listed.flush()
        options = ("-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", *plurals)
        _qt_tool("lupdate", *options, f"@{listed.name}", "-ts", catalogue.text)
    # The engine's sentences, `tr(…)` outside of any class: they have a catalogue of their own.
    text = catalogue.text.read_text(encoding="utf-8")
    catalogue.text.write_text(_NAMELESS.sub("", text), encoding="utf-8")


def _fill(catalogue: Catalogue, words: Words) -> None:
    tree = ET.parse(catalogue.text)  # noqa: S314 - our own file
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        known = words.get(message.findtext("source", ""))
        if translation is None or known is None or translation.get("type") != "unfinished":
            continue
        forms = translation.findall("numerusform")
        if forms and isinstance(known, list):
            for form, text in zip(forms, known, strict=True):
                form.text = text
        elif not forms and isinstance(known, str):
            translation.text = known
        else:
            continue
        del translation.attrib["type"]
    tree.write(catalogue.text, encoding="utf-8", xml_declaration=True)
    _collect(catalogue)  # in the tool's own layout, so that nothing but words ever differs


def _qt_tool(name: str, *arguments: str | Path) -> None:
    subprocess.run([_TOOLS / name, *arguments], cwd=CHECKOUT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
