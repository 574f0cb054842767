"""What every export must say about a transcript before anybody quotes it, in the language of the text."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from audio_engine.export.languages import text_language
from audio_engine.text import tr, trn
from audio_engine.transcript import Doubt, ReviewState, SegmentState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audio_engine.transcript import Review, Segment, Transcript

__all__ = [
    "clock",
    "doubt_label",
    "gap_label",
    "notices",
    "open_doubts",
    "origin_notices",
    "provenance",
    "review_line",
    "warning_notices",
]


def notices(transcript: Transcript) -> tuple[str, ...]:
    """Everything a reader must know, most important first; never empty."""
    return (
        review_line(transcript),
        *origin_notices(transcript),
        *_advice(transcript),
        *warning_notices(transcript),
    )


def review_line(transcript: Transcript) -> str:
    """Who vouches for the text, in at most 41 characters while nobody does (it must fit one subtitle line)."""
    language = text_language(transcript)
    translated = transcript.task == "translate"
    match transcript.review.state:
        case ReviewState.DRAFT if translated:
            return tr("Machine translation, not reviewed", language=language)
        case ReviewState.DRAFT:
            return tr("Machine transcript, not reviewed", language=language)
        case ReviewState.IN_REVIEW if translated:
            return tr("Machine translation, review in progress", language=language)
        case ReviewState.IN_REVIEW:
            return tr("Machine transcript, review in progress", language=language)
        case ReviewState.REVIEWED:
            return _reviewed(transcript.review, language)


def origin_notices(transcript: Transcript) -> tuple[str, ...]:
    """Sentences about how the text was made, where that limits what it is good for."""
    language = text_language(transcript)
    found = []
    if transcript.engine.recogniser == "pocketsphinx":
        found.append(tr("Made by the basic built-in recogniser: expect many wrong words.", language=language))
    if transcript.task == "translate":
        found.append(tr("This is a machine translation into English, not the speaker’s own words.", language=language))
    return tuple(found)


def warning_notices(transcript: Transcript) -> tuple[str, ...]:
    """The transcript's warnings, each introduced as one."""
    language = text_language(transcript)
    return tuple(tr("Warning: {text}", language=language, text=warning) for warning in transcript.warnings)


def open_doubts(segment: Segment) -> tuple[Doubt, ...]:
    """The doubts that still stand: none in a segment that a person has listened to and ticked."""
    return () if segment.state is SegmentState.CHECKED else segment.doubt


def doubt_label(doubts: Iterable[Doubt], language: str) -> str:
    """`doubtful: reason, reason`."""
    return tr("doubtful: {reasons}", language=language, reasons=", ".join(_reason(d, language) for d in doubts))


def gap_label(language: str) -> str:
    """What stands where somebody speaks and nothing was recognised."""
    return tr("speech without text", language=language)


def provenance(transcript: Transcript) -> tuple[str, ...]:
    """The recording and the program, a line each."""
    language = text_language(transcript)
    engine = transcript.engine
    return (
        tr(
            "Recording: {name}, {duration}",
            language=language,
            name=transcript.recording.name,
            duration=clock(transcript.recording.duration_s),
        ),
        tr(
            "Made with Souffleur {version} ({recogniser}, {model}, {mode})",
            language=language,
            version=engine.version,
            recogniser=engine.recogniser,
            model=engine.model,
            mode=engine.mode,
        ),
    )


def clock(seconds: float) -> str:
    """`seconds` as people read a player: `01:02:03`, rounded down."""
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def _advice(transcript: Transcript) -> list[str]:
    language = text_language(transcript)
    advice = []
    if transcript.review.state is not ReviewState.REVIEWED:
        advice.append(tr("Check every quote against the recording.", language=language))
    if doubtful := sum(1 for segment in transcript.segments if segment.text and open_doubts(segment)):
        advice.append(
            trn(
                "{count} passage is doubtful and marked so.",
                "{count} passages are doubtful and marked so.",
                doubtful,
                language=language,
            )
        )
    if gaps := len(transcript.gaps):
        advice.append(
            trn(
                "In {count} place somebody speaks and no text was recognised.",
                "In {count} places somebody speaks and no text was recognised.",
                gaps,
                language=language,
            )
        )
    return advice


def _reviewed(review: Review, language: str) -> str:
    date = review.at and _date(review.at, language)
    if review.by and date:
        return tr("Reviewed by {name} on {date}", language=language, name=review.by, date=date)
    if review.by:
        return tr("Reviewed by {name}", language=language, name=review.by)
    if date:
        return tr("Reviewed on {date}", language=language, date=date)
    return tr("Reviewed", language=language)


def _date(at: str, language: str) -> str:
    """An ISO 8601 moment as people write it; what is none is shown as it is."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    written = tr(
        "{year}-{month}-{day} at {hour}:{minute}",
        language=language,
        year=f"{moment:%Y}",
        month=f"{moment:%m}",
        day=f"{moment:%d}",
        hour=f"{moment:%H}",
        minute=f"{moment:%M}",
    )
    zone = moment.tzname()
    return f"{written} ({zone})" if zone else written


def _reason(doubt: Doubt, language: str) -> str:
    match doubt:
        case Doubt.REPETITION:
            return tr("the text repeats itself", language=language)
        case Doubt.LOW_CONFIDENCE:
            return tr("the recogniser was not sure", language=language)
        case Doubt.NEAR_SILENCE:
            return tr("hardly any sound", language=language)
        case Doubt.NO_SPEECH:
            return tr("no voice was heard", language=language)
        case Doubt.IMPLAUSIBLE_RATE:
            return tr("nobody speaks at this speed", language=language)
        case Doubt.DAMAGED_AUDIO:
            return tr("the sound is damaged", language=language)
