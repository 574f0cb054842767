"""A language that nobody speaks: every text in brackets, with accents, and two fifths longer.

What it clips would be clipped in some language; what it does not change was never given to a translator.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QTranslator

__all__ = ["PseudoTranslator", "pseudo"]

_ACCENTS: Final = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")
_KEPT: Final = re.compile(r"(\{\w*\}|%n|&)")
_LONGER: Final = 0.4


def pseudo(text: str) -> str:
    """`text` in it; placeholders stay."""
    parts = [part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(text)]
    filling = " one two three four five six seven eight nine ten" * (len(text) // 40 + 1)
    return f"[{''.join(parts)}{filling[: round(len(text) * _LONGER)]}]" if text.strip() else text


class PseudoTranslator(QTranslator):
    """Install it to speak that language."""

    def translate(
        self, _context: str | bytes, text: str | bytes, _disambiguation: str | bytes | None = None, n: int = -1
    ) -> str:
        """Everything has a translation."""
        source = text if isinstance(text, str) else text.decode()
        return pseudo(source).replace("%n", str(n)) if n >= 0 else pseudo(source)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """It is never without an answer."""
        return False
