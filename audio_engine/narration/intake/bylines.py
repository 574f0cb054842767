"""Whether a line says who wrote an article, and when: each part of it has to be a name, a role or a date."""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.intake.credits import is_agency, is_names, parts_of

__all__ = ["author_of_byline", "is_bare_date", "is_byline"]

_MOST: Final = 200
"""Characters; five authors with their towns take fewer."""
_MONTHS: Final = (
    r"(?:janv(?:ier)?|f[ée]vr(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[ûu]t|sept(?:ember|embre)?|oct(?:ober|obre)?"
    r"|nov(?:ember|embre)?|d[ée]c(?:ember|embre)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sep)"
)
_DAYS: Final = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourd'hui|hier"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thur?s?|fri|sat|sun|today|yesterday)"
)
_CLOCK: Final = r"\d{1,2} ?[h:.] ?\d{2}(?::\d{2})?|\d{1,2} ?h"
_OTHER: Final = (
    r"a\.?m|p\.?m|gmt|utc|bst|cest|cet|e[sd]?t|p[sd]t|edt|heure de paris|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"|\d{1,2}(?:er|st|nd|rd|th)?|(?:19|20)\d\d|le|les|à|a|at|on|the|of|et|and|il y a|ago|heures?|hours?|minutes?|mins?"
    r"|jours?|days?|semaines?|weeks?|an?"
)
_DATED: Final = (
    r"(?:(?:article|post|story) )?(?:publiée?s?|mise? à jour|màj|modifiée?s?|postée?s?|parue?s?|créée?s?|actualisée?s?"
    r"|dernière (?:mise à jour|modification)|date de publication|published|updated|last (?:updated|modified)"
    r"|first published|posted|modified)"
)
_DATE_WORD: Final = re.compile(
    rf"(?<![\w'])(?:{_CLOCK}|{_MONTHS}\.?|{_DAYS}\.?|{_DATED}|{_OTHER})(?![\w'])", re.IGNORECASE
)
_BEGINS_DATED: Final = re.compile(rf"{_DATED}(?!\w)", re.IGNORECASE)
_SEPARATORS: Final = re.compile(r"[\s,;:()\[\]|·•/–—.-]*")
_A_DATE: Final = re.compile(r"(?:19|20)\d\d|\d[h:]\d\d|\d ?h(?!\w)")
_READING_TIME: Final = re.compile(
    r"(?:temps|durée) de lecture(?: estimée?)? ?:? ?(?:environ )?\d{1,3} ?(?:mn|min(?:utes?)?)\.?"
    r"|lecture ?:? ?\d{1,3} ?(?:mn|min(?:utes?)?)\.?|\d{1,3} ?(?:mn|min(?:utes?)?)\.? de lecture"
    r"|lire en \d{1,3} ?min(?:utes?)?"
    r"|(?:estimated )?(?:reading|read) time ?:? ?(?:about )?\d{1,3} ?min(?:ute)?s?(?: read)?"
    r"|\d{1,3}[ -]min(?:ute)?s?[ -]read(?:ing time)?",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?:(?:de|par|avec) (?:notre|nos) (?:correspondante?s?|envoyée?s? spéciale?s?)(?: à| en| au)?|par|by"
    r"|textes? (?:de|:|par)|textes? et photos? (?:de|par)|propos recueillis par|recueillis? par"
    r"|entretien (?:réalisé|conduit|mené) par|interview (?:réalisée? par|by)"
    r"|traduit (?:de l'\w{1,20} |du \w{1,20} )?par"
    r"|(?:reportage|enquête|récit|analyse|chronique) (?:de|par)|auteurs? ?:|authors? ?:"
    r"|(?:written|words|story|reporting|report|reported|edited|editing|text|additional reporting|analysis|opinion) by"
    r"|translated by|from our (?:own )?correspondent in) ",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"(?:^|(?P<sign>,|\(|[–—-])) ?(?:notre |nos |our |the )?"
    r"(?:envoyée?s? spéciale?s?|envoyés spéciaux|correspondante?s?|journalistes?|grands? reporters?|chroniqueu(?:r|se)"
    r"|éditorialiste|rédac(?:teur|trice) en chef|special to"
    r"|(?:(?:chief|senior|political|business|economics|science|health|diplomatic|foreign|europe|world|staff|special) )?"
    r"(?:correspondents?|editors?|reporters?|writers?|columnist))(?!\w)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r",? ?\(?(?<!\w)(?:à|au|aux|en|in|at|for|de|du|of|pour|dans) (?=[A-ZÀ-ÖØ-Þ]|la |le |the |l')"
)
_DESK: Final = re.compile(r"(?:la rédaction|notre rédaction)(?: d[eu] .{1,40})?", re.IGNORECASE)
_PARTS: Final = re.compile(
    rf" ?[|•·;] ?| [–—-] |[,.] (?={_DATED})"
    r"|(?<!last)(?<!first)(?<!article)(?<!post)(?<!story) (?=(?:publié|mis à jour|published|updated)(?!\w))",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(rf"(?:{_DAYS}|{_MONTHS})(?: \d.*)?", re.IGNORECASE)


def is_byline(line: str) -> bool:
    """Whether `line` (as `clean_characters` leaves it) is one."""
    if len(line) > _MOST:
        return False
    parts = [part for part in _PARTS.split(line.strip(" ()[]–—-")) if part.strip()]
    kinds = [_kind_of_part(part.strip()) for part in parts]
    return bool(kinds) and None not in kinds and kinds != ["date"]


def is_bare_date(line: str) -> bool:
    """Whether `line` is a date and nothing else. Above an article it is a byline; in a chronology, a crosshead."""
    return _is_dates(line) and _A_DATE.search(line) is not None


def author_of_byline(line: str) -> str:
    """Whom a byline names, if it names anybody."""
    for part in _PARTS.split(line):
        if found := _BY.match(part):
            names, _ = _names_and_role(part[found.end() :])
            people = [name for name in parts_of(names) if not is_agency(name) and not name.isupper()]
            if people and is_names(names) and not _DESK.fullmatch(names):
                return names.strip(" .") if len(people) == len(parts_of(names)) else people[0]
    return ""


def _kind_of_part(part: str) -> str | None:
    if _READING_TIME.fullmatch(part):
        return "reading time"
    if _BEGINS_DATED.match(part) and _is_dates(part):
        return "dated"
    if _is_signed(part) or _is_wire(part):
        return "signed"
    return "date" if _is_dates(part) else None


def _is_dates(text: str) -> bool:
    return _SEPARATORS.fullmatch(_DATE_WORD.sub("", text)) is not None and any(c.isdigit() or c.isalpha() for c in text)


def _is_signed(part: str) -> bool:
    found = _BY.match(part)
    names, has_role = _names_and_role(part[found.end() :] if found else part)
    if _DESK.fullmatch(names.rstrip(".")):
        return found is not None
    is_full_name = any(" " in name or is_agency(name) for name in parts_of(names))
    return (
        (found is not None or has_role)
        and is_full_name
        and is_names(names)
        and _NO_NAME.fullmatch(names.rstrip(".")) is None
    )


def _is_wire(part: str) -> bool:
    """`AFP`, `Le Monde avec AFP`: names of which the last is an agency's."""
    return is_names(part) and is_agency(parts_of(part)[-1])


def _names_and_role(text: str) -> tuple[str, bool]:
    """The names without the role and the place after them. A role, or a place, is only taken off where names follow."""
    role = _ROLE.search(text)
    if role and role["sign"]:
        after = text[role.end() :].strip(" ,.()")
        place = _PLACE.match(f" {after}".strip())
        if not after or is_names(after) or (place and is_names(after[place.end() :])):
            return text[: role.start()].rstrip(" ,("), True
    place = _PLACE.search(text)
    if place and place.start() > 0 and is_names(text[place.end() :].strip(" ().")):
        return text[: place.start()].rstrip(" ,("), False
    return text, False
