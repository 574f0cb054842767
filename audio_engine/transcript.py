"""What a transcript is: the one data model that recognition makes, the library keeps and exports write.

Times are seconds on the recording's own decoded timeline. The JSON form is the public format
`souffleur-transcript/1`, described in `docs/transcript-format.md` and `resources/schemas/`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final

__all__ = [
    "FORMAT",
    "Doubt",
    "EngineDescription",
    "Gap",
    "Quote",
    "RecordingDescription",
    "Review",
    "ReviewState",
    "Segment",
    "SegmentState",
    "Speaker",
    "Transcript",
    "Word",
]

FORMAT: Final = "souffleur-transcript/1"


class SegmentState(StrEnum):
    """How far a person has come with a segment."""

    MACHINE = "machine"
    """As the recogniser wrote it."""
    EDITED = "edited"
    """A person has changed the text."""
    CHECKED = "checked"
    """A person has listened and ticked it."""


class Doubt(StrEnum):
    """Why the quality gate does not vouch for a segment."""

    REPETITION = "repetition"
    """The text repeats itself more than speech does."""
    LOW_CONFIDENCE = "low-confidence"
    """The mean log-probability of the tokens is low."""
    NEAR_SILENCE = "near-silence"
    """Words where there is hardly any sound: often an invented closing line."""
    NO_SPEECH = "no-speech"
    """Words where the voice detector heard nobody."""
    IMPLAUSIBLE_RATE = "implausible-rate"
    """More, or far fewer, words than anybody says in that time."""
    DAMAGED_AUDIO = "damaged-audio"
    """The sound under it was damaged in the file."""


class ReviewState(StrEnum):
    """Whether a person vouches for the transcript as a whole."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its punctuation, without surrounding spaces.

    `confidence` is the recogniser's probability in [0, 1].
    """

    text: str
    start_s: float
    end_s: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or phrase by one speaker. `text` is what stands, `machine_text` what was heard, for ever."""

    id: int
    start_s: float
    end_s: float
    text: str
    machine_text: str
    words: tuple[Word, ...] = ()
    speaker: str | None = None
    """The id of a `Speaker`."""
    state: SegmentState = SegmentState.MACHINE
    doubt: tuple[Doubt, ...] = ()
    language: str | None = None
    """Where it differs from the transcript's."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch where somebody speaks and no text was recognised."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice. `id` is stable ("S1"), `name` is what people read ("Speaker 1" until somebody renames it)."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody copied out of a transcript, as they stood then. `at` is ISO 8601 with its offset.

    No part of the transcript's JSON form.
    """

    id: int
    start_s: float
    end_s: float
    text: str
    speaker: str | None = None
    """The id of a `Speaker`."""
    note: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class RecordingDescription:
    """The recording that a transcript is of. `sha256` is the original file's, in hex."""

    name: str
    sha256: str
    duration_s: float


@dataclass(frozen=True, slots=True)
class EngineDescription:
    """What made the text: enough to make it again."""

    recogniser: str
    """`faster-whisper` or `pocketsphinx`."""
    model: str
    device: str
    compute_type: str
    mode: str
    """`accurate` or `draft`; `basic` for the built-in recogniser, which has one mode."""
    version: str
    """Souffleur's."""
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Review:
    """Who vouches for the transcript. `at` is ISO 8601 with its offset."""

    state: ReviewState = ReviewState.DRAFT
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything that is known of what was said in one recording. Segments are in the order of their start."""

    recording: RecordingDescription
    engine: EngineDescription
    language: str
    segments: tuple[Segment, ...] = ()
    gaps: tuple[Gap, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    review: Review = Review()
    task: str = "transcribe"
    """`translate`: the text is a machine translation into English, and every export says so."""
    language_probability: float | None = None
    """How sure the detection was, in [0, 1]; None where a person chose the language."""
    warnings: tuple[str, ...] = ()

    def speaker_name(self, speaker_id: str | None) -> str | None:
        """The name that people read for `speaker_id`, None for nobody."""
        return next((s.name for s in self.speakers if s.id == speaker_id), None)

    def to_json(self) -> dict[str, Any]:
        """The public JSON form; times are rounded to milliseconds, confidences to three decimals."""
        whole = _rounded(asdict(self))
        return {
            "format": FORMAT,
            **{key: whole[key] for key in ("recording", "engine", "language", "language_probability", "task")},
            **{key: whole[key] for key in ("speakers", "segments", "gaps", "review", "warnings")},
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Transcript:
        """The transcript that `to_json` wrote.

        Raises:
            ValueError: the format is another one, or a field is missing or of the wrong kind.
        """
        if document.get("format") != FORMAT:
            raise ValueError(f"not a {FORMAT} document: {document.get('format')!r}")
        try:
            return cls(
                recording=RecordingDescription(**document["recording"]),
                engine=EngineDescription(**document["engine"]),
                language=document["language"],
                segments=tuple(_segment(s) for s in document["segments"]),
                gaps=tuple(Gap(**g) for g in document["gaps"]),
                speakers=tuple(Speaker(**s) for s in document["speakers"]),
                review=Review(**{**document["review"], "state": ReviewState(document["review"]["state"])}),
                task=document.get("task", "transcribe"),
                language_probability=document.get("language_probability"),
                warnings=tuple(document.get("warnings", ())),
            )
        except (KeyError, TypeError) as problem:
            raise ValueError(f"not a complete {FORMAT} document: {problem}") from problem


def _segment(document: dict[str, Any]) -> Segment:
    return Segment(
        **{
            **document,
            "words": tuple(Word(**w) for w in document["words"]),
            "state": SegmentState(document["state"]),
            "doubt": tuple(Doubt(d) for d in document["doubt"]),
        }
    )


def _rounded(value: Any) -> Any:  # noqa: ANN401 - walks any JSON value
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
