"""Writes transcripts as files for people and programs: one writer a format, write-only."""

from __future__ import annotations

from audio_engine.export.options import ExportOptions, SubtitleRules
from audio_engine.export.writing import FORMATS, UnknownFormatError, Writer, render, write_transcript

__all__ = ["FORMATS", "ExportOptions", "SubtitleRules", "UnknownFormatError", "Writer", "render", "write_transcript"]
