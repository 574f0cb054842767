"""Letters said one by one: the spoken form has “F B I”, and eSpeak gets the one spelling of it that it reads right.

Written with spaces it reads “A” as an article, “I” as a word and “Y” as a French pronoun; “F. B. I.” is three
sentences; “e.g.” is “for example”. “F.B.I” is right: all runs of two and three letters, French and English, were tried
(tests/narration/voices/test_letters.py). “aka” alone stays a word.
"""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.voices.readable import Readable

__all__ = ["join_letters"]

_RUN: Final = re.compile(r"(?<![\w-])(?P<letters>[A-Z](?: [A-Z])+)(?P<plural>['’]?s)?(?![\w-])")
_GLIDING: Final = re.compile(r"[IJ]\.(?=[AEFHILMNORSUX])")
"""Before a letter whose French name begins with a vowel, eSpeak makes a glide of an I (“I.A” is “ya”)."""
_READ_OUT: Final = {
    "fr": re.compile(r"(?<=^P)\.(?=S$)|(?<=^S)\.(?=[TV]\.P$)"),  # post-scriptum, s’il te plaît, s’il vous plaît
    "en": re.compile(r"(?<=^E)\.(?=G)"),  # for example
}


def join_letters(read: Readable, language: str) -> Readable:
    """`read` with its runs of capitals as eSpeak's voice of `language` reads them letter by letter."""
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for run in _RUN.finditer(read.text):
        joined = _joined(run["letters"], language[:2], plural=bool(run["plural"]))
        pieces += [read.text[done : run.start()], joined]
        origins += read.origins[done : run.start()]
        at = range(run.start(), run.start() + len(joined))
        origins += [read.origins[min(index, run.end() - 1)] for index in at]
        done = run.end()
    return Readable("".join([*pieces, read.text[done:]]), (*origins, *read.origins[done:]))


def _joined(letters: str, language: str, *, plural: bool) -> str:
    joined = letters.replace(" ", ".")
    if language == "fr":
        joined = _GLIDING.sub(lambda match: f"{match[0][0]} ", joined)
    if words := _READ_OUT.get(language):
        joined = words.sub(" ", joined)
    return f"{joined}.'s" if plural else joined  # “M.Ps” would be “M dot P S”
