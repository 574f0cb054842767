"""Approving: only the very file that somebody has listened to, in its tags and in its report."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.narration.publishing.approval import approval_of, approve, sha256_of
from audio_engine.narration.publishing.options import AudioFormat
from audio_engine.narration.publishing.report import Approval, ApprovalState
from tests.narration.publishing.conftest import Publish
from tests.narration.publishing.narrations import decoded
from tests.narration.publishing.test_publication import EVERY_FORMAT, SCHEMA, names
from tests.narration.publishing.test_tags import (
    chapters_by_ffmpeg,
    chapters_by_mutagen,
    cover_by_mutagen,
    png,
    seen_by_ffmpeg,
    seen_by_mutagen,
)

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
WORDS = "approved by Léa Martin at 2026-11-24T09:30:00+00:00"


@EVERY_FORMAT
def test_an_approval_is_in_the_tags_and_in_the_report_and_changes_nothing_else(
    audio_format: AudioFormat, published: Publish, tmp_path: Path
) -> None:
    (tmp_path / "cover.png").write_bytes(png())
    path = published(audio_format, cover=tmp_path / "cover.png").files[0]
    before, tags, beside = decoded(path)[0], seen_by_ffmpeg(path), names(path.parent)
    assert approval_of(path) == Approval()

    report = approve(path, "Léa Martin", AT)

    assert approval_of(path) == Approval(ApprovalState.APPROVED, "Léa Martin", "2026-11-24T09:30:00+00:00")
    assert seen_by_ffmpeg(path) == {**tags, "APPROVAL": WORDS}
    assert seen_by_mutagen(path)["APPROVAL"] == WORDS
    assert chapters_by_ffmpeg(path) == chapters_by_mutagen(path) == [(0.0, tags["TITLE"]), (9.0, "Deux ans de travaux")]
    assert cover_by_mutagen(path) == png()
    assert np.array_equal(decoded(path)[0], before)
    assert names(path.parent) == beside
    assert json.loads(path.with_suffix(".report.json").read_text(encoding="utf-8")) == report
    assert report["sha256"] == sha256_of(path)
    Draft202012Validator(SCHEMA).validate(report)


def test_it_can_be_approved_again_by_somebody_else(published: Publish) -> None:
    path = published().files[0]
    approve(path, "Léa Martin", AT)

    approve(path, "Paul\n\x1b[2J Roy", AT)

    assert approval_of(path).by == "Paul [2J Roy"


@pytest.mark.parametrize("change", ["append", "replace"])
def test_a_changed_file_is_refused(change: str, published: Publish) -> None:
    path = published().files[0]
    content = path.read_bytes()
    path.write_bytes(content + b"\0" if change == "append" else content[:-1] + b"\0")

    with pytest.raises(UnusableInputError, match="is not the file that its report describes"):
        approve(path, "Léa Martin", AT)
    with pytest.raises(UnusableInputError, match="is not the file that its report describes"):
        approval_of(path)


def test_an_approval_that_was_cut_off_counts_for_nothing_and_can_be_repeated(published: Publish) -> None:
    path = published().files[0]
    unapproved = path.read_bytes()
    approve(path, "Léa Martin", AT)
    path.write_bytes(unapproved)  # the report was replaced, the sound not yet

    assert approval_of(path) == Approval()
    approve(path, "Léa Martin", AT)
    assert approval_of(path).state is ApprovalState.APPROVED


def test_without_a_report_nothing_can_be_approved(published: Publish) -> None:
    done = published()
    done.files[-1].unlink()

    with pytest.raises(UnusableInputError, match=r"no report beside article\.mp3"):
        approve(done.files[0], "Léa Martin", AT)


@pytest.mark.parametrize(
    "content", [b"{}", b"[]", b"null", b"\xff\xfe", b'{"format": "souffleur-narration/1", "sha256": 5}', b"[" * 100_000]
)
def test_a_report_that_is_none_gets_one_sentence(content: bytes, published: Publish) -> None:
    done = published()
    done.files[-1].write_bytes(content)

    with pytest.raises(UnusableInputError, match="is no report of a narration"):
        approval_of(done.files[0])


@pytest.mark.parametrize("by", ["", "  ", "\n\x07"])
def test_somebody_must_have_listened(by: str, published: Publish) -> None:
    path = published().files[0]

    with pytest.raises(UsageError, match="needs a name"):
        approve(path, by, AT)


def test_a_missing_file_gets_one_sentence(published: Publish, tmp_path: Path) -> None:
    done = published()
    done.files[0].unlink()

    with pytest.raises(UnusableInputError, match=r"There is no file article\.mp3"):
        approve(done.files[0], "Léa Martin", AT)
    assert names(tmp_path / "out") == ["article.chapters.json", "article.report.json"]


def test_a_forged_pair_gets_one_sentence_and_stays_as_it_is(published: Publish) -> None:
    done = published(AudioFormat.FLAC)
    done.files[0].write_bytes(b"fLaC" + bytes(range(256)))
    report = json.loads(done.files[-1].read_text(encoding="utf-8")) | {"sha256": sha256_of(done.files[0])}
    done.files[-1].write_text(json.dumps(report), encoding="utf-8")

    with pytest.raises(UnusableInputError, match="is not the kind of file that its report says"):
        approve(done.files[0], "Léa Martin", AT)

    assert json.loads(done.files[-1].read_text(encoding="utf-8")) == report
