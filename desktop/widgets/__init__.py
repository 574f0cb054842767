"""Widgets that more than one view uses. Each has an accessible name and follows the theme."""

from __future__ import annotations

from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.progress_row import ProgressRow
from desktop.widgets.search_field import SearchField
from desktop.widgets.time_label import TimeLabel, clock
from desktop.widgets.toggle_button import ToggleButton

__all__ = [
    "ElidedLabel",
    "EmptyState",
    "ProgressRow",
    "SearchField",
    "TimeLabel",
    "ToggleButton",
    "clock",
]
