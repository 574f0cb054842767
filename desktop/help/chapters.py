"""The chapters of the user guide: Markdown files that ship with the program, in French and English."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_engine.resources import resource

__all__ = ["CHAPTERS", "Chapter", "chapters", "guide_folder"]

CHAPTERS: Final = (
    *("first-transcript", "correcting", "quotes", "exporting", "narrations", "names", "models", "privacy"),
    *("shortcuts", "troubleshooting"),
)
"""Their file names without the ending, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: the name of its file, its heading, and its Markdown."""

    name: str
    title: str
    text: str


def guide_folder(language: str) -> Path:
    """Where the guide in `language` is: with an installed program's resources, or in a checkout's documents."""
    installed = resource("guide")
    folder = installed if installed.is_dir() else Path(__file__).resolve().parents[2] / "docs" / "guide"
    return folder / language


def chapters(language: str) -> tuple[Chapter, ...]:
    """All chapters.

    Raises:
        OSError: one is missing; the installation is not complete.
    """
    folder = guide_folder(language)
    return tuple(_read(name, folder / f"{name}.md") for name in CHAPTERS)


def _read(name: str, file: Path) -> Chapter:
    text = file.read_text(encoding="utf-8")
    return Chapter(name, text.partition("\n")[0].removeprefix("# ").strip(), text)
