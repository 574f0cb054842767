"""How French and English newsrooms write links to other articles.

A pattern has to match a whole line, as `clean_characters` leaves it: a sentence that begins in the same way goes on
differently. Where that cannot be told, the line stays.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_label", "is_related"]

_ARROW: Final = r"(?:[→►▶▸>»•●■□➜➤👉🔴📷*+|-]{1,4} ?)?"
_SIGN: Final = r" ?(?::|→|►|>|»|\||[–—-] )"
_TITLE: Final = rf"(?:{_SIGN}.{{0,250}}| ?$)"
"""The other article's title behind a colon or an arrow, or nothing more."""
_READ: Final = (
    r"(?:(?:à|a) )?(?:lire|relire|voir|revoir|écouter|découvrir|regarder|lire et relire|lire ou relire|lire/voir)"
    r"(?: et (?:lire|voir|écouter))?"
)
_LOOK: Final = r"(?:lire|voir|écoute[rz]|regarde[rz]|découvrez|retrouve[rz]|relisez|lisez)(?: aussi| également)?"
_PIECE: Final = (
    r"(?:article|enquête|reportage|récit|dossier|entretien|interview|éditorial|analyse|portrait|décryptage|podcast|vidéo"
    r"|diaporama|direct|live|infographie|chronique|tribune|série)s?"
)
_ABOUT: Final = r"(?: complets?| complètes?| sur .{1,200})?"
_FULL: Final = r"(?:full|whole|original) (?:story|article|report|interview|post)"
_QUOTED: Final = r"(?:(?-i:[A-ZÀ-ÖØ-Þ\d])|[«“\"\[(]|l'article\b|notre\b|nos\b)"

_PATTERNS: Final = (
    rf"{_READ} (?:aussi|également|encore|en complément){_TITLE}",
    rf"{_READ} (?:aussi|également)(?: sur \w+)? ?{_QUOTED}.{{0,250}}",
    rf"(?:à|a) (?:lire|voir|écouter|revoir|relire|découvrir|regarder){_SIGN}.{{1,250}}",
    rf"{_LOOK} (?:notre |nos |l'|le |la |tous nos |toutes nos ){_PIECE}{_ABOUT}{_TITLE}",
    rf"lire la suite(?: de l'article| de cet article| ici)?{_TITLE}",
    rf"pour (?:aller plus loin|en savoir plus){_TITLE}",
    rf"(?:sur le même (?:sujet|thème)|dans (?:le même|notre) dossier|en savoir plus|notre dossier){_TITLE}",
    rf"(?:plus d'(?:infos|informations|articles)|notre sélection|les plus lus|à ne pas manquer|à la une){_TITLE}",
    rf"(?:articles?|contenus?) (?:liés?|associés?|similaires?|recommandés?|connexes?){_TITLE}",
    rf"(?:nos articles sur le sujet|recommandé pour vous|vous aimerez aussi){_TITLE}",
    rf"(?:ça|cela) peut (?:aussi )?vous intéresser{_TITLE}",
    rf"(?:read (?:more|also|next|on)|also read|see also|keep reading|continue reading|up next){_TITLE}",
    rf"related(?: (?:articles?|stories|coverage|content|topics|links|reading))?{_TITLE}",
    rf"more (?:on this (?:story|topic)|stories|news|like this|here|from \w+){_TITLE}",
    rf"recommended(?: for you| reading| stories)?{_TITLE}",
    rf"(?:you (?:may|might) also like|don't miss|must read|further reading|explore more|view more|see more){_TITLE}",
    rf"(?:most (?:read|popular)|top stories|editors'? picks?|trending|what to read next){_TITLE}",
    rf"in case you missed it{_TITLE}",
    rf"(?-i:READ|WATCH|LISTEN|SEE|GALLERY|VIDEO|PODCAST|PHOTOS){_SIGN}.{{1,250}}",
    rf"(?:click here to )?(?:read|see|view) (?:the )?{_FULL}(?: here| on \w{{2,20}})?\.?",
    r"read more (?:about|on|at|from|in|here|of our)\b[^.;]{0,100}\.?",
    r"(?:https?://|www\.)\S+",
)
_RELATED: Final = tuple(re.compile(_ARROW + pattern, re.IGNORECASE) for pattern in _PATTERNS)
_LABEL: Final = re.compile(r"[^:|>»→►]*[:|>»→►]? ?")


def is_related(line: str) -> bool:
    """Whether `line` is such a link, or the label above several."""
    return any(pattern.fullmatch(line) for pattern in _RELATED)


def is_label(line: str) -> bool:
    """Whether such a link has no title: what is listed below it are the links."""
    return _LABEL.fullmatch(line) is not None
