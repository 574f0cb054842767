"""A file manager of one file, in a process of its own: whoever drags from its window drags that file.

python drag_source.py X Y FILE…
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class FileManager(QWidget):
    """A window without a frame; all of it is the file."""

    def __init__(self, files: list[Path]) -> None:
        super().__init__()
        self._files = files
        self.setWindowTitle("File manager")

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The file is in the hand."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = FileManager([Path(name) for name in sys.argv[3:]])
    window.setGeometry(int(sys.argv[1]), int(sys.argv[2]), 80, 60)
    window.show()
    sys.exit(application.exec())
