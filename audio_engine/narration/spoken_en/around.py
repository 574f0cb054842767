"""What stands around a match: whether a quantity is an adjective, and whether a full stop ends the sentence too."""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.spoken_en.word_lists import words

__all__ = ["following_word", "full_stop", "is_adjective", "previous_words"]

_REACH: Final = 60
"""Characters looked at on either side; a bound, so that a long sentence takes linear time."""
_WORD: Final = re.compile(r"[^\W\d_][\w']*")
_FOLLOWING: Final = re.compile(r" ([^\W\d_][\w'-]*)")
_END: Final = re.compile(r"[ ”\"')\]»]*\Z")
_DETERMINERS: Final = words(
    """
    a an another each every one the this that its his her their our my your new first second third final proposed
    planned
    """
)
_PRICED: Final = words(
    """
    bill bills note notes coin coins fine fines deal deals loan loans grant grants bailout package prize budget
    salary fee fees bond bonds lawsuit jackpot bonus check checks cheque cheques donation donations contract
    contracts winds gusts limit limits zone loss losses profit profits shortfall deficit settlement payout award penalty
    investment programme program project scheme takeover
    """
)
"""Nouns of which one says how much they are: “two £5 notes”, “90 mph winds”."""
_NO_NOUNS: Final = words(
    """
    a about above across after against ago all along also although always am among an and another any are around as
    at away back be because been before behind being below between both but by came can cannot could did do does
    down due during each either ended even ever every except far few for from gave get goes going gone got had has
    have having he her here hers high his how if in including instead into is it its itself just kept last lasts
    less long lost made many may maybe me might mine more most much must my near nearly need needed needs never no
    nor not now of off often on once one only onto or other our out over own owed paid per rather she should since
    so some still such tall than that the their them then there these they this those though through to together too
    toward towards under until up upon us was we went were what when where whether which while who whom whose why
    wide will with within without worth would year-on-year yet you your deep thick raised spent
    """
)


def following_word(match: re.Match[str]) -> str:
    """The word after the match and one space, or nothing."""
    found = _FOLLOWING.match(match.string, match.end())
    return found[1] if found else ""


def previous_words(match: re.Match[str]) -> list[str]:
    """The words shortly before the match, in lower case, nearest last."""
    return _WORD.findall(match.string[max(0, match.start() - _REACH) : match.start()].lower())


def is_adjective(match: re.Match[str]) -> bool:
    """Whether the quantity stands before its noun: “a $5 bill”, “the 10 km run”, “a 5-km run”.

    Its unit is singular then.
    """
    text, end = match.string, match.end()
    if text[end : end + 1] == "-":
        return text[end + 1 : end + 2].isalpha() and not text.startswith("-plus", end)
    noun = following_word(match)
    if not noun or noun.lower() in _NO_NOUNS or noun.endswith(("ed", "ly")):
        return False
    if noun.lower() in _PRICED:
        return True
    before = text[max(0, match.start() - _REACH) : match.start()].lower()
    last = before[:-1].rpartition(" ")[2].strip('(“"')
    return before.endswith(" ") and (last in _DETERMINERS or last.endswith(("'s", "s'")))


def full_stop(match: re.Match[str]) -> str:
    """A full stop where the match has taken the one that ends the sentence, else nothing."""
    return "." if match[0].endswith(".") and _END.match(match.string, match.end()) else ""
