"""What sounds around the voice: intro, outro, and a bed below it, with a preview of how they are mixed.

The files are looked at by the locked decoder; nothing here opens one.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from audio_engine.narration.choices import NarrationChoices
from desktop.bridge import Bridge
from desktop.bridge.intake import FileLook, look_at
from desktop.interviews.file_places import ask_for_file
from desktop.lists.wording import length
from desktop.theme import Theme, set_role, space
from desktop.widgets import ElidedLabel, ProgressRow

__all__ = ["MusicPanel"]

_PARTS: Final = ("intro", "bed", "outro")
_FOLDER: Final = "articles.music-folder"


class MusicPanel(QWidget):
    """`show_choices` fills it; it stores nothing itself."""

    changed = Signal(object)
    """`NarrationChoices` that somebody has made."""
    preview_wanted = Signal()
    stop_wanted = Signal()
    """The preview is to be made no further, or heard no more."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._choices = NarrationChoices()
        self._busy = False
        self.pieces = {part: _Piece(text, name, theme, self) for part, text, name in self._texts()}
        self.preview = QPushButton(self.tr("Preview the mix"), self)
        self.preview.clicked.connect(lambda _: (self.stop_wanted if self._busy else self.preview_wanted).emit())
        self._progress = ProgressRow(theme, name=self.tr("Making the preview"), parent=self)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setProperty("role", "failure")
        self._lay_out()
        self.show_idle()
        for part, piece in self.pieces.items():
            piece.choose.clicked.connect(partial(self._ask, part))
            piece.remove.clicked.connect(partial(self._set, part, None))
            piece.dropped.connect(partial(self._set, part))

    def show_choices(self, choices: NarrationChoices) -> None:
        """Show the music of an article; nobody is told."""
        self._choices = choices
        self._problem.hide()
        for part in _PARTS:
            self._show(part)
        self.preview.setEnabled(any(getattr(choices, part) for part in _PARTS))

    def take_choices(self, choices: NarrationChoices) -> None:
        """Somebody else has changed other parts of the choices."""
        self._choices = choices

    def show_working(self) -> None:
        """The preview is being made."""
        self._busy = True
        self.preview.setText(self.tr("Cancel"))
        self._theme.bind_icon(self.preview, "stop")
        self._progress.show_progress(None, self.tr("Mixing…"))
        self._progress.show()
        self._problem.hide()

    def show_playing(self) -> None:
        """The preview is heard."""
        self._busy = True
        self.preview.setText(self.tr("Stop"))
        self._theme.bind_icon(self.preview, "stop")
        self._progress.hide()

    def show_idle(self) -> None:
        """Nothing is made or heard."""
        self._busy = False
        self.preview.setText(self.tr("Preview the mix"))
        self._theme.bind_icon(self.preview, "play")
        self._progress.hide()

    def show_problem(self, text: str) -> None:
        """The preview could not be made."""
        self.show_idle()
        self._problem.setText(text)
        self._problem.show()

    def _texts(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("intro", self.tr("Intro"), self.tr("Before the voice, fading out under its first words")),
            ("bed", self.tr("Bed"), self.tr("Under the voice, from its beginning to its end")),
            ("outro", self.tr("Outro"), self.tr("After the voice, fading in under its last words")),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(4))
        for piece in self.pieces.values():
            column.addWidget(piece)
        column.addWidget(self.preview)
        column.addWidget(self._progress)
        column.addWidget(self._problem)
        column.addStretch(1)
        self._problem.hide()

    def _ask(self, part: str) -> None:
        folder = str(self._bridge.preferences.get(_FOLDER, ""))
        title = {
            "intro": self.tr("Choose the intro"),
            "bed": self.tr("Choose the bed"),
            "outro": self.tr("Choose the outro"),
        }[part]
        ask_for_file(self, title, folder, partial(self._set, part))

    def _set(self, part: str, path: Path | None) -> None:
        if path is not None:
            self._bridge.preferences.set(_FOLDER, str(path.parent))
        self._choices = _with(self._choices, part, str(path.absolute()) if path is not None else "")
        self._problem.hide()
        self._show(part)
        self.preview.setEnabled(any(getattr(self._choices, name) for name in _PARTS))
        self.changed.emit(self._choices)

    def _show(self, part: str) -> None:
        chosen, piece = str(getattr(self._choices, part)), self.pieces[part]
        piece.show_path(Path(chosen) if chosen else None)
        if chosen:
            path = Path(chosen)
            self._bridge.operations.run(
                lambda: look_at(path), on_success=piece.show_look, key=f"articles-music-{part}", owner=self
            )


class _Piece(QWidget):
    """One piece of music: its name, its length, what is wrong with it; a file can be dropped on it."""

    dropped = Signal(object)
    """A `Path`."""

    def __init__(self, text: str, hint: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._hint = hint
        self.setAcceptDrops(True)
        title = QLabel(text, self)
        title.setFont(theme.font("strong"))
        self.name = ElidedLabel("", self, mode=Qt.TextElideMode.ElideMiddle)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.choose = QPushButton(self)
        self.choose.setAccessibleName(self.tr("Choose a file: {0}").format(text))
        self.remove = QPushButton(self.tr("Remove"), self)
        self.remove.setAccessibleName(self.tr("Without: {0}").format(text))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(1))
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.choose, 0, 1)
        grid.addWidget(self.remove, 0, 2)
        grid.addWidget(self.name, 1, 0, 1, 3)
        grid.addWidget(self.about, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self.show_path(None)

    def show_path(self, path: Path | None) -> None:
        """This file is chosen, or none."""
        self._path = path
        self.name.set_full_text(path.name if path is not None else "")
        self.name.setVisible(path is not None)
        self.remove.setVisible(path is not None)
        self.choose.setText(self.tr("Change…") if path is not None else self.tr("Choose…"))
        self._say("" if path is not None else self._hint, "muted")

    def show_look(self, look: FileLook) -> None:
        """What the locked decoder says of the file."""
        if look.path != self._path:
            return
        if look.problem is not None:
            self._say(f"{look.problem.what} {look.problem.to_do}".strip(), "failure")
        else:
            self._say(length(look.length_s) if look.length_s is not None else "", "muted")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A file may be dropped on it."""
        if _one_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take it."""
        path = _one_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _say(self, text: str, role: str) -> None:
        self.about.setText(text)
        set_role(self.about, role)
        self.about.setVisible(bool(text))


def _with(choices: NarrationChoices, part: str, path: str) -> NarrationChoices:
    match part:
        case "intro":
            return replace(choices, intro=path)
        case "bed":
            return replace(choices, bed=path)
        case _:
            return replace(choices, outro=path)


def _one_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
