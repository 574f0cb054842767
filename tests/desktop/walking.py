"""Walks every control of a window: which have no name for a screen reader, which cannot show all of their text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop.widgets import ElidedLabel

__all__ = ["clipped", "controls", "nameless", "unreachable"]

_CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit),
    *(QPlainTextEdit, QProgressBar, QTabBar, QTextEdit),
)
_ROUNDING_PX = 1


def controls(root: QWidget) -> list[QWidget]:
    """Everything that can be used or read out below `root`, hidden or not; parts that Qt makes for itself left out."""
    return [w for w in root.findChildren(QWidget) if isinstance(w, _CONTROLS) and not _is_qts_own(w)]


def nameless(root: QWidget) -> list[str]:
    """Controls of which a screen reader could not say what they are."""
    return [_where(w) for w in controls(root) if not _name(w).strip()]


def unreachable(root: QWidget) -> list[str]:
    """Controls that the Tab key does not reach; of buttons of which one is in, it reaches that, and arrows the rest."""
    return [
        _where(w)
        for w in controls(root)
        if w.isEnabled()
        and not isinstance(w, QProgressBar)
        and not (isinstance(w, QAbstractButton) and w.group() is not None and w.group().exclusive())
        and not w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
    ]


def clipped(root: QWidget) -> list[str]:
    """Visible labels and buttons that are smaller than their text."""
    return [
        f"{_where(w)}: {w.text()!r} has {w.width()}×{w.height()} px of {_needs(w)}"
        for w in root.findChildren(QWidget)
        if isinstance(w, QLabel | QAbstractButton)
        and not isinstance(w, ElidedLabel)
        and not _is_qts_own(w)
        and w.isVisible()
        and w.text()
        and (w.width() + _ROUNDING_PX < _needs(w)[0] or w.height() + _ROUNDING_PX < _needs(w)[1])
    ]


def _needs(widget: QLabel | QAbstractButton) -> tuple[int, int]:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return 0, widget.heightForWidth(widget.width())
    hint = widget.minimumSizeHint()
    return hint.width(), hint.height()


def _is_qts_own(widget: QWidget) -> bool:
    return (
        isinstance(widget, QScrollBar | QHeaderView)
        or widget.objectName().startswith("qt_")
        or (isinstance(widget, QLineEdit) and isinstance(widget.parent(), QAbstractSpinBox | QComboBox))
        or (isinstance(widget, QAbstractItemView) and _is_popup(widget))
        or (
            isinstance(widget, QAbstractButton) and isinstance(widget.parent(), QLineEdit | QAbstractItemView | QTabBar)
        )
        or (isinstance(widget, QLineEdit) and widget.parent() is not None and _is_key_field(widget.parent()))
    )


def _is_key_field(parent: object) -> bool:
    return type(parent).__name__ == "QKeySequenceEdit"


def _is_popup(widget: QWidget) -> bool:
    """Whether it is the list of a combo box, which stands in a frame of its own."""
    parent = widget.parent()
    return isinstance(parent, QWidget) and isinstance(parent.parent(), QComboBox)


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def _where(widget: QWidget) -> str:
    parts = []
    parent: object | None = widget
    while isinstance(parent, QWidget) and len(parts) < 4:
        parts.append(type(parent).__name__ + (f"#{parent.objectName()}" if parent.objectName() else ""))
        parent = parent.parent()
    return " < ".join(parts)
