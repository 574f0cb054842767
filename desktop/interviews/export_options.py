"""The choices of one export format, and how they are remembered."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from desktop.bridge.exports import ExportOptions, SubtitleRules
from desktop.theme import space
from desktop.widgets.number_field import DecimalField, NumberField

__all__ = ["EXPORT_PREFERENCE", "ExportOptionsForm", "format_label", "options_from_json", "options_to_json"]

EXPORT_PREFERENCE: Final = "export"
"""What is remembered of the dialog: `formats`, `options` by format, `folder`."""

_TIME_CODES: Final = frozenset({"txt", "md", "docx", "html"})
_SPEAKERS: Final = _TIME_CODES | {"srt", "vtt", "csv"}
_SUBTITLES: Final = frozenset({"srt", "vtt"})
_DEFAULTS: Final = ExportOptions()


class ExportOptionsForm(QWidget):
    """Shows the choices that `show_format` asks for; `changed` when a person changes one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.time_codes = QCheckBox(self.tr("Time codes"), self)
        self.speakers = QCheckBox(self.tr("Speakers"), self)
        self.csv_rows = QComboBox(self)
        self.csv_rows.addItem(self.tr("A row for each passage"), "segments")
        self.csv_rows.addItem(self.tr("A row for each word"), "words")
        self.line_chars = NumberField(self, minimum=16, maximum=80)
        self.lines = NumberField(self, minimum=1, maximum=2)
        self.chars_per_s = DecimalField(self, minimum=8.0, maximum=40.0, decimals=0)
        self.shortest_s = DecimalField(self, minimum=0.5, maximum=3.0, decimals=1, singleStep=0.1)
        self.longest_s = DecimalField(self, minimum=3.0, maximum=15.0, decimals=1, singleStep=0.5)
        self._whole = QLabel(self.tr("This format always holds everything."), self)
        self._whole.setProperty("role", "muted")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(space(4))
        self._form.setVerticalSpacing(space(2))
        self._form.addRow(self.time_codes)
        self._form.addRow(self.speakers)
        self._add(self.tr("Rows"), self.csv_rows)
        self._add(self.tr("Characters in a line"), self.line_chars)
        self._add(self.tr("Lines"), self.lines)
        self._add(self.tr("Characters a second"), self.chars_per_s)
        self._add(self.tr("Shortest, in seconds"), self.shortest_s)
        self._add(self.tr("Longest, in seconds"), self.longest_s)
        self._form.addRow(self._whole)
        for box in (self.time_codes, self.speakers):
            box.toggled.connect(self._on_change)
        self.csv_rows.currentIndexChanged.connect(self._on_change)
        for number in (self.line_chars, self.lines, self.chars_per_s, self.shortest_s, self.longest_s):
            number.valueChanged.connect(self._on_change)

    def show_format(self, name: str, options: ExportOptions) -> None:
        """Show the choices of a format, as they are."""
        self._filling = True
        rules = options.subtitles
        self.time_codes.setChecked(options.time_codes)
        self.speakers.setChecked(options.speakers)
        self.csv_rows.setCurrentIndex(self.csv_rows.findData(options.csv_rows))
        self.line_chars.setValue(rules.max_line_chars)
        self.lines.setValue(rules.max_lines)
        self.chars_per_s.setValue(rules.max_chars_per_s)
        self.shortest_s.setValue(rules.min_duration_s)
        self.longest_s.setValue(rules.max_duration_s)
        self._filling = False
        self._form.setRowVisible(self.time_codes, name in _TIME_CODES)
        self._form.setRowVisible(self.speakers, name in _SPEAKERS)
        self._form.setRowVisible(self.csv_rows, name == "csv")
        for field in (self.line_chars, self.lines, self.chars_per_s, self.shortest_s, self.longest_s):
            self._form.setRowVisible(field, name in _SUBTITLES)
        self._form.setRowVisible(self._whole, name not in _SPEAKERS)

    def options(self) -> ExportOptions:
        """What is chosen."""
        return ExportOptions(
            time_codes=self.time_codes.isChecked(),
            speakers=self.speakers.isChecked(),
            subtitles=SubtitleRules(
                max_line_chars=self.line_chars.value(),
                max_lines=self.lines.value(),
                max_chars_per_s=self.chars_per_s.value(),
                min_duration_s=self.shortest_s.value(),
                max_duration_s=self.longest_s.value(),
            ),
            csv_rows=self.csv_rows.currentData(),
        )

    def _add(self, text: str, field: QWidget) -> None:
        label = QLabel(text, self)
        label.setBuddy(field)
        field.setAccessibleName(text)
        self._form.addRow(label, field)

    def _on_change(self) -> None:
        if not self._filling:
            self.changed.emit()


def format_label(name: str) -> str:
    """A format in the reader's language."""
    translate = QCoreApplication.translate
    return {
        "txt": translate("ExportFormat", "Plain text"),
        "md": translate("ExportFormat", "Markdown"),
        "docx": translate("ExportFormat", "Word document"),
        "srt": translate("ExportFormat", "Subtitles, SubRip"),
        "vtt": translate("ExportFormat", "Subtitles, WebVTT"),
        "json": translate("ExportFormat", "Data, JSON"),
        "csv": translate("ExportFormat", "Table, CSV"),
        "html": translate("ExportFormat", "Web page"),
    }.get(name, name)


def options_to_json(options: ExportOptions) -> dict[str, Any]:
    """What is remembered of a format's choices."""
    rules = options.subtitles
    return {
        "time_codes": options.time_codes,
        "speakers": options.speakers,
        "csv_rows": options.csv_rows,
        "max_line_chars": rules.max_line_chars,
        "max_lines": rules.max_lines,
        "max_chars_per_s": rules.max_chars_per_s,
        "min_duration_s": rules.min_duration_s,
        "max_duration_s": rules.max_duration_s,
    }


def options_from_json(kept: object) -> ExportOptions:
    """The choices that were remembered; the usual ones where nothing usable was."""
    if not isinstance(kept, dict):
        return _DEFAULTS
    try:
        return ExportOptions(
            time_codes=bool(kept["time_codes"]),
            speakers=bool(kept["speakers"]),
            subtitles=SubtitleRules(
                max_line_chars=int(kept["max_line_chars"]),
                max_lines=int(kept["max_lines"]),
                max_chars_per_s=float(kept["max_chars_per_s"]),
                min_duration_s=float(kept["min_duration_s"]),
                max_duration_s=float(kept["max_duration_s"]),
            ),
            csv_rows="words" if kept["csv_rows"] == "words" else "segments",
        )
    except (KeyError, TypeError, ValueError):
        return _DEFAULTS
