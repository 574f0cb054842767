"""Lays a sentence out for its row: the words as they will be said, with what is written otherwise and what is doubtful.

A row is laid out when it comes on the screen, and remembered while its sentence and the width stay the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from audio_engine.names.entry import SayWay
from desktop.articles.editor.pairing import spoken_span
from desktop.interviews.transcript.offsets import from_qt, to_qt
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.bridge.article_values import PlanLine

__all__ = ["LaidOut", "RowLayouts"]

_MOST_KEPT: Final = 400
_LEADING: Final = 1.2


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A sentence laid out at some width; `caption` is the line below it, "" where there is none."""

    layout: QTextLayout
    height: float
    caption: str

    def position_at(self, point: QPointF) -> int:
        """The character of the sentence at a point, which counts from the layout's corner."""
        text = self.layout.text()
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            if point.y() < line.y() + line.height() or number == self.layout.lineCount() - 1:
                return from_qt(text, line.xToCursor(point.x()))
        return 0


class RowLayouts:
    """Makes and remembers layouts."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[object, ...], LaidOut] = {}
        self.made = 0
        """How many rows were laid out: what a change has cost."""
        self.take_theme()

    def get(self, sentence: PlanLine, width: int, reason: str) -> LaidOut:
        """The row of a sentence. `reason`: why it is not said, or what its voice could not do."""
        key = (sentence.spoken, sentence.text, sentence.flags, sentence.skipped, sentence.rewritten, width, reason)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[key] = self._make(sentence, width, reason)
        return kept

    def estimates(self, sentences: Sequence[PlanLine], width: int, around: float) -> list[float]:
        """About how high rows are, of which nobody has seen anything yet; `around` is added to each."""
        room, high = max(1, int(width / self._letter)), self.line_height
        return [around + high * -(-(len(one.spoken) or len(one.text) or 1) // room) for one in sentences]

    def _make(self, sentence: PlanLine, width: int, reason: str) -> LaidOut:
        self.made += 1
        text = sentence.text if sentence.skipped else sentence.spoken
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, self.font)
        layout.setTextOption(option)
        layout.setFormats(list(self._formats(sentence)))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() * _LEADING
        layout.endLayout()
        if reason:
            height += self.caption_height
        return LaidOut(layout, height, reason)

    def _formats(self, sentence: PlanLine) -> Iterator[QTextLayout.FormatRange]:
        tokens = self._theme.tokens
        if sentence.skipped:
            dim = QTextCharFormat()
            dim.setForeground(QColor(tokens.muted))
            dim.setFontStrikeOut(True)
            yield _range(sentence.text, 0, len(sentence.text), dim)
            return
        other = QTextCharFormat()
        other.setForeground(QColor(tokens.accent))
        other.setFontWeight(QFont.Weight.DemiBold)
        for start, end in sentence.changes:
            yield _range(sentence.spoken, start, end, other)
        for said in sentence.pronunciations:
            if said.way in {SayWay.IPA, SayWay.LANGUAGE}:
                underlined = QTextCharFormat(other)
                underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                underlined.setUnderlineColor(QColor(tokens.accent))
                yield _range(sentence.spoken, said.start, said.end, underlined)
        doubtful = QTextCharFormat()
        doubtful.setForeground(QColor(tokens.text))
        doubtful.setBackground(QColor(tokens.doubt_2))
        doubtful.setFontUnderline(True)
        doubtful.setUnderlineColor(QColor(tokens.warning))
        for flag in sentence.flags:
            yield _range(sentence.spoken, *spoken_span(sentence, flag.start, flag.end), doubtful)

    def take_theme(self) -> None:
        """Another look: everything is laid out anew."""
        self._kept.clear()
        self.font = self._theme.font("reading")
        self.caption_font = self._theme.font("caption")
        self.line_height = QFontMetricsF(self.font).height() * _LEADING
        self.caption_height = QFontMetricsF(self.caption_font).height() + 2
        self._letter = QFontMetricsF(self.font).averageCharWidth() * 1.08


def _range(text: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = to_qt(text, start)
    found.length = to_qt(text, end) - found.start
    found.format = look
    return found
