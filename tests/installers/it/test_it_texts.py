"""The two guides for IT departments are one, and lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.installers.it.guide import DOCS, GUIDES, KINDS, blocks


def test_every_block_says_what_may_run_it() -> None:
    for guide in GUIDES:
        assert {block.kind for block in blocks(guide)} == KINDS
        assert guide.read_text(encoding="utf-8").count("```") == 2 * len(blocks(guide))


def test_the_french_guide_has_the_same_commands() -> None:
    english, french = ([(block.kind, block.commands) for block in blocks(guide)] for guide in GUIDES)
    assert french == english


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_links_of_the_guide_lead_somewhere(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    anchors = {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", text):
        file, _, anchor = target.partition("#")
        assert (DOCS / file).resolve().exists(), target
        assert file or anchor in anchors, target
