"""Says how well a subtitle line may end between two words: after a sentence gladly, after an article never."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audio_engine.export.timed_text import Token

__all__ = ["break_costs"]

SENTENCE: Final = 0.0
CLAUSE: Final = 2.0
CONJUNCTION: Final = 4.0
PHRASE: Final = 6.0
BETWEEN_WORDS: Final = 8.0
STRAY: Final = 12.0
NAME: Final = 16.0
BINDING: Final = 40.0
INSIDE_WORD: Final = 60.0
FORBIDDEN: Final = 400.0
"""Only where a line could not be filled otherwise."""

_SENTENCE_ENDS: Final = (".", "?", "!", "…", "。", "？", "！")
_CLAUSE_ENDS: Final = (",", ";", ":", "—", "–", ")", "，", "、", "；", "：")
_CLOSING: Final = "!?:;%»)]}”’\"',.…€$£°"
_CLOSING_WIDE: Final = "。、，．！？：；）」』】"
_OPENING: Final = "«([{“‘\"'¿¡-–—"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A clause begins with these: the line breaks before them.
_CONJUNCTIONS: Final = {
    "en": _words(
        "and but or nor so because although though while when where which who whose that if unless until since"
    ),
    "fr": _words("et mais ou donc or ni car que qu’il qu’elle qu’on qui quand lorsque si comme parce puisque où dont"),
}
# These belong to the word after them: articles, prepositions, possessives, pronouns and auxiliaries before a verb.
_BINDING: Final = {
    "en": _words(
        "a an the this these those my your his her its our their to of in on at by for with from into about as no not "
        "very i you he she it we they is are was were be been will would can could should must has have had do does did"
    ),
    "fr": _words(
        "le la les l’ un une des du de d’ au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos "
        "leur leurs à en dans par pour sur sous avec sans chez vers entre je j’ tu il elle on nous vous ils elles ne "
        "n’ se s’ me te y pas très plus est sont a ont ai as avez avons était étaient sera"
    ),
}
# A full stop after these ends no sentence.
_TITLES: Final = _words("mr mrs ms dr st m mme mlle")


def break_costs(tokens: Sequence[Token], language: str) -> list[float]:
    """What a break after each token but the last costs, from 0 (the end of a sentence) to `FORBIDDEN`."""
    costs = [_cost(before, after, language) for before, after in pairwise(tokens)]
    # A sentence does not leave its first word behind.
    return [
        cost + STRAY if sentence_ends == SENTENCE and cost > CLAUSE else cost
        for sentence_ends, cost in zip([BETWEEN_WORDS, *costs], costs, strict=False)
    ]


def _cost(before: Token, after: Token, language: str) -> float:
    if after.text[0] in _CLOSING_WIDE:
        return FORBIDDEN
    if after.joined:
        return CLAUSE if before.text.endswith(_SENTENCE_ENDS + _CLAUSE_ENDS) else INSIDE_WORD
    if not after.text.strip(_CLOSING) or not before.text.strip(_OPENING):
        return FORBIDDEN
    ending = before.text.rstrip("»”’\"'\u00a0\u202f ")
    if ending.endswith(_SENTENCE_ENDS):
        return BINDING if _bare(before.text) in _TITLES else SENTENCE
    if ending.endswith(_CLAUSE_ENDS):
        return CLAUSE
    return _cost_inside_clause(before.text, after.text, language)


def _cost_inside_clause(before: str, after: str, language: str) -> float:
    if _bare(before) in _BINDING.get(language, ()):
        return BINDING
    if before[-1:].isdigit():
        return NAME  # a number and what it counts
    if before[:1].isupper() and after[:1].isupper():
        return NAME  # a first and a last name
    if _bare(after) in _CONJUNCTIONS.get(language, ()):
        return CONJUNCTION
    return PHRASE if _bare(after) in _BINDING.get(language, ()) else BETWEEN_WORDS


def _bare(word: str) -> str:
    return word.strip('«»“”"()[].,;:!?…\u00a0\u202f-').replace("'", "’").lower()
