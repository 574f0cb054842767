"""What people write in place of what was heard, over all transcripts: names that the newsroom's list should have.

Nothing is stored. Only passages that somebody has changed are looked at, and each once for each of its revisions.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from audio_engine.library.store import Store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["CorrectionMemory", "Corrections", "Place", "Replaced", "Suggestion", "replaced_words"]

_PASSAGES: Final = 20_000
"""So many of the passages that were changed last are looked at: years of a newsroom's corrections."""
_PLACES: Final = 5
_LONGEST: Final = 4
"""Words of a name."""
_ALIKE: Final = 0.4
"""How alike two words must sound on paper: “he” is not misheard for “Macron”, somebody wrote another sentence."""
_MAX_WORDS: Final = 2_000

_EDGES: Final = " \t\n,.;:!?…\"'’‘“”«»()[]{}–—-/*"
_ELISION: Final = re.compile(r"^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)['’](?=\w)", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s$")
_ENDS_SENTENCE: Final = re.compile(r"[.!?…:][\"'’”»)]*$|[«“(\"]$")
_FIRST_PERSON: Final = re.compile(r"I(?:['’]\w+)?$")


@dataclass(frozen=True, slots=True)
class Replaced:
    """A word, or a few, that somebody wrote where others were heard. `opens`: a sentence begins with it."""

    heard: str
    written: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was corrected; `start_s` is the passage's."""

    transcript_id: int
    recording_id: int
    start_s: float
    title: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that was corrected the same way `count` times; `places` are the newest few."""

    heard: str
    written: str
    count: int
    places: tuple[Place, ...]


CorrectionMemory = dict[int, tuple[int, tuple[Replaced, ...]]]
"""What was found in a passage at a revision, by the passage's id; whoever asks again keeps it."""


class Corrections(Store):
    """The part of the library that learns from what people correct."""

    def suggestions(
        self,
        memory: CorrectionMemory,
        *,
        known: Collection[str] = (),
        dismissed: Collection[tuple[str, str]] = (),
        at_least: int = 2,
    ) -> list[Suggestion]:
        """Names that people wrote in the place of the same words `at_least` times, the most frequent first.

        `known` are written forms that are in the list already, `dismissed` pairs of heard and written that nobody
        wants to be asked about again. What is found is kept in `memory`, so that the next time only passages that
        were changed since are compared.
        """
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT segment.id, segment.revision, segment.start_s, segment.text, segment.machine_text,"
                " transcript.id AS transcript_id, recording.id AS recording_id, recording.title"
                " FROM (SELECT segment_id, max(at) AS at FROM revision WHERE number > 0 GROUP BY segment_id"
                "       ORDER BY at DESC LIMIT ?) AS edited"
                " JOIN segment ON segment.id = edited.segment_id"
                " JOIN transcript ON transcript.id = segment.transcript_id"
                " JOIN recording ON recording.id = transcript.recording_id"
                " WHERE segment.removed = 0 AND segment.machine_text <> '' AND segment.text <> segment.machine_text"
                " AND recording.deleted_at IS NULL ORDER BY edited.at DESC, segment.id DESC",
                (_PASSAGES,),
            ).fetchall()
        places: dict[tuple[str, str], list[Place]] = defaultdict(list)
        names: set[tuple[str, str]] = set()
        for row in rows:
            kept = memory.get(row["id"])
            if kept is None or kept[0] != row["revision"]:
                kept = memory[row["id"]] = row["revision"], tuple(replaced_words(row["machine_text"], row["text"]))
            for one in kept[1]:
                pair = one.heard, one.written
                place = Place(row["transcript_id"], row["recording_id"], row["start_s"], row["title"])
                places[pair].append(place)
                if not one.opens:  # every sentence begins with a capital
                    names.add(pair)
        found = [
            Suggestion(heard, written, len(where), tuple(where[:_PLACES]))
            for (heard, written), where in places.items()
            if (heard, written) in names
            and len(where) >= at_least
            and written not in known
            and (heard, written) not in dismissed
        ]
        return sorted(found, key=lambda suggestion: -suggestion.count)


def replaced_words(heard: str, written: str) -> Iterator[Replaced]:
    """The names, as far as their look tells, that `written` has where `heard` has something like them."""
    old, new = heard.split(), written.split()
    if max(len(old), len(new)) > _MAX_WORDS:
        return
    old_bare, new_bare = [_bare(word) for word in old], [_bare(word) for word in new]
    matcher = SequenceMatcher(None, old_bare, new_bare, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag != "replace":
            continue
        for one, other, length in _pairs(old_bare[first:last], new_bare[new_first:new_last]):
            place = new_first + other
            words = new_bare[place : place + length]
            said = " ".join(filter(None, one))
            name = " ".join(filter(None, words))
            if _is_name(name) and said and _alike(said, name):
                yield Replaced(said, name, opens=place == 0 or bool(_ENDS_SENTENCE.search(new[place - 1])))


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[list[str], int, int]]:
    """What was heard, and which words stand for it: where they begin and how many they are."""
    is_one_name = len(new) <= _LONGEST and len(old) <= _LONGEST and all(word[:1].isupper() for word in new)
    if is_one_name or (len(old) != len(new) and len(new) <= _LONGEST and len(old) <= _LONGEST):
        yield list(old), 0, len(new)
    elif len(old) == len(new):
        for number, word in enumerate(old):
            yield [word], number, 1


def _bare(word: str) -> str:
    """A word without the signs around it, the article that is elided before it, and the possessive after it."""
    stripped = _ELISION.sub("", word.strip(_EDGES))
    return _POSSESSIVE.sub("", stripped).strip(_EDGES)


def _is_name(text: str) -> bool:
    """Whether it looks like one: a capital somewhere, more than one letter, and no “I”."""
    words = text.split()
    looks = any(any(c.isupper() for c in word) for word in words)
    return looks and sum(c.isalpha() for c in text) > 1 and not any(_FIRST_PERSON.match(word) for word in words)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, _letters(one), _letters(other), autojunk=False).ratio() >= _ALIKE


def _letters(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if c.isalnum())
