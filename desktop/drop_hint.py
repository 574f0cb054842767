"""What is seen while files are held over the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.icons import pixmap
from desktop.theme import Theme, space

__all__ = ["DropHint", "local_paths"]

_ICON_PX = 48


def local_paths(data: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dragged or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropHint(QWidget):
    """A sheet over the whole window that says what happens to what is let go."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over the window."""
        self.setGeometry(self._host.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A dashed frame, an icon, a sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setOpacity(0.94)
        painter.fillRect(self.rect(), tokens.accent_soft)
        painter.setOpacity(1.0)
        margin = space(6)
        painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(margin, margin, -margin, -margin), 12, 12)
        centre = self.rect().center()
        picture = pixmap("interviews", tokens.accent, _ICON_PX, self.devicePixelRatioF())
        painter.drawPixmap(centre.x() - _ICON_PX // 2, centre.y() - _ICON_PX, picture)
        painter.setPen(tokens.text)
        painter.setFont(self._theme.font("title"))
        below = self.rect().adjusted(margin, self.height() // 2 + space(3), -margin, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self.tr("Let go to add these recordings"))
