"""What a transcription was asked to be, as it lies in the queue: decided once, before the job is queued."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["TranscriptionSettings"]


@dataclass(frozen=True, slots=True)
class TranscriptionSettings:
    """Every choice that changes the text. Two jobs with equal settings on one recording give the same transcript."""

    recogniser: str
    """`faster-whisper` or `pocketsphinx`."""
    model: str
    """Its name; for `pocketsphinx` the library's own."""
    model_folder: str = ""
    language: str = "auto"
    """ISO 639-1, or `auto`."""
    task: str = "transcribe"
    mode: str = "accurate"
    speakers: str = "off"
    """`off`, or `channels`: one speaker a channel."""
    prompt: str = ""
    multilingual: bool = False
    names: tuple[dict[str, Any], ...] = ()
    """`Name.to_json()` of each name that may be hinted."""

    @property
    def speed_key(self) -> str:
        """Under which the speeds of such jobs are kept (`SpeedBook`)."""
        return f"{self.recogniser}/{self.model}/{self.mode}"

    def to_json(self) -> dict[str, Any]:
        """A JSON object with every field."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> TranscriptionSettings:
        """What `to_json` wrote."""
        return cls(**{**document, "names": tuple(document["names"])})
