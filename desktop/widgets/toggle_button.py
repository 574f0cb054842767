"""A button with an icon that is in or out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.icons import ICON_PX
from desktop.theme import Theme

__all__ = ["ToggleButton"]


class ToggleButton(QToolButton):
    """`text` is its accessible name and its tooltip; the keyboard reaches it."""

    def __init__(
        self,
        theme: Theme,
        *,
        icon: str,
        text: str,
        on_toggle: Callable[[bool], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.bind_icon(self, icon)
        if on_toggle is not None:
            self.toggled.connect(on_toggle)
