"""What a narration's report says, in words: what was measured, what was said, which sentences want an ear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.lists.wording import length, moment

if TYPE_CHECKING:
    from desktop.bridge.article_values import NarrationItem

__all__ = ["ReportLine", "approval_sentence", "doubtful_sentences", "measures"]

_OFF_TARGET_LU: Final = 0.5
_TRUE_PEAK_DBTP: Final = -1.0
"""What publishing promises; beyond that the report marks the number."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Something measured: its name, its value in words, and whether it is not as it should be."""

    name: str
    value: str
    is_off: bool = False


def measures(report: dict[str, Any]) -> list[ReportLine]:
    """What was measured in the published file."""
    translate = QCoreApplication.translate
    loudness, target = report["loudness"], report["loudness_target"]
    lufs, peak = loudness["integrated_lufs"], loudness["true_peak_dbtp"]
    lines = [ReportLine(translate("NarrationReport", "Length"), length(float(report["duration_s"])))]
    if lufs is not None:
        wanted = translate("NarrationReport", "{0} LUFS (wanted: {1})")
        text = wanted.format(_number(lufs), _number(target["lufs"]))
        lines.append(
            ReportLine(translate("NarrationReport", "Loudness"), text, abs(lufs - target["lufs"]) > _OFF_TARGET_LU)
        )
    if peak is not None:
        text = translate("NarrationReport", "{0} dBTP").format(_number(peak))
        lines.append(ReportLine(translate("NarrationReport", "True peak"), text, peak > _TRUE_PEAK_DBTP))
    lines.append(
        ReportLine(
            translate("NarrationReport", "Loudness range"),
            translate("NarrationReport", "{0} LU").format(_number(loudness["range_lu"])),
        )
    )
    lines.append(_coverage(report["coverage"]))
    lines.append(ReportLine(translate("NarrationReport", "Voice"), str(report["voice"])))
    lines.append(ReportLine(translate("NarrationReport", "Chapters"), QLocale().toString(len(report["chapters"]))))
    lines.append(_disclosure(report["disclosure"]))
    return lines


def doubtful_sentences(narration: NarrationItem) -> list[tuple[int, str, str]]:
    """Sentences that were not said, or were heard otherwise: index in the plan, their text, and why."""
    translate = QCoreApplication.translate
    found: dict[int, tuple[int, str, str]] = {}
    sentences = narration.report["sentences"]
    for index, sentence in enumerate(sentences):
        if sentence["state"] == "failed":
            why = sentence["reason"] or translate("NarrationReport", "It could not be said.")
            found[index] = (index, str(sentence["text"]), str(why))
    for heard in narration.heard_otherwise or ():
        index = int(heard["index"])
        if 0 <= index < len(sentences):
            why = translate("NarrationReport", "Heard: “{0}”").format(heard["heard"])
            found.setdefault(index, (index, str(sentences[index]["text"]), why))
    return [found[index] for index in sorted(found)]


def approval_sentence(narration: NarrationItem) -> str:
    """“Approved by AB on …”, or that nobody has approved it."""
    translate = QCoreApplication.translate
    if narration.approval_state == "approved":
        text = translate("NarrationReport", "Approved by {0}: {1}")
        return text.format(narration.approval_by, moment(narration.approval_at))
    return translate("NarrationReport", "Not approved: nobody has listened to it yet, and its tags say so.")


def _coverage(coverage: dict[str, int]) -> ReportLine:
    translate = QCoreApplication.translate
    spoken, skipped, failed = (int(coverage.get(name, 0)) for name in ("spoken", "skipped", "failed"))
    parts = [translate("NarrationReport", "{0} spoken").format(spoken)]
    if skipped:
        parts.append(translate("NarrationReport", "{0} left out").format(skipped))
    if failed:
        parts.append(translate("NarrationReport", "{0} failed").format(failed))
    return ReportLine(translate("NarrationReport", "Sentences"), ", ".join(parts), failed > 0)


def _disclosure(disclosure: dict[str, Any]) -> ReportLine:
    translate = QCoreApplication.translate
    is_on = disclosure["state"] == "on"
    said = translate("NarrationReport", "in the tags") if is_on else translate("NarrationReport", "off")
    if is_on and disclosure["spoken"]:
        said = translate("NarrationReport", "spoken, and in the tags")
    return ReportLine(translate("NarrationReport", "Disclosure"), said, not is_on)


def _number(value: float) -> str:
    text = QLocale().toString(float(value), "f", 1)
    return text.replace("-", "\N{MINUS SIGN}")
