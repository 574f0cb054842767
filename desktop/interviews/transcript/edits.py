"""What people do to paragraphs, as edits: pure functions from what stands to what shall stand.

The times of words follow `audio_engine.transcript_edit`. Times keep three decimals, as the library does, so that what
is shown is what is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from audio_engine.transcript import Gap, Segment, SegmentState, Speaker, Word
from audio_engine.transcript_edit import merge as merged
from audio_engine.transcript_edit import retimed, split_at, with_text
from desktop.interviews.transcript.paragraphs import Edit, EditKind, Splice

__all__ = [
    "add_speaker",
    "assign_speaker",
    "create",
    "fold_speakers",
    "join",
    "rename_speaker",
    "restore",
    "retype",
    "rewrite",
    "split",
    "substitute",
    "tick",
]

NewKey = Callable[[], int]


def retype(base: Segment, text: str) -> Edit:
    """`text` stands in place of the text of `base`."""
    return Edit(EditKind.TEXT, (Splice((base,), (_rounded(with_text(base, text)),)),))


def split(segment: Segment, at: int, new_key: NewKey) -> Edit:
    """Two paragraphs, cut before character `at`.

    Raises:
        ValueError: there would be no text on one side.
    """
    return Edit(EditKind.SPLIT, (Splice((segment,), tuple(_keyed(part, new_key) for part in split_at(segment, at))),))


def join(segments: Sequence[Segment], new_key: NewKey) -> Edit:
    """One paragraph of several, spoken by the first one's speaker.

    Raises:
        ValueError: there are fewer than two.
    """
    if len(segments) < 2:
        raise ValueError("it takes two to be joined")
    return Edit(EditKind.MERGE, (Splice(tuple(segments), (_keyed(merged(segments), new_key),)),))


def rewrite(segments: Sequence[Segment], texts: Sequence[str], new_key: NewKey) -> Edit:
    """These texts stand in place of these paragraphs: what typing or pasting over several of them does.

    Blank texts are left out; if all of them are, one empty paragraph is left.
    """
    written = [text.strip() for text in texts if text.strip()] or [""]
    if len(segments) == len(written) == 1:
        return retype(segments[0], texts[0] if len(texts) == 1 else written[0])
    rest = with_text(merged(segments) if len(segments) > 1 else segments[0], " ".join(written))
    parts: list[Segment] = []
    for text in written[:-1]:
        left, rest = split_at(rest, len(text))
        parts.append(left)
    return Edit(EditKind.REPLACE, (Splice(tuple(segments), tuple(_keyed(part, new_key) for part in [*parts, rest])),))


def create(gap: Gap, text: str, speaker: str | None, new_key: NewKey) -> Edit:
    """A paragraph where somebody speaks and nothing was recognised."""
    start_s, end_s = round(gap.start_s, 3), round(gap.end_s, 3)
    words = retimed((), text, start_s=start_s, end_s=end_s)
    written = Segment(new_key(), start_s, end_s, text, "", words, speaker, SegmentState.EDITED)
    return Edit(EditKind.CREATE, (Splice((), (_rounded(written),)),))


def substitute(changed: Iterable[tuple[Segment, str]]) -> Edit | None:
    """Other texts in any number of paragraphs as one edit; None if nothing is another."""
    splices = tuple(
        Splice((segment,), (_rounded(with_text(segment, text)),)) for segment, text in changed if segment.text != text
    )
    return Edit(EditKind.REPLACE, splices) if splices else None


def tick(segments: Iterable[Segment], checked: bool) -> Edit | None:
    """Somebody has listened to these, or takes that back; None if nothing changes."""
    splices = tuple(
        Splice((segment,), (replace(segment, state=SegmentState.CHECKED if checked else unticked_state(segment)),))
        for segment in segments
        if (segment.state is SegmentState.CHECKED) != checked
    )
    return Edit(EditKind.STATE, splices) if splices else None


def unticked_state(segment: Segment) -> SegmentState:
    """What a paragraph is when its tick is taken away."""
    return SegmentState.MACHINE if segment.text == segment.machine_text else SegmentState.EDITED


def restore(segment: Segment, machine_words: tuple[Word, ...]) -> Edit | None:
    """The paragraph as the machine heard it; None if it stands like that."""
    heard = replace(segment, text=segment.machine_text, words=machine_words, state=SegmentState.MACHINE)
    return None if heard == segment else Edit(EditKind.RESTORE, (Splice((segment,), (heard,)),))


def assign_speaker(segments: Iterable[Segment], speaker: str | None) -> Edit | None:
    """Somebody else speaks in these; None if nothing changes."""
    splices = _spoken_by(segments, speaker)
    return Edit(EditKind.SPEAKER, splices) if splices else None


def rename_speaker(speakers: tuple[Speaker, ...], speaker_id: str, name: str) -> Edit | None:
    """Another name for a speaker, everywhere; None if it has that name, or it is blank."""
    name = " ".join(name.split())
    renamed = tuple(Speaker(s.id, name) if s.id == speaker_id else s for s in speakers)
    return None if not name or renamed == speakers else Edit(EditKind.SPEAKERS, (), (speakers, renamed))


def add_speaker(
    speakers: tuple[Speaker, ...], speaker_id: str, name: str, spoken: Iterable[Segment] = ()
) -> Edit | None:
    """A new speaker with an id that nobody has had, to whom the paragraphs `spoken` go. None for a blank name."""
    name = " ".join(name.split())
    if not name:
        return None
    return Edit(EditKind.SPEAKERS, _spoken_by(spoken, speaker_id), (speakers, (*speakers, Speaker(speaker_id, name))))


def fold_speakers(segments: Iterable[Segment], speakers: tuple[Speaker, ...], gone: str, into: str) -> Edit | None:
    """Two speakers are one person: what `gone` said, `into` has said. None if they are the same already."""
    if gone == into:
        return None
    splices = _spoken_by((s for s in segments if s.speaker == gone), into)
    return Edit(EditKind.SPEAKERS, splices, (speakers, tuple(s for s in speakers if s.id != gone)))


def _spoken_by(segments: Iterable[Segment], speaker: str | None) -> tuple[Splice, ...]:
    return tuple(Splice((s,), (replace(s, speaker=speaker),)) for s in segments if s.speaker != speaker)


def _keyed(segment: Segment, new_key: NewKey) -> Segment:
    return _rounded(replace(segment, id=new_key()))


def _rounded(segment: Segment) -> Segment:
    """With three decimals."""
    return replace(
        segment,
        start_s=round(segment.start_s, 3),
        end_s=round(segment.end_s, 3),
        words=tuple(
            [Word(w.text, round(w.start_s, 3), round(w.end_s, 3), round(w.confidence, 3)) for w in segment.words]
        ),
    )
