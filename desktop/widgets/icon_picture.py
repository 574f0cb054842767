"""One of our icons as a picture of any size; it carries no meaning of its own, so screen readers pass over it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from desktop.icons import pixmap
from desktop.theme import Theme

__all__ = ["IconPicture"]


class IconPicture(QLabel):
    """A picture in the colour of a token; it follows the theme."""

    def __init__(
        self, theme: Theme, name: str, size: int, *, role: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self._name, self._role = name, role
        self.setFixedSize(size, size)
        theme.changed.connect(self._draw)
        self._draw()

    def set_icon(self, name: str, role: str | None = None) -> None:
        """Show another icon."""
        self._name, self._role = name, role or self._role
        self._draw()

    def _draw(self) -> None:
        colour = getattr(self._theme.tokens, self._role)
        self.setPixmap(pixmap(self._name, colour, self._size, self.devicePixelRatioF()))
