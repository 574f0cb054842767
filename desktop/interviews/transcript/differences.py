"""Two wordings of a passage against each other, as rich text: what only one has is marked by more than a colour."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from typing import Final

from desktop.palettes import Tokens

__all__ = ["differences_html"]

_PIECES: Final = re.compile(r"\s+|[^\s]+")


def differences_html(before: str, after: str, tokens: Tokens) -> str:
    """`after`, with what was taken out of `before` struck through and what is new underlined."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    html: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            html.append(escape(come))
            continue
        if gone:
            html.append(_marked("s", gone, tokens.failure_soft, tokens.failure))
        if come:
            html.append(_marked("u", come, tokens.done_soft, tokens.done))
    return "".join(html)


def _marked(tag: str, text: str, behind: str, colour: str) -> str:
    return f'<{tag} style="background-color:{behind};color:{colour}">{escape(text)}</{tag}>'
