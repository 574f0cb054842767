"""A library of its own for each test, in a data folder that does not exist yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audio_engine.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder that nobody has made."""
    return tmp_path / "données de l’été"


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    """A new library in `home`."""
    with Library.open(home) as opened:
        yield opened
