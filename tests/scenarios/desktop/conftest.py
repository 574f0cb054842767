"""A screen for all scenarios, and for each a data folder, a desktop over it and a person before it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scenarios.desktop.screen import Desktop, Person, missing_tools, screen

REQUIRED = "SOUFFLEUR_REQUIRE_WINDOW"
"""Set to 1 where a real window must be tried: what is missing fails the tests instead of skipping them."""


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """The name of a display that nobody looks at."""
    if missing := missing_tools():
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(f"{REQUIRED} is set, but: {missing}")
        pytest.skip(missing)
    with screen() as name:
        yield name


@pytest.fixture
def person(display: str) -> Person:
    return Person(display)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The data folder of somebody who has transcribed English with the small model, as a draft, the last time."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    (tmp_path / "Documents").mkdir()
    remembered = {
        "welcome.seen": True,
        "start": {"model": "micro", "language": "en", "mode": "draft"},
        "export": {"formats": ["txt"], "folder": str(tmp_path / "Documents")},
    }
    document = {"format": "souffleur-desktop/1", "values": remembered}
    (folder / "desktop.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


@pytest.fixture
def desktop(home: Path, display: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desktop]:
    """Not started yet. Where the test fails, a picture of its screen lies in the test's folder."""
    made = Desktop(home, display)
    yield made
    if request.session.testsfailed:
        Person(display).picture(tmp_path / "screen.png")
    made.end()
