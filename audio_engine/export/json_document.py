"""Writes a transcript as the public JSON format, whole and lossless; `docs/transcript-format.md` describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from audio_engine.export.legible import without_surrogates

if TYPE_CHECKING:
    from audio_engine.export.options import ExportOptions
    from audio_engine.transcript import Transcript

__all__ = ["render_json"]


def render_json(transcript: Transcript, options: ExportOptions) -> bytes:  # noqa: ARG001 - JSON is always whole
    """`Transcript.to_json()` as indented UTF-8.

    What JSON and UTF-8 cannot hold is replaced: a lone surrogate by U+FFFD, NaN and infinity by 0.
    """
    document = transcript.to_json()
    try:
        text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    except ValueError:
        document = json.loads(json.dumps(document), parse_constant=lambda _: 0.0)
        text = json.dumps(document, ensure_ascii=False, indent=2)
    return (without_surrogates(text) + "\n").encode()
