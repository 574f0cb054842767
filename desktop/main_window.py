"""The window: the rail, the workspace that is in front, and the notices over both.

It is on the screen empty, in the right place and colours, before anything else of it is imported. It opens nothing
itself: files go to the interviews workspace, everything else to whichever workspace shows it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QWidget

from desktop.bridge.preferences import Preferences
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.bridge import Bridge, JobProgress
    from desktop.drop_hint import DropHint
    from desktop.notices import Notices
    from desktop.rail import Rail
    from desktop.shortcuts import Shortcuts
    from desktop.workspace_stack import WorkspaceStack
    from desktop.workspaces import OpensItems, TakesFiles, WorkspaceEntry

__all__ = ["MainWindow"]

_FIRST: Final = "interviews"
_GEOMETRY: Final = "window.geometry"
_WORKSPACE: Final = "window.workspace"
_FOLDER: Final = "open.folder"


class MainWindow(QMainWindow):
    """One window over one library. It is empty until `fill`."""

    painted = Signal()
    """It is on the screen for the first time: what takes time may begin."""
    closing = Signal()
    """The window is about to go; the program ends."""

    rail: Rail
    notices: Notices
    _stack: WorkspaceStack
    _drop_hint: DropHint

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self._is_painted = False
        self._may_lose = False
        self.is_to_start_again = False
        """Whether the program is to start anew once this window is closed."""
        self.setWindowTitle("Souffleur")
        self.setMinimumSize(880, 560)
        stored = preferences.get(_GEOMETRY, "")
        geometry = QByteArray.fromBase64(stored.encode("ascii", "ignore") if isinstance(stored, str) else b"")
        if not self.restoreGeometry(geometry):
            self.resize(1280, 800)

    def fill(self, bridge: Bridge, shortcuts: Shortcuts) -> None:
        """Put everything into it, and go to the workspace that was in front last time."""
        from desktop.drop_hint import DropHint
        from desktop.job_news import JobNews
        from desktop.notices import Notices
        from desktop.rail import Rail
        from desktop.workspace_stack import WorkspaceStack
        from desktop.workspaces import WorkspaceContext, workspace_entries

        self._theme.complete()
        self._bridge = bridge
        self._shortcuts = shortcuts
        self._entries = {entry.name: entry for entry in workspace_entries()}
        self.notices = Notices(self._theme, self)
        self.rail = Rail(self._theme, tuple(self._entries.values()))
        context = WorkspaceContext(bridge, self._theme, shortcuts, self.notices, self.go_to, self.open_item)
        self._stack = WorkspaceStack(tuple(self._entries.values()), bridge.operations, context)
        shortcuts.complete = self._stack.make_all_later
        self._drop_hint = DropHint(self._theme, self)
        self._lay_out()
        self._add_commands()
        JobNews(bridge, self.notices, self, self._open_transcript)
        self._listen(bridge)
        self.setWindowIcon(self._theme.application_icon())
        self.setAcceptDrops(True)
        name = self._preferences.get(_WORKSPACE, _FIRST)
        self.go_to(name if name in self._entries else _FIRST)

    @property
    def current(self) -> str:
        """The name of the workspace in front."""
        return self._stack.current

    def workspace(self, name: str) -> QWidget:
        """A workspace by its name; it is made now if nobody has been there."""
        return self._stack.workspace(name)

    def go_to(self, name: str) -> None:
        """Bring a workspace to the front; its code is loaded in the background where nobody has been there."""
        self._stack.go_to(name)

    def open_item(self, name: str, item: object) -> None:
        """Open something in a workspace."""
        self.go_to(name)
        self._stack.with_workspace(name, lambda workspace: cast("OpensItems", workspace).open_item(item))

    def open_files(self, paths: list[Path]) -> None:
        """Take files and folders as recordings."""
        if paths:
            self.go_to(_FIRST)
            self._stack.with_workspace(_FIRST, lambda workspace: cast("TakesFiles", workspace).open_files(paths))

    def come_forward(self) -> None:
        """Show the window in front of others, as far as the system lets a program do that."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def start_again(self) -> None:
        """Close, and have the program start anew; nothing of that where something is not stored yet."""
        self.is_to_start_again = True
        self.is_to_start_again = self.close()

    def ask_for_files(self) -> None:
        """The system's dialog; what is chosen is opened."""
        dialog = QFileDialog(self, self.tr("Open recordings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setDirectory(str(self._preferences.get(_FOLDER, "")))
        dialog.filesSelected.connect(self._open_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def welcome(self) -> None:
        """The first steps: samples to try, and what works already."""
        from desktop.first_run.welcome import Welcome

        welcome = Welcome(self._bridge, self._theme, self)
        welcome.open_wanted.connect(lambda item: self.open_item(_FIRST, item))
        welcome.article_wanted.connect(self._open_sample_article)
        welcome.models_wanted.connect(lambda: self.go_to("models"))
        welcome.open()

    def show_cheat_sheet(self) -> None:
        """Every command with its keys, which can be changed there."""
        from desktop.cheat_sheet import CheatSheet

        self._stack.make_all()
        sheet = CheatSheet(self._shortcuts, self._theme, self)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """What takes time comes after the first painting."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another program may have changed the library while this window was behind it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self.centralWidget():
            from desktop.bridge import Changes

            self._bridge.library.announce(Changes(shelf=True))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped anywhere."""
        from desktop.drop_hint import local_paths

        if local_paths(event.mimeData()):
            event.acceptProposedAction()
            self._drop_hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """They were taken elsewhere."""
        self._drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open what was dropped."""
        from desktop.drop_hint import local_paths

        self._drop_hint.hide()
        event.acceptProposedAction()
        self.open_files(local_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where the window was; what runs is paused by whoever ends the program.

        It stays open over what could not be stored, until somebody says that it may be lost.
        """
        if self.centralWidget() and not self._may_lose and self._stack.has_unsaved():
            event.ignore()
            self._ask_before_losing()
            return
        self._preferences.set(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        if self.centralWidget():
            self._preferences.set(_WORKSPACE, self.current)
        self.closing.emit()
        super().closeEvent(event)

    def _ask_before_losing(self) -> None:
        from desktop.notices import Notice, NoticeAction, NoticeKind

        def lose() -> None:
            self._may_lose = True
            self.close()

        self.notices.post(
            Notice(
                self.tr("Something that you wrote is not stored yet."),
                self.tr("Make room on the disk, or copy your text, and close the window then."),
                NoticeKind.FAILURE,
                (NoticeAction(self.tr("Close and lose it"), lose),),
                key="window/unsaved",
            )
        )

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.rail.chosen.connect(self.go_to)
        self._stack.went_to.connect(self.rail.show_current)
        self._stack.titled.connect(self._show_title)

    def _show_title(self, name: str) -> None:
        if name == self.current:
            self.setWindowTitle(f"{self._stack.title(name)} – Souffleur")

    def _add_commands(self) -> None:
        from desktop.shortcuts import Command, Scope

        group = self.tr("Window")
        for number, entry in enumerate(self._entries.values(), start=1):
            self._add_workspace_command(number, entry, group)
        for command, run in (
            (Command("window.open", self.tr("Open recordings"), ("Ctrl+O",), group, Scope.WINDOW), self.ask_for_files),
            (
                Command("window.keys", self.tr("Keyboard shortcuts"), ("F1", "Ctrl+F1"), group, Scope.WINDOW),
                self.show_cheat_sheet,
            ),
            (Command("window.quit", self.tr("Quit"), ("Ctrl+Q",), group, Scope.WINDOW), self.close),
        ):
            self._shortcuts.add(command, self, run)
        self.rail.add_button(self.tr("Shortcuts"), "keyboard", self.show_cheat_sheet)
        self._add_help()

    def _add_help(self) -> None:
        from desktop.help.opening import show_about, show_guide, show_promise
        from desktop.help_menu import add_help

        add_help(
            self.rail,
            self._shortcuts,
            self,
            guide=lambda: show_guide(self, self._theme),
            keys=self.show_cheat_sheet,
            first_steps=self.welcome,
            promise=lambda: show_promise(self, self._theme),
            about=lambda: show_about(self, self._theme, self._bridge.operations),
        )

    def _add_workspace_command(self, number: int, entry: WorkspaceEntry, group: str) -> None:
        from desktop.shortcuts import Command, Scope

        command = Command(f"window.{entry.name}", entry.title, (f"Ctrl+{number}",), group, Scope.WINDOW)
        self._shortcuts.add(command, self, partial(self.go_to, entry.name))
        self.rail.set_tooltip(entry.name, self._shortcuts.key_text(command.id))

    def _listen(self, bridge: Bridge) -> None:
        bridge.operations.failed.connect(self.notices.failure)
        bridge.jobs.queue_blocked.connect(self.notices.failure)
        bridge.jobs.progress.connect(self._show_progress)
        bridge.jobs.job_ended.connect(lambda _: self._show_progress(bridge.jobs.running))

    def _open_sample_article(self) -> None:
        from desktop.workspaces import HasSample

        self.go_to("articles")
        self._stack.with_workspace("articles", lambda workspace: cast("HasSample", workspace).start_sample())

    def _open_transcript(self, transcript_id: int, recording_id: int) -> None:
        from desktop.interviews.workspace import OpenTranscript

        self.come_forward()
        self.open_item(_FIRST, OpenTranscript(transcript_id, recording_id))

    def _open_chosen(self, names: list[str]) -> None:
        if names:
            self._preferences.set(_FOLDER, str(Path(names[0]).parent))
        self.open_files([Path(name) for name in names])

    def _show_progress(self, heard: JobProgress | None) -> None:
        progress = self._bridge.jobs.running or heard  # of a passage that is heard again only where nothing else runs
        if progress is None:
            self.rail.set_hint("activity", "")
            return
        fraction = progress.fraction
        self.rail.set_hint("activity", "…" if fraction is None else self.tr("{0}%").format(int(fraction * 100)))
