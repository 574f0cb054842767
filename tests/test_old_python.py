"""What the oldest Pythons that we run on get wrong must not be in the code: Debian 12 has 3.11.2."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGES = ("audio_engine", "desktop", "installers", "tools")
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")
"""`(…)*+` and atomic groups: until 3.11.5 they fail where the group inside has to try twice."""


def literals(path: Path) -> list[str]:
    source = path.read_text(encoding="utf-8")
    return [
        token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.STRING and not token.string.startswith('"""')
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_expression_has_a_possessive_group(package: str) -> None:
    found = [
        f"{path.relative_to(REPOSITORY)}: {literal}"
        for path in sorted((REPOSITORY / package).rglob("*.py"))
        for literal in literals(path)
        if POSSESSIVE_GROUP.search(literal)
    ]

    assert not found


def test_such_a_group_would_be_found() -> None:
    assert POSSESSIVE_GROUP.search("(?: [!?…]+){0,4}+")
    assert POSSESSIVE_GROUP.search("(?>a|ab)c")
    assert not POSSESSIVE_GROUP.search(r"[.!?]++\(a\)\+")
