"""Another program that has copied a text: `python clipboard_source.py FILE` keeps what is in FILE on the clipboard."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

if __name__ == "__main__":
    application = QGuiApplication(sys.argv)
    application.clipboard().setText(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write("copied\n")
    sys.stdout.flush()
    application.exec()
