"""What the kinds of paragraphs are called, and how each looks in the text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat

from audio_engine.narration.article import DropReason, Kind
from desktop.palettes import Tokens
from desktop.theme import Theme, space

__all__ = ["KINDS", "block_format", "char_format", "drop_name", "kind_name", "look"]

KINDS: Final = tuple(Kind)
_LINE_HEIGHT_PERCENT: Final = 140.0
_ROLE: Final = {Kind.HEADLINE: "heading", Kind.STANDFIRST: "reading", Kind.CROSSHEAD: "title"}
_ITALIC: Final = {Kind.QUOTE, Kind.CAPTION}
_INDENTED: Final = {Kind.QUOTE: space(6), Kind.LIST: space(6)}
_ABOVE: Final = {Kind.HEADLINE: space(4), Kind.CROSSHEAD: space(5)}


def kind_name(kind: Kind) -> str:
    """What a kind is called."""
    translate = QCoreApplication.translate
    return {
        Kind.HEADLINE: translate("ParagraphKind", "Headline"),
        Kind.STANDFIRST: translate("ParagraphKind", "Standfirst"),
        Kind.CROSSHEAD: translate("ParagraphKind", "Crosshead"),
        Kind.BODY: translate("ParagraphKind", "Text"),
        Kind.QUOTE: translate("ParagraphKind", "Quote"),
        Kind.LIST: translate("ParagraphKind", "List"),
        Kind.CAPTION: translate("ParagraphKind", "Caption"),
        Kind.BYLINE: translate("ParagraphKind", "Byline"),
        Kind.RELATED: translate("ParagraphKind", "Link"),
    }[kind]


def drop_name(reason: DropReason) -> str:
    """Why a paragraph is left out, in a word or two for the gutter."""
    translate = QCoreApplication.translate
    return {
        DropReason.CAPTION: translate("DropReason", "caption"),
        DropReason.BYLINE: translate("DropReason", "byline"),
        DropReason.RELATED: translate("DropReason", "other article"),
        DropReason.CODE: translate("DropReason", "code"),
        DropReason.HTML: translate("DropReason", "HTML"),
        DropReason.PICTURE: translate("DropReason", "picture"),
        DropReason.TABLE: translate("DropReason", "table"),
        DropReason.FOOTNOTE: translate("DropReason", "footnote"),
        DropReason.NOTICE: translate("DropReason", "notice"),
        DropReason.BY_HAND: translate("DropReason", "by hand"),
    }[reason]


def look(kind: Kind, *, dropped: bool) -> int:
    """A number for how a paragraph looks: blocks remember which one they have."""
    return KINDS.index(kind) * 2 + dropped


def block_format(kind: Kind) -> QTextBlockFormat:
    """Room around a paragraph."""
    wanted = QTextBlockFormat()
    wanted.setLineHeight(_LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    wanted.setTopMargin(_ABOVE.get(kind, space(3)))
    wanted.setLeftMargin(_INDENTED.get(kind, 0))
    return wanted


def char_format(kind: Kind, theme: Theme, *, dropped: bool) -> QTextCharFormat:
    """The letters of a paragraph; struck out and dimmed where it is left out."""
    wanted = QTextCharFormat()
    font = QFont(theme.font(_ROLE.get(kind, "reading")))
    font.setItalic(kind in _ITALIC)
    if kind is Kind.STANDFIRST:
        font.setWeight(QFont.Weight.Medium)
    wanted.setFont(font)
    tokens: Tokens = theme.tokens
    wanted.setForeground(QColor(tokens.muted if dropped else tokens.text))
    wanted.setFontStrikeOut(dropped)
    return wanted
