"""The report beside a published file, which is also what `narrate --json` prints: `souffleur-narration/1`.

`docs/narration-report.md` describes it; the JSON Schema is `resources/schemas/souffleur-narration-1.schema.json`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from audio_engine.export.legible import without_surrogates
from audio_engine.narration.publishing.encoding import Encoding
from audio_engine.narration.publishing.loudness import Loudness
from audio_engine.narration.publishing.options import LoudnessTarget
from audio_engine.narration.publishing.part_folder import beside
from audio_engine.narration.publishing.tags import Tags
from audio_engine.narration.timeline import SentenceState, TimedSentence
from audio_engine.narration.voices.voice import VoiceDescription

__all__ = ["FORMAT", "REPORT", "Approval", "ApprovalState", "Report", "report_bytes", "report_path"]

FORMAT: Final = "souffleur-narration/1"
REPORT: Final = ".report.json"
"""How the name of a report ends, after the name of the sound without its own ending."""


class ApprovalState(StrEnum):
    """Whether somebody vouches for the sound."""

    UNAPPROVED = "unapproved"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Approval:
    """Who has listened. `at` is ISO 8601 with its offset."""

    state: ApprovalState = ApprovalState.UNAPPROVED
    by: str | None = None
    at: str | None = None

    @property
    def mark(self) -> str:
        """What the file's tag says, in the same words everywhere: machines read it."""
        return f"approved by {self.by} at {self.at}" if self.state is ApprovalState.APPROVED else str(self.state)


@dataclass(frozen=True, slots=True)
class Report:
    """What was published. `files` has the sound first; `timeline` every sentence, in seconds of the published file.

    `declared` is whether the file says that its voice is synthetic.
    """

    files: tuple[Path, ...]
    sha256: str
    tags: Tags
    language: str
    voice: VoiceDescription
    encoding: Encoding
    duration_s: float
    loudness: Loudness
    target: LoudnessTarget
    timeline: Sequence[TimedSentence]
    declared: bool
    warnings: Sequence[str] = ()
    approval: Approval = field(default_factory=Approval)

    def to_json(self) -> dict[str, Any]:
        """The public JSON form; times have three decimals."""
        voice = self.voice
        counted = Counter(sentence.state for sentence in self.timeline)
        return {
            "format": FORMAT,
            "output": str(self.files[0]),
            "files": [str(path) for path in self.files[1:]],
            "sha256": self.sha256,
            "title": self.tags.title,
            "language": self.language,
            "voice": voice.name,
            "voice_details": {
                name: getattr(voice, name) for name in ("engine", "version", "language", "identity", "basic")
            },
            "program": self.tags.marks["SOFTWARE"],
            "audio": {
                "format": str(self.encoding.format),
                "channels": self.encoding.channels,
                "sample_rate": self.encoding.rate,
                "bit_rate": self.encoding.bit_rate or None,
            },
            "duration_s": round(self.duration_s, 3),
            "loudness": _loudness(self.loudness),
            "loudness_target": {"name": self.target.name, "lufs": self.target.lufs},
            "coverage": {str(state): counted[state] for state in SentenceState},
            "sentences": [_sentence(sentence) for sentence in self.timeline],
            "chapters": [
                {"title": chapter.title, "start_s": round(chapter.start_s, 3), "end_s": round(chapter.end_s, 3)}
                for chapter in self.tags.chapters
            ],
            "disclosure": self._disclosure(),
            "approval": asdict(self.approval),
            "warnings": list(self.warnings),
        }

    def _disclosure(self) -> dict[str, Any]:
        """What the file says of its voice; `spoken` is what was really heard and is none of the article."""
        added = [s.text for s in self.timeline if s.kind is None and s.state is SentenceState.SPOKEN]
        return {
            "state": "on" if self.declared else "off",
            "spoken": " ".join(added) or None,
            "written": (self.tags.comment or None) if self.declared else None,
            "digital_source_type": self.tags.marks.get("DIGITAL_SOURCE_TYPE"),
        }


def report_path(audio: Path) -> Path:
    """Where the report of a published file is."""
    return beside(audio, REPORT)


def report_bytes(document: dict[str, Any]) -> bytes:
    """A report as indented UTF-8."""
    return (without_surrogates(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n").encode()


def _loudness(loudness: Loudness) -> dict[str, float | None]:
    peak = loudness.true_peak_dbtp
    return {
        "integrated_lufs": None if loudness.integrated_lufs is None else round(loudness.integrated_lufs, 2),
        "range_lu": round(loudness.range_lu, 2),
        "true_peak_dbtp": None if peak is None else round(peak, 2),
    }


def _sentence(sentence: TimedSentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "spoken": sentence.spoken,
        "start_s": round(sentence.start_s, 3),
        "end_s": round(sentence.end_s, 3),
        "cached": sentence.cached,
        "kind": sentence.kind,
        "paragraph": sentence.paragraph,
        "state": sentence.state,
        "reason": sentence.reason,
    }
