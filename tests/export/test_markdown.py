from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from audio_engine.export import ExportOptions, render
from audio_engine.export.legible import legible_text
from audio_engine.export.markdown import escaped
from audio_engine.transcript import RecordingDescription, Speaker
from tests.export.interviews import segment, transcript
from tests.export.strategies import texts

READERS = [MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"])]
HOSTILE = [
    "*a*", "# a", "1. a", "1) a", "- a", "+ a", "=", "---", "> a", "![a](b)", "<b>", "&amp;", "`a`", "|a|b|", "~~a~~",
    "\\", "[a]: b",
]  # fmt: skip


def _shown(source: str, reader: MarkdownIt) -> list[tuple[str, str]]:
    """The blocks as (tag, text); markup inside a block is shown as its type, so that none can go unnoticed."""
    shown, tag = [], ""
    for token in reader.parse(source):
        tag = token.tag if token.nesting == 1 else tag
        if token.type == "inline":
            parts = token.children or []
            shown.append(
                (tag, "".join(p.content if p.type in {"text", "text_special"} else f"⟨{p.type}⟩" for p in parts))
            )
        elif token.nesting == 0:
            shown.append((token.type, token.content))
    return shown


@pytest.mark.parametrize("reader", READERS)
@given(text=texts.map(legible_text).filter(bool))
def test_any_text_is_shown_as_that_text(reader: MarkdownIt, text: str) -> None:
    assert _shown(escaped(text), reader) == [("p", text)]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_name_or_text_becomes_markup(hostile: str) -> None:
    said = transcript(
        segment(1, 0.0, 1.0, hostile, speaker="S1"),
        speakers=(Speaker("S1", hostile),),
        recording=RecordingDescription(hostile, "ab" * 32, 1.0),
    )

    shown = _shown(render(said, "md", ExportOptions(time_codes=False)).decode(), READERS[1])

    assert shown[0] == ("h1", hostile)
    assert shown[-1] == ("p", f"⟨strong_open⟩{hostile}:⟨strong_close⟩ {hostile}")
    assert [text for tag, text in shown if tag == "p" and "⟨" in text] == [
        "⟨strong_open⟩Machine transcript, not reviewed⟨strong_close⟩",
        shown[-1][1],
    ]


def test_an_address_stays_text_in_dialects_that_link_bare_addresses() -> None:
    assert escaped("www.a.org http://b.org c@d.org") == "www\\.a.org http\\://b.org c\\@d.org"
