"""What a person has chosen for the narration of one article, apart from its text: kept with the article as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Final

__all__ = ["OFF", "NarrationChoices"]

OFF: Final = "off"
"""What `disclosure` is where the voice says nothing of itself and the file does not declare it."""


@dataclass(frozen=True, slots=True)
class NarrationChoices:
    """Empty is always “as everywhere”: the settings', the article's, the best there is. Paths are absolute.

    `speed` is relative to the voice's own, `pauses` multiplies every pause.
    """

    language: str = ""
    """One of `spoken.LANGUAGES`; empty: what the article declares or looks like."""
    voice: str = ""
    title_voice: str = ""
    """Of headlines and crossheads; empty: the body's."""
    quote_voice: str = ""
    speaker: str = ""
    """Of the body's voice, where it has several."""
    speed: float = 1.0
    pauses: float = 1.0
    intro: str = ""
    outro: str = ""
    bed: str = ""
    title: str = ""
    """For the tags; empty: the article's."""
    author: str = ""
    publication: str = ""
    date: str = ""
    """ISO 8601, for the tags; empty: the article's."""
    disclosure: str = ""
    """What is said first about the voice; empty: the settings' or the usual sentence; `off`: nothing."""
    cover: str = ""

    def to_json(self) -> dict[str, Any]:
        """A JSON object with every field."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> NarrationChoices:
        """What `to_json` wrote; fields that are missing are as everywhere, those of a newer version are left out.

        Raises:
            ValueError: a field is of another kind.
        """
        known = {field.name: field.default for field in fields(cls)}
        given = {name: value for name, value in document.items() if name in known}
        for name, value in given.items():
            kinds = (int, float) if isinstance(known[name], float) else (str,)
            if not isinstance(value, kinds) or isinstance(value, bool):
                raise ValueError(f"not choices of a narration: {name}")  # noqa: TRY004 - what JSON holds
        return cls(**given)
