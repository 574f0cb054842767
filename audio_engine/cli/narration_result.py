"""What `souffleur narrate` says of the file that it has made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from audio_engine.cli.terminal import clock, one_line, write_out
from audio_engine.engine import Outcome
from audio_engine.narration.spoken import Flag
from audio_engine.text import tr, trn

__all__ = ["narration_json", "print_narration"]


def narration_json(outcome: Outcome) -> dict[str, Any]:
    """The report; with `heard_otherwise` where somebody asked for a verification."""
    assert outcome.narration is not None
    otherwise = outcome.narration.verification
    return {**outcome.narration.report, **({} if otherwise is None else {"heard_otherwise": otherwise})}


def print_narration(outcome: Outcome, flags: Sequence[Flag], *, basic: bool) -> None:
    """The figures, what was left out, what somebody should check, for a person."""
    assert outcome.narration is not None
    report = outcome.narration.report
    lines = [report["output"], *report["files"], _figures(report), _coverage(report)]
    if basic:
        lines.append(tr("The built-in voice is basic: it is understood, and does not sound like a person."))
    lines += [
        tr("Left out: “{text}” {reason}", text=sentence["text"], reason=sentence["reason"])
        for sentence in report["sentences"]
        if sentence["state"] == "skipped"
    ]
    lines += [tr("To check: “{text}”: {reason}", text=flag.text, reason=flag.reason) for flag in flags]
    lines += [
        tr("Heard otherwise: “{text}” Heard: “{heard}”", text=sentence["text"], heard=sentence["heard"])
        for sentence in outcome.narration.verification or ()
    ]
    lines.append(
        tr(
            "It is unapproved until somebody has listened. Then: souffleur approve “{file}” --by NAME",
            file=report["output"],
        )
    )
    for line in lines:
        write_out(one_line(line) + "\n")


def _figures(report: dict[str, Any]) -> str:
    loudness = report["loudness"]
    if loudness["integrated_lufs"] is None:
        return tr("{time}, silent", time=clock(report["duration_s"]))
    return tr(
        "{time}, {lufs:.1f} LUFS (wanted: {wanted:.1f}), true peak {peak:.1f} dBTP",
        time=clock(report["duration_s"]),
        lufs=loudness["integrated_lufs"],
        wanted=report["loudness_target"]["lufs"],
        peak=loudness["true_peak_dbtp"],
    )


def _coverage(report: dict[str, Any]) -> str:
    counts = report["coverage"]
    spoken = trn("{count} sentence spoken", "{count} sentences spoken", counts["spoken"])
    skipped = trn("{count} left out", "{count} left out", counts["skipped"])
    return f"{spoken}, {skipped}."
