"""What the paragraph styles of word processors stand for, in English, French and the newsroom's own words."""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.article import DropReason, Kind

__all__ = ["Role", "role_of_style"]

Role = tuple[Kind, DropReason | None]

_ROLES: Final[tuple[tuple[re.Pattern[str], Role], ...]] = tuple(
    (re.compile(pattern), role)
    for pattern, role in (
        (r"title|titre|headline|(?:gros )?titre principal|titre article", (Kind.HEADLINE, None)),
        (
            r"sub-?title|sous-?titre|standfirst|stand-first|chap[oô]|chapeau|chap(?:o|eau) .*|lede|dek|accroche",
            (Kind.STANDFIRST, None),
        ),
        (
            r"(?:heading|titre|header) ?\d.*|heading|cross-?head(?:ing)?|inter-?titre.*|subhead(?:ing)?",
            (Kind.CROSSHEAD, None),
        ),
        (
            r"(?:intense |pull )?quote.*|quotations?|(?:block|blockquote|block text)|citation.*|exergue|relance",
            (Kind.QUOTE, None),
        ),
        (r"(?:list|liste|bullet|puce|numbering|num[ée]rotation).*", (Kind.LIST, None)),
        (
            r"caption.*|l[ée]gende.*|illustration|figure|drawing|photo|cr[ée]dit.*",
            (Kind.CAPTION, DropReason.CAPTION),
        ),
        (r"by-?line|signature|auteur|author", (Kind.BYLINE, DropReason.BYLINE)),
        (r"(?:foot|end)note.*|note de (?:bas de page|fin).*", (Kind.BODY, DropReason.FOOTNOTE)),
        (r".*(?:preformatted|pr[ée]format[ée]).*|(?:source )?code.*|macro text.*", (Kind.BODY, DropReason.CODE)),
        (
            r"toc.*|table des mati[èe]res.*|contents.*|table of .*|(?:header|footer|en-t[êe]te|pied).*",
            (Kind.BODY, DropReason.NOTICE),
        ),
    )
)


def role_of_style(name: str) -> Role | None:
    """The kind of a paragraph in the style `name`, and why it is dropped if it is; None for a style like any other."""
    wanted = name.strip().lower()
    return next((role for pattern, role in _ROLES if pattern.fullmatch(wanted)), None)
