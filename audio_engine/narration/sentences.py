"""Cuts a paragraph into sentences without being fooled by the full stop of an abbreviation or an initial.

Why not sentencex or pysbd: docs/decisions/0007-sentences.md.
"""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.abbreviations import BEFORE_CAPITAL, BEFORE_NUMBER, NEVER_LAST, OPENERS, SOMETIMES_LAST

__all__ = ["split_sentences"]

_END: Final = re.compile(
    r"(?<![.!?…])(?=(?P<marks>[.!?…]+(?: [!?…]+){0,4}))(?P=marks)"
    r"(?:(?=(?P<closing>(?: ?[»”]|[\"')\]]){0,6}))(?P=closing)(?=\s)|[»”\"](?=[A-ZÀ-ÖØ-Þ]))"
)
"""What may end a sentence, with the quotes and brackets that close after it.

A group that is looked ahead for and then repeated is taken whole or not at all, so that a long row of signs costs no
time. A possessive quantifier says the same, but Python before 3.11.5 gets those of a group wrong.
"""
_LAST_WORD: Final = re.compile(r"[^\s(\[«“\"'/]*$")
_LAST_WORD_MAX: Final = 40
_NEXT: Final = re.compile(r"\s*[«“\"'(\[–—-]*\s*(?P<word>[^\W_]+)?")
_INITIALS: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]|(?:[^\W\d_]\.-?)+[^\W\d_]")
"""J, and O.N.U, J.-P, p.m."""
_LIST_NUMBER: Final = re.compile(r"\s*(?:\d{1,3}|[a-zA-Z])")
_STREET: Final = re.compile(r"\b\d{1,5} (?:[A-ZÀ-ÖØ-Þ][\w'’]{1,30} ){1,3}(?:St|Ave|Av|Rd|Blvd|Dr|Ln|Sq|Pl|Hwy|Pkwy)$")
"""An address, whose street is neither a saint nor a doctor: 10 Downing St."""
_STREET_MAX: Final = 120
_NAMES_WITH_A_SIGN: Final = ("Yahoo", "Jeopardy")


def split_sentences(paragraph: str, language: str) -> list[str]:
    """The sentences of `paragraph` (as `clean_characters` leaves it), without the space around them.

    Nothing is lost: joined with spaces they are the paragraph. A language without a list of abbreviations is cut with
    the English one.
    """
    base = language.lower()[:2]
    if base not in NEVER_LAST:
        base = "en"
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(paragraph):
        if _ends(paragraph, start, end, base):
            sentences.append(paragraph[start : end.end()].strip())
            start = end.end()
    sentences.append(paragraph[start:].strip())
    return _with_words(sentences)


def _ends(paragraph: str, start: int, end: re.Match[str], language: str) -> bool:
    following = _NEXT.match(paragraph, end.end())
    word = (following["word"] or "") if following else ""
    if word[:1].islower() or paragraph.endswith(_NAMES_WITH_A_SIGN, start, end.start()):
        return False
    if not end[0].startswith(".") or end[0].startswith("..") or len(end[0].rstrip("»”\"')] ")) > 1:
        return True
    return not _abbreviated(paragraph[start : end.start()], word, language)


def _abbreviated(before: str, word: str, language: str) -> bool:
    """Whether the full stop after `before` belongs to an abbreviation, and `word` goes on with the sentence."""
    found = _LAST_WORD.search(before, max(0, len(before) - _LAST_WORD_MAX))
    last = found[0] if found else ""
    folded = last.lower()
    opens = word.lower() in OPENERS[language]
    if _STREET.search(before, max(0, len(before) - _STREET_MAX)):
        return not opens
    if folded in BEFORE_CAPITAL[language]:
        return not word[:1].isupper()
    if _LIST_NUMBER.fullmatch(before) or folded in NEVER_LAST[language]:
        return True
    if folded in BEFORE_NUMBER[language] and word[:1].isdigit():
        return True
    if folded in SOMETIMES_LAST[language] or _INITIALS.fullmatch(last):
        return not opens
    return False


def _with_words(sentences: list[str]) -> list[str]:
    """`sentences`, where one without a letter or a digit is joined to the one before it, or after it at the start."""
    joined: list[str] = []
    for sentence in sentences:
        if joined and not (_has_words(sentence) and _has_words(joined[-1])):
            joined[-1] = f"{joined[-1]} {sentence}".strip()
        else:
            joined.append(sentence)
    return [sentence for sentence in joined if sentence]


def _has_words(sentence: str) -> bool:
    return any(character.isalnum() for character in sentence)
