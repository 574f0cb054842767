"""The same through real locked children: broken recordings and articles, from the open file to the sentence.

Here a native crash, a hang or a leak of the child shows, which the targets in this process cannot survive.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import psutil

from audio_engine.narration.intake import Format
from tests.faults.fuzz_mutations import break_bytes
from tests.faults.fuzz_targets import ARTICLE_MUTATIONS, Target
from tests.faults.test_mutated_media import SEEDS as RECORDINGS
from tests.faults.test_mutated_media import outcome_of
from tests.media.sounds import tone, write_tracks
from tests.narration.intake.test_mutated_articles import SEEDS as ARTICLES
from tests.narration.intake.test_mutated_articles import sentence_for

__all__ = ["CHILDREN"]


@functools.cache
def _recordings() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return {
            name: write_tracks(Path(folder) / name, [tone(2)], codec=codec).read_bytes()
            for name, codec in RECORDINGS.items()
        }


def _take_recording(name: Callable[[], str]) -> Callable[[bytes], bool]:
    """The content decides what it is; the name is only a hint, so that any name may be given to any content."""

    def take(content: bytes) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name()
            path.write_bytes(content)
            outcome = outcome_of(path, Path(folder) / "out")
        assert outcome != "crash"
        assert psutil.Process().children(recursive=True) == []
        return outcome in {"sound", "warned"}

    return take


def _take_article(chosen: Format) -> Callable[[bytes], bool]:
    def take(content: bytes) -> bool:
        sentence = sentence_for(content, chosen)
        assert psutil.Process().children(recursive=True) == []
        assert sentence.isprintable()
        assert "broke the reader" not in sentence
        return not sentence

    return take


CHILDREN: tuple[Target, ...] = (
    Target(
        "locked-recordings",
        break_bytes,
        lambda: tuple(_recordings().values()),
        _take_recording(functools.partial(next, cycle(RECORDINGS))),
    ),
    *(
        Target(
            f"locked-{chosen}",
            ARTICLE_MUTATIONS[chosen],
            lambda chosen=chosen: (ARTICLES[chosen],),  # type: ignore[misc] # mypy does not see the default
            _take_article(chosen),
        )
        for chosen in (Format.HTML, Format.DOCX, Format.ODT, Format.PDF)
    ),
)
