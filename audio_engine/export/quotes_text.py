"""Writes quotes as plain text, as CommonMark and as a web page: nothing that was said can become markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from audio_engine.export.languages import html_language, is_right_to_left
from audio_engine.export.markdown import escaped
from audio_engine.export.web_page import STYLE

if TYPE_CHECKING:
    from audio_engine.export.quote_list import QuoteItem, QuoteList

__all__ = ["quotes_html", "quotes_md", "quotes_txt"]


def quotes_txt(quotes: QuoteList) -> bytes:
    """UTF-8, a block a quote; the address of its sound is its last line."""
    review, *others = quotes.notices
    blocks = ["\n".join([quotes.title, quotes.name, "", f"*** {review} ***", *others])]
    for item in quotes.items:
        lines = [f"{item.words} — {', '.join(filter(None, [item.speaker, item.times]))}"]
        lines += [f"[{remark}]" for remark in item.remarks]
        lines += [line for line in (item.note, item.link) if line]
        blocks.append("\n".join(lines))
    return ("\n\n".join([*blocks, "\n".join(quotes.provenance)]) + "\n").encode()


def quotes_md(quotes: QuoteList) -> bytes:
    """UTF-8, a paragraph a quote; its times are the link to its sound."""
    review, *others = quotes.notices
    blocks = [
        f"# {escaped(quotes.title)}",
        escaped(quotes.name),
        "\n>\n".join([f"> **{escaped(review)}**", *(f"> {escaped(line)}" for line in others)]),
    ]
    for item in quotes.items:
        times = f"[{item.times}](<{item.link}>)" if item.link else item.times
        who = f"**{escaped(item.speaker)}**, " if item.speaker else ""
        parts = [f"{escaped(item.words)} — {who}{times}", *(f"*{escaped(f'[{r}]')}*" for r in item.remarks)]
        blocks += ["  \n".join([*parts, *([escaped(item.note)] if item.note else [])])]
    blocks.append("\n".join(f"- {escaped(line)}" for line in quotes.provenance))
    return ("\n\n".join(blocks) + "\n").encode()


def quotes_html(quotes: QuoteList) -> bytes:
    """One page in UTF-8 without script that loads nothing; a link opens the recording where the quote begins."""
    review, *others = quotes.notices
    direction = ' dir="rtl"' if is_right_to_left(quotes.language) else ""
    title = escape(" – ".join(filter(None, [quotes.title, quotes.name])))
    lines = [
        "<!DOCTYPE html>",
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{html_language(quotes.language)}"{direction}>',
        "<head>",
        '<meta charset="utf-8"/>',
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>""",
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
        f"<title>{title}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        "<header>",
        f"<h1>{title}</h1>",
        '<div class="notices" role="note">',
        f'<p class="review">{escape(review)}</p>',
        *(f"<p>{escape(line)}</p>" for line in others),
        "</div>",
        "</header>",
        "<main>",
        *(_figure(item, number) for number, item in enumerate(quotes.items, 1)),
        "</main>",
        "<footer>",
        *(f"<p>{escape(line)}</p>" for line in quotes.provenance),
        "</footer>",
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _figure(item: QuoteItem, number: int) -> str:
    times = f'<a class="time" href="{escape(item.link)}">{item.times}</a>' if item.link else item.times
    who = f'<bdi class="speaker">{escape(item.speaker)}</bdi>, ' if item.speaker else ""
    remarks = "".join(f'\n<p class="why">[{escape(remark)}]</p>' for remark in item.remarks)
    note = f"\n<p>{escape(item.note)}</p>" if item.note else ""
    return (
        f'<figure class="passage" id="q{number}">\n<blockquote>{escape(item.words)}</blockquote>\n'
        f"<figcaption>— {who}{times}</figcaption>{remarks}{note}\n</figure>"
    )
