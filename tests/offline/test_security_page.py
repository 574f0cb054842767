"""docs/SECURITY.md: its commands do what it says, each run as it stands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.installers.it.guide import DOCS, RUN, blocks
from tests.scenarios.command import INTERVIEWS, MODELS

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the commands are Linux’s"),
    pytest.mark.slow,
]

PAGE: Final = DOCS / "SECURITY.md"
TOOLS: Final = ("strace", "unshare", "pgrep", "bash")


@pytest.fixture
def desk(tmp_path: Path) -> dict[str, str]:
    """A reader's environment: the programs on the path, and the files that the page names in `tmp_path / "desk"`."""
    assert all(map(shutil.which, TOOLS)), TOOLS
    programs, folder = tmp_path / "programs", tmp_path / "desk"
    programs.mkdir()
    folder.mkdir()
    start = programs / "souffleur"
    start.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m audio_engine "$@"\n', encoding="utf-8")
    start.chmod(0o755)
    shutil.copy2(INTERVIEWS / "interview-en.flac", folder / "interview.flac")
    shutil.copy2(DOCS.parent / "resources" / "samples" / "article-en.md", folder / "article.md")
    return os.environ | {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "SOUFFLEUR_HOME": str(tmp_path / "home"),
        "SOUFFLEUR_MODELS": str(MODELS),
        "QT_QPA_PLATFORM": "offscreen",
    }


def test_every_command_of_the_page_does_what_it_says(desk: dict[str, str], tmp_path: Path) -> None:
    """In their order: the later ones look at what the earlier ones have made."""
    run = [block for block in blocks(PAGE) if block.kind == RUN]
    for block in run:
        done = subprocess.run(
            ["bash", "-eu", "-o", "pipefail", "-c", block.commands],
            cwd=tmp_path / "desk",
            env=desk,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"docs/SECURITY.md:{block.line}\n{done.stdout}{done.stderr}"
        if "Seccomp" in block.commands:
            assert [line.split(":")[-1].strip() for line in done.stdout.splitlines()] == ["2", "0"]
        if "doctor" in block.commands:
            assert '"provider": "seccomp"' in done.stdout

    assert "AF_UNIX" in (tmp_path / "desk" / "calls.txt").read_text(encoding="utf-8")
    assert len(run) == 9


def test_the_page_has_its_two_headings_and_says_what_may_run_each_block() -> None:
    text = PAGE.read_text(encoding="utf-8")
    headings = [line for line in text.splitlines() if line.startswith("## ")]

    assert headings[:2] == ["## Protects against", "## Does not protect against"]
    assert {block.kind for block in blocks(PAGE)} == {RUN, "sh drill"}
    assert text.count("```") == 2 * len(blocks(PAGE))
