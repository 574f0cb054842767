"""Approving a published file: somebody has listened to exactly this sound, and the file says so.

The report beside the file holds its SHA-256, so a file that was changed since cannot be approved with it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.export.legible import legible_text
from audio_engine.export.writing import writing_error
from audio_engine.files import atomic_write
from audio_engine.limits import REPORT_MAX_BYTES
from audio_engine.media.recording_file import open_recording
from audio_engine.media.sentences import printable_name
from audio_engine.narration.publishing.options import AudioFormat
from audio_engine.narration.publishing.part_folder import part_folder, put_in_place
from audio_engine.narration.publishing.report import FORMAT, Approval, ApprovalState, report_bytes, report_path
from audio_engine.narration.publishing.tags import rewrite_mark
from audio_engine.text import tr

__all__ = ["APPROVAL_MARK", "approval_of", "approve", "sha256_of"]

APPROVAL_MARK: Final = "APPROVAL"
_BEFORE: Final = "sha256_before_approval"
_HASHED_AT_ONCE: Final = 1 << 20


def approve(audio_path: Path, by: str, at: datetime) -> dict[str, Any]:
    """Write into the file's tags and its report that `by` has listened to it; the new report.

    `at` has an offset. The sound is not touched. If this process dies in between, the file counts as unapproved and
    can be approved again.

    Raises:
        UsageError: `by` is no name.
        UnusableInputError: there is no report, it is none of ours, or the file is not the one that it describes.
        JobFailedError: the folder cannot be written.
    """
    approval = Approval(ApprovalState.APPROVED, legible_text(by), at.isoformat(timespec="seconds"))
    if not approval.by:
        raise UsageError(tr("An approval needs a name."), tr("Say who has listened."))
    report, _ = _checked(audio_path)
    try:
        with part_folder(audio_path.parent) as folder:
            copy = folder / audio_path.name
            shutil.copyfile(audio_path, copy)
            rewrite_mark(copy, AudioFormat(report["audio"]["format"]), APPROVAL_MARK, approval.mark)
            changed = {
                **report,
                "sha256": sha256_of(copy),
                _BEFORE: sha256_of(audio_path),
                "approval": {"state": str(approval.state), "by": approval.by, "at": approval.at},
            }
            with atomic_write(report_path(audio_path)) as stream:
                stream.write(report_bytes(changed))
            put_in_place(copy, audio_path)
    except OSError as problem:
        raise writing_error(problem, audio_path) from problem
    except ValueError as problem:
        raise UnusableInputError(
            tr("{name} is not the kind of file that its report says.", name=printable_name(audio_path)),
            tr("Make the narration again, and listen to that one."),
        ) from problem
    return changed


def approval_of(audio_path: Path) -> Approval:
    """Whether somebody vouches for this very file.

    Raises:
        UnusableInputError: as `approve`.
    """
    report, is_before = _checked(audio_path)
    if is_before:
        return Approval()
    said = report["approval"]
    return Approval(ApprovalState(said["state"]), said["by"], said["at"])


def sha256_of(path: Path) -> str:
    """The file's SHA-256 in hex.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return _digest(stream)


def _checked(audio_path: Path) -> tuple[dict[str, Any], bool]:
    """The report, and whether the file is the one from before an approval that was cut off."""
    name = printable_name(audio_path)
    report = _read_report(audio_path)
    with open_recording(audio_path) as stream:
        sha256 = _digest(stream)
    if sha256 not in {report["sha256"], report.get(_BEFORE)}:
        raise UnusableInputError(
            tr("{name} is not the file that its report describes: it was changed since.", name=name),
            tr("Make the narration again, and listen to that one."),
        )
    return report, sha256 != report["sha256"]


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while piece := stream.read(_HASHED_AT_ONCE):
        digest.update(piece)
    return digest.hexdigest()


def _read_report(audio_path: Path) -> dict[str, Any]:
    name = printable_name(audio_path)
    path = report_path(audio_path)
    if not path.is_file():
        raise UnusableInputError(
            tr("There is no report beside {name}: {report}.", name=name, report=path.name),
            tr("Only a file that this program has published, with its report beside it, can be approved."),
        )
    with open_recording(path) as stream:
        content = stream.read(REPORT_MAX_BYTES)
    try:
        report = json.loads(content)
        is_ours = (
            report["format"] == FORMAT
            and isinstance(report["sha256"], str)
            and report["audio"]["format"] in set(AudioFormat)
            and report["approval"]["state"] in set(ApprovalState)
            and {"by", "at"} <= set(report["approval"])
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        is_ours = False
    if not is_ours:
        raise UnusableInputError(
            tr("{report} is no report of a narration.", report=path.name),
            tr("Make the narration again."),
        )
    return dict(report)
