"""Shares out what the machine heard when passages are split or merged: every word of it goes to one of the new ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_engine.library.segment_rows import words_from_json
from audio_engine.transcript import Doubt, Word
from audio_engine.transcript_edit import word_spans

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from audio_engine.transcript import Segment

__all__ = ["Heard", "shared_out"]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the machine heard of a passage that a person made. `origins` are ids of the machine's own passages."""

    text: str = ""
    words: tuple[Word, ...] = ()
    doubt: tuple[Doubt, ...] = ()
    origins: tuple[int, ...] = ()


def shared_out(
    replaced: Sequence[sqlite3.Row], added: Sequence[Segment], origins: Mapping[int, Sequence[sqlite3.Row]]
) -> list[Heard]:
    """What was heard of each of `added`, which take the place of the rows `replaced`.

    A word goes where its middle lies, else to the nearest passage. `origins` are, by the id of a replaced row, the
    rows (id, start_s, end_s) of the machine's passages that it stands for.
    """
    texts: list[list[str]] = [[] for _ in added]
    words: list[list[Word]] = [[] for _ in added]
    doubts: list[set[str]] = [set() for _ in added]
    sources: list[set[int]] = [set() for _ in added]
    for row in sorted(replaced, key=lambda r: (r["start_s"], r["end_s"], r["id"])):
        given = set()
        for number, text, part in _parts(row, added):
            texts[number].append(text)
            words[number].extend(part)
            given.add(number)
        for number, segment in enumerate(added):
            if number in given or _overlap(row, segment):
                doubts[number].update(row["doubt"].split())
                sources[number].update(o["id"] for o in origins[row["id"]] if number in given or _overlap(o, segment))
    return [
        Heard(
            text=" ".join(texts[n]),
            words=tuple(words[n]),
            doubt=tuple(doubt for doubt in Doubt if doubt in doubts[n]),
            origins=tuple(sorted(sources[n])),
        )
        for n in range(len(added))
    ]


def _parts(row: sqlite3.Row, added: Sequence[Segment]) -> list[tuple[int, str, tuple[Word, ...]]]:
    """What goes where: the number of the passage, the text and the words, in the order of the text."""
    text, words = row["machine_text"], words_from_json(row["machine_words"])
    if not added or not text:
        return []
    if not words:
        return [(_nearest((row["start_s"] + row["end_s"]) / 2, added), text, ())]
    spans = word_spans(text, words)
    owners = [_nearest((word.start_s + word.end_s) / 2, added) for word in words]
    parts = []
    first = 0
    while first < len(words):
        last = next((n for n in range(first, len(words)) if owners[n] != owners[first]), len(words))
        begin = spans[first][0] if first else 0
        end = spans[last][0] if last < len(words) else len(text)
        parts.append((owners[first], text[begin:end].strip(), words[first:last]))
        first = last
    return parts


def _nearest(at_s: float, added: Sequence[Segment]) -> int:
    return min(range(len(added)), key=lambda n: max(added[n].start_s - at_s, at_s - added[n].end_s, 0.0))


def _overlap(row: sqlite3.Row, segment: Segment) -> bool:
    """Whether they share a moment; a passage without length is a moment too."""
    return bool(row["start_s"] <= segment.end_s and segment.start_s <= row["end_s"]) and (
        bool(row["start_s"] < segment.end_s and segment.start_s < row["end_s"])
        or row["start_s"] == row["end_s"]
        or segment.start_s == segment.end_s
    )
