"""Half an hour of interview, word by word: nothing is lost where two windows meet, and time does not drift."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jiwer
import pytest

from tests.scenarios.command import transcript_of, with_micro

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.recordings, pytest.mark.slow]

LOST_PASSAGE_WORDS = 4
"""Fewer words in a row that are missing are mistakes of the little model; more are a passage that was lost."""


@pytest.fixture(scope="module")
def sentences(recordings: Path) -> list[dict[str, Any]]:
    document = json.loads((recordings / "synthetic/interview-micro-en-30min.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = document["segments"]
    return found


@pytest.fixture(scope="module")
def transcript(recordings: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    recording = recordings / "synthetic/interview-micro-en-30min.opus"
    return transcript_of(
        with_micro(tmp_path_factory.mktemp("home"), "transcribe", recording, "--language", "en", "--json")
    )


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower().replace("’", "'"))


def test_no_passage_is_lost_anywhere(transcript: dict[str, Any], sentences: list[dict[str, Any]]) -> None:
    said = words(" ".join(s["text"] for s in sentences))
    heard = words(" ".join(s["text"] for s in transcript["segments"]))
    compared = jiwer.process_words(" ".join(said), " ".join(heard))
    lost = [
        " ".join(said[c.ref_start_idx : c.ref_end_idx])
        for c in compared.alignments[0]
        if c.type == "delete" and c.ref_end_idx - c.ref_start_idx >= LOST_PASSAGE_WORDS
    ]

    assert lost == []
    assert compared.wer <= 0.05
    assert transcript["gaps"] == []


def test_words_are_where_they_were_said_until_the_very_end(
    transcript: dict[str, Any], sentences: list[dict[str, Any]]
) -> None:
    heard = [(w["start_s"], words(w["text"])[:1]) for s in transcript["segments"] for w in s["words"]]
    far = []
    for sentence in sentences:
        first = words(sentence["text"])[:1]
        distances = [abs(at - sentence["start_s"]) for at, text in heard if text == first]
        if min(distances, default=99.0) > 1.0:
            far.append(sentence)

    assert len(far) <= 0.03 * len(sentences), far[:5]
    assert transcript["recording"]["duration_s"] == pytest.approx(1800, abs=15)
