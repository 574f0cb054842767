"""The two palettes, token by token, and how Qt's own widgets are painted with them.

`PAIRS` says which token is read on which, and how strong the contrast must be; a test measures each in both palettes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette

from audio_engine.resources import resource

__all__ = ["DARK", "LIGHT", "PAIRS", "Tokens", "qt_palette", "style_sheet"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by meaning, as #rrggbb."""

    window: str
    """Behind everything."""
    surface: str
    """Where text and lists stand."""
    sunken: str
    """The rail, headers, a field that cannot be edited."""
    raised: str
    """Menus, notices, dialogs."""
    hover: str
    """Under the pointer."""
    text: str
    muted: str
    """Second-rank text: dates, hints, time codes."""
    disabled: str
    border: str
    """Between areas; carries no meaning by itself."""
    control: str
    """The outline of something that can be used."""
    accent: str
    """What can be pressed, links, progress, the focus."""
    on_accent: str
    accent_soft: str
    """Behind the selected row and the current workspace."""
    selection: str
    """Behind selected text."""
    news: str
    done: str
    warning: str
    failure: str
    warning_soft: str
    failure_soft: str
    done_soft: str
    doubt_1: str
    """Behind a word that the recogniser hardly doubted, …"""
    doubt_2: str
    doubt_3: str
    """… and one that it doubted much."""
    spoken: str
    """Behind the word that is heard at this moment."""
    found: str
    """Behind what a search found."""
    found_now: str
    """Behind the find that is gone to."""
    gap: str
    """Behind “speech without text”."""
    wave: str
    wave_played: str
    wave_speech: str
    playhead: str
    mark: str


LIGHT: Final = Tokens(
    window="#f5f6f8",
    surface="#ffffff",
    sunken="#eaecf0",
    raised="#ffffff",
    hover="#e4e7ec",
    text="#1a1e26",
    muted="#555c69",
    disabled="#8b919d",
    border="#d6dae1",
    control="#7b8290",
    accent="#1c5bb5",
    on_accent="#ffffff",
    accent_soft="#d9e5f7",
    selection="#bcd5f5",
    news="#1c5bb5",
    done="#1a6b3b",
    warning="#8a5300",
    failure="#b3261e",
    warning_soft="#fdf0d5",
    failure_soft="#fbe4e2",
    done_soft="#dcf1e3",
    doubt_1="#fdf3d0",
    doubt_2="#fde2b5",
    doubt_3="#fccdb0",
    spoken="#a9d6ff",
    found="#fbeb8c",
    found_now="#f7b955",
    gap="#e7e0f3",
    wave="#6f7988",
    wave_played="#1c5bb5",
    wave_speech="#dfe6f0",
    playhead="#b3261e",
    mark="#8a5300",
)

DARK: Final = Tokens(
    window="#15171c",
    surface="#1c1f25",
    sunken="#111317",
    raised="#272b33",
    hover="#2c313a",
    text="#e7e9ed",
    muted="#a6adb9",
    disabled="#6d7480",
    border="#333842",
    control="#7f8794",
    accent="#82b4f7",
    on_accent="#0f1420",
    accent_soft="#253a57",
    selection="#2f5687",
    news="#82b4f7",
    done="#7bd09b",
    warning="#f0b759",
    failure="#ff9d94",
    warning_soft="#3d3118",
    failure_soft="#48241f",
    done_soft="#1c3a28",
    doubt_1="#3a3522",
    doubt_2="#4c3b1f",
    doubt_3="#5c3722",
    spoken="#1f5488",
    found="#5e5410",
    found_now="#7a5200",
    gap="#352f4a",
    wave="#8992a1",
    wave_played="#82b4f7",
    wave_speech="#2a313d",
    playhead="#ff9d94",
    mark="#f0b759",
)

_TEXT: Final = 4.5
"""WCAG 2.2, 1.4.3: text."""
_SHAPE: Final = 3.0
"""1.4.11: outlines, icons and pictures that one has to see."""

_READ_ON: Final = (
    *("window", "surface", "sunken", "raised", "hover", "accent_soft", "selection"),
    *("warning_soft", "failure_soft", "done_soft", "doubt_1", "doubt_2", "doubt_3"),
    *("spoken", "found", "found_now", "gap"),
)

PAIRS: Final[tuple[tuple[str, str, float], ...]] = (
    *(("text", behind, _TEXT) for behind in _READ_ON),
    *(("muted", behind, _TEXT) for behind in ("window", "surface", "sunken", "raised", "hover", "accent_soft", "gap")),
    *(("accent", behind, _TEXT) for behind in ("window", "surface", "sunken", "raised", "accent_soft")),
    ("on_accent", "accent", _TEXT),
    *(
        (kind, behind, _TEXT)
        for kind in ("news", "done", "warning", "failure")
        for behind in ("window", "surface", "raised")
    ),
    *((kind, f"{kind}_soft", _TEXT) for kind in ("done", "warning", "failure")),
    *(("control", behind, _SHAPE) for behind in ("window", "surface", "sunken", "raised")),
    *((part, "surface", _SHAPE) for part in ("wave", "wave_played", "playhead", "mark")),
    *((part, "wave_speech", _SHAPE) for part in ("wave", "wave_played", "playhead", "mark")),
)
"""A token, the one that it is seen on, and the least contrast between them."""


def qt_palette(tokens: Tokens) -> QPalette:
    """The palette of Qt's own widgets."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for where, token in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.window),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.failure),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Highlight, tokens.selection),
        (role.HighlightedText, tokens.text),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Accent, tokens.accent),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.border),
        (role.Mid, tokens.border),
        (role.Dark, tokens.control),
        (role.Shadow, tokens.sunken),
    ):
        palette.setColor(where, QColor(token))
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, where, QColor(tokens.disabled))
    return palette


def style_sheet(tokens: Tokens) -> str:
    """What the palette cannot say: rounded outlines, the ring of the focus, quiet scroll bars."""
    name = "dark" if tokens is DARK else "light"
    pictures = {f"{one}_picture": resource(f"icons/controls/{one}-{name}.svg").as_posix() for one in _PICTURES}
    return re.sub(r"@(\w+)", lambda found: pictures.get(found[1]) or str(getattr(tokens, found[1])), _STYLE)


_PICTURES: Final = ("up", "down", "check")
_STYLE: Final = """
QPushButton, QComboBox, QLineEdit, QSpinBox, QDoubleSpinBox, QKeySequenceEdit, QPlainTextEdit[field="true"] {
    background: @surface; border: 1px solid @control; border-radius: 6px; padding: 5px 11px; min-height: 20px;
}
QLineEdit, QSpinBox, QDoubleSpinBox, QKeySequenceEdit { padding: 5px 7px; selection-background-color: @selection; }
QComboBox { padding-right: 4px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("@down_picture"); width: 14px; height: 14px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {
    border: none; background: transparent; width: 20px;
}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("@up_picture"); width: 12px; height: 12px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("@down_picture"); width: 12px; height: 12px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:hover, QComboBox:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @accent_soft; border-color: @accent; }
QPushButton:disabled, QComboBox:disabled, QLineEdit:disabled, QSpinBox:disabled {
    color: @disabled; border-color: @border; background: @window;
}
QPushButton[primary="true"] { background: @accent; color: @on_accent; border-color: @accent; }
QPushButton[primary="true"]:disabled { background: @border; color: @disabled; border-color: @border; }
QPushButton:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QKeySequenceEdit:focus {
    border: 2px solid @accent; padding: 4px 10px;
}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QKeySequenceEdit:focus { padding: 4px 6px; }
QPushButton[primary="true"]:focus { border: 2px solid @text; }
QToolButton { border: 2px solid transparent; border-radius: 6px; padding: 3px; background: transparent; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @accent_soft; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @disabled; }
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid @control; border-radius: 4px; background: @surface;
}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked { background: @accent; border-color: @accent; image: url("@check_picture"); }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid @control; border-radius: 8px; background: @surface;
}
QRadioButton::indicator:checked {
    width: 6px; height: 6px; border: 5px solid @accent; background: @on_accent;
}
QRadioButton::indicator:disabled { border-color: @border; background: @window; }
QRadioButton::indicator:checked:disabled { border-color: @disabled; }
QCheckBox::indicator:disabled { border-color: @border; background: @window; }
QCheckBox::indicator:checked:disabled { background: @disabled; }
QListView, QTreeView, QTableView {
    background: @surface; border: 1px solid @border; border-radius: 8px; outline: none;
    selection-background-color: @accent_soft; selection-color: @text;
}
QTreeWidget#commands::item, QTreeWidget#policies::item { min-height: 26px; }
QListWidget#guide-chapters::item { padding: 8px 4px; }
QHeaderView::section {
    background: @surface; color: @muted; border: none; border-bottom: 1px solid @border; padding: 6px 8px;
}
QTextEdit, QPlainTextEdit { background: @surface; border: none; selection-background-color: @selection; }
QFrame#notice { background: @raised; border: 1px solid @control; border-left: 4px solid @news; border-radius: 8px; }
QFrame#notice[kind="done"] { border-left-color: @done; }
QFrame#notice[kind="warning"] { border-left-color: @warning; }
QFrame#notice[kind="failure"] { border-left-color: @failure; }
QFrame#rail { background: @sunken; border: none; border-right: 1px solid @border; }
QFrame#rail QPushButton {
    background: transparent; border: 2px solid transparent; padding: 6px 10px; text-align: left; min-height: 24px;
}
QFrame#rail QPushButton:hover { background: @hover; }
QFrame#rail QPushButton:checked { background: @accent_soft; }
QFrame#rail QPushButton:focus { border-color: @accent; padding: 6px 10px; }
QFrame#rail QPushButton::menu-indicator { image: none; width: 0; }
QMenu { background: @raised; border: 1px solid @control; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accent_soft; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QToolTip { background: @raised; color: @text; border: 1px solid @control; padding: 4px 6px; }
QProgressBar { background: @border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabBar::tab { padding: 7px 12px; border: none; border-bottom: 2px solid transparent; color: @muted; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { background: @hover; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @control; border: 3px solid @surface; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { height: 4px; background: @border; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: @surface; border: 1px solid @control;
}
QSlider::handle:horizontal:focus { border: 2px solid @accent; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="failure"] { color: @failure; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="done"] { color: @done; }
"""
