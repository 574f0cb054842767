"""Says that a voice is synthetic: in words that are spoken, in words for a page, and in words for machines.

It is on unless somebody has switched it off, and the report says which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from audio_engine.text import tr

__all__ = ["DIGITAL_SOURCE_TYPE", "Disclosure", "base_language", "page_disclosure", "spoken_disclosure"]

DIGITAL_SOURCE_TYPE: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""The IPTC's term for what a trained model has made."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Whether the file declares its voice synthetic, and the newsroom's own words for a page and the comment tag.

    What was really spoken is not here: it is the sentence without a kind in the timeline.
    """

    declared: bool = True
    page_text: str = ""


def spoken_disclosure(language: str) -> str:
    """What the voice says about itself unless the newsroom has its own words; English where we know no others."""
    return tr("This article is read to you by a synthetic voice.", language=base_language(language))


def page_disclosure(language: str) -> str:
    """What should stand beside the player, and stands in the file's comment."""
    return tr(
        "Audio version read by a synthetic voice, made from the text of the article.", language=base_language(language)
    )


def base_language(language: str) -> str:
    """The language without its region: `fr-BE` is `fr`, by which our words and rules go."""
    return language.lower().replace("_", "-").partition("-")[0]
